package com.maqsafy.releases.process;

import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the log says of a command that failed, in place of the engine, which reports a person's slip as an error with its
 * stack trace. A refused submission is one line that names fields and items, never what was typed; what {@link CallFailure}
 * takes for a refusal stays quiet; everything else is an error with its stack trace.
 *
 * <p>It also lets a refused expression of a query through as the caller's mistake, which the engine wraps in a failure
 * of its own, and tells of a task that somebody else has just completed, which for the engine was never there.
 */
final class CommandFailures extends CommandInterceptor {

    private static final Logger LOG = LoggerFactory.getLogger(CommandFailures.class);

    private final Predicate<String> endedTask;

    /** @param endedTask whether the task with this id has ended, as far as the caller may know */
    CommandFailures(Predicate<String> endedTask) {
        this.endedTask = endedTask;
    }

    @Override
    public <T> T execute(Command<T> command) {
        // A command within a command is told of by the outer one.
        boolean outer = Context.getCommandContext() == null;
        try {
            return next.execute(command);
        } catch (RuntimeException e) {
            RuntimeException told = caused(e, RefusedExpressionException.class)
                    .map(RuntimeException.class::cast)
                    .orElse(e);
            if (outer) {
                if (CallFailure.of(told) == CallFailure.ABSENT && concernsAnEndedTask(command)) {
                    told = new TaskEndedException(told);
                }
                log(command, told);
            }
            throw told;
        }
    }

    private boolean concernsAnEndedTask(Command<?> command) {
        return CommandAdmission.of(command.getClass()) != CommandAdmission.READS
                && EngineCall.of(command).target("task").filter(endedTask).isPresent();
    }

    private static void log(Command<?> command, RuntimeException e) {
        String name = command.getClass().getSimpleName();
        Optional<SubmissionRefusedException> refused = caused(e, SubmissionRefusedException.class);
        if (refused.isPresent()) {
            LOG.info(
                    "A submission was refused and nothing of it is kept: {}",
                    refused.get().violations().stream()
                            .map(v -> v.field() + " (" + v.item() + ")")
                            .collect(Collectors.joining(", ")));
        } else if (CallFailure.of(e) != CallFailure.FAULT) {
            LOG.debug("{} was refused", name, e);
        } else {
            FailureLog.error(LOG, "REL-PRC-022 " + name + " failed", e);
        }
    }

    private static <E extends Throwable> Optional<E> caused(Throwable failure, Class<E> type) {
        return CallFailure.chain(failure).stream()
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst();
    }
}
