package com.maqsafy.releases.language;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Sentences of the server in Arabic: what is said by the English pattern of a key is said by its Arabic one, with the same names
 * filled in. So what was recorded in English is said in Arabic too. A sentence that is none of them, and every word of people,
 * stays as it is.
 *
 * <p>{@code language/sentences*.properties} are those that a {@link Sentence} is made of, {@code language/sayings*.properties}
 * those that are written where they are said. A name may begin with what it is: {@code w_} one of our words, {@code l_} a list of them, {@code s_} a
 * sentence of these, {@code n_} a number, {@code t_} an instant.
 */
public final class Sayings {

    private static final String SENTENCES = "language.sentences";
    private static final String WRITTEN = "language.sayings";
    private static final Pattern PLACE = Pattern.compile("\\{(\\w+)}");
    /** The code before a refusal. */
    private static final Pattern CODE = Pattern.compile("(REL-[A-Z]{3}-\\d{3}) (.*)", Pattern.DOTALL);
    /** An instant as it is recorded; people read it to the minute. */
    private static final Pattern INSTANT = Pattern.compile("(\\d{4}-\\d{2}-\\d{2})T(\\d{2}:\\d{2})[\\d:.]*Z");
    /** The end of a sentence before another one. */
    private static final Pattern END = Pattern.compile("\\. (?=\\S)");
    /** Before keys of what is said inside other sentences only. */
    private static final String INNER = "part.";

    private static final Map<String, Saying> BY_KEY = read(SENTENCES);
    private static final List<Saying> ALL = ordered();

    private Sayings() {}

    private record Saying(String key, Pattern matched, String english, List<String> places, String arabic) {

        boolean holdsOthers() {
            return places.stream().anyMatch(place -> place.startsWith("s_"));
        }

        int letters() {
            return String.join("", PLACE.split(english)).length();
        }
    }

    /** A sentence in Arabic; empty when it is none of ours. */
    public static Optional<String> in(String sentence) {
        Matcher coded = CODE.matcher(sentence);
        if (coded.matches()) {
            // At the end, so that the sentence begins in its own direction.
            return said(coded.group(2), false).map(said -> said + ' ' + OurWords.isolated(coded.group(1)));
        }
        return said(sentence, false);
    }

    /** @throws IllegalArgumentException when it cannot be said */
    static void check(Sentence sentence) {
        int places = saying(sentence).places().size();
        if (places != sentence.arguments().size()) {
            throw new IllegalArgumentException("'" + sentence.key() + "' has " + places + " names and "
                    + sentence.arguments().size() + " arguments.");
        }
    }

    static String english(Sentence sentence) {
        Saying saying = saying(sentence);
        return filled(saying, saying.english(), sentence.arguments(), (place, words) -> words);
    }

    static String arabic(Sentence sentence) {
        Saying saying = saying(sentence);
        return filled(saying, saying.arabic(), sentence.arguments(), Sayings::value);
    }

    private static Saying saying(Sentence sentence) {
        Saying saying = BY_KEY.get(sentence.key());
        if (saying == null) {
            throw new IllegalArgumentException("There is no sentence '" + sentence.key() + "'.");
        }
        return saying;
    }

    /** As a sentence whose inner sentences are known too, as several such ones, or as one of which some inner ones are not. */
    private static Optional<String> said(String text, boolean inner) {
        return said(text, inner, true).or(() -> several(text)).or(() -> said(text, inner, false));
    }

    private static Optional<String> several(String text) {
        Matcher end = END.matcher(text);
        while (end.find()) {
            Optional<String> first = said(text.substring(0, end.start() + 1), false, true);
            if (first.isPresent()) {
                String rest = text.substring(end.end());
                Optional<String> others = said(rest, false, true).or(() -> several(rest));
                if (others.isPresent()) {
                    return Optional.of(first.get() + ' ' + others.get());
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<String> said(String sentence, boolean inner, boolean wholly) {
        return ALL.stream()
                .filter(saying -> inner || !saying.key().startsWith(INNER))
                .flatMap(saying -> filled(saying, sentence, wholly).stream())
                .findFirst();
    }

    private static Optional<String> filled(Saying saying, String sentence, boolean wholly) {
        Matcher said = saying.matched().matcher(sentence);
        if (!said.matches()) {
            return Optional.empty();
        }
        MatchResult found = said.toMatchResult();
        List<String> arguments = IntStream.rangeClosed(1, found.groupCount())
                .mapToObj(found::group)
                .toList();
        boolean known = IntStream.range(0, arguments.size())
                .filter(i -> saying.places().get(i).startsWith("s_"))
                .allMatch(i -> said(arguments.get(i), true, true).isPresent());
        return wholly && (!known || swallows(saying, arguments))
                ? Optional.empty()
                : Optional.of(filled(saying, saying.arabic(), arguments, Sayings::value));
    }

    /** Whether the name with which it begins would be a whole sentence in front of it. */
    private static boolean swallows(Saying saying, List<String> arguments) {
        return PLACE.matcher(saying.english()).lookingAt()
                && !saying.places().get(0).startsWith("s_")
                && END.matcher(arguments.get(0)).find();
    }

    /** What is made of the words at a place. */
    @FunctionalInterface
    private interface Made {
        String of(String place, String words);
    }

    private static String filled(Saying saying, String text, List<String> arguments, Made made) {
        return PLACE.matcher(text)
                .replaceAll(place -> Matcher.quoteReplacement(
                        made.of(place.group(1), arguments.get(saying.places().indexOf(place.group(1))))));
    }

    private static String value(String place, String words) {
        return switch (place.length() > 2 ? place.substring(0, 2) : "") {
            case "w_" -> OurWords.of(words.replaceAll(" or |, ", ",").replace(' ', '-'));
            case "l_" ->
                Arrays.stream(words.split(", "))
                        .map(word -> OurWords.of(word.replace(' ', '-')))
                        .collect(Collectors.joining(OurWords.COMMA));
            case "s_" -> said(words, true).orElseGet(() -> OurWords.isolated(words));
            case "t_" -> OurWords.isolated(INSTANT.matcher(words).replaceFirst("$1 $2 UTC"));
            default -> OurWords.isolated(words);
        };
    }

    /** Sentences with others in them first, then what says most by itself: none is taken for one that only begins alike. */
    private static List<Saying> ordered() {
        return Stream.concat(BY_KEY.values().stream(), read(WRITTEN).values().stream())
                .sorted(Comparator.comparing(Saying::holdsOthers)
                        .thenComparingInt(Saying::letters)
                        .reversed())
                .toList();
    }

    private static Map<String, Saying> read(String bundle) {
        ResourceBundle english = ResourceBundle.getBundle(
                bundle,
                Locale.ROOT,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        ResourceBundle arabic = ResourceBundle.getBundle(bundle, OurWords.ARABIC);
        return english.keySet().stream()
                .map(key -> saying(key, english.getString(key), arabic.getString(key)))
                .collect(Collectors.toMap(Saying::key, Function.identity()));
    }

    private static Saying saying(String key, String english, String arabic) {
        List<String> places = new ArrayList<>(new LinkedHashSet<>(
                PLACE.matcher(english).results().map(found -> found.group(1)).toList()));
        StringBuilder matched = new StringBuilder("\\Q");
        Matcher place = PLACE.matcher(english);
        LinkedHashSet<String> before = new LinkedHashSet<>();
        int at = 0;
        while (place.find()) {
            String name = place.group(1);
            matched.append(english, at, place.start())
                    .append("\\E")
                    .append(
                            before.add(name)
                                    ? name.startsWith("n_") ? "(\\d+?)" : "(.*?)"
                                    : "(?:\\" + (places.indexOf(name) + 1) + ")")
                    .append("\\Q");
            at = place.end();
        }
        matched.append(english.substring(at)).append("\\E");
        return new Saying(key, Pattern.compile(matched.toString(), Pattern.DOTALL), english, places, arabic);
    }
}
