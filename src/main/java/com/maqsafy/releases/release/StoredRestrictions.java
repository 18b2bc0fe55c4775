package com.maqsafy.releases.release;

import com.maqsafy.releases.process.HiddenInstances;
import com.maqsafy.releases.process.InstanceTenants;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

@Service
@Transactional(readOnly = true)
class StoredRestrictions implements Restrictions, HiddenInstances {

    private final RestrictionRows rows;
    private final InstanceTenants tenants;
    private final People people;
    private final Clock clock;

    StoredRestrictions(RestrictionRows rows, InstanceTenants tenants, People people, Clock clock) {
        this.rows = rows;
        this.tenants = tenants;
        this.people = people;
        this.clock = clock;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void impose(String release, String processInstanceId, String owner) {
        if (rows.existsById(release)) {
            throw new IllegalStateException("REL-REL-020 " + release
                    + " was restricted before. A restriction is imposed once, when the release starts.");
        }
        rows.saveAndFlush(new RestrictionRow(release, tenants.of(processInstanceId), owner, now()));
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void lift(String release) {
        current(release).ifPresent(row -> {
            row.liftedAt = now();
            rows.saveAndFlush(row);
        });
    }

    @Override
    public boolean restricted(String release) {
        return current(release).isPresent();
    }

    @Override
    public boolean mayKnow(String release, String user) {
        return current(release)
                .filter(row -> !row.owner.equals(user) && Collections.disjoint(people.roles(user), CIRCLE))
                .isEmpty();
    }

    @Override
    public List<String> visibleTo(String user, Collection<String> groups) {
        return rows.tenantsVisibleTo(user, !Collections.disjoint(groups, CIRCLE));
    }

    @Override
    public List<String> hiddenFrom(String user, Collection<String> groups) {
        return Collections.disjoint(groups, CIRCLE) ? rows.tenantsOfOthers(user) : List.of();
    }

    @Override
    public Optional<String> tenantOf(String release) {
        return rows.findById(release).map(row -> row.tenantId);
    }

    private Optional<RestrictionRow> current(String release) {
        return rows.findById(release).filter(row -> row.liftedAt == null);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
