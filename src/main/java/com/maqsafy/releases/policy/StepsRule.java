package com.maqsafy.releases.policy;

import com.maqsafy.releases.deployment.FailedStepDecided;
import com.maqsafy.releases.deployment.MaintenanceEntered;
import com.maqsafy.releases.evidence.Recorded;
import com.maqsafy.releases.language.Sentence;
import com.maqsafy.releases.release.OfStep;
import com.maqsafy.releases.release.RolledBack;
import com.maqsafy.releases.release.StepEnded;
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
            return List.of(Finding.of("DEP-01", Sentence.of("finding.not-deployed")));
        }
        List<String> steps = dossier.deploymentSteps();
        if (steps.isEmpty()) {
            return List.of(Finding.of("DEP-01", Sentence.of("finding.no-steps")));
        }
        List<Finding> findings = new ArrayList<>();
        for (String step : steps) {
            if (!done(dossier, step)) {
                findings.add(Finding.of("DEP-01", Sentence.of("finding.step-not-done", step)));
            }
        }
        if (rolledBack(dossier)) {
            findings.add(Finding.of("DEP-01", Sentence.of("finding.was-rolled-back")));
        }
        if (!dossier.release().maintenanceMode()
                && dossier.lastOfAttempt(MaintenanceEntered.class).isPresent()) {
            findings.add(Finding.of("DEP-06", Sentence.of("finding.maintenance-unasked")));
        }
        return findings;
    }

    private static boolean rolledBack(Dossier dossier) {
        return dossier.deploymentStarted()
                .filter(started -> dossier.history().lastSequence(RolledBack.class) > started.sequence())
                .isPresent();
    }

    private static boolean done(Dossier dossier, String step) {
        Optional<Recorded<StepEnded>> ended = lastOf(dossier, StepEnded.class, step);
        Optional<Recorded<FailedStepDecided>> decided = lastOf(dossier, FailedStepDecided.class, step);
        if (ended.isEmpty()) {
            return false;
        }
        return ended.get().event().outcome().equals("succeeded")
                || decided.filter(d -> d.sequence() > ended.get().sequence())
                        .map(Recorded::event)
                        .filter(d -> d.decision().equals("done") && !d.reason().isBlank())
                        .isPresent();
    }

    private static <E extends OfStep> Optional<Recorded<E>> lastOf(Dossier dossier, Class<E> type, String step) {
        return dossier.ofAttempt(type)
                .filter(r -> r.event().plan().equals("deployment"))
                .filter(r -> r.event().step().equals(step))
                .reduce((earlier, later) -> later);
    }
}
