package com.maqsafy.releases.notes;

import java.util.Locale;

/**
 * What a value is made of. Symbols do not count hyphens and what else joins words in prose.
 *
 * @param digitGroups runs of digits
 * @param entropy Shannon entropy in bits a character
 * @param words share of the characters that stand in runs of letters as words have them: three small ones or more, with or
 *     without a capital in front, or four capitals or more
 */
record Characters(
        int length, int lower, int upper, int digits, int symbols, int digitGroups, double entropy, double words) {

    private static final double LOG_OF_TWO = Math.log(2);
    /** For small counts, which are nearly all. */
    private static final double[] PRODUCTS = products();

    static Characters of(String value) {
        int lower = 0;
        int upper = 0;
        int digits = 0;
        int symbols = 0;
        int groups = 0;
        int inWords = 0;
        int smallRun = 0;
        int capitalRun = 0;
        boolean capitalBefore = false;
        boolean digitBefore = false;
        int[] counts = new int[128];
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            boolean digit = c >= '0' && c <= '9';
            boolean small = false;
            boolean capital = false;
            if (digit) {
                digits++;
                groups += digitBefore ? 0 : 1;
            } else if (Character.isUpperCase(c)) {
                upper++;
                capital = true;
            } else if (Character.isLetter(c)) {
                lower++;
                small = true;
            } else if ("-/.,;:()'_ ".indexOf(c) < 0) {
                symbols++;
            }
            if (!small) {
                inWords += smallRun >= 3 ? smallRun + (capitalBefore ? 1 : 0) : 0;
                smallRun = 0;
            }
            if (!capital) {
                inWords += capitalRun >= 4 ? capitalRun : 0;
                if (small && smallRun == 0) {
                    capitalBefore = capitalRun > 0 && capitalRun < 4;
                }
                capitalRun = 0;
            }
            smallRun += small ? 1 : 0;
            capitalRun += capital ? 1 : 0;
            digitBefore = digit;
            counts[c & 127]++;
        }
        inWords += smallRun >= 3 ? smallRun + (capitalBefore ? 1 : 0) : 0;
        inWords += capitalRun >= 4 ? capitalRun : 0;
        return new Characters(
                value.length(),
                lower,
                upper,
                digits,
                symbols,
                groups,
                entropy(value, 0, value.length(), counts),
                value.isEmpty() ? 0 : (double) inWords / value.length());
    }

    /**
     * For each letter from a to z, the letters that do not follow it in words of Latin script: a third of all pairs, so that of
     * letters thrown together every third pair is one, and of words, names of programs too, nearly none.
     */
    private static final String[] UNSPOKEN =
            ("q qxzk bgjvwx xqz - bdghjkmnpqvwxz cdfjkqvxz fgjqvxz iyw bcdfghjklmnpqrtvwxyz cdgjkpqvxz qxzj qxzjkghvw "
                            + "qxz qj qvwzxjkgb abcdefghijkmnopqrstvwxyz qxzj xzjq qxjkg wujq bcdfghjklmnpqrstvwxz gjkmpquvxz bdfghjkqrvwxz qxzjv bcdfgjkmnpqrstvwx")
                    .split(" ");

    /**
     * Whether letters, at least sixteen, are thrown together as no language joins them. Five consonants in
     * a row count like such a pair; other characters are passed over.
     */
    static boolean unspoken(String value) {
        return unspoken(value, 15, 3, 8);
    }

    /**
     * The same of letters behind a label, of which fewer may say so.
     *
     * @param length so many pairs of letters there are at least
     * @param fewest so many of them no language joins
     * @param share every so-manieth pair is one at least
     */
    static boolean unspoken(String value, int length, int fewest, int share) {
        int pairs = 0;
        int rare = 0;
        int consonants = 0;
        char before = ' ';
        for (int i = 0; i < value.length(); i++) {
            char c = (char) (value.charAt(i) | 0x20);
            boolean letter = c >= 'a' && c <= 'z';
            if (letter && before != ' ') {
                pairs++;
                rare += follows(before, c) ? 0 : 1;
            }
            consonants = letter && "aeiouy".indexOf(c) < 0 ? consonants + 1 : 0;
            rare += consonants == 5 ? 1 : 0;
            before = letter ? c : ' ';
        }
        return pairs >= length && rare >= fewest && rare * share >= pairs;
    }

    private static boolean follows(char before, char c) {
        return UNSPOKEN[before - 'a'].indexOf(c) < 0;
    }

    /** Entropy of a part of a text, without the rest of what it is made of. */
    static double entropy(String text, int from, int to) {
        int[] counts = new int[128];
        for (int i = from; i < to; i++) {
            counts[text.charAt(i) & 127]++;
        }
        return entropy(text, from, to, counts);
    }

    /** Of characters that were counted; the counts are used up, since a short text has few of all characters. */
    private static double entropy(String text, int from, int to, int[] counts) {
        if (from == to) {
            return 0;
        }
        double sum = 0;
        for (int i = from; i < to; i++) {
            int c = text.charAt(i) & 127;
            sum += product(counts[c]);
            counts[c] = 0;
        }
        return (product(to - from) - sum) / (to - from);
    }

    /** A count times its logarithm to the base of two. */
    private static double product(int count) {
        return count < PRODUCTS.length ? PRODUCTS[count] : count * Math.log(count) / LOG_OF_TWO;
    }

    private static double[] products() {
        var products = new double[2048];
        for (int i = 2; i < products.length; i++) {
            products[i] = i * Math.log(i) / LOG_OF_TWO;
        }
        return products;
    }

    int letters() {
        return lower + upper;
    }

    /** How many of lower-case letters, upper-case letters, digits and symbols occur. */
    int classes() {
        return (lower > 0 ? 1 : 0) + (upper > 0 ? 1 : 0) + (digits > 0 ? 1 : 0) + (symbols > 0 ? 1 : 0);
    }

    /** Letters of both cases and digits, thrown together as nobody writes them. */
    boolean mixed() {
        return lower >= 2 && upper >= 2 && digits >= 1 && words <= 0.5 && entropy >= 3;
    }

    /** Letters of one case and digits, thrown together: many short runs of digits. */
    boolean singleCase() {
        return (lower == 0 || upper == 0)
                && letters() >= 3
                && digits >= 3
                && digitGroups >= Math.max(3, length / 9)
                && entropy >= 3;
    }

    /** Whether a value is nothing but hexadecimal digits, of one case, letters among them. */
    static boolean hexadecimal(String value) {
        boolean letters = false;
        String lower = value.toLowerCase(Locale.ROOT);
        if (!lower.equals(value) && !value.toUpperCase(Locale.ROOT).equals(value)) {
            return false;
        }
        for (int i = 0; i < lower.length(); i++) {
            char c = lower.charAt(i);
            boolean letter = c >= 'a' && c <= 'f';
            if (!letter && (c < '0' || c > '9')) {
                return false;
            }
            letters |= letter;
        }
        return letters;
    }

    /** Whether a sign stands in a part of a text; nothing behind the part is looked at. */
    static boolean occurs(char sign, String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (text.charAt(i) == sign) {
                return true;
            }
        }
        return false;
    }
}
