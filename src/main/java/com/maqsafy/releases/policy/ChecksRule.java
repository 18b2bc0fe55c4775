package com.maqsafy.releases.policy;

import com.maqsafy.releases.evidence.Members;
import com.maqsafy.releases.evidence.Recorded;
import com.maqsafy.releases.language.Sentence;
import com.maqsafy.releases.policy.LiveFacts.ApplicableCheck;
import com.maqsafy.releases.release.CheckRun;
import com.maqsafy.releases.release.FailedChecksDecided;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * POST-01 to POST-14, and what is checked for one type of release only (SEC-08, TYPE-06): every applicable check passed
 * when it last ran after the last deployment attempt, or its failure was accepted with a reason. The failure of a critical
 * check cannot be accepted.
 *
 * <p>What applies is judged as the gate let the deployment pass: a check that settings added since was never asked of what
 * runs, and would keep it from being recorded for ever. It counts where it was asked all the same, and from the next
 * deployment on. One that is gone counts where it passed.
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
        List<ApplicableCheck> applicable = applicable(dossier);
        if (applicable.isEmpty()) {
            return List.of(Finding.of("POST-01", Sentence.of("finding.no-checks")));
        }
        List<Finding> findings = new ArrayList<>();
        for (ApplicableCheck check : applicable) {
            objection(dossier, check).ifPresent(o -> findings.add(Finding.of(check.item(), o)));
        }
        return findings;
    }

    private static Optional<Sentence> objection(Dossier dossier, ApplicableCheck check) {
        Optional<Recorded<CheckRun>> run = run(dossier, check);
        if (run.isEmpty()) {
            return Optional.of(Sentence.of("finding.check-not-run", check.check()));
        }
        String expected = Members.text(run.get().event().expectedVersion());
        if (!expected.isEmpty() && !expected.equals(dossier.release().version())) {
            return Optional.of(Sentence.of("finding.check-other-version", check.check(), expected));
        }
        if (run.get().event().passed()) {
            return Optional.empty();
        }
        if (check.critical() || run.get().event().critical()) {
            return Optional.of(Sentence.of("finding.check-critical", check.check()));
        }
        return accepted(dossier, check, run.get())
                ? Optional.empty()
                : Optional.of(Sentence.of("finding.check-failed", check.check()));
    }

    private static List<ApplicableCheck> applicable(Dossier dossier) {
        List<ApplicableCheck> now = dossier.live().applicableChecks();
        return atTheGate(dossier)
                .map(then -> Stream.concat(
                                then.stream().filter(c -> isAmong(c, now) || passed(dossier, c)),
                                now.stream()
                                        .filter(c -> !isAmong(c, then)
                                                && run(dossier, c).isPresent()))
                        .toList())
                .orElse(now);
    }

    /** What applied when the gate let the deployment pass; records of before do not say. */
    private static Optional<List<ApplicableCheck>> atTheGate(Dossier dossier) {
        return dossier.deploymentStarted()
                .flatMap(started -> dossier.last(
                                GateEvaluated.class,
                                gate -> gate.stage().equals(GateStage.DEPLOYMENT.word()) && gate.deployable())
                        .filter(gate -> gate.sequence() > started.sequence()))
                .flatMap(gate -> Optional.ofNullable(gate.event().facts()))
                .map(facts -> facts.live().applicableChecks());
    }

    private static boolean isAmong(ApplicableCheck check, List<ApplicableCheck> checks) {
        return checks.stream().anyMatch(c -> c.check().equals(check.check()));
    }

    private static boolean passed(Dossier dossier, ApplicableCheck check) {
        return run(dossier, check).filter(r -> r.event().passed()).isPresent();
    }

    private static Optional<Recorded<CheckRun>> run(Dossier dossier, ApplicableCheck check) {
        return dossier.ofAttempt(CheckRun.class)
                .filter(r -> r.event().purpose().equals("deployment"))
                .filter(r -> r.event().check().equals(check.check()))
                .reduce((earlier, later) -> later);
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
