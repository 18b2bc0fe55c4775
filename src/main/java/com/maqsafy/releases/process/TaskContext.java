package com.maqsafy.releases.process;

import com.maqsafy.releases.evidence.LedgerRecord.DefinitionVersion;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a user task stands, without engine types.
 *
 * @param release key of the release
 * @param taskId id of the task
 * @param element id of the model element
 * @param form id of its form
 * @param definition process definition version that runs
 * @param facts routing facts that the task sees: the process variables by name
 */
public record TaskContext(
        String release,
        String taskId,
        String element,
        String form,
        DefinitionVersion definition,
        Map<String, Object> facts) {

    /** A routing fact as text, null when it is not set. */
    public @Nullable String fact(String name) {
        Object value = facts.get(name);
        return value == null ? null : value.toString();
    }

    /** A routing fact that must be there. */
    public String required(String name) {
        String value = fact(name);
        if (value == null) {
            throw new IllegalStateException("REL-PRC-010 Task " + element + " of " + release + " lacks the variable '"
                    + name + "'. Map it in the model.");
        }
        return value;
    }
}
