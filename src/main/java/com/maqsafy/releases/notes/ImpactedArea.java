package com.maqsafy.releases.notes;

import java.util.Arrays;
import java.util.Optional;

/** What a release touches, in the words and the order of the policy (NOTE-04). */
public enum ImpactedArea {
    BACKEND("Backend"),
    FRONTEND("Frontend"),
    DATABASE("Database"),
    API("API"),
    QUEUE("Queue"),
    INTEGRATIONS("Integrations");

    private final String word;

    ImpactedArea(String word) {
        this.word = word;
    }

    /** The word in the notes, e.g. {@code Backend}. */
    public String word() {
        return word;
    }

    public static Optional<ImpactedArea> ofWord(String word) {
        return Arrays.stream(values()).filter(a -> a.word.equals(word)).findFirst();
    }
}
