package com.maqsafy.releases.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.maqsafy.releases.evidence.Ledger;
import com.maqsafy.releases.testing.OnlyInFull;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Every way through hotfixes and security releases, over REST, each test with a service of its own. The last test compares
 * what was reached with what the deployed models hold. All of it with {@code -Pfull}; in the gate a way of each type.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class UrgentPathsIT extends SystemTest {

    /** The processes whose events this class reaches; the others are those of {@link ProcessPathsIT}. */
    static final Set<String> PROCESSES = Set.of(
            "hotfix-release",
            "hotfix-assessment",
            "post-release-review",
            "security-release",
            "security-assessment",
            "security-completion",
            "security-disclosure");

    private static final String APPROVE = "userTask_approveRelease";
    private static final String START = "userTask_startDeployment";
    private static final String FINDINGS = "userTask_resolveFindings";
    private static final String SCOPE = "userTask_decideOnHotfixScope";
    private static final String CAUSE = "userTask_documentRootCause";
    private static final String RISK = "userTask_reviewRisk";
    private static final String REVIEW = "userTask_reviewHotfix";
    private static final String VERIFY_FIX = "userTask_verifyFix";
    private static final String DISCLOSE = "userTask_discloseRelease";

    @Autowired
    private Ledger ledger;

    @Autowired
    private TransactionTemplate transaction;

    private TestService service;

    @BeforeEach
    void takeAService() {
        service = fresh();
    }

    @AfterEach
    void nothingContradictsTheLedger() {
        ClockUtil.reset();
        Undisputed.require(
                WebSession.of("http://127.0.0.1:" + environment.getRequiredProperty("local.server.port"), "auditor"),
                jdbc,
                service);
    }

    // Hotfix

    @Test
    @DisplayName(
            "TYPE-04, HOT-01 to HOT-06, APR-04: a hotfix from request to review; an overdue review stops ordinary releases")
    void releasesAndReviewsAHotfix(@TempDir Path directory) {
        Walk walk = hotfix(Map.of("app/Price.php", "<?php // no price is no price\n"));
        assertThat(walk.toTheEnd()).isEqualTo("released");
        DecidedAgain.require(evidence(walk), directory);
        assertThat(approvers(walk)).containsExactly("tech");
        assertThat(walk.kinds())
                .containsSubsequence(
                        "releaseRequested",
                        "incidentReported",
                        "hotfixScopeMeasured",
                        "gateEvaluated",
                        "approvalDecided",
                        "deploymentStarted",
                        "stabilisationStarted",
                        "released")
                .contains("rootCauseDocumented", "riskReviewed", "rollbackPlanDocumented", "notesWritten")
                .doesNotContain("hotfixScopeDecided");
        assertThat(logNotes(walk)).contains("review due");
        for (String version : List.of("1.0.2", "1.1.0")) {
            service.branch("release/" + version, "v1.0.1", Map.of("app/Size.php", "<?php // sizes\n"));
        }
        assertThat(ordinary("1.0.2").status()).isEqualTo(201);

        clock(Instant.now().plus(Duration.ofDays(2)));
        walk.await(REVIEW);
        clock(Instant.now().plus(Duration.ofDays(8)));
        walk.awaitKind("reviewOverdue");
        assertThat(logNotes(walk)).contains("review overdue");
        Rest.Answer refused = ordinary("1.1.0");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.violations()).containsExactly("HOT-06 service");
        assertThat(refused.body()).contains(walk.key());

        Map<String, Object> review = new HashMap<>(walk.usual(REVIEW));
        review.put("actions", "Test snacks without a price");
        Rest.Answer ownerless = rest.submit("owner", walk.await(REVIEW), review);
        assertThat(ownerless.status()).isEqualTo(400);
        assertThat(ownerless.body()).contains("actions").contains("HOT-06");
        walk.answer(REVIEW, "owner", walk.usual(REVIEW));
        walk.awaitKind("hotfixReviewed");
        soon(() -> !logNotes(walk).contains("review"));
        assertThat(ordinary("1.1.0").status()).isEqualTo(201);
        assertThat(seals(walk))
                .as("sealed with the release and after the review")
                .isEqualTo(2);
    }

    @OnlyInFull
    @Test
    @DisplayName("HOT-06: a review whose process was ended is still owed, and given without a task")
    void isReviewedWithoutItsProcess() {
        Walk walk = hotfix(Map.of("app/Price.php", "<?php // no price is no price\n"));
        assertThat(walk.toTheEnd()).isEqualTo("released");
        Map<String, Object> review = Map.of(
                "timeline", "07:30 broken, 08:10 released",
                "rootCause", "No price was taken for a price",
                "whyTestsMissedIt", "Every snack of the tests has a price",
                "actions", List.of("Test snacks without a price"));
        String path = "/api/releases/" + walk.key() + "/review";
        assertThat(rest.post("owner", path, review).body()).contains("Answer the task");

        runtime.deleteProcessInstance(walk.dossier().path("processInstanceId").asText(), "by mistake", false, true);

        assertThat(logNotes(walk)).contains("review due");
        assertThat(rest.post("developer", path, review).violations()).containsExactly("HOT-06 user");
        assertThat(rest.post("owner", path, review).violations()).containsExactly("HOT-06 actions");
        Map<String, Object> owned = new HashMap<>(review);
        owned.put("actions", List.of("Test snacks without a price | developer"));
        Map<String, Object> silent = new HashMap<>(owned);
        silent.put("rootCause", " ");
        assertThat(rest.post("manager", path, silent).violations()).containsExactly("HOT-06 rootCause");
        assertThat(walk.kinds()).doesNotContain("hotfixReviewed");

        Rest.Answer given = rest.post("owner", path, owned);
        assertThat(given.status()).as(given.body()).isEqualTo(200);
        assertThat(walk.kinds()).contains("hotfixReviewed");
        assertThat(logNotes(walk)).doesNotContain("review");
        assertThat(seals(walk)).isEqualTo(2);
        assertThat(rest.post("owner", path, owned).violations()).containsExactly("HOT-06 status");
    }

    @OnlyInFull
    @Test
    @DisplayName("HOT-01: beyond the limits management decides, and without its agreement it is no hotfix")
    void aLargeHotfixIsRefusedByManagement() {
        Walk walk = hotfix(manyFiles());
        walk.complete(SCOPE, "manager", Map.of("decision", "refuse", "reason", "This is a feature"));
        walk.until(RISK);
        walk.complete(CAUSE, "developer", walk.usual(CAUSE));
        walk.complete(RISK, "tech", walk.usual(RISK));
        walk.awaitStatus("rejected");
        assertThat(logNotes(walk)).contains("This is a feature");
        assertThat(service.runs("take-code")).isZero();
    }

    @OnlyInFull
    @Test
    @DisplayName("HOT-01: beyond the limits a hotfix goes on when management agrees, not when its owner does")
    void aLargeHotfixGoesOnWithManagement() {
        Walk walk = hotfix(manyFiles());
        String task = walk.until(SCOPE);
        assertThat(rest.submit("owner", task, Map.of("decision", "agree", "reason", "Mine"))
                        .status())
                .isEqualTo(403);
        assertThat(walk.toTheEnd()).isEqualTo("released");
        assertThat(walk.kinds()).contains("hotfixScopeDecided");
    }

    @OnlyInFull
    @Test
    @DisplayName("HOT-03: the risk review is due in minutes; its reviewers are reminded, then management is asked too")
    void aLateRiskReviewIsEscalated() {
        Walk walk = hotfix(Map.of("app/Price.php", "<?php // fixed\n"));
        String task = walk.until(RISK);
        assertThat(Instant.parse(due(walk, RISK))).isBefore(Instant.now().plus(Duration.ofHours(1)));
        assertThat(rest.submit("manager", task, walk.usual(RISK)).status())
                .as("management before the escalation")
                .isEqualTo(403);
        clock(Instant.now().plus(Duration.ofHours(2)));
        walk.awaitKind("riskReviewReminded");
        walk.awaitKind("riskReviewEscalated");
        walk.complete(RISK, "manager", walk.usual(RISK));
        ClockUtil.reset();
        assertThat(walk.toTheEnd()).isEqualTo("released");
    }

    @OnlyInFull
    @Test
    @DisplayName("HOT-03: a risk that is not acceptable ends the hotfix")
    void anUnacceptableRiskEndsTheHotfix() {
        Walk walk = hotfix(Map.of("app/Price.php", "<?php // fixed\n"));
        walk.complete(
                RISK,
                "tech",
                Map.of("decision", "not-acceptable", "risk", "Every price changes", "reason", "Not like this"));
        assertThat(walk.toTheEnd()).isEqualTo("rejected");
    }

    @OnlyInFull
    @Test
    @DisplayName("HOT-01 to HOT-03: a new commit is measured, explained and reviewed anew")
    void aNewCommitIsAssessedAnew() {
        Walk walk = hotfix(Map.of("app/Price.php", "<?php // fixed\n"));
        walk.until(APPROVE);
        service.push("hotfix/1.0.1", Map.of("app/Price.php", "<?php // fixed better\n"));
        walk.complete(APPROVE, "tech", Map.of("decision", "rework", "reason", "Mend it better"));
        walk.complete(
                FINDINGS,
                "owner",
                Map.of("decision", "rework", "reason", "Better", "parts", List.of("source"), "newCommit", "latest"));
        walk.until(RISK);
        assertThat(walk.toTheEnd()).isEqualTo("released");
        assertThat(walk.kinds().stream().filter("riskReviewed"::equals).count()).isEqualTo(2);
    }

    @Test
    @DisplayName(
            "TYPE-04, BR-05, VER-04, HOT-02, RB-01: what is no hotfix is refused with every violation, and nothing is kept")
    void refusesWhatIsNoHotfix() {
        service.branch("feature/sizes", "v1.0.0", Map.of("app/Size.php", "<?php // sizes\n"));
        Map<String, Object> request = hotfixRequest("1.1.0", "feature/sizes");
        request.remove("incident");
        request.put("brokenSince", Instant.now().plus(1, ChronoUnit.DAYS).toString());
        long before = rows();
        Rest.Answer answer = rest.post("owner", "/api/releases", request);
        assertThat(answer.status()).isEqualTo(422);
        // A missing or malformed field is found by the form; the rest is asked only of a complete form.
        assertThat(answer.violations()).contains("HOT-02 incident");
        request.put("incident", "INC-7");
        answer = rest.post("owner", "/api/releases", request);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.violations()).contains("VER-04 version", "BR-04 branch", "HOT-02 brokenSince");
        assertThat(rows()).isEqualTo(before);
    }

    // Security

    @OnlyInFull
    @Test
    @DisplayName("TYPE-05, SEC-01 to SEC-08, APR-05: a security release from request to disclosure by its date")
    void releasesAndDisclosesASecurityRelease(@TempDir Path directory) {
        Walk walk = security();
        assertThat(walk.toTheEnd()).isEqualTo("released");
        DecidedAgain.require(evidence(walk), directory);
        assertThat(approvers(walk)).hasSize(2).contains("tech").doesNotHaveDuplicates();
        assertThat(walk.kinds())
                .containsSubsequence(
                        "releaseRequested",
                        "restrictionImposed",
                        "vulnerabilityDocumented",
                        "exploitRiskReviewed",
                        "remediationDeadlineSet",
                        "approvalDecided",
                        "fixVerified",
                        "securityChecklistAnswered",
                        "released")
                .doesNotContain("restrictionLifted");
        assertThat(rest.get("developer", "/api/releases/" + walk.key()).status())
                .isEqualTo(404);
        walk.await(DISCLOSE);
        // The date was put off since: the timer fires on the old one, and waits for the one that holds.
        Instant held = disclosureTimer(walk).getDuedate().toInstant();
        management.setJobDuedate(disclosureTimer(walk).getId(), Date.from(Instant.now()));
        soon(() -> disclosureTimer(walk).getDuedate().toInstant().equals(held));
        assertThat(walk.kinds()).doesNotContain("restrictionLifted");
        clock(Instant.now().plus(Duration.ofDays(91)));
        walk.awaitKind("restrictionLifted");
        soon(() -> sees("developer", walk));
        assertThat(seals(walk)).isEqualTo(2);
    }

    @OnlyInFull
    @Test
    @DisplayName("SEC-07: a person discloses a security release before its date")
    void aPersonDiscloses() {
        Walk walk = security();
        assertThat(walk.toTheEnd()).isEqualTo("released");
        walk.answer(DISCLOSE, "security", walk.usual(DISCLOSE));
        walk.awaitKind("restrictionLifted");
        soon(() -> sees("qa", walk));
    }

    @OnlyInFull
    @Test
    @DisplayName("SEC-07: a security release is disclosed over REST, by those who may, with a reason")
    void isDisclosedOverRest() {
        Walk walk = security();
        assertThat(walk.toTheEnd()).isEqualTo("released");
        walk.await(DISCLOSE);
        String path = "/api/releases/" + walk.key() + "/disclosure";
        assertThat(rest.post("qa", path, Map.of("reason", "Curious")).status()).isEqualTo(404);
        assertThat(rest.post("security", path, Map.of("reason", " ")).status()).isEqualTo(422);
        assertThat(rest.post("security", path, Map.of("reason", "Published")).status())
                .isEqualTo(200);
        walk.awaitKind("restrictionLifted");
        soon(() -> sees("qa", walk));
    }

    @Test
    @DisplayName("SEC-08: a vulnerability that is still open is verified again or rolled back")
    void anOpenVulnerabilityIsRolledBack() {
        Walk walk = security();
        walk.complete(VERIFY_FIX, "security", fix("again"));
        walk.complete(VERIFY_FIX, "security", fix("roll-back"));
        assertThat(walk.toTheEnd()).isEqualTo("rolled-back");
        assertThat(service.runs("undo-code")).isEqualTo(1);
        assertThat(walk.kinds()).doesNotContain("released");
    }

    // Both

    @OnlyInFull
    @ParameterizedTest
    @ValueSource(strings = {"hotfix", "security"})
    @DisplayName("APR-04, APR-05, LOG-05: an approver rejects with a reason")
    void isRejected(String type) {
        Walk walk = urgent(type);
        walk.complete(APPROVE, "tech", Map.of("decision", "reject", "reason", "Not safe"), "technical-owner");
        walk.awaitStatus("rejected");
        assertThat(service.runs("take-code")).isZero();
    }

    @OnlyInFull
    @ParameterizedTest
    @ValueSource(strings = {"hotfix", "security"})
    @DisplayName("LOG-05: withdrawn before production is touched")
    void isWithdrawn(String type) {
        Walk walk = urgent(type);
        walk.until(APPROVE);
        assertThat(rest.post("owner", "/api/releases/" + walk.key() + "/withdrawal", Map.of("reason", "Not needed"))
                        .status())
                .isEqualTo(200);
        assertThat(walk.status()).isEqualTo("withdrawn");
        assertThat(walk.dossier().path("openTasks")).isEmpty();
    }

    @OnlyInFull
    @ParameterizedTest
    @ValueSource(strings = {"hotfix", "security"})
    @DisplayName("HOT-04, SEC-04: a failed test is a finding, and the owner withdraws")
    void isWithdrawnBecauseOfFindings(String type) {
        Walk walk = urgent(type);
        Map<String, Object> failed = new HashMap<>(walk.usual("userTask_provideTestEvidence"));
        failed.put("outcome", "failed");
        walk.answering("userTask_provideTestEvidence", failed).until(FINDINGS);
        String findings =
                rest.get("owner", "/api/releases/" + walk.key() + "/gate").body();
        assertThat(findings)
                .contains(type.equals("hotfix") ? "HOT-04" : "SEC-04")
                .contains("TEST-06");
        walk.complete(FINDINGS, "owner", Map.of("decision", "withdraw", "reason", "Start again"));
        walk.awaitStatus("withdrawn");
    }

    @OnlyInFull
    @ParameterizedTest
    @ValueSource(strings = {"hotfix", "security"})
    @DisplayName("RULE-06: rework during approval and before the start goes back to the preparation")
    void isReworked(String type) {
        Walk walk = urgent(type);
        walk.until(APPROVE);
        rework(walk);
        walk.until(START);
        rework(walk);
        assertThat(walk.toTheEnd()).isEqualTo("released");
        assertThat(walk.kinds().stream().filter("reworkRequested"::equals).count())
                .isEqualTo(2);
    }

    @OnlyInFull
    @ParameterizedTest
    @ValueSource(strings = {"hotfix", "security"})
    @DisplayName("RB-01 to RB-08: a failed verification is rolled back, or fails")
    void isRolledBack(String type) {
        Walk walk = urgent(type);
        service.sick();
        walk.until("userTask_approveRollback");
        service.healthy();
        assertThat(walk.toTheEnd()).isEqualTo("rolled-back");
        assertThat(walk.kinds()).doesNotContain("stabilisationStarted");
    }

    @OnlyInFull
    @ParameterizedTest
    @ValueSource(strings = {"hotfix", "security"})
    @DisplayName("RB-06: a rollback that cannot be done fails the release")
    void failsToRollBack(String type) {
        Walk walk = urgent(type);
        service.breakStep("restart-queue");
        service.breakStep("undo-code");
        walk.answering("userTask_decideOnFailedStep", Map.of("decision", "roll-back", "reason", "Broken"));
        assertThat(walk.toTheEnd()).isEqualTo("failed");
    }

    @OnlyInFull
    @ParameterizedTest
    @ValueSource(strings = {"hotfix", "security"})
    @DisplayName("LOG-06, promise 6: one that may not be recorded is rolled back, and neither reviewed nor disclosed")
    void isRolledBackWhenItMayNotBeRecorded(String type) throws IOException {
        Walk walk = urgent(type);
        new RefusedRecording(rest, ledger, transaction).adds(walk, service, RefusedRecording.check("failed"));
        // Of a restricted release the rollback owners know nothing; its owner decides in their place.
        walk.complete(
                RefusedRecording.DECIDE,
                type.equals("security") ? "owner" : "rollback",
                Map.of("decision", "roll-back", "reason", "It does not work"));
        assertThat(walk.toTheEnd()).isEqualTo("rolled-back");
        assertThat(walk.kinds()).doesNotContain("stabilisationStarted", "released");
    }

    @OnlyInFull
    @Test
    @DisplayName("POST-01 to POST-14, HOT-01, SEC-01: every end and every event of these models was reached by a test")
    @Order(Integer.MAX_VALUE)
    void everyEndAndEveryEventOfTheModelsWasReached() {
        assertThat(ReachedEvents.missing(repository, history, PROCESSES::contains))
                .as("events that no test reaches")
                .isEmpty();
    }

    private Walk urgent(String type) {
        return type.equals("hotfix") ? hotfix(Map.of("app/Price.php", "<?php // fixed\n")) : security();
    }

    private Walk hotfix(Map<String, String> files) {
        service.branch("hotfix/1.0.1", "v1.0.0", files);
        return Walk.start(rest, hotfixRequest("1.0.1", "hotfix/1.0.1"));
    }

    private Map<String, Object> hotfixRequest(String version, String branch) {
        Map<String, Object> request = Walk.request(version, "hotfix", "fix", branch);
        request.put("service", service.name());
        request.put("whatBroke", "Snacks without a price cannot be sold");
        request.put("brokenSince", Instant.now().minus(2, ChronoUnit.HOURS).toString());
        request.put("incident", "INC-7");
        return request;
    }

    private Job disclosureTimer(Walk walk) {
        String instance = runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(walk.key())
                .processDefinitionKey("security-disclosure")
                .singleResult()
                .getId();
        return management.createJobQuery().processInstanceId(instance).singleResult();
    }

    private Walk security() {
        service.branch("hotfix/1.0.1", "v1.0.0", Map.of("app/Order.php", "<?php // scoped\n"));
        Map<String, Object> request = Walk.request("1.0.1", "security", "fix", "hotfix/1.0.1");
        request.put("service", service.name());
        request.put("contains", List.of("backend", "security-patch"));
        return Walk.start(rest, request).inTheCircle();
    }

    private static Map<String, String> manyFiles() {
        Map<String, String> files = new HashMap<>();
        for (int i = 0; i < 40; i++) {
            files.put("app/Part" + i + "/Price.php", "<?php // " + i + "\n");
        }
        return files;
    }

    /** Starts an ordinary release from the branch of that version. */
    private Rest.Answer ordinary(String version) {
        boolean patch = version.startsWith("1.0.");
        Map<String, Object> request =
                Walk.request(version, patch ? "patch" : "minor", patch ? "fix" : "feature", "release/" + version);
        request.put("service", service.name());
        return rest.post("owner", "/api/releases", request);
    }

    private void rework(Walk walk) {
        Rest.Answer answer =
                rest.post("owner", "/api/releases/" + walk.key() + "/rework", Map.of("reason", "Look again"));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    private Map<String, Object> fix(String decision) {
        return Map.of(
                "decision", decision, "statement", "The old request still works", "link", "https://ci.example.com/7");
    }

    private boolean sees(String user, Walk walk) {
        return rest.get(user, "/api/releases/" + walk.key()).status() == 200;
    }

    /** What a job does after the answer that asked for it. */
    private static void soon(Callable<Boolean> done) {
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(done);
    }

    private String logNotes(Walk walk) {
        for (JsonNode row :
                rest.get("owner", "/api/releases?service=" + service.name()).json()) {
            if (walk.key().endsWith("-" + row.path("version").asText())) {
                return row.path("notes").asText();
            }
        }
        throw new AssertionError(walk.key() + " is not in the log");
    }

    private long rows() {
        return jdbc.sql("SELECT (SELECT count(*) FROM release) + (SELECT count(*) FROM ledger_record)")
                .query(Long.class)
                .single();
    }

    private String evidence(Walk walk) {
        return rest.get("auditor", "/api/releases/" + walk.key() + "/evidence").body();
    }

    private long seals(Walk walk) {
        return jdbc.sql("SELECT count(*) FROM seal WHERE release_key = ?")
                .param(walk.key())
                .query(Long.class)
                .single();
    }

    private static String due(Walk walk, String element) {
        for (JsonNode task : walk.dossier().path("openTasks")) {
            if (task.path("element").asText().equals(element)) {
                return task.path("due").asText();
            }
        }
        throw new AssertionError(element + " is not open");
    }

    private static List<String> approvers(Walk walk) {
        List<String> people = new ArrayList<>();
        for (JsonNode row : walk.dossier().path("timeline")) {
            if (row.path("kind").asText().equals("approvalDecided")) {
                people.add(row.path("actor").asText());
            }
        }
        return people;
    }

    private static void clock(Instant time) {
        // Moved, not stopped: locks and retries need time that passes.
        ClockUtil.offset(Duration.between(Instant.now(), time).toMillis());
    }
}
