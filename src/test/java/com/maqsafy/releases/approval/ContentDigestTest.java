package com.maqsafy.releases.approval;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.maqsafy.releases.ReleaseStory;
import com.maqsafy.releases.evidence.LedgerRecord;
import com.maqsafy.releases.release.ReleaseType;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Promise 3: approvals are for exactly this content. */
class ContentDigestTest {

    @TestFactory
    Stream<DynamicTest> changesWithTheContent() {
        return Stream.of(
                changes("the version", s -> s.version = "1.6.0"),
                changes("the previous version", s -> s.previousVersion = "1.4.0"),
                changes("the type", s -> s.type = ReleaseType.PATCH),
                changes("the kind of change", s -> s.changeType = "fix"),
                changes("the branch", s -> s.branch = "main"),
                changes("the commit", s -> s.commit = ReleaseStory.OTHER_COMMIT),
                changes("the summary", s -> s.summary = "Something else"),
                changes("the changes", s -> s.changes = List.of("one", "two")),
                changes("what it contains", s -> s.contains = List.of("backend")),
                changes("the changed aspects", s -> s.changedAspects = List.of("api")),
                changes("the requirements", s -> s.requirements = List.of()),
                changes("the risks", s -> s.risks = "none"),
                changes("maintenance mode", s -> s.maintenanceMode = true),
                changes("a pull request answer", s -> s.answer("checklistAnswered", "PR-08", "yes", "")),
                changes("a pre-release answer", s -> s.answer("checklistAnswered", "PRE-14", "no", "")),
                changes(
                        "the migrations",
                        s -> s.change(
                                "sourceInspected",
                                p -> p.withArray("migrations").removeAll())),
                changes("the migration review", s -> s.answer("migrationReviewed", "MIG-05", "no", "")),
                changes(
                        "a decision on destructive operations",
                        s -> s.add("destructiveOperationDecided", "manager", "{decision: 'approved'}")),
                changes("a root cause", s -> s.add("rootCauseDocumented", "developer", "{rootCause: 'a null price'}")),
                changes("a risk review", s -> s.add("riskReviewed", "tech", "{decision: 'acceptable'}")),
                changes("a decision on a hotfix's size", s -> s.add("hotfixScopeDecided", "manager", "{files: 11}")),
                changes("a vulnerability", s -> s.add("vulnerabilityDocumented", "security", "{score: 9.8}")),
                changes("an exploit risk", s -> s.add("exploitRiskReviewed", "security", "{exposure: 'public'}")),
                changes("its deadline", s -> s.add("remediationDeadlineSet", "system:policy", "{risk: 'critical'}")),
                changes(
                        "a command of the deployment",
                        s -> s.change(
                                "deploymentPlanned", p -> ((ObjectNode) p.at("/steps/1")).put("timeout", "PT6M"))),
                changes("the rollback plan", s -> s.change("rollbackPlanDocumented", p -> p.put("files", "restore"))),
                changes(
                        "the notes",
                        s -> s.change(
                                "notesWritten", p -> p.withObject("/content").put("summary", "other"))));
    }

    @TestFactory
    Stream<DynamicTest> staysWhenOnlyPeopleTimesOrOtherRecordsChange() {
        return Stream.of(
                stays("the planned time", s -> s.plannedAt = Instant.parse("2026-04-01T00:00:00Z")),
                stays("the rendered notes", s -> s.change("notesWritten", p -> p.put("markdown", "## later"))),
                stays("who reviewed", s -> s.by("migrationReviewed", "qa")),
                stays("a further test report", s -> s.test("TEST-01")),
                stays(
                        "the same answers given again",
                        s -> s.records().stream()
                                .filter(r -> r.kind().equals("checklistAnswered"))
                                .forEach(r ->
                                        s.add(r.kind(), "somebody", r.payload().toString()))),
                stays(
                        "the order of members",
                        s -> s.change("rollbackPlanDocumented", p -> p.set("codeCommand", p.remove("codeCommand")))));
    }

    @Test
    @DisplayName("an ordinary release keeps the digest that it had before hotfixes had more to say")
    void ofAnOrdinaryReleaseIsWhatItWas() {
        // Nor was there a plan of its commands then; and these were the rows.
        assertThat(ReleaseStory.prepared()
                        .without("deploymentPlanned")
                        .without("checklistAnswered")
                        .add("checklistAnswered", "developer", """
                        {checklist: 'pull-request', commit: '%s', answers: {
                         'PR-01': {answer: 'yes'}, 'PR-02': {answer: 'yes'}, 'PR-03': {answer: 'yes'},
                         'PR-04': {answer: 'yes'}, 'PR-05': {answer: 'yes'}, 'PR-06': {answer: 'yes'},
                         'PR-07': {answer: 'yes'},
                         'PR-08': {answer: 'not-applicable', reason: 'no documentation concerned'}}}""".formatted(ReleaseStory.COMMIT))
                        .add("checklistAnswered", "qa", """
                        {checklist: 'pre-release', commit: '%s', answers: {
                         'PRE-06': {answer: 'yes'}, 'PRE-07': {answer: 'yes'}, 'PRE-11': {answer: 'yes'},
                         'PRE-12': {answer: 'yes'}, 'PRE-13': {answer: 'yes'}, 'PRE-14': {answer: 'yes'}}}""".formatted(ReleaseStory.COMMIT))
                        .digest())
                .isEqualTo("95724c629cdec16ccbb40e0c374ccf6d2828a117445988c4fe007c6290f5d77e");
    }

    @Test
    @DisplayName("from the round on that says so, other evidence of a test is other content")
    void coversTheTestsSinceTheRoundThatSaysSo() {
        ReleaseStory before = ReleaseStory.prepared().round("technical-owner");
        String held = before.digest();
        assertThat(otherEvidence(before).digest()).isEqualTo(held);

        ReleaseStory since = ReleaseStory.prepared();
        String opened = ContentDigest.ofNewRound(since.details(), since.records());
        since.add("approvalRoundOpened", "system:approval", "{contentDigest: '%s', withTests: true}".formatted(opened));
        List<LedgerRecord> approved = since.records();
        assertThat(since.digest()).isEqualTo(opened);
        assertThat(since.test("TEST-01").digest()).isEqualTo(opened);
        assertThat(otherEvidence(since).digest()).isNotEqualTo(opened);
        assertThat(ContentDigest.changed(since.details(), approved, since.records()))
                .containsExactly("tests");
    }

    @Test
    @DisplayName("tests of another commit, and what else has an outcome, are no evidence that was approved")
    void coversTheTestsOfItsCommitOnly() {
        ReleaseStory story = ReleaseStory.prepared();
        String opened = ContentDigest.ofNewRound(story.details(), story.records());
        story.add("approvalRoundOpened", "system:approval", "{contentDigest: '%s', withTests: true}".formatted(opened));

        story.add(
                "testReported",
                "ci",
                "{commit: '%s', test: 'TEST-01', outcome: 'failed', source: 'junit', total: 9, failed: 1}"
                        .formatted(ReleaseStory.OTHER_COMMIT));
        assertThat(story.digest()).isEqualTo(opened);

        story.add(
                "migrationStagingTested",
                "system:worker",
                "{commit: '%s', outcome: 'failed'}".formatted(ReleaseStory.COMMIT));
        assertThat(story.digest()).isEqualTo(opened);
    }

    @Test
    void tellsWhichPartsCameAndWentAndChanged() {
        ReleaseStory story = ReleaseStory.prepared();
        List<LedgerRecord> before = story.records();
        story.add("rootCauseDocumented", "developer", "{rootCause: 'a null price'}")
                .change("rollbackPlanDocumented", p -> p.put("files", "restore"));

        assertThat(ContentDigest.changed(story.details(), before, story.records()))
                .containsExactly("rollbackPlan", "rootCauseDocumented");
        assertThat(ContentDigest.changed(story.details(), story.records(), before))
                .containsExactly("rollbackPlan", "rootCauseDocumented");
        assertThat(ContentDigest.changed(story.details(), before, before)).isEmpty();
    }

    @Test
    @DisplayName("who somebody was at the moment of a review is no part of what is approved")
    void leavesOutWhoSomebodyWas() {
        ReleaseStory story = ReleaseStory.prepared();
        String before = story.digest();

        story.change("migrationReviewed", p -> p.putObject("act").put("person", "dev"));

        assertThat(story.digest()).isEqualTo(before);
        assertThat(story.records())
                .anySatisfy(r -> assertThat(r.payload().has("act")).isTrue());
    }

    private static ReleaseStory otherEvidence(ReleaseStory story) {
        return story.change("testReported", p -> p.put("sha256", "another report"));
    }

    @Test
    void isASha256InHexadecimal() {
        assertThat(ReleaseStory.prepared().digest()).matches("[0-9a-f]{64}");
    }

    private static DynamicTest changes(String what, Consumer<ReleaseStory> change) {
        return DynamicTest.dynamicTest("changes with " + what, () -> {
            ReleaseStory story = ReleaseStory.prepared();
            change.accept(story);
            assertThat(story.digest()).isNotEqualTo(ReleaseStory.prepared().digest());
        });
    }

    private static DynamicTest stays(String what, Consumer<ReleaseStory> change) {
        return DynamicTest.dynamicTest("stays with " + what, () -> {
            ReleaseStory story = ReleaseStory.prepared();
            change.accept(story);
            assertThat(story.digest()).isEqualTo(ReleaseStory.prepared().digest());
        });
    }
}
