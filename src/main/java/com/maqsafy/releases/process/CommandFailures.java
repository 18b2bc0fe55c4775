package com.maqsafy.releases.process;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.MismatchingMessageCorrelationException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.TaskAlreadyClaimedException;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the log says of a command that failed, in place of the engine, which reports a person's slip as an error with its
 * stack trace. A refused submission is one line that names fields and items, never what was typed; what the engine itself
 * takes for the caller's mistake, a message that nobody waits for or a collision stays quiet; everything else is an error with its stack trace.
 *
 * <p>It also lets a refused expression of a query through as the caller's mistake, which the engine wraps in a failure
 * of its own: Camunda's REST answers 400 to the one and 500 to the other.
 */
final class CommandFailures extends CommandInterceptor {

    private static final Logger LOG = LoggerFactory.getLogger(CommandFailures.class);

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
                log(command, told);
            }
            throw told;
        }
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
        } else if (e instanceof BadUserRequestException
                || e instanceof AuthorizationException
                || e instanceof MismatchingMessageCorrelationException
                || e instanceof OptimisticLockingException
                || e instanceof TaskAlreadyClaimedException) {
            LOG.debug("{} was refused", name, e);
        } else {
            LOG.error("REL-PRC-022 {} failed", name, e);
        }
    }

    private static <E extends Throwable> Optional<E> caused(Throwable failure, Class<E> type) {
        return Stream.iterate(failure, e -> e != null, Throwable::getCause)
                .limit(50)
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst();
    }
}
