package com.maqsafy.releases.evidence;

import com.maqsafy.releases.evidence.LedgerRecord.DefinitionVersion;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to have recorded; the ledger adds sequence, time and hashes.
 *
 * @param release key of the release
 * @param actor user id, or {@code system:} and a name
 * @param kind past-tense event name in camelCase
 * @param items policy item ids
 * @param element model element id, if any
 * @param definition process definition, if any
 * @param payload any object that Jackson writes as a JSON object
 */
public record Attestation(
        String release,
        String actor,
        String kind,
        List<String> items,
        @Nullable String element,
        @Nullable DefinitionVersion definition,
        Object payload) {

    public Attestation {
        items = List.copyOf(items);
    }

    /** An attestation made outside any process. */
    public static Attestation of(String release, String actor, String kind, List<String> items, Object payload) {
        return new Attestation(release, actor, kind, items, null, null, payload);
    }
}
