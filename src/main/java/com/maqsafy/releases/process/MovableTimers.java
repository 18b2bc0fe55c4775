package com.maqsafy.releases.process;

import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.jobexecutor.TimerExecuteNestedActivityJobHandler;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TimerEntity;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.beans.factory.ObjectProvider;

/** Boundary timers, in place of the engine's: one that waits for a {@link MovableDate} does not fire before it. */
final class MovableTimers extends TimerExecuteNestedActivityJobHandler {

    private final ObjectProvider<MovableDate> dates;

    MovableTimers(ObjectProvider<MovableDate> dates) {
        this.dates = dates;
    }

    @Override
    public void execute(
            TimerJobConfiguration configuration, ExecutionEntity execution, CommandContext context, String tenantId) {
        TimerEntity timer = (TimerEntity) context.getCurrentJob();
        Optional<MovableDate> date =
                dates.stream().filter(d -> waitsFor(timer, d)).findFirst();
        if (date.isPresent() && putOff(timer, execution, date.get())) {
            return;
        }
        super.execute(configuration, execution, context, tenantId);
    }

    private static boolean waitsFor(TimerEntity timer, MovableDate date) {
        return timer.getJobDefinition()
                .getJobConfiguration()
                .endsWith("${" + date.variable().name() + '}');
    }

    private static boolean putOff(TimerEntity timer, ExecutionEntity execution, MovableDate date) {
        Instant instant = date.of(execution.getProcessBusinessKey());
        if (!instant.isAfter(ClockUtil.getCurrentTime().toInstant())) {
            return false;
        }
        execution.setVariable(date.variable().name(), instant.toString());
        // Whoever may do it by hand has until then.
        for (TaskEntity task : execution.getTasks()) {
            task.setDueDate(Date.from(instant));
            task.triggerUpdateEvent();
        }
        timer.createNewTimerJob(Date.from(instant));
        return true;
    }
}
