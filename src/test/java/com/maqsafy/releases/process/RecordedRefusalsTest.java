package com.maqsafy.releases.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.RETURNS_DEEP_STUBS;
import static org.mockito.Mockito.atLeast;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;

import com.maqsafy.releases.evidence.AdministrationLedger;
import com.maqsafy.releases.evidence.Attestation;
import com.maqsafy.releases.evidence.Ledger;
import com.maqsafy.releases.evidence.LedgerRecord.DefinitionVersion;
import com.maqsafy.releases.evidence.SealedReleaseException;
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
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.runtime.Execution;
import org.camunda.bpm.engine.task.Task;
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

    private final RuntimeService runtime = mock(RuntimeService.class, RETURNS_DEEP_STUBS);
    private final TaskService tasks = mock(TaskService.class, RETURNS_DEEP_STUBS);
    private final HistoryService history = mock(HistoryService.class, RETURNS_DEEP_STUBS);
    private final Ledger ledger = mock(Ledger.class);

    private final RecordedRefusals refusals = new RecordedRefusals(
            runtime,
            tasks,
            history,
            new WithoutAuthorization(mock(IdentityService.class)),
            ledger,
            administration,
            (field, text) ->
                    text.contains("secret") ? Optional.of(new Violation("", field, "a secret")) : Optional.empty(),
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

    @Test
    void tellsTheReleaseOfATaskWhatAVariableWasAndLeavesSecretsOut() {
        Task task = mock(Task.class);
        when(task.getId()).thenReturn("1");
        when(task.getTaskDefinitionKey()).thenReturn("userTask_approveRelease");
        when(task.getProcessInstanceId()).thenReturn("called");
        when(tasks.createTaskQuery().taskId("1").singleResult()).thenReturn(task);
        when(tasks.getVariable("1", "a")).thenReturn("before");
        when(tasks.getVariable("1", "b")).thenReturn("a secret of before");
        instance("called", "root", "called alone");
        instance("root", "root", "canteen-api-1.5.0");

        refusals.record(
                "developer",
                new EngineCall(
                        "SetTaskVariables",
                        List.of(new EngineCall.Target("task", "1")),
                        new TreeMap<>(Map.of("a", "after", "b", "a secret")),
                        true));

        verify(ledger)
                .append(Attestation.of(
                        "canteen-api-1.5.0",
                        "developer",
                        new EngineCallRefused(
                                "SetTaskVariables",
                                List.of(new EngineCallRefused.Target("task", "1")),
                                "userTask_approveRelease",
                                List.of(
                                        new EngineCallRefused.Value("a", "before", "after"),
                                        new EngineCallRefused.Value("b", "[left out]", "[left out]")),
                                null,
                                null)));
        verifyNoInteractions(administration);
    }

    @Test
    void tellsTheReleaseOfAnExecution() {
        Execution execution = mock(Execution.class);
        when(execution.getProcessInstanceId()).thenReturn("root");
        var executions = runtime.createExecutionQuery().executionId("2");
        when(executions.singleResult()).thenReturn(execution);
        when(executions.count()).thenReturn(1L);
        when(runtime.getVariable("2", "a")).thenReturn("before");
        instance("root", "root", "canteen-api-1.5.0");

        refusals.record("developer", variable("execution", "2"));

        verify(ledger)
                .append(Attestation.of(
                        "canteen-api-1.5.0",
                        "developer",
                        new EngineCallRefused(
                                "SetVariables",
                                List.of(new EngineCallRefused.Target("execution", "2")),
                                null,
                                List.of(new EngineCallRefused.Value("a", "before", "after")),
                                null,
                                null)));
    }

    @Test
    void tellsTheAdministrationWhatIsOfNoReleaseAnyMore() {
        when(runtime.createExecutionQuery().executionId("3").singleResult()).thenReturn(null);
        when(history.createHistoricProcessInstanceQuery().processInstanceId("3").singleResult())
                .thenReturn(null);

        refusals.record("developer", variable("execution", "3"));
        refusals.record("developer", variable("processInstance", "3"));

        assertThat(recorded("developer"))
                .hasSize(2)
                .allMatch(event -> event.release() == null
                        && event.values().equals(List.of(new EngineCallRefused.Value("a", "null", "after"))));
        verifyNoInteractions(ledger);
    }

    @Test
    void tellsTheReleaseThatIsNamedWhereItHasAProcess() {
        var named = history.createHistoricProcessInstanceQuery().processInstanceBusinessKey("canteen-api-1.5.0");
        when(named.listPage(0, 1)).thenReturn(List.of());
        refusals.record("developer", variable("release", "canteen-api-1.5.0"));
        verifyNoInteractions(ledger);

        when(named.listPage(0, 1)).thenReturn(List.of(mock(HistoricProcessInstance.class)));
        refusals.record("qa", variable("release", "canteen-api-1.5.0"));
        verify(ledger)
                .append(argThat(a ->
                        a.release().equals("canteen-api-1.5.0") && a.actor().equals("qa")));
    }

    @Test
    void tellsTheAdministrationOfASealedRelease() {
        instance("root", "root", "canteen-api-1.5.0");
        when(ledger.append(any())).thenThrow(mock(SealedReleaseException.class));

        refusals.record("developer", variable("processInstance", "root"));

        assertThat(recorded("developer")).extracting(EngineCallRefused::release).containsExactly("canteen-api-1.5.0");
    }

    private void instance(String id, String root, String release) {
        HistoricProcessInstance instance = mock(HistoricProcessInstance.class);
        when(instance.getRootProcessInstanceId()).thenReturn(root);
        when(instance.getBusinessKey()).thenReturn(release);
        when(history.createHistoricProcessInstanceQuery().processInstanceId(id).singleResult())
                .thenReturn(instance);
    }

    private static EngineCall variable(String kind, String id) {
        return new EngineCall(
                "SetVariables", List.of(new EngineCall.Target(kind, id)), new TreeMap<>(Map.of("a", "after")), true);
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
