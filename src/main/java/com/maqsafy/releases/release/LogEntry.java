package com.maqsafy.releases.release;

/**
 * A row of the release log (LOG-01 to LOG-06).
 *
 * @param id position for paging; later releases have higher ones
 * @param release the release
 * @param notes what a reader should know of the outcome
 */
public record LogEntry(long id, ReleaseDetails release, String notes) {

    /** The same row with a remark after its notes, e.g. {@code Released; review due 2026-03-08.} */
    LogEntry with(String remark) {
        if (remark.isEmpty()) {
            return this;
        }
        String before = notes.isEmpty() ? release.summary() : notes;
        return new LogEntry(id, release, before.replaceAll("[.]$", "") + "; " + remark + '.');
    }
}
