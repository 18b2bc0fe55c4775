package com.maqsafy.releases.approval;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.maqsafy.releases.evidence.LedgerRecord;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Who somebody was at the moment of an act: the member {@code act} of the record of a duty.
 *
 * @param person id of the person behind the account
 * @param roles the account's roles then
 * @param lifted duties that stood against this very person and were lifted, each with why
 */
public record Act(String person, List<HeldRole> roles, List<LiftedDuty> lifted) {

    /** The member's name. */
    public static final String MEMBER = "act";

    public Act {
        roles = List.copyOf(roles);
        lifted = List.copyOf(lifted);
    }

    /** A payload without who did it: what was said, which alone an approval is about. */
    static JsonNode without(JsonNode payload) {
        return payload.has(MEMBER) && payload instanceof ObjectNode object
                ? object.deepCopy().without(MEMBER)
                : payload;
    }

    /** Words of the duties that were lifted for the act of a record. */
    static Set<String> liftedIn(JsonNode payload) {
        Set<String> lifted = new HashSet<>();
        payload.path(MEMBER)
                .path("lifted")
                .forEach(l -> lifted.add(l.path("duty").asText()));
        return lifted;
    }

    /** The roles whose last decision was taken while a duty was lifted for it. */
    public static Set<String> approvalsWith(List<LedgerRecord> records, Duty lifted) {
        return records.stream()
                .filter(r -> r.kind().equals("approvalDecided"))
                .collect(Collectors.toMap(r -> r.payload().path("role").asText(), r -> r, (earlier, later) -> later))
                .values()
                .stream()
                .filter(r -> liftedIn(r.payload()).contains(lifted.word()))
                .map(r -> r.payload().path("role").asText())
                .collect(Collectors.toSet());
    }
}
