package com.maqsafy.releases.board;

import com.maqsafy.releases.language.OurWords;
import com.maqsafy.releases.policy.PolicyCatalogue;
import com.maqsafy.releases.process.TaskTitles;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** What is written on the pages of the Releases application, from {@code board/messages*.properties}. */
@Component
class BoardTexts {

    private static final String BUNDLE = "board.messages";

    private final PolicyCatalogue catalogue = new PolicyCatalogue();

    /** The languages that there are, as BCP 47 tags. */
    static final Map<String, Locale> LANGUAGES = Map.of("en", Locale.ENGLISH, "ar", Locale.forLanguageTag("ar"));

    /**
     * What a task is called, by the tags of the languages that call it otherwise than it calls itself.
     *
     * @param element id of its model element
     */
    Map<String, String> titles(String element, String title) {
        Map<String, String> titles = new TreeMap<>();
        LANGUAGES.forEach((language, locale) -> {
            String said = TaskTitles.in(locale).of(element, title, role -> role(language, role));
            if (!said.equals(title)) {
                titles.put(language, said);
            }
        });
        return titles;
    }

    /** All texts by their keys; in English for a language that there is not. */
    Map<String, String> in(String language) {
        ResourceBundle bundle = bundle(language);
        Map<String, String> texts = new TreeMap<>();
        bundle.keySet().forEach(key -> texts.put(key, bundle.getString(key)));
        return texts;
    }

    /**
     * What the items of the policy say, by their ids, in a language that what is said of them may not have. In English every
     * finding and every refusal says it itself.
     */
    Map<String, String> items(String language) {
        return language.equals("ar") ? OurWords.items() : Map.of();
    }

    /** What the tests of the policy are called, by their ids. */
    Map<String, String> tests(String language) {
        Map<String, String> tests = new TreeMap<>();
        catalogue.section("TEST").forEach(test -> tests.put(test.id(), test.text()));
        tests.replaceAll((id, english) -> items(language).getOrDefault(id, english));
        return tests;
    }

    private static String role(String language, String role) {
        ResourceBundle bundle = bundle(language);
        String key = "role." + role;
        return bundle.containsKey(key) ? bundle.getString(key) : role.replace('-', ' ');
    }

    private static ResourceBundle bundle(String language) {
        return ResourceBundle.getBundle(
                BUNDLE,
                LANGUAGES.getOrDefault(language, Locale.ENGLISH),
                // English is the root: the machine's own language says nothing.
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }
}
