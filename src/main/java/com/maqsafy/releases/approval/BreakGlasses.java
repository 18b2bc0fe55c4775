package com.maqsafy.releases.approval;

import com.maqsafy.releases.approval.BreakGlass.State;
import com.maqsafy.releases.approval.BreakGlassRefusedException.Why;
import com.maqsafy.releases.evidence.Attestation;
import com.maqsafy.releases.evidence.Ledger;
import com.maqsafy.releases.evidence.LedgerEvent;
import com.maqsafy.releases.evidence.LedgerRecord;
import com.maqsafy.releases.person.Persons;
import com.maqsafy.releases.person.Roles;
import com.maqsafy.releases.person.SaidText;
import com.maqsafy.releases.process.TextGuard;
import com.maqsafy.releases.process.Violation;
import com.maqsafy.releases.release.Act;
import com.maqsafy.releases.release.People;
import com.maqsafy.releases.release.ReleaseDetails;
import com.maqsafy.releases.release.Releases;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Opens, confirms and ends break-glasses: two administrators, distinct people, lift one duty of persons for one release, with a
 * reason and for at most four hours. Whether the caller may know of the release is asked before.
 */
@Service
public class BreakGlasses {

    /** The longest time for which a duty is lifted. */
    static final Duration LONGEST = Duration.ofHours(4);

    private static final Duration USUAL = Duration.ofHours(1);
    private static final int LONGEST_REASON = 1000;
    private static final Logger LOG = LoggerFactory.getLogger(BreakGlasses.class);

    private final Releases releases;
    private final Ledger ledger;
    private final People people;
    private final Persons persons;
    private final SeparationOfDuties duties;
    private final TextGuard textGuard;
    private final Clock clock;

    BreakGlasses(
            Releases releases,
            Ledger ledger,
            People people,
            Persons persons,
            SeparationOfDuties duties,
            TextGuard textGuard,
            Clock clock) {
        this.releases = releases;
        this.ledger = ledger;
        this.people = people;
        this.persons = persons;
        this.duties = duties;
        this.textGuard = textGuard;
        this.clock = clock;
    }

    /**
     * What an administrator asks for; what is absent is blank.
     *
     * @param duty its word
     * @param role group id for whose tasks it is to be lifted
     * @param account user id for whom it is to be lifted
     * @param reason why
     * @param lasts ISO 8601 duration, at most four hours; one hour unless said
     */
    public record Request(String duty, String role, String account, String reason, String lasts) {}

    /**
     * An administrator opens one; it lifts nothing before a second one confirms it.
     *
     * @throws BreakGlassRefusedException {@code REL-DUT-010} to {@code REL-DUT-016}, {@code REL-DUT-490}
     */
    @Transactional
    public BreakGlass open(String key, String caller, Request request) {
        administrator(caller);
        longEnough(caller);
        ReleaseDetails release = releases.get(key);
        List<Violation> mistakes = new ArrayList<>();
        Optional<Duty> duty = duty(request.duty().strip(), mistakes);
        String role = request.role().strip();
        String account = request.account().strip();
        scope(role, account, mistakes);
        String reason = request.reason().strip();
        reason(reason).ifPresent(mistakes::add);
        Duration lasts = lasts(request.lasts().strip(), mistakes);
        if (!mistakes.isEmpty()) {
            throw new BreakGlassRefusedException(mistakes);
        }
        if (!account.isEmpty() && persons.same(caller, account)) {
            throw refused(
                    Why.NOT_ALLOWED, "REL-DUT-014 It is for " + account + ", and nobody lifts a duty for themselves.");
        }
        if (release.status().isFinal()) {
            throw refused(
                    Why.CONFLICT,
                    "REL-DUT-015 " + key + " is " + release.status().word() + ": there is no duty to lift.");
        }
        last(key).filter(b -> live(b, clock.instant())).ifPresent(b -> {
            throw refused(
                    Why.CONFLICT,
                    "REL-DUT-016 There is one for " + key + " already, until " + b.until() + ". End it first.");
        });
        append(
                key,
                caller,
                null,
                new BreakGlassOpened(duty.orElseThrow().word(), role, account, reason, lasts.toString(), act(caller)));
        return said(key);
    }

    /**
     * A second administrator, another person, confirms what the first one opened; from now on it lifts its duty.
     *
     * @param opened sequence of the record that is confirmed, as it was shown
     * @throws BreakGlassRefusedException {@code REL-DUT-010}, {@code REL-DUT-014}, {@code REL-DUT-017} to
     *     {@code REL-DUT-019}, {@code REL-DUT-230}, {@code REL-DUT-490}
     */
    @Transactional
    public BreakGlass confirm(String key, String caller, @Nullable Long opened) {
        administrator(caller);
        longEnough(caller);
        BreakGlass glass = last(key).filter(b -> live(b, clock.instant())).orElseThrow(() -> none(key));
        if (opened != null && opened != glass.sequence()) {
            throw refused(
                    Why.CONFLICT,
                    "REL-DUT-018 What you were shown is not what there is now. Look again, then confirm.");
        }
        if (glass.confirmedAt() != null) {
            throw refused(Why.CONFLICT, "REL-DUT-018 It is confirmed already, by " + glass.confirmedBy() + ".");
        }
        if (persons.same(caller, glass.openedBy())) {
            throw refused(
                    Why.NOT_ALLOWED,
                    "REL-DUT-019 " + glass.openedBy() + " opened it and is the same person as " + caller
                            + ". Another administrator confirms it.");
        }
        if (!people.roles(glass.openedBy()).contains(Roles.ADMINISTRATORS)) {
            throw refused(
                    Why.CONFLICT,
                    "REL-DUT-230 " + glass.openedBy() + " opened it and is no administrator any more."
                            + " End it; another administrator opens a new one.");
        }
        if (!glass.account().isEmpty() && persons.same(caller, glass.account())) {
            throw refused(
                    Why.NOT_ALLOWED,
                    "REL-DUT-014 It is for " + glass.account() + ", and nobody lifts a duty for themselves.");
        }
        append(key, caller, null, new BreakGlassConfirmed(glass.sequence(), act(caller)));
        return said(key);
    }

    /**
     * An administrator ends it before its time.
     *
     * @throws BreakGlassRefusedException {@code REL-DUT-010}, {@code REL-DUT-017}
     */
    @Transactional
    public BreakGlass end(String key, String caller) {
        administrator(caller);
        BreakGlass glass = last(key).filter(b -> live(b, clock.instant())).orElseThrow(() -> none(key));
        append(key, caller, null, new BreakGlassEnded(glass.sequence(), "ended"));
        return said(key);
    }

    /** Records that it let somebody do what a duty forbids, in the transaction in which they do it. */
    public void use(BreakGlass glass, DutyCase by, String element) {
        append(
                by.release().key(),
                by.user(),
                element,
                new BreakGlassUsed(
                        glass.sequence(),
                        glass.duty().word(),
                        by.user(),
                        by.task().kind().word(),
                        by.task().role(),
                        null));
    }

    /**
     * Records that its time is over, or that who gave it is no administrator any more; nothing when its end is recorded, or
     * when it is not over.
     */
    @Transactional
    public void expire(String key) {
        last(key)
                .filter(b -> b.endedAt() == null)
                .ifPresent(b -> over(b).ifPresent(
                                how -> append(key, "system:approval", null, new BreakGlassEnded(b.sequence(), how))));
    }

    private Optional<String> over(BreakGlass glass) {
        if (glass.state(clock.instant()) == State.EXPIRED) {
            return Optional.of("expired");
        }
        return glass.givenStill(people) ? Optional.empty() : Optional.of("unbacked");
    }

    /** The one that lifts its duty of a release just now, if any. */
    Optional<BreakGlass> inForce(String key) {
        return BreakGlass.open(ledger.records(key), clock.instant(), people);
    }

    /** The last one of a release, whatever its state. */
    public Optional<BreakGlass> last(String key) {
        return BreakGlass.last(ledger.records(key));
    }

    private static boolean live(BreakGlass glass, Instant now) {
        State state = glass.state(now);
        return state == State.WAITING || state == State.OPEN;
    }

    private void administrator(String caller) {
        if (!people.roles(caller).contains(Roles.ADMINISTRATORS)) {
            throw refused(
                    Why.NOT_ALLOWED, "REL-DUT-010 An administrator opens, confirms and ends a break-glass. Ask one.");
        }
    }

    /** Who could make a second administrator for this very moment would be two people at once. */
    private void longEnough(String caller) {
        duties.tooLately(caller, Roles.ADMINISTRATORS, clock.instant()).ifPresent(given -> {
            throw refused(
                    Why.NOT_ALLOWED,
                    "REL-DUT-490 " + caller + " is an administrator only since " + given.at() + " (given by "
                            + given.by() + "), which does not count yet (releases.duties.min-role-age)."
                            + " Ask another administrator.");
        });
    }

    private Act act(String caller) {
        return new Act(
                persons.of(caller), duties.held(caller, Set.of(Roles.ADMINISTRATORS), clock.instant()), List.of());
    }

    private static Optional<Duty> duty(String word, List<Violation> mistakes) {
        Optional<Duty> duty = Duty.ofWord(word);
        if (duty.isEmpty()) {
            mistakes.add(new Violation(
                    "REL-DUT-011",
                    "duty",
                    "'" + word + "' is none. It lifts duties of persons only, one of "
                            + Arrays.stream(Duty.values()).map(Duty::word).collect(Collectors.joining(", "))
                            + "; never backup, tests, verification or who may know of a release."));
        }
        return duty;
    }

    private void scope(String role, String account, List<Violation> mistakes) {
        if (role.isEmpty() && account.isEmpty()) {
            mistakes.add(new Violation(
                    "REL-DUT-012",
                    "role",
                    "Role and account are blank. Say for whom it is to be lifted: a role, an account, or both."));
        }
        if (!account.isEmpty() && !people.exists(account)) {
            mistakes.add(new Violation(
                    "REL-DUT-012", "account", "There is no account '" + account + "'. Name an existing one."));
        }
        if (!role.isEmpty() && people.members(role).isEmpty()) {
            mistakes.add(new Violation(
                    "REL-DUT-012", "role", "Nobody is in a group '" + role + "'. Name a group that has members."));
        }
    }

    private Optional<Violation> reason(String reason) {
        if (SaidText.isEmpty(reason) || reason.length() > LONGEST_REASON) {
            return Optional.of(new Violation(
                    "REL-DUT-013",
                    "reason",
                    (SaidText.isEmpty(reason) ? "It is blank" : "It is longer than " + LONGEST_REASON + " characters")
                            + ". Say in a sentence or two why it is needed."));
        }
        return textGuard
                .objection("reason", reason)
                .map(objection -> new Violation("REL-DUT-013", "reason", objection.message()));
    }

    /** How long, the usual time where it is not said; of a mistake nothing more is asked. */
    private static Duration lasts(String text, List<Violation> mistakes) {
        if (text.isEmpty()) {
            return USUAL;
        }
        try {
            Duration lasts = Duration.parse(text);
            if (!lasts.isNegative() && !lasts.isZero() && lasts.compareTo(LONGEST) <= 0) {
                return lasts;
            }
        } catch (DateTimeParseException e) {
            // Said below.
        }
        mistakes.add(new Violation(
                "REL-DUT-013",
                "lasts",
                "'" + text + "' is too long or none. Write an ISO 8601 duration of at most PT4H, e.g. PT1H."));
        return USUAL;
    }

    private void append(String key, String actor, @Nullable String element, LedgerEvent event) {
        LedgerRecord record = ledger.append(Attestation.of(key, actor, event).at(element, null));
        LOG.warn("REL-DUT-020 {}: {} by {}: {}", key, record.kind(), actor, record.payload());
    }

    private BreakGlass said(String key) {
        return last(key).orElseThrow(() -> none(key));
    }

    private static BreakGlassRefusedException none(String key) {
        return refused(Why.NONE, "REL-DUT-017 There is no break-glass for " + key + " that is open or waits.");
    }

    private static BreakGlassRefusedException refused(Why why, String message) {
        return new BreakGlassRefusedException(why, message);
    }
}
