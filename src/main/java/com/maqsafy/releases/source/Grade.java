package com.maqsafy.releases.source;

import java.util.Arrays;

/** How dangerous an operation of a migration is; a later one is the worse one. */
public enum Grade {
    /** Adds or widens; what it locks it locks for a moment, whatever the size of the table. */
    HARMLESS("harmless", "harmless"),
    /**
     * Writes, or all use of a table, wait while it works, the longer the more rows there are, or rows that may be there stop it
     * (MIG-05, MIG-07).
     */
    LOCKS("locks", "LOCKS"),
    /** Statements that the version in production sends fail or mean something else afterwards (MIG-06, APR-06). */
    BREAKS("breaks-running-version", "BREAKS"),
    /** Nobody can tell from the code what happens, so it may destroy (MIG-06, APR-06). */
    UNKNOWN("cannot-tell", "CANNOT TELL"),
    /** Rows, values or structure with its content are gone afterwards (MIG-06, APR-06). */
    LOSES("loses-data", "LOSES DATA");

    private final String word;
    private final String title;

    Grade(String word, String title) {
        this.word = word;
        this.title = title;
    }

    /** How it is written in the ledger. */
    public String word() {
        return word;
    }

    /** How it is shown to people. */
    public String title() {
        return title;
    }

    /** Whether a person decides on it and management approves the release (MIG-06, APR-06). */
    public boolean destructive() {
        return this == BREAKS || this == UNKNOWN || this == LOSES;
    }

    /** The worse one of two. */
    public Grade worse(Grade other) {
        return compareTo(other) >= 0 ? this : other;
    }

    /**
     * How a recorded operation is shown.
     *
     * @param word the recorded grade, empty in records of before grades
     * @param destructive the recorded answer of that time
     */
    public static String titleOf(String word, boolean destructive) {
        return Arrays.stream(values())
                .filter(grade -> grade.word.equals(word))
                .findFirst()
                .map(Grade::title)
                .orElse(destructive ? "DESTROYS" : "no");
    }
}
