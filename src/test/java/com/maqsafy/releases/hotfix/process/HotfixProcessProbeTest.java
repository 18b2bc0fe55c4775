package com.maqsafy.releases.hotfix.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.RETURNS_SELF;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.maqsafy.releases.hotfix.HotfixSettings;
import com.maqsafy.releases.policy.ReadinessAnswer;
import com.maqsafy.releases.process.WithoutAuthorization;
import java.util.Map;
import java.util.function.Supplier;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.repository.ProcessDefinitionQuery;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("OPEN-06: how hotfixes are made is answered by the deployed process and the service's limits")
class HotfixProcessProbeTest {

    private final RepositoryService repository = mock(RepositoryService.class);
    private final ProcessDefinitionQuery query = mock(ProcessDefinitionQuery.class, RETURNS_SELF);
    private final ProcessDefinition process = mock(ProcessDefinition.class);

    private final WithoutAuthorization withoutAuthorization = mock(WithoutAuthorization.class);

    @BeforeEach
    void ask() {
        when(repository.createProcessDefinitionQuery()).thenReturn(query);
        when(withoutAuthorization.call(any()))
                .thenAnswer(call -> call.<Supplier<?>>getArgument(0).get());
    }

    @Test
    void isNotReadyWithoutTheProcess() {
        assertThat(answer())
                .isEqualTo(new ReadinessAnswer("OPEN-06", false, "There is no process hotfix-release. Deploy it."));
    }

    @Test
    void isNotReadyWhileTheProcessIsSuspended() {
        when(query.singleResult()).thenReturn(process);
        when(process.isSuspended()).thenReturn(true);
        assertThat(answer())
                .isEqualTo(
                        new ReadinessAnswer("OPEN-06", false, "The process hotfix-release is suspended. Activate it."));
    }

    @Test
    void namesTheProcessTheLimitsAndTheTimes() {
        when(query.singleResult()).thenReturn(process);
        when(process.getVersion()).thenReturn(3);
        assertThat(answer())
                .isEqualTo(new ReadinessAnswer(
                        "OPEN-06",
                        true,
                        "Process hotfix-release, version 3: up to 10 files, 200 lines and 2 areas without management;"
                                + " risk review due in PT15M, review due PT120H after PT24H of stabilisation."));
    }

    private ReadinessAnswer answer() {
        return new HotfixProcessProbe(repository, new HotfixSettings(Map.of()), withoutAuthorization)
                .answer("canteen-api");
    }
}
