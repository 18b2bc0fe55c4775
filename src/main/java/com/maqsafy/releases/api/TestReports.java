package com.maqsafy.releases.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.maqsafy.releases.evidence.Attestation;
import com.maqsafy.releases.evidence.Ledger;
import com.maqsafy.releases.evidence.LedgerRecord;
import com.maqsafy.releases.notes.Redactor;
import com.maqsafy.releases.policy.PolicyCatalogue;
import com.maqsafy.releases.policy.TestEvidence;
import com.maqsafy.releases.process.ReleaseTasks;
import com.maqsafy.releases.process.SubmissionRefusedException;
import com.maqsafy.releases.process.TaskAudience;
import com.maqsafy.releases.process.Violation;
import com.maqsafy.releases.release.People;
import com.maqsafy.releases.release.ReleaseDetails;
import com.maqsafy.releases.release.ReleaseStatus;
import com.maqsafy.releases.release.Releases;
import com.maqsafy.releases.testreport.TestReport;
import com.maqsafy.releases.testreport.Verdict;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Test results from a pipeline become evidence of one TEST item (TEST-01 to TEST-09, PRIN-03, RULE-01). */
@Component
class TestReports {

    private static final Set<String> MAY_REPORT = Set.of("ci", "qa", "developer");

    private final Releases releases;
    private final Ledger ledger;
    private final People people;
    private final PolicyCatalogue catalogue;
    private final ReleaseTasks openTasks;
    private final TaskAudience audience;
    private final Redactor redactor;
    private final ObjectMapper json;

    TestReports(
            Releases releases,
            Ledger ledger,
            People people,
            PolicyCatalogue catalogue,
            ReleaseTasks openTasks,
            TaskAudience audience,
            Redactor redactor,
            ObjectMapper json) {
        this.releases = releases;
        this.ledger = ledger;
        this.people = people;
        this.catalogue = catalogue;
        this.openTasks = openTasks;
        this.audience = audience;
        this.redactor = redactor;
        this.json = json;
    }

    /**
     * Takes a JUnit report as evidence of one test.
     *
     * @param commit for which the tests were run; only that of the release counts
     * @return what was recorded
     */
    @Transactional
    public Map<String, Object> report(String key, String test, @Nullable String commit, byte[] xml, String user) {
        ReleaseDetails release = releases.get(key);
        if (!audience.of(key, MAY_REPORT).admits(user, people.roles(user))) {
            throw new RequestRefusedException(
                    HttpStatus.FORBIDDEN, "Not allowed", "Only CI, QA and developers hand in test results.");
        }
        if (catalogue.section("TEST").stream().noneMatch(i -> i.id().equals(test))) {
            throw refused("TEST-06", "test", "'" + test + "' is no test of the policy. Use TEST-01 to TEST-09.");
        }
        if (release.status().phase() != ReleaseStatus.Phase.BEFORE_PRODUCTION) {
            throw refused(test, "status", key + " is " + release.status().word() + " and takes no more test results.");
        }
        TestEvidence.objectionToCommit(release, test, commit).ifPresent(objection -> {
            throw new SubmissionRefusedException(objection);
        });
        TestReport report = TestReport.read(xml);
        if (report.verdict() == Verdict.CANNOT_TELL) {
            throw refused(test, "file", report.reason());
        }
        boolean passed = report.verdict() == Verdict.PASSED;
        Map<String, Object> payload = new LinkedHashMap<>();
        payload.put("commit", release.commit());
        payload.put("test", test);
        payload.put("outcome", passed ? "passed" : "failed");
        payload.put("source", "junit");
        payload.put("total", report.total());
        payload.put("failed", report.failed());
        payload.put("errors", report.errors());
        payload.put("skipped", report.notRun());
        payload.put("sha256", sha256(xml));
        payload.putAll(new TestReportSummary(report, redactor)
                .members(release.previousVersion(), reportOfPreviousRelease(release, test)));
        List<String> others = TestEvidence.alsoEvidenceOf(ledger.records(key), json.valueToTree(payload));
        if (!others.isEmpty()) {
            payload.put("sameDocumentAs", others);
        }
        ledger.append(Attestation.of(key, user, "testReported", List.of(test, "PRIN-03", "RULE-01"), payload));
        if (passed) {
            openTasks.testReported(key, test);
        }
        return payload;
    }

    /** The last report of the same test that passed before the previous version, where that was released from here. */
    private @Nullable JsonNode reportOfPreviousRelease(ReleaseDetails release, String test) {
        return ledger.records(release.service() + "-" + release.previousVersion()).stream()
                .filter(r -> r.kind().equals("testReported"))
                .map(LedgerRecord::payload)
                .filter(p -> p.path("test").asText("").equals(test)
                        && p.path("outcome").asText("").equals("passed")
                        && p.path("source").asText("").equals("junit"))
                .reduce((earlier, later) -> later)
                .orElse(null);
    }

    private static SubmissionRefusedException refused(String item, String field, String message) {
        return new SubmissionRefusedException(new Violation(item, field, message));
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
