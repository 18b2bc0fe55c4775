package com.maqsafy.releases.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.maqsafy.releases.notification.Preferences.QuietHours;
import com.maqsafy.releases.notification.Preferences.Watch;
import com.maqsafy.releases.notification.Preferences.Wishes;
import com.maqsafy.releases.process.Violation;
import com.maqsafy.releases.release.VisibleReleases;
import com.maqsafy.releases.settings.ServiceSettings;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mockito.Mockito;

@DisplayName("How people want to be told")
class PreferenceTest {

    private final NotificationFixture fixture = new NotificationFixture();
    private final NotificationFixture.Node node =
            fixture.node(Map.of("email.from", "releases@example.com", "smtp", "1"));

    @ParameterizedTest
    @CsvSource({
        // from, until, now and then in Riyadh, which is three hours ahead of UTC
        "22:00, 07:00, 2026-03-02T18:59:59Z, 2026-03-02T18:59:59Z",
        "22:00, 07:00, 2026-03-02T19:00:00Z, 2026-03-03T04:00:00Z",
        "22:00, 07:00, 2026-03-02T21:30:00Z, 2026-03-03T04:00:00Z",
        "22:00, 07:00, 2026-03-03T03:59:59Z, 2026-03-03T04:00:00Z",
        "22:00, 07:00, 2026-03-03T04:00:00Z, 2026-03-03T04:00:00Z",
        "12:00, 13:00, 2026-03-02T09:00:00Z, 2026-03-02T10:00:00Z",
        "12:00, 13:00, 2026-03-02T10:00:00Z, 2026-03-02T10:00:00Z",
        "09:00, 09:00, 2026-03-02T06:00:00Z, 2026-03-02T06:00:00Z",
    })
    void quietHoursEndOnTheReadersClock(LocalTime from, LocalTime until, Instant now, Instant then) {
        assertThat(preference("Asia/Riyadh", from, until).afterQuietHours(now)).isEqualTo(then);
    }

    @ParameterizedTest
    @CsvSource({
        // The clock goes from 2 to 3 on 29 March, so 02:30 is 03:30, and from 3 to 2 on 25 October.
        "2026-03-29T00:30:00Z, 2026-03-29T01:30:00Z",
        "2026-10-25T00:10:00Z, 2026-10-25T00:30:00Z",
    })
    void theChangeOfTheClockMakesNoTimeDisappear(Instant now, Instant then) {
        assertThat(preference("Europe/Berlin", LocalTime.of(1, 0), LocalTime.of(2, 30))
                        .afterQuietHours(now))
                .isBetween(now, then);
    }

    @Test
    void aDigestGathersUntilItsTimeAndTheNextOneBegins() {
        wish(Map.of(Category.RELEASES, Mode.DIGEST, Category.APPROVALS, Mode.DIGEST));
        happens("released", Map.of());
        happens("approvalLapsed", Map.of());
        node.dispatch();
        assertThat(waiting()).containsExactly("owner digest 2026-03-03T05:30:00Z 2");

        fixture.clock.set(Instant.parse("2026-03-03T05:30:00Z"));
        assertThat(node.deliveries.claim("email").orElseThrow().delivery().events())
                .extracting(NotificationEvent::type)
                .containsExactly(EventType.RELEASE_RELEASED, EventType.APPROVAL_LAPSED);
        happens("rejected", Map.of());
        node.dispatch();
        assertThat(waiting())
                .containsExactly("owner digest 2026-03-03T05:30:00Z 2", "owner digest 2026-03-04T05:30:00Z 1");
    }

    @Test
    void whatIsOffIsNotTold() {
        wish(Map.of(Category.RELEASES, Mode.OFF));
        happens("released", Map.of());
        node.dispatch();

        assertThat(waiting()).isEmpty();
    }

    @Test
    void whatOnlyThisPersonCanDoIsNeverOff() {
        node.preferences.put(
                "tech", NotificationFixture.wishes(Map.of(Category.TASKS, Mode.OFF, Category.REMINDERS, Mode.OFF)));
        var task = fixture.task("t-1", NotificationFixture.RELEASE, "Approve it", null, "technical-owner");
        node.happens(r -> r.changed(NotificationFixture.opened(task)));
        node.dispatch();
        assertThat(waiting()).containsExactly("tech null 2026-03-02T09:00:00Z 1");

        fixture.person("tech2", "Tala Tech", "technical-owner");
        var other = fixture.task("t-2", NotificationFixture.RELEASE, "Approve it", null, "technical-owner");
        node.happens(r -> r.changed(NotificationFixture.opened(other)));
        node.dispatch();
        assertThat(waiting()).containsExactly("tech null 2026-03-02T09:00:00Z 1", "tech2 null 2026-03-02T09:00:00Z 1");
    }

    @Test
    void whatNobodyElseWillDoIsNotOffEither() {
        Preference off = NotificationFixture.wishes(Map.of(Category.TASKS, Mode.OFF));
        fixture.person("tech2", "Tala Tech", "technical-owner");
        node.preferences.put("tech2", off);
        var task = fixture.task("t-1", NotificationFixture.RELEASE, "Approve it", null, "technical-owner");

        // The other one is away.
        fixture.away.add("tech");
        node.happens(r -> r.changed(NotificationFixture.opened(task)));
        node.dispatch();
        assertThat(waiting()).containsExactly("tech null 2026-03-02T09:00:00Z 1", "tech2 null 2026-03-02T09:00:00Z 1");

        // The other one wants to hear nothing either.
        fixture.away.clear();
        node.preferences.put("tech", off);
        var other = fixture.task("t-2", NotificationFixture.RELEASE, "Approve it", null, "technical-owner");
        node.happens(r -> r.changed(NotificationFixture.opened(other)));
        node.dispatch();
        assertThat(waiting()).hasSize(4);
    }

    @Test
    void whoMayNotDoItBecauseOfAnotherDutyIsNotTheOnlyOne() {
        Preference off = NotificationFixture.wishes(Map.of(Category.TASKS, Mode.OFF));
        fixture.person("tech2", "Tala Tech", "technical-owner");
        node.preferences.put("tech", off);
        node.preferences.put("tech2", off);
        fixture.barred.add("tech2");
        var task = fixture.task("t-1", NotificationFixture.RELEASE, "Approve it", null, "technical-owner");
        node.happens(r -> r.changed(NotificationFixture.opened(task)));
        node.dispatch();
        assertThat(waiting()).containsExactly("tech null 2026-03-02T09:00:00Z 1");

        // Where nobody may, somebody has to hear of it.
        fixture.barred.add("tech");
        var other = fixture.task("t-2", NotificationFixture.RELEASE, "Approve it", null, "technical-owner");
        node.happens(r -> r.changed(NotificationFixture.opened(other)));
        node.dispatch();
        assertThat(waiting()).hasSize(3);
    }

    @Test
    void aMessageThatHadToWaitDoesNotComeIntoQuietHours() {
        happens("released", Map.of());
        happens("maintenanceHeldLong", Map.of("since", "2026-03-02T08:00:00Z"));
        node.dispatch();
        // Its channel was away until the night.
        fixture.clock.set(Instant.parse("2026-03-02T19:30:00Z"));
        node.preferences.put("owner", preference("Asia/Riyadh", LocalTime.of(22, 0), LocalTime.of(7, 0)));
        Channel email = Mockito.mock(Channel.class);
        Mockito.when(email.name()).thenReturn("email");
        while (node.sending.sendNext(email)) {
            // Until nothing is due.
        }

        assertThat(waiting())
                .filteredOn(row -> row.startsWith("owner"))
                .containsExactlyInAnyOrder("owner null 2026-03-03T04:00:00Z 1", "owner null 2026-03-02T09:00:00Z 1");
        assertThat(fixture.jdbc
                        .sql("SELECT state FROM notification_delivery WHERE recipient = 'owner' ORDER BY next_try_at")
                        .query(String.class)
                        .list())
                .as("what is urgent is sent")
                .containsExactly("sent", "waiting");
    }

    @Test
    void whoHasLeftIsSentNothingThatStillWaited() throws DeliveryException {
        wish(Map.of(Category.RELEASES, Mode.DIGEST));
        happens("released", Map.of());
        node.dispatch();
        fixture.roles.remove("owner");
        fixture.clock.set(Instant.parse("2026-03-03T05:30:00Z"));
        Channel email = Mockito.mock(Channel.class);
        Mockito.when(email.name()).thenReturn("email");

        assertThat(node.sending.sendNext(email)).isTrue();
        Mockito.verify(email, Mockito.never()).send(Mockito.any());
        assertThat(fixture.jdbc
                        .sql("SELECT state FROM notification_delivery")
                        .query(String.class)
                        .list())
                .containsExactly("dropped");
    }

    @Test
    void aWatchedReleaseOfWhichFewMayKnowNowIsNeitherShownNorInTheWay() {
        node.preferences.put(
                "owner",
                new Preference(
                        Language.EN,
                        ZoneId.of("UTC"),
                        null,
                        null,
                        LocalTime.of(8, 30),
                        Map.of(),
                        List.of(),
                        List.of(NotificationFixture.RELEASE, NotificationFixture.SECRET_RELEASE)));

        Wishes shown = preferences().of("owner");
        assertThat(shown.watch()).isEqualTo(new Watch(List.of(), List.of(NotificationFixture.RELEASE)));
        preferences().put("owner", shown);
        assertThat(preferences().of("owner")).isEqualTo(shown);
        assertThat(node.preferences.of("owner").releases())
                .as("for when everybody may know again")
                .contains(NotificationFixture.SECRET_RELEASE);
    }

    @Test
    void quietHoursHoldBackEverythingButWhatIsUrgent() {
        node.preferences.put("owner", preference("Asia/Riyadh", LocalTime.of(11, 0), LocalTime.of(20, 0)));
        happens("released", Map.of());
        happens("maintenanceHeldLong", Map.of("since", "2026-03-02T08:00:00Z"));
        node.dispatch();

        assertThat(waiting())
                .filteredOn(row -> row.startsWith("owner"))
                .containsExactlyInAnyOrder("owner null 2026-03-02T17:00:00Z 1", "owner null 2026-03-02T09:00:00Z 1");
    }

    @Test
    void theFailedChecksOfOneRoundAreOneMessage() {
        for (String check : List.of("login", "dashboard", "queue")) {
            happens(
                    "checkRun",
                    Map.of("purpose", "deployment", "attempt", 1, "round", 1, "check", check, "outcome", "failed"));
        }
        happens(
                "checkRun",
                Map.of("purpose", "deployment", "attempt", 1, "round", 1, "check", "log", "outcome", "passed"));
        happens(
                "checkRun",
                Map.of("purpose", "deployment", "attempt", 1, "round", 2, "check", "login", "outcome", "errored"));
        node.dispatch();

        assertThat(waiting()).hasSize(2).anyMatch(row -> row.endsWith(" 3")).anyMatch(row -> row.endsWith(" 1"));
    }

    @Test
    void watchersAreToldOfReleasesAndServicesThatAreNotTheirs() {
        preferences().put("dev", wishes(new Watch(List.of("canteen-api"), List.of())));
        preferences().put("qa-less", wishes(new Watch(List.of(), List.of(NotificationFixture.RELEASE))));
        fixture.person("qa-less", "Nobody", "qa");
        fixture.release("menu-api-1.0.0");
        happens("released", Map.of());
        node.happens(r -> r.recorded(fixture.record("menu-api-1.0.0", "system:release", "released", Map.of())));
        node.dispatch();

        assertThat(waiting()).filteredOn(row -> row.startsWith("dev ")).hasSize(1);
        assertThat(waiting()).filteredOn(row -> row.startsWith("qa-less ")).hasSize(1);
    }

    @Test
    void whoDidItIsNotToldOfIt() {
        node.happens(r -> r.recorded(
                fixture.record(NotificationFixture.RELEASE, "owner", "approvalDecided", Map.of("decision", "rework"))));
        node.dispatch();

        assertThat(waiting()).isEmpty();
    }

    @Test
    void wishesAreKeptAsTheyWereSaid() {
        Wishes kept = preferences()
                .put(
                        "owner",
                        new Wishes(
                                "ar",
                                "Europe/Berlin",
                                new QuietHours("22:00", "06:30"),
                                "07:15",
                                Map.of("releases", "digest", "tasks", "off"),
                                new Watch(List.of("canteen-api"), List.of(NotificationFixture.RELEASE))));

        assertThat(preferences().of("owner")).isEqualTo(kept);
        assertThat(kept.quietHours()).isEqualTo(new QuietHours("22:00", "06:30"));
        assertThat(kept.categories())
                .containsEntry("releases", "digest")
                .containsEntry("tasks", "off")
                .containsEntry("incidents", "at-once");
        assertThat(preferences().put("owner", new Wishes(null, null, null, null, null, null)))
                .isEqualTo(preferences().of("somebody-else"));
    }

    @Test
    void whatCannotBeMeantIsRefusedByItsField() {
        refused(new Wishes("fr", null, null, null, null, null), "REL-NTF-030 language");
        refused(new Wishes(null, "Riyadh", null, null, null, null), "REL-NTF-031 zone");
        refused(
                new Wishes(null, null, new QuietHours("22:00", null), null, null, null),
                "REL-NTF-032 quietHours.until");
        refused(new Wishes(null, null, null, "25:00", null, null), "REL-NTF-032 digestAt");
        refused(new Wishes(null, null, null, null, Map.of("jokes", "off"), null), "REL-NTF-033 categories");
        refused(new Wishes(null, null, null, null, Map.of("tasks", "never"), null), "REL-NTF-033 categories.tasks");
        refused(wishes(new Watch(List.of("other-api"), null)), "REL-NTF-034 watch.services");
        refused(wishes(new Watch(null, List.of(NotificationFixture.SECRET_RELEASE))), "REL-NTF-035 watch.releases");
    }

    @Test
    void everythingThatCannotBeMeantIsToldAtOnce() {
        assertThatThrownBy(() -> preferences()
                        .put(
                                "owner",
                                new Wishes(
                                        "fr",
                                        "Riyadh",
                                        new QuietHours("22", "7"),
                                        "noon",
                                        Map.of("tasks", "never"),
                                        new Watch(List.of("other-api"), List.of("none-1.0.0")))))
                .isInstanceOfSatisfying(
                        PreferenceRefusedException.class,
                        refused -> assertThat(refused.violations())
                                .extracting(Violation::field)
                                .containsExactly(
                                        "language",
                                        "zone",
                                        "quietHours.from",
                                        "quietHours.until",
                                        "digestAt",
                                        "categories.tasks",
                                        "watch.services",
                                        "watch.releases"));
    }

    private void refused(Wishes wishes, String beginning) {
        assertThatThrownBy(() -> preferences().put("owner", wishes))
                .isInstanceOf(PreferenceRefusedException.class)
                .hasMessageStartingWith(beginning);
    }

    private static Wishes wishes(Watch watch) {
        return new Wishes(null, null, null, null, null, watch);
    }

    /** Everybody sees the release, and nobody the restricted one. */
    private Preferences preferences() {
        VisibleReleases visible = Mockito.mock(VisibleReleases.class);
        Mockito.when(visible.find(NotificationFixture.RELEASE))
                .thenReturn(Optional.of(fixture.releases.get(NotificationFixture.RELEASE)));
        ServiceSettings services = new ServiceSettings() {
            @Override
            public SortedSet<String> services() {
                return new TreeSet<>(List.of("canteen-api"));
            }

            @Override
            public List<String> mistakes(String service) {
                return List.of();
            }
        };
        return new Preferences(node.preferences, services, visible);
    }

    private static Preference preference(String zone, LocalTime from, LocalTime until) {
        return new Preference(
                Language.EN, ZoneId.of(zone), from, until, LocalTime.of(8, 30), Map.of(), List.of(), List.of());
    }

    private void wish(Map<Category, Mode> modes) {
        node.preferences.put("owner", NotificationFixture.wishes(modes));
    }

    private void happens(String kind, Map<String, ?> payload) {
        node.happens(r -> r.recorded(fixture.record(NotificationFixture.RELEASE, "system:release", kind, payload)));
    }

    /** Recipient, what gathers, when, and how many events. */
    private List<String> waiting() {
        return fixture.jdbc.sql("""
                        SELECT recipient || ' ' || coalesce(gathering, 'null') || ' '
                            || to_char(next_try_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') || ' '
                            || (SELECT count(*) FROM notification_delivery_event e WHERE e.delivery_id = d.id)
                        FROM notification_delivery d ORDER BY sequence""").query(String.class).list();
    }
}
