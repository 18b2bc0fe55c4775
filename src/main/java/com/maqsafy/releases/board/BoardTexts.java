package com.maqsafy.releases.board;

import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** What is written on the pages of the Releases application, from {@code board/messages*.properties}. */
@Component
class BoardTexts {

    private static final String BUNDLE = "board.messages";

    /** The languages that there are, as BCP 47 tags. */
    static final Map<String, Locale> LANGUAGES = Map.of("en", Locale.ENGLISH, "ar", Locale.forLanguageTag("ar"));

    /** All texts by their keys; in English for a language that there is not. */
    Map<String, String> in(String language) {
        ResourceBundle bundle = ResourceBundle.getBundle(
                BUNDLE,
                LANGUAGES.getOrDefault(language, Locale.ENGLISH),
                // English is the root: the machine's own language says nothing.
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        Map<String, String> texts = new TreeMap<>();
        bundle.keySet().forEach(key -> texts.put(key, bundle.getString(key)));
        return texts;
    }
}
