package com.maqsafy.releases.verification.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import com.maqsafy.releases.ReleaseStory;
import com.maqsafy.releases.deployment.Maintenance;
import com.maqsafy.releases.evidence.Attestation;
import com.maqsafy.releases.evidence.Ledger;
import com.maqsafy.releases.evidence.LedgerRecord.DefinitionVersion;
import com.maqsafy.releases.evidence.ReleaseHistory;
import com.maqsafy.releases.process.WorkItem;
import com.maqsafy.releases.process.WorkResult;
import com.maqsafy.releases.release.CheckRun;
import com.maqsafy.releases.release.Releases;
import com.maqsafy.releases.verification.ApplicableChecks;
import com.maqsafy.releases.verification.CheckRunner;
import com.maqsafy.releases.verification.VerificationException;
import com.maqsafy.releases.verification.process.VerificationRounds.Round;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@DisplayName("A check that runs after a deployment or a rollback")
class RunCheckWorkTest {

    private final ReleaseStory story = ReleaseStory.deployed();
    private final String key = story.details().key();
    private final Releases releases = mock(Releases.class);
    private final Ledger ledger = mock(Ledger.class);
    private final VerificationRounds rounds = mock(VerificationRounds.class);
    private final CheckRunner runner = mock(CheckRunner.class);
    private final ApplicableChecks checks = mock(ApplicableChecks.class);
    private final Maintenance maintenance = mock(Maintenance.class);
    private final RunCheckWork work = new RunCheckWork(
            releases,
            ledger,
            mock(),
            rounds,
            runner,
            checks,
            mock(),
            maintenance,
            mock(),
            new TransactionTemplate(mock(PlatformTransactionManager.class)),
            mock());

    @Test
    @DisplayName(
            "promise 6: one that is gone from the settings since its round was opened asks its owner, and is accepted by nobody")
    void aCheckThatIsGoneCannotTell() {
        when(releases.get(key)).thenReturn(story.details());
        when(ledger.records(key)).thenReturn(story.records());
        when(ledger.history(key)).thenReturn(new ReleaseHistory(story.records()));
        when(rounds.current(key, "deployment")).thenReturn(new Round(9, 1, 1, List.of("logs"), List.of(), "1.5.0"));
        when(maintenance.bypass(anyString())).thenReturn(Optional.empty());
        when(runner.run(any(), any(), any()))
                .thenThrow(new VerificationException("REL-VER-002 There is no check logs."));

        assertThat(work.work(new WorkItem(
                        "task",
                        key,
                        "serviceTask_runCheck",
                        new DefinitionVersion("post-deployment-verification", 1),
                        Map.of("purpose", "deployment", "check", "logs"))))
                .isEqualTo(WorkResult.done());

        ArgumentCaptor<Attestation> attested = ArgumentCaptor.forClass(Attestation.class);
        verify(ledger).append(attested.capture());
        CheckRun run = (CheckRun) attested.getValue().event();
        assertThat(run.outcome()).isEqualTo("errored");
        assertThat(run.critical()).isTrue();
        assertThat(run.item()).isEqualTo("POST-09");
        assertThat(run.evidence())
                .isEqualTo(
                        "REL-VER-011 releases.services.canteen-api.verification.checks.logs is gone from the settings, so nothing was asked");
    }
}
