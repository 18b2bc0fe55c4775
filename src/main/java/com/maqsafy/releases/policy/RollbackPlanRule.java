package com.maqsafy.releases.policy;

import com.maqsafy.releases.evidence.Recorded;
import com.maqsafy.releases.language.Sentence;
import com.maqsafy.releases.release.People;
import com.maqsafy.releases.release.RollbackPlanDocumented;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** RB-01 to RB-08, PRIN-04, RULE-02: there is a rollback plan for the commit, complete and possible. */
@Component
class RollbackPlanRule implements GateRule {

    private final People people;

    RollbackPlanRule(People people) {
        this.people = people;
    }

    @Override
    public Set<String> items() {
        return Set.of("RB-01", "RB-02", "RB-03", "RB-04", "RB-05", "RB-06", "RB-07", "RB-08", "PRIN-04", "RULE-02");
    }

    @Override
    public GateStage stage() {
        return GateStage.PREPARATION;
    }

    @Override
    public Optional<PreparationPart> part() {
        return Optional.of(PreparationPart.ROLLBACK_PLAN);
    }

    @Override
    public List<Finding> evaluate(Dossier dossier) {
        Optional<RollbackPlanDocumented> plan = dossier.evidence(
                        RollbackPlanDocumented.class, PreparationPart.ROLLBACK_PLAN)
                .map(Recorded::event);
        if (plan.isEmpty()) {
            return List.of(
                    Finding.of("PRIN-04", Sentence.of("finding.plan-missing")),
                    Finding.of("RULE-02", Sentence.of("finding.no-plan")));
        }
        RollbackPlanDocumented said = plan.get();
        List<Finding> findings = new ArrayList<>();
        String previous = said.previousVersion().strip();
        if (!previous.equals(dossier.release().previousVersion())) {
            findings.add(Finding.of(
                    "RB-01",
                    Sentence.of(
                            "finding.plan-version", previous, dossier.release().previousVersion())));
        }
        needs(said.codeCommand(), "RB-02", Sentence.of("part.plan-code"), findings);
        database(dossier, said).ifPresent(findings::add);
        needs(said.configuration(), "RB-04", Sentence.of("part.plan-configuration"), findings);
        needs(said.files(), "RB-05", Sentence.of("part.plan-files"), findings);
        String owner = said.owner().strip();
        // Accounts and groups that change while it is deployed leave no deployment half done.
        boolean touched = dossier.productionTouchedAt().isPresent();
        if (owner.isEmpty() || (!people.exists(owner) && !touched)) {
            findings.add(Finding.of("RB-06", Sentence.of("finding.plan-owner", owner)));
        }
        String role = said.approverRole().strip();
        if (role.isEmpty() || (people.members(role).isEmpty() && !touched)) {
            findings.add(Finding.of("RB-07", Sentence.of("finding.plan-approver", role)));
        }
        needs(said.verification(), "RB-08", Sentence.of("part.plan-verification"), findings);
        return findings;
    }

    private static void needs(String said, String item, Sentence what, List<Finding> findings) {
        if (said.isBlank()) {
            findings.add(Finding.of(item, Sentence.of("finding.plan-lacks", what)));
        }
    }

    private static Optional<Finding> database(Dossier dossier, RollbackPlanDocumented plan) {
        return switch (plan.database().strip()) {
            case "safe" -> Optional.empty();
            case "not-safe" ->
                plan.databaseInstructions().isBlank()
                        ? Optional.of(Finding.of("RB-03", Sentence.of("finding.plan-no-instead")))
                        : Optional.empty();
            case "not-applicable" ->
                dossier.databaseChanges()
                        ? Optional.of(Finding.of("RB-03", Sentence.of("finding.plan-of-database")))
                        : Optional.empty();
            default -> Optional.of(Finding.of("RB-03", Sentence.of("finding.plan-undecided")));
        };
    }
}
