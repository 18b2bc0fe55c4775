package com.maqsafy.releases.policy.process;

import com.maqsafy.releases.evidence.Attestation;
import com.maqsafy.releases.evidence.Ledger;
import com.maqsafy.releases.policy.Dossier;
import com.maqsafy.releases.policy.Dossiers;
import com.maqsafy.releases.policy.OvertakenReleaseRule;
import com.maqsafy.releases.policy.ReleaseOvertaken;
import com.maqsafy.releases.policy.ReleasedListener;
import com.maqsafy.releases.process.ReleaseProcess;
import com.maqsafy.releases.release.ReleaseDetails;
import com.maqsafy.releases.release.ReleaseStatus;
import com.maqsafy.releases.release.Releases;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.UnexpectedRollbackException;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tells the other releases of a service that they were overtaken (RB-01): each gets a record, and the owner of one that
 * waits in approval or for its deployment gets the task to resolve the findings at once.
 *
 * <p>It tells after the release is committed, each of the others in a transaction of its own. A failure, or a crash in
 * between, so never stops the release and never tells of one that did not happen; what was not told is found by the gate
 * ({@link OvertakenReleaseRule}), which does not need the record. Only the version number is told: the release may be
 * one that not everybody may know of.
 */
@Component
class OvertakenReleases implements ReleasedListener {

    private static final Logger LOG = LoggerFactory.getLogger(OvertakenReleases.class);

    private static final String REWORK = "release.reworkRequested";

    private static final int TRIES = 6;

    private final Releases releases;
    private final Dossiers dossiers;
    private final OvertakenReleaseRule rule;
    private final Ledger ledger;
    private final ReleaseProcess process;
    private final TransactionTemplate ownTransaction;

    OvertakenReleases(
            Releases releases,
            Dossiers dossiers,
            OvertakenReleaseRule rule,
            Ledger ledger,
            ReleaseProcess process,
            PlatformTransactionManager transactions) {
        this.releases = releases;
        this.dossiers = dossiers;
        this.rule = rule;
        this.ledger = ledger;
        this.process = process;
        this.ownTransaction = new TransactionTemplate(transactions);
        this.ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    @Override
    public void releasing(ReleaseDetails release) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                tellOthers(release.service(), release.version());
            }
        });
    }

    private void tellOthers(String service, String version) {
        try {
            List<ReleaseDetails> open = ownTransaction.execute(tx -> releases.open(service));
            open.stream().filter(r -> !r.version().equals(version)).forEach(r -> tell(r.key(), version));
        } catch (RuntimeException e) {
            LOG.error(
                    "REL-POL-021 Whom {} of {} overtook could not be found out; the gate will find it.",
                    version,
                    service,
                    e);
        }
    }

    /** Tells again when work that ended at the same moment was faster; each try sees the release as it stands then. */
    private void tell(String key, String version) {
        for (int tried = 1; ; tried++) {
            try {
                ownTransaction.executeWithoutResult(tx -> tellOnce(key, version));
                return;
            } catch (OptimisticLockingException | OptimisticLockingFailureException | UnexpectedRollbackException e) {
                if (tried == TRIES) {
                    untold(key, version, e);
                    return;
                }
                LockSupport.parkNanos(Duration.ofMillis(50L * tried).toNanos());
            } catch (RuntimeException e) {
                untold(key, version, e);
                return;
            }
        }
    }

    private static void untold(String key, String version, RuntimeException cause) {
        LOG.error("REL-POL-021 {} was not told that {} overtook it; the gate will find it.", key, version, cause);
    }

    private void tellOnce(String key, String version) {
        Dossier dossier = dossiers.of(key);
        ReleaseDetails release = dossier.release();
        if (release.status().phase() != ReleaseStatus.Phase.BEFORE_PRODUCTION
                || rule.evaluate(dossier).isEmpty()) {
            return;
        }
        ledger.append(Attestation.of(key, "system:release", new ReleaseOvertaken(version)));
        process.tell(key, REWORK);
    }
}
