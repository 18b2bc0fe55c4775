package com.maqsafy.releases.deployment.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.RETURNS_DEEP_STUBS;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import com.maqsafy.releases.deployment.DeploymentWindow;
import com.maqsafy.releases.instance.OnOneNode;
import com.maqsafy.releases.instance.SafeMode;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.management.JobDefinition;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@DisplayName("OPEN-08: releases follow a calendar that changes while they wait")
@ExtendWith(OutputCaptureExtension.class)
class WaitingForWindowsTest {

    private static final Instant NOW = Instant.parse("2026-03-04T07:00:00Z");
    private static final Instant DUE = Instant.parse("2026-03-16T06:00:00Z");

    private final ManagementService management = mock(ManagementService.class, RETURNS_DEEP_STUBS);
    private final RuntimeService runtime = mock(RuntimeService.class, RETURNS_DEEP_STUBS);
    private final DeploymentWindow window = mock(DeploymentWindow.class);
    private final SafeMode safeMode = mock(SafeMode.class);
    private final WaitingForWindows waiting = new WaitingForWindows(
            management, runtime, window, safeMode, mock(OnOneNode.class), Clock.fixed(NOW, ZoneOffset.UTC));

    @BeforeEach
    void twoReleasesWaitAndAnotherTimerRuns() {
        List<JobDefinition> definitions =
                List.of(definition("windows", "DATE: ${windowOpensAt}"), definition("other", "DATE: ${reviewDueAt}"));
        when(management.createJobDefinitionQuery().list()).thenReturn(definitions);
        jobs("windows", job("one"), job("two"));
        jobs("other", job("three"));
    }

    @Test
    void asksAgainWhoseTimeHasMoved(CapturedOutput output) {
        when(window.movedFrom("canteen-api-one", DUE)).thenReturn(true);

        waiting.look();

        verify(management).setJobDuedate("one", Date.from(NOW));
        verify(management, never()).setJobDuedate("two", Date.from(NOW));
        verify(window, never()).movedFrom("canteen-api-three", DUE);
        assertThat(output).contains("REL-DEP-480 canteen-api-one waited until 2026-03-16T06:00:00Z");
    }

    @Test
    void oneThatCannotBeJudgedHoldsUpNoOther(CapturedOutput output) {
        when(window.movedFrom("canteen-api-one", DUE)).thenThrow(new IllegalStateException("no opening"));
        when(window.movedFrom("canteen-api-two", DUE)).thenReturn(true);

        waiting.look();

        verify(management).setJobDuedate("two", Date.from(NOW));
        assertThat(output)
                .contains("REL-DEP-481 Whether one waits for the right time could not be found out: no opening");
    }

    @Test
    void aCopyInSafeModeMovesNothing() {
        when(safeMode.on()).thenReturn(true);
        when(window.movedFrom(any(), any())).thenReturn(true);

        waiting.look();

        verify(management, never()).setJobDuedate(any(), any(Date.class));
    }

    private void jobs(String definition, Job... jobs) {
        when(management.createJobQuery().jobDefinitionId(definition).list()).thenReturn(Arrays.asList(jobs));
    }

    private static JobDefinition definition(String id, String configuration) {
        JobDefinition definition = mock(JobDefinition.class);
        when(definition.getId()).thenReturn(id);
        when(definition.getJobConfiguration()).thenReturn(configuration);
        return definition;
    }

    private Job job(String id) {
        Job job = mock(Job.class);
        when(job.getId()).thenReturn(id);
        when(job.getProcessInstanceId()).thenReturn(id);
        when(job.getDuedate()).thenReturn(Date.from(DUE));
        ProcessInstance process = mock(ProcessInstance.class);
        when(process.getBusinessKey()).thenReturn("canteen-api-" + id);
        when(runtime.createProcessInstanceQuery().processInstanceId(id).singleResult())
                .thenReturn(process);
        return job;
    }
}
