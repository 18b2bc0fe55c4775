package com.maqsafy.releases.notes;

import com.maqsafy.releases.notes.NumberContext.Says;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Saudi national identity numbers (beginning with 1) and residence numbers, Iqama (2), by their check digit and what stands
 * around them: every tenth number of ten digits has the check digit, and every time of a computer since 2001 has ten digits.
 */
final class NationalIdRule implements LeakRule {

    private static final int DIGITS = 10;
    /** One of them may stand between two digits. */
    private static final String SEPARATORS = " \t.-/";

    private static final Pattern THOUSANDS = Pattern.compile("[0-9]{1,3}(?:[ .,-][0-9]{3}){2,}");
    private static final Set<String> PREFIXES = Set.of(
            "nin",
            "nid",
            "id",
            "ids",
            "iqama",
            "iqamah",
            "iq",
            "nationalid",
            "national",
            "sa",
            "ksa",
            "ssn",
            "no",
            "n");

    /** Of files that pages are made of. */
    private static final Set<String> SUFFIXES = Set.of(
            "js", "mjs", "css", "map", "png", "jpg", "jpeg", "gif", "svg", "webp", "ico", "woff", "woff2", "ttf",
            "json");

    private static final int LONGEST_QUERY = 12;
    private static final int LONGEST_SUFFIX = 7;
    /** How long the address behind a link's text is that shows what the text is the number of. */
    private static final int LINK = 160;
    /** Of whom an address of HTTP speaks that ends with a number. */
    private static final Set<String> RESOURCES = Set.of(
            "users",
            "user",
            "students",
            "student",
            "customers",
            "customer",
            "parents",
            "guardians",
            "employees",
            "members",
            "beneficiaries",
            "identities");
    /** Seconds of 2010 and of 2033: between them a number of ten digits is rather a time. */
    private static final long EARLIEST_TIME = 1_262_304_000L;

    /** A day of these years with the number of what was made on it. */
    private static final Pattern DAY =
            Pattern.compile("20[1-3][0-9](?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])[0-9]{2}");

    private static final long LATEST_TIME = 2_000_000_000L;

    @Override
    public String name() {
        return "national-id";
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
        var findings = new ArrayList<Finding>();
        String text = folded.text();
        int at = 0;
        while (at < text.length()) {
            int end = end(text, at);
            if (end > 0 && id(folded, text, at, end)) {
                findings.add(new Finding(name(), at, end, "A national id or Iqama number; remove it."));
                at = end;
            } else {
                at++;
            }
        }
        return findings;
    }

    /** Where ten digits end, of which the last is the check digit, and which begin here and nowhere before; or -1. */
    private static int end(String text, int start) {
        char first = text.charAt(start);
        if ((first != '1' && first != '2') || (start > 0 && Character.isDigit(text.charAt(start - 1)))) {
            return -1;
        }
        int sum = Luhn.part(first, DIGITS - 1);
        int at = start + 1;
        for (int behind = DIGITS - 2; behind >= 0; behind--) {
            if (at < text.length() && SEPARATORS.indexOf(text.charAt(at)) >= 0) {
                at++;
            }
            if (at >= text.length() || !digit(text.charAt(at))) {
                return -1;
            }
            sum += Luhn.part(text.charAt(at), behind);
            at++;
        }
        return sum % 10 == 0 && (at == text.length() || !digit(text.charAt(at))) ? at : -1;
    }

    private static boolean digit(char c) {
        return c >= '0' && c <= '9';
    }

    private static String digits(String written) {
        var digits = new StringBuilder(written.length());
        for (int i = 0; i < written.length(); i++) {
            char c = written.charAt(i);
            if (digit(c)) {
                digits.append(c);
            }
        }
        return digits.toString();
    }

    /** Whether an address of HTTP that names it speaks of persons in front of a number. */
    private static boolean resource(String segment) {
        return RESOURCES.contains(segment) || NumberContext.word(segment) == Says.PERSON;
    }

    /** Whether it is behind the name of a file, so that browsers fetch it anew: {@code app.js?id=}. */
    private static boolean asset(String text, int start) {
        if (start < 6 || text.charAt(start - 1) != '=') {
            return false;
        }
        int question = start - 1;
        while (question > 0 && start - question < LONGEST_QUERY && text.charAt(question) != '?') {
            question--;
        }
        int dot = question;
        while (dot > 0 && question - dot < LONGEST_SUFFIX && text.charAt(dot) != '.') {
            dot--;
        }
        return text.charAt(question) == '?'
                && text.charAt(dot) == '.'
                && SUFFIXES.contains(text.substring(dot + 1, question).toLowerCase(Locale.ROOT));
    }

    private static boolean id(FoldedText folded, String text, int start, int end) {
        String written = text.substring(start, end);
        String digits = digits(written);
        boolean metadata =
                start > 1 && text.charAt(start - 1) == '+' && Character.isLetterOrDigit(text.charAt(start - 2));
        if (metadata || asset(text, start) || Fields.part(text, start, end)) {
            return false;
        }
        String prefix = Fields.prefix(text, start).toLowerCase(Locale.ROOT);
        boolean named = PREFIXES.contains(prefix) || (start > 0 && text.charAt(start - 1) == '/' && resource(prefix));
        if (!prefix.isEmpty() && !named) {
            return false;
        }
        boolean grouped = written.length() > digits.length();
        var context = NumberContext.of(folded, start, end);
        if (THOUSANDS.matcher(written).matches() && context.before() != Says.PERSON && !context.id()) {
            return false;
        }
        if (named || context.before() == Says.PERSON) {
            return true;
        }
        if (context.thing() || context.before() == Says.COMPANY || (context.marked() && !context.id())) {
            return false;
        }
        long seconds = Long.parseLong(digits);
        boolean looks = context.personal()
                || (!grouped
                        && (seconds < EARLIEST_TIME || seconds > LATEST_TIME)
                        && !DAY.matcher(digits).matches())
                || Fields.row(text, start, end);
        return looks
                && !text.substring(end, Math.min(text.length(), end + LINK)).contains("/" + digits);
    }
}
