package com.maqsafy.releases.policy;

import static com.maqsafy.releases.policy.Dossier.text;
import static com.maqsafy.releases.policy.Dossier.texts;

import com.fasterxml.jackson.databind.JsonNode;
import com.maqsafy.releases.evidence.LedgerRecord;
import com.maqsafy.releases.process.Violation;
import com.maqsafy.releases.release.ReleaseDetails;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the ledger holds about one test of a release (TEST-01 to TEST-09), and what may come into it. */
public final class TestEvidence {

    /** Of whatever kind evidence is, one of these tells which document it is. */
    private static final List<String> DOCUMENT = List.of("sha256", "link");

    private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{12,64}");

    private TestEvidence() {}

    /**
     * What stands against a result because of the commit that it was made for; empty when that is the release's.
     *
     * @param test e.g. {@code TEST-07}
     * @param tested the commit as whoever hands the result in gives it, 12 hexadecimal digits or more
     */
    public static Optional<Violation> objectionToCommit(ReleaseDetails release, String test, @Nullable String tested) {
        String commit = tested == null ? "" : tested.strip().toLowerCase(Locale.ROOT);
        if (!COMMIT.matcher(commit).matches()) {
            return Optional.of(
                    new Violation(
                            test,
                            "commit",
                            "Say for which commit the test was made: its full hash, or the first 12 hexadecimal digits or more."));
        }
        return release.commit().startsWith(commit)
                ? Optional.empty()
                : Optional.of(new Violation(
                        test,
                        "commit",
                        "The test was made for commit " + brief(commit) + ", the release is of commit "
                                + brief(release.commit()) + ". Test that commit and hand its result in."));
    }

    /**
     * The other tests for which the very same document stands as last result of the release's commit, in order.
     *
     * @param payload of a record {@code testReported}
     */
    public static List<String> alsoEvidenceOf(Collection<LedgerRecord> records, JsonNode payload) {
        Map<String, JsonNode> last = new TreeMap<>();
        records.stream()
                .filter(r -> r.kind().equals("testReported"))
                .map(LedgerRecord::payload)
                .filter(p -> text(p, "commit").equals(text(payload, "commit")))
                .forEach(p -> last.put(text(p, "test"), p));
        last.remove(text(payload, "test"));
        return last.entrySet().stream()
                .filter(other -> DOCUMENT.stream()
                        .anyMatch(member -> !text(payload, member).isEmpty()
                                && text(payload, member).equals(text(other.getValue(), member))))
                .map(Map.Entry::getKey)
                .toList();
    }

    /**
     * The last result of each test for the release's commit, in the order of their ids: {@code test}, {@code outcome},
     * {@code source}, {@code by}, {@code at}, and {@code sameDocumentAs} when the very same document stands for other tests.
     */
    public static List<Map<String, Object>> results(Dossier dossier) {
        Map<String, LedgerRecord> last = new TreeMap<>();
        dossier.records().stream()
                .filter(r -> r.kind().equals("testReported"))
                .filter(r ->
                        text(r.payload(), "commit").equals(dossier.release().commit()))
                .forEach(r -> last.put(text(r.payload(), "test"), r));
        return last.values().stream().map(report -> result(dossier, report)).toList();
    }

    private static Map<String, Object> result(Dossier dossier, LedgerRecord report) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("test", text(report.payload(), "test"));
        result.put("outcome", text(report.payload(), "outcome"));
        result.put("source", text(report.payload(), "source"));
        result.put("by", report.actor());
        result.put("at", report.time());
        List<String> others = alsoEvidenceOf(dossier.records(), report.payload());
        if (!others.isEmpty()) {
            result.put("sameDocumentAs", others);
        }
        return result;
    }

    private static String brief(String commit) {
        return commit.substring(0, 12);
    }

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
