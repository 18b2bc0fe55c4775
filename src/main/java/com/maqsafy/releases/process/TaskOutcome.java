package com.maqsafy.releases.process;

import com.maqsafy.releases.evidence.LedgerEvent;
import java.util.List;
import java.util.Map;

/**
 * What an accepted submission comes to: one ledger record, written in the same transaction, and routing facts.
 *
 * @param event what the record attests
 * @param items policy items that it serves
 * @param facts process variables to set in the process instance; declared ones only ({@link ReleaseVariables})
 */
public record TaskOutcome(LedgerEvent event, List<String> items, Map<String, Object> facts) {

    public TaskOutcome {
        items = List.copyOf(items);
        facts = Map.copyOf(facts);
    }

    /** An event with its own items. */
    public static TaskOutcome of(LedgerEvent event) {
        return new TaskOutcome(event, event.items(), Map.of());
    }

    /** The same with routing facts. */
    public TaskOutcome with(Map<String, Object> facts) {
        return new TaskOutcome(event, items, facts);
    }

    /** The same of an event whose items depend on what was submitted. */
    public TaskOutcome serving(List<String> items) {
        return new TaskOutcome(event, items, facts);
    }
}
