package com.maqsafy.releases.cockpit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.maqsafy.releases.approval.ApprovalDecided;
import com.maqsafy.releases.approval.ApprovalRoundOpened;
import com.maqsafy.releases.approval.ContentDigest;
import com.maqsafy.releases.evidence.InvalidEvidenceException;
import com.maqsafy.releases.evidence.LedgerRecord;
import com.maqsafy.releases.evidence.ToldMember;
import com.maqsafy.releases.evidence.Words;
import com.maqsafy.releases.policy.Redecision;
import com.maqsafy.releases.release.ReleaseDetails;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;

/**
 * A round of approvals: what was put to whom, what they decided, and whether the content is still that.
 *
 * @param record sequence of its record
 * @param time when it was opened
 * @param digest digest of the content that was put to the approvers
 * @param asked the roles, and why each is asked
 * @param decisions what was decided for that content, in order
 * @param content the content as it was put to them, part by part
 * @param changed the parts that are not what they were any more; of a round about what was replaced there may be many
 */
record ApprovalRound(
        long record,
        Instant time,
        String digest,
        List<Asked> asked,
        List<Decision> decisions,
        List<ToldMember> content,
        List<String> changed) {

    /** A role that is asked, and why. */
    record Asked(String role, String reason, String item) {}

    /**
     * What somebody decided.
     *
     * @param record sequence of its record
     * @param decision {@code approve}, {@code rework} or {@code reject}
     */
    record Decision(long record, String actor, String role, String decision, String reason, Instant time) {}

    /** The rounds of a ledger, in order. */
    static List<ApprovalRound> of(ReleaseDetails release, List<LedgerRecord> records) {
        List<ApprovalRound> rounds = new ArrayList<>();
        for (LedgerRecord r : records) {
            if (r.is(ApprovalRoundOpened.class)) {
                rounds.add(round(r, release, records));
            }
        }
        return List.copyOf(rounds);
    }

    private static ApprovalRound round(LedgerRecord opened, ReleaseDetails release, List<LedgerRecord> records) {
        List<LedgerRecord> before =
                records.stream().filter(r -> r.sequence() < opened.sequence()).toList();
        ObjectNode was = ContentDigest.parts(stood(before).orElse(release), before);
        ObjectNode is = ContentDigest.parts(release, records);
        if (!opened.payload().path("withTests").asBoolean(false)) {
            // Rounds of before did not ask about them.
            was.remove("tests");
            is.remove("tests");
        }
        return new ApprovalRound(
                opened.sequence(),
                opened.time(),
                opened.payload().path("contentDigest").asText(),
                StreamSupport.stream(opened.payload().path("roles").spliterator(), false)
                        .map(role -> new Asked(
                                Words.role(role.path("role").asText()),
                                role.path("reason").asText(),
                                role.path("item").asText()))
                        .toList(),
                records.stream()
                        .filter(r -> r.is(ApprovalDecided.class))
                        .filter(r -> isOf(r, opened, records))
                        .map(r -> new Decision(
                                r.sequence(),
                                r.actor(),
                                Words.role(r.payload().path("role").asText()),
                                r.payload().path("decision").asText(),
                                r.payload().path("reason").asText(),
                                r.time()))
                        .toList(),
                ToldMember.of(was),
                changed(was, is));
    }

    /** The release as it was put to them; empty when this version cannot read that any more. */
    private static Optional<ReleaseDetails> stood(List<LedgerRecord> before) {
        try {
            return Redecision.release(before);
        } catch (InvalidEvidenceException | NoSuchElementException e) {
            return Optional.empty();
        }
    }

    /** The round that a decision names; of one that names none, the last before it. */
    private static boolean isOf(LedgerRecord decision, LedgerRecord opened, List<LedgerRecord> records) {
        long named = decision.payload().path("round").asLong();
        return opened.sequence()
                == (named != 0
                        ? named
                        : records.stream()
                                .filter(r -> r.is(ApprovalRoundOpened.class) && r.sequence() < decision.sequence())
                                .mapToLong(LedgerRecord::sequence)
                                .max()
                                .orElse(0));
    }

    private static List<String> changed(ObjectNode was, ObjectNode is) {
        Set<String> parts = new TreeSet<>();
        was.fieldNames().forEachRemaining(parts::add);
        is.fieldNames().forEachRemaining(parts::add);
        parts.removeIf(part -> was.path(part).equals(is.path(part)));
        return parts.stream().map(Words::name).toList();
    }
}
