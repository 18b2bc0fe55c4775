package com.maqsafy.releases.release.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import com.maqsafy.releases.ReleaseStory;
import com.maqsafy.releases.evidence.Ledger;
import com.maqsafy.releases.release.ReleaseStatus;
import com.maqsafy.releases.release.Releases;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mockito.ArgumentCaptor;

@DisplayName("LOG-06: why a release was rejected, in the words of who refused it")
class OutcomesTest {

    private static final String KEY = "canteen-api-1.5.0";

    private final Releases releases = mock(Releases.class);
    private final Ledger ledger = mock(Ledger.class);

    @ParameterizedTest
    @CsvSource({
        "approvalDecided, reject",
        "hotfixScopeDecided, refuse",
        "riskReviewed, not-acceptable",
    })
    void isTheReasonOfTheRefusingDecision(String kind, String decision) {
        ReleaseStory story = ReleaseStory.requested()
                .add(kind, "manager", "{decision: '%s', reason: 'a feature'}".formatted(decision))
                .add("riskReviewed", "tech", "{decision: 'acceptable', reason: 'it is local'}")
                .add("approvalDecided", "tech", "{decision: 'approve', reason: 'seen'}");

        assertThat(rejected(story)).isEqualTo("a feature");
    }

    @Test
    void isAGeneralOneWhenNobodySaidWhy() {
        assertThat(rejected(ReleaseStory.requested())).isEqualTo("It was refused.");
    }

    private String rejected(ReleaseStory story) {
        when(releases.get(KEY)).thenReturn(story.details());
        when(ledger.records(KEY)).thenReturn(story.records());
        DelegateExecution execution = mock(DelegateExecution.class);
        when(execution.getVariable("releaseKey")).thenReturn(KEY);

        new Outcomes(releases, ledger).record(execution, ReleaseStatus.REJECTED, "It was refused.");

        ArgumentCaptor<String> notes = ArgumentCaptor.forClass(String.class);
        verify(releases).moveTo(eq(KEY), eq(ReleaseStatus.REJECTED), notes.capture());
        verify(ledger).append(any());
        return notes.getValue();
    }
}
