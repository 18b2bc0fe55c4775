package com.maqsafy.releases.api;

import com.maqsafy.releases.release.LogEntry;
import com.maqsafy.releases.release.ReleaseDetails;
import java.time.LocalDate;

/** A row of the release log (LOG-01 to LOG-06), one release. */
record LogRow(
        String service,
        String version,
        LocalDate date,
        String type,
        String owner,
        String status,
        String notes,
        String key) {

    static LogRow of(LogEntry entry) {
        ReleaseDetails release = entry.release();
        return new LogRow(
                release.service(),
                release.version(),
                entry.date(),
                release.type().word(),
                release.owner(),
                release.status().word(),
                entry.shownNotes(),
                release.key());
    }
}
