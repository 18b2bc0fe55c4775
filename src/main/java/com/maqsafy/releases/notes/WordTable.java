package com.maqsafy.releases.notes;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Words of two characters and more, found at a place of a text in a time that does not grow with their number. */
final class WordTable {

    private static final int SIZE = 4096;

    private final String[][] byBeginning = new String[SIZE][];
    /** A bit for each slot that has words: most places of a text have none, and are left at once. */
    private final long[] used = new long[SIZE / Long.SIZE];

    WordTable(Collection<String> words) {
        var lists = new ArrayList<List<String>>();
        for (int i = 0; i < SIZE; i++) {
            lists.add(List.of());
        }
        for (String word : words) {
            int slot = slot(word.charAt(0), word.charAt(1));
            var more = new ArrayList<>(lists.get(slot));
            more.add(word);
            more.sort(Comparator.comparingInt(String::length).reversed());
            lists.set(slot, more);
        }
        for (int i = 0; i < SIZE; i++) {
            byBeginning[i] = lists.get(i).toArray(String[]::new);
            used[i >>> 6] |= lists.get(i).isEmpty() ? 0 : 1L << i;
        }
    }

    /** The longest word that begins at a place of the text. */
    @Nullable
    String at(String text, int place) {
        if (place + 1 >= text.length()) {
            return null;
        }
        int slot = slot(text.charAt(place), text.charAt(place + 1));
        if ((used[slot >>> 6] & 1L << slot) == 0) {
            return null;
        }
        for (String word : byBeginning[slot]) {
            if (text.startsWith(word, place)) {
                return word;
            }
        }
        return null;
    }

    /** The next shorter word that begins there. */
    @Nullable
    String shorter(String text, int place, String than) {
        for (String word : byBeginning[slot(text.charAt(place), text.charAt(place + 1))]) {
            if (word.length() < than.length() && text.startsWith(word, place)) {
                return word;
            }
        }
        return null;
    }

    private static int slot(char first, char second) {
        return (first * 61 + second) & (SIZE - 1);
    }
}
