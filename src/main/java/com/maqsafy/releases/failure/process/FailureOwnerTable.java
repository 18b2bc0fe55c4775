package com.maqsafy.releases.failure.process;

import com.maqsafy.releases.failure.FailureOwner;
import com.maqsafy.releases.process.DeployedTables;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Asks the newest table {@code failure-owner} whose a failure is.
 *
 * <p>Asked away from the engine, before its process starts: a table that fails must not be one more failure without owner,
 * and the answer of a hidden release must not stand in the engine's history of decisions. The ledger has it.
 */
@Component
class FailureOwnerTable {

    private static final Logger LOG = LoggerFactory.getLogger(FailureOwnerTable.class);

    private static final String TABLE = "failure-owner";

    private final DeployedTables tables;

    FailureOwnerTable(DeployedTables tables) {
        this.tables = tables;
    }

    /**
     * Whose it is.
     *
     * @param work topic, delegate, decision or form of what failed
     * @param production whether production has been touched
     */
    FailureOwner of(String work, boolean production) {
        try {
            DeployedTables.Decided decided =
                    tables.decide(TABLE, Map.of("failure", Map.of("work", work, "production", production)));
            DeployedTables.Row row = decided.rows().get(0);
            return FailureOwner.of(row.text("owner"), row.text("due"), row.text("advice"), decided.asked());
        } catch (RuntimeException e) {
            LOG.error("REL-PRC-064 The table {} gave no owner for a failure of {}.", TABLE, work, e);
            return FailureOwner.withoutTable(production);
        }
    }
}
