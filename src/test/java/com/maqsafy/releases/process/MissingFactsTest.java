package com.maqsafy.releases.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;

import com.maqsafy.releases.evidence.LedgerRecord.DefinitionVersion;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.Test;

/** What a model does not hand over is named, with where it is missing. */
class MissingFactsTest {

    private static final DefinitionVersion DEFINITION = new DefinitionVersion("production-deployment", 1);

    @Test
    void namesTheVariableOfATask() {
        TaskContext task = new TaskContext("a-1.0.0", "1", "userTask_a", "form", DEFINITION, Map.of("part", "TEST-01"));
        assertThat(task.required("part")).isEqualTo("TEST-01");
        assertThatThrownBy(() -> task.required("step"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("REL-PRC-010 Task userTask_a of a-1.0.0 lacks the variable 'step'. Map it in the model.");
    }

    @Test
    void namesTheVariableOfWork() {
        WorkItem work = new WorkItem("1", "a-1.0.0", "serviceTask_a", DEFINITION, Map.of("check", "health"));
        assertThat(work.required("check")).isEqualTo("health");
        assertThatThrownBy(() -> work.required("purpose"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("REL-PRC-012 Work serviceTask_a of a-1.0.0 lacks the variable 'purpose'.");
    }

    @Test
    void namesAVariableThatIsMissingOrOfAnotherType() {
        ProcessVariable<Boolean> variable = new ProcessVariable<>("deployable", Boolean.class);
        assertThat(variable.get(Map.of("deployable", true))).isTrue();
        assertThatThrownBy(() -> variable.get(Map.of()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("REL-PRC-011 Process variable 'deployable' is not set.");
        assertThatThrownBy(() -> variable.get(Map.of("deployable", "yes")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("REL-PRC-011 Process variable 'deployable' is not a Boolean.");
    }

    @Test
    void theSystemStartsNoRelease() {
        SystemProcesses processes =
                new SystemProcesses(mock(RuntimeService.class), new WithoutAuthorization(mock(IdentityService.class)));
        assertThatThrownBy(() -> processes.start("standard-release", "a-1.0.0", null, Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("REL-PRC-060 'standard-release' is not started by the system.");
        assertThat(SystemProcesses.starting("standard-release")).isNull();
    }
}
