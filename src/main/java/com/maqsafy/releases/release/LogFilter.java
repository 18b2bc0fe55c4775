package com.maqsafy.releases.release;

import org.jspecify.annotations.Nullable;

/**
 * Which part of the release log to read, newest first.
 *
 * @param before only entries with a lower id, null = from the newest
 * @param limit at most so many, 1 to 500
 * @param owner only releases of this owner (PRIN-01), null = of anybody
 * @param reader leaves out the restricted releases that this person does not own, null = leaves out nothing
 */
public record LogFilter(
        @Nullable Long before,
        @Nullable String service,
        @Nullable String type,
        @Nullable String status,
        int limit,
        @Nullable String owner,
        @Nullable String reader) {

    public LogFilter {
        if (limit < 1 || limit > 500) {
            throw new IllegalArgumentException("limit must be 1 to 500");
        }
    }

    public LogFilter(
            @Nullable Long before,
            @Nullable String service,
            @Nullable String type,
            @Nullable String status,
            int limit) {
        this(before, service, type, status, limit, null, null);
    }

    /** The same part as somebody reads it who may know only of the restricted releases that are the person's own. */
    public LogFilter readBy(String person) {
        return new LogFilter(before, service, type, status, limit, owner, person);
    }

    /** The same part behind another entry. */
    LogFilter behind(@Nullable Long id) {
        return new LogFilter(id, service, type, status, limit, owner, reader);
    }

    /** The same part, of one owner; null = of anybody. */
    public LogFilter ownedBy(@Nullable String person) {
        return new LogFilter(before, service, type, status, limit, person, reader);
    }
}
