package com.maqsafy.releases.policy;

import static com.maqsafy.releases.policy.Dossier.text;

import com.maqsafy.releases.evidence.LedgerRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * DEP-01 to DEP-06: every planned step of the last deployment attempt has succeeded, or its owner has decided that it
 * is done; maintenance mode was entered only if the release asked for it; nothing was rolled back since.
 */
@Component
class StepsRule implements GateRule {

    @Override
    public Set<String> items() {
        return Set.of("DEP-01", "DEP-02", "DEP-03", "DEP-04", "DEP-05", "DEP-06");
    }

    @Override
    public GateStage stage() {
        return GateStage.RELEASE;
    }

    @Override
    public List<Finding> evaluate(Dossier dossier) {
        if (dossier.deploymentStarted().isEmpty()) {
            return List.of(new Finding("DEP-01", "The release has not been deployed. Deploy it."));
        }
        if (dossier.live().plannedSteps().isEmpty()) {
            return List.of(new Finding("DEP-01", "The deployment plan has no steps. Configure them for the service."));
        }
        List<Finding> findings = new ArrayList<>();
        for (String step : dossier.live().plannedSteps()) {
            if (!done(dossier, step)) {
                findings.add(new Finding(
                        "DEP-01", "The deployment step '" + step + "' has not ended well. Repeat it or decide on it."));
            }
        }
        if (dossier.lastOfAttempt("rolledBack").isPresent()) {
            findings.add(new Finding("DEP-01", "The deployment was rolled back. Deploy again or end the release."));
        }
        if (!dossier.release().maintenanceMode()
                && dossier.lastOfAttempt("maintenanceEntered").isPresent()) {
            findings.add(new Finding(
                    "DEP-06", "Maintenance mode was entered although the release did not ask for it. Look into it."));
        }
        return findings;
    }

    private static boolean done(Dossier dossier, String step) {
        Optional<LedgerRecord> ended = lastOf(dossier, "stepEnded", step);
        Optional<LedgerRecord> decided = lastOf(dossier, "failedStepDecided", step);
        if (ended.isEmpty()) {
            return false;
        }
        return text(ended.get().payload(), "outcome").equals("succeeded")
                || decided.filter(d -> d.sequence() > ended.get().sequence())
                        .filter(d -> text(d.payload(), "decision").equals("done"))
                        .filter(d -> !text(d.payload(), "reason").isEmpty())
                        .isPresent();
    }

    private static Optional<LedgerRecord> lastOf(Dossier dossier, String kind, String step) {
        return dossier.ofAttempt(kind)
                .filter(r -> text(r.payload(), "plan").equals("deployment"))
                .filter(r -> text(r.payload(), "step").equals(step))
                .reduce((earlier, later) -> later);
    }
}
