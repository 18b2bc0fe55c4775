package com.maqsafy.releases.policy;

import com.maqsafy.releases.evidence.Recorded;
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
                    new Finding(
                            "PRIN-04", "How to go back is not documented for this commit. Write the rollback plan."),
                    new Finding("RULE-02", "There is no release without a rollback plan. Write it."));
        }
        RollbackPlanDocumented said = plan.get();
        List<Finding> findings = new ArrayList<>();
        String previous = said.previousVersion().strip();
        if (!previous.equals(dossier.release().previousVersion())) {
            findings.add(new Finding(
                    "RB-01",
                    "The plan goes back to '%s', but the release follows %s. Name that version."
                            .formatted(previous, dossier.release().previousVersion())));
        }
        needs(said.codeCommand(), "RB-02", "how the code is taken back", findings);
        database(dossier, said).ifPresent(findings::add);
        needs(said.configuration(), "RB-04", "how configuration is taken back", findings);
        needs(said.files(), "RB-05", "how files are taken back", findings);
        String owner = said.owner().strip();
        // Accounts and groups that change while it is deployed leave no deployment half done.
        boolean touched = dossier.productionTouchedAt().isPresent();
        if (owner.isEmpty() || (!people.exists(owner) && !touched)) {
            findings.add(new Finding("RB-06", "The rollback owner '" + owner + "' is not a known person. Name one."));
        }
        String role = said.approverRole().strip();
        if (role.isEmpty() || (people.members(role).isEmpty() && !touched)) {
            findings.add(new Finding(
                    "RB-07",
                    "Nobody is in the group '" + role + "' that approves a rollback. Name a group with members."));
        }
        needs(said.verification(), "RB-08", "how one sees that the rollback worked", findings);
        return findings;
    }

    private static void needs(String said, String item, String what, List<Finding> findings) {
        if (said.isBlank()) {
            findings.add(new Finding(item, "The plan does not say " + what + ". Add it."));
        }
    }

    private static Optional<Finding> database(Dossier dossier, RollbackPlanDocumented plan) {
        return switch (plan.database().strip()) {
            case "safe" -> Optional.empty();
            case "not-safe" ->
                plan.databaseInstructions().isBlank()
                        ? Optional.of(new Finding(
                                "RB-03", "The migrations cannot be taken back safely. Say what is done instead."))
                        : Optional.empty();
            case "not-applicable" ->
                dossier.databaseChanges()
                        ? Optional.of(new Finding(
                                "RB-03",
                                "The release changes the database. Say whether its migrations go back safely."))
                        : Optional.empty();
            default ->
                Optional.of(new Finding(
                        "RB-03",
                        "The plan does not say whether the migrations can be taken back safely. Choose an answer."));
        };
    }
}
