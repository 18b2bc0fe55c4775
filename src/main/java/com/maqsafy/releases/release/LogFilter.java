package com.maqsafy.releases.release;

import org.jspecify.annotations.Nullable;

/**
 * Which part of the release log to read, newest first.
 *
 * @param before only entries with a lower id, null = from the newest
 * @param limit at most so many, 1 to 500
 */
public record LogFilter(
        @Nullable Long before,
        @Nullable String service,
        @Nullable String type,
        @Nullable String status,
        int limit) {

    public LogFilter {
        if (limit < 1 || limit > 500) {
            throw new IllegalArgumentException("limit must be 1 to 500");
        }
    }
}
