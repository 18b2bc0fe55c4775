package com.maqsafy.releases.search;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A release that was found.
 *
 * @param position for {@code before}, to go on behind it, as the reader is shown it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FoundRelease(
        long position,
        String key,
        String service,
        String version,
        String type,
        String status,
        String owner,
        String requester,
        String summary,
        Instant createdAt,
        @Nullable Instant finishedAt) {

    /** The same at a position as its reader is shown it. */
    FoundRelease at(long shown) {
        return new FoundRelease(
                shown, key, service, version, type, status, owner, requester, summary, createdAt, finishedAt);
    }
}
