package com.maqsafy.releases.approval;

import com.maqsafy.releases.evidence.LedgerRecord;
import com.maqsafy.releases.evidence.Recorded;
import com.maqsafy.releases.evidence.Words;
import com.maqsafy.releases.person.Persons;
import com.maqsafy.releases.person.Roles;
import com.maqsafy.releases.release.People;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One duty of persons lifted for one release for a short time, by two administrators, with a reason; read from the release's
 * ledger. It is over with its time, and as soon as one of the two is no administrator any more. It never reaches backup, tests, verification, or who may know of a release: those are no duties of persons.
 *
 * @param sequence of the record that opened it
 * @param duty what is lifted
 * @param role group id for whose tasks it is lifted, blank = for the person in any role
 * @param account user id for whose person it is lifted, blank = for anybody in the role
 * @param reason why
 * @param lasts how long it holds from its confirmation on
 * @param openedBy the first administrator
 * @param openedAt when
 * @param confirmedBy the second administrator, a distinct person; null while it waits for one
 * @param confirmedAt when; null while it waits
 * @param endedAt when somebody ended it before its time, or its end was recorded; null while neither
 */
public record BreakGlass(
        long sequence,
        Duty duty,
        String role,
        String account,
        String reason,
        Duration lasts,
        String openedBy,
        Instant openedAt,
        @Nullable String confirmedBy,
        @Nullable Instant confirmedAt,
        @Nullable Instant endedAt) {

    /** How far it has come. */
    public enum State {
        /** Opened by one administrator; lifts nothing yet. */
        WAITING,
        /** Confirmed by a second one; lifts its duty. */
        OPEN,
        /** Its time is over; as if it were not there. */
        EXPIRED,
        /** Ended before its time; as if it were not there. */
        ENDED;

        /** The word in answers. */
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** The last one of a release, whatever its state. */
    public static Optional<BreakGlass> last(List<LedgerRecord> records) {
        BreakGlass last = null;
        for (LedgerRecord record : records) {
            Optional<Recorded<BreakGlassOpened>> opened = record.as(BreakGlassOpened.class);
            if (opened.isPresent()) {
                last = opened(opened.get());
            } else if (last != null) {
                long sequence = last.sequence();
                if (last.confirmedAt() == null
                        && last.endedAt() == null
                        && record.as(BreakGlassConfirmed.class)
                                .filter(r -> r.event().opened() == sequence)
                                .isPresent()) {
                    last = last.confirmed(record.actor(), record.time());
                } else if (last.endedAt() == null
                        && record.as(BreakGlassEnded.class)
                                .filter(r -> r.event().opened() == sequence)
                                .isPresent()) {
                    last = last.ended(record.time());
                }
            }
        }
        return Optional.ofNullable(last);
    }

    /** The one that lifts its duty at an instant, if any: its time is not over, and both who gave it are administrators still. */
    public static Optional<BreakGlass> open(List<LedgerRecord> records, Instant at, People people) {
        return last(records).filter(b -> b.state(at) == State.OPEN && b.givenStill(people));
    }

    private static @Nullable BreakGlass opened(Recorded<BreakGlassOpened> record) {
        BreakGlassOpened event = record.event();
        return Duty.ofWord(event.duty())
                .map(duty -> new BreakGlass(
                        record.sequence(),
                        duty,
                        event.role(),
                        event.account(),
                        event.reason(),
                        event.lasts().isEmpty() ? Duration.ZERO : Duration.parse(event.lasts()),
                        record.actor(),
                        record.time(),
                        null,
                        null,
                        null))
                .orElse(null);
    }

    private BreakGlass confirmed(String by, Instant at) {
        return new BreakGlass(sequence, duty, role, account, reason, lasts, openedBy, openedAt, by, at, null);
    }

    private BreakGlass ended(Instant at) {
        return new BreakGlass(
                sequence, duty, role, account, reason, lasts, openedBy, openedAt, confirmedBy, confirmedAt, at);
    }

    /** When its time is over: counted from the confirmation, and while it waits for one from its opening. */
    public Instant until() {
        return (confirmedAt == null ? openedAt : confirmedAt).plus(lasts);
    }

    /** How far it has come at an instant. */
    public State state(Instant at) {
        if (endedAt != null && endedAt.isBefore(until())) {
            return State.ENDED;
        }
        if (!at.isBefore(until())) {
            return State.EXPIRED;
        }
        return confirmedAt == null ? State.WAITING : State.OPEN;
    }

    /** Whether everybody who gave it is an administrator at this moment; whoever is deactivated or gone is none. */
    boolean givenStill(People people) {
        return Stream.of(openedBy, Objects.requireNonNullElse(confirmedBy, openedBy))
                .allMatch(account -> people.roles(account).contains(Roles.ADMINISTRATORS));
    }

    /** Whether it is for this account doing this task. Nobody lifts a duty for themselves. */
    boolean isFor(String user, DutyTask task, Persons persons) {
        return !persons.same(user, openedBy)
                && (confirmedBy == null || !persons.same(user, confirmedBy))
                && (account.isEmpty() || persons.same(user, account))
                && (role.isEmpty() || task.groups().contains(role));
    }

    /** For whom, in words. */
    public String scope() {
        return (account.isEmpty() ? "everybody" : account) + (role.isEmpty() ? "" : " as " + Words.role(role));
    }

    /** One line about it at an instant. */
    public String sentence(Instant at) {
        String who = confirmedBy == null ? openedBy : openedBy + " and " + confirmedBy;
        return switch (state(at)) {
            case WAITING ->
                "Break-glass for “" + duty.inWords() + "” (" + scope() + ") was asked for by " + who
                        + " and waits for a second administrator until " + until() + ": " + reason;
            case OPEN ->
                "BREAK-GLASS: “" + duty.inWords() + "” is lifted for " + scope() + " until " + until() + " by " + who
                        + ": " + reason;
            case EXPIRED ->
                "Break-glass for “" + duty.inWords() + "” (" + scope() + ") by " + who + " is over since " + until()
                        + ": " + reason;
            case ENDED ->
                "Break-glass for “" + duty.inWords() + "” (" + scope() + ") by " + who + " was ended at " + endedAt
                        + ": " + reason;
        };
    }
}
