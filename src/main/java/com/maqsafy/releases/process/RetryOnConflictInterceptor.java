package com.maqsafy.releases.process;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.impl.cmd.CompleteExternalTaskCmd;
import org.camunda.bpm.engine.impl.cmd.CompleteTaskCmd;
import org.camunda.bpm.engine.impl.cmd.HandleExternalTaskBpmnErrorCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitTaskFormCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Repeats a completion that collided with another one of the same process instance.
 *
 * <p>Sits outside the engine's transaction, so that each try sees fresh data and a lost try has left nothing behind.
 * Commands that hold no state are repeated, and only when no caller's transaction is open.
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
                return next.execute(command);
            } catch (OptimisticLockingException e) {
                if (!repeatable || tried == TRIES) {
                    throw e;
                }
                LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(5_000_000L, 20_000_000L * tried));
            }
        }
    }
}
