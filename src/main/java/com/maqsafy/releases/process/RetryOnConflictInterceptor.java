package com.maqsafy.releases.process;

import java.sql.SQLException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEnginePersistenceException;
import org.camunda.bpm.engine.impl.cmd.CompleteExternalTaskCmd;
import org.camunda.bpm.engine.impl.cmd.CompleteTaskCmd;
import org.camunda.bpm.engine.impl.cmd.HandleExternalTaskBpmnErrorCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitTaskFormCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.util.ExceptionUtil;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Repeats a completion that collided with another one of the same process instance.
 *
 * <p>Sits outside the engine's transaction, so that each try sees fresh data and a lost try has left nothing behind.
 * Commands that hold no state are repeated, and only when no caller's transaction is open; of others the conflict is told
 * as one.
 */
final class RetryOnConflictInterceptor extends CommandInterceptor {

    private static final int TRIES = 8;

    @Override
    public <T> T execute(Command<T> command) {
        boolean repeatable = (command instanceof SubmitTaskFormCmd
                        || command instanceof CompleteTaskCmd
                        || command instanceof CompleteExternalTaskCmd
                        || command instanceof HandleExternalTaskBpmnErrorCmd)
                && !TransactionSynchronizationManager.isActualTransactionActive();
        for (int tried = 1; ; tried++) {
            try {
                return executed(command);
            } catch (OptimisticLockingException e) {
                if (!repeatable || tried == TRIES) {
                    throw e;
                }
                LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(5_000_000L, 20_000_000L * tried));
            }
        }
    }

    /**
     * Who ends an instance while another adds to it is told by the database that something new hangs on it, not by a
     * revision that has changed; and what a listener writes of our own collides in other words than what the engine writes.
     * That is the same conflict.
     */
    private <T> T executed(Command<T> command) {
        try {
            return next.execute(command);
        } catch (OptimisticLockingException e) {
            throw e;
        } catch (RuntimeException e) {
            if (CallFailure.collided(e) || hangsOnIt(e)) {
                throw new OptimisticLockingException(
                        "REL-PRC-024 Something else happened to the same release at the same moment. Try again.", e);
            }
            throw e;
        }
    }

    private static boolean hangsOnIt(RuntimeException failure) {
        SQLException cause =
                failure instanceof ProcessEnginePersistenceException lost ? ExceptionUtil.unwrapException(lost) : null;
        return cause != null && ExceptionUtil.checkForeignKeyConstraintViolation(cause);
    }
}
