package com.maqsafy.releases.failure;

import com.maqsafy.releases.evidence.TableAsked;
import com.maqsafy.releases.person.Roles;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who resolves a failure.
 *
 * @param groups ids of the groups of which one person must answer, at least one
 * @param due how soon
 * @param advice what the person is told
 * @param decidedBy the table that says so, and its row; null when it gave no answer
 */
public record FailureOwner(
        List<String> groups,
        Duration due,
        String advice,
        @Nullable TableAsked decidedBy) {

    /** Where a failure goes that is not answered in time, and one whose owner the table cannot tell. */
    public static final Set<String> ESCALATED_TO = Set.of(Roles.TECHNICAL_OWNER, Roles.MANAGEMENT);

    public FailureOwner {
        groups = List.copyOf(groups);
        if (groups.isEmpty()) {
            throw new IllegalArgumentException("REL-PRC-061 A failure needs an owner.");
        }
    }

    /** The owner as a row of the table names it: groups separated by commas, an ISO 8601 duration. */
    public static FailureOwner of(String groups, String due, String advice, @Nullable TableAsked decidedBy) {
        return new FailureOwner(
                Stream.of(groups.split(","))
                        .map(String::strip)
                        .filter(g -> !g.isEmpty())
                        .toList(),
                Duration.parse(due),
                advice,
                decidedBy);
    }

    /** Whose it is when the table gives no answer: a broken table must not leave a failure without owner. */
    public static FailureOwner withoutTable(boolean production) {
        return of(
                Roles.TECHNICAL_OWNER,
                production ? "PT15M" : "PT1H",
                "The table failure-owner gave no answer, so this came to you. Mend the cause that the message names, then repeat.",
                null);
    }
}
