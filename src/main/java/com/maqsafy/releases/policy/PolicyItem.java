package com.maqsafy.releases.policy;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One item of the release policy. Its id never changes.
 *
 * @param id e.g. {@code PRE-09}
 * @param section e.g. {@code PRE}
 * @param text what it asks for, in short
 * @param word SCOPE only: the word of {@code contains} that stands for it
 * @param notApplicable checklist rows only: whether a person may answer "not applicable"
 * @param answeredBy PRE only: who answers the row
 * @param triggers TEST only: the changed aspects that make the test required
 * @param always TEST only: whether every release needs it
 * @param ifImpacted POST only: whether it is checked only where the release touches it
 * @param types words of the release types that always need the test, or that are checked for the item after deployment
 * @param question rows that a person answers only: the question as every form asks it, word for word
 */
public record PolicyItem(
        String id,
        String section,
        String text,
        @Nullable String word,
        boolean notApplicable,
        @Nullable AnsweredBy answeredBy,
        List<String> triggers,
        boolean always,
        boolean ifImpacted,
        List<String> types,
        @Nullable String question) {

    private static final Pattern ID = Pattern.compile("[A-Z]+-[0-9]{2}");

    /** Who answers a row of the pre-release checklist. */
    public enum AnsweredBy {
        PERSON,
        SYSTEM,
        /** The system when the release changes the database, else a person. */
        SYSTEM_WITH_DATABASE_CHANGES
    }

    public PolicyItem {
        if (!ID.matcher(id).matches() || !id.startsWith(section + "-") || text.isBlank()) {
            throw new IllegalArgumentException("REL-POL-004 The policy item '" + id
                    + "' needs an id like ABC-01, its section ABC and a text. Mend policy/catalogue.json.");
        }
        triggers = List.copyOf(triggers);
        types = List.copyOf(types);
    }
}
