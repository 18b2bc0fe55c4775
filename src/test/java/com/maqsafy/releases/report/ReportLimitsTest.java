package com.maqsafy.releases.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
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
import java.time.Clock;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ReportLimitsTest {

    private static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant UNTIL = Instant.parse("2027-01-01T00:00:00Z");

    private final ReleaseLists lists = mock(ReleaseLists.class);
    private final ReleaseReports reports = new ReleaseReports(
            mock(VisibleReleases.class),
            lists,
            mock(Ledger.class),
            mock(Sealing.class),
            mock(SigningKeys.class),
            mock(EvidenceExport.class),
            mock(PolicyCatalogue.class),
            mock(ReleaseGate.class),
            mock(Controls.class),
            mock(ReportPage.class),
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
