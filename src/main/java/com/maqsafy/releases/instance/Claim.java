package com.maqsafy.releases.instance;

import java.time.Instant;
import java.util.List;

/**
 * What a person said: this instance is production.
 *
 * @param person user id
 * @param roles those of the person's roles by which it counts
 * @param reason why, in the person's words
 * @param at when
 */
public record Claim(String person, List<String> roles, String reason, Instant at) {

    public Claim {
        roles = List.copyOf(roles);
    }
}
