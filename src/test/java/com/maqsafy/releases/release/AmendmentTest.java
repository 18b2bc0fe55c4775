package com.maqsafy.releases.release;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import com.maqsafy.releases.ReleaseStory;
import com.maqsafy.releases.evidence.Ledger;
import com.maqsafy.releases.process.Violation;
import com.maqsafy.releases.source.SourceRepositories;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class AmendmentTest {

    private final Releases releases = mock(Releases.class);
    private final Ledger ledger = mock(Ledger.class);

    @Test
    @DisplayName("PRIN-07: what another module has against a change keeps it out of release and ledger")
    void keepsNothingOfAChangeThatARuleRefuses() {
        when(releases.get("canteen-api-1.5.0"))
                .thenReturn(ReleaseStory.prepared().details());
        Amendment amendment = new Amendment(
                releases,
                mock(SourceRepositories.class),
                List.of((release, change) -> change.summary().isEmpty()
                        ? List.of()
                        : List.of(new Violation("PRIN-07", "summary", release.key() + " tells too much."))),
                ledger);

        assertThatThrownBy(() -> amendment.apply(
                        "canteen-api-1.5.0", "owner", new Amendment.Change("x", List.of(), List.of(), "", false)))
                .hasMessage("summary (PRIN-07): canteen-api-1.5.0 tells too much.");
        verify(releases, never()).amend(any(), any());
        verify(ledger, never()).append(any());

        amendment.apply("canteen-api-1.5.0", "owner", new Amendment.Change("", List.of("y"), List.of(), "", false));
        verify(releases).amend(any(), any());
    }
}
