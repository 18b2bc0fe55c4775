package com.maqsafy.releases.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;

import com.maqsafy.releases.instance.SafeMode;
import java.util.List;
import org.camunda.bpm.engine.impl.cmd.AcquireJobsCmd;
import org.camunda.bpm.engine.impl.cmd.CompleteTaskCmd;
import org.camunda.bpm.engine.impl.cmd.CorrelateAllMessageCmd;
import org.camunda.bpm.engine.impl.cmd.CorrelateMessageCmd;
import org.camunda.bpm.engine.impl.cmd.ExecuteJobsCmd;
import org.camunda.bpm.engine.impl.cmd.FetchExternalTasksCmd;
import org.camunda.bpm.engine.impl.cmd.GetTaskVariablesCmd;
import org.camunda.bpm.engine.impl.cmd.ModifyProcessInstanceCmd;
import org.camunda.bpm.engine.impl.cmd.StartProcessInstanceAtActivitiesCmd;
import org.camunda.bpm.engine.impl.cmd.StartProcessInstanceCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitStartFormCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitTaskFormCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.camunda.bpm.engine.impl.jobexecutor.AcquiredJobs;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

@DisplayName("In safe mode the engine stands still")
class SafeModeInterceptorTest {

    @Test
    @DisplayName("what is taken up to be done is asked for at the moment, what people do by what was found last")
    void looksBeforeWorkIsTaken() {
        SafeModeInterceptor interceptor = interceptor(false, true);

        assertThat((Object) interceptor.execute((Command<?>) mock(FetchExternalTasksCmd.class)))
                .isEqualTo(List.of());
        assertThat(((AcquiredJobs) interceptor.execute((Command<?>) mock(AcquireJobsCmd.class))).size())
                .isZero();
        assertThat((Object) interceptor.execute((Command<?>) mock(CompleteTaskCmd.class)))
                .isEqualTo("done");
    }

    @Test
    void takesNothingAndMovesNothing() {
        SafeModeInterceptor interceptor = interceptor(true, true);

        assertThat((Object) interceptor.execute((Command<?>) mock(FetchExternalTasksCmd.class)))
                .isEqualTo(List.of());
        assertThatThrownBy(() -> interceptor.execute((Command<?>) mock(CompleteTaskCmd.class)))
                .hasMessageStartingWith("REL-INS-002 To move a process");
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                ExecuteJobsCmd.class,
                SubmitStartFormCmd.class,
                SubmitTaskFormCmd.class,
                CompleteTaskCmd.class,
                StartProcessInstanceCmd.class,
                StartProcessInstanceAtActivitiesCmd.class,
                ModifyProcessInstanceCmd.class,
                CorrelateMessageCmd.class,
                CorrelateAllMessageCmd.class
            })
    void movesNoProcess(Class<? extends Command<?>> command) {
        assertThatThrownBy(() -> interceptor(true, true).execute((Command<?>) mock(command)))
                .hasMessageStartingWith("REL-INS-002 To move a process");
        assertThat((Object) interceptor(false, false).execute((Command<?>) mock(command)))
                .isEqualTo("done");
    }

    @Test
    void letsReadingPass() {
        assertThat((Object) interceptor(true, true).execute((Command<?>) mock(GetTaskVariablesCmd.class)))
                .isEqualTo("done");
    }

    @Test
    void letsEverythingPassInNormalMode() {
        SafeModeInterceptor interceptor = interceptor(false, false);

        assertThat((Object) interceptor.execute((Command<?>) mock(FetchExternalTasksCmd.class)))
                .isEqualTo("done");
        assertThat((Object) interceptor.execute((Command<?>) mock(AcquireJobsCmd.class)))
                .isEqualTo("done");
    }

    private static SafeModeInterceptor interceptor(boolean on, boolean onNow) {
        StaticListableBeanFactory beans = new StaticListableBeanFactory();
        beans.addBean("mode", new SafeMode() {
            @Override
            public boolean on() {
                return on;
            }

            @Override
            public boolean onNow() {
                return onNow;
            }

            @Override
            public List<String> reasons() {
                return List.of();
            }
        });
        SafeModeInterceptor interceptor = new SafeModeInterceptor(beans.getBeanProvider(SafeMode.class));
        interceptor.setNext(new CommandExecutor() {
            @Override
            @SuppressWarnings("unchecked")
            public <T> T execute(Command<T> command) {
                return (T) "done";
            }
        });
        return interceptor;
    }
}
