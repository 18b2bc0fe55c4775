package com.maqsafy.releases.notes;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a release touches, in the order of the policy (NOTE-04). */
public enum ImpactedArea {
    BACKEND("Backend"),
    FRONTEND("Frontend"),
    DATABASE("Database"),
    API("API"),
    QUEUE("Queue"),
    INTEGRATIONS("Integrations");

    private final String label;

    ImpactedArea(String label) {
        this.label = label;
    }

    /** The word in forms and records, e.g. {@code backend}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The word in the notes, which is the policy's, e.g. {@code Backend}. */
    public String label() {
        return label;
    }

    /** The area of a bullet in the notes. */
    public static Optional<ImpactedArea> ofLabel(String label) {
        return Arrays.stream(values()).filter(a -> a.label.equals(label)).findFirst();
    }

    /** The area that a form or a record names; older ones have the label in place of the word. */
    public static Optional<ImpactedArea> ofWord(String word) {
        return Arrays.stream(values())
                .filter(a -> a.word().equals(word))
                .findFirst()
                .or(() -> ofLabel(word));
    }
}
