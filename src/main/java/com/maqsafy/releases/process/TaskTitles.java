package com.maqsafy.releases.process;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What tasks are called in a reader's language, from {@code process/task-titles*.properties} by the ids of their elements.
 *
 * <p>A task bears the title that its model gave it, in English. It is said in another language only where it is the one that
 * the shipped model gives; a task of a process owner, and one whose title a process owner changed, keep their own.
 */
public final class TaskTitles {

    private static final String BUNDLE = "process.task-titles";
    private static final Pattern PLACE = Pattern.compile("\\{(\\w+)}");

    private final ResourceBundle shipped = bundle(Locale.ENGLISH);
    private final ResourceBundle texts;

    private TaskTitles(Locale language) {
        this.texts = bundle(language);
    }

    /** Titles in a language; in English for one that there is not. */
    public static TaskTitles in(Locale language) {
        return new TaskTitles(language);
    }

    /**
     * A title in this language.
     *
     * @param element id of the task's element
     * @param title what the task is called
     * @param role what a role is called in this language, by the id of its group
     * @return the title as it was given where there is nothing in this language
     */
    public String of(String element, String title, UnaryOperator<String> role) {
        if (texts.getLocale().equals(Locale.ROOT) || !texts.containsKey(element)) {
            return title;
        }
        String pattern = shipped.getString(element);
        List<String> places =
                PLACE.matcher(pattern).results().map(found -> found.group(1)).toList();
        Matcher said = matcher(pattern).matcher(title);
        return said.matches() ? filled(texts.getString(element), places, said.toMatchResult(), role) : title;
    }

    private String filled(String text, List<String> places, MatchResult said, UnaryOperator<String> role) {
        return PLACE.matcher(text)
                .replaceAll(place -> Matcher.quoteReplacement(
                        value(place.group(1), said.group(places.indexOf(place.group(1)) + 1), role)));
    }

    private String value(String place, String words, UnaryOperator<String> role) {
        return place.equals("role")
                ? Arrays.stream(words.split(Pattern.quote(shipped.getString("or"))))
                        .map(one -> role.apply(one.replace(' ', '-')))
                        .collect(Collectors.joining(texts.getString("or")))
                : words;
    }

    private static Pattern matcher(String pattern) {
        List<String> words = new ArrayList<>();
        for (String word : PLACE.split(pattern, -1)) {
            words.add(Pattern.quote(word));
        }
        return Pattern.compile(String.join("(.+)", words));
    }

    private static ResourceBundle bundle(Locale language) {
        return ResourceBundle.getBundle(
                BUNDLE,
                language,
                // English is the root: the machine's own language says nothing.
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }
}
