package com.maqsafy.releases.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.maqsafy.releases.notes.Redactor;
import com.maqsafy.releases.testreport.TestCase;
import com.maqsafy.releases.testreport.TestReport;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
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
     * The members to add to the record.
     *
     * @param previousVersion of the release before
     * @param previous its last record of the same test, if there is one
     */
    Map<String, Object> members(String previousVersion, @Nullable JsonNode previous) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("reason", redactor.redact(report.reason()));
        members.put("flaky", report.flaky());
        members.put("durationMs", report.duration().toMillis());
        members.put(
                "slowest",
                report.slowest(SLOWEST).stream()
                        .map(c -> Map.of(
                                "case", name(c), "durationMs", c.duration().toMillis()))
                        .toList());
        if (report.cases().size() <= MOST_CASES) {
            Set<Integer> identities = report.cases().stream()
                    .map(TestReportSummary::identity)
                    .collect(Collectors.toCollection(TreeSet::new));
            members.put("identities", encoded(identities));
            if (previous != null && !previous.path("identities").asText("").isEmpty()) {
                compare(
                        members,
                        previousVersion,
                        decoded(previous.path("identities").asText()),
                        identities);
            }
        }
        return members;
    }

    private void compare(Map<String, Object> members, String previousVersion, Set<Integer> before, Set<Integer> now) {
        List<TestCase> added = report.cases().stream()
                .filter(c -> !before.contains(identity(c)))
                .toList();
        members.put("comparedWith", previousVersion);
        members.put("new", now.stream().filter(i -> !before.contains(i)).count());
        members.put("gone", before.stream().filter(i -> !now.contains(i)).count());
        members.put(
                "newCases",
                added.stream().map(this::name).distinct().limit(NAMED).toList());
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
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest((test.className() + '\n' + test.name()).getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(digest).getInt();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
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
