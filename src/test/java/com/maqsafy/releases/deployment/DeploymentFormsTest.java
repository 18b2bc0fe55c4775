package com.maqsafy.releases.deployment;

import static com.maqsafy.releases.deployment.DeploymentFixture.step;
import static com.maqsafy.releases.deployment.DeploymentFixture.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.maqsafy.releases.evidence.EventKinds;
import com.maqsafy.releases.evidence.Ledger;
import com.maqsafy.releases.evidence.LedgerRecord;
import com.maqsafy.releases.evidence.RawEvent;
import com.maqsafy.releases.process.FormValues;
import com.maqsafy.releases.process.SubmissionRefusedException;
import com.maqsafy.releases.process.TaskContext;
import com.maqsafy.releases.process.TaskForm;
import com.maqsafy.releases.process.TaskOutcome;
import com.maqsafy.releases.release.ReleaseDetails;
import com.maqsafy.releases.release.Restrictions;
import com.maqsafy.releases.testing.ShownAboveQuestions;
import com.maqsafy.releases.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The forms of deployment and rollback")
class DeploymentFormsTest {

    @TempDir
    private static Path directory;

    private static DeploymentFixture fixture;
    private static String told;

    @BeforeAll
    static void open() {
        var database = TestDatabase.create().migrate(DeploymentFixture.TABLES);
        fixture = new DeploymentFixture(database.dataSource(), directory);
        told = tell();
    }

    @AfterAll
    static void close() {
        fixture.close();
    }

    /** A release to which everything has happened that a form can show. */
    private static String tell() {
        String release = fixture.release();
        fixture.append(release, "rollbackPlanDocumented", "rollback", """
                {previousVersion: '1.4.1', codeCommand: 'git checkout v1.4.1', database: 'safe',
                 databaseInstructions: 'roll back', configuration: 'nothing', files: 'nothing', owner: 'rollback',
                 approverRole: 'management', verification: 'health'}""");
        String digest = fixture.bean(DeploymentHistories.class).of(release).contentDigest();
        fixture.append(
                release,
                "approvalDecided",
                "tech",
                "{role: 'technical-owner', decision: 'approve', reason: '', contentDigest: '%s'}".formatted(digest));
        fixture.append(release, "riskAssessed", "system:policy", """
                {attempt: 1, risk: 'high', reason: 'a migration', peak: true, inWindow: true,
                 nextOpening: '2026-03-02T12:00:00Z'}""");
        fixture.append(release, "deploymentStarted", "deployer", "{attempt: 1}");
        fixture.append(release, "backupTaken", "system:worker", """
                {attempt: 1, path: '/b', bytes: 5, sha256: 'c', takenAt: '2026-03-02T09:00:00Z', readable: true,
                 durationMs: 61000, outcome: 'passed', message: ''}""");
        fixture.failing("take-code", release);
        fixture.bean(RunStepWork.class).work(step(release, "deployment", "take-code"));
        fixture.append(release, "checkRun", "system:worker", """
                {purpose: 'deployment', attempt: 1, round: 1, check: 'health', item: 'POST-01', critical: true,
                 outcome: 'failed', evidence: 'status 500'}""");
        return release;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "start-deployment",
                "peak-deployment",
                "backup-confirmation",
                "failed-step",
                "approve-rollback",
                "recover-by-hand",
                "close-service",
                "bring-online"
            })
    void showsEverythingThatTheFormAsksFor(String id) throws IOException {
        ShownAboveQuestions.areWhatTheFormAsksFor(
                id,
                form(id).context(task(
                        told, id, Map.of("plan", "deployment", "step", "take-code", "purpose", "deployment"))));
    }

    @Test
    @DisplayName("promise 9: everything that would run is there for the approvers, in order, with its time limit")
    void resolvesEverythingThatWouldRun() {
        ResolvedPlan plan = fixture.bean(DeploymentPlans.class)
                .resolved(fixture.releases.get(fixture.release(s -> s.version = "1.5.0")));

        assertThat(plan.commands())
                .extracting(c -> c.part() + " " + c.step() + " " + c.timeout() + (c.repeatable() ? " repeatable" : ""))
                .containsExactly(
                        "deployment working-directory PT0S repeatable",
                        "backup backup.path PT0S repeatable",
                        "backup backup PT30M",
                        "backup verify-backup PT30M repeatable",
                        "deployment maintenance.enter PT1M repeatable",
                        "deployment take-code PT1M repeatable",
                        "deployment migrate PT1M",
                        "deployment restart-queue PT1M repeatable",
                        "deployment maintenance.leave PT30S repeatable",
                        "rollback rollback.available PT30M repeatable",
                        "rollback rollback-database PT1M",
                        "rollback take-previous-code PT1M repeatable");
        assertThat(plan.commands().get(5).command())
                .containsExactly("sh", "work.sh", "take-code", "canteen-api-1.5.0", "v1.5.0");
        assertThat(plan.commands().get(9).command())
                .containsExactly("sh", "work.sh", "available", "canteen-api-1.5.0", "1.4.1");
        assertThat(plan.commands().get(11).command()).endsWith("v1.4.1");
        assertThat(EventKinds.read(DeploymentPlanned.class, EventKinds.payload(new DeploymentPlanned(plan.commands())))
                        .plan())
                .isEqualTo(plan);
        assertThat(plan.difference(plan, Set.of())).isEmpty();
        assertThat(fixture.bean(DeploymentPlans.class)
                        .resolved(fixture.releases.get(fixture.release(s -> s.contains = List.of("backend"))))
                        .difference(plan, Set.of()))
                .contains("deployment step 'maintenance.enter' stands where backup step 'backup.path' was");
    }

    @Test
    @SuppressWarnings("unchecked")
    void showsTheOutputAndTheStandOfEachStep() {
        Map<String, Object> context = form("failed-step")
                .context(task(told, "failed-step", Map.of("plan", "deployment", "step", "take-code")));

        assertThat(context.get("output"))
                .isEqualTo(List.of(Map.of("line", "working on take-code"), Map.of("line", "cannot take-code")));
        assertThat((List<Map<String, Object>>) context.get("steps"))
                .extracting(row -> row.get("step") + ": " + row.get("outcome") + " " + row.get("exitCode"))
                .containsExactly(
                        "Check out the version: failed 3",
                        "Migrate the database: not run ",
                        "Restart the queue workers: not run ");
    }

    @Test
    @DisplayName("an attempt is started for exactly the present content: promise 3")
    void startsTheNextAttempt() {
        String release = fixture.release();
        String digest = fixture.bean(DeploymentHistories.class).of(release).contentDigest();

        TaskOutcome first = accept("start-deployment", release, "deployer", Map.of(), "start", "start");
        assertThat(first.event().kind()).isEqualTo("deploymentStarted");
        assertThat(RawEvent.members(first.event()))
                .as("what runs now is what a rollback returns to (RB-01)")
                .isEqualTo(Map.of("attempt", 1, "contentDigest", digest, "productionVersion", "1.4.1"));
        assertThat(first.facts()).isEmpty();

        fixture.append(release, "deploymentStarted", "deployer", "{attempt: 1}");
        assertThat(RawEvent.members(accept("start-deployment", release, "deployer", Map.of(), "start", "start")
                        .event()))
                .isEqualTo(Map.of("attempt", 2, "contentDigest", digest, "productionVersion", "1.4.1"));
        assertThat(RawEvent.members(accept("peak-deployment", release, "manager", Map.of(), "decision", "approve")
                        .event()))
                .isEqualTo(Map.of("attempt", 2, "decision", "approve", "reason", "seen", "contentDigest", digest));
    }

    @Test
    @DisplayName("PRIN-08, RULE-03: the deployer does not confirm, and nobody confirms a failed backup")
    void confirmsOnlyABackupThatCouldBeRestored() {
        String release = fixture.started();
        assertThatThrownBy(() -> confirm(release, "tech", "confirm"))
                .hasMessage(
                        "decision (PRIN-08): No backup was taken in this deployment attempt, so there is none to decide on.");

        backup(release, 1, "failed");
        assertThatThrownBy(() -> confirm(release, "tech", "confirm"))
                .isInstanceOf(SubmissionRefusedException.class)
                .hasMessage("decision (PRIN-08): The backup failed, so it cannot be confirmed."
                        + " Reject it, mend the backup and deploy again.");
        assertThat(((BackupConfirmed) confirm(release, "tech", "reject").event()).decision())
                .isEqualTo("reject");

        long sequence = backup(release, 1, "passed");
        assertThatThrownBy(() -> confirm(release, "deployer", "confirm"))
                .hasMessage("decision (PRIN-08): deployer started this deployment and does not confirm its backup."
                        + " Let somebody else confirm it.");
        assertThat(RawEvent.members(confirm(release, "tech", "confirm").event()))
                .isEqualTo(Map.of("attempt", 1, "decision", "confirm", "reason", "seen", "backup", sequence));

        fixture.append(release, "deploymentStarted", "tech", "{attempt: 2}");
        assertThatThrownBy(() -> confirm(release, "manager", "confirm")).hasMessageContaining("No backup was taken");
    }

    @Test
    @DisplayName("promise 4: a decision is taken on a step that failed, and routes the process")
    void decidesOnAFailedStep() {
        Map<String, Object> facts = Map.of("plan", "deployment", "step", "take-code");
        TaskOutcome outcome = accept("failed-step", told, "deployer", facts, "decision", "repeat");
        assertThat(outcome.event().kind()).isEqualTo("failedStepDecided");
        assertThat(RawEvent.members(outcome.event()))
                .isEqualTo(Map.of(
                        "plan",
                        "deployment",
                        "attempt",
                        1,
                        "step",
                        "take-code",
                        "title",
                        "Check out the version",
                        "decision",
                        "repeat",
                        "reason",
                        "seen"));
        assertThat(outcome.facts()).isEqualTo(Map.of("stepDecision", "repeat"));
        assertThat(outcome.items()).containsExactly("DEP-01");

        Map<String, Object> moved = Map.of("plan", "deployment", "step", "migrate");
        assertThatThrownBy(() -> accept("failed-step", told, "deployer", moved, "decision", "done"))
                .hasMessageContaining("Step Migrate the database does not wait for a decision");
    }

    @Test
    @DisplayName(
            "who starts a deployment reads which duties are lifted, and what the system does before the first step")
    void saysWhatIsLiftedAndWhatComesFirst() {
        String plain = fixture.release(story -> story.contains = List.of("backend"));
        assertThat(context("start-deployment", plain)).containsEntry("before", "");
        assertThat(String.valueOf(context("start-deployment", plain).get("facts")))
                .doesNotContain("Lifted duties");

        String closing = fixture.release(story -> story.maintenanceMode = true);
        when(fixture.bean(Restrictions.class).restricted(closing)).thenReturn(true);
        assertThat(context("start-deployment", closing))
                .containsEntry("before", ", takes a backup and has it confirmed, locks the users out");
        assertThat(String.valueOf(context("start-deployment", closing).get("facts")))
                .contains("Lifted duties", "who approved the release does not deploy it (the release is restricted");
    }

    @Test
    @DisplayName("DEP-06: users are locked out while it deploys, for as long as its steps took last, or now")
    void tellsSinceWhenUsersAreLockedOut() {
        UserLockOut lockOut = fixture.bean(UserLockOut.class);
        ReleaseDetails open = fixture.releases.get(fixture.release());
        assertThat(lockOut.of(open, List.of())).isEqualTo(new UserLockOut.LockOut(false, null, null, true));

        String closing = fixture.release(story -> story.maintenanceMode = true);
        ReleaseDetails release = fixture.releases.get(closing);
        assertThat(lockOut.of(release, List.of())).isEqualTo(new UserLockOut.LockOut(true, null, null, true));

        fixture.append(closing, "maintenanceEntering", "system:worker", "{attempt: 1, plan: 'deployment'}");
        UserLockOut.LockOut perhaps = lockOut.of(release, records(closing));
        assertThat(perhaps.since()).isNotNull();
        assertThat(perhaps.certain()).isFalse();
        fixture.append(closing, "maintenanceEntered", "system:worker", "{attempt: 1, outcome: 'succeeded'}");
        assertThat(lockOut.of(release, records(closing)).certain()).isTrue();
        fixture.append(closing, "maintenanceLeft", "system:worker", "{attempt: 1, outcome: 'succeeded'}");
        assertThat(lockOut.of(release, records(closing)).since()).isNull();
    }

    @Test
    @DisplayName("for about how long users are locked out is what the same steps of the release that runs took")
    void tellsForHowLongUsersAreLockedOut() {
        String running = fixture.started();
        for (String step : List.of("take-code", "restart-queue", "gone")) {
            fixture.append(running, "stepEnded", "system:worker", """
                    {plan: 'deployment', attempt: 1, step: '%s', outcome: 'succeeded', durationMs: 70000}""".formatted(step));
        }
        fixture.append(running, "stepEnded", "system:worker", """
                {plan: 'deployment', attempt: 1, step: 'migrate', outcome: 'failed', durationMs: 900000}""");
        ProductionStates production = mock(ProductionStates.class);
        when(production.of("canteen-api"))
                .thenReturn(Optional.of(
                        new ProductionState("canteen-api", "1.4.1", null, null, running, null, null, null, null)));
        ReleaseDetails next = fixture.releases.get(fixture.release(story -> story.maintenanceMode = true));

        assertThat(new UserLockOut(
                                fixture.bean(DeploymentHistories.class),
                                fixture.bean(DeploymentPlans.class),
                                production)
                        .of(next, List.of())
                        .minutes())
                .isEqualTo(2);
    }

    @Test
    @DisplayName("RB-07: the approver of the plan decides on the rollback, whatever a variable says")
    void decidesOnTheRollback() {
        TaskOutcome outcome = accept(
                "approve-rollback", told, "manager", Map.of("rollbackApprover", "management"), "decision", "approve");
        assertThat(outcome.event().kind()).isEqualTo("rollbackDecided");
        assertThat(RawEvent.members(outcome.event()))
                .isEqualTo(Map.of(
                        "attempt",
                        1,
                        "decision",
                        "approve",
                        "role",
                        "management",
                        "reason",
                        "seen",
                        "shown",
                        shown(told)));
        assertThat(outcome.facts()).isEqualTo(Map.of("rollbackDecision", "approve"));

        assertThatThrownBy(() -> accept(
                        "approve-rollback",
                        told,
                        "dev",
                        Map.of("rollbackApprover", "developer"),
                        "decision",
                        "approve"))
                .hasMessage("decision (RB-07): The rollback plan names management as its approver, not developer."
                        + " Let them decide.");
    }

    @Test
    @DisplayName("RB-07, RB-08: a refused rollback does not run again; it may be recovered by hand")
    void recoversByHand() {
        String release = fixture.started();
        fixture.append(release, "rollbackDecided", "tech", "{attempt: 1, decision: 'refuse', role: 'technical-owner'}");
        assertThatThrownBy(() -> accept("recover-by-hand", release, "rollback", Map.of(), "decision", "again"))
                .hasMessageStartingWith("decision (RB-07): The rollback was refused by its approver");
        TaskOutcome recovered = accept("recover-by-hand", release, "rollback", Map.of(), "decision", "recovered");
        assertThat(recovered.event().kind()).isEqualTo("recoveryDecided");
        assertThat(RawEvent.members(recovered.event()))
                .isEqualTo(Map.of("attempt", 1, "decision", "recovered", "reason", "seen"));
        assertThat(recovered.facts()).isEqualTo(Map.of("recoveryDecision", "recovered"));

        fixture.append(
                release, "rollbackDecided", "tech", "{attempt: 1, decision: 'approve', role: 'technical-owner'}");
        assertThat(accept("recover-by-hand", release, "rollback", Map.of(), "decision", "again")
                        .facts())
                .isEqualTo(Map.of("recoveryDecision", "again"));
    }

    @Test
    @DisplayName("DEP-06, DEP-07: a person says how a service is closed and opened, and the record of it counts")
    void decidesOnMaintenanceMode() {
        String release = fixture.started();
        Map<String, Object> facts = Map.of("purpose", "rollback");
        TaskOutcome closing = accept("close-service", release, "deployer", facts, "decision", "without");
        assertThat(closing.event().kind()).isEqualTo("closingDecided");
        assertThat(closing.items()).containsExactly("DEP-06");
        assertThat(RawEvent.members(closing.event()))
                .isEqualTo(Map.of("attempt", 1, "purpose", "rollback", "decision", "without", "reason", "seen"));
        assertThat(closing.facts()).isEqualTo(Map.of("closingDecision", "without"));

        fixture.append(release, "maintenanceEntering", "system:worker", "{attempt: 1, plan: 'rollback'}");
        assertThat(form("bring-online")
                        .context(task(release, "bring-online", facts))
                        .get("maintenance")
                        .toString())
                .contains("not certain, perhaps since 2026-03-02");
        TaskOutcome opening = accept("bring-online", release, "rollback", facts, "decision", "done");
        assertThat(opening.event().kind()).isEqualTo("reopeningDecided");
        assertThat(opening.items()).containsExactly("DEP-07");
        assertThat(opening.facts()).isEqualTo(Map.of("reopeningDecision", "done"));
    }

    @Test
    @DisplayName("RB-07: a rollback whose steps are not those that were approved is approved again before it runs")
    void approvesARollbackAgainWhenItsStepsHaveChanged() {
        RollbackPlanning planning = fixture.bean(RollbackPlanning.class);
        String release = fixture.started();
        String decided = "{attempt: 1, decision: 'approve', role: 'technical-owner', shown: '%s'}";
        fixture.append(release, "rollbackDecided", "tech", decided.formatted("0".repeat(64)));
        assertThat(planning.asApproved(release)).isFalse();
        fixture.append(release, "rollbackDecided", "tech", decided.formatted(shown(release)));
        assertThat(planning.asApproved(release)).isTrue();
        assertThat(shown(release)).isNotEqualTo(shown(told));

        fixture.append(release, "rollbackDecided", "tech", decided.formatted("0".repeat(64)));
        fixture.append(release, "recoveryDecided", "rollback", "{attempt: 1, decision: 'recovered', reason: 'seen'}");
        assertThat(planning.asApproved(release)).as("nothing runs").isTrue();
    }

    @Test
    @DisplayName("RB-02 to RB-07: who approves, and which steps run")
    void plansTheRollback() {
        RollbackPlanning planning = fixture.bean(RollbackPlanning.class);
        assertThat(planning.begin(told)).isEqualTo("management");
        assertThat(fixture.releases.moved).containsEntry(told, com.maqsafy.releases.release.ReleaseStatus.ROLLING_BACK);

        String release = fixture.started();
        assertThat(planning.begin(release)).isEqualTo("technical-owner");
        assertThat(planning.stepIds(release)).containsExactly("rollback-database", "take-previous-code");
        fixture.append(
                release, "recoveryDecided", "rollback", "{attempt: 1, decision: 'recovered', reason: 'by hand'}");
        assertThat(planning.stepIds(release)).isEmpty();
    }

    @Test
    @DisplayName("OPEN-04, OPEN-05: what is configured for a service")
    void answersWhatIsConfigured() {
        DeploymentPlans plans = fixture.bean(DeploymentPlans.class);
        assertThat(plans.owner("canteen-api")).contains("deployer");
        assertThat(plans.rollbackConfigured("canteen-api")).isTrue();
        assertThat(plans.owner("bare-api")).isEmpty();
        assertThat(plans.rollbackConfigured("bare-api")).isFalse();
        assertThat(plans.configured("bare-api")).isFalse();
        String plain = fixture.release(story -> story.contains = List.of("backend"));
        assertThat(plans.deployment(fixture.releases.get(plain)))
                .extracting(PlannedStep::id)
                .containsExactly("take-code", "restart-queue");
        assertThat(plans.rollback(fixture.releases.get(plain)))
                .singleElement()
                .satisfies(s -> assertThat(s.argv()).endsWith("v1.4.1"));
    }

    private static long backup(String release, int attempt, String outcome) {
        return fixture.append(
                        release,
                        "backupTaken",
                        "system:worker",
                        "{attempt: %d, outcome: '%s', takenAt: '2026-03-02T09:00:00Z'}".formatted(attempt, outcome))
                .sequence();
    }

    /** What a rollback of a release would run now. */
    private static String shown(String release) {
        return fixture.bean(DeploymentPlans.class)
                .shownRollbackDigest(
                        fixture.bean(DeploymentHistories.class).of(release).release());
    }

    private static TaskOutcome confirm(String release, String user, String decision) {
        return accept("backup-confirmation", release, user, Map.of(), "decision", decision);
    }

    private static TaskOutcome accept(
            String form, String release, String user, Map<String, Object> facts, String key, String value) {
        TaskContext task = task(release, form, facts);
        return form(form).accept(task, user, new FormValues(Map.of(key, value, "reason", " seen ")));
    }

    private static Map<String, Object> context(String form, String release) {
        return form(form).context(task(release, form, Map.of()));
    }

    private static List<LedgerRecord> records(String release) {
        return fixture.bean(Ledger.class).records(release);
    }

    private static TaskForm form(String id) {
        return switch (id) {
            case "start-deployment" -> fixture.bean(StartDeploymentForm.class);
            case "peak-deployment" -> fixture.bean(PeakDeploymentForm.class);
            case "backup-confirmation" -> fixture.bean(BackupConfirmationForm.class);
            case "failed-step" -> fixture.bean(FailedStepForm.class);
            case "approve-rollback" -> fixture.bean(ApproveRollbackForm.class);
            case "close-service" -> fixture.bean(CloseServiceForm.class);
            case "bring-online" -> fixture.bean(BringOnlineForm.class);
            default -> fixture.bean(RecoverByHandForm.class);
        };
    }
}
