package com.maqsafy.releases.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One row of the ledger.
 *
 * @param release key of the release, e.g. {@code canteen-api-1.5.0}
 * @param sequence position in the release's chain, from 1 without gaps
 * @param time when it was appended, microsecond precision, UTC
 * @param actor user id of the person, or {@code system:} and the name of the machine part that attests
 * @param kind past-tense event name in camelCase, e.g. {@code approvalDecided}
 * @param items ids of the policy items that this record serves, e.g. {@code APR-02}
 * @param element id of the model element in which it happened, if in one
 * @param definition process definition in which it happened, if in one
 * @param payload the attested content, a JSON object
 * @param previousHash hash of the record before, 64 zeros for the first
 * @param hash SHA-256, lower-case hexadecimal, of the record's RFC 8785 canonical JSON without this member
 */
public record LedgerRecord(
        String release,
        long sequence,
        Instant time,
        String actor,
        String kind,
        List<String> items,
        @Nullable String element,
        @Nullable DefinitionVersion definition,
        JsonNode payload,
        String previousHash,
        String hash) {

    public LedgerRecord {
        items = List.copyOf(items);
    }

    /** Key and version of a deployed process definition. */
    public record DefinitionVersion(String key, int version) {}
}
