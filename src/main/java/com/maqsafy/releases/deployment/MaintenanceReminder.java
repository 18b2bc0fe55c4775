package com.maqsafy.releases.deployment;

import com.maqsafy.releases.deployment.ProductionState.Held;
import com.maqsafy.releases.evidence.Attestation;
import com.maqsafy.releases.evidence.Ledger;
import com.maqsafy.releases.evidence.Recorded;
import com.maqsafy.releases.instance.OnOneNode;
import com.maqsafy.releases.person.Roles;
import com.maqsafy.releases.process.ReleaseTasks;
import com.maqsafy.releases.release.Releases;
import com.maqsafy.releases.release.Restrictions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reminds of a service that is held in maintenance mode for longer than {@code maintenance.warn-after} (DEP-07): what the
 * release asks of people goes to the top of all lists, deployment owners and rollback owners see it too, and the ledger
 * says so, once a span.
 */
@Component
public class MaintenanceReminder {

    private static final Logger LOG = LoggerFactory.getLogger(MaintenanceReminder.class);
    private static final Set<String> TOLD = Set.of(Roles.DEPLOYMENT_OWNER, Roles.ROLLBACK_OWNER);

    private final ProductionRows rows;
    private final DeploymentSettings settings;
    private final Ledger ledger;
    private final ReleaseTasks tasks;
    private final Restrictions restrictions;
    private final TransactionTemplate transaction;
    private final Releases releases;
    private final Clock clock;
    private final ObjectProvider<OnOneNode> onOneNode;

    /** Holds of releases that have ended, of which this node has told. */
    private final Set<Held> told = ConcurrentHashMap.newKeySet();

    MaintenanceReminder(
            ProductionRows rows,
            DeploymentSettings settings,
            Ledger ledger,
            ReleaseTasks tasks,
            Restrictions restrictions,
            TransactionTemplate transaction,
            Releases releases,
            Clock clock,
            ObjectProvider<OnOneNode> onOneNode) {
        this.rows = rows;
        this.settings = settings;
        this.ledger = ledger;
        this.tasks = tasks;
        this.restrictions = restrictions;
        this.transaction = transaction;
        this.releases = releases;
        this.clock = clock;
        this.onOneNode = onOneNode;
    }

    /** Every minute by itself. */
    @Scheduled(fixedDelayString = "PT1M", initialDelayString = "PT1M")
    void takeTurn() {
        onOneNode.ifAvailable(turn -> turn.run("maintenance-reminder", this::remind));
    }

    /** Looks at all services; one that cannot be dealt with keeps nobody from being reminded of the others. */
    public void remind() {
        rows.all().values().forEach(state -> {
            if (state.maintenance() != null) {
                try {
                    remind(state.service(), state.maintenance());
                } catch (RuntimeException e) {
                    LOG.warn(
                            "REL-DEP-098 Nobody was reminded that {} is held in maintenance mode; it is tried again.",
                            state.service(),
                            e);
                }
            }
        });
    }

    private void remind(String service, Held held) {
        Duration patience =
                settings.of(service).map(d -> d.maintenance().warnAfter()).orElse(DeploymentSettings.WARN_AFTER);
        if (clock.instant().isBefore(held.since().plus(patience))) {
            return;
        }
        if (held.byEndedRelease(releases)) {
            // It has no tasks any more, and what it attests is sealed.
            if (told.add(held)) {
                LOG.warn(
                        "REL-DEP-062 {} is held in maintenance mode by {} since {}, which has ended. Open it, and then accept"
                                + " what runs with POST /api/services/{}/production.",
                        service,
                        held.release(),
                        held.since(),
                        service);
            }
            return;
        }
        transaction.executeWithoutResult(tx -> {
            // Tasks that came since the last reminder are raised too.
            tasks.raise(
                    held.release(), ReleaseTasks.REMINDED, restrictions.restricted(held.release()) ? Set.of() : TOLD);
            if (!reminded(held)) {
                LOG.warn(
                        "REL-DEP-062 {} is held in maintenance mode by {} since {}. Decide in its open task.",
                        service,
                        held.release(),
                        held.since());
                attest(service, held, patience);
            }
        });
    }

    private boolean reminded(Held held) {
        Instant since = held.since();
        return ledger.last(held.release(), MaintenanceHeldLong.class)
                .map(Recorded::time)
                .filter(t -> !t.isBefore(since))
                .isPresent();
    }

    private void attest(String service, Held held, Duration patience) {
        ledger.append(Attestation.of(
                held.release(),
                "system:deployment",
                new MaintenanceHeldLong(service, held.since().toString(), patience.toString())));
    }
}
