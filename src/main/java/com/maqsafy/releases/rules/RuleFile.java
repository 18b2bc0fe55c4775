package com.maqsafy.releases.rules;

import java.time.Instant;

/**
 * A model, table or form that is in force, or was.
 *
 * @param file its name, e.g. {@code standard-release.bpmn}
 * @param kind {@code model}, {@code table} or {@code form}
 * @param versions how many versions there were, each with a content of its own
 * @param sha256 of the last version
 * @param since when the last version was first deployed
 * @param by who deployed it: an account, or {@code system:} and a name; {@code unknown} where no record says it
 * @param inForce whether the last version is in force
 */
public record RuleFile(
        String file, String kind, int versions, String sha256, Instant since, String by, boolean inForce) {}
