package com.maqsafy.releases.cockpit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.maqsafy.releases.ReleaseStory;
import com.maqsafy.releases.evidence.EventKinds;
import com.maqsafy.releases.evidence.LedgerRecord;
import com.maqsafy.releases.evidence.ToldMember;
import com.maqsafy.releases.release.ReleaseRequested;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Phases, bars, rounds of approvals and payloads in words, from the ledger alone. */
class ReleasePartsTest {

    @Nested
    @DisplayName("Phases")
    class Phases {

        @Test
        void goFromOneStatusToTheNext() {
            ReleaseStory story = ReleaseStory.requested()
                    .add("statusChanged", "system:release", "{from: 'preparing', to: 'awaiting-approval'}")
                    .add("commented", "owner", "{text: 'please'}")
                    .add("statusChanged", "system:release", "{from: 'awaiting-approval', to: 'preparing'}")
                    .test("TEST-06");

            List<Phase> phases = Phase.of(story.records());

            assertThat(phases).extracting(Phase::status).containsExactly("preparing", "awaiting-approval", "preparing");
            assertThat(phases).extracting(Phase::first).containsExactly(1L, 3L, 5L);
            assertThat(phases).extracting(Phase::last).containsExactly(2L, 4L, 5L);
            assertThat(Duration.between(phases.get(1).from(), phases.get(1).until()))
                    .isEqualTo(Duration.ofMinutes(1));
            assertThat(phases.get(2).until()).isNull();
        }

        @Test
        void haveEveryRecordOnce() {
            List<LedgerRecord> records = ReleaseStory.deployed().records();

            assertThat(Phase.of(records).stream()
                            .mapToLong(p -> p.last() - p.first() + 1)
                            .sum())
                    .isEqualTo(records.size());
            assertThat(Phase.of(List.of())).isEmpty();
        }
    }

    @Nested
    @DisplayName("Steps and checks")
    class Bars {

        @Test
        void lastFromStartToEnd() {
            ReleaseStory story = ReleaseStory.requested()
                    .add(
                            "stepStarted",
                            "system:worker",
                            "{plan: 'deployment', attempt: 1, step: 'migrate', index: 1, of: 2, title: 'Migrate', run: 1}")
                    .add(
                            "stepEnded",
                            "system:worker",
                            "{plan: 'deployment', attempt: 1, step: 'migrate', title: 'Migrate', outcome: 'failed', run: 1}")
                    .add(
                            "stepStarted",
                            "system:worker",
                            "{plan: 'deployment', attempt: 1, step: 'cache', index: 2, of: 2, title: '', run: 1}")
                    .add("checkRun", "system:worker", """
                            {purpose: 'deployment', attempt: 1, round: 2, check: 'login', item: 'POST-02', critical: true,
                             outcome: 'passed', durationMs: 30000, expectedVersion: '1.5.0'}""");

            List<Bar> bars = Bar.of(story.records());

            assertThat(bars).extracting(Bar::label).containsExactly("Migrate", "cache", "login");
            assertThat(bars).extracting(Bar::outcome).containsExactly("failed", "running", "passed");
            assertThat(bars).extracting(Bar::bad).containsExactly(true, false, false);
            assertThat(bars).extracting(Bar::record).containsExactly(3L, 4L, 5L);
            assertThat(bars)
                    .extracting(Bar::lane)
                    .containsExactly("Deployment 1: steps", "Deployment 1: steps", "Deployment 1: checks, round 2");
            assertThat(Duration.between(bars.get(0).from(), bars.get(0).until()))
                    .isEqualTo(Duration.ofMinutes(1));
            assertThat(Duration.between(bars.get(2).from(), bars.get(2).until()))
                    .isEqualTo(Duration.ofSeconds(30));
        }
    }

    @Nested
    @DisplayName("Approvals")
    class Rounds {

        @Test
        void tellWhatWasPutToWhomAndWhatTheyDecided() {
            ReleaseStory story = ReleaseStory.approved();

            ApprovalRound round =
                    ApprovalRound.of(story.details(), story.records()).get(0);

            assertThat(round.decisions())
                    .extracting(ApprovalRound.Decision::actor)
                    .containsExactly("tech", "product");
            assertThat(round.decisions())
                    .extracting(ApprovalRound.Decision::decision)
                    .containsOnly("approve");
            assertThat(round.content()).extracting(ToldMember::name).contains("notes", "rollback plan", "scope");
            assertThat(round.changed()).isEmpty();
        }

        @Test
        @DisplayName("what changed since is named, the scope too")
        void nameWhatChangedSince() {
            ReleaseStory story = ReleaseStory.approved();
            ObjectNode requested = (ObjectNode) EventKinds.payload(ReleaseRequested.of(story.details()));
            story.change("releaseRequested", p -> p.setAll(requested))
                    .add("releaseAmended", "owner", "{summary: 'Weekly limits for wallets'}")
                    .test("TEST-01");
            story.summary = "Weekly limits for wallets";

            assertThat(ApprovalRound.of(story.details(), story.records()).get(0).changed())
                    .contains("scope")
                    .doesNotContain("notes");
        }
    }

    @Nested
    @DisplayName("A payload in words")
    class Payloads {

        @Test
        void hasEveryMemberWithWhatItMeans() {
            LedgerRecord answered = record("checklistAnswered", "PR-08");

            List<ToldMember> told = ToldMember.of(answered);

            assertThat(told).extracting(ToldMember::name).containsExactly("checklist", "commit", "answers");
            assertThat(told.get(1).means()).isEqualTo("full id of the commit that it is about");
            assertThat(told.get(2).members()).extracting(ToldMember::name).contains("PR-01", "PR-08");
            ToldMember row = told.get(2).members().stream()
                    .filter(m -> m.name().equals("PR-08"))
                    .findFirst()
                    .orElseThrow();
            assertThat(row.members())
                    .extracting(ToldMember::value)
                    .contains("not-applicable", "no documentation concerned");
        }

        @Test
        void hidesNothingThatNoClassKnows() {
            ReleaseStory story = ReleaseStory.requested()
                    .add("invented", "system:x", "{some: {inner: [1, 2]}, flag: true, none: null, rows: [{a: 'b'}]}");

            List<ToldMember> told = ToldMember.of(story.records().get(1));

            assertThat(told).extracting(ToldMember::name).containsExactly("some", "flag", "none", "rows");
            assertThat(told.get(0).members().get(0).value()).isEqualTo("1, 2");
            assertThat(told.get(1).value()).isEqualTo("yes");
            assertThat(told.get(2).value()).isEqualTo("nothing");
            assertThat(told.get(3).members().get(0).members().get(0).value()).isEqualTo("b");
        }

        private LedgerRecord record(String kind, String row) {
            return ReleaseStory.prepared().records().stream()
                    .filter(r ->
                            r.kind().equals(kind) && r.payload().path("answers").has(row))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
