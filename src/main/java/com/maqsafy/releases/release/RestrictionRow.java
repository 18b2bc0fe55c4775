package com.maqsafy.releases.release;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.PostLoad;
import jakarta.persistence.PostPersist;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Persistable;

/** The restriction of a release, lifted or not. */
@Entity
@Table(name = "release_restriction")
class RestrictionRow implements Persistable<String> {

    @Id
    String releaseKey;

    @Column(updatable = false)
    String tenantId;

    @Column(updatable = false)
    String owner;

    @Column(updatable = false)
    Instant imposedAt;

    @Nullable
    Instant liftedAt;

    @Transient
    private boolean stored;

    @SuppressWarnings("NullAway.Init")
    protected RestrictionRow() {
        // For JPA.
    }

    RestrictionRow(String releaseKey, String tenantId, String owner, Instant imposedAt) {
        this.releaseKey = releaseKey;
        this.tenantId = tenantId;
        this.owner = owner;
        this.imposedAt = imposedAt;
    }

    @Override
    public String getId() {
        return releaseKey;
    }

    @Override
    public boolean isNew() {
        return !stored;
    }

    @PostLoad
    @PostPersist
    void stored() {
        stored = true;
    }
}
