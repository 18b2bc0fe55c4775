package com.maqsafy.releases.api;

import com.maqsafy.releases.release.LogEntry;
import com.maqsafy.releases.release.ReleaseDetails;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

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
        Instant finished = release.finishedAt();
        return new LogRow(
                release.service(),
                release.version(),
                LocalDate.ofInstant(finished == null ? release.createdAt() : finished, ZoneOffset.UTC),
                release.type().word(),
                release.owner(),
                release.status().word(),
                entry.notes().isEmpty() ? release.summary() : entry.notes(),
                release.key());
    }
}
