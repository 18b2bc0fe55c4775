package com.maqsafy.releases.board;

import java.util.Arrays;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Collectors;

/** Our words in Arabic, from {@code board/words_ar.properties}, and how what is in no language of ours stands among them. */
final class OurWords {

    static final Locale ARABIC = Locale.forLanguageTag("ar");
    /** Between the words of a list. */
    static final String COMMA = "، ";

    private static final String OR = " أو ";
    private static final ResourceBundle WORDS = ResourceBundle.getBundle("board.words", ARABIC);

    private OurWords() {}

    /** Whether there is a word for one of ours. */
    static boolean has(String word) {
        return WORDS.containsKey(word);
    }

    /**
     * A word, or several of which one is meant.
     *
     * @param words one word, or several with a comma between
     * @return with what is no word of ours as it is
     */
    static String of(String words) {
        return Arrays.stream(words.split(","))
                .map(word -> has(word) ? WORDS.getString(word) : isolated(word))
                .collect(Collectors.joining(OR));
    }

    /** A piece that has its own direction in the sentence (UAX 9: first strong isolate). */
    static String isolated(String text) {
        return text.isEmpty() ? "" : '\u2068' + text + '\u2069';
    }
}
