package com.maqsafy.releases.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.maqsafy.releases.evidence.Attestation;
import com.maqsafy.releases.evidence.EventKinds;
import com.maqsafy.releases.evidence.KeptFile;
import com.maqsafy.releases.evidence.KeptFiles;
import com.maqsafy.releases.evidence.Ledger;
import com.maqsafy.releases.evidence.Recorded;
import com.maqsafy.releases.evidence.ReleaseHistory;
import com.maqsafy.releases.notes.Redactor;
import com.maqsafy.releases.person.Roles;
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
import com.maqsafy.releases.release.Restrictions;
import com.maqsafy.releases.release.ReworkRequested;
import com.maqsafy.releases.release.TestReported;
import com.maqsafy.releases.testreport.TestReport;
import com.maqsafy.releases.testreport.Verdict;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Test results from a pipeline become evidence of one TEST item (TEST-01 to TEST-09, PRIN-03, RULE-01). */
@Component
class TestReports {

    private static final Set<String> MAY_REPORT = Set.of(Roles.CI, Roles.QA, Roles.DEVELOPER);

    private final Releases releases;
    private final Ledger ledger;
    private final People people;
    private final PolicyCatalogue catalogue;
    private final ReleaseTasks openTasks;
    private final TaskAudience audience;
    private final Restrictions restrictions;
    private final Redactor redactor;
    private final KeptFiles files;

    TestReports(
            Releases releases,
            Ledger ledger,
            People people,
            PolicyCatalogue catalogue,
            ReleaseTasks openTasks,
            TaskAudience audience,
            Restrictions restrictions,
            Redactor redactor,
            KeptFiles files) {
        this.releases = releases;
        this.ledger = ledger;
        this.people = people;
        this.catalogue = catalogue;
        this.openTasks = openTasks;
        this.audience = audience;
        this.restrictions = restrictions;
        this.redactor = redactor;
        this.files = files;
    }

    /**
     * Takes a JUnit report as evidence of one test; one that is handed in again is recorded once.
     *
     * @param commit for which the tests were run; only that of the release counts
     * @return what was recorded
     */
    @Transactional
    public JsonNode report(String key, String test, @Nullable String commit, byte[] xml, String user) {
        ReleaseDetails release = releases.get(key);
        if (!audience.of(key, MAY_REPORT).admits(user, people.roles(user))) {
            throw new RequestRefusedException(
                    HttpStatus.FORBIDDEN, "Not allowed", "Only CI, QA and developers hand in test results.");
        }
        if (catalogue.section("TEST").stream().noneMatch(i -> i.id().equals(test))) {
            throw refused("RULE-01", "test", "'" + test + "' is no test of the policy. Use TEST-01 to TEST-09.");
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
        byte[] kept = new ReportText(xml).redacted(redactor);
        files.objection(kept.length).ifPresent(objection -> {
            throw refused(test, "file", objection);
        });
        TestReported said = new TestReportSummary(report, redactor)
                .event(
                        release.commit(),
                        test,
                        KeptFile.of(xml).sha256(),
                        KeptFile.of(kept),
                        release.previousVersion(),
                        reportOfPreviousRelease(release, test));
        TestReported event = said.alsoEvidenceOf(TestEvidence.alsoEvidenceOf(ledger.history(key), said));
        if (!stands(ledger.history(key), user, event)) {
            files.keep(kept);
            ledger.append(Attestation.of(key, user, event).serving(List.of(test, "PRIN-03", "RULE-01")));
        }
        if (report.verdict() == Verdict.PASSED) {
            openTasks.testReported(key, test);
        }
        return EventKinds.payload(event);
    }

    /**
     * Whether the very report stands as the test's last result already, by the same person and with nothing asked for again
     * since: a pipeline that hands it in once more has said nothing new.
     */
    private static boolean stands(ReleaseHistory history, String user, TestReported event) {
        JsonNode said = EventKinds.payload(event);
        return history.last(TestReported.class, r -> r.test().equals(event.test()))
                .filter(r -> r.actor().equals(user) && r.sequence() > history.lastSequence(ReworkRequested.class))
                .map(r -> EventKinds.payload(r.event()).equals(said))
                .orElse(false);
    }

    /**
     * The last report of the same test that passed before the previous version, where that was released from here. Before the
     * disclosure of that release there is none: what ran for it tells what it mends, and whoever hands in names of tests could
     * try which of them are not new (SEC-07).
     */
    private @Nullable TestReported reportOfPreviousRelease(ReleaseDetails release, String test) {
        String previous = release.service() + "-" + release.previousVersion();
        if (restrictions.restricted(previous)) {
            return null;
        }
        return ledger.history(previous)
                .last(
                        TestReported.class,
                        r -> r.test().equals(test)
                                && r.outcome().equals("passed")
                                && r.source().equals("junit"))
                .map(Recorded::event)
                .orElse(null);
    }

    private static SubmissionRefusedException refused(String item, String field, String message) {
        return new SubmissionRefusedException(new Violation(item, field, message));
    }
}
