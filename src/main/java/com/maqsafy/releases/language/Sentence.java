package com.maqsafy.releases.language;

import java.util.Arrays;
import java.util.List;

/**
 * A sentence that the product says, by its key in {@code language/sentences*.properties}: English for records and REST, Arabic
 * for whoever asks for it. A key without English, without Arabic, or with another number of arguments is a fault of the
 * program; {@code SentenceTest} looks at every place that makes one.
 *
 * @param key e.g. {@code finding.no-summary}
 * @param arguments what is filled in, in the order in which its names appear first in English; another sentence in its English
 */
public record Sentence(String key, List<String> arguments) {

    public Sentence {
        arguments = List.copyOf(arguments);
    }

    /**
     * A sentence.
     *
     * @throws IllegalArgumentException when there is no such key, or it has another number of names
     */
    public static Sentence of(String key, Object... arguments) {
        Sentence sentence =
                new Sentence(key, Arrays.stream(arguments).map(String::valueOf).toList());
        Sayings.check(sentence);
        return sentence;
    }

    /** In English, as it is recorded and sent. */
    public String english() {
        return Sayings.english(this);
    }

    /** In Arabic, with what is in no language of ours isolated (UAX 9). */
    public String arabic() {
        return Sayings.arabic(this);
    }

    /** In English. */
    @Override
    public String toString() {
        return english();
    }
}
