package com.maqsafy.releases.process;

import com.maqsafy.releases.instance.SafeMode;
import com.maqsafy.releases.instance.SafeModeException;
import java.util.List;
import org.camunda.bpm.engine.impl.cmd.AcquireJobsCmd;
import org.camunda.bpm.engine.impl.cmd.CompleteTaskCmd;
import org.camunda.bpm.engine.impl.cmd.CorrelateAllMessageCmd;
import org.camunda.bpm.engine.impl.cmd.CorrelateMessageCmd;
import org.camunda.bpm.engine.impl.cmd.ExecuteJobsCmd;
import org.camunda.bpm.engine.impl.cmd.FetchExternalTasksCmd;
import org.camunda.bpm.engine.impl.cmd.ModifyProcessInstanceCmd;
import org.camunda.bpm.engine.impl.cmd.StartProcessInstanceAtActivitiesCmd;
import org.camunda.bpm.engine.impl.cmd.StartProcessInstanceCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitStartFormCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitTaskFormCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.jobexecutor.AcquiredJobs;
import org.springframework.beans.factory.ObjectProvider;

/**
 * In safe mode the engine stands still: workers of every kind and channel find no work, the job executor finds no job, and
 * no process goes on. When the mode ends all of them go on by themselves. Before work or jobs are taken, the database is asked
 * whether it is still the one that was judged.
 */
final class SafeModeInterceptor extends CommandInterceptor {

    private final ObjectProvider<SafeMode> safeMode;

    SafeModeInterceptor(ObjectProvider<SafeMode> safeMode) {
        this.safeMode = safeMode;
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> T execute(Command<T> command) {
        if (command instanceof FetchExternalTasksCmd && isOnNow()) {
            return (T) List.of();
        }
        if (command instanceof AcquireJobsCmd && isOnNow()) {
            return (T) new AcquiredJobs(0);
        }
        if (isOutward(command) && isOn()) {
            throw new SafeModeException("To move a process");
        }
        return next.execute(command);
    }

    private boolean isOn() {
        SafeMode mode = safeMode.getIfAvailable();
        return mode != null && mode.on();
    }

    private boolean isOnNow() {
        SafeMode mode = safeMode.getIfAvailable();
        return mode != null && mode.onNow();
    }

    private static boolean isOutward(Command<?> command) {
        return command instanceof ExecuteJobsCmd
                || command instanceof SubmitStartFormCmd
                || command instanceof SubmitTaskFormCmd
                || command instanceof CompleteTaskCmd
                || command instanceof StartProcessInstanceCmd
                || command instanceof StartProcessInstanceAtActivitiesCmd
                || command instanceof ModifyProcessInstanceCmd
                || command instanceof CorrelateMessageCmd
                || command instanceof CorrelateAllMessageCmd;
    }
}
