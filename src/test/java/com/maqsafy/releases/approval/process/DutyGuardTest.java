package com.maqsafy.releases.approval.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import com.maqsafy.releases.ReleaseStory;
import com.maqsafy.releases.approval.BreakGlasses;
import com.maqsafy.releases.approval.Duties;
import com.maqsafy.releases.approval.DutySettings;
import com.maqsafy.releases.approval.RoleHistory;
import com.maqsafy.releases.approval.SeparationOfDuties;
import com.maqsafy.releases.evidence.Ledger;
import com.maqsafy.releases.evidence.LedgerRecord.DefinitionVersion;
import com.maqsafy.releases.person.Person;
import com.maqsafy.releases.person.Persons;
import com.maqsafy.releases.person.Roles;
import com.maqsafy.releases.process.Substitution;
import com.maqsafy.releases.process.TaskAudience;
import com.maqsafy.releases.process.TaskAudience.Audience;
import com.maqsafy.releases.process.TaskContext;
import com.maqsafy.releases.process.Violation;
import com.maqsafy.releases.release.Act;
import com.maqsafy.releases.release.HeldRole;
import com.maqsafy.releases.release.LiftedDuty;
import com.maqsafy.releases.release.People;
import com.maqsafy.releases.release.Releases;
import com.maqsafy.releases.release.Restrictions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Promise 3: each form that is a duty is judged as that duty when it is claimed, assigned and completed. */
class DutyGuardTest {

    private final People people = mock();
    private final BreakGlasses breakGlasses = mock();
    private final Set<String> standIns = new HashSet<>();
    private final TaskAudience audience = (release, groups) -> new Audience(groups, standIns);
    private final Map<String, Set<String>> roles = new HashMap<>();
    private Persons persons = Persons.unknown();

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "approve-release, technical-owner, APR-02, requested this release and does not approve it",
                "peak-deployment, management, RULE-07, requested this release and does not approve",
                "migration-review, developer, MIG-01, does not review its migrations",
                "destructive-operations, technical-owner, MIG-06, requested this release",
                "approve-rollback, technical-owner, RB-07, requested this release"
            })
    @DisplayName("the requester")
    void rejectsTheRequester(String form, String role, String item, String message) {
        ReleaseStory story = ReleaseStory.prepared();
        story.requester = "asker";
        roles.put("asker", Set.of(role));
        roles.put("other", Set.of(role));

        assertThat(objection(story, form, "asker")).hasValueSatisfying(violation -> {
            assertThat(violation.item()).isEqualTo(item);
            assertThat(violation.message()).contains(message);
        });
        assertThat(objection(story, form, "other")).isEmpty();
    }

    @Test
    @DisplayName("RULE-03: who deploys does not confirm the backup")
    void rejectsTheDeployer() {
        roles.put("deployer", Set.of("technical-owner"));
        roles.put("tech", Set.of("technical-owner"));
        assertThat(objection(ReleaseStory.deploying(), "backup-confirmation", "deployer"))
                .hasValueSatisfying(violation -> assertThat(violation.item()).isEqualTo("RULE-03"));
        assertThat(objection(ReleaseStory.deploying(), "backup-confirmation", "tech"))
                .isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "start-deployment, deployment-owner",
        "close-service, rollback-owner",
        "bring-online, deployment-owner",
        "recover-by-hand, rollback-owner",
        "peak-deployment, management",
        "migration-review, developer",
        "destructive-operations, technical-owner"
    })
    @DisplayName("somebody without the role")
    void rejectsWhoLacksTheRole(String form, String role) {
        roles.put("other", Set.of("qa"));
        roles.put("holder", Set.of(role));
        assertThat(objection(ReleaseStory.deploying(), form, "other"))
                .hasValueSatisfying(violation -> assertThat(violation.message()).startsWith("other is not in "));
        assertThat(objection(ReleaseStory.deploying(), form, "holder")).isEmpty();
    }

    /** Seventy cases: each form for somebody who has every role and, by another account, did something else of the release. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
            form                   | nothing | requested | owns    | wrote   | tested  | approved | deployed | outsider
            approve-release        | -       | APR-02    | APR-02  | APR-02  | APR-02  | APR-02   | APR-02   | APR-02
            peak-deployment        | -       | RULE-07   | RULE-07 | RULE-07 | RULE-07 | -        | RULE-07  | RULE-07
            destructive-operations | -       | MIG-06    | MIG-06  | MIG-06  | -       | -        | -        | MIG-06
            approve-rollback       | -       | RB-07     | RB-07   | -       | -       | -        | -        | RB-07
            migration-review       | -       | MIG-01    | -       | MIG-01  | -       | -        | -        | MIG-01
            backup-confirmation    | -       | -         | -       | -       | -       | -        | RULE-03  | RULE-03
            start-deployment       | -       | OPEN-04   | -       | -       | -       | OPEN-04  | -        | OPEN-04
            close-service          | -       | -         | -       | -       | -       | -        | -        | DEP-07
            bring-online           | -       | -         | -       | -       | -       | -        | -        | DEP-07
            recover-by-hand        | -       | -         | -       | -       | -       | -        | -        | DEP-07
            """)
    @DisplayName("promise 3: whoever did one thing of a release does not do another")
    void judgesEveryFormAgainstEverythingElse(
            String form,
            String nothing,
            String requested,
            String owns,
            String wrote,
            String tested,
            String approved,
            String deployed,
            String outsider) {
        persons = new Persons(
                List.of(new Person("sam", Set.of("sam", "sam-2"), Set.of("sam@canteen.example"), Set.of(), "")),
                account -> Optional.empty());
        roles.put("sam", Set.of("technical-owner", "management", "developer", "deployment-owner", "rollback-owner"));

        Map<String, Consumer<ReleaseStory>> did = new LinkedHashMap<>();
        did.put("nothing", story -> {});
        did.put("requested", story -> story.requester = "sam-2");
        did.put("owns", story -> story.owner = "sam-2");
        did.put("wrote", story -> story.writer("Sam", "sam@canteen.example"));
        did.put("tested", story -> story.by("testReported", "sam-2"));
        did.put("approved", story -> story.decide("product-owner", "sam-2", "approve"));
        did.put("deployed", story -> story.add("deploymentStarted", "sam-2", "{attempt: 2}"));
        Map<String, String> answers = new LinkedHashMap<>();
        did.forEach((what, as) -> {
            ReleaseStory story = ReleaseStory.prepared();
            story.round("technical-owner", "product-owner");
            story.add("deploymentStarted", "deployer", "{attempt: 1}");
            as.accept(story);
            answers.put(what, objection(story, form, "sam").map(Violation::item).orElse("-"));
        });
        answers.put(
                "outsider",
                objection(ReleaseStory.deploying(), form, "nobody")
                        .map(Violation::item)
                        .orElse("-"));
        assertThat(answers)
                .isEqualTo(Map.of(
                        "nothing", nothing,
                        "requested", requested,
                        "owns", owns,
                        "wrote", wrote,
                        "tested", tested,
                        "approved", approved,
                        "deployed", deployed,
                        "outsider", outsider));
    }

    @Test
    void everyDutyOfTheListIsJudged() {
        assertThat(Duties.byForm())
                .allSatisfy((form, duty) -> assertThat(objection(ReleaseStory.deploying(), form, "nobody"))
                        .isPresent());
    }

    @Test
    void whoStandsInForAHiddenReleaseCountsAsOneOfTheGroup() {
        standIns.add("standIn");
        assertThat(guard(ReleaseStory.deploying()).objection(task("migration-review"), "standIn"))
                .isEmpty();
    }

    @Test
    void otherFormsAreNoDuties() {
        assertThat(objection(ReleaseStory.prepared(), "pull-request-checklist", "nobody"))
                .isEmpty();
        assertThat(guard(ReleaseStory.prepared()).attest(task("pull-request-checklist"), "nobody"))
                .isEmpty();
    }

    @Test
    void attestsWhoSomebodyWas() {
        roles.put("manager", Set.of("management"));
        assertThat(guard(ReleaseStory.approved()).attest(task("peak-deployment"), "manager"))
                .hasEntrySatisfying(
                        Act.MEMBER, act -> assertThat(((Act) act).lifted()).isEmpty())
                .hasSize(1);
    }

    @Test
    @DisplayName("what a break-glass let somebody do is recorded as that, once for each of two who needed it")
    void usesTheBreakGlassThatWasNeeded() {
        ReleaseStory story = ReleaseStory.prepared();
        story.by("testReported", "tech");
        story.add(
                "breakGlassOpened",
                "admin",
                "{duty: 'tester-not-approver', role: 'technical-owner', account: '', reason: 'outage', lasts: 'PT1H'}");
        story.add(
                "breakGlassConfirmed",
                "admin-2",
                "{opened: %d}".formatted(story.records().size()));
        roles.put("admin", Set.of(Roles.ADMINISTRATORS));
        roles.put("admin-2", Set.of(Roles.ADMINISTRATORS));
        roles.put("tech", Set.of("technical-owner"));
        roles.put("other", Set.of("technical-owner"));

        assertThat(guard(story).attest(task("approve-release"), "other"))
                .hasEntrySatisfying(
                        Act.MEMBER, act -> assertThat(((Act) act).lifted()).isEmpty());
        verify(breakGlasses, never()).use(any(), any(), any());
        assertThat(guard(story).attest(task("approve-release"), "tech")).hasEntrySatisfying(Act.MEMBER, act -> {
            assertThat(((Act) act).lifted()).extracting(LiftedDuty::duty).containsExactly("tester-not-approver");
            assertThat(((Act) act).person()).isEqualTo("tech");
            assertThat(((Act) act).roles()).extracting(HeldRole::role).containsExactly("technical-owner");
        });
        verify(breakGlasses).use(any(), argThat(by -> by.user().equals("tech")), eq("userTask"));

        Substitution standing = new Substitution(
                "tech",
                "deputy",
                "technical-owner",
                "tech",
                ReleaseStory.START,
                story.next().plusSeconds(60));
        assertThat(guard(story).attest(task("approve-release"), standing))
                .hasEntrySatisfying(
                        Act.MEMBER, act -> assertThat(((Act) act).person()).isEqualTo("deputy"));
        verify(breakGlasses, times(2)).use(any(), argThat(by -> by.user().equals("tech")), eq("userTask"));
        assertThat(guard(story).attest(task("pull-request-checklist"), standing))
                .isEmpty();
    }

    @Test
    @DisplayName("whoever stands in for another is judged as oneself, in the other's role")
    void judgesTheSubstitute() {
        ReleaseStory story = ReleaseStory.prepared();
        Instant until = story.next().plusSeconds(60);

        assertThat(guard(story)
                        .objection(
                                task("approve-release"),
                                new Substitution(
                                        "tech", "deputy", "technical-owner", "tech", ReleaseStory.START, until)))
                .isEmpty();
        assertThat(guard(story)
                        .objection(
                                task("approve-release"),
                                new Substitution(
                                        "tech", "owner", "technical-owner", "tech", ReleaseStory.START, until)))
                .hasValueSatisfying(violation -> assertThat(violation.message())
                        .startsWith("owner requested this release and does not approve"));
    }

    @Test
    void anApprovalWithoutARoleIsAFaultOfTheModel() {
        TaskContext task = new TaskContext(
                "canteen-api-1.5.0",
                "task",
                "userTask_approve",
                "approve-release",
                new DefinitionVersion("release-approval", 1),
                Map.of());
        assertThatThrownBy(() -> guard(ReleaseStory.prepared()).objection(task, "tech"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("REL-PRC-010 ");
    }

    private Optional<Violation> objection(ReleaseStory story, String form, String user) {
        return guard(story).objection(task(form), user);
    }

    private DutyGuard guard(ReleaseStory story) {
        when(people.roles(anyString())).thenAnswer(asked -> roles.getOrDefault(asked.<String>getArgument(0), Set.of()));
        Releases releases = mock();
        when(releases.get("canteen-api-1.5.0")).thenReturn(story.details());
        Ledger ledger = mock();
        when(ledger.records("canteen-api-1.5.0")).thenReturn(story.records());
        return new DutyGuard(
                releases,
                ledger,
                people,
                persons,
                audience,
                mock(Restrictions.class),
                new SeparationOfDuties(persons, DutySettings.defaults(), RoleHistory.none(), people),
                breakGlasses,
                Clock.fixed(story.next(), ZoneOffset.UTC));
    }

    private static TaskContext task(String form) {
        return new TaskContext(
                "canteen-api-1.5.0",
                "task",
                "userTask",
                form,
                new DefinitionVersion("release-approval", 1),
                Map.of("approverRole", "technical-owner", "rollbackApprover", "technical-owner"));
    }
}
