package com.maqsafy.releases.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.RETURNS_DEEP_STUBS;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.sql.SQLException;
import java.util.List;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEnginePersistenceException;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.variable.Variables;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("What a call of the engine is refused with says what to do")
class RefusedCallsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Cannot read it because \"this.type\" is null | : type",
                "Cannot read it because \"migrationPlanDto\" is null | : migrationPlan",
                "Cannot read it because the return value of \"org.x.RetriesDto.getRetries()\" is null | : retries",
                "something else | ``",
            })
    void namesWhatTheRequestLacks(String message, String named) {
        assertThat(MissingInput.words(new NullPointerException(message)))
                .isEqualTo("REL-PRC-091 The request lacks something that this call needs" + named + ".");
    }

    @Test
    void neverSaysWhatTheDatabaseSaid() {
        ProcessEnginePersistenceException twice =
                new ProcessEnginePersistenceException("no", new SQLException("duplicate key (secret)", "23505"));
        assertThat(CallFailure.CONFLICT.words(twice))
                .isEqualTo(
                        "REL-PRC-084 It exists already, or something else still needs it. Read it again and repeat.");
        assertThat(CallFailure.FAULT.words(twice))
                .isEqualTo("REL-PRC-083 Something went wrong; see the application's log.");
    }

    @Test
    void startsNoProcessWithoutStartForm() {
        ProcessDefinitionEntity phase = new ProcessDefinitionEntity();
        phase.setKey("release-approval");
        ProcessEngineConfigurationImpl configuration = mock(ProcessEngineConfigurationImpl.class, RETURNS_DEEP_STUBS);
        when(configuration.getDeploymentCache().findDeployedProcessDefinitionById("release-approval:1:1"))
                .thenReturn(phase);
        when(configuration.getCommandCheckers()).thenReturn(List.of());
        CommandContext context = mock(CommandContext.class);
        when(context.getProcessEngineConfiguration()).thenReturn(configuration);
        when(configuration.getCommandExecutorTxRequired().execute(any()))
                .thenAnswer(call -> ((Command<?>) call.getArgument(0)).execute(context));
        ProcessEngine engine = mock(ProcessEngine.class);
        when(engine.getProcessEngineConfiguration()).thenReturn(configuration);

        assertThatThrownBy(() -> new StartForms(engine).judge("release-approval:1:1", Variables.createVariables()))
                .isInstanceOf(BadUserRequestException.class)
                .hasMessage("REL-FRM-017 'release-approval' has no start form. Start a process that has one.");
    }
}
