package com.maqsafy.releases.person;

import java.text.Normalizer;
import java.util.Locale;

/**
 * An address of e-mail in the two forms in which addresses are compared; blank where there is none.
 *
 * @param exact without what mail servers ignore in practice: case, surrounding blanks, and characters that nobody sees
 * @param mailbox the same without what follows a plus sign (RFC 5233): what is sent to {@code ana+git@example.com} comes to
 *     {@code ana@example.com}
 */
public record EmailAddress(String exact, String mailbox) {

    /** The forms of an address, however it was written. */
    public static EmailAddress of(String written) {
        String exact = Folded.visible(Normalizer.normalize(written, Normalizer.Form.NFKC))
                .strip()
                .toLowerCase(Locale.ROOT);
        int domain = exact.lastIndexOf('@');
        int detail = exact.indexOf('+');
        return new EmailAddress(
                exact, detail > 0 && detail < domain ? exact.substring(0, detail) + exact.substring(domain) : exact);
    }
}
