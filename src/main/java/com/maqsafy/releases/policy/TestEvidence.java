package com.maqsafy.releases.policy;

import com.maqsafy.releases.evidence.Members;
import com.maqsafy.releases.evidence.Recorded;
import com.maqsafy.releases.evidence.ReleaseHistory;
import com.maqsafy.releases.language.Sentence;
import com.maqsafy.releases.process.Violation;
import com.maqsafy.releases.release.ReleaseDetails;
import com.maqsafy.releases.release.ReworkRequested;
import com.maqsafy.releases.release.TestReported;
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
     * @param report that is handed in, or was
     */
    public static List<String> alsoEvidenceOf(ReleaseHistory history, TestReported report) {
        Map<String, TestReported> last = new TreeMap<>();
        history.all(TestReported.class)
                .map(Recorded::event)
                .filter(r -> r.commit().equals(report.commit()))
                .forEach(r -> last.put(r.test(), r));
        last.remove(report.test());
        return last.entrySet().stream()
                .filter(other -> same(report.sha256(), other.getValue().sha256())
                        || same(report.link(), other.getValue().link()))
                .map(Map.Entry::getKey)
                .toList();
    }

    /**
     * The last result of each test for the release's commit, in the order of their ids: {@code test}, {@code outcome},
     * {@code source}, {@code by}, {@code at}, and {@code sameDocumentAs} when the very same document stands for other tests.
     */
    public static List<Map<String, Object>> results(Dossier dossier) {
        Map<String, Recorded<TestReported>> last = new TreeMap<>();
        dossier.history()
                .all(TestReported.class)
                .filter(r -> r.event().commit().equals(dossier.release().commit()))
                .forEach(r -> last.put(r.event().test(), r));
        return last.values().stream().map(report -> result(dossier, report)).toList();
    }

    private static Map<String, Object> result(Dossier dossier, Recorded<TestReported> report) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("test", report.event().test());
        result.put("outcome", report.event().outcome());
        result.put("source", report.event().source());
        result.put("by", report.actor());
        result.put("at", report.time());
        List<String> others = alsoEvidenceOf(dossier.history(), report.event());
        if (!others.isEmpty()) {
            result.put("sameDocumentAs", others);
        }
        return result;
    }

    /** Of whatever kind evidence is, digest or link tells which document it is. */
    private static boolean same(@Nullable String document, @Nullable String other) {
        return document != null && !document.isBlank() && document.equals(other);
    }

    private static String brief(String commit) {
        return commit.substring(0, 12);
    }

    /**
     * What stands against a test having passed for the commit; empty
     * when it has passed.
     *
     * @param test e.g. {@code TEST-07}
     */
    public static Optional<Sentence> objection(Dossier dossier, String test, String tests) {
        return dossier.evidence(
                        TestReported.class, PreparationPart.TESTS, r -> r.test().equals(test))
                .filter(r -> !reworked(dossier, r, test))
                .map(Recorded::event)
                .map(report -> objection(report, tests))
                .orElse(Optional.of(Sentence.of("finding.test-no-evidence", tests)));
    }

    /** Whether just this test was asked for again after the report. */
    private static boolean reworked(Dossier dossier, Recorded<TestReported> report, String test) {
        return dossier.last(ReworkRequested.class, rework -> rework.asksFor("tests:" + test))
                .map(rework -> rework.sequence() > report.sequence())
                .orElse(false);
    }

    private static Optional<Sentence> objection(TestReported report, String tests) {
        if (!report.outcome().equals("passed")) {
            return Optional.of(Sentence.of("finding.test-failed", tests));
        }
        return switch (report.source()) {
            case "junit" -> {
                if (report.reportsFailures()) {
                    yield Optional.of(Sentence.of("finding.test-failures", tests));
                }
                yield report.ran() > 0 ? Optional.empty() : Optional.of(Sentence.of("finding.test-none-ran", tests));
            }
            case "statement" ->
                Members.text(report.statement()).isBlank()
                                || Members.text(report.link()).isBlank()
                        ? Optional.of(Sentence.of("finding.test-stated", tests))
                        : Optional.empty();
            default -> Optional.of(Sentence.of("finding.test-unknown-kind", tests));
        };
    }
}
