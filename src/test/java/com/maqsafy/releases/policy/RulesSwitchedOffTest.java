package com.maqsafy.releases.policy;

import static com.maqsafy.releases.ReleaseStory.OTHER_COMMIT;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.maqsafy.releases.ReleaseStory;
import com.maqsafy.releases.hotfix.HotfixStory;
import com.maqsafy.releases.security.SecurityStory;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * No rule of the gate is idle: each has a release that is refused because of it, and without it would pass. A new rule
 * without such a release fails here.
 */
@DisplayName("Each rule of the gate switched off: promise 1, RULE-01 to RULE-07, HOT-01 to HOT-05, SEC-01 to SEC-08")
class RulesSwitchedOffTest {

    private static final Rules RULES = new Rules();

    /**
     * A release that goes well but for one thing.
     *
     * @param item the item that the rule names
     * @param echoes the items that others say for the same reason, such as the rows which the system answers; without
     *     them the release passes as soon as the rule is off
     */
    private record Case(String item, Supplier<ReleaseStory> story, Consumer<Scene> change, List<String> echoes) {}

    private final Map<String, Case> cases = new LinkedHashMap<>();

    RulesSwitchedOffTest() {
        preparation();
        deployment();
        release();
        hotfix();
        security();
    }

    private void preparation() {
        prepared(ReleaseOwnerRule.class, "PRIN-01", s -> s.story.owner = "nobody", "PRE-01");
        prepared(
                ScopeRule.class,
                "SCOPE-08",
                s -> s.story.change(
                        "sourceInspected", p -> p.withArray("contains").add("configuration")),
                "PRE-02");
        prepared(RisksRule.class, "PRIN-06", s -> s.story.risks = " ");
        cases.put(
                VersionRule.class.getSimpleName(),
                new Case("VER-03", () -> ReleaseStory.prepared(s -> s.version = "1.6.0"), s -> {}, List.of()));
        prepared(ContainsPreviousRule.class, "RB-01", s -> s.containsPrevious = false);
        prepared(BranchRule.class, "BR-03", s -> s.story.branch = "develop");
        prepared(CommitOnBranchRule.class, "BR-06", s -> s.commitOnBranch = false);
        prepared(
                AlteredMigrationRule.class,
                "VER-05",
                s -> s.story.change(
                        "sourceInspected", p -> p.withArray("alteredMigrations").add("database/migrations/old.php")));
        prepared(
                PullRequestChecklistRule.class,
                "PR-05",
                s -> s.story.answer("checklistAnswered", "PR-05", "no", "not looked at"));
        prepared(
                PreReleaseChecklistRule.class,
                "PRE-07",
                s -> s.story.answer("checklistAnswered", "PRE-07", "no", "not looked at"));
        prepared(SystemAnsweredRowsRule.class, "PRE-03", s -> s.story.requirements = List.of());
        prepared(
                RequiredTestsRule.class,
                "TEST-06",
                s -> s.story.change("testReported", p -> p.put("outcome", "failed")),
                "PRE-05");
        prepared(
                MigrationReviewRule.class,
                "MIG-05",
                s -> s.story.answer("migrationReviewed", "MIG-05", "no", "large"),
                "PRE-08");
        prepared(
                MigrationStagingTestRule.class,
                "MIG-02",
                s -> s.story.change("migrationStagingTested", p -> p.put("outcome", "failed")),
                "PRE-08");
        prepared(
                DestructiveOperationRule.class,
                "MIG-06",
                s -> s.story.change(
                        "sourceInspected",
                        p -> ((ObjectNode) p.at("/migrations/0"))
                                .put("destructive", true)
                                .withArray("operations")
                                .addObject()
                                .put("kind", "dropColumn")),
                "PRE-05",
                "PRE-08",
                "TEST-09");
        prepared(
                RollbackPlanRule.class,
                "RB-08",
                s -> s.story.change("rollbackPlanDocumented", p -> p.put("verification", "")),
                "PRE-10");
        prepared(
                NotesFormatRule.class,
                "NOTE-02",
                s -> s.story.change(
                        "notesWritten",
                        p -> p.put("markdown", p.path("markdown").asText().replace("### Summary", "### Sumary"))),
                "PRE-15");
        prepared(
                NotesLeakRule.class,
                "RULE-05",
                s -> s.story.change(
                        "notesWritten",
                        p -> p.withObject("/content").withArray("knownIssues").add("seen by layla@canteen.sa")),
                "PRE-15");
        prepared(
                NotesMigrationsRule.class,
                "PRIN-05",
                s -> s.story.change(
                        "notesWritten",
                        p -> p.withObject("/content")
                                .withArray("databaseChanges")
                                .removeAll()),
                "PRE-15");
        prepared(
                NotesFactsRule.class,
                "NOTE-08",
                s -> s.story.change(
                        "notesWritten", p -> p.withObject("/content").put("rollbackOwner", "owner")));
        prepared(
                PlannedTimePassedRule.class,
                "NOTE-08",
                s -> s.story.plannedAt = s.now.minus(Duration.ofDays(3)).minusSeconds(1));
        cases.put(
                ApproversRule.class.getSimpleName(),
                new Case("APR-02", () -> ReleaseStory.prepared(s -> s.requester = "product"), s -> {}, List.of()));
        prepared(SentBackRule.class, "APR-02", s -> s.story.decide("product-owner", "product", "rework"));
    }

    private void deployment() {
        deploying(ApprovalsRule.class, "APR-02", s -> s.story.without("approvalDecided", "role", "product-owner"));
        cases.put(
                ApprovedPlanRule.class.getSimpleName(),
                new Case(
                        "DEP-01",
                        () -> ReleaseStory.prepared()
                                .change("deploymentPlanned", p -> ((ObjectNode) p.at("/steps/1")).put("title", "Other"))
                                .approve()
                                .startDeployment(),
                        s -> {},
                        List.of()));
        deploying(BackupRule.class, "RULE-03", s -> s.story.by("backupConfirmed", "deployer"));
        deploying(ExclusiveProductionRule.class, "DEP-01", s -> s.otherRelease = Optional.of("canteen-api-1.4.2"));
        deploying(OvertakenReleaseRule.class, "RB-01", s -> s.productionVersion = "1.4.2");
        deploying(
                ProductionDriftRule.class,
                "RB-01",
                s -> s.production = new LiveFacts.Production(true, Optional.of("1.4.9"), Optional.empty()));
        deploying(
                WayBackRule.class, "RB-01", s -> s.wayBack = new LiveFacts.WayBack("1.4.1", false, false, true, false));
        deploying(PeakRule.class, "RULE-07", s -> {
            s.peak = true;
            s.story.change("riskAssessed", p -> p.put("risk", "high"));
        });
        cases.put(
                PlannedTimeRule.class.getSimpleName(),
                new Case(
                        "NOTE-08",
                        () -> {
                            // Planned before the approvals: what is planned is part of what they are for.
                            ReleaseStory story = ReleaseStory.deploying();
                            story.plannedAt = story.next().plusSeconds(3600);
                            return story.round("technical-owner", "product-owner")
                                    .decide("technical-owner", "tech", "approve")
                                    .decide("product-owner", "product", "approve");
                        },
                        s -> {},
                        List.of()));
        deploying(UnchangedVersionRule.class, "VER-05", s -> s.tagCommit = Optional.of(OTHER_COMMIT));
        deploying(WindowRule.class, "OPEN-08", s -> s.inWindow = false);
    }

    private void release() {
        deployed(
                BackOnlineRule.class,
                "DEP-07",
                s -> s.story.add("maintenanceEntered", "system:worker", "{attempt: 1, outcome: 'succeeded'}"),
                "DEP-06");
        deployed(StepsRule.class, "DEP-01", s -> s.plannedSteps = List.of("take-code", "migrate", "restart-queue"));
        deployed(ChecksRule.class, "POST-09", s -> s.story.check("logs", "POST-09", false, 2, "failed"));
        deployed(TagRule.class, "RULE-06", s -> s.story.without("tagVerified"));
    }

    private void hotfix() {
        urgent(
                "HotfixScopeRule",
                "HOT-01",
                HotfixStory::prepared,
                s -> s.story.change("sourceInspected", p -> p.put("files", 11)));
        urgent("RootCauseRule", "HOT-02", HotfixStory::prepared, s -> s.story.without("rootCauseDocumented"));
        urgent(
                "RiskReviewRule",
                "HOT-03",
                HotfixStory::prepared,
                s -> s.story.change("riskReviewed", p -> p.put("decision", "not-acceptable")));
        urgent(
                "HotfixTestsRule",
                "HOT-04",
                HotfixStory::prepared,
                s -> s.story.change("testReported", p -> p.put("outcome", "failed")),
                "PRE-05",
                "TEST-06");
        urgent(
                "HotfixLoggedRule",
                "HOT-05",
                HotfixStory::deployed,
                s -> s.story.without("statusChanged", "to", "deploying"));
    }

    private void security() {
        urgent(
                "VulnerabilityRule",
                "SEC-01",
                SecurityStory::assessed,
                s -> s.story.change("vulnerabilityDocumented", p -> p.put("score", 3.1)));
        urgent(
                "AffectedSystemsRule",
                "SEC-02",
                SecurityStory::assessed,
                s -> s.story.change("vulnerabilityDocumented", p -> p.putArray("affectedSystems")));
        urgent("ExploitRiskRule", "SEC-03", SecurityStory::assessed, s -> s.story.without("exploitRiskReviewed"));
        urgent(
                "SecurityTestsRule",
                "SEC-04",
                SecurityStory::assessed,
                s -> s.story.without("testReported", "test", "TEST-07"),
                "PRE-05",
                "TEST-07");
        urgent(
                "SecurityChecklistRule",
                "SEC-06",
                SecurityStory::completed,
                s -> s.story.answer("securityChecklistAnswered", "SEC-06", "no", "later"));
        urgent(
                "PostFixRule",
                "SEC-08",
                SecurityStory::completed,
                s -> s.story.change("fixVerified", p -> p.put("decision", "roll-back")));
    }

    @Test
    void everyRuleOfTheApplicationHasACase() {
        assertThat(cases.keySet())
                .containsExactlyInAnyOrderElementsOf(RULES.all.stream()
                        .map(rule -> rule.getClass().getSimpleName())
                        .toList());
    }

    @TestFactory
    Stream<DynamicTest> refusesWithTheRuleAndWouldNotWithoutIt() {
        return RULES.all.stream()
                .map(rule -> DynamicTest.dynamicTest(rule.getClass().getSimpleName(), () -> refusesOnlyWith(rule)));
    }

    @Test
    void refusesAReviewerOfMigrationsWhoTurnsOutToHaveWrittenACommit() {
        GateRule rule = RULES.all.stream()
                .filter(MigrationReviewRule.class::isInstance)
                .findFirst()
                .orElseThrow();
        refusesOnlyWith(
                rule,
                new Case(
                        "MIG-01",
                        ReleaseStory::prepared,
                        s -> s.story.writer("A Developer", KnownPeople.DEVELOPERS_EMAIL),
                        List.of("PRE-08")));
    }

    private void refusesOnlyWith(GateRule rule) {
        Case is = cases.get(rule.getClass().getSimpleName());
        assertThat(is).isNotNull();
        refusesOnlyWith(rule, is);
    }

    private static void refusesOnlyWith(GateRule rule, Case is) {
        Dossier well = new Scene(is.story().get()).dossier();
        Scene scene = new Scene(is.story().get());
        is.change().accept(scene);
        Dossier dossier = scene.dossier();
        List<GateRule> others = RULES.all.stream().filter(r -> r != rule).toList();

        GateResult with = new ReleaseGate(RULES.all, RULES.catalogue).evaluate(dossier, rule.stage());
        GateResult without = ReleaseGate.evaluate(others, dossier, rule.stage());

        assertThat(with.deployable()).isFalse();
        assertThat(items(with)).contains(is.item());
        assertThat(rule.items()).contains(is.item());
        assertThat(items(without)).doesNotContain(is.item());
        assertThat(without.deployable()).isEqualTo(is.echoes().isEmpty());
        assertThat(items(without)).as("%s", without).containsExactlyElementsOf(is.echoes());
        // The refusal is of the one thing that was changed, not of the story.
        assertThat(ReleaseGate.evaluate(RULES.all, well, rule.stage()).findings())
                .filteredOn(f -> !f.item().equals(is.item()))
                .isEmpty();
    }

    private void prepared(Class<? extends GateRule> rule, String item, Consumer<Scene> change, String... echoes) {
        cases.put(rule.getSimpleName(), new Case(item, ReleaseStory::prepared, change, List.of(echoes)));
    }

    private void deploying(Class<? extends GateRule> rule, String item, Consumer<Scene> change) {
        cases.put(rule.getSimpleName(), new Case(item, ReleaseStory::deploying, change, List.of()));
    }

    private void deployed(Class<? extends GateRule> rule, String item, Consumer<Scene> change, String... echoes) {
        cases.put(rule.getSimpleName(), new Case(item, ReleaseStory::deployed, change, List.of(echoes)));
    }

    private void urgent(
            String rule, String item, Supplier<ReleaseStory> story, Consumer<Scene> change, String... echoes) {
        cases.put(rule, new Case(item, story, change, List.of(echoes)));
    }

    private static List<String> items(GateResult result) {
        return result.findings().stream().map(Finding::item).toList();
    }
}
