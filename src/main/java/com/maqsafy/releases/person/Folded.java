package com.maqsafy.releases.person;

import java.text.Normalizer;
import java.util.Locale;

/** Addresses and names in the form in which they are compared. */
final class Folded {

    private Folded() {}

    /** Addresses differ by nothing that mail servers ignore in practice: case and surrounding blanks. */
    static String email(String email) {
        return Normalizer.normalize(email, Normalizer.Form.NFKC).strip().toLowerCase(Locale.ROOT);
    }

    /** Unicode NFKC, each run of white space one space, without regard to case. */
    static String name(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKC)
                .replaceAll("[\\s\\p{Z}\\p{Cf}]+", " ")
                .strip()
                .toLowerCase(Locale.ROOT);
    }
}
