package com.maqsafy.releases.process;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.exception.NotFoundException;
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
 * of its own, and tells of a task that somebody else has just completed, which for the engine was never there. The engine
 * reads row by row, each as it stands at that moment: what ends between two of them makes it, or a listener of ours, stumble
 * over what is missing. That is no fault but a race that this command has lost, and nothing of it is kept.
 */
final class CommandFailures extends CommandInterceptor {

    private static final Logger LOG = LoggerFactory.getLogger(CommandFailures.class);

    private final Predicate<String> endedTask;
    private final Predicate<EngineCall> areThere;

    /**
     * @param endedTask whether the task with this id has ended, as far as the caller may know
     * @param areThere whether all that a call names by an id is there for the caller
     */
    CommandFailures(Predicate<String> endedTask, Predicate<EngineCall> areThere) {
        this.endedTask = endedTask;
        this.areThere = areThere;
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
                told = judged(command, told);
                log(command, told);
            }
            throw told;
        }
    }

    /** The failure, or that what the command is about has ended. */
    private RuntimeException judged(Command<?> command, RuntimeException failure) {
        boolean reads = CommandAdmission.of(command.getClass()) == CommandAdmission.READS;
        boolean absent = CallFailure.of(failure) == CallFailure.ABSENT;
        if (absent ? reads : !stumbled(failure)) {
            return failure;
        }
        try {
            EngineCall call = EngineCall.of(command);
            boolean ended = call.target("task").filter(endedTask).isPresent();
            if (ended && !reads) {
                return new TaskEndedException(failure);
            }
            if (absent || (!ended && areThere.test(call))) {
                return failure;
            }
            return reads
                    ? new NotFoundException(CallerCommands.NOTHING_FOUND, failure)
                    : new OptimisticLockingException(
                            "REL-PRC-231 What this is about has ended at the same moment, and nothing of this call was"
                                    + " done. Read the list again.",
                            failure);
        } catch (RuntimeException e) {
            // Nobody knows, so it remains what it was.
            failure.addSuppressed(e);
            return failure;
        }
    }

    /** Whether something was missing on the way; what the database refuses is judged by what it says. */
    private static boolean stumbled(RuntimeException failure) {
        List<Throwable> chain = CallFailure.chain(failure);
        return (CallFailure.of(failure) == CallFailure.FAULT
                        || chain.stream().anyMatch(NullPointerException.class::isInstance))
                && chain.stream().noneMatch(SQLException.class::isInstance);
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
