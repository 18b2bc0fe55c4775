package com.maqsafy.releases.release;

import static org.assertj.core.api.Assertions.assertThat;

import com.maqsafy.releases.ReleaseStory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("LOG-06: the notes of a row")
class LogEntryTest {

    private final ReleaseDetails release = new ReleaseStory().details();

    @Test
    void areFollowedByARemark() {
        assertThat(new LogEntry(1, release, "Released with all checks passed.").with("review due 2026-03-08"))
                .isEqualTo(new LogEntry(1, release, "Released with all checks passed; review due 2026-03-08."));
        assertThat(new LogEntry(1, release, "").with("review due 2026-03-08").notes())
                .isEqualTo("Daily limits for wallets; review due 2026-03-08.");
    }

    @Test
    void stayWithoutARemark() {
        LogEntry entry = new LogEntry(1, release, "Released.");

        assertThat(entry.with("")).isSameAs(entry);
    }
}
