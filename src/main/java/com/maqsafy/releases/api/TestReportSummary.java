package com.maqsafy.releases.api;

import com.maqsafy.releases.evidence.KeptFile;
import com.maqsafy.releases.evidence.Members;
import com.maqsafy.releases.notes.Redactor;
import com.maqsafy.releases.release.TestReported;
import com.maqsafy.releases.testreport.TestCase;
import com.maqsafy.releases.testreport.TestReport;
import com.maqsafy.releases.testreport.Verdict;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;

/**
 * What the ledger keeps of a test report beside its counts, for whoever approves: how long, what took longest, and what is
 * new and gone since the last release. Names of cases come from the tests' own code: they go through the redactor
 * (RULE-04) and are cut.
 */
final class TestReportSummary {

    private static final int SLOWEST = 5;
    private static final int NAMED = 10;
    private static final int LONGEST_NAME = 200;

    /** Cases whose identities fit into a record with the rest of it; of more, new and gone are not known. */
    private static final int MOST_CASES = 10_000;

    private final TestReport report;
    private final Redactor redactor;

    TestReportSummary(TestReport report, Redactor redactor) {
        this.report = report;
        this.redactor = redactor;
    }

    /**
     * What is recorded of the report.
     *
     * @param sha256 of the document
     * @param kept what is kept of it
     * @param previousVersion of the release before
     * @param previous its last report of the same test, if there is one
     */
    TestReported event(
            String commit,
            String test,
            String sha256,
            KeptFile kept,
            String previousVersion,
            @Nullable TestReported previous) {
        Set<Integer> now = report.cases().size() <= MOST_CASES
                ? report.cases().stream()
                        .map(TestReportSummary::identity)
                        .collect(Collectors.toCollection(TreeSet::new))
                : null;
        String identitiesBefore = previous == null ? "" : Members.text(previous.identities());
        Set<Integer> before = now == null || identitiesBefore.isEmpty() ? null : decoded(identitiesBefore);
        return new TestReported(
                commit,
                test,
                report.verdict() == Verdict.PASSED ? "passed" : "failed",
                "junit",
                report.total(),
                report.failed(),
                report.errors(),
                report.notRun(),
                sha256,
                redactor.redact(report.reason()),
                report.flaky(),
                report.duration().toMillis(),
                report.slowest(SLOWEST).stream()
                        .map(c -> new TestReported.Slow(name(c), c.duration().toMillis()))
                        .toList(),
                now == null ? null : encoded(now),
                before == null ? null : previousVersion,
                now == null || before == null ? null : without(now, before),
                now == null || before == null ? null : without(before, now),
                before == null ? null : newCases(before),
                null,
                null,
                null,
                kept);
    }

    /** How many of the one are not among the others. */
    private static int without(Set<Integer> some, Set<Integer> others) {
        return (int) some.stream().filter(i -> !others.contains(i)).count();
    }

    private List<String> newCases(Set<Integer> before) {
        return report.cases().stream()
                .filter(c -> !before.contains(identity(c)))
                .map(this::name)
                .distinct()
                .limit(NAMED)
                .toList();
    }

    private String name(TestCase test) {
        String title =
                redactor.redact(test.title().replaceAll("[\\p{C}\\s]++", " ").strip());
        return title.codePointCount(0, title.length()) <= LONGEST_NAME
                ? title
                : title.substring(0, title.offsetByCodePoints(0, LONGEST_NAME - 1)) + "…";
    }

    /** 32 bits of the digest of class and name: enough to tell some thousand cases apart, and nothing can be read from it. */
    private static int identity(TestCase test) {
        return ByteBuffer.wrap(DigestUtils.sha256(test.className() + '\n' + test.name()))
                .getInt();
    }

    private static String encoded(Set<Integer> identities) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * identities.size());
        identities.forEach(bytes::putInt);
        return Base64.getEncoder().encodeToString(bytes.array());
    }

    private static Set<Integer> decoded(String identities) {
        ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(identities));
        int[] values = new int[bytes.remaining() / 4];
        bytes.asIntBuffer().get(values);
        return Arrays.stream(values).boxed().collect(Collectors.toSet());
    }
}
