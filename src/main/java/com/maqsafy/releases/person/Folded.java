package com.maqsafy.releases.person;

import java.text.Normalizer;
import java.util.Locale;

/** Addresses and names in the form in which they are compared. */
final class Folded {

    private Folded() {}

    /**
     * Addresses differ by nothing that mail servers ignore in practice: case and surrounding blanks. Characters that nobody sees
     * tell no two of them apart.
     */
    static String email(String email) {
        return visible(Normalizer.normalize(email, Normalizer.Form.NFKC))
                .strip()
                .toLowerCase(Locale.ROOT);
    }

    /**
     * The address without what follows a plus sign in it (RFC 5233): what is sent to {@code ana+git@example.com} comes to
     * {@code ana@example.com}.
     */
    static String mailbox(String email) {
        String folded = email(email);
        int domain = folded.lastIndexOf('@');
        int detail = folded.indexOf('+');
        return detail > 0 && detail < domain ? folded.substring(0, detail) + folded.substring(domain) : folded;
    }

    /** Unicode NFKC, each run of white space one space, without regard to case and to characters that nobody sees. */
    static String name(String name) {
        return visible(Normalizer.normalize(name, Normalizer.Form.NFKC))
                .replaceAll("[\\s\\p{Z}]+", " ")
                .strip()
                .toLowerCase(Locale.ROOT);
    }

    private static String visible(String text) {
        return text.replaceAll("\\p{Cf}+", "");
    }
}
