package com.maqsafy.releases.report;

import com.maqsafy.releases.language.OurWords;
import com.maqsafy.releases.policy.PolicyItem;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;

/** A language in which reports are written. What was recorded stays in the words of its time. */
public enum ReportLanguage {
    ENGLISH("en", "ltr"),
    ARABIC("ar", "rtl");

    private final String tag;
    private final String direction;

    ReportLanguage(String tag, String direction) {
        this.tag = tag;
        this.direction = direction;
    }

    /** The language of a BCP 47 tag, {@code en} or {@code ar}; empty for any other. */
    public static Optional<ReportLanguage> of(String tag) {
        return Arrays.stream(values()).filter(l -> l.tag.equals(tag)).findFirst();
    }

    /** BCP 47 tag. */
    public String tag() {
        return tag;
    }

    /** {@code ltr} or {@code rtl}, as HTML has it. */
    String direction() {
        return direction;
    }

    /** What an item of the policy asks for; one that has no text in this language in English. */
    String text(PolicyItem item) {
        return this == ARABIC ? OurWords.items().getOrDefault(item.id(), item.text()) : item.text();
    }

    /** One of our words, such as the type of a release. */
    String word(String word) {
        return this == ARABIC && OurWords.has(word) ? OurWords.of(word) : word;
    }

    ResourceBundle texts() {
        return ResourceBundle.getBundle(
                "report.messages",
                Locale.forLanguageTag(tag),
                // English is the root: the machine's own language says nothing.
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }
}
