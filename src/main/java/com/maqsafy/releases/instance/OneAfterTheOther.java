package com.maqsafy.releases.instance;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Work that every node does, in one transaction, while the others wait: what one made the next one finds. */
@Component
public class OneAfterTheOther {

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
     */
    public void run(String name, Runnable work) {
        transaction.executeWithoutResult(status -> {
            jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended(?, 0))")
                    .param("releases.all." + name)
                    .query((rs, row) -> true)
                    .single();
            work.run();
        });
    }
}
