package com.maqsafy.releases.language;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Our words in Arabic, from {@code language/words_ar.properties}, the items of the policy, from
 * {@code language/items_ar.properties}, and how what is in no language of ours stands among them.
 */
public final class OurWords {

    public static final Locale ARABIC = Locale.forLanguageTag("ar");
    /** Between the words of a list. */
    public static final String COMMA = "، ";

    private static final String OR = " أو ";
    private static final ResourceBundle WORDS = ResourceBundle.getBundle("language.words", ARABIC);
    private static final ResourceBundle ITEMS = ResourceBundle.getBundle("language.items", ARABIC);
    /** Before the names of processes and of what they do. */
    private static final String WORK = "work.";

    /** Before the names of checks of a running service. */
    private static final String CHECK = "check.";
    /** Before the words of the format of release notes. */
    private static final String NOTE = "note.";

    private OurWords() {}

    /** Whether there is a word for one of ours. */
    public static boolean has(String word) {
        return WORDS.containsKey(word);
    }

    /**
     * A word, or several of which one is meant.
     *
     * @param words one word, or several with a comma between
     * @return with what is no word of ours as it is
     */
    public static String of(String words) {
        return Arrays.stream(words.split(",")).map(OurWords::one).collect(Collectors.joining(OR));
    }

    /** A word, or one of its kind that has a name of its own after a colon. */
    private static String one(String word) {
        int colon = word.indexOf(':');
        return has(word)
                ? WORDS.getString(word)
                : colon > 0 && has(word.substring(0, colon))
                        ? WORDS.getString(word.substring(0, colon)) + ' ' + isolated(word.substring(colon + 1))
                        : isolated(word);
    }

    /**
     * What work is called: the names of a process and of an element of it, as the models have them.
     *
     * @param names with a colon and a space between
     * @return with a name that a process owner gave as it is
     */
    public static String work(String names) {
        return Arrays.stream(names.split(": ", 2))
                .map(name -> named(WORK, name))
                .collect(Collectors.joining(": "));
    }

    /**
     * What a check is called.
     *
     * @param id as the service's settings name it
     * @param item of the policy, whose words tell a check of another name; blank = not known
     */
    public static String check(String id, String item) {
        return has(CHECK + id)
                ? WORDS.getString(CHECK + id)
                : ITEMS.containsKey(item) ? ITEMS.getString(item) : isolated(id.replace('-', ' '));
    }

    /** A heading, a label or an answer of the format of release notes; what is none stays as it is. */
    public static String note(String words) {
        return named(NOTE, words);
    }

    private static String named(String kind, String name) {
        String key = kind + name.toLowerCase(Locale.ROOT).replace(' ', '-');
        return has(key) ? WORDS.getString(key) : isolated(name);
    }

    /** What the items of the policy say, by their ids. */
    public static Map<String, String> items() {
        Map<String, String> items = new TreeMap<>();
        ITEMS.keySet().forEach(item -> items.put(item, ITEMS.getString(item)));
        return items;
    }

    /** A piece that has its own direction in the sentence (UAX 9: first strong isolate). */
    public static String isolated(String text) {
        return text.isEmpty() ? "" : '\u2068' + text + '\u2069';
    }
}
