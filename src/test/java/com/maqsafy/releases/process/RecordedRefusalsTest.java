package com.maqsafy.releases.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.atLeast;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import com.maqsafy.releases.evidence.AdministrationLedger;
import com.maqsafy.releases.evidence.Ledger;
import com.maqsafy.releases.evidence.LedgerRecord.DefinitionVersion;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mockito.ArgumentCaptor;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.transaction.PlatformTransactionManager;

/** Refused calls of the engine are recorded, and do not flood the ledger. */
@ExtendWith(OutputCaptureExtension.class)
class RecordedRefusalsTest {

    private final AdministrationLedger administration = mock(AdministrationLedger.class);

    private Instant now = Instant.parse("2026-03-02T08:00:00Z");

    private final RecordedRefusals refusals = new RecordedRefusals(
            mock(RuntimeService.class),
            mock(TaskService.class),
            mock(HistoryService.class),
            new WithoutAuthorization(mock(IdentityService.class)),
            mock(Ledger.class),
            administration,
            (field, text) -> Optional.empty(),
            new RefusalLimit(new Clock() {
                @Override
                public ZoneOffset getZone() {
                    return ZoneOffset.UTC;
                }

                @Override
                public Clock withZone(java.time.ZoneId zone) {
                    return this;
                }

                @Override
                public Instant instant() {
                    return now;
                }
            }),
            mock(PlatformTransactionManager.class));

    @Test
    void recordsTheSameCallOnceInTenMinutesAndTellsHowManyWereLeftOut() {
        for (int i = 0; i < 500; i++) {
            refusals.record("developer", call("a"));
        }
        refusals.record("developer", call("b"));
        refusals.record("qa", call("a"));
        now = now.plus(Duration.ofMinutes(10));
        refusals.record("developer", call("a"));
        refusals.record("developer", call("a"));

        assertThat(recorded("developer")).extracting(EngineCallRefused::leftOut).containsExactly(null, 499, null);
        assertThat(recorded("qa")).hasSize(1);
    }

    @Test
    void recordsAtMostAHundredAnHourOfOneAccount() {
        for (int i = 0; i < 1_000; i++) {
            refusals.record("developer", call("value " + i));
        }
        assertThat(recorded("developer")).hasSize(100);
        now = now.plus(Duration.ofHours(1));
        refusals.record("developer", call("later"));
        assertThat(recorded("developer").get(100).leftOut()).isEqualTo(900);
    }

    @Test
    void aRefusalThatCannotBeRecordedIsToldToTheLogAndStaysOne(CapturedOutput output) {
        when(administration.append(eq("developer"), any())).thenThrow(new IllegalStateException("away"));
        refusals.record("developer", call("a"));
        assertThat(output).contains("REL-PRC-071 SetProperty of developer was refused and could not be recorded.");
    }

    @Test
    void aRefusedDutyThatCannotBeRecordedIsToldToTheLog(CapturedOutput output) {
        RefusalLimit limit = mock(RefusalLimit.class);
        when(limit.admits(any(), any())).thenReturn(OptionalInt.of(0));
        Ledger away = mock(Ledger.class);
        when(away.append(any())).thenThrow(new IllegalStateException("away"));
        new RecordedDutyRefusals(away, administration, limit, mock(PlatformTransactionManager.class))
                .record(
                        "owner",
                        "owner",
                        new TaskContext(
                                "canteen-api-1.5.0",
                                "1",
                                "userTask_approveRelease",
                                "approve-release",
                                new DefinitionVersion("release-approval", 1),
                                Map.of()),
                        new Violation("PRIN-01", "assignee", "Let somebody else do it."));
        assertThat(output).contains("REL-PRC-073 A duty was refused to owner and could not be recorded: ");
    }

    private static EngineCall call(String value) {
        return new EngineCall("SetProperty", List.of(), new TreeMap<>(Map.of("value", value)), false);
    }

    private List<EngineCallRefused> recorded(String user) {
        ArgumentCaptor<EngineCallRefused> events = ArgumentCaptor.forClass(EngineCallRefused.class);
        verify(administration, atLeast(1)).append(eq(user), events.capture());
        return events.getAllValues();
    }
}
