package com.maqsafy.releases.board;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Sentences of the server in Arabic, from {@code board/sayings*.properties}: what is said by the English pattern of a key is
 * said by its Arabic one, with the same names filled in. A sentence that is none of them, and every word of people, stays as
 * it is.
 */
final class Sayings {

    private static final String BUNDLE = "board.sayings";
    private static final Pattern PLACE = Pattern.compile("\\{(\\w+)}");
    /** The code before a refusal. */
    private static final Pattern CODE = Pattern.compile("(REL-[A-Z]{3}-\\d{3}) (.*)", Pattern.DOTALL);
    /** Before keys of what is said inside other sentences only. */
    private static final String INNER = "part.";

    private static final List<Saying> ALL = read();

    private Sayings() {}

    private record Saying(String key, Pattern english, List<String> places, String arabic, int letters) {

        boolean holdsOthers() {
            return places.stream().anyMatch(place -> place.startsWith("s_"));
        }
    }

    /** A sentence in Arabic; empty when it is none of ours. */
    static Optional<String> in(String sentence) {
        Matcher coded = CODE.matcher(sentence);
        if (coded.matches()) {
            // At the end, so that the sentence begins in its own direction.
            return said(coded.group(2), false).map(said -> said + ' ' + OurWords.isolated(coded.group(1)));
        }
        return said(sentence, false);
    }

    private static Optional<String> said(String sentence, boolean inner) {
        return ALL.stream()
                .filter(saying -> inner || !saying.key().startsWith(INNER))
                .flatMap(saying -> filled(saying, sentence).stream())
                .findFirst();
    }

    private static Optional<String> filled(Saying saying, String sentence) {
        Matcher said = saying.english().matcher(sentence);
        if (!said.matches()) {
            return Optional.empty();
        }
        MatchResult places = said.toMatchResult();
        return Optional.of(PLACE.matcher(saying.arabic())
                .replaceAll(place -> Matcher.quoteReplacement(
                        value(place.group(1), places.group(saying.places().indexOf(place.group(1)) + 1)))));
    }

    private static String value(String place, String words) {
        return place.startsWith("w_")
                ? OurWords.of(words.replace(' ', '-'))
                : place.startsWith("s_")
                        ? said(words, true).orElseGet(() -> OurWords.isolated(words))
                        : OurWords.isolated(words);
    }

    /** Sentences with others in them first, then what says most by itself: none is taken for one that only begins alike. */
    private static List<Saying> read() {
        ResourceBundle english = ResourceBundle.getBundle(
                BUNDLE,
                Locale.ROOT,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        ResourceBundle arabic = ResourceBundle.getBundle(BUNDLE, OurWords.ARABIC);
        return english.keySet().stream()
                .map(key -> saying(key, english.getString(key), arabic.getString(key)))
                .sorted(Comparator.comparing(Saying::holdsOthers)
                        .thenComparingInt(Saying::letters)
                        .reversed())
                .toList();
    }

    private static Saying saying(String key, String english, String arabic) {
        List<String> places =
                PLACE.matcher(english).results().map(found -> found.group(1)).toList();
        return new Saying(
                key,
                Pattern.compile(
                        PLACE.matcher(english)
                                .replaceAll(place -> Matcher.quoteReplacement(
                                        "\\E(" + (place.group(1).startsWith("n_") ? "\\d" : ".") + "+?)\\Q"))
                                .transform(text -> "\\Q" + text + "\\E"),
                        Pattern.DOTALL),
                places,
                arabic,
                String.join("", PLACE.split(english)).length());
    }
}
