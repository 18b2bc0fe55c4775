package com.maqsafy.releases.policy;

import com.maqsafy.releases.evidence.Members;
import com.maqsafy.releases.evidence.Recorded;
import com.maqsafy.releases.policy.LiveFacts.ApplicableCheck;
import com.maqsafy.releases.release.CheckRun;
import com.maqsafy.releases.release.FailedChecksDecided;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/**
 * POST-01 to POST-14, and what is checked for one type of release only (SEC-08, TYPE-06): every applicable check passed
 * when it last ran after the last deployment attempt, or its failure was accepted with a reason. The failure of a critical
 * check cannot be accepted.
 */
@Component
class ChecksRule implements GateRule {

    private final PolicyCatalogue catalogue;

    ChecksRule(PolicyCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    @Override
    public Set<String> items() {
        Set<String> items = new TreeSet<>(Set.of("SEC-08", "TYPE-06"));
        catalogue.section("POST").forEach(i -> items.add(i.id()));
        return items;
    }

    @Override
    public GateStage stage() {
        return GateStage.RELEASE;
    }

    @Override
    public List<Finding> evaluate(Dossier dossier) {
        if (dossier.live().applicableChecks().isEmpty()) {
            return List.of(new Finding(
                    "POST-01",
                    "No check applies, so the deployment cannot be verified. Configure checks for the service."));
        }
        List<Finding> findings = new ArrayList<>();
        for (ApplicableCheck check : dossier.live().applicableChecks()) {
            objection(dossier, check)
                    .ifPresent(o -> findings.add(new Finding(check.item(), "The check '" + check.check() + "' " + o)));
        }
        return findings;
    }

    private static Optional<String> objection(Dossier dossier, ApplicableCheck check) {
        Optional<Recorded<CheckRun>> run = dossier.ofAttempt(CheckRun.class)
                .filter(r -> r.event().purpose().equals("deployment"))
                .filter(r -> r.event().check().equals(check.check()))
                .reduce((earlier, later) -> later);
        if (run.isEmpty()) {
            return Optional.of("has not run. Let the verification run again.");
        }
        String expected = Members.text(run.get().event().expectedVersion());
        if (!expected.isEmpty() && !expected.equals(dossier.release().version())) {
            return Optional.of("looked for version " + expected + ". Let the verification run again.");
        }
        if (run.get().event().passed()) {
            return Optional.empty();
        }
        if (check.critical() || run.get().event().critical()) {
            return Optional.of("did not pass, and it is critical. Mend the cause and check again, or roll back.");
        }
        return accepted(dossier, check, run.get())
                ? Optional.empty()
                : Optional.of("did not pass. Check again, accept it with a reason, or roll back.");
    }

    private static boolean accepted(Dossier dossier, ApplicableCheck check, Recorded<CheckRun> run) {
        return dossier.ofAttempt(FailedChecksDecided.class)
                .filter(r -> r.event().purpose().equals("deployment"))
                .reduce((earlier, later) -> later)
                .filter(r -> r.sequence() > run.sequence())
                .map(Recorded::event)
                .filter(d -> d.decision().equals("accept")
                        && !d.reason().isBlank()
                        && d.checks().contains(check.check()))
                .isPresent();
    }
}
