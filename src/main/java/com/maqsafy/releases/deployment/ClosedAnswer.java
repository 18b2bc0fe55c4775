package com.maqsafy.releases.deployment;

import java.net.URI;
import java.util.Optional;
import java.util.Set;

/**
 * How a service that is held in maintenance mode answers its users (DEP-07): 503 is the standard's word for it, but what stands
 * in front of a service may show a page of its own.
 *
 * @param statuses statuses that turn users away
 * @param redirect beginning of the address, or of the path, to which users are sent; blank = none
 * @param contains text of the page that they see; blank = none
 */
public record ClosedAnswer(Set<Integer> statuses, String redirect, String contains) {

    public ClosedAnswer {
        statuses = Set.copyOf(statuses);
    }

    /** By what an answer shows that users are turned away, for people; empty when it does not. */
    public Optional<String> seenIn(URI asked, int status, String location, String body) {
        if (statuses.contains(status)) {
            return Optional.of("status " + status);
        }
        if (!redirect.isBlank() && status / 100 == 3 && leadsThere(asked, location)) {
            return Optional.of("with the way to " + redirect);
        }
        return !contains.isBlank() && body.contains(contains)
                ? Optional.of("with the text '" + contains + "'")
                : Optional.empty();
    }

    private boolean leadsThere(URI asked, String location) {
        try {
            URI there = asked.resolve(location);
            return there.toString().startsWith(redirect)
                    || String.valueOf(there.getRawPath()).startsWith(redirect);
        } catch (IllegalArgumentException e) {
            // A location that is no address is compared as it stands.
            return location.startsWith(redirect);
        }
    }
}
