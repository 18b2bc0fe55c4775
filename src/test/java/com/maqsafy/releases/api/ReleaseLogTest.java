package com.maqsafy.releases.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.maqsafy.releases.ReleaseStory;
import com.maqsafy.releases.release.LogEntry;
import com.maqsafy.releases.release.ReleaseDetails;
import com.maqsafy.releases.release.ReleaseStatus;
import com.maqsafy.releases.release.ReleaseType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("The columns of the release log")
class ReleaseLogTest {

    private static final Instant FINISHED = Instant.parse("2026-03-02T23:30:00Z");

    @Test
    @DisplayName("LOG-01, LOG-04: a row names the version and the owner, who need not have requested it")
    void namesVersionAndOwner() {
        LogRow row = LogRow.of(entry(ReleaseType.MINOR, ReleaseStatus.RELEASED, FINISHED, "All went well."));

        assertThat(row.version()).isEqualTo("1.5.0");
        assertThat(row.owner()).isEqualTo("sara");
        assertThat(row.key()).isEqualTo("canteen-api-1.5.0");
    }

    @Test
    @DisplayName("LOG-02: the date is the day on which the release ended in UTC, and until then the day of its request")
    void datesARow() {
        assertThat(LogRow.of(entry(ReleaseType.MINOR, ReleaseStatus.RELEASED, FINISHED, ""))
                        .date())
                .isEqualTo(LocalDate.of(2026, 3, 2));
        assertThat(LogRow.of(entry(ReleaseType.MINOR, ReleaseStatus.RELEASED, FINISHED.plusSeconds(3600), ""))
                        .date())
                .isEqualTo(LocalDate.of(2026, 3, 3));
        assertThat(LogRow.of(entry(ReleaseType.MINOR, ReleaseStatus.PREPARING, null, ""))
                        .date())
                .isEqualTo(LocalDate.of(2026, 3, 1));
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(ReleaseType.class)
    @DisplayName("LOG-03: the type is the word with which the release was started")
    void namesTheType(ReleaseType type) {
        assertThat(ReleaseType.ofWord(LogRow.of(entry(type, ReleaseStatus.RELEASED, FINISHED, ""))
                        .type()))
                .contains(type);
    }

    @Test
    @DisplayName("LOG-05, LOG-06: status and notes; while there are none, the summary")
    void namesStatusAndNotes() {
        LogRow row = LogRow.of(entry(ReleaseType.PATCH, ReleaseStatus.ROLLED_BACK, FINISHED, "Login failed."));

        assertThat(row.status()).isEqualTo("rolled-back");
        assertThat(row.notes()).isEqualTo("Login failed.");
        assertThat(LogRow.of(entry(ReleaseType.PATCH, ReleaseStatus.PREPARING, null, ""))
                        .notes())
                .isEqualTo("Daily limits for wallets");
    }

    @Test
    @DisplayName(
            "LOG-01, LOG-02, LOG-03, LOG-04, LOG-05, LOG-06: as CSV and as a Markdown table, in the policy's order")
    void showsAllColumnsInOrder() {
        List<LogRow> rows = List.of(
                LogRow.of(entry(ReleaseType.MINOR, ReleaseStatus.RELEASED, FINISHED, "Limits, \"daily\" | all")),
                LogRow.of(entry(ReleaseType.PATCH, ReleaseStatus.WITHDRAWN, FINISHED, "=1+1")));

        assertThat(LogTables.csv(rows)).isEqualTo("""
                service,version,date,type,owner,status,notes\r
                canteen-api,1.5.0,2026-03-02,minor,sara,released,"Limits, ""daily"" | all"\r
                canteen-api,1.5.0,2026-03-02,patch,sara,withdrawn,"'=1+1"\r
                """);
        assertThat(LogTables.markdown(rows)).isEqualTo("""
                | service | version | date | type | owner | status | notes |
                | --- | --- | --- | --- | --- | --- | --- |
                | canteen-api | 1.5.0 | 2026-03-02 | minor | sara | released | Limits, "daily" \\| all |
                | canteen-api | 1.5.0 | 2026-03-02 | patch | sara | withdrawn | =1+1 |
                """);
    }

    private static LogEntry entry(ReleaseType type, ReleaseStatus status, Instant finishedAt, String notes) {
        ReleaseStory story = ReleaseStory.requested();
        story.type = type;
        story.owner = "sara";
        story.status = status;
        ReleaseDetails d = story.details();
        return new LogEntry(
                7,
                new ReleaseDetails(
                        d.key(),
                        d.service(),
                        d.version(),
                        d.previousVersion(),
                        d.type(),
                        d.changeType(),
                        d.branch(),
                        d.commit(),
                        d.summary(),
                        d.changes(),
                        d.contains(),
                        d.changedAspects(),
                        List.of(),
                        d.requirements(),
                        d.risks(),
                        d.owner(),
                        d.requester(),
                        d.plannedAt(),
                        d.maintenanceMode(),
                        d.status(),
                        d.processInstanceId(),
                        Instant.parse("2026-03-01T09:00:00Z"),
                        finishedAt),
                notes);
    }
}
