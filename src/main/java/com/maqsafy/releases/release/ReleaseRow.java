package com.maqsafy.releases.release;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * The table row; leaves the module only as {@link ReleaseDetails}. Columns that are not updatable are those that the
 * application's database role may not change ({@code R__rights.sql}).
 */
@Entity
@Table(name = "release")
class ReleaseRow {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Nullable
    Long id;

    @Column(updatable = false)
    String key;

    @Column(updatable = false)
    String service;

    @Column(updatable = false)
    String version;

    String previousVersion;

    @Column(updatable = false)
    String type;

    @Column(updatable = false)
    String changeType;

    @Column(updatable = false)
    String branch;

    @Column(name = "commit_id")
    @JdbcTypeCode(SqlTypes.CHAR)
    String commit;

    String summary;

    @JdbcTypeCode(SqlTypes.ARRAY)
    List<String> changes;

    @JdbcTypeCode(SqlTypes.ARRAY)
    List<String> contains;

    @JdbcTypeCode(SqlTypes.ARRAY)
    List<String> changedAspects;

    @JdbcTypeCode(SqlTypes.ARRAY)
    List<String> found;

    @JdbcTypeCode(SqlTypes.ARRAY)
    List<String> requirements;

    String risks;

    @Column(updatable = false)
    String owner;

    @Column(updatable = false)
    String requester;

    @Nullable
    Instant plannedAt;

    @Column(updatable = false)
    boolean maintenanceMode;

    String status;
    String notes = "";

    @Column(updatable = false)
    @Nullable
    String processInstanceId;

    @Column(updatable = false)
    Instant createdAt;

    @Nullable
    Instant finishedAt;

    @Version
    int revision;

    @SuppressWarnings("NullAway.Init")
    protected ReleaseRow() {
        // For JPA.
    }

    ReleaseRow(ReleaseDetails details) {
        this.key = details.key();
        this.service = details.service();
        this.version = details.version();
        this.requester = details.requester();
        this.createdAt = details.createdAt();
        copy(details);
    }

    /** Takes over everything that may change while the release is open. */
    final void copy(ReleaseDetails details) {
        this.previousVersion = details.previousVersion();
        this.type = details.type().word();
        this.changeType = details.changeType();
        this.branch = details.branch();
        this.commit = details.commit();
        this.summary = details.summary();
        this.changes = details.changes();
        this.contains = details.contains();
        this.changedAspects = details.changedAspects();
        this.found = details.found();
        this.requirements = details.requirements();
        this.risks = details.risks();
        this.owner = details.owner();
        this.plannedAt = details.plannedAt();
        this.maintenanceMode = details.maintenanceMode();
        this.status = details.status().word();
        this.processInstanceId = details.processInstanceId();
        this.finishedAt = details.finishedAt();
    }

    ReleaseDetails details() {
        return new ReleaseDetails(
                key,
                service,
                version,
                previousVersion,
                ReleaseType.ofWord(type).orElseThrow(),
                changeType,
                branch,
                commit,
                summary,
                changes,
                contains,
                changedAspects,
                found,
                requirements,
                risks,
                owner,
                requester,
                plannedAt,
                maintenanceMode,
                ReleaseStatus.ofWord(status).orElseThrow(),
                processInstanceId,
                createdAt,
                finishedAt);
    }
}
