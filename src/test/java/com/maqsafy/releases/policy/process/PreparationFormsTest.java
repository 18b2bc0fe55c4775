package com.maqsafy.releases.policy.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.RETURNS_DEEP_STUBS;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.maqsafy.releases.ReleaseStory;
import com.maqsafy.releases.approval.ApprovalDecided;
import com.maqsafy.releases.approval.ApprovalState;
import com.maqsafy.releases.approval.Approvals;
import com.maqsafy.releases.approval.DestructiveOperationDecided;
import com.maqsafy.releases.approval.MigrationReviewed;
import com.maqsafy.releases.calendar.ServiceTimes;
import com.maqsafy.releases.deployment.DeploymentPlans;
import com.maqsafy.releases.deployment.DeploymentPlans.ShownStep;
import com.maqsafy.releases.evidence.LedgerRecord.DefinitionVersion;
import com.maqsafy.releases.policy.Dossiers;
import com.maqsafy.releases.policy.Finding;
import com.maqsafy.releases.policy.GateResult;
import com.maqsafy.releases.policy.OvertakenReleaseRule;
import com.maqsafy.releases.policy.PlannedTimePassedRule;
import com.maqsafy.releases.policy.PolicyCatalogue;
import com.maqsafy.releases.policy.ReleaseGate;
import com.maqsafy.releases.policy.Scene;
import com.maqsafy.releases.policy.SystemAnswers;
import com.maqsafy.releases.policy.SystemAnswers.SystemAnswer;
import com.maqsafy.releases.process.FormValues;
import com.maqsafy.releases.process.SubmissionRefusedException;
import com.maqsafy.releases.process.TaskContext;
import com.maqsafy.releases.process.TaskForm;
import com.maqsafy.releases.process.TaskOutcome;
import com.maqsafy.releases.release.Amendment;
import com.maqsafy.releases.release.People;
import com.maqsafy.releases.release.ReworkRequested;
import com.maqsafy.releases.release.RollbackPlanDocumented;
import com.maqsafy.releases.release.TestReported;
import com.maqsafy.releases.release.WithdrawalRequested;
import com.maqsafy.releases.testing.ShownAboveQuestions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

@DisplayName("The forms of the preparation and of the approval")
class PreparationFormsTest {

    private static final Map<String, Object> FACTS =
            Map.of("approverRole", "technical-owner", "part", "test-evidence:TEST-06");

    private final ReleaseStory story = ReleaseStory.prepared();
    private final Dossiers dossiers = key -> new Scene(story).dossier();
    private final SystemAnswers systemAnswers = mock(SystemAnswers.class);
    private final DossierTables tables =
            new DossierTables(new PolicyCatalogue(), systemAnswers, List.of(), ServiceTimes.UTC);
    private final People people = mock(People.class);
    private final DeploymentPlans plans = mock(DeploymentPlans.class);
    private final ReleaseGate gate = mock(ReleaseGate.class);
    private final Amendment amendment = mock(Amendment.class);
    private final OvertakenReleaseRule overtaken = mock(OvertakenReleaseRule.class);
    private final PlannedTimePassedRule plannedTime = mock(PlannedTimePassedRule.class);
    private final Approvals approvals = mock(Approvals.class);
    private final ApprovalBrief brief = mock(ApprovalBrief.class);
    private final ShownLinks links = mock(ShownLinks.class);
    private final ChangedFiles files = mock(ChangedFiles.class);

    @BeforeEach
    void giveEverythingThatAFormShows() {
        story.change(
                "sourceInspected",
                p -> ((ObjectNode) p.at("/migrations/0"))
                        .withArray("operations")
                        .addObject()
                        .put("kind", "dropColumn")
                        .put("table", "wallets")
                        .put("detail", "limit")
                        .put("destructive", true)
                        .put("grade", "loses-data")
                        .put("effect", "The column is gone.")
                        .put("line", 7));
        story.change("migrationStagingTested", p -> p.put("durationMs", 1500).put("output", "Migrated."));
        when(systemAnswers.of(any())).thenReturn(List.of(new SystemAnswer("PRE-01", "yes", "The owner is owner.")));
        when(plans.shownRollback(any()))
                .thenReturn(List.of(
                        new ShownStep("RB-02", "Take the code of before", "./undo.sh"),
                        new ShownStep("RB-04", "Restart", "./restart.sh")));
        when(people.members("rollback-owner")).thenReturn(Set.of("rollback"));
        when(people.exists("rollback")).thenReturn(true);
        when(gate.evaluate(any(), any()))
                .thenReturn(new GateResult(false, List.of(new Finding("RULE-01", "technical-owner is to look."))));
        when(files.of(any())).thenReturn(List.of(Map.of("path", "a.php", "change", "modified, +1 -2")));
        when(approvals.of(any(), anyString(), any(), any()))
                .thenAnswer(
                        asked -> ApprovalState.of(asked.getArgument(0), asked.getArgument(1), asked.getArgument(2)));
        when(brief.rows(any(), any(), any())).thenReturn(List.of(Map.of("name", "When", "value", "now")));
        when(brief.exceptions(any(), any())).thenReturn(List.of(Map.of("item", "PR-08", "what", "no")));
        when(brief.notes(any())).thenReturn(List.of(Map.of("line", "## Notes")));
        when(links.of(any())).thenReturn("No links are recorded.");
    }

    private TaskForm form(String id) {
        return switch (id) {
            case "approve-release" -> new ApproveReleaseForm(dossiers, tables, gate, approvals, brief, links);
            case "rollback-plan" -> new RollbackPlanForm(dossiers, tables, people, plans);
            case "migration-review" -> new MigrationReviewForm(dossiers, tables);
            case "resolve-findings" ->
                new ResolveFindingsForm(dossiers, tables, gate, overtaken, plannedTime, amendment);
            case "test-evidence" -> new TestEvidenceForm(dossiers, tables);
            case "pull-request-checklist" -> new PullRequestChecklistForm(dossiers, tables, files);
            case "pre-release-checklist" -> new PreReleaseChecklistForm(dossiers, tables);
            case "destructive-operations" -> new DestructiveOperationsForm(dossiers, tables);
            case "hotfix-checklist" -> new HotfixChecklistForm(dossiers, tables, files, mock(RETURNS_DEEP_STUBS));
            default -> throw new IllegalArgumentException(id);
        };
    }

    @TestFactory
    Stream<DynamicTest> showsEverythingThatTheFormAsksFor() {
        when(plans.rollbackConfigured("canteen-api")).thenReturn(true);
        return Stream.of(
                        "approve-release",
                        "rollback-plan",
                        "migration-review",
                        "resolve-findings",
                        "test-evidence",
                        "pull-request-checklist",
                        "pre-release-checklist",
                        "destructive-operations",
                        "hotfix-checklist")
                .map(id -> DynamicTest.dynamicTest(id, () -> {
                    assertThat(form(id).form()).isEqualTo(id);
                    ShownAboveQuestions.holdWhatTheFormAsksFor(id, context(id));
                }));
    }

    @Test
    @DisplayName("APR-02: what is decided is about exactly this content, and only a yes lets the round go on")
    void decidesOnTheContent() {
        story.round("technical-owner", "product-owner");
        long round = story.records().size();

        TaskOutcome yes = accept("approve-release", "tech", Map.of("decision", "approve", "reason", " seen "));
        assertThat(yes.event())
                .isEqualTo(new ApprovalDecided("technical-owner", "approve", "seen", story.digest(), round, null));
        assertThat(yes.items()).containsExactly("APR-02");
        assertThat(yes.facts()).isEmpty();
        assertThat(accept("approve-release", "tech", Map.of("decision", "reject", "reason", "no"))
                        .facts())
                .isEqualTo(Map.of("approvalsStopped", true));
    }

    @Test
    void showsWhoDecidedAndWhoIsWaitedFor() {
        story.decide("technical-owner", "tech", "approve")
                .change(
                        "approvalDecided",
                        p -> p.putObject("act")
                                .putArray("roles")
                                .addObject()
                                .put("role", "technical-owner")
                                .put("since", "2026-03-01T08:00:00Z")
                                .put("givenBy", "admin")
                                .put("recent", true));

        assertThat(rows(context("approve-release"), "approvals"))
                .containsExactly(
                        Map.of(
                                "role",
                                "technical owner",
                                "by",
                                "tech",
                                "decision",
                                "approve",
                                "reason",
                                "seen",
                                "held",
                                "GIVEN LATELY: technical owner since 2026-03-01T08:00:00Z by admin"),
                        Map.of("role", "product owner", "by", "", "decision", "waiting", "reason", "", "held", ""));
        assertThat(context("approve-release"))
                .containsEntry("title", "canteen-api 1.5.0, as technical owner")
                .containsEntry("digest", story.digest());
    }

    @Test
    @DisplayName("RB-06: the rollback owner is somebody, and what will run is what is configured")
    void documentsThePlan() {
        assertThatThrownBy(() -> accept("rollback-plan", "rollback", Map.of("owner", "ghost")))
                .isInstanceOf(SubmissionRefusedException.class)
                .hasMessage("owner (RB-06): There is no user 'ghost'. Name an existing one.");

        Map<String, Object> values = Map.of(
                "owner", "rollback",
                "codeCommand", "git checkout v1.4.1",
                "database", "safe",
                "databaseInstructions", "none",
                "configuration", "nothing",
                "files", "stay",
                "approverRole", "management",
                "verification", "health");
        assertThat(accept("rollback-plan", "rollback", values).event())
                .isEqualTo(new RollbackPlanDocumented(
                        ReleaseStory.COMMIT,
                        "1.4.1",
                        "git checkout v1.4.1",
                        "safe",
                        "none",
                        "nothing",
                        "stay",
                        "rollback",
                        "management",
                        "health"));
        assertThat(context("rollback-plan")).containsEntry("configured", false).containsEntry("steps", List.of());

        when(plans.rollbackConfigured("canteen-api")).thenReturn(true);
        assertThat(((RollbackPlanDocumented)
                                accept("rollback-plan", "rollback", values).event())
                        .codeCommand())
                .isEqualTo("Take the code of before: ./undo.sh\nRestart: ./restart.sh");
        assertThat(rows(context("rollback-plan"), "steps"))
                .containsExactly(
                        Map.of("number", 1, "step", "Take the code of before", "command", "./undo.sh"),
                        Map.of("number", 2, "step", "Restart", "command", "./restart.sh"));
    }

    @Test
    void proposesWhatScopeGitAndPeopleTell() {
        assertThat(form("rollback-plan").proposals(task("rollback-plan")))
                .containsOnlyKeys("configuration", "files", "owner", "approverRole", "verification")
                .containsEntry("owner", "rollback")
                .containsEntry("approverRole", "technical-owner")
                .containsEntry("verification", "All configured checks pass against version 1.4.1.");

        when(people.members("rollback-owner")).thenReturn(Set.of("rollback", "other"));
        story.contains = List.of("backend", "configuration");
        story.change("sourceInspected", p -> p.withArray("migrations").removeAll());
        assertThat(form("rollback-plan").proposals(task("rollback-plan")))
                .containsOnlyKeys("database", "files", "approverRole", "verification")
                .containsEntry("database", "not-applicable");
        story.contains = List.of("infrastructure");
        assertThat(form("rollback-plan").proposals(task("rollback-plan"))).doesNotContainKey("configuration");

        story.without("sourceInspected");
        assertThat(form("rollback-plan").proposals(task("rollback-plan")))
                .containsOnlyKeys("approverRole", "verification");
    }

    @Test
    @DisplayName("MIG-01, MIG-07: the decision and the time answer these two, whatever else is asked")
    void reviewsTheMigrations() {
        TaskOutcome outcome = accept(
                "migration-review",
                "developer",
                Map.of(
                        "decision", "reviewed",
                        "reason", "fine",
                        "MIG_05", "yes",
                        "executionTime", "2 s",
                        "lockTime", "none"));

        assertThat(outcome.event()).isInstanceOfSatisfying(MigrationReviewed.class, review -> {
            assertThat(review.commit()).isEqualTo(ReleaseStory.COMMIT);
            assertThat(review.decision()).isEqualTo("reviewed");
            assertThat(review.executionTime()).isEqualTo("2 s");
            assertThat(review.answers()).containsOnlyKeys("MIG-05");
        });
        assertThat(outcome.items()).containsExactly("MIG-01", "MIG-05", "MIG-07");
        assertThat(outcome.facts()).isEqualTo(Map.of("reviewDecision", "reviewed"));
    }

    @Test
    void showsAndProposesTheTimeOnStaging() {
        assertThat(form("migration-review").proposals(task("migration-review")))
                .isEqualTo(Map.of("executionTime", "1500 ms"));
        assertThat(rows(context("migration-review"), "staging"))
                .containsExactly(Map.of(
                        "time", ServiceTimes.UTC.minute("canteen-api", stagingTested()),
                        "outcome", "passed",
                        "duration", "1500 ms",
                        "output", "Migrated."));
        assertThat(context("migration-review"))
                .containsEntry("stagingTested", true)
                .containsEntry("locks", false);

        story.change("migrationStagingTested", p -> p.put("outcome", "failed").remove("durationMs"));
        assertThat(form("migration-review").proposals(task("migration-review"))).isEmpty();
        assertThat(rows(context("migration-review"), "staging"))
                .singleElement()
                .satisfies(row -> assertThat(row).containsEntry("duration", "0 ms"));
        story.change("migrationStagingTested", p -> p.put("outcome", "not-configured"));
        assertThat(context("migration-review")).containsEntry("stagingTested", false);
        story.change("sourceInspected", p -> ((ObjectNode) p.at("/migrations/0/operations/0")).put("grade", "locks"));
        assertThat(context("migration-review")).containsEntry("locks", true);
    }

    @Test
    void mendsOrWithdraws() {
        when(overtaken.evaluate(any())).thenReturn(List.of(new Finding("RULE-02", "overtaken")));
        assertThat(context("resolve-findings"))
                .containsEntry("overtaken", true)
                .containsEntry("plannedTimePassed", false)
                .containsEntry("findings", List.of(new Finding("RULE-01", "technical owner is to look.")));
        when(overtaken.evaluate(any())).thenReturn(List.of());
        when(plannedTime.evaluate(any())).thenReturn(List.of(new Finding("RULE-02", "passed")));
        assertThat(context("resolve-findings"))
                .containsEntry("overtaken", false)
                .containsEntry("plannedTimePassed", true);

        TaskOutcome withdrawn =
                accept("resolve-findings", "owner", Map.of("decision", "withdraw", "reason", "not needed"));
        assertThat(withdrawn.event()).isEqualTo(new WithdrawalRequested("not needed"));
        assertThat(withdrawn.facts()).isEqualTo(Map.of("findingsDecision", "withdraw"));
        verifyNoInteractions(amendment);

        TaskOutcome mended = accept(
                "resolve-findings",
                "owner",
                Map.of(
                        "decision", "mend",
                        "reason", "again",
                        "parts", List.of("pull-request"),
                        "summary", "More",
                        "changes", "one\ntwo",
                        "newCommit", "latest",
                        "rebase", "production",
                        "planned", "new",
                        "plannedAt", "2026-04-01T08:00:00Z"));
        assertThat(mended.event()).isEqualTo(new ReworkRequested("again", List.of("pull-request")));
        assertThat(mended.facts()).isEqualTo(Map.of("findingsDecision", "mend"));
        verify(amendment)
                .apply(
                        "canteen-api-1.5.0",
                        "owner",
                        new Amendment.Change(
                                "More", List.of("one", "two"), List.of(), "", true, true, "2026-04-01T08:00:00Z"));
        accept("resolve-findings", "owner", Map.of("decision", "mend", "planned", "none", "newCommit", "same"));
        verify(amendment)
                .apply(
                        "canteen-api-1.5.0",
                        "owner",
                        new Amendment.Change("", List.of(), List.of(), "", false, false, "none"));
    }

    @Test
    @DisplayName(
            "TEST-06: a statement is about the commit of the release, and its document counts for what else it is for")
    void statesATest() {
        assertThatThrownBy(() -> accept("test-evidence", "qa", Map.of("commit", "abc", "outcome", "passed")))
                .isInstanceOf(SubmissionRefusedException.class)
                .hasMessageStartingWith("commit (TEST-06): ");

        TaskOutcome outcome = accept(
                "test-evidence",
                "qa",
                Map.of(
                        "commit", ReleaseStory.COMMIT.substring(0, 12),
                        "outcome", "passed",
                        "link", "https://ci.example/7",
                        "statement", "looked at it"));

        assertThat(outcome.event()).isInstanceOfSatisfying(TestReported.class, report -> {
            assertThat(report.test()).isEqualTo("TEST-06");
            assertThat(report.commit()).isEqualTo(ReleaseStory.COMMIT);
            assertThat(report.outcome()).isEqualTo("passed");
            assertThat(report.link()).isEqualTo("https://ci.example/7");
            assertThat(report.statement()).isEqualTo("looked at it");
        });
        assertThat(outcome.items()).containsExactly("TEST-06", "RULE-01", "PRIN-03");
        assertThat(rows(context("test-evidence"), "reported"))
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .containsEntry("by", "ci")
                        .containsEntry("outcome", "passed")
                        .containsEntry("total", "9")
                        .containsEntry("failed", "0")
                        .containsEntry("skipped", "0"));
        assertThat(rows(context("test-evidence"), "facts").get(0))
                .containsEntry("name", "Test")
                .extracting("value")
                .asString()
                .startsWith("TEST-06, ");
    }

    @Test
    void answersChecklists() {
        TaskOutcome pullRequest = accept("pull-request-checklist", "developer", Map.of("PR_01", "yes"));
        assertThat(pullRequest.event())
                .hasToString(accept("pull-request-checklist", "x", Map.of("PR_01", "yes"))
                        .event()
                        .toString())
                .hasFieldOrPropertyWithValue("checklist", "pull-request")
                .hasFieldOrPropertyWithValue("commit", ReleaseStory.COMMIT);
        assertThat(pullRequest.items()).containsExactly("PR-01");
        TaskOutcome preRelease = accept("pre-release-checklist", "qa", Map.of("PRE_06", "yes"));
        assertThat(preRelease.event())
                .hasFieldOrPropertyWithValue("checklist", "pre-release")
                .hasFieldOrPropertyWithValue("commit", ReleaseStory.COMMIT);
        assertThat(preRelease.items()).containsExactly("PRE-06");
        assertThat(context("pre-release-checklist")).containsEntry("databaseChanges", true);
    }

    @Test
    @DisplayName("MIG-06: what is decided on is what was found to destroy something")
    void decidesOnWhatDestroys() {
        assertThat(rows(context("destructive-operations"), "operations"))
                .containsExactly(Map.of(
                        "destructive", "DESTROYS",
                        "grade", "LOSES DATA",
                        "operation", "dropColumn",
                        "table", "wallets",
                        "what", "dropColumn wallets",
                        "detail", "limit",
                        "effect", "The column is gone.",
                        "line", 7,
                        "migration", ReleaseStory.MIGRATION,
                        "where", ReleaseStory.MIGRATION + ", line 7"));

        TaskOutcome outcome =
                accept("destructive-operations", "tech", Map.of("decision", "approve", "reason", "backed up"));

        assertThat(outcome.event()).isInstanceOfSatisfying(DestructiveOperationDecided.class, decided -> {
            assertThat(decided.decision()).isEqualTo("approve");
            assertThat(decided.reason()).isEqualTo("backed up");
            assertThat(decided.operations())
                    .singleElement()
                    .satisfies(o -> assertThat(o.table()).isEqualTo("wallets"));
        });
        assertThat(outcome.facts()).isEqualTo(Map.of("destructiveDecision", "approve"));
        story.change(
                "sourceInspected",
                p -> ((ObjectNode) p.at("/migrations/0/operations/0"))
                        .put("destructive", false)
                        .put("grade", "harmless"));
        assertThat(rows(context("destructive-operations"), "operations")).isEmpty();
        assertThat(rows(context("migration-review"), "migrations"))
                .singleElement()
                .satisfies(row -> assertThat(row).containsEntry("destructive", "no"));
    }

    @Test
    void showsWhatWouldRunTheTestsTheAnswersAndTheRisks() {
        Map<String, Object> context = context("approve-release");
        assertThat(rows(context, "plan"))
                .hasSize(3)
                .contains(Map.of(
                        "part", "deployment",
                        "step", "Migrate the database",
                        "command", "./migrate.sh",
                        "timeout", "5 min",
                        "repeatable", "no"));
        assertThat(rows(context, "tests"))
                .extracting(row -> row.get("item") + " " + row.get("outcome"))
                .containsExactly("TEST-06 passed", "TEST-01 passed");
        assertThat(rows(context, "checks"))
                .anySatisfy(row -> assertThat(row)
                        .containsEntry("item", "PRE-01")
                        .containsEntry("answer", "yes")
                        .containsEntry("reason", "The owner is owner.")
                        .containsEntry("by", "system"))
                .anySatisfy(row -> assertThat(row)
                        .containsEntry("item", "PR-08")
                        .containsEntry("answer", "not-applicable")
                        .containsEntry("reason", "no documentation concerned")
                        .containsEntry("by", "developer"))
                .noneSatisfy(row -> assertThat(row.get("item").toString()).startsWith("MIG-"));
        assertThat(rows(context, "risks"))
                .extracting(row -> row.get("name") + ": " + row.get("value"))
                .containsExactly(
                        "Risks: Payments above the limit are refused",
                        "Way back: to 1.4.1: git checkout v1.4.1",
                        "Database rollback: safe",
                        "Rollback owner: rollback",
                        "Maintenance mode: no");
        assertThat(rows(context, "facts"))
                .extracting(row -> row.get("name") + ": " + row.get("value"))
                .contains(
                        "Release: canteen-api 1.5.0, after 1.4.1",
                        "Type: minor (feature)",
                        "Contains: backend, database migration",
                        "Branch and commit: release/1.5.0 @ aaaaaaaaaaaa",
                        "Planned: as soon as approved and allowed");
        story.maintenanceMode = true;
        story.plannedAt = ReleaseStory.START;
        story.without("testReported", "test", "TEST-06");
        story.change(
                "deploymentPlanned",
                p -> ((ObjectNode) p.at("/steps/0")).put("timeout", "PT90S").put("repeatable", true));
        story.change("deploymentPlanned", p -> ((ObjectNode) p.at("/steps/1")).put("timeout", "PT0S"));
        context = context("approve-release");
        assertThat(rows(context, "risks"))
                .last()
                .satisfies(row -> assertThat(row).containsEntry("value", "yes"));
        assertThat(rows(context, "facts"))
                .last()
                .satisfies(row -> assertThat(row)
                        .containsEntry("value", ServiceTimes.UTC.minute("canteen-api", ReleaseStory.START)));
        assertThat(rows(context, "tests"))
                .extracting(row -> row.get("item") + " " + row.get("outcome"))
                .containsExactly("TEST-06 missing", "TEST-01 passed");
        assertThat(rows(context, "plan"))
                .extracting(row -> row.get("timeout") + " " + row.get("repeatable"))
                .startsWith("90 s yes", " no");
    }

    private Instant stagingTested() {
        return story.records().stream()
                .filter(r -> r.kind().equals("migrationStagingTested"))
                .findFirst()
                .orElseThrow()
                .time();
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> rows(Map<String, Object> context, String table) {
        return (List<Map<String, Object>>)
                Optional.ofNullable(context.get(table)).orElseThrow();
    }

    private Map<String, Object> context(String form) {
        return form(form).context(task(form));
    }

    private TaskOutcome accept(String form, String user, Map<String, Object> values) {
        return form(form).accept(task(form), user, new FormValues(values));
    }

    private static TaskContext task(String form) {
        return new TaskContext(
                "canteen-api-1.5.0", "1", "userTask_x", form, new DefinitionVersion("release-preparation", 1), FACTS);
    }
}
