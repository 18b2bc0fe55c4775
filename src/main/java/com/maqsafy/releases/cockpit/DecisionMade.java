package com.maqsafy.releases.cockpit;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A decision table that was asked, as the engine's history has it.
 *
 * @param table id of the decision
 * @param name its name, absent when it has none
 * @param version the definition's version, absent when it is deployed no more
 * @param at when it was asked
 * @param run id of the process instance that asked
 * @param inputs what was asked, by the names of the table's columns
 * @param rows the rows that fired, in the table's order; none = no row did
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DecisionMade(
        String table,
        @Nullable String name,
        @Nullable Integer version,
        Instant at,
        String run,
        Map<String, String> inputs,
        List<Row> rows) {

    public DecisionMade {
        inputs = Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
        rows = List.copyOf(rows);
    }

    /**
     * A row that fired.
     *
     * @param id id of the rule
     * @param description what the table says of it, blank when nothing
     * @param outputs what it answers, by the names of the table's columns
     */
    public record Row(String id, String description, Map<String, String> outputs) {

        public Row {
            outputs = Collections.unmodifiableMap(new LinkedHashMap<>(outputs));
        }
    }
}
