package com.maqsafy.releases.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.maqsafy.releases.release.ReleaseType;
import com.maqsafy.releases.testing.TestDatabase;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.transaction.support.TransactionTemplate;

@DisplayName("When it may be deployed: RULE-07, OPEN-08")
class DeploymentWindowTest {

    @TempDir
    private static Path directory;

    private static DeploymentFixture fixture;

    @BeforeAll
    static void open() {
        var database = TestDatabase.create().migrate(DeploymentFixture.TABLES);
        fixture = new DeploymentFixture(database.dataSource(), directory);
    }

    @AfterAll
    static void close() {
        fixture.close();
    }

    // Windows: Monday and Tuesday 06:00 to 24:00. Peak: Monday 10:00 to 12:00. Frozen: Tuesday the 3rd until 12:00.
    @ParameterizedTest
    @CsvSource({
        "2026-03-02T09:00:00Z, high,,        now,           2026-03-02T09:00:00Z",
        "2026-03-02T10:00:00Z, low,,         now,           2026-03-02T12:00:00Z",
        "2026-03-02T10:00:00Z, medium,,      now,           2026-03-02T12:00:00Z",
        "2026-03-02T10:00:00Z, high,,        peak-approval, 2026-03-02T12:00:00Z",
        "2026-03-02T10:00:00Z, null,,        peak-approval, 2026-03-02T12:00:00Z",
        "2026-03-02T10:00:00Z, high, approve, now,          2026-03-02T12:00:00Z",
        "2026-03-02T10:00:00Z, high, wait,   later,         2026-03-02T12:00:00Z",
        "2026-03-02T12:00:00Z, high, wait,   now,           2026-03-02T12:00:00Z",
        "2026-03-02T05:59:29.5Z, low,,       later,         2026-03-02T06:00:00Z",
        "2026-03-02T05:59:59.5Z, low,,       later,         2026-03-02T06:00:30Z",
        "2026-03-03T07:00:00Z, low,,         later,         2026-03-03T12:00:00Z",
        "2026-03-03T07:00:00Z, high, approve, later,        2026-03-03T12:00:00Z",
        "2026-03-04T07:00:00Z, low,,         later,         2026-03-09T06:00:00Z"
    })
    void answers(Instant now, String risk, String decision, String answer, String opensAt) {
        String release = fixture.release();
        if (decision != null) {
            decide(release, 1, decision, digest(release));
        }

        assertThat(assess(release, now, risk)).isEqualTo(new WindowAnswer(answer, opensAt));
    }

    @ParameterizedTest
    @DisplayName("OPEN-08: an urgent release needs no window, and passes a freeze with an approval")
    @CsvSource({
        "2026-03-04T07:00:00Z, HOTFIX,   low,,         now,           2026-03-09T06:00:00Z",
        "2026-03-04T07:00:00Z, SECURITY, high,,        now,           2026-03-09T06:00:00Z",
        "2026-03-04T07:00:00Z, MINOR,    low,,         later,         2026-03-09T06:00:00Z",
        "2026-03-03T07:00:00Z, HOTFIX,   low,,         peak-approval, 2026-03-03T12:00:00Z",
        "2026-03-03T07:00:00Z, SECURITY, low, approve, now,           2026-03-03T12:00:00Z",
        "2026-03-03T07:00:00Z, SECURITY, low, wait,    later,         2026-03-03T08:00:00Z",
        "2026-03-03T11:30:00Z, SECURITY, low, wait,    later,         2026-03-03T12:00:00Z",
        "2026-03-03T07:00:00Z, MINOR,    low, approve, later,         2026-03-03T12:00:00Z",
        "2026-03-02T10:00:00Z, HOTFIX,   high,,        peak-approval, 2026-03-02T12:00:00Z",
        "2026-03-02T10:00:00Z, HOTFIX,   high, wait,   later,         2026-03-02T11:00:00Z"
    })
    void letsUrgentReleasesThrough(
            Instant now, ReleaseType type, String risk, String decision, String answer, String opensAt) {
        String release = fixture.release(story -> story.type = type);
        if (decision != null) {
            decide(release, 1, decision, digest(release));
        }

        assertThat(assess(release, now, risk)).isEqualTo(new WindowAnswer(answer, opensAt));
    }

    @Test
    @DisplayName("RULE-07: who asked for the release does not approve its peak deployment")
    void doesNotTakeTheOwnersApproval() {
        String release = fixture.release();
        fixture.append(
                release,
                "peakDeploymentDecided",
                "owner",
                "{attempt: 1, decision: 'approve', reason: 'mine', contentDigest: '%s'}".formatted(digest(release)));

        assertThat(assess(release, Instant.parse("2026-03-02T10:00:00Z"), "high")
                        .answer())
                .isEqualTo("later");
    }

    @Test
    void neverWaitsLessThanHalfAMinute() {
        Instant now = Instant.parse("2026-03-02T09:00:00Z");
        String release = fixture.release(story -> story.plannedAt = now.plusMillis(1));

        assertThat(assess(release, now, "low")).isEqualTo(new WindowAnswer("later", "2026-03-02T09:00:30Z"));
    }

    @Test
    void waitsForThePlannedTimeInWholeSeconds() {
        Instant planned = Instant.parse("2026-03-02T14:30:00.250Z");
        String release = fixture.release(story -> story.plannedAt = planned);

        assertThat(assess(release, Instant.parse("2026-03-02T09:00:00Z"), "low"))
                .isEqualTo(new WindowAnswer("later", "2026-03-02T14:30:01Z"));
        assertThat(assess(release, planned, "low").answer()).isEqualTo("now");
    }

    @Test
    @DisplayName("RULE-07: an approval for other content, or for the attempt before, does not count")
    void asksAgainWhenTheApprovalWasForSomethingElse() {
        Instant peak = Instant.parse("2026-03-02T10:00:00Z");
        String changed = fixture.release();
        decide(changed, 1, "approve", "0".repeat(64));
        assertThat(assess(changed, peak, "high").answer()).isEqualTo("peak-approval");

        String second = fixture.release();
        decide(second, 1, "approve", digest(second));
        fixture.append(second, "deploymentStarted", "deployer", "{attempt: 1}");
        assertThat(assess(second, peak, "high").answer()).isEqualTo("peak-approval");
    }

    // Wednesday the 4th is closed: the next window opens on Monday the 9th at 06:00.
    @ParameterizedTest
    @DisplayName(
            "OPEN-08: a release whose time was moved by the calendar is asked again, one that waits for the right time is not")
    @CsvSource({
        "2026-03-04T07:00:00Z, MINOR,  2026-03-09T06:00:00Z, false",
        "2026-03-04T07:00:00Z, MINOR,  2026-03-09T06:00:30Z, false",
        "2026-03-04T07:00:00Z, MINOR,  2026-03-16T06:00:00Z, true",
        "2026-03-04T07:00:00Z, MINOR,  2026-03-05T06:00:00Z, true",
        "2026-03-02T09:00:00Z, MINOR,  2026-03-09T06:00:00Z, true",
        "2026-03-04T07:00:00Z, HOTFIX, 2026-03-04T08:00:00Z, true"
    })
    void seesWhoWaitsForAnotherTime(Instant now, ReleaseType type, Instant waitsUntil, boolean moved) {
        String release = fixture.release(story -> story.type = type);
        assess(release, now, "low");

        assertThat(fixture.bean(DeploymentWindow.class).movedFrom(release, waitsUntil))
                .isEqualTo(moved);
        assertThat(fixture.records(release, "riskAssessed"))
                .as("only who asks is attested")
                .hasSize(1);
    }

    @Test
    @DisplayName(
            "RULE-07: an urgent release that waits out a freeze looks again within the hour, and no earlier for that")
    void leavesTheHourOfAnUrgentReleaseAlone() {
        Instant frozen = Instant.parse("2026-03-03T07:00:00Z");
        String release = fixture.release(story -> story.type = ReleaseType.SECURITY);
        decide(release, 1, "wait", digest(release));
        assertThat(assess(release, frozen, "low").opensAt()).isEqualTo("2026-03-03T08:00:00Z");

        fixture.clock.set(frozen.plusSeconds(1800));
        assertThat(fixture.bean(DeploymentWindow.class).movedFrom(release, Instant.parse("2026-03-03T08:00:00Z")))
                .isFalse();
    }

    @Test
    void attestsTheRisk() {
        String release = fixture.release();

        assess(release, Instant.parse("2026-03-03T07:00:00Z"), "medium");

        assertThat(fixture.last(release, "riskAssessed", "attempt")).isEqualTo("1");
        assertThat(fixture.last(release, "riskAssessed", "risk")).isEqualTo("medium");
        assertThat(fixture.last(release, "riskAssessed", "peak")).isEqualTo("false");
        assertThat(fixture.last(release, "riskAssessed", "inWindow")).isEqualTo("true");
        assertThat(fixture.last(release, "riskAssessed", "freeze")).isEqualTo("start of term");
        assertThat(fixture.last(release, "riskAssessed", "nextOpening")).isEqualTo("2026-03-03T12:00:00Z");
        assertThat(fixture.last(release, "riskAssessed", "reason"))
                .isEqualTo("A minor release that contains backend, database-migration and changes code-logic.");
    }

    private static WindowAnswer assess(String release, Instant now, String risk) {
        fixture.clock.set(now);
        return fixture.bean(TransactionTemplate.class)
                .execute(tx -> fixture.bean(DeploymentWindow.class).assess(release, risk, null, null, null));
    }

    private static String digest(String release) {
        return fixture.bean(DeploymentHistories.class).of(release).contentDigest();
    }

    private static void decide(String release, int attempt, String decision, String digest) {
        fixture.append(
                release,
                "peakDeploymentDecided",
                "manager",
                "{attempt: %d, decision: '%s', reason: 'urgent', contentDigest: '%s'}"
                        .formatted(attempt, decision, digest));
    }
}
