package com.maqsafy.releases.notes;

import com.maqsafy.releases.notes.NumberContext.Says;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.commons.validator.routines.IBANValidator;

/** International bank account numbers, in one piece or in groups; those of the Gulf also without their country. */
final class IbanRule implements LeakRule {

    private static final IBANValidator VALIDATOR = IBANValidator.getInstance();
    private static final int FEWEST_DIGITS = 10;
    private static final String SEPARATORS = " -./\u00b7_\t\r\n:";
    /** Their accounts begin with digits, so that all of them can be read at once. */
    private static final List<String> OF_DIGITS = List.of("AE", "OM", "SA");
    /** Their accounts begin with four letters of the bank. */
    private static final List<String> OF_LETTERS = List.of("KW", "BH", "QA");

    private static final int[][] LENGTHS = lengths();
    /** Characters behind the country of its shortest and of its longest number. */
    private static final int SHORTEST_OF_DIGITS = shortest();

    private static final int LONGEST_OF_DIGITS = longest();
    /** Two digits of the banks that the Saudi Central Bank has licensed. */
    private static final Set<String> SAUDI_BANKS = Set.of(
            "05", "10", "15", "20", "30", "40", "45", "50", "55", "60", "65", "71", "75", "76", "80", "81", "82", "83",
            "84", "85", "86", "87", "90", "95");

    @Override
    public String name() {
        return "iban";
    }

    @Override
    public String item() {
        return "RULE-05";
    }

    @Override
    public boolean acrossLines() {
        return true;
    }

    @Override
    public List<Finding> find(FoldedText folded) {
        String text = folded.text();
        var findings = new ArrayList<Finding>();
        int at = 0;
        while (at + 3 < text.length()) {
            // Words that begin like one end soon.
            int end = begins(text, at) ? end(text, at + 2, text.charAt(at), text.charAt(at + 1)) : -1;
            if (end > 0) {
                findings.add(finding(at, end));
            }
            at = end > 0 ? end : at + 1;
        }
        withoutCountry(folded, findings);
        return findings;
    }

    private void withoutCountry(FoldedText folded, List<Finding> findings) {
        String text = folded.text();
        int at = 0;
        while (at + 2 < text.length()) {
            int start = at;
            at++;
            if (!bare(text, start)) {
                continue;
            }
            int whole = ofDigits(folded, start);
            if (whole > 0) {
                findings.add(finding(start, whole));
                at = whole;
                continue;
            }
            for (String country : OF_LETTERS) {
                int end = looks(text, start + 2) ? end(text, start, country.charAt(0), country.charAt(1)) : -1;
                if (end > 0 && account(folded, country, start, end)) {
                    findings.add(finding(start, end));
                    at = end;
                    break;
                }
            }
        }
    }

    /** End of an account of a country of the Gulf whose check digits begin here and whose accounts are of digits, or -1. */
    private static int ofDigits(FoldedText folded, int start) {
        String text = folded.text();
        long rest = 0;
        int check = 0;
        int read = 0;
        int gap = 0;
        for (int i = start; i < text.length() && gap < 4; i++) {
            char c = text.charAt(i);
            if (!digit(c) && !letter(c)) {
                if (SEPARATORS.indexOf(c) < 0) {
                    return -1;
                }
                gap++;
                continue;
            }
            gap = 0;
            read++;
            // Without a country nothing but capitals tells its letters from words.
            if ((read <= 4 && !digit(c)) || (c >= 'a' && c <= 'z')) {
                return -1;
            }
            if (read <= 2) {
                check = check * 10 + c - '0';
            } else {
                rest = digit(c) ? rest * 10 + c - '0' : (rest * 100 + (c | ' ') - 'a' + 10) % 97;
                // So many more digits fit.
                rest = read % 8 == 0 ? rest % 97 : rest;
            }
            for (int country = 0; read >= SHORTEST_OF_DIGITS && country < OF_DIGITS.size(); country++) {
                String letters = OF_DIGITS.get(country);
                if (read + 2 == length(letters.charAt(0), letters.charAt(1))
                        && ends(text, i + 1)
                        && remainder((int) (rest % 97), letters, check) == 1
                        && valid(text, start, i + 1, letters.charAt(0), letters.charAt(1))
                        && account(folded, letters, start, i + 1)) {
                    return i + 1;
                }
            }
            if (read == LONGEST_OF_DIGITS) {
                return -1;
            }
        }
        return -1;
    }

    private static boolean ends(String text, int end) {
        return end == text.length() || !Character.isLetterOrDigit(text.charAt(end));
    }

    private static int remainder(int rest, String country, int check) {
        return (followed(followed(rest, country.charAt(0)), country.charAt(1)) * 100 + check) % 97;
    }

    /** Whether two letters stand here, and two digits behind them, with what people write between. */
    private static boolean begins(String text, int at) {
        if (!letter(text.charAt(at)) || !letter(text.charAt(at + 1))) {
            return false;
        }
        int i = at + 2;
        while (i < text.length() && i < at + 4 && " .:-".indexOf(text.charAt(i)) >= 0) {
            i++;
        }
        if (i >= text.length() || !digit(text.charAt(i))) {
            return false;
        }
        i++;
        if (i < text.length() && text.charAt(i) == ' ') {
            i++;
        }
        return i < text.length() && digit(text.charAt(i));
    }

    /** Whether two digits begin here, with another digit or a capital behind them. */
    private static boolean bare(String text, int at) {
        if (!digit(text.charAt(at))
                || !digit(text.charAt(at + 1))
                || (at > 0 && (letter(text.charAt(at - 1)) || digit(text.charAt(at - 1))))) {
            return false;
        }
        char next = text.charAt(at + 2);
        if (" .-".indexOf(next) >= 0) {
            if (at + 3 == text.length()) {
                return false;
            }
            next = text.charAt(at + 3);
        }
        return digit(next) || (next >= 'A' && next <= 'Z');
    }

    private static boolean letter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static boolean digit(char c) {
        return c >= '0' && c <= '9';
    }

    /** Whether an account begins here with the letters of its bank. */
    private static boolean looks(String text, int at) {
        int i = at;
        while (i < text.length() && SEPARATORS.indexOf(text.charAt(i)) >= 0 && i - at < 3) {
            i++;
        }
        if (i + 2 > text.length()) {
            return false;
        }
        return Character.isUpperCase(text.charAt(i)) && Character.isUpperCase(text.charAt(i + 1));
    }

    private static boolean account(FoldedText folded, String country, int start, int end) {
        var context = NumberContext.of(folded, start, end);
        String digits = folded.text().substring(start, end).replaceAll("[^0-9A-Za-z]", "");
        return context.says(Says.BANK)
                || context.before() == Says.PERSON
                || (country.equals("SA") && SAUDI_BANKS.contains(digits.substring(2, 4)) && !context.thing());
    }

    private Finding finding(int start, int end) {
        return new Finding(name(), start, end, "A bank account number (IBAN); remove it.");
    }

    /** How long the account numbers of a country are by its two letters, of any case; 0 for what is none. */
    private static int length(char first, char second) {
        return LENGTHS[(first | ' ') - 'a'][(second | ' ') - 'a'];
    }

    private static int shortest() {
        return OF_DIGITS.stream()
                .mapToInt(c -> length(c.charAt(0), c.charAt(1)) - 2)
                .min()
                .orElseThrow();
    }

    private static int longest() {
        return OF_DIGITS.stream()
                .mapToInt(c -> length(c.charAt(0), c.charAt(1)) - 2)
                .max()
                .orElseThrow();
    }

    private static int[][] lengths() {
        var lengths = new int[26][26];
        for (char first = 'A'; first <= 'Z'; first++) {
            for (char second = 'A'; second <= 'Z'; second++) {
                var validator = VALIDATOR.getValidator("" + first + second);
                lengths[first - 'A'][second - 'A'] = validator == null ? 0 : validator.getIbanLength();
            }
        }
        return lengths;
    }

    /** End of the account number of a country whose check digits begin here, or -1. */
    private static int end(String text, int start, char first, char second) {
        int length = length(first, second);
        if (length == 0) {
            return -1;
        }
        // The remainder by 97 of account, country and check digits in this order (ISO 13616).
        int rest = 0;
        int check = 0;
        int read = 2;
        int gap = 0;
        int digits = 0;
        for (int i = start; i < text.length() && gap < 4; i++) {
            char c = text.charAt(i);
            if (letter(c) || digit(c)) {
                gap = 0;
                read++;
                digits += digit(c) ? 1 : 0;
                if (read <= 4) {
                    if (!digit(c)) {
                        return -1;
                    }
                    check = check * 10 + c - '0';
                } else {
                    rest = followed(rest, c);
                }
                if (read == length) {
                    boolean ends = i + 1 == text.length() || !Character.isLetterOrDigit(text.charAt(i + 1));
                    int remainder = (followed(followed(rest, first), second) * 100 + check) % 97;
                    return ends && digits >= FEWEST_DIGITS && remainder == 1 && valid(text, start, i + 1, first, second)
                            ? i + 1
                            : -1;
                }
            } else if (SEPARATORS.indexOf(c) >= 0) {
                gap++;
            } else {
                return -1;
            }
        }
        return -1;
    }

    private static int followed(int rest, char c) {
        return digit(c) ? (rest * 10 + c - '0') % 97 : (rest * 100 + (c | ' ') - 'a' + 10) % 97;
    }

    /** By the library, which knows the form of each country's numbers. */
    private static boolean valid(String text, int from, int to, char first, char second) {
        var number = new StringBuilder().append(first).append(second);
        for (int i = from; i < to; i++) {
            if (letter(text.charAt(i)) || digit(text.charAt(i))) {
                number.append(text.charAt(i));
            }
        }
        return VALIDATOR.isValid(number.toString().toUpperCase(Locale.ROOT));
    }
}
