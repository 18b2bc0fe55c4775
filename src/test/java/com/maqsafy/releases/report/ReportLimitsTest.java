package com.maqsafy.releases.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.maqsafy.releases.ReleaseStory;
import com.maqsafy.releases.evidence.EvidenceExport;
import com.maqsafy.releases.evidence.Ledger;
import com.maqsafy.releases.evidence.Sealing;
import com.maqsafy.releases.evidence.SigningKeys;
import com.maqsafy.releases.policy.PolicyCatalogue;
import com.maqsafy.releases.policy.ReleaseGate;
import com.maqsafy.releases.release.ReleaseDetails;
import com.maqsafy.releases.release.ReleaseLists;
import com.maqsafy.releases.release.VisibleReleases;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ReportLimitsTest {

    private static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant UNTIL = Instant.parse("2027-01-01T00:00:00Z");

    private final ReleaseLists lists = mock(ReleaseLists.class);
    private final VisibleReleases visible = mock(VisibleReleases.class);
    private final SigningKeys keys = mock(SigningKeys.class);
    private final EvidenceExport export = mock(EvidenceExport.class);
    private final ReportPage pages = mock(ReportPage.class);
    private final ReleaseReports reports = new ReleaseReports(
            visible,
            lists,
            mock(Ledger.class),
            mock(Sealing.class),
            keys,
            export,
            mock(PolicyCatalogue.class),
            mock(ReleaseGate.class),
            mock(Controls.class),
            pages,
            mock(Paper.class),
            Clock.systemUTC());

    @Test
    @DisplayName("A period with more releases than one archive takes is asked for in parts")
    void anArchiveHasAnEnd() {
        ReleaseDetails release = ReleaseStory.requested().details();
        when(lists.ended(any(), any(), any())).thenReturn(Collections.nCopies(ReleaseReports.MOST - 1, release));
        assertThat(reports.ended(FROM, UNTIL)).hasSize(499);

        when(lists.ended(any(), any(), any())).thenReturn(Collections.nCopies(ReleaseReports.MOST, release));
        assertThatThrownBy(() -> reports.ended(FROM, UNTIL))
                .isInstanceOf(TooManyReleasesException.class)
                .hasMessageStartingWith("REL-RPT-002 ");
    }

    @Test
    @DisplayName(
            "An archive says which releases the log of seals has of the period and it does not list, to those who may know of all")
    void anArchiveProvesThatNothingIsMissing() throws IOException {
        when(keys.publicKeys()).thenReturn("-----BEGIN PUBLIC KEY-----");
        when(pages.period(any(), any())).thenReturn("");
        when(pages.controls(any(), any(), any())).thenReturn("");
        when(export.firstSealed(FROM, UNTIL)).thenReturn(Map.of("canteen-api-1.5.1", FROM));
        doAnswer(call -> {
                    ((OutputStream) call.getArgument(0)).write("the log".getBytes(StandardCharsets.UTF_8));
                    return null;
                })
                .when(export)
                .writeLog(any());

        assertThat(archive()).containsKey("keys.pem").doesNotContainKeys("log.jsonl", "completeness.csv");
        when(visible.knowsAll()).thenReturn(true);
        assertThat(archive())
                .containsEntry("log.jsonl", "the log")
                .containsEntry(
                        "completeness.csv",
                        "release,first_sealed,listed\r\ncanteen-api-1.5.1,2026-01-01T00:00:00Z,no\r\n");
    }

    private Map<String, String> archive() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        reports.archive(List.of(), FROM, UNTIL, ReportLanguage.ENGLISH, out);
        Map<String, String> files = new HashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(out.toByteArray()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return files;
    }

    @Test
    @DisplayName("Controls name items that the catalogue has")
    void controlsNameItemsThatThereAre() {
        PolicyCatalogue empty = mock(PolicyCatalogue.class);
        when(empty.find(any())).thenReturn(Optional.empty());
        assertThatThrownBy(() -> new Controls(empty))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageMatching(
                        "REL-RPT-001 report/controls\\.json names the item [A-Z]+-\\d\\d, which the catalogue"
                                + " does not have\\. Name one of policy/catalogue\\.json\\.");
        assertThat(new Controls(new PolicyCatalogue()).all())
                .extracting(Controls.Control::items)
                .allMatch((List<String> items) -> !items.isEmpty());
    }
}
