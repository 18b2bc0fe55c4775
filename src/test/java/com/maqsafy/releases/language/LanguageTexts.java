package com.maqsafy.releases.language;

import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The texts of one language, by their keys. */
final class LanguageTexts {

    private LanguageTexts() {}

    /** @param bundle name of the properties below {@code language} */
    static Map<String, String> of(String bundle, Locale language) {
        ResourceBundle texts = ResourceBundle.getBundle(
                "language." + bundle,
                language,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        return texts.keySet().stream()
                .collect(Collectors.toMap(Function.identity(), texts::getString, (a, b) -> a, TreeMap::new));
    }
}
