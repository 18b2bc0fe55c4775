package com.maqsafy.releases.failure.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import com.maqsafy.releases.failure.TechnicalFailures;
import com.maqsafy.releases.instance.OnOneNode;
import com.maqsafy.releases.instance.SafeMode;
import com.maqsafy.releases.process.FailedWork;
import java.util.List;
import org.camunda.bpm.engine.runtime.Incident;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.transaction.PlatformTransactionManager;

@ExtendWith(OutputCaptureExtension.class)
@DisplayName("Promise 10: a look that fails is told to the log, and the next one does what it left")
class FailureSweepTest {

    private final TechnicalFailures failures = mock(TechnicalFailures.class);
    private final EngineIncidents incidents = mock(EngineIncidents.class);
    private final FailedWork work = mock(FailedWork.class);
    private final OnOneNode turns = mock(OnOneNode.class);
    private final Incident incident = mock(Incident.class);
    private final FailureSweep sweep = new FailureSweep(
            failures,
            incidents,
            mock(StalledReleases.class),
            mock(FailureAsking.class),
            work,
            turns,
            mock(PlatformTransactionManager.class),
            new StaticListableBeanFactory().getBeanProvider(SafeMode.class));

    @BeforeEach
    void oneIncident() {
        when(turns.run(any(), any())).thenAnswer(call -> {
            ((Runnable) call.getArgument(1)).run();
            return true;
        });
        when(incident.getId()).thenReturn("i1");
        when(incident.getProcessInstanceId()).thenReturn("p1");
        when(incident.getConfiguration()).thenReturn("j1");
        when(incident.getIncidentMessage()).thenReturn("no owner");
        when(incidents.open()).thenReturn(List.of(incident));
    }

    @AfterEach
    void end() {
        sweep.destroy();
    }

    @Test
    void nothingCanBeLookedFor(CapturedOutput output) {
        when(failures.open()).thenThrow(new IllegalStateException("away"));
        sweep.sweep();
        assertThat(output).contains("REL-PRC-065 Failures could not be looked for; the next look does.");
    }

    @Test
    void theAskingItselfIsRepeated(CapturedOutput output) {
        when(incidents.isOwn(incident)).thenReturn(true);
        sweep.sweep();
        assertThat(output)
                .contains("REL-PRC-066 A process that asks about a failure failed itself and is repeated: no owner");
        verify(work).repeatJob("j1");
    }

    @Test
    void oneThatCannotBeDealtWithHoldsUpNoOther(CapturedOutput output) {
        when(incidents.isOwn(incident)).thenThrow(new IllegalStateException("gone"));
        sweep.sweep();
        assertThat(output)
                .contains("REL-PRC-067 The failure of p1 could not be dealt with; the next look does.")
                .doesNotContain("REL-PRC-065");
    }
}
