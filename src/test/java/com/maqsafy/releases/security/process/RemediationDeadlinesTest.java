package com.maqsafy.releases.security.process;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import com.maqsafy.releases.evidence.Ledger;
import com.maqsafy.releases.evidence.LedgerRecord.DefinitionVersion;
import com.maqsafy.releases.evidence.ReleaseHistory;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RemediationDeadlinesTest {

    @Test
    @DisplayName("SEC-03: no deadline without a vulnerability from which it counts")
    void countsFromARecordOnly() {
        ReleaseHistory nothing = mock(ReleaseHistory.class);
        when(nothing.all(any())).thenAnswer(call -> Stream.empty());
        Ledger ledger = mock(Ledger.class);
        when(ledger.history("canteen-api-1.5.1")).thenReturn(nothing);

        assertThatThrownBy(() -> new RemediationDeadlines(ledger)
                        .set(
                                "canteen-api-1.5.1",
                                Map.of("risk", "high", "remediateWithin", "P7D"),
                                null,
                                "serviceTask_setRemediationDeadline",
                                new DefinitionVersion("security-assessment", 1)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("REL-SEC-004 There is no vulnerabilityDocumented record yet. Put its task before the"
                        + " deadline in the model.");
        verify(ledger, never()).append(any());
    }
}
