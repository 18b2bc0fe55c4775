package com.maqsafy.releases.notes;

import java.util.List;
import java.util.stream.Collectors;

/** Where one of some words stood last in front of a place; a text is read once, as long as it is asked from left to right. */
final class LastWord {

    private final String lower;
    private final List<String> words;
    private final String beginnings;
    private int read;
    private int found = -1;

    /** @param lower the text as {@link FoldedText#lower} has it */
    LastWord(String lower, List<String> words) {
        this.lower = lower;
        this.words = words;
        this.beginnings =
                words.stream().map(word -> word.substring(0, 1)).distinct().collect(Collectors.joining());
    }

    /** Whether one begins in front of a place, so many characters away at most. */
    boolean before(int place, int most) {
        for (; read < place; read++) {
            if (beginnings.indexOf(lower.charAt(read)) >= 0 && begins()) {
                found = read;
            }
        }
        return found >= 0 && found < place && place - found <= most;
    }

    private boolean begins() {
        for (String word : words) {
            if (lower.startsWith(word, read)) {
                return true;
            }
        }
        return false;
    }

    /** Where the last one begins. */
    int place() {
        return found;
    }
}
