package com.maqsafy.releases.person;

import java.text.Normalizer;
import java.util.Locale;

/** Names in the form in which they are compared, and what addresses have in common with them. */
final class Folded {

    private Folded() {}

    /** Unicode NFKC, each run of white space one space, without regard to case and to characters that nobody sees. */
    static String name(String name) {
        return visible(Normalizer.normalize(name, Normalizer.Form.NFKC))
                .replaceAll("[\\s\\p{Z}]+", " ")
                .strip()
                .toLowerCase(Locale.ROOT);
    }

    /** Without characters that nobody sees; they tell no two texts apart. */
    static String visible(String text) {
        return text.replaceAll("\\p{Cf}+", "");
    }
}
