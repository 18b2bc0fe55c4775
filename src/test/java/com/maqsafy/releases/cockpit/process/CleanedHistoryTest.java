package com.maqsafy.releases.cockpit.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.RETURNS_DEEP_STUBS;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.maqsafy.releases.cockpit.ProcessRun;
import com.maqsafy.releases.process.WithoutAuthorization;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.function.Supplier;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class CleanedHistoryTest {

    private static final Instant NOW = Instant.parse("2026-11-30T10:00:00Z");

    @Test
    @DisplayName("a run whose history is being removed, table by table, is as good as gone")
    void whatIsBeingRemovedIsGone() {
        HistoryService history = mock(HistoryService.class, RETURNS_DEEP_STUBS);
        List<HistoricProcessInstance> kept = List.of(
                instance("open", null), instance("kept", NOW.plusSeconds(60)), instance("going", NOW.minusSeconds(60)));
        when(history.createHistoricProcessInstanceQuery()
                        .processInstanceBusinessKey("canteen-api-1.5.0")
                        .list())
                .thenReturn(kept);
        when(history.createHistoricVariableInstanceQuery()
                        .processInstanceIdIn(any(String[].class))
                        .variableName(any())
                        .list())
                .thenReturn(List.of());
        WithoutAuthorization freely = mock(WithoutAuthorization.class);
        when(freely.call(any())).thenAnswer(call -> ((Supplier<?>) call.getArgument(0)).get());

        assertThat(new CamundaProcessHistory(
                                history, mock(RepositoryService.class), freely, Clock.fixed(NOW, ZoneOffset.UTC))
                        .runs("canteen-api-1.5.0"))
                .extracting(ProcessRun::id)
                .containsExactly("kept", "open");
    }

    private static HistoricProcessInstance instance(String id, @Nullable Instant removal) {
        HistoricProcessInstance instance = mock(HistoricProcessInstance.class);
        when(instance.getId()).thenReturn(id);
        when(instance.getRootProcessInstanceId()).thenReturn(id);
        when(instance.getProcessDefinitionKey()).thenReturn("standard-release");
        when(instance.getProcessDefinitionVersion()).thenReturn(1);
        when(instance.getState()).thenReturn(HistoricProcessInstance.STATE_COMPLETED);
        when(instance.getStartTime()).thenReturn(Date.from(NOW.minusSeconds(600)));
        when(instance.getRemovalTime()).thenReturn(removal == null ? null : Date.from(removal));
        return instance;
    }
}
