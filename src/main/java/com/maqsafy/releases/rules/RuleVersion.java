package com.maqsafy.releases.rules;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A version of a file: the same content, in however many deployments one after the other.
 *
 * @param number from 1, in the order of the deployments
 * @param sha256 of the content
 * @param inForce whether it is in force
 * @param deployments the deployments that have it, the first one first
 * @param releases keys of releases that began under it, as far as the person may know of them, the last one first
 * @param more whether there may be more releases than are named
 */
public record RuleVersion(
        int number, String sha256, boolean inForce, List<Deployed> deployments, List<String> releases, boolean more) {

    public RuleVersion {
        deployments = List.copyOf(deployments);
        releases = List.copyOf(releases);
    }

    /**
     * A deployment.
     *
     * @param id of the engine
     * @param name as whoever deployed it named it, absent when not at all
     * @param by who: an account, or {@code system:} and a name; {@code unknown} where no record says it
     * @param definition the version of the process in the engine, absent for tables and forms
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Deployed(
            String id,
            @Nullable String name,
            Instant at,
            String by,
            @Nullable Integer definition) {}
}
