package com.maqsafy.releases.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.maqsafy.releases.ReleaseStory;
import com.maqsafy.releases.approval.DutyTask.Kind;
import com.maqsafy.releases.person.Person;
import com.maqsafy.releases.person.Persons;
import com.maqsafy.releases.person.Roles;
import com.maqsafy.releases.release.LiftedDuty;
import com.maqsafy.releases.release.People;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Promise 3 by person: writers, testers, deployers, second accounts, new roles, restrictions and break-glass. */
class DutiesOfPersonsTest {

    private static final Map<String, String> EMAILS = Map.of(
            "tech", "Tech@Canteen.Example",
            "tina", "tina@canteen.example",
            "dev", "dev@canteen.example",
            "manager", "manager@canteen.example");

    private static final List<Person> PEOPLE = List.of(new Person(
            "anna", Set.of("tech", "anna-admin"), Set.of("anna@home.example"), Set.of("Ａnna   Ａli"), "oidc-4711"));

    /** A case as the table words it. */
    private static final class Case {
        private final ReleaseStory story = ReleaseStory.prepared();
        private String user = "tech";
        private Kind kind = Kind.APPROVAL;
        private String role = "technical-owner";
        private Set<String> held = Set.of("technical-owner");
        private Set<String> standingIn = Set.of();
        private boolean restricted;
        private DutySettings settings = DutySettings.defaults();
        private RoleHistory history = RoleHistory.none();
        private Duration later = Duration.ZERO;
        private Set<String> administrators = Set.of("admin1", "admin2", "anna-admin");

        private Case writer(String name, String email, String as) {
            story.change(
                    "sourceInspected",
                    p -> p.putArray("writers")
                            .addObject()
                            .put("name", name)
                            .put("email", email)
                            .put("commits", 1)
                            .put("commit", ReleaseStory.COMMIT)
                            .putArray("as")
                            .add(as));
            return this;
        }

        private Case doing(Kind what, String as, String who, String... groups) {
            kind = what;
            role = as;
            user = who;
            held = Set.of(groups);
            return this;
        }

        private Case given(Duration before, String by) {
            Instant at = story.next().minus(before);
            history = (account, group) -> Optional.of(new RoleHistory.Given(at, by));
            return this;
        }

        private Case minAge(String age) {
            settings = new DutySettings(Map.of(), new DutySettings.Common(Duration.ofDays(7), Duration.parse(age)));
            return this;
        }

        private Case service(boolean writer, boolean tester, boolean requester, boolean approver, String... lifted) {
            settings = new DutySettings(
                    Map.of(
                            "canteen-api",
                            new DutySettings.Service(
                                    new DutySettings.OfService(writer, tester, requester, approver, List.of(lifted)))),
                    new DutySettings.Common(Duration.ofDays(7), null));
            return this;
        }

        private Case opened(String duty, String as, String who) {
            story.add(
                    "breakGlassOpened",
                    "admin1",
                    "{duty: '%s', role: '%s', account: '%s', reason: 'outage', lasts: 'PT1H'}"
                            .formatted(duty, as, who));
            return this;
        }

        private Case confirmed(String by) {
            long opened = story.records().size();
            story.add("breakGlassConfirmed", by, "{opened: %d}".formatted(opened));
            return this;
        }

        private Case ended() {
            long opened = story.records().stream()
                    .filter(r -> r.kind().equals("breakGlassOpened"))
                    .reduce((a, b) -> b)
                    .orElseThrow()
                    .sequence();
            story.add("breakGlassEnded", "admin2", "{opened: %d, how: 'ended'}".formatted(opened));
            return this;
        }

        private DutyCase judged() {
            return DutyCase.of(
                    user,
                    new DutyTask(kind, role),
                    story.details(),
                    story.records(),
                    held,
                    standingIn.isEmpty() ? held : standingIn,
                    restricted,
                    story.next().plus(later));
        }

        private People people() {
            People people = mock(People.class);
            when(people.roles(anyString()))
                    .thenAnswer(asked -> administrators.contains(asked.<String>getArgument(0))
                            ? Set.of(Roles.ADMINISTRATORS)
                            : Set.of());
            return people;
        }

        private SeparationOfDuties duties() {
            return new SeparationOfDuties(
                    new Persons(PEOPLE, account -> Optional.ofNullable(EMAILS.get(account))),
                    settings,
                    history,
                    people());
        }
    }

    private final List<DynamicTest> rows = new ArrayList<>();

    private void refused(String name, String message, Consumer<Case> as) {
        rows.add(DynamicTest.dynamicTest(name + " is refused", () -> {
            Case it = new Case();
            as.accept(it);
            assertThat(it.duties().objection(it.judged()))
                    .hasValueSatisfying(o -> assertThat(o.violation().message()).contains(message));
        }));
    }

    private void allowed(String name, Consumer<Case> as) {
        rows.add(DynamicTest.dynamicTest(name + " is allowed", () -> {
            Case it = new Case();
            as.accept(it);
            assertThat(it.duties().objection(it.judged())).isEmpty();
        }));
    }

    @TestFactory
    Stream<DynamicTest> writers() {
        refused(
                "the author by the account's address",
                "wrote a commit",
                c -> c.doing(Kind.APPROVAL, "technical-owner", "tina", "technical-owner")
                        .writer("T", "tina@canteen.example", "author"));
        refused(
                "the author by an address in another case",
                "wrote a commit",
                c -> c.writer("x", "TECH@canteen.EXAMPLE", "author"));
        refused(
                "the author by an address of the settings",
                "wrote a commit",
                c -> c.writer("x", " Anna@Home.example", "author"));
        refused(
                "the author by a folded Git name",
                "wrote a commit",
                c -> c.writer("anna ALI", "12+anna@users.noreply.example", "author"));
        refused(
                "the committer",
                "committer) and does not approve",
                c -> c.writer("x", "anna@home.example", "committer"));
        refused("the co-author", "co-author", c -> c.writer("x", "anna@home.example", "co-author"));
        refused("the merger without a review", "merged unreviewed", c -> c.writer("x", "anna@home.example", "merger"));
        refused(
                "the writer under the second account",
                "wrote a commit",
                c -> c.doing(Kind.APPROVAL, "technical-owner", "anna-admin", "technical-owner")
                        .writer("x", "tech@canteen.example", "author"));
        refused(
                "the writer signed in by OIDC",
                "wrote a commit",
                c -> c.doing(Kind.APPROVAL, "technical-owner", "oidc-4711", "technical-owner")
                        .writer("x", "anna@home.example", "author"));
        refused(
                "the writer reviewing the migrations",
                "does not review its migrations",
                c -> c.doing(Kind.MIGRATION_REVIEW, "developer", "dev", "developer")
                        .writer("Dev", "dev@canteen.example", "author"));
        refused(
                "the merger reviewing the migrations",
                "merged unreviewed",
                c -> c.doing(Kind.MIGRATION_REVIEW, "developer", "dev", "developer")
                        .writer("Dev", "dev@canteen.example", "merger"));
        refused(
                "the writer deciding on destructive operations",
                "wrote a commit",
                c -> c.doing(Kind.DESTRUCTIVE_DECISION, "technical-owner", "tech", "technical-owner")
                        .writer("x", "anna@home.example", "author"));
        refused(
                "the writer approving a peak deployment",
                "wrote a commit",
                c -> c.doing(Kind.PEAK_APPROVAL, "management", "manager", "management")
                        .writer("x", "manager@canteen.example", "author"));
        refused("the writer of a restricted release", "wrote a commit", c -> {
            c.restricted = true;
            c.writer("x", "anna@home.example", "author");
        });
        allowed("an unknown writer", c -> c.writer("Nobody", "nobody@elsewhere.example", "author"));
        allowed(
                "a namesake without a setting",
                c -> c.doing(Kind.APPROVAL, "technical-owner", "tina", "technical-owner")
                        .writer("Tina", "tina@elsewhere.example", "author"));
        allowed(
                "the writer approving a rollback",
                c -> c.doing(Kind.ROLLBACK_APPROVAL, "technical-owner", "tech", "technical-owner")
                        .writer("x", "anna@home.example", "author"));
        allowed(
                "the writer deploying",
                c -> c.doing(Kind.DEPLOYMENT, "deployment-owner", "dev", "deployment-owner")
                        .writer("Dev", "dev@canteen.example", "author"));
        allowed(
                "the writer where the service switches it off",
                c -> c.service(false, true, true, true).writer("x", "anna@home.example", "author"));
        allowed("the writer of a restricted release whose setting lifts it", c -> {
            c.restricted = true;
            c.service(true, true, true, true, "writer-not-approver").writer("x", "anna@home.example", "author");
        });
        allowed("a release of before writers were recorded", c -> {});
        return rows.stream();
    }

    @TestFactory
    Stream<DynamicTest> testersDeployersRequestersOwners() {
        refused(
                "who attested a test",
                "attested TEST-01",
                c -> c.story.add(
                        "testReported",
                        "tech",
                        "{commit: '%s', test: 'TEST-01', outcome: 'passed'}".formatted(ReleaseStory.COMMIT)));
        refused(
                "who attested a test with another account",
                "attested TEST-06",
                c -> c.story.add(
                        "testReported",
                        "anna-admin",
                        "{commit: '%s', test: 'TEST-06', outcome: 'passed'}".formatted(ReleaseStory.COMMIT)));
        allowed(
                "who attested a test of another commit",
                c -> c.story.add(
                        "testReported",
                        "tech",
                        "{commit: '%s', test: 'TEST-06', outcome: 'passed'}".formatted(ReleaseStory.OTHER_COMMIT)));
        allowed("who attested a test of a restricted release", c -> {
            c.restricted = true;
            c.story.by("testReported", "tech");
        });
        allowed(
                "who attested a test where the service switches it off",
                c -> c.service(true, false, true, true).story.by("testReported", "tech"));
        refused("the requester", "requested this release and does not approve", c -> c.story.requester = "tech");
        refused("the requester's second account", "requested this release", c -> c.story.requester = "anna-admin");
        refused("the owner's second account", "owns this release", c -> c.story.owner = "anna-admin");
        refused("the requester of a restricted release", "requested this release", c -> {
            c.restricted = true;
            c.story.requester = "tech";
        });
        refused("the requester deploying", "does not deploy it", c -> {
            c.story.requester = "dev";
            c.doing(Kind.DEPLOYMENT, "deployment-owner", "dev", "deployment-owner");
        });
        refused("the requester deploying with another account", "does not deploy it", c -> {
            c.story.requester = "tech";
            c.doing(Kind.DEPLOYMENT, "deployment-owner", "anna-admin", "deployment-owner");
        });
        allowed("the requester deploying a restricted release", c -> {
            c.restricted = true;
            c.story.requester = "dev";
            c.doing(Kind.DEPLOYMENT, "deployment-owner", "dev", "deployment-owner");
        });
        allowed("the requester deploying where the service switches it off", c -> {
            c.story.requester = "dev";
            c.service(true, true, false, true).doing(Kind.DEPLOYMENT, "deployment-owner", "dev", "deployment-owner");
        });
        refused("the approver deploying", "approved this release and does not deploy", c -> {
            c.story.decide("technical-owner", "tech", "approve");
            c.doing(Kind.DEPLOYMENT, "deployment-owner", "anna-admin", "deployment-owner");
        });
        refused("the peak approver deploying", "approved this release and does not deploy", c -> {
            c.story.add(
                    "peakDeploymentDecided",
                    "manager",
                    "{attempt: 1, decision: 'approve', contentDigest: '%s'}".formatted(c.story.digest()));
            c.doing(Kind.DEPLOYMENT, "deployment-owner", "manager", "deployment-owner");
        });
        allowed("whoever was against a deployment at peak deploying", c -> {
            c.story.add(
                    "peakDeploymentDecided",
                    "manager",
                    "{attempt: 1, decision: 'reject', contentDigest: '%s'}".formatted(c.story.digest()));
            c.doing(Kind.DEPLOYMENT, "deployment-owner", "manager", "deployment-owner");
        });
        allowed("whoever approved another content at peak deploying", c -> {
            c.story.add("peakDeploymentDecided", "manager", "{attempt: 1, decision: 'approve', contentDigest: 'x'}");
            c.doing(Kind.DEPLOYMENT, "deployment-owner", "manager", "deployment-owner");
        });
        allowed("somebody else than the peak approver deploying", c -> {
            c.story.add(
                    "peakDeploymentDecided",
                    "manager",
                    "{attempt: 1, decision: 'approve', contentDigest: '%s'}".formatted(c.story.digest()));
            c.doing(Kind.DEPLOYMENT, "deployment-owner", "dev", "deployment-owner");
        });
        allowed("whoever rejected it deploying", c -> {
            c.story.decide("technical-owner", "tech", "reject");
            c.doing(Kind.DEPLOYMENT, "deployment-owner", "tech", "deployment-owner");
        });
        refused(
                "who attested a test without a name",
                "tech attested a test of this release",
                c -> c.story.add(
                        "testReported", "tech", "{commit: '%s', outcome: 'passed'}".formatted(ReleaseStory.COMMIT)));
        allowed("the approver of another content deploying", c -> {
            c.story.decide("technical-owner", "tech", "approve");
            c.story.risks = "others";
            c.doing(Kind.DEPLOYMENT, "deployment-owner", "tech", "deployment-owner");
        });
        refused(
                "the deployer of an attempt",
                "started a deployment of this release",
                c -> c.story.add("deploymentStarted", "anna-admin", "{attempt: 1}"));
        refused(
                "the deployer of an attempt approving another one at peak",
                "started a deployment of this release",
                c -> {
                    c.story.add("deploymentStarted", "anna-admin", "{attempt: 1}");
                    c.doing(Kind.PEAK_APPROVAL, "management", "tech", "management");
                });
        allowed("the deployer of an attempt approving another one at peak where the service switches it off", c -> {
            c.story.add("deploymentStarted", "tech", "{attempt: 1}");
            c.service(true, true, true, false).doing(Kind.PEAK_APPROVAL, "management", "tech", "management");
        });
        refused("the deployer's second account confirming the backup", "does not confirm its backup", c -> {
            c.story.add("deploymentStarted", "tech", "{attempt: 1}");
            c.doing(Kind.BACKUP_CONFIRMATION, "technical-owner", "anna-admin", "technical-owner");
        });
        refused("a second role with another account", "has already decided as technical-owner", c -> {
            c.story.decide("technical-owner", "tech", "approve");
            c.doing(Kind.APPROVAL, "product-owner", "anna-admin", "product-owner");
        });
        return rows.stream();
    }

    @TestFactory
    Stream<DynamicTest> ageOfRoles() {
        allowed("a role given lately, by default", c -> c.given(Duration.ofHours(1), "admin"));
        refused(
                "a role given too lately",
                "(given by admin); a role counts here from",
                c -> c.minAge("P2D").given(Duration.ofHours(47), "admin"));
        allowed("a role held long enough", c -> c.minAge("P2D").given(Duration.ofDays(2), "admin"));
        allowed("a role of before records began", c -> c.minAge("P2D"));
        refused("a stand-in whose role was given too lately", "releases.duties.min-role-age", c -> {
            c.minAge("P2D").given(Duration.ofHours(1), "admin");
            c.held = Set.of("technical-owner", "developer");
            c.kind = Kind.MIGRATION_REVIEW;
            c.role = "developer";
        });
        allowed("a rollback approved with a new role", c -> {
            c.minAge("P2D").given(Duration.ofHours(1), "admin");
            c.kind = Kind.ROLLBACK_APPROVAL;
        });
        for (Kind kind : List.of(Kind.PEAK_APPROVAL, Kind.DESTRUCTIVE_DECISION)) {
            refused("a " + kind.word() + " with a new role", "is in technical-owner only since", c -> {
                c.minAge("P2D").given(Duration.ofHours(1), "admin");
                c.kind = kind;
            });
        }
        allowed("one of two roles held long enough", c -> {
            c.minAge("P2D")
                    .doing(Kind.APPROVAL, "security-owner,management", "manager", "security-owner", "management");
            Instant now = c.story.next();
            c.history = (account, group) -> Optional.of(
                    new RoleHistory.Given(now.minus(Duration.ofDays(group.equals("management") ? 3 : 1)), "admin"));
        });
        refused("the first of two roles given too lately counts", "only since 2026-03-01T", c -> {
            c.minAge("P2D")
                    .doing(Kind.APPROVAL, "security-owner,management", "manager", "security-owner", "management");
            Instant now = c.story.next();
            c.history = (account, group) -> Optional.of(
                    new RoleHistory.Given(now.minus(Duration.ofHours(group.equals("management") ? 30 : 1)), "admin"));
        });
        refused("one of the circle whose role was given too lately stands in", "is in developer only since", c -> {
            c.minAge("P2D").doing(Kind.MIGRATION_REVIEW, "developer", "tina", "developer");
            Instant now = c.story.next();
            c.history = (account, group) -> group.equals("security-owner")
                    ? Optional.of(new RoleHistory.Given(now.minus(Duration.ofHours(1)), "admin"))
                    : Optional.empty();
            c.standingIn = Set.of("security-owner");
        });
        return rows.stream();
    }

    @TestFactory
    Stream<DynamicTest> breakGlass() {
        Consumer<Case> wrote = c -> c.writer("x", "anna@home.example", "author");
        refused(
                "a writer while a break-glass waits",
                "wrote a commit",
                wrote.andThen(c -> c.opened("writer-not-approver", "technical-owner", "")));
        allowed(
                "a writer while a break-glass is open for the role",
                wrote.andThen(c ->
                        c.opened("writer-not-approver", "technical-owner", "").confirmed("admin2")));
        allowed(
                "a writer while a break-glass is open for the person",
                wrote.andThen(
                        c -> c.opened("writer-not-approver", "", "anna-admin").confirmed("admin2")));
        refused(
                "a writer while a break-glass is open for another role",
                "wrote a commit",
                wrote.andThen(c ->
                        c.opened("writer-not-approver", "product-owner", "").confirmed("admin2")));
        refused(
                "a writer while a break-glass is open for another person",
                "wrote a commit",
                wrote.andThen(c -> c.opened("writer-not-approver", "", "tina").confirmed("admin2")));
        refused(
                "a writer while another duty is lifted",
                "wrote a commit",
                wrote.andThen(c ->
                        c.opened("tester-not-approver", "technical-owner", "").confirmed("admin2")));
        refused("a writer when the break-glass has expired", "wrote a commit", wrote.andThen(c -> {
            c.opened("writer-not-approver", "technical-owner", "").confirmed("admin2");
            c.later = Duration.ofHours(1);
        }));
        refused(
                "a writer when the break-glass was ended",
                "wrote a commit",
                wrote.andThen(c -> c.opened("writer-not-approver", "technical-owner", "")
                        .confirmed("admin2")
                        .ended()));
        for (String left : List.of("admin1", "admin2")) {
            refused(
                    "a writer when " + left + ", who gave the break-glass, is no administrator any more",
                    "wrote a commit",
                    wrote.andThen(c -> {
                        c.opened("writer-not-approver", "technical-owner", "").confirmed("admin2");
                        c.administrators = Set.of(left.equals("admin1") ? "admin2" : "admin1");
                    }));
        }
        refused(
                "the administrator who confirmed it",
                "wrote a commit",
                wrote.andThen(c ->
                        c.opened("writer-not-approver", "technical-owner", "").confirmed("anna-admin")));
        allowed("a tester while a break-glass is open", c -> {
            c.story.by("testReported", "tech");
            c.opened("tester-not-approver", "technical-owner", "").confirmed("admin2");
        });
        allowed("a second role while a break-glass is open", c -> {
            c.story.decide("technical-owner", "tech", "approve");
            c.doing(Kind.APPROVAL, "product-owner", "tech", "product-owner");
            c.opened("distinct-approvers", "product-owner", "").confirmed("admin2");
        });
        allowed("a new role while a break-glass is open", c -> {
            c.minAge("P2D").given(Duration.ofHours(1), "admin");
            c.opened("min-role-age", "technical-owner", "").confirmed("admin2");
        });
        refused("the requester while any break-glass is open", "requested this release", c -> {
            c.story.requester = "tech";
            c.opened("deployer-not-requester", "technical-owner", "").confirmed("admin2");
        });
        refused("somebody outside the group while a break-glass is open", "is not in technical-owner", c -> {
            c.held = Set.of("qa");
            c.opened("distinct-approvers", "technical-owner", "").confirmed("admin2");
        });
        refused("the deployer confirming the backup while a break-glass is open", "does not confirm its backup", c -> {
            c.story.add("deploymentStarted", "tech", "{attempt: 1}");
            c.kind = Kind.BACKUP_CONFIRMATION;
            c.opened("deployer-not-approver", "technical-owner", "").confirmed("admin2");
        });
        return rows.stream();
    }

    @Test
    void saysWhatIsLiftedAndWhy() {
        Case it = new Case();
        it.restricted = true;
        it.story.by("testReported", "tech");
        assertThat(it.duties().lifted(it.judged())).singleElement().satisfies(l -> {
            assertThat(l.duty()).isEqualTo("tester-not-approver");
            assertThat(l.why()).contains("restricted", "releases.services.canteen-api.duties.lifted-when-restricted");
        });
        it.opened("writer-not-approver", "technical-owner", "").confirmed("admin2");
        assertThat(it.duties().lifted(it.story.details(), it.story.records(), true, it.story.next()))
                .extracting(LiftedDuty::duty)
                .containsExactlyInAnyOrder(
                        "tester-not-approver",
                        "deployer-not-requester",
                        "deployer-not-approver",
                        "writer-not-approver");
    }

    @Test
    @DisplayName("a break-glass is needed by whom it lets do what a duty forbids, and by nobody else")
    void tellsWhoNeedsTheBreakGlass() {
        Case it = new Case().writer("x", "anna@home.example", "author");
        assertThat(it.duties().needed(it.judged())).as("none is open").isEmpty();
        it.opened("writer-not-approver", "technical-owner", "").confirmed("admin2");
        assertThat(it.duties().needed(it.judged()))
                .hasValueSatisfying(b -> assertThat(b.duty()).isEqualTo(Duty.WRITER_NOT_APPROVER));
        assertThat(it.duties().lifted(it.judged())).singleElement().satisfies(lifted -> {
            assertThat(lifted.duty()).isEqualTo("writer-not-approver");
            assertThat(lifted.why())
                    .startsWith("BREAK-GLASS: “who wrote a change of the release does not approve it” is lifted for");
        });
        it.doing(Kind.APPROVAL, "product-owner", "tech", "product-owner");
        assertThat(it.duties().needed(it.judged())).as("it is for another role").isEmpty();
        it.doing(Kind.APPROVAL, "technical-owner", "tina", "technical-owner");
        assertThat(it.duties().needed(it.judged())).as("she wrote nothing").isEmpty();
        it.story.by("testReported", "tina");
        assertThat(it.duties().needed(it.judged())).as("she tested").isEmpty();
        it.doing(Kind.APPROVAL, "technical-owner", "tech", "technical-owner").service(false, true, true, true);
        assertThat(it.duties().needed(it.judged())).as("the settings lift it").isEmpty();
    }

    @Test
    void namesACommitByItsFirstTwelveDigits() {
        Case it = new Case().writer("Anna", "anna@home.example", "author");
        assertThat(it.duties().objection(it.judged()))
                .hasValueSatisfying(o -> assertThat(o.violation().message())
                        .isEqualTo("tech wrote a commit of this release (aaaaaaaaaaaa, as Anna <anna@home.example>,"
                                + " author) and does not approve it. Let another member of technical-owner do"
                                + " it."));
        it.story.change("sourceInspected", p -> ((ObjectNode) p.at("/writers/0")).put("commit", "abc"));
        assertThat(it.duties().objection(it.judged()))
                .hasValueSatisfying(o -> assertThat(o.violation().message()).contains("(abc, as Anna"));
    }

    @Test
    void flagsARoleGivenLately() {
        Case it = new Case().given(Duration.ofDays(6), "admin");
        assertThat(it.duties().held("tech", Set.of("technical-owner"), it.story.next()))
                .singleElement()
                .satisfies(role -> {
                    assertThat(role.recent()).isTrue();
                    assertThat(role.givenBy()).isEqualTo("admin");
                });
        it.given(Duration.ofDays(7), "admin");
        assertThat(it.duties().held("tech", Set.of("technical-owner"), it.story.next()))
                .allMatch(role -> !role.recent());
        assertThat(new Case().duties().held("tech", Set.of("technical-owner"), Instant.now()))
                .singleElement()
                .satisfies(role -> assertThat(role.since()).isEqualTo("before records began"));
    }
}
