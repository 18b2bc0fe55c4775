package com.maqsafy.releases.policy;

import static com.maqsafy.releases.policy.Dossier.text;
import static com.maqsafy.releases.policy.Dossier.texts;

import com.fasterxml.jackson.databind.JsonNode;
import com.maqsafy.releases.evidence.LedgerRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/**
 * TEST-01 to TEST-09, PRIN-03, RULE-01: every required test has passed for the commit, with evidence. Required is what
 * the decision table asked for and, whatever it asked, what the policy asks for the changed aspects.
 */
@Component
public class RequiredTestsRule implements GateRule {

    private final PolicyCatalogue catalogue;

    public RequiredTestsRule(PolicyCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    @Override
    public Set<String> items() {
        Set<String> items = new TreeSet<>(Set.of("PRIN-03", "RULE-01"));
        catalogue.section("TEST").forEach(i -> items.add(i.id()));
        return items;
    }

    @Override
    public GateStage stage() {
        return GateStage.PREPARATION;
    }

    @Override
    public Optional<PreparationPart> part() {
        return Optional.of(PreparationPart.TESTS);
    }

    @Override
    public List<Finding> evaluate(Dossier dossier) {
        List<Finding> findings = new ArrayList<>();
        SortedSet<String> required = catalogue.requiredTests(dossier.aspects());
        Optional<LedgerRecord> determined = dossier.lastForCommit("requiredTestsDetermined");
        if (determined.isEmpty()) {
            findings.add(new Finding(
                    "PRIN-03",
                    "The required tests have not been determined for this commit. Let the preparation run again."));
        }
        determined.ifPresent(r -> r.payload().path("tests").forEach(t -> required.add(text(t, "test"))));
        boolean anyPassed = false;
        for (String test : required) {
            Optional<JsonNode> report = dossier.evidence(
                            "testReported",
                            PreparationPart.TESTS,
                            p -> text(p, "test").equals(test))
                    .filter(r -> !reworked(dossier, r, test))
                    .map(LedgerRecord::payload);
            Optional<String> objection = report.map(RequiredTestsRule::objection)
                    .orElse(Optional.of("have no evidence for this commit. Report their result."));
            objection.ifPresent(o -> findings.add(new Finding(test, catalogue.text(test) + " " + o)));
            anyPassed = anyPassed || objection.isEmpty();
        }
        if (!anyPassed) {
            findings.add(new Finding("RULE-01", "Not one required test has passed. Run the tests and report them."));
        }
        return findings;
    }

    /** Whether just this test was asked for again after the report. */
    private static boolean reworked(Dossier dossier, LedgerRecord report, String test) {
        return dossier.last("reworkRequested", p -> texts(p.path("parts")).contains("tests:" + test))
                .map(rework -> rework.sequence() > report.sequence())
                .orElse(false);
    }

    private static Optional<String> objection(JsonNode report) {
        if (!text(report, "outcome").equals("passed")) {
            return Optional.of("did not pass. Mend the fault and report the result again.");
        }
        return switch (text(report, "source")) {
            case "junit" -> {
                int ran = report.path("total").asInt() - report.path("skipped").asInt();
                if (report.path("failed").asInt() > 0 || report.path("errors").asInt() > 0) {
                    yield Optional.of("report failures. Mend them and report the result again.");
                }
                yield ran > 0 ? Optional.empty() : Optional.of("report no test that ran. Run them and report again.");
            }
            case "statement" ->
                text(report, "statement").isEmpty() || text(report, "link").isEmpty()
                        ? Optional.of("are stated without words or link. State what was tested and link the evidence.")
                        : Optional.empty();
            default ->
                Optional.of("have evidence of an unknown kind. Report JUnit results or a statement with a link.");
        };
    }
}
