package com.maqsafy.releases.policy.process;

import com.maqsafy.releases.deployment.DeploymentPlans;
import com.maqsafy.releases.deployment.ProductionGuard;
import com.maqsafy.releases.evidence.Recorded;
import com.maqsafy.releases.evidence.Words;
import com.maqsafy.releases.policy.Dossier;
import com.maqsafy.releases.policy.Dossiers;
import com.maqsafy.releases.policy.GateEvaluated;
import com.maqsafy.releases.policy.GateResult;
import com.maqsafy.releases.policy.GateStage;
import com.maqsafy.releases.policy.ReleaseGate;
import com.maqsafy.releases.release.DeploymentStarted;
import com.maqsafy.releases.release.RecoveryDecided;
import com.maqsafy.releases.release.ReleaseStatus;
import com.maqsafy.releases.release.RollbackDecided;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * The last lock before production: a worker asks it before each command, so that a moved token or an edited variable
 * gains nothing (promise 1). It knows the ledger and the release, no process variable.
 */
@Component
class EvidenceProductionGuard implements ProductionGuard {

    private final Dossiers dossiers;
    private final ReleaseGate gate;
    private final DeploymentPlans plans;

    EvidenceProductionGuard(Dossiers dossiers, ReleaseGate gate, DeploymentPlans plans) {
        this.dossiers = dossiers;
        this.gate = gate;
        this.plans = plans;
    }

    @Override
    public Optional<String> objection(String release, String plan) {
        if (plan.equals(REOPENING)) {
            // Another guard's question: what is asked here may take a repository that cannot be reached.
            return Optional.empty();
        }
        Dossier dossier = dossiers.of(release);
        return plan.equals("rollback") ? rollback(dossier) : deployment(dossier);
    }

    private Optional<String> deployment(Dossier dossier) {
        Optional<Recorded<DeploymentStarted>> started = dossier.deploymentStarted();
        Optional<Recorded<GateEvaluated>> passed = dossier.last(
                        GateEvaluated.class, gate -> gate.stage().equals(GateStage.DEPLOYMENT.word()))
                .filter(r -> r.event().deployable())
                .filter(r -> r.event().contentDigest().equals(dossier.contentDigest()))
                .filter(r -> started.isPresent() && r.sequence() > started.get().sequence());
        if (passed.isEmpty() || dossier.release().status() != ReleaseStatus.DEPLOYING) {
            return Optional.of("The gate has not let this deployment of "
                    + dossier.release().key() + " pass. It passes only with every approval and check in the ledger.");
        }
        GateResult now = gate.evaluate(dossier, GateStage.DEPLOYMENT);
        return now.deployable()
                ? Optional.empty()
                : Optional.of("The gate refuses: " + Words.list(now.findings(), f -> f.item() + " " + f.message()));
    }

    /**
     * RB-07: the approver's last word of this attempt is yes to what would run now, and nothing but "again" was decided since. The rollback
     * owner's "again" alone opens nothing: after a refusal there is the way by hand.
     */
    private Optional<String> rollback(Dossier dossier) {
        Optional<Recorded<RollbackDecided>> approved = dossier.lastOfAttempt(RollbackDecided.class)
                .filter(r -> r.event().decision().equals("approve"));
        if (approved.isEmpty()) {
            return Optional.of(
                    "Nobody has approved a rollback of " + dossier.release().key() + " in this attempt (RB-07).");
        }
        if (approved.get().event().approvesOther(() -> plans.shownRollbackDigest(dossier.release()))) {
            return Optional.of(
                    "What a rollback of " + dossier.release().key()
                            + " would run is not what its approver was shown. Give the step up and let it run again: it is approved again first (RB-07).");
        }
        return dossier.lastOfAttempt(RecoveryDecided.class)
                .filter(r -> r.sequence() > approved.get().sequence())
                .map(r -> r.event().decision())
                .filter(decision -> !decision.equals("again"))
                .map(decision -> "The rollback owner decided '" + decision + "' for "
                        + dossier.release().key() + ", so no rollback step runs (RB-06).");
    }
}
