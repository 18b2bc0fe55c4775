package com.maqsafy.releases.deputy;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An absence of somebody in a role, and who stands in meanwhile.
 *
 * @param principal account of who is away
 * @param role group id
 * @param substitute account of who stands in; absent = nobody does
 * @param from when it begins
 * @param until when it ends by itself
 * @param reason in words of the person, may be blank
 * @param namedBy account of who said so
 * @param namedAt when that was
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Deputy(
        UUID id,
        String principal,
        String role,
        @Nullable String substitute,
        Instant from,
        Instant until,
        String reason,
        String namedBy,
        Instant namedAt) {

    /** Whether it lasts at an instant. */
    public boolean lasts(Instant at) {
        return !at.isBefore(from) && at.isBefore(until);
    }
}
