package com.maqsafy.releases.release;

/**
 * A row of the release log (LOG-01 to LOG-06).
 *
 * @param id position for paging; later releases have higher ones
 * @param release the release
 * @param notes what a reader should know of the outcome
 */
public record LogEntry(long id, ReleaseDetails release, String notes) {}
