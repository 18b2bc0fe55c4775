package com.maqsafy.releases.hotfix;

import static com.maqsafy.releases.ReleaseStory.COMMIT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.init;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.maqsafy.releases.ReleaseStory;
import com.maqsafy.releases.calendar.ServiceTimes;
import com.maqsafy.releases.evidence.Attestation;
import com.maqsafy.releases.evidence.Ledger;
import com.maqsafy.releases.evidence.LedgerRecord;
import com.maqsafy.releases.evidence.RawEvent;
import com.maqsafy.releases.evidence.Sealing;
import com.maqsafy.releases.person.Persons;
import com.maqsafy.releases.policy.Dossier;
import com.maqsafy.releases.policy.Dossiers;
import com.maqsafy.releases.policy.PolicyCatalogue;
import com.maqsafy.releases.policy.ReleaseTables;
import com.maqsafy.releases.policy.RequiredTestsRule;
import com.maqsafy.releases.policy.Scene;
import com.maqsafy.releases.process.ReleaseProcess;
import com.maqsafy.releases.process.TextGuard;
import com.maqsafy.releases.process.WithoutAuthorization;
import com.maqsafy.releases.release.People;
import com.maqsafy.releases.release.ReleaseRequest.Incident;
import com.maqsafy.releases.release.ReleaseType;
import com.maqsafy.releases.release.Releases;
import com.maqsafy.releases.testing.TestDatabase;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.externaltask.LockedExternalTask;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.support.TransactionTemplate;

@DisplayName("HOT-01 to HOT-03, HOT-06: the module's models on the engine, with a real ledger")
class HotfixProcessesTest {

    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private static Path keys;

    private static final AtomicInteger PATCH = new AtomicInteger(1);
    private static final Releases RELEASES = mock(Releases.class);
    private static final Sealing SEALING = mock(Sealing.class);

    private static TestDatabase database;
    private static AnnotationConfigApplicationContext context;
    private static ProcessEngine engine;

    private final ReleaseStory story = HotfixStory.large();
    private String key = "";
    private @Nullable ProcessInstance instance;

    @EnableTransactionManagement(proxyTargetClass = true)
    @ComponentScan({"com.maqsafy.releases.evidence", "com.maqsafy.releases.hotfix"})
    @ConfigurationPropertiesScan({"com.maqsafy.releases.evidence", "com.maqsafy.releases.hotfix"})
    static class Modules {}

    private static final class EngineClock extends Clock {

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return ClockUtil.getCurrentTime().toInstant();
        }
    }

    @BeforeAll
    static void start() {
        database = TestDatabase.create()
                .migrate(
                        "V020__evidence.sql",
                        "V060__post_release_review.sql",
                        "V111__signing_keys.sql",
                        "V160__seal_of_every_ending.sql");
        context = new AnnotationConfigApplicationContext();
        // The engine makes its tables here.
        DataSource dataSource = database.owner();
        Map<Object, Object> beans = new HashMap<>();
        engine = engine(dataSource, beans);
        init(engine);
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "test",
                        Map.of("releases.data-dir", keys.toString(), "releases.evidence.generate-key", "true")));
        context.registerBean(DataSource.class, () -> dataSource);
        context.registerBean(PlatformTransactionManager.class, () -> new JdbcTransactionManager(dataSource));
        context.registerBean(JdbcClient.class, () -> JdbcClient.create(dataSource));
        context.registerBean(Clock.class, EngineClock::new);
        context.registerBean(Persons.class, Persons::unknown);
        context.registerBean(ServiceTimes.class, () -> ServiceTimes.UTC);
        context.registerBean(Releases.class, () -> RELEASES);
        context.registerBean(People.class, () -> mock(People.class));
        context.registerBean(ReleaseTables.class, () -> mock(ReleaseTables.class));
        context.registerBean(RequiredTestsRule.class, () -> new RequiredTestsRule(new PolicyCatalogue()));
        context.registerBean(Dossiers.class, () -> HotfixProcessesTest::dossier);
        context.registerBean("sealing", Sealing.class, () -> SEALING, bean -> bean.setPrimary(true));
        context.registerBean(TaskService.class, engine::getTaskService);
        context.registerBean(RuntimeService.class, engine::getRuntimeService);
        context.registerBean(RepositoryService.class, engine::getRepositoryService);
        context.registerBean(IdentityService.class, engine::getIdentityService);
        context.registerBean(WithoutAuthorization.class);
        context.registerBean(ReleaseProcess.class);
        context.registerBean(TextGuard.class, () -> (field, text) -> Optional.empty());
        context.register(Modules.class);
        context.refresh();
        beans.putAll(context.getBeansOfType(JavaDelegate.class));
        for (String model : List.of("hotfix-assessment", "post-release-review")) {
            engine.getRepositoryService()
                    .createDeployment()
                    .addModelInstance(
                            model + ".bpmn",
                            Bpmn.readModelFromFile(
                                    Path.of("bpmn", model + ".bpmn").toFile()))
                    .deploy();
        }
    }

    @AfterAll
    static void close() {
        engine.close();
        context.close();
        database.close();
    }

    @BeforeEach
    void take() {
        at(NOW);
        story.version = "1.4." + PATCH.incrementAndGet();
        key = story.details().key();
        when(RELEASES.get(key)).thenAnswer(call -> story.details());
    }

    @AfterEach
    void leave() {
        ClockUtil.reset();
        engine.getRuntimeService()
                .createProcessInstanceQuery()
                .list()
                .forEach(p -> engine.getRuntimeService().deleteProcessInstance(p.getId(), "end of the test"));
    }

    private static ProcessEngine engine(DataSource dataSource, Map<Object, Object> beans) {
        var configuration = new SpringProcessEngineConfiguration();
        configuration.setProcessEngineName("hotfix-" + System.nanoTime());
        configuration.setDataSource(dataSource);
        configuration.setTransactionManager(new JdbcTransactionManager(dataSource));
        configuration.setDatabaseSchemaUpdate("true");
        configuration.setJobExecutorActivate(false);
        configuration.setBeans(beans);
        return configuration.buildProcessEngine();
    }

    // The assessment

    @Test
    @DisplayName("HOT-01: the size is measured against the limits, and only what is open is asked, due in minutes")
    void asksWhatIsOpen() {
        tell();
        assess();

        assertThat(payload("hotfixScopeMeasured"))
                .isEqualTo(JSON.valueToTree(Map.of(
                        "commit",
                        COMMIT,
                        "files",
                        11,
                        "lines",
                        40,
                        "areas",
                        List.of("app/Http", "config"),
                        "maxFiles",
                        10,
                        "maxLines",
                        200,
                        "maxAreas",
                        2,
                        "within",
                        false)));
        assertThat(last("hotfixScopeMeasured").actor()).isEqualTo("system:source");
        assertThat(instance).isWaitingAt("userTask_decideOnHotfixScope");
    }

    @Test
    @DisplayName("HOT-03: reminded, then open to management, on top of every list; and the ledger says so")
    void remindsAndEscalates() {
        story.without("riskReviewed").without("rootCauseDocumented").change("sourceInspected", p -> p.put("files", 3));
        tell();
        assess();
        assertThat(elements()).containsExactly("userTask_documentRootCause", "userTask_reviewRisk");
        assertThat(dueAt("riskReviewDueAt")).isEqualTo(NOW.plus(Duration.ofMinutes(15)));

        at(NOW.plus(Duration.ofMinutes(10)));
        fire("boundaryEvent_reminderDue");
        assertThat(task("userTask_reviewRisk").getPriority()).isEqualTo(95);
        assertThat(task("userTask_documentRootCause").getPriority()).isEqualTo(50);
        assertThat(groups("userTask_reviewRisk")).containsExactly("technical-owner");
        assertThat(payload("riskReviewReminded")).isEqualTo(JSON.valueToTree(Map.of("dueAt", "2026-03-02T09:15:00Z")));

        at(NOW.plus(Duration.ofMinutes(15)));
        fire("boundaryEvent_escalationDue");
        assertThat(task("userTask_reviewRisk").getPriority()).isEqualTo(100);
        assertThat(groups("userTask_reviewRisk")).containsExactlyInAnyOrder("technical-owner", "management");
        assertThat(groups("userTask_documentRootCause")).containsExactly("developer");
        assertThat(payload("riskReviewEscalated")).isEqualTo(JSON.valueToTree(Map.of("dueAt", "2026-03-02T09:15:00Z")));
        assertThat(last("riskReviewEscalated").actor()).isEqualTo("system:hotfix");
    }

    @Test
    @DisplayName("HOT-01 to HOT-03: assessed when the ledger answers everything well")
    void isAssessedByTheLedger() {
        HotfixStory.decide(story, "manager", "agree", "generated files");
        tell();
        assess();

        assertThat(instance)
                .hasNotPassed("userTask_decideOnHotfixScope")
                .isEnded()
                .hasPassed("endEvent_assessed");
    }

    @Test
    @DisplayName("HOT-01 to HOT-03: a completed task proves nothing; without its record it is no hotfix")
    void isRefusedWithoutRecords() {
        tell();
        assess();
        engine.getTaskService().complete(task("userTask_decideOnHotfixScope").getId());
        jobs();

        assertThat(instance).isEnded().hasPassed("endEvent_assessmentRefused");
    }

    // The review

    @Test
    @DisplayName("HOT-06: stabilisation, a review that gets overdue, and its end that is sealed")
    void asksForTheReviewAfterStabilisation() {
        tell();
        release();
        assertThat(payload("stabilisationStarted"))
                .isEqualTo(JSON.valueToTree(
                        Map.of("until", "2026-03-03T09:00:00Z", "reviewDueAt", "2026-03-08T09:00:00Z")));
        run("post-release-review");
        assertThat(instance)
                .isWaitingAt("intermediateCatchEvent_stabilised")
                .task()
                .isNull();

        at(Instant.parse("2026-03-03T09:00:00Z"));
        fire("intermediateCatchEvent_stabilised");
        assertThat(dueAt("reviewDueAt")).isEqualTo("2026-03-08T09:00:00Z");
        at(Instant.parse("2026-03-08T09:00:00Z"));
        fire("boundaryEvent_reviewOverdue");
        assertThat(payload("reviewOverdue")).isEqualTo(JSON.valueToTree(Map.of("reviewDueAt", "2026-03-08T09:00:00Z")));
        assertThat(overdue()).isTrue();

        append("hotfixReviewed", "owner", JSON.createObjectNode().put("timeline", "x"));
        engine.getTaskService().complete(task("userTask_reviewHotfix").getId());
        verify(SEALING, never()).seal(key);
        jobs();
        assertThat(instance).isEnded().hasPassed("endEvent_reviewed");
        verify(SEALING).seal(key);
        assertThat(overdue()).isFalse();
    }

    /** The instant that the process has worked out, at which the table of deadlines has the task due. */
    private Instant dueAt(String variable) {
        return Instant.parse((String) engine.getRuntimeService().getVariable(instance.getId(), variable));
    }

    @Test
    @DisplayName("HOT-06: nothing is concluded without the review's record, and nothing stabilises before the release")
    void concludesNothingWithoutAReview() {
        tell();
        assertThatThrownBy(() -> run("post-release-review"))
                .hasStackTraceContaining("REL-HOT-003 The ledger of " + key
                        + " has no stabilisation: it was not released. Release it first.");

        release();
        run("post-release-review");
        at(Instant.parse("2026-03-09T09:00:00Z"));
        fire("intermediateCatchEvent_stabilised");
        engine.getTaskService().complete(task("userTask_reviewHotfix").getId());
        assertThatThrownBy(this::jobs)
                .hasStackTraceContaining("REL-HOT-004 Nobody has reviewed " + key
                        + ". Let its owner answer the task \"Review the hotfix\".");
        verify(SEALING, never()).seal(key);
        assertThat(overdue()).isTrue();
    }

    @Test
    @DisplayName("HOT-06: the review is owed from the release on, with its process or without it")
    void isOwedWithoutItsProcess() {
        tell();
        release();
        at(Instant.parse("2026-03-08T09:00:00Z"));

        assertThat(overdue()).isTrue();
    }

    @Test
    @DisplayName("HOT-02: the incident is attested as its requester told it; other types have nothing of all that")
    void attestsTheIncident() {
        var request = Requests.of("hotfix", "", new Incident("Logins fail", "2026-03-02T11:00:00+03:00", "INC-7"));
        tx(() -> context.getBean(HotfixStart.class).begun(story.details(), request, "p"));
        assertThat(payload("incidentReported"))
                .isEqualTo(JSON.valueToTree(Map.of(
                        "whatBroke", "Logins fail", "brokenSince", "2026-03-02T08:00:00Z", "incident", "INC-7")));
        assertThat(last("incidentReported").actor()).isEqualTo("owner");

        story.type = ReleaseType.MINOR;
        tx(() -> context.getBean(HotfixStart.class).begun(story.details(), request, "p"));
        release();
        assertThat(context.getBean(Ledger.class).records(key)).hasSize(1);
    }

    private static Dossier dossier(String release) {
        return Dossier.of(
                RELEASES.get(release),
                context.getBean(Ledger.class).records(release),
                ClockUtil.getCurrentTime().toInstant(),
                new Scene(ReleaseStory.requested()).dossier().live());
    }

    private void tell() {
        story.records().forEach(r -> append(r.kind(), r.actor(), r.payload()));
    }

    private void append(String kind, String actor, JsonNode payload) {
        tx(() -> context.getBean(Ledger.class)
                .append(Attestation.of(key, actor, new RawEvent(kind, payload)).serving(List.of("HOT-01"))));
    }

    private void release() {
        tx(() -> context.getBean(HotfixReviewObligation.class).releasing(story.details()));
    }

    private void tx(Runnable work) {
        new TransactionTemplate(context.getBean(PlatformTransactionManager.class))
                .executeWithoutResult(status -> work.run());
    }

    private boolean overdue() {
        return context.getBean(PostReleaseReviews.class).overdue("canteen-api").stream()
                .anyMatch(owed -> owed.release().equals(key));
    }

    private void assess() {
        run("hotfix-assessment");
        LockedExternalTask inspection = engine.getExternalTaskService()
                .fetchAndLock(1, "test")
                .topic("source-inspection", 60_000)
                .execute()
                .get(0);
        engine.getExternalTaskService().complete(inspection.getId(), "test");
        jobs();
    }

    private void run(String process) {
        instance = engine.getRuntimeService().startProcessInstanceByKey(process, key, Map.of("releaseKey", key));
    }

    private void jobs() {
        while (true) {
            var due = engine.getManagementService()
                    .createJobQuery()
                    .messages()
                    .withRetriesLeft()
                    .listPage(0, 1);
            if (due.isEmpty()) {
                return;
            }
            engine.getManagementService().executeJob(due.get(0).getId());
        }
    }

    private void fire(String element) {
        engine.getManagementService()
                .executeJob(engine.getManagementService()
                        .createJobQuery()
                        .timers()
                        .executable()
                        .activityId(element)
                        .singleResult()
                        .getId());
    }

    private List<String> elements() {
        return engine.getTaskService().createTaskQuery().list().stream()
                .map(Task::getTaskDefinitionKey)
                .sorted()
                .toList();
    }

    private Task task(String element) {
        return engine.getTaskService()
                .createTaskQuery()
                .taskDefinitionKey(element)
                .singleResult();
    }

    private List<String> groups(String element) {
        return engine.getTaskService().getIdentityLinksForTask(task(element).getId()).stream()
                .map(IdentityLink::getGroupId)
                .toList();
    }

    private LedgerRecord last(String kind) {
        return context.getBean(Ledger.class).records(key).stream()
                .filter(r -> r.kind().equals(kind))
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }

    private JsonNode payload(String kind) {
        return last(kind).payload();
    }

    private static void at(Instant time) {
        ClockUtil.setCurrentTime(Date.from(time));
    }
}
