package com.maqsafy.releases.process;

import com.maqsafy.releases.evidence.LedgerRecord.DefinitionVersion;
import java.util.Map;

/**
 * A piece of work outside the engine.
 *
 * @param id id of the external task
 * @param release key of the release
 * @param element id of the model element
 * @param definition process definition version that runs
 * @param facts routing facts that the work sees
 * @param lease the right to do it
 */
public record WorkItem(
        String id,
        String release,
        String element,
        DefinitionVersion definition,
        Map<String, Object> facts,
        WorkLease lease) {

    /** Work that no other worker can take. */
    public WorkItem(
            String id, String release, String element, DefinitionVersion definition, Map<String, Object> facts) {
        this(id, release, element, definition, facts, WorkLease.NOBODY_ELSE);
    }

    /** A routing fact that must be there, as text. */
    public String required(String name) {
        Object value = facts.get(name);
        if (value == null) {
            throw new IllegalStateException(
                    "REL-PRC-012 Work " + element + " of " + release + " lacks the variable '" + name + "'.");
        }
        return value.toString();
    }
}
