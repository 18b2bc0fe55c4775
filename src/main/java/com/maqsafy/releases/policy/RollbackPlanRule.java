package com.maqsafy.releases.policy;

import static com.maqsafy.releases.policy.Dossier.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.maqsafy.releases.evidence.LedgerRecord;
import com.maqsafy.releases.release.People;
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
        Optional<LedgerRecord> plan = dossier.evidence("rollbackPlanDocumented", PreparationPart.ROLLBACK_PLAN);
        if (plan.isEmpty()) {
            return List.of(
                    new Finding(
                            "PRIN-04", "How to go back is not documented for this commit. Write the rollback plan."),
                    new Finding("RULE-02", "There is no release without a rollback plan. Write it."));
        }
        JsonNode payload = plan.get().payload();
        List<Finding> findings = new ArrayList<>();
        String previous = text(payload, "previousVersion");
        if (!previous.equals(dossier.release().previousVersion())) {
            findings.add(new Finding(
                    "RB-01",
                    "The plan goes back to '%s', but the release follows %s. Name that version."
                            .formatted(previous, dossier.release().previousVersion())));
        }
        needs(payload, "codeCommand", "RB-02", "how the code is taken back", findings);
        database(dossier, payload).ifPresent(findings::add);
        needs(payload, "configuration", "RB-04", "how configuration is taken back", findings);
        needs(payload, "files", "RB-05", "how files are taken back", findings);
        String owner = text(payload, "owner");
        if (owner.isEmpty() || !people.exists(owner)) {
            findings.add(new Finding("RB-06", "The rollback owner '" + owner + "' is not a known person. Name one."));
        }
        String role = text(payload, "approverRole");
        if (role.isEmpty() || people.members(role).isEmpty()) {
            findings.add(new Finding(
                    "RB-07",
                    "Nobody is in the group '" + role + "' that approves a rollback. Name a group with members."));
        }
        needs(payload, "verification", "RB-08", "how one sees that the rollback worked", findings);
        return findings;
    }

    private static void needs(JsonNode plan, String member, String item, String what, List<Finding> findings) {
        if (text(plan, member).isEmpty()) {
            findings.add(new Finding(item, "The plan does not say " + what + ". Add it."));
        }
    }

    private static Optional<Finding> database(Dossier dossier, JsonNode plan) {
        return switch (text(plan, "database")) {
            case "safe" -> Optional.empty();
            case "not-safe" ->
                text(plan, "databaseInstructions").isEmpty()
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
