package com.maqsafy.releases.instance;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Work that every node does, in one transaction, while the others wait: what one made the next one finds. Work that collided
 * with something else is done again, from the beginning.
 */
@Component
public class OneAfterTheOther {

    private static final int TRIES = 4;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    OneAfterTheOther(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * Runs the work when no other node does.
     *
     * @param name of the work, the same on all nodes
     * @param work leaves nothing behind but what its transaction writes
     * @throws OptimisticLockingException when it collided each time, or in the caller's transaction
     */
    public void run(String name, Runnable work) {
        boolean repeatable = !TransactionSynchronizationManager.isActualTransactionActive();
        for (int tried = 1; ; tried++) {
            try {
                runOnce(name, work);
                return;
            } catch (OptimisticLockingException | ConcurrencyFailureException e) {
                if (!repeatable || tried == TRIES) {
                    throw e;
                }
                LockSupport.parkNanos(Duration.ofMillis(20L * tried).toNanos());
            }
        }
    }

    private void runOnce(String name, Runnable work) {
        transaction.executeWithoutResult(status -> {
            jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended(?, 0))")
                    .param("releases.all." + name)
                    .query((rs, row) -> true)
                    .single();
            work.run();
        });
    }
}
