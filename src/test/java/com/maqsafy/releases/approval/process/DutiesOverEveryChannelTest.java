package com.maqsafy.releases.approval.process;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.maqsafy.releases.ReleaseStory;
import com.maqsafy.releases.approval.BreakGlasses;
import com.maqsafy.releases.approval.DutySettings;
import com.maqsafy.releases.approval.RoleHistory;
import com.maqsafy.releases.approval.SeparationOfDuties;
import com.maqsafy.releases.evidence.Ledger;
import com.maqsafy.releases.person.Person;
import com.maqsafy.releases.person.Persons;
import com.maqsafy.releases.process.SubmissionRefusedException;
import com.maqsafy.releases.process.TaskAudience;
import com.maqsafy.releases.process.TaskGuard;
import com.maqsafy.releases.process.TasksWithForms;
import com.maqsafy.releases.process.Violation;
import com.maqsafy.releases.release.People;
import com.maqsafy.releases.release.Releases;
import com.maqsafy.releases.release.Restrictions;
import com.maqsafy.releases.testing.Full;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each duty against whatever else the person did of the release, over each channel by which somebody gets or does a task. */
@DisplayName("Promise 3: no channel gives a task to whoever may not do it")
class DutiesOverEveryChannelTest {

    private static final String RELEASE = "canteen-api-1.5.0";

    private static final Map<String, String> GROUPS = Map.ofEntries(
            entry("approve-release", "technical-owner"),
            entry("peak-deployment", "management"),
            entry("destructive-operations", "technical-owner"),
            entry("approve-rollback", "technical-owner"),
            entry("migration-review", "developer"),
            entry("backup-confirmation", "technical-owner"),
            entry("start-deployment", "deployment-owner"),
            entry("close-service", "rollback-owner"),
            entry("bring-online", "deployment-owner"),
            entry("recover-by-hand", "rollback-owner"));

    private static final Set<String> ALL = Set.copyOf(GROUPS.values());

    /** Has every role and two accounts, did something of the release under the other one; the second did nothing. */
    private static final Map<String, Set<String>> PEOPLE =
            Map.of("sam", ALL, "other", ALL, "admin", Set.of(), "nobody", Set.of());

    private static final Persons PERSONS = new Persons(
            List.of(new Person("sam", Set.of("sam", "sam-2"), Set.of("sam@canteen.example"), Set.of(), "")),
            account -> Optional.empty());

    private static final Map<String, Consumer<ReleaseStory>> DID = did();

    private static TaskGuard guard;
    private static TasksWithForms withForms;

    /** What somebody did before, and by which item the task is refused; null = it is not. */
    record Case(String form, String what, String account, String item) {

        @Override
        public String toString() {
            return form + ", " + account + " " + what + (item == null ? ": allowed" : ": " + item);
        }
    }

    /** A way to a task for an account. */
    @FunctionalInterface
    interface Channel {
        void ask(String form, String account);
    }

    @BeforeAll
    static void start() {
        withForms = new TasksWithForms(RELEASE, GROUPS, PEOPLE, (task, user) -> guard.objection(task, user));
    }

    @AfterAll
    static void close() {
        withForms.close();
    }

    private static Map<String, Consumer<ReleaseStory>> did() {
        Map<String, Consumer<ReleaseStory>> did = new LinkedHashMap<>();
        did.put("did nothing", story -> {});
        did.put("requested", story -> story.requester = "sam-2");
        did.put("owns", story -> story.owner = "sam-2");
        did.put("tested", story -> story.by("testReported", "sam-2"));
        did.put("approved", story -> story.decide("product-owner", "sam-2", "approve"));
        did.put("deployed", story -> story.add("deploymentStarted", "sam-2", "{attempt: 2}"));
        for (String as : List.of("author", "committer", "co-author", "merger")) {
            did.put(
                    "wrote as " + as,
                    story -> story.change(
                            "sourceInspected",
                            record -> record.putArray("writers")
                                    .addObject()
                                    .put("name", "Sam")
                                    .put("email", "sam@canteen.example")
                                    .put("commits", 1)
                                    .put("commit", ReleaseStory.COMMIT)
                                    .putArray("as")
                                    .add(as)));
        }
        return did;
    }

    /** All of them with {@code -Pfull}; else every refusal, and of what is allowed one of each form. */
    static Stream<Case> cases() {
        return all().filter(
                        one -> Full.asked() || one.item() != null || one.what().equals("did nothing"));
    }

    /** The table of {@link DutyGuardTest}, with every way of having written a commit. */
    private static Stream<Case> all() {
        Map<String, Map<String, String>> refused = new LinkedHashMap<>();
        refused.put("approve-release", items("APR-02", "requested", "owns", "tested", "approved", "deployed", "wrote"));
        refused.put("peak-deployment", items("RULE-07", "requested", "owns", "tested", "wrote"));
        refused.put("destructive-operations", items("MIG-06", "requested", "owns", "wrote"));
        refused.put("approve-rollback", items("RB-07", "requested", "owns"));
        refused.put("migration-review", items("MIG-01", "requested", "wrote"));
        refused.put("backup-confirmation", items("RULE-03", "deployed"));
        refused.put("start-deployment", items("OPEN-04", "requested", "approved"));
        List<Case> cases = new ArrayList<>();
        GROUPS.keySet().stream().sorted().forEach(form -> {
            DID.keySet()
                    .forEach(what -> cases.add(new Case(
                            form,
                            what,
                            "sam",
                            refused.getOrDefault(form, Map.of()).get(what.split(" ")[0]))));
            cases.add(new Case(form, "did nothing", "nobody", "PRIN-01"));
        });
        return cases.stream();
    }

    private static Map<String, String> items(String item, String... what) {
        Map<String, String> items = new LinkedHashMap<>();
        Stream.of(what).forEach(one -> items.put(one, item));
        return items;
    }

    /** Each way to a task that an account has; both web applications and REST end in these commands. */
    private static Map<String, Channel> channels() {
        Map<String, Channel> channels = new LinkedHashMap<>();
        channels.put(
                "claimed",
                (form, account) -> withForms.as(account, () -> withForms.tasks().claim(withForms.task(form), account)));
        channels.put(
                "assigned",
                (form, account) ->
                        withForms.as("admin", () -> withForms.tasks().setAssignee(withForms.task(form), account)));
        channels.put(
                "saved with an assignee",
                (form, account) -> withForms.as("admin", () -> {
                    Task task = withForms.now(form);
                    task.setAssignee(account);
                    withForms.tasks().saveTask(task);
                }));
        channels.put(
                "delegated",
                (form, account) ->
                        withForms.as("other", () -> withForms.tasks().delegateTask(withForms.task(form), account)));
        channels.put("resolved", (form, account) -> {
            withForms.tasks().setOwner(withForms.task(form), account);
            withForms.tasks().delegateTask(withForms.task(form), "other");
            withForms.as("other", () -> withForms.tasks().resolveTask(withForms.task(form)));
        });
        return channels;
    }

    @ParameterizedTest
    @MethodSource("cases")
    void isJudgedOverEveryChannel(Case one) {
        guard = guard(one);
        channels().forEach((how, channel) -> {
            fresh(one.form());
            if (one.item() == null) {
                assertThatCode(() -> channel.ask(one.form(), one.account()))
                        .as(how)
                        .doesNotThrowAnyException();
                assertThat(withForms.now(one.form()).getAssignee()).as(how).isEqualTo(one.account());
            } else {
                refused(how, one, () -> channel.ask(one.form(), one.account()));
                assertThat(withForms.now(one.form()).getAssignee()).as(how).isNotEqualTo(one.account());
            }
        });
        fresh(one.form());
        withForms.as(
                one.account(),
                () -> assertThatThrownBy(() -> withForms.tasks().complete(withForms.task(one.form()), Map.of()))
                        .as("completed past its form")
                        .hasMessageContaining("REL-FRM-010"));
        if (one.item() != null) {
            refused(
                    "submitted",
                    one,
                    () -> withForms.as(
                            one.account(),
                            () -> withForms
                                    .forms()
                                    .submitTaskForm(withForms.task(one.form()), Map.of("decision", "approve"))));
            assertThat(withForms.now(one.form())).as("still open").isNotNull();
        }
        assertThat(withForms.refused())
                .as("recorded")
                .hasSize(one.item() == null ? 0 : channels().size() + 1)
                .allMatch(refusal -> refusal.endsWith(' ' + one.account() + ' ' + one.item()));
    }

    @Test
    @DisplayName("more than forty refusals and as many permissions, over seven channels each")
    void areMany() {
        assertThat(all().filter(one -> one.item() != null)).hasSizeGreaterThanOrEqualTo(40);
        assertThat(all().filter(one -> one.item() == null)).hasSizeGreaterThanOrEqualTo(40);
    }

    private static void refused(String how, Case one, Runnable ask) {
        assertThatThrownBy(ask::run).as(how).satisfies(thrown -> {
            Throwable cause = thrown;
            while (cause != null && !(cause instanceof SubmissionRefusedException)) {
                cause = cause.getCause();
            }
            assertThat(cause).as(how + ": " + thrown).isNotNull();
            assertThat(((SubmissionRefusedException) cause).violations())
                    .as(how)
                    .extracting(Violation::item)
                    .containsExactly(one.item());
        });
    }

    /** A task of nobody, as the engine itself may make it. */
    private static void fresh(String form) {
        TaskGuard before = guard;
        guard = (task, user) -> Optional.empty();
        Task task = withForms.now(form);
        task.setAssignee(null);
        task.setOwner(null);
        task.setDelegationState(null);
        withForms.tasks().saveTask(task);
        guard = before;
    }

    private static DutyGuard guard(Case one) {
        ReleaseStory story = ReleaseStory.prepared();
        story.round("technical-owner", "product-owner");
        story.add("deploymentStarted", "deployer", "{attempt: 1}");
        DID.get(one.what()).accept(story);
        People people = mock();
        when(people.roles(anyString()))
                .thenAnswer(asked -> PEOPLE.getOrDefault(asked.<String>getArgument(0), Set.of()));
        Releases releases = mock();
        when(releases.get(RELEASE)).thenReturn(story.details());
        Ledger ledger = mock();
        when(ledger.records(RELEASE)).thenReturn(story.records());
        return new DutyGuard(
                releases,
                ledger,
                people,
                PERSONS,
                (release, groups) -> new TaskAudience.Audience(groups, Set.of()),
                mock(Restrictions.class),
                new SeparationOfDuties(PERSONS, DutySettings.defaults(), RoleHistory.none(), people),
                mock(BreakGlasses.class),
                Clock.fixed(story.next(), ZoneOffset.UTC));
    }
}
