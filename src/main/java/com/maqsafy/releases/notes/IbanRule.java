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
    private static final List<String> GULF = List.of("SA", "AE", "KW", "BH", "QA", "OM");
    /** Their accounts begin with four letters of the bank. */
    private static final Set<String> OF_LETTERS = Set.of("KW", "BH", "QA");

    private static final int[][] LENGTHS = lengths();
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
            for (String country : GULF) {
                int end = looks(text, start + 2, country) ? end(text, start, country.charAt(0), country.charAt(1)) : -1;
                if (end > 0 && account(folded, country, start, end)) {
                    findings.add(finding(start, end));
                    at = end;
                    break;
                }
            }
        }
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

    /** Account numbers begin with digits, or with four letters of the bank, by their country. */
    private static boolean looks(String text, int at, String country) {
        int i = at;
        while (i < text.length() && SEPARATORS.indexOf(text.charAt(i)) >= 0 && i - at < 3) {
            i++;
        }
        if (i + 2 > text.length()) {
            return false;
        }
        boolean letters = OF_LETTERS.contains(country);
        return letters
                ? Character.isUpperCase(text.charAt(i)) && Character.isUpperCase(text.charAt(i + 1))
                : Character.isDigit(text.charAt(i)) && Character.isDigit(text.charAt(i + 1));
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
