package com.maqsafy.releases.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
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

    /** Whether it attests an event of a type: the class of one kind, or an interface of several. */
    public boolean is(Class<? extends LedgerEvent> type) {
        return type.isInterface()
                ? EventKinds.known().of(kind).filter(type::isAssignableFrom).isPresent()
                : kind.equals(EventKinds.kind(type));
    }

    /**
     * The event that it attests, if that is of a type.
     *
     * @throws InvalidEvidenceException {@code REL-EVI-017} when it is, and has a member that nobody knows
     */
    public <E extends LedgerEvent> Optional<Recorded<E>> as(Class<E> type) {
        if (!is(type)) {
            return Optional.empty();
        }
        Class<? extends E> of =
                type.isInterface() ? EventKinds.known().of(kind).orElseThrow().asSubclass(type) : type;
        return Optional.of(new Recorded<>(this, EventKinds.read(of, payload)));
    }

    /**
     * The event that it attests; empty for a kind that no class knows.
     *
     * @throws InvalidEvidenceException {@code REL-EVI-017} when it has a member that nobody knows
     */
    public Optional<LedgerEvent> event() {
        return EventKinds.known().of(kind).map(type -> EventKinds.read(type, payload));
    }

    /** Key and version of a deployed process definition. */
    public record DefinitionVersion(String key, int version) {}
}
