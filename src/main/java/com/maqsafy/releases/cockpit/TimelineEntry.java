package com.maqsafy.releases.cockpit;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.maqsafy.releases.evidence.LedgerRecord.DefinitionVersion;
import com.maqsafy.releases.evidence.ToldMember;
import com.maqsafy.releases.evidence.Words.Tone;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A ledger record as the timeline tells it.
 *
 * @param actor user id, or {@code system:} and the part that attests
 * @param what what happened, a sentence that follows the actor
 * @param tone how it speaks for the release
 * @param members the payload in words
 * @param payload the same as it is kept
 * @param elementName name of the element in the definition that ran, when it can still be told
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record TimelineEntry(
        long sequence,
        Instant time,
        String actor,
        String kind,
        String what,
        Tone tone,
        List<Item> items,
        @Nullable String element,
        @Nullable String elementName,
        @Nullable DefinitionVersion definition,
        List<ToldMember> members,
        JsonNode payload,
        String hash) {

    /** A policy item that the record serves, with what it asks for. */
    record Item(String id, String text) {}
}
