package com.maqsafy.releases.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.maqsafy.releases.deployment.MaintenanceReminder;
import com.maqsafy.releases.evidence.Ledger;
import com.maqsafy.releases.notes.VulnerabilityDocumented;
import com.maqsafy.releases.policy.process.LapsedReleases;
import com.maqsafy.releases.testing.OnlyInFull;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Every way through the processes, over REST, each test with a service of its own. The last test compares what was
 * reached with what the deployed models hold: an end, a boundary event or a wait that no test reaches is a failure.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ProcessPathsIT extends SystemTest {

    private static final String APPROVE = "userTask_approveRelease";
    private static final String START = "userTask_startDeployment";
    private static final String FINDINGS = "userTask_resolveFindings";
    private static final String FAILED_STEP = "userTask_decideOnFailedStep";
    private static final String FAILED_CHECKS = "userTask_decideOnFailedChecks";
    private static final String CLOSING = "userTask_decideOnClosing";
    private static final String REOPENING = "userTask_decideOnReopening";
    private static final String RECOVER = "userTask_recoverByHand";
    private static final String ADDS_A_COLUMN =
            "Schema::table('snacks', function (Blueprint $table) { $table->string('size')->nullable(); });";
    private static final String DROPS_A_COLUMN =
            "Schema::table('snacks', function (Blueprint $table) { $table->dropColumn('size'); });";

    /** Processes whose events other classes reach, see {@link UrgentPathsIT} and {@link FailureOwnersIT}. */
    private static final Set<String> ELSEWHERE = Stream.concat(
                    UrgentPathsIT.PROCESSES.stream(), Stream.of(FailureOwnersIT.PROCESS))
            .collect(Collectors.toSet());

    @Autowired
    private Ledger ledger;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private MaintenanceReminder reminder;

    @Autowired
    private IdentityService identity;

    @Autowired
    private LapsedReleases lapsed;

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

    // Released

    @Test
    @DisplayName("TYPE-03, APR-01: a patch needs the technical owner only, and no backup")
    void releasesAPatch() {
        Walk walk = patch();
        assertThat(walk.toTheEnd()).isEqualTo("released");
        assertThat(approvers(walk)).containsExactly("tech");
        assertThat(walk.kinds()).contains("released", "tagVerified").doesNotContain("backupTaken");
        assertThat(service.runs("take-code")).isEqualTo(1);
        assertThat(service.runs("migrate")).isZero();
    }

    @OnlyInFull
    @Test
    @DisplayName("TYPE-02, APR-02, PRIN-08, DEP-06, DEP-07: a minor release with a migration, in maintenance mode")
    void releasesAMinorVersionWithASafeMigration() {
        Walk walk = migrating("minor", "feature", "1.1.0", ADDS_A_COLUMN, Map.of("maintenanceMode", true));
        assertThat(walk.toTheEnd()).isEqualTo("released");
        assertThat(approvers(walk)).containsExactlyInAnyOrder("tech", "product");
        assertThat(walk.kinds())
                .containsSubsequence(
                        "migrationStagingTested",
                        "migrationReviewed",
                        "backupTaken",
                        "backupConfirmed",
                        "maintenanceEntering",
                        "maintenanceEntered",
                        "stepEnded",
                        "checkRun",
                        "maintenanceLeft",
                        "released");
        assertThat(service.commands()).containsExactly("down", "take-code", "migrate", "restart-queue", "up");
    }

    @Test
    @DisplayName("TYPE-01, APR-03, APR-06, MIG-06: a destructive migration needs a decision and management")
    void releasesAMajorVersionWithADestructiveMigration() {
        Walk walk = migrating("major", "breaking", "2.0.0", DROPS_A_COLUMN, Map.of());
        assertThat(walk.toTheEnd()).isEqualTo("released");
        assertThat(approvers(walk)).containsExactlyInAnyOrder("tech", "product", "business", "manager");
        assertThat(walk.kinds()).containsSubsequence("migrationReviewed", "destructiveOperationDecided", "released");
    }

    @OnlyInFull
    @Test
    @DisplayName("TYPE-06, APR-07: an infrastructure release needs the technical owner and management")
    void releasesInfrastructure() {
        Walk walk = start("infrastructure", "fix", "1.0.1", Map.of("contains", List.of("infrastructure")));
        assertThat(walk.toTheEnd()).isEqualTo("released");
        assertThat(approvers(walk)).containsExactlyInAnyOrder("tech", "manager");
    }

    // Approval

    @Test
    @DisplayName("APR-01, LOG-05: a rejection gives its reason and ends the release")
    void anApproverRejectsWithAReason() {
        Walk walk = patch();
        Rest.Answer silent = rest.submit("tech", walk.until(APPROVE), Map.of("decision", "reject"));
        assertThat(silent.status()).isEqualTo(400);
        assertThat(silent.body()).contains("reason");
        assertThat(walk.kinds()).doesNotContain("approvalDecided");

        walk.complete(APPROVE, "tech", decision("reject"));
        walk.awaitStatus("rejected");
        assertThat(service.runs("take-code")).isZero();
    }

    @Test
    @DisplayName("APR-01: rework asked for by an approver goes to the owner and then to the approver again")
    void anApproverAsksForRework() {
        Walk walk = patch();
        walk.complete(APPROVE, "tech", decision("rework"));
        String second = walk.answering(FINDINGS, rework("notes")).until(APPROVE);
        assertThat(rest.submit("tech", second, Map.of("decision", "approve")).status())
                .isEqualTo(204);
        assertThat(walk.toTheEnd()).isEqualTo("released");
        assertThat(walk.kinds())
                .containsSubsequence(
                        "approvalRoundOpened", "approvalDecided", "approvalRoundOpened", "approvalDecided");
    }

    @OnlyInFull
    @Test
    @DisplayName("RULE-06: during approval, changed content is approved again and unchanged content is not")
    void reworkDuringApprovalVoidsOnlyWhatChanged() {
        Walk walk = minor();
        walk.complete(APPROVE, "tech", Map.of("decision", "approve"), "technical-owner");
        stop(walk, "rework", "owner", Map.of("reason", "Look again"), 200);
        walk.until(APPROVE);
        assertThat(approvalsAsked(walk)).containsExactly("product-owner");

        stop(walk, "rework", "owner", Map.of("reason", "A known issue was missing", "parts", List.of("notes")), 200);
        Map<String, Object> notes = new HashMap<>(walk.usual("userTask_writeReleaseNotes"));
        notes.put("knownIssues", "Sizes are shown in English only");
        walk.answering("userTask_writeReleaseNotes", notes).until(APPROVE);
        assertThat(approvalsAsked(walk)).containsExactlyInAnyOrder("technical-owner", "product-owner");
        assertThat(walk.toTheEnd()).isEqualTo("released");
    }

    @Test
    @DisplayName("RULE-06: before the start, changed content is approved again and unchanged content is not")
    void reworkBeforeTheStartVoidsOnlyWhatChanged() {
        Walk walk = patch();
        walk.until(START);
        stop(walk, "rework", "tech", Map.of("reason", "Is the plan complete?"), 200);
        walk.until(START);
        assertThat(approvers(walk)).containsExactly("tech");

        service.push("release/1.0.1", Map.of("app/More.php", "<?php // more\n"));
        String approved = walk.dossier().path("commit").asText();
        stop(walk, "rework", "tech", Map.of("reason", "Plan again", "parts", List.of("rollback-plan")), 200);
        Map<String, Object> plan = new HashMap<>(walk.usual("userTask_documentRollbackPlan"));
        plan.put("configuration", "Restore the previous .env");
        walk.answering("userTask_documentRollbackPlan", plan);
        assertThat(walk.toTheEnd()).isEqualTo("released");
        assertThat(approvers(walk)).containsExactly("tech", "tech");
        // What was pushed later is not what was approved.
        assertThat(walk.dossier().path("commit").asText()).isEqualTo(approved);
    }

    // What grows old

    @OnlyInFull
    @Test
    @DisplayName(
            "APR-01: an approval that grew too old before the deployment is asked again, and nobody has to wait for the gate")
    void anOldApprovalIsAskedAgain() {
        Walk walk = patch();
        walk.until(START);
        lapsed.look();
        assertThat(walk.kinds()).doesNotContain("approvalLapsed");

        clock(Instant.now().plus(Duration.ofDays(15)));
        assertThat(findings(walk)).contains("The approval of tech as technical-owner counts no longer");
        // As two nodes do.
        CompletableFuture.allOf(CompletableFuture.runAsync(lapsed::look), CompletableFuture.runAsync(lapsed::look))
                .join();
        walk.until(APPROVE);
        assertThat(walk.kinds()).containsSubsequence("approvalDecided", "approvalLapsed", "approvalRoundOpened");
        lapsed.look();
        assertThat(Collections.frequency(walk.kinds(), "approvalLapsed")).isEqualTo(1);

        assertThat(walk.toTheEnd()).isEqualTo("released");
        assertThat(approvers(walk)).containsExactly("tech", "tech");
    }

    @OnlyInFull
    @Test
    @DisplayName(
            "APR-02: an approver who left the role counts no longer; another one is asked, and the other approvals stay")
    void anApproverWhoLeftTheRoleIsReplaced() {
        identity.saveUser(named("deputy"));
        identity.createMembership("deputy", "technical-owner");
        try {
            Walk walk = minor();
            walk.until(START);
            identity.deleteMembership("tech", "technical-owner");
            assertThat(findings(walk)).contains("tech approved and is not in technical-owner any more");
            lapsed.look();
            walk.until(APPROVE);
            assertThat(approvalsAsked(walk)).containsExactly("technical-owner");
            walk.complete(APPROVE, "deputy", Map.of("decision", "approve"), "technical-owner");
            walk.until(START);
            assertThat(approvers(walk)).containsExactlyInAnyOrder("tech", "product", "deputy");

            // The deputy goes too: nobody is left who may approve, and the owner is told so by name.
            identity.deleteUser("deputy");
            lapsed.look();
            walk.until(FINDINGS);
            assertThat(findings(walk)).contains("Nobody may approve it as technical-owner: the group has no member.");
            identity.createMembership("tech", "technical-owner");
            walk.answering(FINDINGS, rework("source"));
            assertThat(walk.toTheEnd()).isEqualTo("released");
        } finally {
            identity.deleteUser("deputy");
            identity.deleteMembership("tech", "technical-owner");
            identity.createMembership("tech", "technical-owner");
        }
    }

    @OnlyInFull
    @Test
    @DisplayName("APR-01: a release whose only approver is its owner is refused at its start, and nothing is kept")
    void aReleaseThatNobodyMayApproveIsNotStarted() {
        service.branch("release/1.0.1", "v1.0.0", Map.of("app/Size.php", "<?php // sizes\n"));
        Map<String, Object> request = Walk.request("1.0.1", "patch", "fix", "release/1.0.1");
        request.put("service", service.name());
        request.put("owner", "tech");
        Rest.Answer refused = rest.post("owner", "/api/releases", request);
        assertThat(refused.status()).as(refused.body()).isEqualTo(422);
        assertThat(refused.violations()).containsExactly("APR-01 owner");
        assertThat(refused.body()).contains("Nobody may approve it as technical-owner: tech owns it");
        request.put("owner", "owner");
        assertThat(Walk.start(rest, request).toTheEnd()).isEqualTo("released");
    }

    @OnlyInFull
    @Test
    @DisplayName("NOTE-08: a planned time that has passed long ago is planned again by the owner; approvals stay")
    void aPlannedTimeLongPastIsPlannedAgain() {
        Walk walk = start(
                "patch",
                "fix",
                "1.0.1",
                Map.of("plannedAt", Instant.now().plusSeconds(3600).toString()));
        walk.until(APPROVE);
        JsonNode answer =
                rest.get("owner", "/api/releases/" + walk.key() + "/gate").json();
        assertThat(answer.path("when").asText()).isEqualTo("later");
        assertThat(answer.path("waitsFor").findValuesAsText("what")).containsExactly("approval", "planned-time");
        walk.complete(APPROVE, "tech", Map.of("decision", "approve"));
        waitsAt("intermediateCatchEvent_windowOpens", walk);

        clock(Instant.now().plus(Duration.ofDays(4)));
        lapsed.look();
        String task = walk.until(FINDINGS);
        assertThat(findings(walk)).contains("NOTE-08").contains("has passed by more than 72 hours");
        assertThat(rest.submit("owner", task, rework("source")).body()).contains("planned");
        Map<String, Object> again = new HashMap<>(rework("source"));
        again.put("planned", "as-soon-as-allowed");
        walk.complete(FINDINGS, "owner", again);
        assertThat(walk.toTheEnd()).isEqualTo("released");
        assertThat(approvers(walk)).containsExactly("tech");
    }

    // The gate over REST

    @OnlyInFull
    @Test
    @DisplayName("CI waits for the gate: the answer comes when it changes, and says now, later or never")
    void ciWaitsForTheGate() {
        Walk walk = patch();
        String gate = "/api/releases/" + walk.key() + "/gate";
        walk.until(APPROVE);
        assertThat(rest.get("ci", gate + "?wait=soon").status()).isEqualTo(400);
        assertThat(rest.get("ci", gate + "?wait=-PT1S").status()).isEqualTo(400);
        assertThat(rest.get("ci", gate + "?wiat=PT1S").body())
                .contains("There is no parameter 'wiat' here. Do you mean wait?");
        assertThat(rest.get("ci", gate + "?purpose=fun").status()).isEqualTo(400);
        assertThat(rest.get("ci", "/api/releases/none-1.0.0/gate?wait=PT1S").status())
                .isEqualTo(404);
        long before = System.nanoTime();
        assertThat(rest.get("ci", gate + "?wait=PT2S").json().path("when").asText())
                .isEqualTo("later");
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThan(Duration.ofSeconds(1));

        CompletableFuture<Rest.Answer> answer =
                CompletableFuture.supplyAsync(() -> rest.get("ci", gate + "?wait=PT50S"));
        walk.complete(APPROVE, "tech", Map.of("decision", "approve"));
        JsonNode now = answer.orTimeout(40, TimeUnit.SECONDS).join().json();
        assertThat(now.path("when").asText()).as(now.toString()).isEqualTo("now");
        assertThat(now.path("deployable").asBoolean()).isTrue();
        assertThat(now.path("findings")).isEmpty();

        service.sick();
        walk.complete(START, "deployer", Map.of("start", "start"));
        walk.until(FAILED_CHECKS);
        assertThat(rest.get("ci", gate).body()).contains("\"never\"").contains("is deployed and being verified");
        walk.complete(FAILED_CHECKS, "deployer", decision("roll-back"));
        walk.until("userTask_approveRollback");
        JsonNode never = rest.get("ci", gate).json();
        assertThat(never.path("deployable").asBoolean()).isFalse();
        assertThat(never.path("when").asText()).isEqualTo("never");
        assertThat(never.toString()).contains("is being rolled back");
        service.healthy();
        walk.toTheEnd();
        assertThat(rest.get("ci", gate + "?wait=PT0S").body()).contains("is rolled-back, and nothing of it changes");
    }

    // Tags

    @OnlyInFull
    @Test
    @DisplayName("VER-05: CI tags candidates and the version itself, on the very commit; the release goes its way")
    void aVersionThatCiHasTaggedIsReleased() {
        String head = service.branch("release/1.0.1", "v1.0.0", Map.of("app/Size.php", "<?php // sizes\n"));
        service.tagLightly("v1.1.0-rc.1", head);
        service.tagLightly("v1.0.1", head);
        Walk walk = request("patch", "fix", "1.0.1", Map.of());
        assertThat(walk.dossier().path("previousVersion").asText()).isEqualTo("1.0.0");
        assertThat(walk.toTheEnd()).isEqualTo("released");
        assertThat(walk.kinds()).contains("tagged", "tagVerified");
        assertThat(rest.get("owner", "/api/services/" + service.name() + "/readiness")
                        .body())
                .contains("the highest tag is v1.0.1. Ignored: v1.1.0-rc.1 (pre-release).");
    }

    // Overtaken

    @Test
    @DisplayName("RB-01: a patch overtakes a minor release in approval; its owner is told, rebases it and releases it")
    void anOvertakenReleaseIsRebasedAndReleased() {
        Walk minor = minor();
        minor.until(APPROVE);
        String before = minor.dossier().path("commit").asText();
        assertThat(patch().toTheEnd()).isEqualTo("released");

        assertThat(told(minor)).containsExactly("1.0.1");
        String task = minor.until(FINDINGS);
        assertThat(findings(minor))
                .contains("Production runs 1.0.1, but the release was made from 1.0.0 and would undo it.");
        assertThat(rest.submit("owner", task, rebase()).body())
                .contains("The branch release/1.1.0 does not contain version 1.0.1, which production runs.");
        assertThat(minor.dossier().path("previousVersion").asText()).isEqualTo("1.0.0");

        String merged = service.merge("release/1.1.0", "v1.0.1");
        minor.complete(FINDINGS, "owner", rebase());
        assertThat(minor.toTheEnd()).isEqualTo("released");
        assertThat(minor.dossier().path("previousVersion").asText()).isEqualTo("1.0.1");
        assertThat(minor.dossier().path("commit").asText()).isEqualTo(merged).isNotEqualTo(before);
        assertThat(minor.kinds())
                .containsSubsequence(
                        "approvalRoundOpened",
                        "releaseOvertaken",
                        "releaseAmended",
                        "reworkRequested",
                        "sourceInspected",
                        "rollbackPlanDocumented",
                        "approvalRoundOpened",
                        "approvalDecided",
                        "approvalDecided",
                        "released");
        assertThat(approvers(minor)).containsExactlyInAnyOrder("tech", "product");
    }

    @OnlyInFull
    @Test
    @DisplayName("RB-01: a release that waits for its deployment is told too, and can be withdrawn")
    void anOvertakenReleaseIsToldBeforeItsDeployment() {
        Walk minor = minor();
        minor.until(START);
        Walk major = start("major", "breaking", "2.0.0", Map.of());
        major.until("userTask_writeReleaseNotes");
        assertThat(patch().toTheEnd()).isEqualTo("released");

        assertThat(told(minor)).containsExactly("1.0.1");
        // It is in its preparation: nothing is interrupted, and its gate will find it.
        assertThat(told(major)).containsExactly("1.0.1");
        assertThat(openTasks(major, "userTask_writeReleaseNotes")).isEqualTo(1);
        major.until(FINDINGS);
        assertThat(findings(major)).contains("Production runs 1.0.1");

        minor.until(FINDINGS);
        assertThat(minor.toTheEnd()).isEqualTo("withdrawn");
        assertThat(service.runs("take-code")).isEqualTo(1);
    }

    // Withdrawal

    @OnlyInFull
    @Test
    @DisplayName("LOG-05: a release is withdrawn during its preparation, by those who may, with a reason")
    void isWithdrawnDuringPreparation() {
        Walk walk = patch();
        walk.until("userTask_completePullRequestChecklist");
        assertThat(stop(walk, "withdrawal", "owner", Map.of("reason", " "), 422).violations())
                .contains("LOG-06 reason");
        assertThat(stop(walk, "withdrawal", "qa", Map.of("reason", "No"), 422).violations())
                .contains("PRIN-01 user");
        stop(walk, "withdrawal", "owner", Map.of("reason", "Not needed"), 200);
        assertThat(walk.status()).isEqualTo("withdrawn");
        assertThat(walk.dossier().path("openTasks")).isEmpty();
    }

    @OnlyInFull
    @Test
    @DisplayName("VER-05: a withdrawn version keeps its number, and the next one follows the version in production")
    void aWithdrawnVersionDoesNotBlockTheLine() {
        Walk walk = patch();
        stop(walk, "withdrawal", "owner", Map.of("reason", "Another fix comes first"), 200);
        Map<String, Object> request = Walk.request("1.0.3", "patch", "fix", "release/1.0.1");
        request.put("service", service.name());
        assertThat(rest.post("owner", "/api/releases", request).body())
                .contains("After 1.0.0 a fix change is version 1.0.2, not 1.0.3.");
        request.put("version", "1.0.2");
        assertThat(rest.post("owner", "/api/releases", request).status()).isEqualTo(201);
    }

    @Test
    @DisplayName("LOG-05: a release is withdrawn during its approval")
    void isWithdrawnDuringApproval() {
        Walk walk = patch();
        walk.until(APPROVE);
        stop(walk, "withdrawal", "manager", Map.of("reason", "Not needed"), 200);
        assertThat(walk.status()).isEqualTo("withdrawn");
        assertThat(walk.dossier().path("openTasks")).isEmpty();
    }

    // Findings

    @OnlyInFull
    @Test
    @DisplayName("TEST-06, RULE-01: a failed test is a finding, mended by new evidence")
    void aFailedTestIsAFinding() {
        Walk walk = patch();
        Map<String, Object> passed = walk.usual("userTask_provideTestEvidence");
        Map<String, Object> failed = new HashMap<>(passed);
        failed.put("outcome", "failed");
        walk.answering("userTask_provideTestEvidence", failed).until(FINDINGS);
        assertThat(findings(walk)).contains("TEST-06").contains("TEST-01");

        walk.complete(FINDINGS, "owner", rework("tests"));
        walk.answering("userTask_provideTestEvidence", passed).until(APPROVE);
        assertThat(findings(walk)).doesNotContain("TEST-0");
    }

    @OnlyInFull
    @Test
    @DisplayName("TEST-06: the owner withdraws a release instead of mending it")
    void isWithdrawnBecauseOfFindings() {
        Walk walk = patch();
        Map<String, Object> failed = new HashMap<>(walk.usual("userTask_provideTestEvidence"));
        failed.put("outcome", "failed");
        walk.answering("userTask_provideTestEvidence", failed);
        walk.complete(FINDINGS, "owner", decision("withdraw"));
        walk.awaitStatus("withdrawn");
    }

    @Test
    @DisplayName("PRIN-03, TEST-01: a report from CI ends the task of just that test")
    void aReportFromCiAnswersForTheTester() {
        Walk walk = patch();
        walk.until("userTask_provideTestEvidence");
        assertThat(openTasks(walk, "userTask_provideTestEvidence")).isEqualTo(2);
        String failing = "<testsuite name=\"s\" tests=\"1\"><testcase name=\"a\"><failure/></testcase></testsuite>";
        assertThat(report(walk, "TEST-01", failing).status()).isEqualTo(201);
        assertThat(openTasks(walk, "userTask_provideTestEvidence")).isEqualTo(2);
        String passing = "<testsuite name=\"s\" tests=\"1\"><testcase name=\"a\"/></testsuite>";
        refusesReportsOfSomethingElse(walk, passing);
        assertThat(report(walk, "TEST-01", passing).status()).isEqualTo(201);
        assertThat(openTasks(walk, "userTask_provideTestEvidence")).isEqualTo(1);
        Rest.Answer again = report(walk, "TEST-06", passing);
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.json().path("sameDocumentAs").path(0).asText()).isEqualTo("TEST-01");
        assertThat(walk.dossier().path("tests").toString())
                .contains(
                        "\"test\":\"TEST-01\"", "\"sameDocumentAs\":[\"TEST-06\"]", "\"sameDocumentAs\":[\"TEST-01\"]");
        assertThat(openTasks(walk, "userTask_provideTestEvidence")).isZero();
        assertThat(walk.toTheEnd()).isEqualTo("released");
        assertThat(report(walk, "TEST-06", passing).status()).isEqualTo(422);
    }

    @OnlyInFull
    @Test
    @DisplayName("MIG-01: rejected migrations are a finding, mended by a new review")
    void rejectedMigrationsAreAFinding() {
        Walk walk = migrating("minor", "feature", "1.1.0", ADDS_A_COLUMN, Map.of());
        Map<String, Object> reviewed = walk.usual("userTask_reviewDatabaseMigrations");
        Map<String, Object> rejected = new HashMap<>(reviewed);
        rejected.putAll(decision("rejected"));
        walk.answering("userTask_reviewDatabaseMigrations", rejected).until(FINDINGS);
        assertThat(findings(walk)).contains("MIG-");

        walk.answering("userTask_reviewDatabaseMigrations", reviewed);
        walk.complete(FINDINGS, "owner", rework("migration-review"));
        walk.until(APPROVE);
        assertThat(findings(walk)).doesNotContain("MIG-01");
    }

    @Test
    @DisplayName("MIG-06: a refused destructive operation stops the release until it is gone")
    void aRefusedDestructiveOperationIsAFinding() {
        Walk walk = migrating("major", "breaking", "2.0.0", DROPS_A_COLUMN, Map.of());
        walk.answering("userTask_decideOnDestructiveOperations", decision("rejected"))
                .until(FINDINGS);
        assertThat(findings(walk)).contains("MIG-06");
        walk.complete(FINDINGS, "owner", decision("withdraw"));
        walk.awaitStatus("withdrawn");
    }

    // Deployment

    @Test
    @DisplayName("PRIN-08, RULE-03: without a good backup the gate refuses the deployment, and it is taken again")
    void aFailedBackupRefusesTheDeployment() {
        Walk walk = migrating("minor", "feature", "1.1.0", ADDS_A_COLUMN, Map.of());
        service.breakStep("backup");
        String confirm = walk.until("userTask_confirmBackup");
        Rest.Answer refused = rest.submit("tech", confirm, Map.of("decision", "confirm"));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body()).contains("The backup failed, so it cannot be confirmed");
        walk.complete("userTask_confirmBackup", "tech", decision("reject"));
        // The second attempt.
        walk.until(START);
        assertThat(service.runs("take-code")).isZero();
        assertThat(walk.status()).isEqualTo("approved");

        service.mendStep("backup");
        assertThat(walk.toTheEnd()).isEqualTo("released");
        assertThat(approvers(walk)).containsExactlyInAnyOrder("tech", "product");
        assertThat(service.runs("migrate")).isEqualTo(1);
    }

    @OnlyInFull
    @Test
    @DisplayName("LOG-05: a failed step is repeated or declared done; a release in production is not withdrawn")
    void aFailedStepIsRepeatedOrDone() {
        Walk walk = patch();
        service.breakStep("take-code");
        walk.until(FAILED_STEP);
        for (String ask : List.of("withdrawal", "rework")) {
            assertThat(stop(walk, ask, "owner", Map.of("reason", "Too late"), 422)
                            .violations())
                    .contains("LOG-05 status");
        }
        service.mendStep("take-code");
        service.breakStep("restart-queue");
        walk.complete(FAILED_STEP, "deployer", decision("repeat"));
        walk.until(FAILED_STEP);
        assertThat(service.runs("take-code")).isEqualTo(1);
        walk.complete(FAILED_STEP, "deployer", decision("done"));
        assertThat(walk.toTheEnd()).isEqualTo("released");
        assertThat(service.runs("restart-queue")).isZero();
        assertThat(walk.kinds()).containsSubsequence("failedStepDecided", "failedStepDecided", "released");
    }

    @OnlyInFull
    @Test
    @DisplayName(
            "RB-02, RB-07, RB-08, DEP-07: a failed step is rolled back, and users are let in when that is verified")
    void aFailedStepIsRolledBack() {
        Walk walk = maintained();
        service.breakStep("restart-queue");
        walk.complete(FAILED_STEP, "deployer", decision("roll-back"));
        walk.until("userTask_approveRollback");
        assertThat(service.held()).as("nobody is let in to half a deployment").isTrue();
        assertThat(walk.kinds()).contains("maintenanceEntered").doesNotContain("maintenanceLeft");

        assertThat(walk.toTheEnd()).isEqualTo("rolled-back");
        assertThat(service.commands()).containsExactly("down", "take-code", "undo-code", "up");
        assertThat(walk.kinds())
                .containsSubsequence(
                        "maintenanceEntered", "rollbackDecided", "stepEnded", "checkRun", "maintenanceLeft");
        assertThat(service.held()).isFalse();
    }

    // Maintenance mode

    @OnlyInFull
    @Test
    @DisplayName(
            "DEP-07, promise 10: a service that does not come online asks its owners, and comes online when mended")
    void aServiceThatDoesNotComeOnlineIsTriedAgain() {
        Walk walk = maintained();
        service.breakStep("up");
        String decide = walk.until(REOPENING);
        assertThat(runtime.createIncidentQuery().list())
                .noneMatch(i -> i.getActivityId().contains("bringServiceOnline"));
        assertThat(rest.submit("tech", decide, decision("done")).status()).isEqualTo(403);
        assertThat(rest.submit("deployer", decide, Map.of("decision", "repeat")).body())
                .contains("reason");
        service.mendStep("up");
        walk.complete(REOPENING, "rollback", decision("repeat"));
        assertThat(walk.toTheEnd()).isEqualTo("released");
        assertThat(service.commands()).containsExactly("down", "take-code", "restart-queue", "up");
    }

    @OnlyInFull
    @Test
    @DisplayName(
            "DEP-07: a service that was brought online by hand is released, because a person says so with a reason")
    void aServiceIsBroughtOnlineByHand() {
        Walk walk = maintained();
        service.breakStep("up");
        walk.complete(REOPENING, "deployer", decision("done"));
        assertThat(walk.toTheEnd()).isEqualTo("released");
        assertThat(service.commands()).doesNotContain("up");
        assertThat(walk.kinds()).containsSubsequence("maintenanceLeft", "reopeningDecided", "released");
    }

    @Test
    @DisplayName("DEP-07, promise 6: behind a service that does not come online is the rollback")
    void aServiceThatDoesNotComeOnlineIsRolledBack() {
        Walk walk = maintained();
        service.breakStep("up");
        walk.complete(REOPENING, "deployer", decision("roll-back"));
        walk.until("userTask_approveRollback");
        service.mendStep("up");
        assertThat(walk.toTheEnd()).isEqualTo("rolled-back");
        assertThat(service.commands()).containsExactly("down", "take-code", "restart-queue", "undo-code", "up");
    }

    @Test
    @DisplayName("RB-07, DEP-07: after a refused rollback nobody is let in until the rollback owner says so")
    void aRefusedRollbackLeavesTheServiceClosed() {
        Walk walk = maintained();
        service.breakStep("restart-queue");
        service.breakStep("up");
        walk.complete(FAILED_STEP, "deployer", decision("roll-back"));
        walk.complete("userTask_approveRollback", "tech", decision("refuse"));
        walk.until(RECOVER);
        assertThat(service.held()).isTrue();
        assertThat(walk.kinds()).doesNotContain("maintenanceLeft");

        walk.complete(RECOVER, "rollback", decision("failed"));
        walk.complete(REOPENING, "deployer", decision("roll-back"));
        walk.until(RECOVER);
        assertThat(service.held()).isTrue();
        service.mendStep("up");
        walk.complete(RECOVER, "rollback", decision("failed"));
        walk.awaitStatus("failed");
        assertThat(service.commands()).containsExactly("down", "take-code", "up");
    }

    @OnlyInFull
    @Test
    @DisplayName("DEP-06: a rollback that takes migrations back closes the service before its first step")
    void aRollbackWithMigrationsClosesTheService() {
        Walk walk = migrating("minor", "feature", "1.1.0", ADDS_A_COLUMN, Map.of());
        service.breakStep("restart-queue");
        walk.complete(FAILED_STEP, "deployer", decision("roll-back"));
        walk.until("userTask_approveRollback");
        assertThat(service.held()).as("not before its approval").isFalse();
        assertThat(walk.toTheEnd()).isEqualTo("rolled-back");
        assertThat(service.commands()).containsExactly("take-code", "migrate", "down", "undo-code", "up");
    }

    @OnlyInFull
    @Test
    @DisplayName("DEP-06, promise 10: a service that cannot be closed asks its owners, who may go on without")
    void aServiceThatCannotBeClosedAsksItsOwners() {
        Walk walk = maintained();
        service.breakStep("down");
        walk.complete(CLOSING, "deployer", decision("without"));
        assertThat(walk.toTheEnd()).isEqualTo("released");
        // Nobody knows what the command that failed has done.
        assertThat(service.commands()).containsExactly("take-code", "restart-queue", "up");
    }

    @Test
    @DisplayName(
            "DEP-06, promise 6: closing that was given up goes back, and before a rollback to the rollback's owner")
    void closingIsGivenUp() {
        Walk walk = maintained();
        service.breakStep("down");
        walk.complete(CLOSING, "deployer", decision("roll-back"));
        walk.complete("userTask_approveRollback", "tech", Map.of("decision", "approve"));
        walk.complete(CLOSING, "rollback", decision("roll-back"));
        walk.until(RECOVER);
        assertThat(service.commands()).isEmpty();
        service.mendStep("down");
        walk.complete(RECOVER, "rollback", decision("again"));
        walk.awaitStatus("rolled-back");
        assertThat(service.commands()).containsExactly("down", "undo-code", "up");
    }

    @OnlyInFull
    @Test
    @DisplayName(
            "DEP-07, promise 10: whoever holds a service for long is reminded, once, and all its owners see the task")
    void remindsOfAServiceThatIsHeld() {
        Walk walk = maintained();
        service.breakStep("restart-queue");
        walk.until(FAILED_STEP);
        reminder.remind();
        assertThat(walk.kinds()).doesNotContain("maintenanceHeldLong");
        clock(Instant.now().plus(31, ChronoUnit.MINUTES));
        reminder.remind();
        reminder.remind();
        assertThat(walk.kinds()).containsOnlyOnce("maintenanceHeldLong");
        assertThat(tasks.createTaskQuery()
                        .processInstanceBusinessKey(walk.key())
                        .singleResult()
                        .getPriority())
                .isEqualTo(95);
        ClockUtil.reset();
        service.mendStep("restart-queue");
        assertThat(walk.toTheEnd()).isEqualTo("released");
    }

    @Test
    @DisplayName("DEP-07, promise 1: a token that is moved to the opening does not let users in")
    void aMovedTokenDoesNotOpenTheService() {
        Walk walk = maintained();
        service.breakStep("restart-queue");
        walk.until(FAILED_STEP);
        String instance = history.createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(walk.key())
                .processDefinitionKey("standard-release")
                .unfinished()
                .singleResult()
                .getId();
        runtime.createProcessInstanceModification(instance)
                .cancelAllForActivity("callActivity_productionDeployment")
                .startBeforeActivity("callActivity_postDeploymentVerification")
                .execute();
        // All checks pass, and yet a step has failed.
        walk.until(REOPENING);
        assertThat(walk.kinds()).contains("engineIntervention", "checkRun", "deploymentRefused");
        assertThat(service.commands()).doesNotContain("up");
        assertThat(service.held()).isTrue();
    }

    @OnlyInFull
    @Test
    @DisplayName("POST-01: a failed critical check is not accepted, but checked again when it is mended")
    void aFailedCriticalCheckIsNotAccepted() {
        Walk walk = patch();
        service.sick();
        Rest.Answer accepted = rest.submit("deployer", walk.until(FAILED_CHECKS), decision("accept"));
        assertThat(accepted.status()).isEqualTo(400);
        assertThat(accepted.body()).contains("POST-01").contains("is critical and cannot be accepted");
        service.healthy();
        walk.complete(FAILED_CHECKS, "deployer", decision("again"));
        assertThat(walk.toTheEnd()).isEqualTo("released");
    }

    @Test
    @DisplayName("POST-01, RB-08: a failed critical check leads to a rollback that is verified")
    void aFailedCriticalCheckIsRolledBack() {
        Walk walk = patch();
        service.sick();
        walk.complete(FAILED_CHECKS, "deployer", decision("roll-back"));
        walk.until("userTask_approveRollback");
        assertThat(walk.status()).isEqualTo("rolling-back");
        service.healthy();
        assertThat(walk.toTheEnd()).isEqualTo("rolled-back");
        assertThat(service.runs("undo-code")).isEqualTo(1);
    }

    @OnlyInFull
    @Test
    @DisplayName("POST-12: a failed check that is not critical is accepted with a reason")
    void aFailedCheckThatIsNotCriticalIsAccepted() {
        Walk walk = start("patch", "fix", "1.0.1", Map.of("changedAspects", List.of("code-logic", "reports")));
        service.withoutReports();
        String decide = walk.until(FAILED_CHECKS);
        assertThat(rest.submit("deployer", decide, Map.of("decision", "accept")).body())
                .contains("reason");
        walk.complete(FAILED_CHECKS, "deployer", decision("accept"));
        assertThat(walk.toTheEnd()).isEqualTo("released");
    }

    // Rollback

    @OnlyInFull
    @Test
    @DisplayName("RB-07: a refused rollback does not run; recovering by hand is verified like a rollback")
    void aRefusedRollbackIsRecoveredByHand() {
        Walk walk = patch();
        service.sick();
        walk.complete(FAILED_CHECKS, "deployer", decision("roll-back"));
        walk.complete("userTask_approveRollback", "tech", decision("refuse"));
        Rest.Answer again = rest.submit("rollback", walk.until(RECOVER), decision("again"));
        assertThat(again.status()).isEqualTo(400);
        assertThat(again.body()).contains("refused by its approver");

        // Recovered, it is said, and the check says otherwise.
        walk.complete(RECOVER, "rollback", decision("recovered"));
        walk.complete(FAILED_CHECKS, "deployer", decision("roll-back"));
        walk.until(RECOVER);
        service.healthy();
        service.deployByHand("1.0.0");
        walk.complete(RECOVER, "rollback", decision("recovered"));
        walk.awaitStatus("rolled-back");
        assertThat(service.runs("undo-code")).isZero();
    }

    @OnlyInFull
    @Test
    @DisplayName("RB-06: a rollback step that was given up runs again")
    void aRollbackStepGivenUpRunsAgain() {
        Walk walk = patch();
        service.breakStep("restart-queue");
        service.breakStep("undo-code");
        walk.complete(FAILED_STEP, "deployer", decision("roll-back"));
        walk.complete(FAILED_STEP, "rollback", decision("roll-back"));
        walk.until(RECOVER);
        service.mendStep("undo-code");
        walk.complete(RECOVER, "rollback", decision("again"));
        walk.awaitStatus("rolled-back");
        assertThat(service.runs("undo-code")).isEqualTo(1);
    }

    @Test
    @DisplayName("RB-06, DEP-07: a rollback that cannot be done fails the release, and its owner lets users in")
    void aRollbackFails() {
        Walk walk = maintained();
        service.breakStep("restart-queue");
        service.breakStep("undo-code");
        walk.complete(FAILED_STEP, "deployer", decision("roll-back"));
        walk.complete(FAILED_STEP, "rollback", decision("roll-back"));
        walk.until(RECOVER);
        assertThat(walk.kinds()).doesNotContain("maintenanceLeft");
        walk.complete(RECOVER, "rollback", decision("failed"));
        walk.awaitStatus("failed");
        assertThat(service.commands()).containsExactly("down", "take-code", "up");
        assertThat(walk.kinds()).containsSubsequence("recoveryDecided", "maintenanceLeft", "failed");
    }

    // Publication

    @Test
    @DisplayName(
            "LOG-06, promise 10: what may not be recorded asks a person, and is recorded when nothing stands against it")
    void aReleaseThatMayNotBeRecordedIsRecordedOnceItMay() throws IOException {
        Walk walk = patch();
        RefusedRecording refused = new RefusedRecording(rest, ledger, transaction);
        refused.adds(walk, service, RefusedRecording.check("failed"));
        String decide = walk.until(RefusedRecording.DECIDE);
        assertThat(rest.submit("owner", decide, decision("repeat")).status()).isEqualTo(403);
        assertThat(walk.status()).isEqualTo("verifying");

        walk.complete(RefusedRecording.DECIDE, "deployer", decision("repeat"));
        assertThat(walk.until(RefusedRecording.DECIDE)).isNotEqualTo(decide);
        refused.append(walk, RefusedRecording.check("passed"));
        walk.complete(RefusedRecording.DECIDE, "rollback", decision("repeat"));
        assertThat(walk.toTheEnd()).isEqualTo("released");
        assertThat(walk.kinds())
                .containsSubsequence("publicationRefused", "publicationDecided", "publicationRefused", "released");
    }

    @Test
    @DisplayName("RULE-04, PRIN-07, promise 6: behind notes that may not be published is the rollback")
    void aReleaseWhoseNotesMayNotBePublishedIsRolledBack() throws IOException {
        Walk walk = patch();
        new RefusedRecording(rest, ledger, transaction)
                .adds(
                        walk,
                        service,
                        new VulnerabilityDocumented(
                                "CVE-2026-4242", "", "", "", null, "", List.of(), List.of(), "Snacks", "", null));
        walk.complete(RefusedRecording.DECIDE, "rollback", decision("roll-back"));
        assertThat(walk.toTheEnd()).isEqualTo("rolled-back");
        assertThat(service.notes().resolve("1.0.1.md")).doesNotExist();
        assertThat(walk.kinds()).containsSubsequence("publicationRefused", "publicationDecided", "rolledBack");
    }

    // Window

    @OnlyInFull
    @Test
    @DisplayName("OPEN-08, NOTE-08: nothing is started before the planned time")
    void waitsForThePlannedTime() {
        Instant planned = Instant.now().plus(2, ChronoUnit.HOURS).truncatedTo(ChronoUnit.SECONDS);
        Walk walk = start("patch", "fix", "1.0.1", Map.of("plannedAt", planned.toString()));
        waitsAt("intermediateCatchEvent_windowOpens", walk);
        clock(planned.plusSeconds(1));
        assertThat(walk.toTheEnd()).isEqualTo("released");
    }

    @OnlyInFull
    @Test
    @DisplayName("RULE-07: a high risk at peak time is started when management approves it")
    void deploysAtPeakTimeWithApproval() {
        service = freshAtPeak();
        Walk walk = start("major", "breaking", "2.0.0", Map.of());
        assertThat(walk.toTheEnd()).isEqualTo("released");
        assertThat(walk.kinds()).containsSubsequence("riskAssessed", "peakDeploymentDecided", "deploymentStarted");
    }

    @Test
    @DisplayName("RULE-07: a high risk at peak time waits for quieter hours when management says so")
    void waitsForTheEndOfThePeak() {
        service = freshAtPeak();
        Walk walk = start("major", "breaking", "2.0.0", Map.of());
        walk.complete("userTask_decideOnPeakDeployment", "manager", decision("wait"));
        waitsAt("intermediateCatchEvent_windowOpens", walk);
        assertThat(walk.kinds()).doesNotContain("deploymentStarted");
        clock(Instant.now()
                .truncatedTo(ChronoUnit.DAYS)
                .plus(Duration.ofDays(2))
                .plusSeconds(1));
        assertThat(walk.toTheEnd()).isEqualTo("released");
    }

    @OnlyInFull
    @Test
    @DisplayName("RULE-07: a low risk needs no decision at peak time")
    void deploysALowRiskAtPeakTime() {
        service = freshAtPeak();
        Walk walk = patch();
        assertThat(walk.toTheEnd()).isEqualTo("released");
        assertThat(walk.kinds()).doesNotContain("peakDeploymentDecided");
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void everyEndAndEveryEventOfTheModelsWasReached() {
        assertThat(ReachedEvents.missing(repository, history, p -> !ELSEWHERE.contains(p)))
                .as("events that no test reaches")
                .isEmpty();
    }

    private User named(String id) {
        User user = identity.newUser(id);
        user.setFirstName("The");
        user.setLastName(id);
        user.setPassword("demo");
        return user;
    }

    private Walk patch() {
        return start("patch", "fix", "1.0.1", Map.of());
    }

    /** A patch whose users are locked out while it is deployed. */
    private Walk maintained() {
        return start("patch", "fix", "1.0.1", Map.of("maintenanceMode", true));
    }

    private Walk minor() {
        return start("minor", "feature", "1.1.0", Map.of());
    }

    private Walk start(String type, String changeType, String version, Map<String, ?> more) {
        service.branch("release/" + version, "v1.0.0", Map.of("app/Size.php", "<?php // sizes\n"));
        return request(type, changeType, version, more);
    }

    private Walk migrating(String type, String changeType, String version, String statements, Map<String, ?> more) {
        service.branch(
                "release/" + version,
                "v1.0.0",
                Map.of("database/migrations/2026_01_10_000001_change_snacks.php", TestService.migration(statements)));
        return request(type, changeType, version, more);
    }

    private Walk request(String type, String changeType, String version, Map<String, ?> more) {
        Map<String, Object> request = Walk.request(version, type, changeType, "release/" + version);
        request.put("service", service.name());
        request.putAll(more);
        return Walk.start(rest, request);
    }

    private Rest.Answer stop(Walk walk, String what, String user, Map<String, ?> body, int status) {
        Rest.Answer answer = rest.post(user, "/api/releases/" + walk.key() + "/" + what, body);
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        return answer;
    }

    private Rest.Answer report(Walk walk, String test, String xml) {
        return report(walk, test, walk.dossier().path("commit").asText(), xml);
    }

    private Rest.Answer report(Walk walk, String test, String commit, String xml) {
        return rest.upload("ci", "/api/releases/" + walk.key() + "/tests", test, commit, xml);
    }

    private void refusesReportsOfSomethingElse(Walk walk, String passing) {
        String commit = walk.dossier().path("commit").asText();
        for (String other : List.of("", commit.substring(0, 11), "0".repeat(40), commit + "0", "HEAD")) {
            Rest.Answer refused = report(walk, "TEST-01", other, passing);
            assertThat(refused.status()).as(other + refused.body()).isEqualTo(422);
            assertThat(refused.violations()).as(other).containsExactly("TEST-01 commit");
        }
        for (String xml :
                List.of("<testsuite><testcase/></testsuite>", "<x><testsuite/><testcase name=\"nothing ran\"/></x>")) {
            Rest.Answer refused = report(walk, "TEST-01", commit.substring(0, 12), xml);
            assertThat(refused.status()).as(xml + refused.body()).isEqualTo(422);
            assertThat(refused.violations()).as(xml).containsExactly("TEST-01 file");
        }
    }

    private String findings(Walk walk) {
        return rest.get("owner", "/api/releases/" + walk.key() + "/gate")
                .json()
                .path("findings")
                .toString();
    }

    private static Map<String, Object> decision(String decision) {
        return Map.of("decision", decision, "reason", "A good reason");
    }

    private static Map<String, Object> rework(String... parts) {
        return Map.of("decision", "rework", "reason", "Mended", "parts", List.of(parts), "newCommit", "keep");
    }

    private static Map<String, Object> rebase() {
        Map<String, Object> answer = new HashMap<>(rework("source"));
        answer.put("rebase", "production");
        return answer;
    }

    /** By which versions the release was told that it is overtaken, once it was; touches no task. */
    private List<String> told(Walk walk) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> walk.kinds().contains("releaseOvertaken"));
        return jdbc.sql("SELECT payload::json ->> 'by' FROM ledger_record WHERE release_key = ?"
                        + " AND kind = 'releaseOvertaken' AND actor = 'system:release' ORDER BY sequence")
                .param(walk.key())
                .query(String.class)
                .list();
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

    private static List<String> approvalsAsked(Walk walk) {
        List<String> roles = new ArrayList<>();
        for (JsonNode task : walk.dossier().path("openTasks")) {
            if (task.path("element").asText().equals(APPROVE)) {
                roles.add(task.path("groups").path(0).asText());
            }
        }
        return roles;
    }

    private static long openTasks(Walk walk, String element) {
        long open = 0;
        for (JsonNode task : walk.dossier().path("openTasks")) {
            open += task.path("element").asText().equals(element) ? 1 : 0;
        }
        return open;
    }

    /** Does what there is to do until the release waits at this event. */
    private void waitsAt(String element, Walk walk) {
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (runtime.createExecutionQuery()
                        .processDefinitionKey("production-deployment")
                        .processInstanceBusinessKey(walk.key())
                        .activityId(element)
                        .count()
                == 0) {
            assertThat(System.nanoTime()).as("waits at " + element).isLessThan(end);
            walk.awaitNoTask("approved");
        }
    }

    private static void clock(Instant time) {
        // Moved, not stopped: locks and retries need time that passes.
        ClockUtil.offset(Duration.between(Instant.now(), time).toMillis());
    }
}
