package com.maqsafy.releases.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.maqsafy.releases.testing.Full;
import com.maqsafy.releases.testing.OnlyInFull;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.util.ReflectionTestUtils;

/**
 * Every failure has an owner: each service task, table and external topic of the deployed models is broken, and in two walks
 * the making of each user task too. The responsible person gets a task in time, mends, repeats, and the release goes on.
 */
@DisplayName("Every failure has an owner (promise 10)")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FailureOwnersIT extends SystemTest {

    static final String PROCESS = "technical-failure";

    private static final String RESOLVE = "userTask_resolveTechnicalFailure";
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final Map<String, String> PEOPLE = Map.of(
            "release-owner", "owner",
            "technical-owner", "tech",
            "security-owner", "security",
            "management", "manager",
            "deployment-owner", "deployer",
            "rollback-owner", "rollback");

    /** Who is asked about the failures that matter most, by {@code process: element}. */
    private static final Map<String, List<String>> OWNERS = Map.of(
            "deployment-step: serviceTask_runDeploymentStep", List.of("deployment-owner", "rollback-owner"),
            "service-reopening: serviceTask_bringServiceOnline", List.of("deployment-owner", "rollback-owner"),
            "release-rollback: serviceTask_planRollbackSteps", List.of("rollback-owner"),
            "production-deployment: serviceTask_tagRelease", List.of("deployment-owner"),
            "post-deployment-verification: serviceTask_runCheck", List.of("deployment-owner"),
            "release-preparation: businessRuleTask_determineRequiredTests", List.of("technical-owner"),
            "release-publication: serviceTask_publishRelease", List.of("technical-owner"),
            "release-publication: serviceTask_recordRelease", List.of("technical-owner"),
            "security-disclosure: serviceTask_liftRestriction", List.of("security-owner"));

    /** What only urgent releases go through, which are walked with {@code -Pfull}. */
    private static final List<String> URGENT = List.of("hotfix-", "post-release-review:", "security-");

    private static final Set<String> OUTSIDE_THE_CIRCLE = Set.of("deployment-owner", "rollback-owner");

    private final Set<String> failed = ConcurrentHashMap.newKeySet();

    private final Map<String, TestService> services = new HashMap<>();

    @Autowired
    private ApplicationContext context;

    @OnlyInFull
    @Test
    @DisplayName("of every service task, table, external topic and user task; after the repetition it goes on")
    void everyElementThatFailsIsAskedAbout() throws Exception {
        List<Callable<Void>> walks = new ArrayList<>(List.of(walk(this::rolledBackByHand), walk(this::released)));
        if (Full.asked()) {
            walks.addAll(List.of(walk(this::hotfix), walk(this::security)));
        }
        ExecutorService threads = Executors.newFixedThreadPool(walks.size());
        try {
            List<Future<Void>> running = new ArrayList<>();
            walks.forEach(walk -> running.add(threads.submit(walk)));
            for (Future<Void> walk : running) {
                walk.get();
            }
        } finally {
            threads.shutdownNow();
        }
        Set<String> unbroken = elements();
        if (!Full.asked()) {
            unbroken.removeIf(element -> URGENT.stream().anyMatch(element::startsWith));
        }
        unbroken.removeAll(failed);
        assertThat(unbroken)
                .as("elements whose failure no walk tries; lead one there")
                .isEmpty();
    }

    /** A release with everything in it whose verification fails, whose rollback does not work and which is given up. */
    private void rolledBackByHand(TestService service) {
        service.branch(
                "release/1.1.0",
                "v1.0.0",
                Map.of(
                        "database/migrations/2026_01_01_000000_add_size.php",
                        TestService.migration(
                                "Schema::table('snacks', function (Blueprint $table) { $table->string('size')->nullable(); });")));
        Map<String, Object> request = request(service, "1.1.0", "minor", "feature", "release/1.1.0");
        request.put("contains", List.of("backend", "database-migration"));
        request.put("maintenanceMode", true);
        service.sick();
        Walk walk = broken(service, request, true);
        assertThat(drive(walk, () -> isFinal(walk), Set.of())).isEqualTo("failed");
        assertThat(service.runs("migrate")).as("repeated once, done once").isEqualTo(1);
        assertThat(walk.kinds())
                .containsSubsequence("technicalFailure", "technicalFailureDecided")
                .doesNotContain("technicalFailureSettled", "technicalFailureEscalated");
    }

    private void released(TestService service) {
        service.branch("release/1.0.1", "v1.0.0", Map.of("app/Size.php", "<?php // sizes\n"));
        Walk walk = broken(service, request(service, "1.0.1", "patch", "fix", "release/1.0.1"), false);
        assertThat(drive(walk, () -> isFinal(walk), Set.of())).isEqualTo("released");
        assertThat(service.runs("take-code")).isEqualTo(1);
    }

    private void hotfix(TestService service) {
        service.branch("hotfix/1.0.1", "v1.0.0", Map.of("app/Price.php", "<?php // fixed\n"));
        Map<String, Object> request = request(service, "1.0.1", "hotfix", "fix", "hotfix/1.0.1");
        request.put("whatBroke", "Snacks without a price cannot be sold");
        request.put("brokenSince", Instant.now().minus(2, ChronoUnit.HOURS).toString());
        request.put("incident", "INC-7");
        Walk walk = broken(service, request, true);
        drive(walk, () -> isOpen(walk, "userTask_reviewRisk"), Set.of("userTask_reviewRisk"));
        due(walk, "hotfix-assessment");
        drive(
                walk,
                () -> walk.kinds().containsAll(List.of("riskReviewReminded", "riskReviewEscalated")),
                Set.of("userTask_reviewRisk"));
        assertThat(drive(walk, () -> isFinal(walk), Set.of())).isEqualTo("released");
        drive(walk, () -> due(walk, "post-release-review"), Set.of());
        drive(walk, () -> isOpen(walk, "userTask_reviewHotfix"), Set.of("userTask_reviewHotfix"));
        due(walk, "post-release-review");
        drive(walk, () -> walk.kinds().contains("reviewOverdue"), Set.of("userTask_reviewHotfix"));
        drive(walk, () -> walk.kinds().contains("hotfixReviewed"), Set.of());
        drive(walk, () -> isOver(walk), Set.of());
    }

    private void security(TestService service) {
        service.branch("hotfix/1.0.1", "v1.0.0", Map.of("app/Order.php", "<?php // scoped\n"));
        Map<String, Object> request = request(service, "1.0.1", "security", "fix", "hotfix/1.0.1");
        request.put("contains", List.of("backend", "security-patch"));
        Walk walk = broken(service, request, false).inTheCircle();
        drive(walk, () -> isOpen(walk, RESOLVE), Set.of(RESOLVE));
        assertThatOutsidersSeeNothingOf(walk);
        assertThat(drive(walk, () -> isFinal(walk), Set.of())).isEqualTo("released");
        drive(walk, () -> walk.kinds().contains("restrictionLifted"), Set.of());
        drive(walk, () -> isOver(walk), Set.of());
    }

    private void assertThatOutsidersSeeNothingOf(Walk walk) {
        for (String user : List.of("process", "admin", "developer", "deployer")) {
            assertThat(rest.get(user, "/api/releases/" + walk.key()).status())
                    .as(user)
                    .isEqualTo(404);
            for (String what : List.of("task", "process-instance", "execution")) {
                String query = what.equals("task") ? "processInstanceBusinessKey=" : "businessKey=";
                assertThat(rest.get(user, "/engine-rest/" + what + "/count?" + query + walk.key())
                                .json()
                                .path("count")
                                .asInt())
                        .as(user + " " + what)
                        .isZero();
            }
        }
    }

    // What the owner may answer

    @Test
    @DisplayName("its owner withdraws the release while production is untouched; nobody else decides")
    void theOwnerOfTheFailureWithdraws() {
        Walk walk = failing("release-preparation: serviceTask_inspectSource");
        String task = asked(walk);
        assertThat(rest.submit("qa", task, answer("repeat")).status()).isEqualTo(403);
        assertThat(rest.submit("admin", task, answer("repeat")).body()).contains("admin is not in release-owner");
        assertThat(rest.submit("owner", task, answer("close")).body()).contains("still runs");
        assertThat(rest.submit("owner", task, Map.of("decision", "repeat")).body())
                .contains("reason");

        assertThat(rest.submit("owner", task, answer("withdraw")).status()).isEqualTo(204);
        walk.awaitStatus("withdrawn");
        soon(() -> isOver(walk) && isResolved(walk));
        assertThat(walk.kinds()).containsSubsequence("technicalFailure", "withdrawalRequested", "withdrawn");
    }

    @Test
    @DisplayName("a deployment that is not let begin is withdrawn too, so that it does not block its service for ever")
    void aDeploymentThatIsNotLetBeginIsWithdrawn() {
        Walk walk = failing("production-deployment: serviceTask_tagRelease");
        walk.until(RESOLVE);
        assertThat(walk.status()).isEqualTo("deploying");

        assertThat(rest.post(
                                "owner",
                                "/api/releases/" + walk.key() + "/withdrawal",
                                Map.of("reason", "The tag is taken"))
                        .status())
                .isLessThan(300);

        walk.awaitStatus("withdrawn");
        soon(() -> isOver(walk) && isResolved(walk));
        assertThat(serviceOf(walk).runs("take-code")).isZero();
    }

    @Test
    @DisplayName("it is handed over with a reason; then the others decide, whatever the variables say")
    void theFailureIsHandedOver() {
        Walk walk = failing("release-preparation: serviceTask_inspectSource");
        String task = asked(walk);
        Map<String, Object> handOver = new HashMap<>(answer("hand-over"));
        assertThat(rest.submit("owner", task, handOver).body()).contains("role");
        handOver.put("role", "release-owner");
        assertThat(rest.submit("owner", task, handOver).body()).contains("theirs already");
        handOver.put("role", "developer");
        assertThat(rest.submit("owner", task, handOver).status()).isEqualTo(204);

        soon(() -> !openTask(walk).isEmpty() && !openTask(walk).equals(task));
        String second = openTask(walk);
        assertThat(rest.submit("owner", second, answer("repeat")).status()).isEqualTo(403);
        assertThat(rest.submit("admin", second, answer("repeat")).body()).contains("admin is not in developer");
        String instance = tasks.createTaskQuery().taskId(second).singleResult().getProcessInstanceId();
        runtime.setVariable(instance, "failureOwner", "qa");
        tasks.addCandidateGroup(second, "qa");
        assertThat(rest.submit("qa", second, answer("repeat")).body()).contains("qa does not own this failure");
        runtime.setVariable(instance, "failureOwner", "developer");
        runtime.setVariable(instance, "failure", "0");
        assertThat(rest.submit("developer", second, answer("repeat")).body()).contains("REL-PRC-063");
        runtime.setVariable(instance, "failure", id(instance));
        BrokenWork.mend(walk.key(), "release-preparation: serviceTask_inspectSource");
        assertThat(rest.submit("developer", second, answer("repeat")).status()).isEqualTo(204);
        walk.await("userTask_completePullRequestChecklist");
        assertThat(isResolved(walk)).isTrue();
    }

    @Test
    @DisplayName("it fails again: asked again, as a failure of its own")
    void aRepetitionThatFailsIsAskedAgain() {
        Walk walk = failing("release-preparation: businessRuleTask_determineRequiredTests");
        String first = asked(walk);
        assertThat(rest.submit("tech", first, answer("repeat")).status()).isEqualTo(204);
        soon(() -> !openTask(walk).isEmpty() && !openTask(walk).equals(first));
        assertThat(walk.kinds().stream().filter("technicalFailure"::equals)).hasSize(2);
    }

    @Test
    @DisplayName("it is not answered in time: technical owners and management may answer too")
    void anOverdueFailureIsEscalated() {
        Walk walk = failing("release-preparation: serviceTask_inspectSource");
        String task = asked(walk);
        assertThat(rest.submit("manager", task, answer("repeat")).status()).isEqualTo(403);
        due(walk, PROCESS);
        walk.awaitKind("technicalFailureEscalated");
        assertThat(tasks.createTaskQuery().taskId(task).singleResult().getPriority())
                .isEqualTo(100);
        BrokenWork.mend(walk.key(), "release-preparation: serviceTask_inspectSource");
        assertThat(rest.submit("manager", task, answer("repeat")).status()).isEqualTo(204);
        walk.await("userTask_completePullRequestChecklist");
    }

    @Test
    @DisplayName("somebody repeats the work in Cockpit: the task goes away with a note")
    void aFailureThatIsGoneTakesItsTaskWithIt() {
        Walk walk = failing("release-preparation: businessRuleTask_determineRequiredTests");
        asked(walk);
        assertThat(metric()).isPositive();
        BrokenWork.mend(walk.key(), "release-preparation: businessRuleTask_determineRequiredTests");
        String job = jdbc.sql("SELECT subject FROM technical_failure WHERE release_key = ?")
                .param(walk.key())
                .query(String.class)
                .single();
        management.setJobRetries(1).jobId(job).dueDate(Date.from(Instant.now())).execute();
        walk.awaitKind("technicalFailureSettled");
        walk.await("userTask_completePullRequestChecklist");
        soon(() -> openTask(walk).isEmpty());
    }

    @Test
    @DisplayName("a task that was ended by hand is asked again, and two looks at once ask once")
    void aFailureIsAskedOnce() throws Exception {
        Walk walk = failing("release-preparation: serviceTask_inspectSource");
        String first = asked(walk);
        String instance = tasks.createTaskQuery().taskId(first).singleResult().getProcessInstanceId();
        runtime.deleteProcessInstance(instance, "by mistake");
        ExecutorService nodes = Executors.newFixedThreadPool(2);
        try {
            for (Future<?> look : List.of(nodes.submit(this::sweep), nodes.submit(this::sweep))) {
                look.get();
            }
        } finally {
            nodes.shutdownNow();
        }
        soon(() -> !openTask(walk).isEmpty());
        assertThat(jdbc.sql("SELECT count(*) FROM technical_failure WHERE release_key = ? AND closed_at IS NULL")
                        .param(walk.key())
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    @DisplayName("nobody starts the process that asks")
    void nobodyStartsAFailure() {
        Rest.Answer started = rest.post(
                "admin",
                "/engine-rest/process-definition/key/technical-failure/start",
                Map.of("businessKey", "snack-api-9.9.9"));
        assertThat(started.status()).as(started.body()).isEqualTo(400);
        assertThat(started.body()).contains("REL-FRM-012");
    }

    // Real causes

    @Test
    @DisplayName("NOTE-01: the notes storage cannot be written to: the technical owner repeats once it can")
    void notesThatCannotBeStored() throws IOException {
        TestService service = fresh();
        service.branch("release/1.0.1", "v1.0.0", Map.of("app/Size.php", "<?php // sizes\n"));
        Walk walk = Walk.start(rest, request(service, "1.0.1", "patch", "fix", "release/1.0.1"));
        Files.writeString(service.notes(), "a file in the way");
        String task = walk.until(RESOLVE);
        assertThat(failure(walk, "work")).isEqualTo("release-publication");
        assertThat(walk.status()).isNotIn("released", "failed");
        Files.delete(service.notes());
        assertThat(rest.submit("tech", task, answer("repeat")).status()).isEqualTo(204);
        assertThat(walk.toTheEnd()).isEqualTo("released");
        assertThat(service.runs("take-code")).isEqualTo(1);
    }

    @Test
    @DisplayName(
            "RULE-06: the tag was moved, so it may not be published: the task says so, and it goes on once the tag is back")
    void workThatMayNotBeDone() {
        Walk walk = failing("release-publication: serviceTask_publishRelease");
        String task = walk.until(RESOLVE);
        String commit = walk.dossier().path("commit").asText();
        serviceOf(walk).moveTag("v1.0.1", "v1.0.0^{commit}");
        BrokenWork.mend(walk.key(), "release-publication: serviceTask_publishRelease");
        assertThat(rest.submit("tech", task, answer("repeat")).status()).isEqualTo(204);
        soon(() -> !openTask(walk).isEmpty() && !openTask(walk).equals(task));
        assertThat(failure(walk, "message")).contains("REL-NOT-031");
        assertThat(failure(walk, "refused")).isEqualTo("t");
        assertThat(dossierOf(openTask(walk))).contains("It may not be done");

        serviceOf(walk).moveTag("v1.0.1", commit);
        assertThat(rest.submit("tech", openTask(walk), answer("repeat")).status())
                .isEqualTo(204);
        assertThat(walk.toTheEnd()).isEqualTo("released");
    }

    // Standing still

    @Test
    @DisplayName("suspended by hand: the technical owner is asked, and lets it go on")
    void aSuspendedReleaseStandsStill() {
        TestService service = fresh();
        service.branch("release/1.0.1", "v1.0.0", Map.of("app/Size.php", "<?php // sizes\n"));
        Walk walk = Walk.start(rest, request(service, "1.0.1", "patch", "fix", "release/1.0.1"));
        walk.await("userTask_completePullRequestChecklist");
        runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(walk.key())
                .list()
                .forEach(instance -> runtime.suspendProcessInstanceById(instance.getId()));
        sweep();
        sweep();
        String task = asked(walk);
        assertThat(failure(walk, "message")).contains("suspended");
        assertThat(rest.submit("tech", task, answer("repeat")).status()).isEqualTo(204);
        soon(() -> runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(walk.key())
                        .suspended()
                        .count()
                == 0);
        assertThat(walk.toTheEnd()).isEqualTo("released");
    }

    @Test
    @DisplayName("its process was ended by hand: its owner withdraws it, and nobody is asked any more")
    void aReleaseWithoutProcessIsWithdrawn() {
        Walk walk = endedByHand();
        String task = asked(walk);
        assertThat(rest.submit("tech", task, answer("withdraw")).status()).isEqualTo(204);
        walk.awaitStatus("withdrawn");
        soon(() -> isOver(walk));
        assertThat(walk.kinds()).containsSubsequence("withdrawalRequested", "withdrawn");
    }

    @Test
    @DisplayName("its process was ended by hand: the technical owner records how it ended")
    void aReleaseWithoutProcessIsClosed() {
        Walk walk = endedByHand();
        String task = asked(walk);
        assertThat(failure(walk, "message")).contains("ended by hand");
        assertThat(rest.submit("tech", task, answer("repeat")).body()).contains("is gone");
        assertThat(rest.submit("tech", task, answer("close")).status()).isEqualTo(204);
        walk.awaitStatus("withdrawn");
        soon(() -> isOver(walk));
        assertThat(rest.get("owner", "/actuator/health").status()).isEqualTo(200);
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void everyEndAndEveryEventOfTheModelWasReached() {
        assertThat(ReachedEvents.missing(repository, history, PROCESS::equals))
                .as("events that no test reaches")
                .isEmpty();
    }

    /** A release whose process somebody ended, which two looks have found. */
    private Walk endedByHand() {
        TestService service = fresh();
        service.branch("release/1.0.1", "v1.0.0", Map.of("app/Size.php", "<?php // sizes\n"));
        Walk walk = Walk.start(rest, request(service, "1.0.1", "patch", "fix", "release/1.0.1"));
        walk.await("userTask_completePullRequestChecklist");
        runtime.deleteProcessInstance(walk.dossier().path("processInstanceId").asText(), "by mistake", false, true);
        sweep();
        sweep();
        return walk;
    }

    private String dossierOf(String task) {
        return tasks.getVariableLocal(task, "dossier").toString();
    }

    private TestService serviceOf(Walk walk) {
        return services.get(walk.key());
    }

    private Walk failing(String element) {
        TestService service = fresh();
        service.branch("release/1.0.1", "v1.0.0", Map.of("app/Size.php", "<?php // sizes\n"));
        Map<String, Object> request = request(service, "1.0.1", "patch", "fix", "release/1.0.1");
        services.put(key(request), service);
        BrokenWork.breakOf(key(request), element::equals);
        return Walk.start(rest, request);
    }

    /** Waits until its owner is asked about a failure; answers the task's id. */
    private String asked(Walk walk) {
        soon(() -> {
            hurry(walk);
            return !openTask(walk).isEmpty();
        });
        return openTask(walk);
    }

    private static Map<String, Object> answer(String decision) {
        return Map.of("decision", decision, "reason", "A good reason");
    }

    private void sweep() {
        ReflectionTestUtils.invokeMethod(context.getBean("failureSweep"), "sweep");
    }

    private String failure(Walk walk, String column) {
        return jdbc.sql("SELECT " + column + " FROM technical_failure WHERE release_key = ? AND closed_at IS NULL")
                .param(walk.key())
                .query(String.class)
                .single();
    }

    private String id(String instance) {
        return jdbc.sql("SELECT id FROM technical_failure WHERE instance = ?")
                .param(instance)
                .query(Long.class)
                .single()
                .toString();
    }

    private boolean isResolved(Walk walk) {
        return jdbc.sql("SELECT count(*) FROM technical_failure WHERE release_key = ? AND closed_at IS NULL")
                        .param(walk.key())
                        .query(Long.class)
                        .single()
                == 0;
    }

    private static String openTask(Walk walk) {
        for (JsonNode task : walk.dossier().path("openTasks")) {
            if (task.path("element").asText().equals(RESOLVE)) {
                return task.path("id").asText();
            }
        }
        return "";
    }

    private double metric() {
        return context.getBean(MeterRegistry.class)
                .get("releases.technical.failures.open")
                .gauge()
                .value();
    }

    private static void soon(BooleanSupplier condition) {
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(condition::getAsBoolean);
    }

    // Walking

    private interface OneWalk {
        void go(TestService service);
    }

    private static Callable<Void> walk(OneWalk walk) {
        TestService service = fresh();
        return () -> {
            walk.go(service);
            return null;
        };
    }

    private static Map<String, Object> request(
            TestService service, String version, String type, String changeType, String branch) {
        Map<String, Object> request = new HashMap<>(Walk.request(version, type, changeType, branch));
        request.put("service", service.name());
        return request;
    }

    private static String key(Map<String, Object> request) {
        return request.get("service") + "-" + request.get("version");
    }

    /** Starts a release of which every service task, table and topic fails once, and every user task if so asked. */
    private Walk broken(TestService service, Map<String, Object> request, boolean userTasks) {
        BrokenWork.breakOf(
                key(request),
                element -> !element.startsWith("technical-failure:") && (userTasks || !element.contains("userTask_")));
        return Walk.start(rest, request);
    }

    /** Answers every task but the held ones, and resolves every failure, until this is so; answers the status. */
    private String drive(Walk walk, BooleanSupplier until, Set<String> held) {
        Set<String> answered = new HashSet<>();
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!until.getAsBoolean()) {
            assertThat(System.nanoTime())
                    .as(() -> walk.key() + " stands still: " + walk.dossier().toPrettyString())
                    .isLessThan(end);
            for (JsonNode task : walk.dossier().path("openTasks")) {
                String element = task.path("element").asText();
                if (!held.contains(element) && answered.add(task.path("id").asText())) {
                    if (element.equals(RESOLVE)) {
                        resolve(walk, task);
                    } else {
                        walk.submit(task);
                    }
                    end = System.nanoTime() + PATIENCE.toNanos();
                }
            }
            hurry(walk);
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
        failed.addAll(BrokenWork.failed(walk.key()));
        return walk.status();
    }

    /** The next tries of what failed come at once, not after the ten seconds of the models. */
    private void hurry(Walk walk) {
        Set<String> instances =
                runtime.createProcessInstanceQuery().processInstanceBusinessKey(walk.key()).list().stream()
                        .map(ProcessInstance::getId)
                        .collect(Collectors.toSet());
        if (!instances.isEmpty()) {
            management
                    .createJobQuery()
                    .processInstanceIds(instances)
                    .withException()
                    .withRetriesLeft()
                    .duedateHigherThan(new Date())
                    .list()
                    .forEach(job -> {
                        try {
                            management.setJobDuedate(job.getId(), new Date());
                        } catch (ProcessEngineException e) {
                            // Taken or done in the meantime.
                        }
                    });
        }
    }

    /** The task says whose it is, till when and what failed; its owner mends that and repeats it. */
    private void resolve(Walk walk, JsonNode task) {
        assertThat(Instant.parse(task.path("due").asText()))
                .isBetween(Instant.now(), Instant.now().plus(61, ChronoUnit.MINUTES));
        String instance = tasks.createTaskQuery()
                .taskId(task.path("id").asText())
                .singleResult()
                .getProcessInstanceId();
        Map<String, Object> failure = jdbc.sql(
                        "SELECT element, definition_key, message, tries FROM technical_failure" + " WHERE instance = ?")
                .param(instance)
                .query()
                .singleRow();
        String element = failure.get("definition_key") + ": " + failure.get("element");
        assertThat(failure.get("message").toString())
                .contains("Broken by the test: " + element)
                .doesNotContain("hunter2");
        List<String> groups = new ArrayList<>();
        task.path("groups").forEach(group -> groups.add(group.asText()));
        assertThat(groups).as(element).isNotEmpty();
        if (OWNERS.containsKey(element)) {
            // Of a restricted release few may know: management does the work of those who may not.
            boolean restricted = walk.dossier().path("type").asText().equals("security");
            assertThat(groups)
                    .as(element)
                    .containsExactlyInAnyOrderElementsOf(OWNERS.get(element).stream()
                            .map(g -> restricted && OUTSIDE_THE_CIRCLE.contains(g) ? "management" : g)
                            .distinct()
                            .toList());
        }
        BrokenWork.mend(walk.key(), element);
        Rest.Answer answer = rest.submit(
                PEOPLE.get(groups.get(0)), task.path("id").asText(), Map.of("decision", "repeat", "reason", "Mended"));
        assertThat(answer.status()).as(element + ": " + answer.body()).isEqualTo(204);
    }

    private boolean isFinal(Walk walk) {
        return Set.of("released", "rolled-back", "rejected", "withdrawn", "failed")
                        .contains(walk.status())
                && jdbc.sql("SELECT count(*) FROM technical_failure WHERE release_key = ? AND closed_at IS NULL")
                                .param(walk.key())
                                .query(Long.class)
                                .single()
                        == 0;
    }

    private static boolean isOpen(Walk walk, String element) {
        for (JsonNode task : walk.dossier().path("openTasks")) {
            if (task.path("element").asText().equals(element)) {
                return true;
            }
        }
        return false;
    }

    private boolean isOver(Walk walk) {
        return runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(walk.key())
                        .count()
                == 0;
    }

    /** Lets the timers of a process of the release go off; answers whether there were any. */
    private boolean due(Walk walk, String process) {
        Set<String> instances = runtime
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(walk.key())
                .processDefinitionKey(process)
                .list()
                .stream()
                .map(ProcessInstance::getId)
                .collect(Collectors.toSet());
        if (instances.isEmpty()) {
            return false;
        }
        var timers = management
                .createJobQuery()
                .processInstanceIds(instances)
                .timers()
                .list();
        timers.forEach(timer -> management.setJobDuedate(timer.getId(), Date.from(Instant.now())));
        return !timers.isEmpty();
    }

    /** Every element of the deployed models whose work can fail. */
    private Set<String> elements() {
        Set<String> elements = new TreeSet<>();
        for (ProcessDefinition definition :
                repository.createProcessDefinitionQuery().latestVersion().list()) {
            var model = repository.getBpmnModelInstance(definition.getId());
            for (Class<? extends FlowElement> type : List.of(ServiceTask.class, BusinessRuleTask.class)) {
                model.getModelElementsByType(type)
                        .forEach(element -> elements.add(definition.getKey() + ": " + element.getId()));
            }
        }
        // What asks about failures is repeated by the sweep; it has a test of its own.
        elements.removeIf(element -> element.startsWith("technical-failure:"));
        return elements;
    }
}
