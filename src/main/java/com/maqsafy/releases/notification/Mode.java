package com.maqsafy.releases.notification;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How somebody wants to be told of a category. */
public enum Mode {
    /** As soon as it happens, outside quiet hours. */
    AT_ONCE,
    /** Once a day, with everything else of that day. */
    DIGEST,
    /** Not at all; what only this person can do is told anyway. */
    OFF;

    /** All words, in order. */
    public static final List<String> WORDS =
            Arrays.stream(values()).map(Mode::word).toList();

    /** The word in REST. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<Mode> ofWord(String word) {
        return Arrays.stream(values()).filter(m -> m.word().equals(word)).findFirst();
    }
}
