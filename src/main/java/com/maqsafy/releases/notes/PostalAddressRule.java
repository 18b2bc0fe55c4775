package com.maqsafy.releases.notes;

import static java.util.Objects.requireNonNull;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Postal addresses without a word that says so: a street with its name and the number of a house, or a building and a district, in
 * front of a city ({@code leaks/cities.txt}) or of a postal code. Between them stand nothing but names, numbers and commas.
 */
final class PostalAddressRule implements LeakRule {

    private static final String RESOURCE = "/leaks/cities.txt";

    /** What a word of an address is. */
    private enum Part {
        /** Has a name beside it: street, road. */
        STREET,
        /** Has a number behind it: villa, flat. */
        HOUSE,
        /** Has a name beside it: district. */
        AREA,
        NUMBER,
        /** The five digits of a postal code. */
        CODE,
        NAME,
        /** Between names: al, of. */
        JOINING,
        COMMA,
        OTHER
    }

    private record Word(Part part, int start) {}

    private static final int MOST_PARTS = 18;
    private static final int REACH = 120;
    private static final int LONGEST_WORD = 24;
    private static final int MOST_DIGITS = 4;
    private static final int CODE_DIGITS = 5;
    /** Names between a street and the number of its house, at most. */
    private static final int MOST_NAMES = 4;

    private static final Set<String> STREETS = comparable(
            "street st str road rd avenue ave av boulevard blvd highway hwy square parkway شارع طريق جادة ممر");
    private static final Set<String> HOUSES = comparable(
            "building bldg villa flat apartment apt unit office floor tower block house suite room مبنى عمارة"
                    + " فيلا شقة الدور دور برج مكتب منزل بيت بلوك وحدة بناية قطعة");
    private static final Set<String> AREAS =
            comparable("district dist neighborhood neighbourhood compound حي الحي مجمع");
    /** Also what says how to get there. */
    private static final Set<String> JOINERS =
            comparable("al el bin ibn abu um of no in near next to opposite behind رقم في بجانب خلف أمام مقابل قرب");

    /** Nobody lives there. */
    private static final Set<String> SHOWN = Set.of("example", "sample", "test", "dummy", "main", "foo", "fake");

    private static final WordTable CITIES = new WordTable(cities());
    private static final WordTable PLACES =
            new WordTable(Stream.concat(STREETS.stream(), HOUSES.stream()).toList());

    private static List<String> cities() {
        try (var lines = new BufferedReader(new InputStreamReader(
                requireNonNull(PostalAddressRule.class.getResourceAsStream(RESOURCE)), StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .flatMap(line -> Arrays.stream(line.split(",")))
                    .map(name -> FoldedText.comparable(name.strip()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> comparable(String words) {
        return Stream.of(words.split(" ")).map(FoldedText::comparable).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public String name() {
        return "postal-address";
    }

    @Override
    public String item() {
        return "RULE-05";
    }

    @Override
    public List<Finding> find(FoldedText folded) {
        String lower = folded.lower();
        var findings = new ArrayList<Finding>();
        Marks places = places(lower);
        int found = 0;
        for (int at = 0; at < lower.length(); at++) {
            char c = lower.charAt(at);
            if (at > 0 && Character.isLetterOrDigit(lower.charAt(at - 1))) {
                continue;
            }
            boolean number = c >= '0' && c <= '9';
            int end = number ? endOfCode(lower, at) : endOfCity(lower, at);
            int start = end > 0 && places.before(at, REACH) >= found ? start(folded, at, found) : -1;
            if (start < 0 && end > 0 && !number && places.within(end, REACH)) {
                // The city may stand in front, too.
                end = endBehind(folded, end);
                start = end > 0 ? at : -1;
            }
            if (start >= 0) {
                findings.add(new Finding(name(), start, end, "A person's address; remove it (no real customer data)."));
                found = end;
                at = end;
            }
        }
        return findings;
    }

    /** Where streets and houses are spoken of, without which no city makes an address. */
    private static Marks places(String lower) {
        var places = new Marks(lower.length());
        for (int at = 0; at < lower.length(); at++) {
            boolean begins = at == 0 || !Character.isLetterOrDigit(lower.charAt(at - 1));
            if (begins && PLACES.at(lower, at) != null) {
                places.set(at);
            }
        }
        return places;
    }

    private static int endOfCity(String lower, int at) {
        for (String city = CITIES.at(lower, at); city != null; city = CITIES.shorter(lower, at, city)) {
            int end = at + city.length();
            if (end == lower.length() || !Character.isLetterOrDigit(lower.charAt(end))) {
                return end;
            }
        }
        return -1;
    }

    /** Where a postal code ends that begins here, with the four digits that may follow; or -1. */
    private static int endOfCode(String lower, int at) {
        int end = digits(lower, at, 1);
        boolean longer = end < lower.length()
                && (Character.isLetter(lower.charAt(end)) || "._:/".indexOf(lower.charAt(end)) >= 0);
        return end - at == CODE_DIGITS
                        && !(longer && end + 1 < lower.length() && Character.isLetterOrDigit(lower.charAt(end + 1)))
                ? end
                : -1;
    }

    private static int digits(String text, int from, int step) {
        int at = from;
        while (at >= 0 && at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at += step;
        }
        return at;
    }

    /** Where an address ends that begins with a city in front of a place, with the number of a house; or -1. */
    private static int endBehind(FoldedText folded, int place) {
        String text = folded.text();
        List<Word> words = new ArrayList<>();
        int last = -1;
        int at = place;
        while (words.size() < MOST_PARTS && at < text.length() && at - place < REACH) {
            char c = text.charAt(at);
            if (" \t\"'.()".indexOf(c) >= 0) {
                at++;
                continue;
            }
            int end = at + 1;
            while (end < text.length() && ofWord(text, at) && ofWord(text, end) && end - at <= LONGEST_WORD) {
                end++;
            }
            Word word = word(folded, end, at);
            if (word == null || word.part() == Part.OTHER || word.start() != at) {
                break;
            }
            words.add(word);
            last = word.part() == Part.NUMBER ? end : last;
            at = end;
        }
        return last > 0 && start(words) >= 0 ? last : -1;
    }

    /** Where the address begins that ends in front of a place; or -1. */
    private static int start(FoldedText folded, int place, int from) {
        Deque<Word> words = new ArrayDeque<>();
        int at = place;
        while (words.size() < MOST_PARTS && place - at < REACH) {
            int end = skipped(folded.text(), at, from);
            Word word = end > from ? word(folded, end, from) : null;
            if (word == null || word.part() == Part.OTHER) {
                break;
            }
            words.addFirst(word);
            at = word.start();
        }
        return start(List.copyOf(words));
    }

    private static int skipped(String text, int from, int limit) {
        int at = from;
        while (at > limit && " \t\"'.()".indexOf(text.charAt(at - 1)) >= 0) {
            at--;
        }
        return at;
    }

    /** The word that ends in front of a place. */
    private static @Nullable Word word(FoldedText folded, int end, int limit) {
        String text = folded.text();
        char last = text.charAt(end - 1);
        if (",\u060c\n\r;-|".indexOf(last) >= 0) {
            return new Word(Part.COMMA, end - 1);
        }
        int start = end;
        while (start > limit && end - start <= LONGEST_WORD && ofWord(text, start - 1)) {
            start--;
        }
        if (start == end
                || end - start > LONGEST_WORD
                || (start > limit && "@_=$\\/+".indexOf(text.charAt(start - 1)) >= 0)) {
            return null;
        }
        return new Word(
                part(text.substring(start, end), folded.lower().substring(start, end), text, start, end), start);
    }

    private static boolean ofWord(String text, int at) {
        char c = text.charAt(at);
        return Character.isLetterOrDigit(c)
                || c == '#'
                || ("-'\u2019".indexOf(c) >= 0 && at > 0 && Character.isLetter(text.charAt(at - 1)));
    }

    private static Part part(String word, String lower, String text, int start, int end) {
        char first = word.charAt(0);
        if ((first >= '0' && first <= '9') || first == '#') {
            int digits = digits(word, first == '#' ? 1 : 0, 1);
            boolean whole =
                    digits == word.length() || (digits == word.length() - 1 && Character.isLetter(word.charAt(digits)));
            boolean parted = (start > 1
                            && ".:-".indexOf(text.charAt(start - 1)) >= 0
                            && Character.isDigit(text.charAt(start - 2)))
                    || (end + 1 < text.length()
                            && ".:".indexOf(text.charAt(end)) >= 0
                            && Character.isDigit(text.charAt(end + 1)));
            if (!whole || parted || digits > CODE_DIGITS) {
                return Part.OTHER;
            }
            return digits <= MOST_DIGITS ? Part.NUMBER : Part.CODE;
        }
        if (SHOWN.contains(lower)) {
            return Part.OTHER;
        }
        if (STREETS.contains(lower)) {
            return Part.STREET;
        }
        if (HOUSES.contains(lower)) {
            return Part.HOUSE;
        }
        if (AREAS.contains(lower)) {
            return Part.AREA;
        }
        if (JOINERS.contains(lower)) {
            return Part.JOINING;
        }
        // Arabic has no capitals.
        boolean name = Character.isUpperCase(first) || first >= 0x600;
        return name ? Part.NAME : Part.OTHER;
    }

    /** Where the address in some words begins: the first of a street with its number, or of a house and a street or a district. */
    private static int start(List<Word> words) {
        int house = -1;
        boolean parted = false;
        for (int i = 0; i < words.size(); i++) {
            int begins = street(words, i);
            if (begins >= 0) {
                int first = house >= 0 ? Math.min(house, begins) : begins;
                return words.get(first).start();
            }
            boolean numbered = words.get(i).part() == Part.HOUSE && numberBehind(words, i + 1, 1) >= 0;
            if (numbered && house < 0) {
                house = i;
            }
            parted |= house >= 0 && words.get(i).part() == Part.COMMA;
            boolean placed =
                    (words.get(i).part() == Part.STREET || words.get(i).part() == Part.AREA) && named(words, i);
            if (house >= 0 && placed && parted) {
                return words.get(house).start();
            }
        }
        return -1;
    }

    /** The first word of a street that has a name and a number; or -1. */
    private static int street(List<Word> words, int street) {
        if (words.get(street).part() != Part.STREET) {
            return -1;
        }
        // 17 Palestine Street, 17 شارع فلسطين
        int at = street - 1;
        int names = 0;
        while (at >= 0
                && names <= MOST_NAMES
                && (words.get(at).part() == Part.NAME || words.get(at).part() == Part.JOINING)) {
            names++;
            at--;
        }
        at -= at > 0 && words.get(at).part() == Part.COMMA && names > 0 ? 1 : 0;
        boolean numbered = at >= 0 && words.get(at).part() == Part.NUMBER;
        if (numbered && (names > 0 ? names <= MOST_NAMES : named(words, street))) {
            return at;
        }
        // شارع فلسطين 17, King Fahd Street, 17
        int behind = street + 1;
        int named = 0;
        while (behind < words.size() && named <= MOST_NAMES && words.get(behind).part() == Part.NAME) {
            named++;
            behind++;
        }
        boolean before = named == 0 && street > 0 && words.get(street - 1).part() == Part.NAME;
        if ((named == 0 || named > MOST_NAMES) && !before) {
            return -1;
        }
        return numberBehind(words, behind, 2) < 0 ? -1 : before ? street - 1 : street;
    }

    /** Where a number stands with nothing in front of it but a comma and what says that it is one; or -1. */
    private static int numberBehind(List<Word> words, int from, int most) {
        for (int i = from; i < words.size() && i - from <= most; i++) {
            switch (words.get(i).part()) {
                case NUMBER -> {
                    return i;
                }
                case COMMA, JOINING, HOUSE -> {
                    // goes on
                }
                default -> {
                    return -1;
                }
            }
        }
        return -1;
    }

    /** Whether a name stands beside a word. */
    private static boolean named(List<Word> words, int at) {
        return (at > 0 && words.get(at - 1).part() == Part.NAME)
                || (at + 1 < words.size() && words.get(at + 1).part() == Part.NAME);
    }
}
