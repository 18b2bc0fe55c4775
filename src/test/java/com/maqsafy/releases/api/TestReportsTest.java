package com.maqsafy.releases.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.inOrder;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import com.fasterxml.jackson.databind.JsonNode;
import com.maqsafy.releases.ReleaseStory;
import com.maqsafy.releases.evidence.Attestation;
import com.maqsafy.releases.evidence.EventKinds;
import com.maqsafy.releases.evidence.KeptFile;
import com.maqsafy.releases.evidence.KeptFiles;
import com.maqsafy.releases.evidence.Ledger;
import com.maqsafy.releases.evidence.LedgerEvent;
import com.maqsafy.releases.evidence.LedgerRecord;
import com.maqsafy.releases.evidence.ReleaseHistory;
import com.maqsafy.releases.notes.Redactor;
import com.maqsafy.releases.policy.PolicyCatalogue;
import com.maqsafy.releases.process.ReleaseTasks;
import com.maqsafy.releases.process.SubmissionRefusedException;
import com.maqsafy.releases.process.TaskAudience;
import com.maqsafy.releases.release.People;
import com.maqsafy.releases.release.ReleaseDetails;
import com.maqsafy.releases.release.Releases;
import com.maqsafy.releases.release.Restrictions;
import com.maqsafy.releases.release.ReworkRequested;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mockito.InOrder;

@DisplayName("PRIN-03, RULE-04: a test report is kept, without its secrets, before its record names it")
class TestReportsTest {

    private static final String REPORT = "<testsuite name=\"s\" tests=\"1\"><testcase classname=\"C\" name=\"a\"/>"
            + "<system-out>token %s</system-out></testsuite>";

    private final ReleaseDetails release = new ReleaseStory().details();
    private final Releases releases = mock(Releases.class);
    private final Ledger ledger = mock(Ledger.class);
    private final People people = mock(People.class);
    private final Redactor redactor = mock(Redactor.class);
    private final KeptFiles files = mock(KeptFiles.class);
    private final Restrictions restrictions = mock(Restrictions.class);
    private final TestReports reports = new TestReports(
            releases,
            ledger,
            people,
            new PolicyCatalogue(),
            mock(ReleaseTasks.class),
            (key, groups) -> new TaskAudience.Audience(groups, Set.of()),
            restrictions,
            redactor,
            files);

    @BeforeEach
    void aReleaseInPreparation() {
        when(releases.get(release.key())).thenReturn(release);
        when(people.roles("ci")).thenReturn(Set.of("ci"));
        when(ledger.history(anyString())).thenReturn(new ReleaseHistory(List.of()));
        when(redactor.redact(anyString()))
                .thenAnswer(call -> call.<String>getArgument(0).replace("hunter2", "[redacted]"));
    }

    @Test
    void namesExactlyWhatIsKept() {
        byte[] clean = REPORT.formatted("none").getBytes(StandardCharsets.UTF_8);

        JsonNode recorded = report(clean);

        assertThat(recorded.at("/kept/sha256").asText())
                .isEqualTo(recorded.path("sha256").asText())
                .isEqualTo(KeptFile.of(clean).sha256());
        assertThat(recorded.at("/kept/size").asInt()).isEqualTo(clean.length);
        InOrder order = inOrder(files, ledger);
        order.verify(files).keep(clean);
        order.verify(ledger).append(any());
    }

    @Test
    void keepsNoSecretAndSaysThatItIsNotWhatWasHandedIn() {
        byte[] secret = REPORT.formatted("hunter2").getBytes(StandardCharsets.UTF_8);
        byte[] kept = REPORT.formatted("[redacted]").getBytes(StandardCharsets.UTF_8);

        JsonNode recorded = report(secret);

        assertThat(recorded.path("sha256").asText())
                .isEqualTo(KeptFile.of(secret).sha256());
        assertThat(recorded.at("/kept/sha256").asText())
                .isEqualTo(KeptFile.of(kept).sha256());
        verify(files).keep(kept);
    }

    @Test
    void refusesWhatIsTooLargeToBeKept() {
        when(files.objection(anyLong())).thenReturn(Optional.of("REL-EVI-050 The file has too many bytes."));

        assertThatThrownBy(() -> report(REPORT.formatted("none").getBytes(StandardCharsets.UTF_8)))
                .isInstanceOfSatisfying(
                        SubmissionRefusedException.class,
                        e -> assertThat(e.violations()).singleElement().satisfies(v -> {
                            assertThat(v.field()).isEqualTo("file");
                            assertThat(v.message()).startsWith("REL-EVI-050 ");
                        }));
        verify(ledger, never()).append(any());
        verify(files, never()).keep(any());
    }

    @Test
    @DisplayName("SEC-07: which tests are new since a release that is not disclosed is told to nobody")
    void isNotComparedWithAHiddenRelease() {
        byte[] xml = REPORT.formatted("none").getBytes(StandardCharsets.UTF_8);
        String previous = release.service() + "-" + release.previousVersion();
        ReleaseStory before =
                ReleaseStory.requested().add("testReported", "ci", report(xml).toString());
        when(ledger.history(previous)).thenReturn(new ReleaseHistory(before.records()));
        assertThat(report(xml).has("comparedWith")).isTrue();

        when(restrictions.restricted(previous)).thenReturn(true);

        assertThat(report(xml).fieldNames())
                .toIterable()
                .contains("identities")
                .doesNotContain("comparedWith", "new", "gone", "newCases");
    }

    @Test
    @DisplayName(
            "what a pipeline hands in again is recorded once, until something is asked for again or somebody else says it")
    void recordsTheSameReportOnce() {
        byte[] xml = REPORT.formatted("none").getBytes(StandardCharsets.UTF_8);
        List<LedgerRecord> records = new ArrayList<>();
        when(ledger.history(release.key())).thenAnswer(call -> new ReleaseHistory(records));
        when(ledger.append(any())).thenAnswer(call -> {
            Attestation said = call.getArgument(0);
            records.add(record(records.size() + 1, said.actor(), said.event()));
            return null;
        });

        JsonNode first = report(xml);
        assertThat(report(xml)).isEqualTo(first);
        assertThat(records).hasSize(1);

        report(REPORT.formatted("other").getBytes(StandardCharsets.UTF_8));
        report(xml);
        assertThat(records).hasSize(3);

        records.add(record(4, "owner", new ReworkRequested("Again", List.of("tests"))));
        report(xml);
        assertThat(records).hasSize(5);

        when(people.roles("qa")).thenReturn(Set.of("qa"));
        reports.report(release.key(), "TEST-06", release.commit(), xml, "qa");
        assertThat(records).hasSize(6);
    }

    @Test
    void refusesAnUnknownTestUnderNoOtherTestsName() {
        assertThatThrownBy(() -> reports.report(release.key(), "TEST-99", release.commit(), new byte[0], "ci"))
                .isInstanceOfSatisfying(
                        SubmissionRefusedException.class,
                        e -> assertThat(e.violations()).singleElement().satisfies(v -> {
                            assertThat(v.item() + ' ' + v.field()).isEqualTo("RULE-01 test");
                            assertThat(v.message()).startsWith("'TEST-99' is no test of the policy.");
                        }));
    }

    private LedgerRecord record(long sequence, String actor, LedgerEvent event) {
        return new LedgerRecord(
                release.key(),
                sequence,
                ReleaseStory.START,
                actor,
                EventKinds.kind(event.getClass()),
                List.of(),
                null,
                null,
                EventKinds.payload(event),
                "0",
                "1");
    }

    private JsonNode report(byte[] xml) {
        return reports.report(release.key(), "TEST-06", release.commit(), xml, "ci");
    }
}
