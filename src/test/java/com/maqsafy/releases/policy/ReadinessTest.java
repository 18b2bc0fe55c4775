package com.maqsafy.releases.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.maqsafy.releases.approval.UncoveredRoles;
import com.maqsafy.releases.calendar.CalendarAnswer;
import com.maqsafy.releases.calendar.DeploymentCalendar;
import com.maqsafy.releases.process.Violation;
import com.maqsafy.releases.release.ReleaseRequest;
import com.maqsafy.releases.settings.ServiceSettings;
import com.maqsafy.releases.source.IgnoredTag;
import com.maqsafy.releases.source.SourceException;
import com.maqsafy.releases.source.SourceRepository;
import com.maqsafy.releases.source.VersionTag;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;

/** OPEN-01 to OPEN-08: OPEN-04, OPEN-05, OPEN-06 and OPEN-07 are answered by other modules. */
class ReadinessTest {

    private static final VersionTag TAG = new VersionTag("v1.4.1", "1.4.1", "a".repeat(40));

    private static final UncoveredRoles NOBODY_AWAY = Mockito.mock(UncoveredRoles.class);

    private final PolicyCatalogue catalogue = new PolicyCatalogue();
    private final SourceRepository repository = Mockito.mock(SourceRepository.class);

    @Test
    void answersEveryItemInOrderAndIsNotReadyWhereNothingAnswers() {
        Readiness readiness = new Readiness(List.of(probe("OPEN-04", true)), catalogue);

        List<ReadinessAnswer> answers = readiness.of("canteen-api");

        assertThat(answers)
                .extracting(ReadinessAnswer::item)
                .containsExactly(
                        "OPEN-01", "OPEN-02", "OPEN-03", "OPEN-04", "OPEN-05", "OPEN-06", "OPEN-07", "OPEN-08");
        assertThat(answers.get(3).ready()).isTrue();
        assertThat(answers.get(4))
                .isEqualTo(new ReadinessAnswer(
                        "OPEN-05", false, "REL-POL-012 Nothing in this application answers OPEN-05."));
    }

    @Test
    void isNotReadyWhereItCannotTell() {
        Mockito.when(repository.versionTags()).thenThrow(new SourceException("REL-SRC-001 The repository is gone."));
        Readiness readiness = new Readiness(List.of(versioning()), catalogue);

        assertThat(readiness.of("canteen-api").get(0))
                .isEqualTo(new ReadinessAnswer(
                        "OPEN-01", false, "REL-POL-010 It cannot be told: REL-SRC-001 The repository is gone."));
    }

    @Test
    void doesNotStartWhenAnItemIsAnsweredTwiceOrUnknown() {
        assertThatThrownBy(() -> new Readiness(List.of(probe("OPEN-04", true), probe("OPEN-04", true)), catalogue))
                .hasMessageStartingWith("REL-POL-011 ")
                .hasMessageContaining("answers OPEN-04, which is no open item or is answered twice.");
        assertThatThrownBy(() -> new Readiness(List.of(probe("OPEN-99", true)), catalogue))
                .hasMessageStartingWith("REL-POL-011 ")
                .hasMessageContaining("answers OPEN-99");
    }

    @Test
    void refusesAStartOfAServiceThatIsNotReady() {
        List<ReadinessProbe> probes = catalogue.section("OPEN").stream()
                .map(i -> probe(i.id(), !i.id().equals("OPEN-07")))
                .toList();
        ServiceSettings settings = Mockito.mock(ServiceSettings.class);
        Mockito.when(settings.services()).thenReturn(new TreeSet<>(Set.of("canteen-api")));
        ReadinessStartRule rule = new ReadinessStartRule(new Readiness(probes, catalogue), settings);

        assertThat(rule.check(request("canteen-api")))
                .containsExactly(
                        new Violation("OPEN-07", "service", "canteen-api is not ready for releases. It is so."));
        assertThat(rule.check(request(" "))).isEmpty();
        assertThat(rule.check(request("ghost")))
                .as("told once, by the rule that finds no such service")
                .isEmpty();
    }

    @Test
    void asksForVersionTags() {
        Mockito.when(repository.versionTags()).thenReturn(List.of()).thenReturn(List.of(TAG));

        assertThat(versioning().answer("canteen-api").answer()).startsWith("No tag names a version.");
        assertThat(versioning().answer("canteen-api"))
                .isEqualTo(new ReadinessAnswer("OPEN-01", true, "Semantic Versioning; the highest tag is v1.4.1."));
        assertThat(new VersioningProbe(s -> Optional.empty()).answer("moon"))
                .isEqualTo(new ReadinessAnswer(
                        "OPEN-01", false, "No repository is configured. Set releases.services.moon.source."));
    }

    @Test
    @DisplayName("OPEN-01: tags that are no released versions are named and ignored, the last five of them")
    void namesTheTagsThatItIgnores() {
        Mockito.when(repository.versionTags()).thenReturn(List.of(TAG));
        Mockito.when(repository.ignoredTags())
                .thenReturn(List.of(new IgnoredTag("v1.5.0-rc.1", "pre-release")))
                .thenReturn(IntStream.rangeClosed(1, 7)
                        .mapToObj(i -> new IgnoredTag("v1.5.0-rc." + i, "pre-release"))
                        .toList());

        assertThat(versioning().answer("canteen-api"))
                .isEqualTo(new ReadinessAnswer(
                        "OPEN-01",
                        true,
                        "Semantic Versioning; the highest tag is v1.4.1. Ignored: v1.5.0-rc.1 (pre-release)."));
        assertThat(versioning().answer("canteen-api").answer())
                .contains("Ignored: v1.5.0-rc.3 (pre-release), v1.5.0-rc.4")
                .endsWith("v1.5.0-rc.7 (pre-release) and 2 more.");
    }

    @Test
    @DisplayName("OPEN-01: a shallow clone is named as such, with what mends it")
    void refusesAShallowClone() {
        Mockito.when(repository.versionTags()).thenReturn(List.of(TAG));
        Mockito.when(repository.isShallow()).thenReturn(true);

        assertThat(versioning().answer("canteen-api").ready()).isFalse();
        assertThat(versioning().answer("canteen-api").answer())
                .startsWith("REL-SRC-030 The repository is a shallow clone")
                .contains("git fetch --unshallow");
    }

    @Test
    @DisplayName("OPEN-01: a partial clone is named as such, with what mends it")
    void refusesAPartialClone() {
        Mockito.when(repository.versionTags()).thenReturn(List.of(TAG));
        Mockito.when(repository.isPartial()).thenReturn(true);

        assertThat(versioning().answer("canteen-api").ready()).isFalse();
        assertThat(versioning().answer("canteen-api").answer())
                .startsWith("REL-SRC-060 The repository is a partial clone")
                .endsWith("Clone it again without --filter.");
    }

    @Test
    @DisplayName("OPEN-01: a password inside the URL is warned of")
    void warnsOfWhatShouldBeSetOtherwise() {
        Mockito.when(repository.versionTags()).thenReturn(List.of(TAG));
        Mockito.when(repository.warnings()).thenReturn(List.of("REL-SRC-040 Move the password"));

        assertThat(versioning().answer("canteen-api"))
                .isEqualTo(new ReadinessAnswer(
                        "OPEN-01",
                        true,
                        "Semantic Versioning; the highest tag is v1.4.1. Warning: REL-SRC-040 Move the password."));
    }

    @Test
    void asksForAStableBranch() {
        BranchesProbe probe = new BranchesProbe(s -> Optional.of(repository));
        Mockito.when(repository.branchHead(Mockito.anyString())).thenReturn(Optional.empty());
        assertThat(probe.answer("canteen-api").ready()).isFalse();

        Mockito.when(repository.branchHead("production")).thenReturn(Optional.of("a".repeat(40)));
        assertThat(probe.answer("canteen-api"))
                .isEqualTo(new ReadinessAnswer("OPEN-02", true, "The stable branch is production."));
    }

    @Test
    void asksForApproversOfEveryRole() {
        assertThat(new ApproversProbe(KnownPeople.approvers(new KnownPeople()), NOBODY_AWAY)
                        .answer("canteen-api")
                        .ready())
                .isTrue();
        assertThat(new ApproversProbe(KnownPeople.approvers(new KnownPeople().with("product-owner")), NOBODY_AWAY)
                        .answer("canteen-api"))
                .isEqualTo(new ReadinessAnswer(
                        "OPEN-03", false, "Nobody is in product-owner. Put somebody into the group."));
    }

    @Test
    void asksForDifferentApprovers() {
        assertThat(new ApproversProbe(
                                KnownPeople.approvers(new KnownPeople().with("product-owner", "tech")), NOBODY_AWAY)
                        .answer("canteen-api"))
                .isEqualTo(new ReadinessAnswer(
                        "OPEN-03",
                        false,
                        "Too few different people to approve a destructive major, minor release. "
                                + "Put more people into the approving groups."));
        assertThat(new ApproversProbe(
                                KnownPeople.approvers(new KnownPeople().with("product-owner", "tech", "second")),
                                NOBODY_AWAY)
                        .answer("canteen-api")
                        .ready())
                .isTrue();
    }

    @Test
    void asksForAMaintenanceWindow() {
        assertThat(window(true, true))
                .isEqualTo(new ReadinessAnswer("OPEN-08", true, "A maintenance window is open now."));
        assertThat(window(true, false))
                .isEqualTo(new ReadinessAnswer(
                        "OPEN-08", true, "Production may be changed next at 2026-03-03 23:00 Asia/Riyadh."));
        assertThat(window(false, true))
                .isEqualTo(new ReadinessAnswer(
                        "OPEN-08", false, "No maintenance window is configured. Add one to the calendar."));
    }

    private VersioningProbe versioning() {
        return new VersioningProbe(s -> Optional.of(repository));
    }

    private static ReadinessAnswer window(boolean configured, boolean inWindow) {
        Clock clock = Clock.fixed(Instant.parse("2026-03-03T08:00:00Z"), ZoneOffset.UTC);
        DeploymentCalendar calendar = Mockito.mock(DeploymentCalendar.class);
        Mockito.when(calendar.windowConfigured("canteen-api")).thenReturn(configured);
        Mockito.when(calendar.assess("canteen-api", clock.instant()))
                .thenReturn(
                        new CalendarAnswer(false, inWindow, Optional.empty(), Instant.parse("2026-03-03T20:00:00Z")));
        return new MaintenanceWindowProbe(calendar, service -> ZoneId.of("Asia/Riyadh"), clock).answer("canteen-api");
    }

    private static ReadinessProbe probe(String item, boolean ready) {
        return new ReadinessProbe() {
            @Override
            public String item() {
                return item;
            }

            @Override
            public ReadinessAnswer answer(String service) {
                return new ReadinessAnswer(item, ready, "It is so.");
            }
        };
    }

    private static ReleaseRequest request(String service) {
        return new ReleaseRequest(
                service,
                "",
                "",
                "",
                "",
                "",
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                "",
                "",
                "",
                "",
                "",
                false,
                ReleaseRequest.Incident.NONE);
    }
}
