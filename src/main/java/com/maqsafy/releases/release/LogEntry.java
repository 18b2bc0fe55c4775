package com.maqsafy.releases.release;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * A row of the release log (LOG-01 to LOG-06).
 *
 * @param id position for paging, as the reader is shown it
 * @param release the release
 * @param notes what a reader should know of the outcome
 */
public record LogEntry(long id, ReleaseDetails release, String notes) {

    /** When the release was finished, of an open one when it was started, UTC. */
    public LocalDate date() {
        Instant finished = release.finishedAt();
        return LocalDate.ofInstant(finished == null ? release.createdAt() : finished, ZoneOffset.UTC);
    }

    /** The notes; of a release without any what it is for. */
    public String shownNotes() {
        return notes.isEmpty() ? release.summary() : notes;
    }

    /** The same row at a position as its reader is shown it. */
    LogEntry at(long shown) {
        return new LogEntry(shown, release, notes);
    }

    /** The same row with a remark after its notes, e.g. {@code Released; review due 2026-03-08.} */
    LogEntry with(String remark) {
        if (remark.isEmpty()) {
            return this;
        }
        return new LogEntry(id, release, shownNotes().replaceAll("[.]$", "") + "; " + remark + '.');
    }
}
