package com.maqsafy.releases.source;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/**
 * What a release can change, as far as tests and checks depend on it (TEST-01 to TEST-09, POST-12 to POST-14): the words of
 * the start field {@code changedAspects}.
 */
public enum ChangedAspect {
    CODE_LOGIC("code logic"),
    WORKFLOW("workflow"),
    API("API"),
    PERMISSIONS("permissions or roles"),
    SCOPED_DATA("access to scoped (tenant) data"),
    AUTH("authentication"),
    FINANCE("finance"),
    CREDENTIALS("credentials"),
    INPUT("handling of input"),
    REPORTS("reports"),
    EXPORTS("exports"),
    HEAVY_QUERIES("heavy queries"),
    HIGH_RISK_DATABASE("high-risk database change");

    private final String inWords;

    ChangedAspect(String inWords) {
        this.inWords = inWords;
    }

    /** A word as people read it, e.g. {@code authentication}; one that is no aspect without its dashes. */
    public static String inWords(String word) {
        return Arrays.stream(values())
                .filter(aspect -> aspect.word().equals(word))
                .map(aspect -> aspect.inWords)
                .findFirst()
                .orElseGet(() -> word.replace('-', ' '));
    }

    /** The word used in forms, REST, settings and the database, e.g. {@code scoped-data}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether it is among these words. */
    public boolean in(Collection<String> words) {
        return words.contains(word());
    }

    /** The words of all aspects, in the order in which forms offer them. */
    public static List<String> words() {
        return Arrays.stream(values()).map(ChangedAspect::word).toList();
    }
}
