package com.maqsafy.releases.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.maqsafy.releases.ReleaseStory;
import com.maqsafy.releases.approval.BreakGlass.State;
import com.maqsafy.releases.approval.BreakGlassRefusedException.Why;
import com.maqsafy.releases.approval.BreakGlasses.Request;
import com.maqsafy.releases.approval.DutyTask.Kind;
import com.maqsafy.releases.evidence.Attestation;
import com.maqsafy.releases.evidence.EventKinds;
import com.maqsafy.releases.evidence.Ledger;
import com.maqsafy.releases.evidence.LedgerRecord;
import com.maqsafy.releases.person.Person;
import com.maqsafy.releases.person.Persons;
import com.maqsafy.releases.person.Roles;
import com.maqsafy.releases.process.TextGuard;
import com.maqsafy.releases.process.Violation;
import com.maqsafy.releases.release.People;
import com.maqsafy.releases.release.Releases;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Two administrators lift one duty of persons for one release for a short time")
class BreakGlassesTest {

    private static final String KEY = "canteen-api-1.5.0";

    private final ReleaseStory story = ReleaseStory.prepared();
    private final List<Attestation> appended = new ArrayList<>();
    private final Map<String, Set<String>> roles = new HashMap<>(Map.of(
            "admin", Set.of(Roles.ADMINISTRATORS),
            "admin-2", Set.of(Roles.ADMINISTRATORS),
            "anna-admin", Set.of(Roles.ADMINISTRATORS),
            "admin-3", Set.of(Roles.ADMINISTRATORS)));
    private final Persons persons = new Persons(
            List.of(
                    new Person("anna", Set.of("anna", "anna-admin"), Set.of(), Set.of(), ""),
                    new Person("adam", Set.of("admin", "admin-3"), Set.of(), Set.of(), "")),
            account -> Optional.empty());
    private final Instant now = ReleaseStory.START.plus(Duration.ofHours(1));
    private Duration later = Duration.ZERO;

    @Test
    void aSecondAdministratorConfirmsWhatTheFirstOneOpened() {
        BreakGlass opened = glasses().open(KEY, "admin", asking("PT2H"));
        assertThat(opened.state(opened.openedAt())).isEqualTo(State.WAITING);
        assertThat(opened.lasts()).isEqualTo(Duration.ofHours(2));
        assertThat(glasses().inForce(KEY)).isEmpty();

        BreakGlass confirmed = glasses().confirm(KEY, "admin-2", opened.sequence());

        assertThat(confirmed.state(confirmed.openedAt())).isEqualTo(State.OPEN);
        assertThat(confirmed.confirmedBy()).isEqualTo("admin-2");
        assertThat(glasses().inForce(KEY)).contains(confirmed);
        assertThat(appended)
                .extracting(Attestation::release, Attestation::actor, Attestation::kind)
                .containsExactly(tuple(KEY, "admin", "breakGlassOpened"), tuple(KEY, "admin-2", "breakGlassConfirmed"));
        assertThat(((BreakGlassOpened) appended.get(0).event()).act()).satisfies(act -> {
            assertThat(act.person()).isEqualTo("adam");
            assertThat(act.roles())
                    .singleElement()
                    .satisfies(r -> assertThat(r.role()).isEqualTo(Roles.ADMINISTRATORS));
        });
    }

    @Test
    void holdsForAnHourUnlessSaidAndForFourAtMost() {
        assertThat(glasses().open(KEY, "admin", asking("")).lasts()).isEqualTo(Duration.ofHours(1));
        glasses().end(KEY, "admin");
        assertThat(glasses().open(KEY, "admin", asking(" PT4H ")).lasts()).isEqualTo(Duration.ofHours(4));
    }

    @ParameterizedTest
    @CsvSource({"PT4H1S", "PT0S", "-PT1H", "an hour"})
    void refusesATimeThatIsTooLongOrNone(String lasts) {
        assertThat(wrong(asking(lasts)))
                .singleElement()
                .satisfies(v -> assertThat(v.message())
                        .isEqualTo("'" + lasts
                                + "' is too long or none. Write an ISO 8601 duration of at most PT4H, e.g. PT1H."));
    }

    @Test
    void tellsEverythingThatIsWrongAtOnce() {
        assertThat(wrong(new Request("backup", " ", "", " ", "x")))
                .extracting(Violation::item, Violation::field)
                .containsExactly(
                        tuple("REL-DUT-011", "duty"),
                        tuple("REL-DUT-012", "role"),
                        tuple("REL-DUT-013", "reason"),
                        tuple("REL-DUT-013", "lasts"));
        assertThat(wrong(new Request("backup", "technical-owner", "", "x", "")))
                .singleElement()
                .satisfies(v ->
                        assertThat(v.message()).startsWith("'backup' is none.").contains("min-role-age"));
        assertThat(wrong(new Request("writer-not-approver", "ghosts", "nobody", "x", "")))
                .extracting(Violation::field, Violation::message)
                .containsExactly(
                        tuple("account", "There is no account 'nobody'. Name an existing one."),
                        tuple("role", "Nobody is in a group 'ghosts'. Name a group that has members."));
    }

    @Test
    void refusesAReasonThatIsTooLongOrSaysWhatMustNotBeKept() {
        assertThat(glasses().open(KEY, "admin", reason("r".repeat(1000))).reason())
                .hasSize(1000);
        glasses().end(KEY, "admin");
        assertThat(wrong(reason("r".repeat(1001))))
                .singleElement()
                .satisfies(v -> assertThat(v.message()).startsWith("It is longer than 1000 characters."));
        assertThat(wrong(reason("a secret"))).containsExactly(new Violation("REL-DUT-013", "reason", "holds a secret"));
        assertThat(wrong(reason("  ")))
                .singleElement()
                .satisfies(v -> assertThat(v.message()).startsWith("It is blank."));
        assertThat(appended).hasSize(2);
    }

    @Test
    void onlyAnAdministratorOpensConfirmsAndEndsIt() {
        refused(Why.NOT_ALLOWED, "REL-DUT-010", () -> glasses().open(KEY, "tech", asking("")));
        glasses().open(KEY, "admin", asking(""));
        refused(Why.NOT_ALLOWED, "REL-DUT-010", () -> glasses().confirm(KEY, "tech", null));
        refused(Why.NOT_ALLOWED, "REL-DUT-010", () -> glasses().end(KEY, "tech"));
        assertThat(appended).hasSize(1);
    }

    @Test
    void nobodyLiftsADutyForThemselves() {
        Request forAnna = new Request("writer-not-approver", "", "anna", "Production burns.", "");
        refused(Why.NOT_ALLOWED, "REL-DUT-014 It is for anna,", () -> glasses().open(KEY, "anna-admin", forAnna));
        glasses().open(KEY, "admin", forAnna);
        refused(Why.NOT_ALLOWED, "REL-DUT-014 It is for anna,", () -> glasses().confirm(KEY, "anna-admin", null));
        refused(
                Why.NOT_ALLOWED,
                "REL-DUT-019 admin opened it and is the same person as admin-3.",
                () -> glasses().confirm(KEY, "admin-3", null));
        assertThat(glasses().confirm(KEY, "admin-2", null).scope()).isEqualTo("anna");
    }

    @Test
    void thereIsOneAtATimeAndItIsConfirmedOnceAndAsItWasShown() {
        refused(Why.NONE, "REL-DUT-017", () -> glasses().confirm(KEY, "admin-2", null));
        refused(Why.NONE, "REL-DUT-017", () -> glasses().end(KEY, "admin-2"));
        BreakGlass opened = glasses().open(KEY, "admin", asking(""));
        refused(
                Why.CONFLICT,
                "REL-DUT-016 There is one for " + KEY + " already, until " + opened.until(),
                () -> glasses().open(KEY, "admin-2", asking("")));
        refused(
                Why.CONFLICT,
                "REL-DUT-018 What you were shown",
                () -> glasses().confirm(KEY, "admin-2", opened.sequence() + 1));
        glasses().confirm(KEY, "admin-2", opened.sequence());
        refused(
                Why.CONFLICT,
                "REL-DUT-018 It is confirmed already, by admin-2.",
                () -> glasses().confirm(KEY, "anna-admin", null));
        refused(Why.CONFLICT, "REL-DUT-016", () -> glasses().open(KEY, "admin-2", asking("")));

        assertThat(glasses().end(KEY, "admin-2").state(now)).isEqualTo(State.ENDED);
        assertThat(glasses().inForce(KEY)).isEmpty();
        refused(Why.NONE, "REL-DUT-017", () -> glasses().end(KEY, "admin"));
        assertThat(glasses().open(KEY, "admin", asking("")).state(now)).isEqualTo(State.WAITING);
    }

    @Test
    void itsEndIsRecordedOnceItsTimeIsOver() {
        later = Duration.ofMinutes(-47);
        glasses().open(KEY, "admin", asking("PT30S"));
        glasses().confirm(KEY, "admin-2", null);
        glasses().expire(KEY);
        assertThat(appended).hasSize(2);

        later = Duration.ZERO;
        assertThat(glasses().inForce(KEY)).isEmpty();
        glasses().expire(KEY);
        glasses().expire(KEY);

        assertThat(appended).hasSize(3).last().satisfies(a -> {
            assertThat(a.actor()).isEqualTo("system:approval");
            assertThat(a.event())
                    .isEqualTo(new BreakGlassEnded(
                            glasses().last(KEY).orElseThrow().sequence(), "expired"));
        });
    }

    @Test
    void nobodyConfirmsWhatIsOver() {
        glasses().open(KEY, "admin", asking(""));
        later = Duration.ofHours(2);
        refused(Why.NONE, "REL-DUT-017", () -> glasses().confirm(KEY, "admin-2", null));
        refused(Why.NONE, "REL-DUT-017", () -> glasses().end(KEY, "admin-2"));
        assertThat(appended).hasSize(1);
    }

    @Test
    void whatIsDoneWithItIsRecorded() {
        BreakGlass glass = glasses().open(KEY, "admin", asking(""));
        DutyCase by = DutyCase.of(
                "tech",
                new DutyTask(Kind.APPROVAL, "technical-owner"),
                story.details(),
                story.records(),
                Set.of(),
                Set.of(),
                false,
                now);

        glasses().use(glass, by, "userTask_approve");

        assertThat(appended).last().satisfies(a -> {
            assertThat(a.actor()).isEqualTo("tech");
            assertThat(a.element()).isEqualTo("userTask_approve");
            assertThat(a.event())
                    .isEqualTo(new BreakGlassUsed(
                            glass.sequence(), "writer-not-approver", "tech", "approval", "technical-owner", null));
        });
    }

    @Test
    void saysInOneLineHowFarItHasCome() {
        BreakGlass waiting = new BreakGlass(
                1, Duty.WRITER_NOT_APPROVER, "qa", "", "outage", Duration.ofHours(1), "a", now, null, null, null);
        BreakGlass open = new BreakGlass(
                1,
                Duty.WRITER_NOT_APPROVER,
                "qa",
                "tina",
                "outage",
                Duration.ofHours(1),
                "a",
                now,
                "b",
                now.plusSeconds(60),
                null);
        BreakGlass ended = new BreakGlass(
                1,
                Duty.WRITER_NOT_APPROVER,
                "",
                "tina",
                "outage",
                Duration.ofHours(1),
                "a",
                now,
                "b",
                now,
                now.plusSeconds(5));

        assertThat(waiting.sentence(now))
                .isEqualTo(
                        "Break-glass for “who wrote a change of the release does not approve it” (everybody as qa)"
                                + " was asked for by a and waits for a second administrator until 2026-03-02T10:00:00Z: outage");
        assertThat(open.sentence(now))
                .isEqualTo(
                        "BREAK-GLASS: “who wrote a change of the release does not approve it” is lifted for tina as qa"
                                + " until 2026-03-02T10:01:00Z by a and b: outage");
        assertThat(open.sentence(now.plus(Duration.ofHours(2))))
                .isEqualTo(
                        "Break-glass for “who wrote a change of the release does not approve it” (tina as qa) by a and b"
                                + " is over since 2026-03-02T10:01:00Z: outage");
        assertThat(ended.sentence(now))
                .isEqualTo("Break-glass for “who wrote a change of the release does not approve it” (tina) by a and b"
                        + " was ended at 2026-03-02T09:00:05Z: outage");
        assertThat(State.WAITING.word()).isEqualTo("waiting");
    }

    private static Request asking(String lasts) {
        return new Request(" writer-not-approver ", " technical-owner ", "", " Production burns. ", lasts);
    }

    private static Request reason(String reason) {
        return new Request("writer-not-approver", "technical-owner", "", reason, "");
    }

    private List<Violation> wrong(Request request) {
        BreakGlassRefusedException refused = catchThrowableOfType(
                BreakGlassRefusedException.class, () -> glasses().open(KEY, "admin", request));
        assertThat(refused.why()).isEqualTo(Why.WRONG);
        return refused.violations();
    }

    private static void refused(Why why, String message, Runnable call) {
        assertThatThrownBy(call::run)
                .isInstanceOfSatisfying(
                        BreakGlassRefusedException.class,
                        refused -> assertThat(refused.why()).isEqualTo(why))
                .hasMessageStartingWith(message);
    }

    private BreakGlasses glasses() {
        Releases releases = mock();
        when(releases.get(KEY)).thenReturn(story.details());
        People people = mock();
        when(people.roles(anyString())).thenAnswer(asked -> roles.getOrDefault(asked.<String>getArgument(0), Set.of()));
        when(people.members("technical-owner")).thenReturn(Set.of("tech"));
        when(people.exists("anna")).thenReturn(true);
        Ledger ledger = mock();
        when(ledger.records(KEY)).thenAnswer(asked -> story.records());
        when(ledger.append(any())).thenAnswer(asked -> {
            Attestation a = asked.getArgument(0);
            appended.add(a);
            story.add(a.kind(), a.actor(), EventKinds.payload(a.event()).toString());
            List<LedgerRecord> records = story.records();
            return records.get(records.size() - 1);
        });
        TextGuard textGuard = (field, text) -> text.contains("secret")
                ? Optional.of(new Violation("PRIN-01", field, "holds a secret"))
                : Optional.empty();
        return new BreakGlasses(
                releases,
                ledger,
                people,
                persons,
                new SeparationOfDuties(persons, DutySettings.defaults(), RoleHistory.none(), people),
                textGuard,
                Clock.fixed(now.plus(later), ZoneOffset.UTC));
    }
}
