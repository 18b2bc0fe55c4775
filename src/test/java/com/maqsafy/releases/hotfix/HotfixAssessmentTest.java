package com.maqsafy.releases.hotfix;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import com.maqsafy.releases.ReleaseStory;
import com.maqsafy.releases.evidence.Ledger;
import com.maqsafy.releases.policy.Dossier;
import com.maqsafy.releases.policy.Dossiers;
import com.maqsafy.releases.release.ReleaseDetails;
import com.maqsafy.releases.release.ReleaseType;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class HotfixAssessmentTest {

    @Test
    @DisplayName("HOT-01: what was not inspected is not measured")
    void measuresOnlyWhatWasInspected() {
        ReleaseStory story = ReleaseStory.requested();
        story.type = ReleaseType.HOTFIX;
        ReleaseDetails release = story.details();
        Dossiers dossiers = mock(Dossiers.class);
        when(dossiers.of(release.key())).thenReturn(Dossier.of(release, List.of(), release.createdAt(), () -> {
            throw new IllegalStateException("Nothing is asked of Git or production.");
        }));
        Ledger ledger = mock(Ledger.class);
        HotfixAssessment assessment = new HotfixAssessment(
                dossiers,
                ledger,
                new HotfixSettings(Map.of()),
                Clock.systemUTC(),
                mock(HotfixScopeRule.class),
                mock(RootCauseRule.class),
                mock(RiskReviewRule.class));

        assertThatThrownBy(() -> assessment.open(release.key(), "serviceTask_measureHotfixScope"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("REL-HOT-002 The commit of " + release.key()
                        + " has not been inspected. Let the source be inspected.");
        verify(ledger, never()).append(any());
    }
}
