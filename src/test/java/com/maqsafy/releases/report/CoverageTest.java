package com.maqsafy.releases.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.maqsafy.releases.ReleaseStory;
import com.maqsafy.releases.evidence.Event;
import com.maqsafy.releases.evidence.EventKinds;
import com.maqsafy.releases.evidence.LedgerRecord;
import com.maqsafy.releases.policy.GateStage;
import com.maqsafy.releases.policy.PolicyCatalogue;
import com.maqsafy.releases.policy.PolicyItem;
import com.maqsafy.releases.release.ReleaseStatus;
import com.maqsafy.releases.release.ReleaseType;
import com.maqsafy.releases.report.Coverage.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What became of every item of the policy: met by which record, open, or why it does not apply. */
class CoverageTest {

    private static final PolicyCatalogue CATALOGUE = new PolicyCatalogue();
    private static final Function<GateStage, Set<String>> NO_GATE = stage -> Set.of();
    private static final Function<GateStage, Set<String>> GATE =
            stage -> Set.of("VER-01", "BR-06", "POST-01", "PRE-01");

    private static Map<String, Row> rows(ReleaseStory story, Function<GateStage, Set<String>> judged) {
        return Coverage.of(story.details(), served(story.records()), CATALOGUE, judged)
                .rows(ReportLanguage.ENGLISH)
                .stream()
                .collect(Collectors.toMap(Row::item, r -> r));
    }

    /** The records with the items that they serve in production. */
    private static List<LedgerRecord> served(List<LedgerRecord> records) {
        return records.stream()
                .map(r -> {
                    Set<String> items = new TreeSet<>();
                    EventKinds.known()
                            .of(r.kind())
                            .ifPresent(type -> items.addAll(
                                    List.of(type.getAnnotation(Event.class).items())));
                    r.payload().path("answers").fieldNames().forEachRemaining(items::add);
                    r.payload()
                            .path("tests")
                            .forEach(test -> items.add(test.path("test").asText()));
                    List.of("test", "item").forEach(member -> {
                        if (r.payload().has(member)) {
                            items.add(r.payload().path(member).asText());
                        }
                    });
                    r.payload()
                            .path("findings")
                            .forEach(f -> items.add(f.path("item").asText()));
                    items.remove("");
                    return new LedgerRecord(
                            r.release(),
                            r.sequence(),
                            r.time(),
                            r.actor(),
                            r.kind(),
                            new ArrayList<>(items),
                            r.element(),
                            r.definition(),
                            r.payload(),
                            r.previousHash(),
                            r.hash());
                })
                .toList();
    }

    @Test
    @DisplayName("every item has one row, in the policy's order, and what does not apply says why in both languages")
    void tellsEveryItem() {
        Coverage coverage = Coverage.of(
                ReleaseStory.deployed().details(),
                served(ReleaseStory.deployed().records()),
                CATALOGUE,
                GATE);

        List<Row> rows = coverage.rows(ReportLanguage.ENGLISH);

        assertThat(rows.stream().map(Row::item))
                .containsExactlyElementsOf(
                        CATALOGUE.items().stream().map(PolicyItem::id).toList());
        assertThat(rows)
                .filteredOn(r -> r.state().equals("not-applicable") && r.record() == null)
                .allSatisfy(r -> assertThat(r.why()).as(r.item()).isNotBlank().doesNotContain("{0}"));
        assertThat(coverage.rows(ReportLanguage.ARABIC))
                .filteredOn(r -> r.why() != null)
                .isNotEmpty()
                .allSatisfy(r -> assertThat(r.why()).containsPattern("\\p{IsArabic}"));
        assertThat(coverage.count(Coverage.State.MET)
                        + coverage.count(Coverage.State.NOT_MET)
                        + coverage.count(Coverage.State.OPEN)
                        + coverage.count(Coverage.State.NOT_APPLICABLE))
                .isEqualTo(rows.size());
    }

    @Test
    @DisplayName("SCOPE, TYPE, VER, APR, HOT, SEC: what the release is not is not asked of it")
    void appliesByWhatItIs() {
        Map<String, Row> rows = rows(ReleaseStory.deployed(), NO_GATE);

        assertThat(rows.get("SCOPE-02").why()).isEqualTo("The release does not change this part.");
        assertThat(rows.get("TYPE-01").why()).isEqualTo("The release is of type minor.");
        assertThat(rows.get("VER-02").why()).isEqualTo("The change is of kind feature.");
        assertThat(rows.get("APR-03").why()).isEqualTo("The release is of type minor.");
        assertThat(rows.get("APR-06").why()).isEqualTo("No migration destroys data.");
        assertThat(rows.get("HOT-01").state()).isEqualTo("not-applicable");
        assertThat(rows.get("SEC-08").state()).isEqualTo("not-applicable");
        assertThat(rows.get("POST-13").why()).isEqualTo("The release does not touch it.");
        assertThat(rows.get("TEST-08").why()).isEqualTo("Nothing that the release changes asks for this test.");
        assertThat(rows.get("DEP-07").why()).isEqualTo("Maintenance mode was not asked for.");
        assertThat(rows.get("VER-03").state()).isNotEqualTo("not-applicable");
        assertThat(rows.get("APR-02").state()).isNotEqualTo("not-applicable");
        assertThat(rows(ReleaseStory.prepared(s -> s.type = ReleaseType.HOTFIX), NO_GATE)
                        .get("HOT-01")
                        .state())
                .isEqualTo("open");
    }

    @Test
    @DisplayName("MIG: without a migration nothing of it is needed; with one it is met by the review")
    void appliesByMigrations() {
        Row met = rows(ReleaseStory.deployed(), NO_GATE).get("MIG-05");
        ReleaseStory without = ReleaseStory.requested();
        without.contains = List.of("backend");

        assertThat(met.state()).isEqualTo("met");
        assertThat(met.actor()).isEqualTo("developer");
        assertThat(rows(without, NO_GATE).get("MIG-05").why()).isEqualTo("The release brings no migration.");
    }

    @Test
    @DisplayName("TEST, APR, POST: that something was asked for does not meet it")
    void isNotMetByAsking() {
        ReleaseStory story = ReleaseStory.requested()
                .add(
                        "requiredTestsDetermined",
                        "system:policy",
                        "{commit: '%s', tests: [{test: 'TEST-06', reason: 'always'}]}".formatted(ReleaseStory.COMMIT));

        Row asked = rows(story, NO_GATE).get("TEST-06");
        Row reported = rows(story.test("TEST-06"), NO_GATE).get("TEST-06");

        assertThat(asked.state()).isEqualTo("open");
        assertThat(asked.record()).isNull();
        assertThat(asked.records()).containsExactly(2L);
        assertThat(reported.state()).isEqualTo("met");
        assertThat(reported.record()).isEqualTo(3);
        assertThat(reported.actor()).isEqualTo("ci");
    }

    @Test
    @DisplayName("POST: the last run of a check decides")
    void takesTheLastRun() {
        ReleaseStory failed = ReleaseStory.deployed().check("health", "POST-01", true, 2, "failed");

        assertThat(rows(failed, GATE).get("POST-01").state()).isEqualTo("not-met");
        assertThat(rows(failed.check("health", "POST-01", true, 3, "passed"), GATE)
                        .get("POST-01")
                        .state())
                .isEqualTo("met");
    }

    @Test
    @DisplayName("POST: that the old version works after a rollback does not meet it")
    void doesNotCountTheChecksOfARollback() {
        ReleaseStory story = ReleaseStory.deployed()
                .check("health", "POST-01", true, 2, "failed")
                .add("checkRun", "system:worker", """
                        {purpose: 'rollback', attempt: 1, round: 1, check: 'health', item: 'POST-01', critical: true,
                         outcome: 'passed', expectedVersion: '1.4.1'}""");

        assertThat(rows(story, NO_GATE).get("POST-01").state()).isEqualTo("not-met");
    }

    @Test
    @DisplayName(
            "POST-06, POST-08: a check that nobody configured leaves the item open, and a green gate does not meet it")
    void isOpenWithoutACheck() {
        ReleaseStory story = ReleaseStory.deploying()
                .add(
                        "verificationRoundOpened",
                        "system:verification",
                        "{purpose: 'deployment', attempt: 1, round: 1, checks: ['health'], itemsWithoutCheck: ['POST-06'],"
                                + " expectedVersion: '1.5.0'}")
                .add("gateEvaluated", "system:gate", gate("release", ""));

        Row row = rows(story, stage -> Set.of("POST-06")).get("POST-06");

        assertThat(row.state()).isEqualTo("open");
        assertThat(row.why()).isEqualTo("No check is configured for it.");
    }

    @Test
    @DisplayName("PR, PRE: no is not met, and not applicable is as the person said")
    void takesTheAnswerOfTheRow() {
        ReleaseStory story = ReleaseStory.prepared();
        story.answer("checklistAnswered", "PRE-07", "no", "not looked at");

        Map<String, Row> rows = rows(story, GATE);

        assertThat(rows.get("PRE-07").state()).isEqualTo("not-met");
        assertThat(rows.get("PRE-06").state()).isEqualTo("met");
        assertThat(rows.get("PR-08").state()).isEqualTo("not-applicable");
        assertThat(rows.get("PR-08").actor()).isEqualTo("developer");
    }

    @Test
    @DisplayName("what the gate judged is met by its record, until it finds something")
    void isJudgedByTheGate() {
        ReleaseStory story = ReleaseStory.prepared().add("gateEvaluated", "system:gate", gate("preparation", ""));
        long first = story.records().size();

        Row met = rows(story, GATE).get("PRE-01");
        story.add("gateEvaluated", "system:gate", gate("preparation", "{item: 'PRE-01', message: 'No owner.'}"));
        Row found = rows(story, GATE).get("PRE-01");
        story.add("gateEvaluated", "system:gate", gate("preparation", ""));
        Row again = rows(story, GATE).get("PRE-01");

        assertThat(met.state()).isEqualTo("met");
        assertThat(met.record()).isEqualTo(first);
        assertThat(found.state()).isEqualTo("not-met");
        assertThat(found.record()).isEqualTo(first + 1);
        assertThat(again.state()).isEqualTo("met");
        assertThat(again.record()).isEqualTo(first + 2);
        assertThat(rows(story, NO_GATE).get("VER-01").record())
                .as("the request names it")
                .isEqualTo(1);
    }

    @Test
    @DisplayName(
            "VER-05: what an earlier stage of the gate found is open when it finds it no more, until a later one judges it")
    void isOpenUntilItsLastStageJudges() {
        Function<GateStage, Set<String>> later = stage -> stage == GateStage.RELEASE ? Set.of("VER-05") : Set.of();
        String finding = "{item: 'VER-05', message: 'A migration was altered.'}";
        ReleaseStory story = ReleaseStory.prepared().add("gateEvaluated", "system:gate", gate("preparation", finding));
        assertThat(rows(story, later).get("VER-05").state()).isEqualTo("not-met");
        story.add("gateEvaluated", "system:gate", gate("preparation", ""));
        Row open = rows(story, later).get("VER-05");
        assertThat(open.state()).isEqualTo("open");
        assertThat(open.record()).isNull();
        story.add("gateEvaluated", "system:gate", gate("deployment", finding));
        story.add("gateEvaluated", "system:gate", gate("preparation", ""));
        assertThat(rows(story, later).get("VER-05").state())
                .as("an earlier stage judges less")
                .isEqualTo("not-met");
        story.add("gateEvaluated", "system:gate", gate("release", ""));
        assertThat(rows(story, later).get("VER-05").state()).isEqualTo("met");
    }

    @Test
    @DisplayName("DEP, POST: of a release that ended before production nothing of it is asked, and it says so")
    void endsBeforeProduction() {
        ReleaseStory story = ReleaseStory.prepared();
        story.status = ReleaseStatus.WITHDRAWN;

        Map<String, Row> rows = rows(story, NO_GATE);

        assertThat(rows.get("POST-01").why()).isEqualTo("It ended as withdrawn before production was touched.");
        assertThat(rows.get("DEP-01").state()).isEqualTo("not-applicable");
        assertThat(rows.get("PRE-06").state()).as("what was done stays done").isEqualTo("met");
        ReleaseStory failed = ReleaseStory.deploying();
        failed.status = ReleaseStatus.FAILED;
        assertThat(rows(failed, NO_GATE).get("POST-01").why()).isEqualTo("It ended as failed before it was verified.");
        assertThat(rows(failed, NO_GATE).get("DEP-01").state()).isEqualTo("open");
    }

    @Test
    @DisplayName("LOG-05: the log gives the status of a release that went wrong, too")
    void doesNotTakeABadEndForAMissingStatus() {
        ReleaseStory story =
                ReleaseStory.deployed().add("statusChanged", "system:release", "{from: 'rolling-back', to: 'failed'}");

        assertThat(rows(story, NO_GATE).get("LOG-05").state()).isEqualTo("met");
        assertThat(rows(story, NO_GATE).get("LOG-02").state()).isEqualTo("met");
    }

    private static String gate(String stage, String findings) {
        return "{stage: '%s', deployable: %s, contentDigest: 'd', findings: [%s]}"
                .formatted(stage, findings.isEmpty(), findings);
    }
}
