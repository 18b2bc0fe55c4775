package com.maqsafy.releases.process;

import java.util.List;
import java.util.Map;

/**
 * What an accepted submission comes to: one ledger record, written in the same transaction, and routing facts.
 *
 * @param kind kind of the ledger record
 * @param items policy items that it serves
 * @param payload its content
 * @param facts process variables to set in the process instance; declared ones only ({@link ReleaseVariables})
 */
public record TaskOutcome(String kind, List<String> items, Object payload, Map<String, Object> facts) {

    public TaskOutcome {
        items = List.copyOf(items);
        facts = Map.copyOf(facts);
    }

    public static TaskOutcome of(String kind, List<String> items, Object payload) {
        return new TaskOutcome(kind, items, payload, Map.of());
    }
}
