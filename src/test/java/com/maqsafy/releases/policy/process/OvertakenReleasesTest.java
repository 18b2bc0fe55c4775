package com.maqsafy.releases.policy.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;

import com.maqsafy.releases.ReleaseStory;
import com.maqsafy.releases.evidence.Ledger;
import com.maqsafy.releases.policy.Dossiers;
import com.maqsafy.releases.policy.OvertakenReleaseRule;
import com.maqsafy.releases.process.ReleaseProcess;
import com.maqsafy.releases.release.ReleaseDetails;
import com.maqsafy.releases.release.Releases;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

@ExtendWith(OutputCaptureExtension.class)
@DisplayName("Releases that a newer one overtook are told after it is released, and whatever that meets stops nothing")
class OvertakenReleasesTest {

    private final Releases releases = mock(Releases.class);
    private final Dossiers dossiers = mock(Dossiers.class);
    private final Ledger ledger = mock(Ledger.class);
    private final ReleaseDetails released = ReleaseStory.requested().details();
    private final OvertakenReleases overtaken = new OvertakenReleases(
            releases,
            dossiers,
            mock(OvertakenReleaseRule.class),
            ledger,
            mock(ReleaseProcess.class),
            mock(PlatformTransactionManager.class));

    @BeforeEach
    void begin() {
        TransactionSynchronizationManager.initSynchronization();
    }

    @AfterEach
    void end() {
        TransactionSynchronizationManager.clearSynchronization();
    }

    @Test
    void saysWhenTheOthersCannotBeFound(CapturedOutput output) {
        when(releases.open("canteen-api")).thenThrow(new IllegalStateException("away"));
        released();
        assertThat(output)
                .contains(
                        "REL-POL-021 Whom 1.5.0 of canteen-api overtook could not be found out; the gate will find it.");
    }

    @Test
    void saysWhenOneCannotBeTold(CapturedOutput output) {
        ReleaseStory other = ReleaseStory.requested();
        other.version = "1.4.9";
        when(releases.open("canteen-api")).thenReturn(List.of(released, other.details()));
        when(dossiers.of("canteen-api-1.4.9")).thenThrow(new IllegalStateException("away"));
        released();
        assertThat(output)
                .contains("REL-POL-021 canteen-api-1.4.9 was not told that 1.5.0 overtook it; the gate will find it.")
                .doesNotContain("REL-POL-021 canteen-api-1.5.0");
        verifyNoInteractions(ledger);
    }

    private void released() {
        overtaken.releasing(released);
        TransactionSynchronizationManager.getSynchronizations().forEach(TransactionSynchronization::afterCommit);
    }
}
