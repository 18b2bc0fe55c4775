package com.maqsafy.releases.settings;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What somebody probably meant: the word that takes the fewest changes. */
public final class NearestWord {

    private NearestWord() {}

    /** The nearest of the words, if one is near: at most a third of its letters differ, two in a short one. */
    public static Optional<String> to(String written, Collection<String> words) {
        String uniform = SettingsTree.uniform(written);
        return words.stream()
                .filter(word -> near(uniform, SettingsTree.uniform(word)))
                .min(Comparator.<String>comparingInt(word -> distance(uniform, SettingsTree.uniform(word)))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** So many of the words, the nearest first, however far they are. */
    public static List<String> most(String written, Collection<String> words, int limit) {
        String uniform = SettingsTree.uniform(written);
        return words.stream()
                .sorted(Comparator.<String>comparingInt(word -> distance(uniform, SettingsTree.uniform(word)))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(limit)
                .toList();
    }

    private static boolean near(String one, String other) {
        int longer = Math.max(one.length(), other.length());
        int allowed = longer <= 3 ? 1 : Math.max(2, longer / 3);
        return distance(one, other) <= allowed;
    }

    /** Letters to add, take away, change or swap with the next one. */
    static int distance(String one, String other) {
        int[][] d = new int[one.length() + 1][other.length() + 1];
        for (int i = 0; i <= one.length(); i++) {
            for (int j = 0; j <= other.length(); j++) {
                if (i == 0 || j == 0) {
                    d[i][j] = i + j;
                    continue;
                }
                int change = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
                d[i][j] = Math.min(Math.min(d[i - 1][j], d[i][j - 1]) + 1, d[i - 1][j - 1] + change);
                if (i > 1
                        && j > 1
                        && one.charAt(i - 1) == other.charAt(j - 2)
                        && one.charAt(i - 2) == other.charAt(j - 1)) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        return d[one.length()][other.length()];
    }
}
