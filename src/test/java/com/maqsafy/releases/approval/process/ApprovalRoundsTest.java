package com.maqsafy.releases.approval.process;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import com.maqsafy.releases.ReleaseStory;
import com.maqsafy.releases.approval.ApprovalState;
import com.maqsafy.releases.approval.Approvals;
import com.maqsafy.releases.approval.SeparationOfDuties;
import com.maqsafy.releases.evidence.Ledger;
import com.maqsafy.releases.release.ReleaseDetails;
import com.maqsafy.releases.release.Releases;
import com.maqsafy.releases.release.Restrictions;
import java.time.Clock;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ApprovalRoundsTest {

    @Test
    @DisplayName("APR-01 to APR-07: a table that asks nobody approves nothing")
    void refusesARoundInWhichNobodyApproves() {
        ReleaseDetails release = ReleaseStory.requested().details();
        Releases releases = mock(Releases.class);
        when(releases.get(release.key())).thenReturn(release);
        ApprovalState nobody = mock(ApprovalState.class);
        when(nobody.required()).thenReturn(new TreeMap<>());
        Approvals approvals = mock(Approvals.class);
        when(approvals.of(any(), any(), any(), any())).thenReturn(nobody);
        Ledger ledger = mock(Ledger.class);
        ApprovalRounds rounds = new ApprovalRounds(
                releases,
                ledger,
                approvals,
                mock(SeparationOfDuties.class),
                mock(Restrictions.class),
                Clock.systemUTC());

        assertThatThrownBy(() -> rounds.open(release.key(), List.of(), null, "serviceTask_openApprovalRound"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("REL-APR-010 Nobody would approve " + release.key()
                        + ". Mend the decision table required-approvals.");
        verify(ledger, never()).append(any());
    }
}
