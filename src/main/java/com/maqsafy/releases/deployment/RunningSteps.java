package com.maqsafy.releases.deployment;

import com.maqsafy.releases.command.RunningCommand;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * The steps that this node runs now. Once a second, while there are any, it tells all nodes what they have written, and
 * stops those of which somebody, at whatever node, wants it.
 */
@Component
class RunningSteps implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(RunningSteps.class);
    private static final long EVERY_MILLIS = 1_000;

    private final StepProgressLog log;
    private final ServiceCommands commands;
    private final Map<StepRun, Watched> running = new ConcurrentHashMap<>();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "running-steps");
        thread.setDaemon(true);
        return thread;
    });

    RunningSteps(StepProgressLog log, ServiceCommands commands) {
        this.log = log;
        this.commands = commands;
        clock.scheduleWithFixedDelay(this::look, EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Watches the command of a run from its start. */
    void watch(StepRun run, RunningCommand command) {
        running.put(run, new Watched(command));
    }

    /** The command of a run has ended, whatever is done about it. */
    void ended(StepRun run) {
        running.remove(run);
    }

    @Override
    public void destroy() {
        clock.shutdownNow();
    }

    private void look() {
        running.forEach((run, watched) -> {
            try {
                look(run, watched);
            } catch (RuntimeException e) {
                // Neither the step nor another step's watching may end for this.
                if (!watched.complained) {
                    watched.complained = true;
                    LOG.warn(
                            "REL-DEP-081 What step {} of {} writes cannot be told, nor is it seen whether somebody wants it stopped: {}",
                            run.step(),
                            run.release(),
                            e.getMessage());
                }
            }
        });
    }

    private void look(StepRun run, Watched watched) {
        if (!watched.stopped && log.toBeStopped(run)) {
            watched.stopped = true;
            watched.command.stop();
        }
        String output = watched.command.output();
        String lines = LastLines.of(commands.shown(output), output.equals(watched.output));
        watched.output = output;
        if (!lines.equals(watched.told)) {
            log.write(run, lines);
            watched.told = lines;
        }
        watched.complained = false;
    }

    /** A command and what was told of it; touched by one thread. */
    private static final class Watched {

        private final RunningCommand command;
        private @Nullable String output;
        private @Nullable String told;
        private boolean stopped;
        private boolean complained;

        Watched(RunningCommand command) {
            this.command = command;
        }
    }
}
