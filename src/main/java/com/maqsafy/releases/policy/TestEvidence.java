package com.maqsafy.releases.policy;

import static com.maqsafy.releases.policy.Dossier.text;
import static com.maqsafy.releases.policy.Dossier.texts;

import com.fasterxml.jackson.databind.JsonNode;
import com.maqsafy.releases.evidence.LedgerRecord;
import java.util.Optional;

/** What the ledger holds about one test of a release (TEST-01 to TEST-09). */
public final class TestEvidence {

    private TestEvidence() {}

    /**
     * What stands against a test having passed for the commit: the rest of a sentence that begins with its name; empty
     * when it has passed.
     *
     * @param test e.g. {@code TEST-07}
     */
    public static Optional<String> objection(Dossier dossier, String test) {
        return dossier.evidence(
                        "testReported",
                        PreparationPart.TESTS,
                        p -> text(p, "test").equals(test))
                .filter(r -> !reworked(dossier, r, test))
                .map(LedgerRecord::payload)
                .map(TestEvidence::objection)
                .orElse(Optional.of("have no evidence for this commit. Report their result."));
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
