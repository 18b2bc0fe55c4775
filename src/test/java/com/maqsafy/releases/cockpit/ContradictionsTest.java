package com.maqsafy.releases.cockpit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.maqsafy.releases.ReleaseStory;
import com.maqsafy.releases.evidence.LedgerRecord;
import com.maqsafy.releases.evidence.LedgerRecord.DefinitionVersion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What the engine's history says otherwise than the ledger is said (promise 11)")
class ContradictionsTest {

    private static final Instant START = ReleaseStory.START;
    private static final DefinitionVersion APPROVAL = new DefinitionVersion("release-approval", 3);

    private final List<LedgerRecord> records = new ArrayList<>();
    private final List<ProcessRun> runs = new ArrayList<>(List.of(run("p3", START.plusSeconds(100))));
    private final List<ReachedElement> reached = new ArrayList<>();

    @Test
    void nothingIsSaidWhereTheyAgree() {
        record("approvalDecided", "userTask_approveRelease", 20);
        record("engineIntervention", "userTask_elsewhere", 30);
        record("technicalFailure", "serviceTask_notEntered", 30);
        reached.add(task("userTask_approveRelease", 10, 20L));
        reached.add(task("userTask_open", 10, null));
        reached.add(new ReachedElement(
                "p3", "gateway_a", false, false, START.plusSeconds(20), START.plusSeconds(20), true, null));

        assertThat(said()).isEmpty();
    }

    @Test
    void aRecordWhereTheProcessHadNotBeen() {
        record("approvalDecided", "userTask_approveRelease", 20);
        reached.add(task("userTask_approveRelease", 90, null));

        assertThat(contradictions())
                .containsExactly(new Contradiction(
                        "Record 1 was made in userTask_approveRelease of release-approval, which the process had not reached then.",
                        1L));
    }

    @Test
    @DisplayName("a record of a time of which the history has no run is a gap and no contradiction")
    void withoutHistoryNothingIsContradicted() {
        record("approvalDecided", "userTask_approveRelease", 500);

        assertThat(said()).isEmpty();
        runs.clear();
        assertThat(said()).isEmpty();
    }

    @Test
    void aTaskThatSomebodyDidWithoutARecord() {
        reached.add(task("userTask_approveRelease", 10, 20L));

        assertThat(said())
                .containsExactly(
                        "Somebody did userTask_approveRelease of release-approval until 2026-03-02 08:00 UTC; the ledger has no record of it.");
        record("approvalDecided", "userTask_approveRelease", 95);
        assertThat(said()).as("one record later is not of that time").hasSize(1);
    }

    @Test
    @DisplayName(
            "a record that kept the time of the one before it, because the clock was set back, may be of any time before")
    void aClockThatWasSetBackContradictsNothing() {
        record("statusChanged", null, 2000);
        record("approvalDecided", "userTask_approveRelease", 2000);
        reached.add(task("userTask_approveRelease", 10, 20L));

        assertThat(said()).isEmpty();
        assertThat(Contradictions.withoutRun(records, runs)).isEmpty();
        records.remove(0);
        assertThat(said()).hasSize(1);
        assertThat(Contradictions.withoutRun(records, runs)).hasSize(1);
    }

    @Test
    void aTaskThatWasTakenAwayNeedsNoRecord() {
        reached.add(new ReachedElement(
                "p3", "userTask_a", true, false, START.plusSeconds(10), START.plusSeconds(20), false, null));

        assertThat(said()).isEmpty();
    }

    @Test
    void aCalledProcessThatIsNotThere() {
        reached.add(new ReachedElement(
                "p3", "callActivity_deploy", false, false, START.plusSeconds(10), null, false, "p4"));

        assertThat(said())
                .containsExactly("callActivity_deploy of release-approval called a process, of which it has nothing.");
        runs.add(run("p4", null));
        assertThat(said()).isEmpty();
    }

    @Test
    void aReleaseThatGoesOnWithoutItsProcess() {
        runs.add(run("p1", START.plusSeconds(50)));

        assertThat(said()).containsExactly("The release's process has ended; by the ledger the release has not.");
        records.add(new LedgerRecord(
                "canteen-api-1.5.0",
                1,
                START.plusSeconds(50),
                "system:release",
                "statusChanged",
                List.of(),
                null,
                null,
                JsonNodeFactory.instance.objectNode().put("from", "verifying").put("to", "rolled-back"),
                "",
                ""));
        assertThat(said()).isEmpty();
    }

    private List<String> said() {
        return contradictions().stream().map(Contradiction::text).toList();
    }

    private List<Contradiction> contradictions() {
        return new Contradictions("p1", records, runs, reached).all();
    }

    private void record(String kind, @Nullable String element, long after) {
        records.add(new LedgerRecord(
                "canteen-api-1.5.0",
                records.size() + 1L,
                START.plusSeconds(after),
                "tech",
                kind,
                List.of(),
                element,
                element == null ? null : APPROVAL,
                JsonNodeFactory.instance.objectNode(),
                "",
                ""));
    }

    private static ReachedElement task(String element, long from, @Nullable Long until) {
        return new ReachedElement(
                "p3",
                element,
                true,
                false,
                START.plusSeconds(from),
                until == null ? null : START.plusSeconds(until),
                until != null,
                null);
    }

    private static ProcessRun run(String id, @Nullable Instant endedAt) {
        return new ProcessRun(
                id,
                null,
                "p1",
                APPROVAL.key(),
                APPROVAL.version(),
                "Approval",
                null,
                "completed",
                START,
                endedAt,
                false);
    }
}
