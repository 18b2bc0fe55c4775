package com.maqsafy.releases.evidence;

import com.maqsafy.releases.evidence.LedgerRecord.DefinitionVersion;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to have recorded; the ledger adds sequence, time and hashes.
 *
 * @param release key of the release
 * @param actor user id, or {@code system:} and a name
 * @param event what happened
 * @param items policy item ids
 * @param element model element id, if any
 * @param definition process definition, if any
 */
public record Attestation(
        String release,
        String actor,
        LedgerEvent event,
        List<String> items,
        @Nullable String element,
        @Nullable DefinitionVersion definition) {

    public Attestation {
        items = List.copyOf(items);
    }

    /** An attestation made outside any process; the items are those of the event. */
    public static Attestation of(String release, String actor, LedgerEvent event) {
        return new Attestation(release, actor, event, event.items(), null, null);
    }

    /** The same of an event whose items depend on what happened. */
    public Attestation serving(List<String> items) {
        return new Attestation(release, actor, event, items, element, definition);
    }

    /** The same in an element of a process. */
    public Attestation at(@Nullable String element, @Nullable DefinitionVersion definition) {
        return new Attestation(release, actor, event, items, element, definition);
    }

    /** The kind of the record. */
    public String kind() {
        return event.kind();
    }
}
