package com.maqsafy.releases.cockpit;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.maqsafy.releases.release.LogEntry;
import com.maqsafy.releases.release.ReleaseDetails;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of the release log (LOG-01 to LOG-06).
 *
 * @param rows newest first
 * @param older what to ask for as {@code before} to see older rows, absent on the last page
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record LogPage(List<Row> rows, @Nullable Long older) {

    /** The page of at most {@code limit} entries out of one more than that. */
    static LogPage of(List<LogEntry> entries, int limit) {
        boolean more = entries.size() > limit;
        List<LogEntry> shown = more ? entries.subList(0, limit) : entries;
        return new LogPage(
                shown.stream().map(Row::of).toList(),
                more ? shown.get(limit - 1).id() : null);
    }

    /**
     * A row of the log.
     *
     * @param date when it was finished, of an open release when it was started, UTC
     * @param phase {@code before-production}, {@code in-production} or {@code final}
     */
    record Row(
            String key,
            String service,
            String version,
            LocalDate date,
            String type,
            String owner,
            String status,
            String phase,
            String notes) {

        static Row of(LogEntry entry) {
            ReleaseDetails release = entry.release();
            return new Row(
                    release.key(),
                    release.service(),
                    release.version(),
                    entry.date(),
                    release.type().word(),
                    release.owner(),
                    release.status().word(),
                    phase(release),
                    entry.shownNotes());
        }

        static String phase(ReleaseDetails release) {
            return release.status()
                    .phase()
                    .name()
                    .toLowerCase(java.util.Locale.ROOT)
                    .replace('_', '-');
        }
    }
}
