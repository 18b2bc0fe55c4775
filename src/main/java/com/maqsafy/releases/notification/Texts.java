package com.maqsafy.releases.notification;

import java.util.MissingResourceException;
import java.util.ResourceBundle;

/** What is written in messages, from {@code notification/messages*.properties}; a name in braces is filled in. */
final class Texts {

    private static final String BUNDLE = "notification.messages";

    private final ResourceBundle bundle;

    private Texts(ResourceBundle bundle) {
        this.bundle = bundle;
    }

    static Texts in(Language language) {
        return new Texts(ResourceBundle.getBundle(
                BUNDLE,
                language.locale(),
                // English is the root: the machine's own language says nothing.
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES)));
    }

    /** @throws MissingResourceException when there is no such text */
    String text(String key) {
        return bundle.getString(key);
    }

    /** The text of a word, or the word itself where nothing is written for it. */
    String word(String group, String word) {
        String key = group + '.' + word;
        return bundle.containsKey(key) ? bundle.getString(key) : word;
    }
}
