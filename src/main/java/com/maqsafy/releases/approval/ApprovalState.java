package com.maqsafy.releases.approval;

import com.maqsafy.releases.evidence.LedgerRecord;
import com.maqsafy.releases.evidence.ReleaseHistory;
import com.maqsafy.releases.language.Sentence;
import com.maqsafy.releases.process.SubstituteActed;
import com.maqsafy.releases.release.ReleaseDetails;
import com.maqsafy.releases.release.SourceInspected;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How far a release's approvals have come, for exactly one content.
 *
 * <p>A decision counts only when it was taken for this digest and by a person; a later decision of a role replaces its
 * earlier one.
 *
 * @param digest the content that the decisions must be about
 * @param required role → policy item: the last approval round's roles and the policy floor
 * @param decisions role → its last decision for the digest, as far as it counts
 * @param lapsed role → its last approval that counts no longer
 */
public record ApprovalState(
        String digest, Map<String, String> required, Map<String, Decision> decisions, Map<String, Lapse> lapsed) {

    public ApprovalState {
        required = Collections.unmodifiableMap(new LinkedHashMap<>(required));
        decisions = Collections.unmodifiableMap(new LinkedHashMap<>(decisions));
        lapsed = Collections.unmodifiableMap(new LinkedHashMap<>(lapsed));
    }

    /**
     * A role's decision.
     *
     * @param person user id
     * @param insteadOf user id of the person in whose place it was taken; null when it was taken as oneself
     * @param decision {@code approve}, {@code rework} or {@code reject}
     * @param reason may be blank for an approval
     * @param at when it was taken
     * @param sequence number of its record
     */
    public record Decision(
            String person, @Nullable String insteadOf, String decision, String reason, Instant at, long sequence) {

        /** Who took it, and in whose place. */
        public Stream<String> people() {
            return Stream.concat(Stream.of(person), Stream.ofNullable(insteadOf));
        }

        /** The person as pages name it, e.g. {@code deputy for tech}. */
        public String by() {
            return SubstituteActed.by(person, insteadOf);
        }
    }

    /**
     * An approval that counts no longer.
     *
     * @param why in words that follow "… approved as …", e.g. {@code and the account is gone}
     */
    public record Lapse(Decision approval, String why) {

        /** One sentence about it. */
        public String sentence(String role) {
            return Sentence.of("part.approval-lapsed", approval.by(), role, why).english();
        }
    }

    /** The state of a release's approvals, from its ledger alone. */
    public static ApprovalState of(ReleaseDetails release, String digest, List<LedgerRecord> records) {
        ReleaseHistory history = new ReleaseHistory(records);
        Map<String, String> required = new LinkedHashMap<>(ApprovalFloor.items(release.type(), destructive(history)));
        history.last(ApprovalRoundOpened.class)
                .ifPresent(round -> round.event()
                        .roles()
                        .forEach(asked -> required.putIfAbsent(
                                asked.role(),
                                asked.item().isEmpty() ? ApprovalFloor.item(release.type()) : asked.item())));
        Map<Long, String> principals = SubstituteActed.principals(records);
        Map<String, Decision> decisions = new LinkedHashMap<>();
        history.all(ApprovalDecided.class)
                .filter(r ->
                        r.event().contentDigest().equals(digest) && !r.actor().startsWith("system:"))
                .forEach(r -> decisions.put(
                        r.event().role(),
                        new Decision(
                                r.actor(),
                                principals.get(r.sequence()),
                                r.event().decision(),
                                r.event().reason(),
                                r.time(),
                                r.sequence())));
        return new ApprovalState(digest, required, decisions, Map.of());
    }

    /** The same state without the approvals for which {@code lapse} knows a reason. */
    ApprovalState lapsing(BiFunction<String, Decision, Optional<String>> lapse) {
        Map<String, Decision> counting = new LinkedHashMap<>(decisions);
        Map<String, Lapse> gone = new LinkedHashMap<>(lapsed);
        decisions.forEach((role, decision) -> {
            if (decision.decision().equals("approve")) {
                lapse.apply(role, decision).ifPresent(why -> {
                    counting.remove(role);
                    gone.put(role, new Lapse(decision, why));
                });
            }
        });
        return new ApprovalState(digest, required, counting, gone);
    }

    /** Approving person by role, required roles or not. */
    public Map<String, String> approved() {
        return people("approve");
    }

    /** Everybody who approves, and in whose place. */
    public Stream<String> approving() {
        return decisions.values().stream()
                .filter(d -> d.decision().equals("approve"))
                .flatMap(Decision::people);
    }

    /** Required roles that have not approved this content, in the order of {@link #required()}. */
    public Set<String> missing() {
        Set<String> missing = new LinkedHashSet<>(required.keySet());
        missing.removeAll(approved().keySet());
        return missing;
    }

    /** Rejecting person by role. */
    public Map<String, String> rejected() {
        return people("reject");
    }

    /** Person by role who sent the release back for rework. */
    public Map<String, String> sentBack() {
        return people("rework");
    }

    /** Whether every required role has approved this content and nobody stands against it. */
    public boolean complete() {
        return missing().isEmpty() && rejected().isEmpty() && sentBack().isEmpty();
    }

    private Map<String, String> people(String decision) {
        Map<String, String> people = new LinkedHashMap<>();
        decisions.forEach((role, d) -> {
            if (d.decision().equals(decision)) {
                people.put(role, d.person());
            }
        });
        return people;
    }

    private static boolean destructive(ReleaseHistory history) {
        return history.last(SourceInspected.class)
                .filter(r -> r.event().migrations().stream().anyMatch(SourceInspected.FoundMigration::destructive))
                .isPresent();
    }
}
