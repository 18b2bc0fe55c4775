package com.maqsafy.releases.notes;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.maqsafy.releases.notes.NumberContext.Says;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Telephone numbers: international ones, and national ones of the configured regions.
 *
 * <p>A number without {@code +} or leading zero could be any count or id; it is taken for a telephone number only with
 * its country code or near a word that says so. The plans of the Gulf's numbers are those of the International
 * Telecommunication Union (E.164 national numbering plans); other countries' numbers are judged by libphonenumber.
 */
final class PhoneRule implements LeakRule {

    /** The library takes some microseconds a number; in a text of more numbers the rest are judged by their length. */
    private static final int JUDGED = 2000;

    /** As characters are listed that something may hold. */
    private static final String ALL_DIGITS = "0123456789";

    private static final int FEWEST_DIGITS = 7;
    private static final int MOST_DIGITS = 15;

    /** Digits of national numbers in the plans, without their leading zero. */
    private static final int SHORTEST_NATIONAL = 7;

    private static final int LONGEST_NATIONAL = 10;

    private static final Pattern RUN = Pattern.compile("[+(]{0,2}+[0-9](?:[ \\t\\n\\r.()/-]{0,3}+[0-9]){6,40}+");

    /** A day, as numbers of eight digits are whatever their plan says. */
    private static final Pattern DAY = Pattern.compile("(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])");

    /** The plan of one region of the Gulf: country code, mobile and fixed numbers without their leading zero. */
    private record Plan(String region, String code, boolean zero, Pattern mobile, Pattern other) {}

    private static final List<Plan> PLANS = List.of(
            plan("SA", "966", true, "5[0-9]{8}", "1[1-7][0-9]{7}|800[0-9]{7}|9200[0-9]{5}|811[0-9]{7}"),
            plan("AE", "971", true, "5[024-8][0-9]{7}", "[2-4679][2-8][0-9]{6}|(?:600|800)[0-9]{6}|800[0-9]{4}"),
            plan("KW", "965", false, "[4-69][0-9]{7}", "2[0-9]{7}|1[0-9]{6}"),
            plan("BH", "973", false, "[36][0-9]{7}", "1[0-9]{7}|7[0-9]{7}|80[0-9]{6}"),
            plan("QA", "974", false, "[3567][0-9]{7}", "4[0-9]{7}|800[0-9]{4,6}"),
            plan("OM", "968", false, "[79][0-9]{7}", "2[0-9]{7}|800[0-9]{5}"));

    private final List<String> regions;
    private final List<Plan> plans;
    /** For each length of a national number and its first two digits, the plans that may hold it, a bit for each. */
    private final int[][] beginnings;

    PhoneRule(List<String> regions) {
        this.regions = regions;
        this.plans = PLANS.stream().filter(p -> regions.contains(p.region())).toList();
        this.beginnings = beginnings(plans);
    }

    private static Plan plan(String region, String code, boolean zero, String mobile, String other) {
        return new Plan(region, code, zero, Pattern.compile(mobile), Pattern.compile(other));
    }

    @Override
    public String name() {
        return "phone-number";
    }

    @Override
    public String item() {
        return "RULE-05";
    }

    @Override
    public List<Finding> find(FoldedText folded) {
        String text = folded.text();
        var findings = new ArrayList<Finding>();
        var run = RUN.matcher(folded.characters());
        var library = new Library();
        var groups = new Groups();
        int at = 0;
        while (found(run, text, at)) {
            at = run.end();
            groups.read(text, run.start(), run.end());
            int first = 0;
            while (first < groups.count) {
                int last = lastOfNumber(folded, groups, first, library);
                if (last >= 0) {
                    int start = groups.start[first];
                    while (start > run.start() && "+(".indexOf(text.charAt(start - 1)) >= 0) {
                        start--;
                    }
                    findings.add(new Finding(
                            name(), start, groups.end[last], "A telephone number; remove it (no real customer data)."));
                    first = last;
                }
                first++;
            }
        }
        return findings;
    }

    /** Whether an expression that begins with a digit, or a sign in front, matches at a place or behind it. */
    private static boolean found(Matcher run, String text, int from) {
        for (int at = from; at < text.length(); at++) {
            char c = text.charAt(at);
            if ((digit(c) || c == '+' || c == '(')
                    && run.region(at, text.length()).lookingAt()) {
                return true;
            }
        }
        return false;
    }

    /** The groups of digits of one run; used again for the next, so that a text of many runs makes no work for the memory. */
    private static final class Groups {

        private static final int MOST = 64;

        private final int[] start = new int[MOST];
        private final int[] end = new int[MOST];
        /** How many digits stand in front of a group. */
        private final int[] before = new int[MOST + 1];

        private final char[] digits = new char[MOST];
        private int count;

        void read(String text, int from, int to) {
            count = 0;
            int written = 0;
            int at = from;
            while (at < to) {
                if (!digit(text.charAt(at))) {
                    at++;
                    continue;
                }
                start[count] = at;
                before[count] = written;
                while (at < to && digit(text.charAt(at))) {
                    digits[written++] = text.charAt(at++);
                }
                end[count++] = at;
            }
            before[count] = written;
        }

        int length(int group) {
            return before[group + 1] - before[group];
        }

        /** How many digits the groups from one to another have, the last included. */
        int digits(int first, int last) {
            return before[last + 1] - before[first];
        }

        String number(int first, int last) {
            return new String(digits, before[first], digits(first, last));
        }

        boolean startsWith(int group, String beginning) {
            int from = before[group];
            if (before[count] - from < beginning.length()) {
                return false;
            }
            for (int i = 0; i < beginning.length(); i++) {
                if (digits[from + i] != beginning.charAt(i)) {
                    return false;
                }
            }
            return true;
        }

        /** The value of two digits, from so many behind the beginning of a group on. */
        int two(int group, int behind) {
            int from = before[group] + behind;
            return (digits[from] - '0') * 10 + digits[from + 1] - '0';
        }
    }

    private static boolean digit(char c) {
        return c >= '0' && c <= '9';
    }

    /** Last group of the number that begins with a group, the longest first, or -1. */
    private int lastOfNumber(FoldedText folded, Groups groups, int first, Library library) {
        String text = folded.text();
        if (text.startsWith(ALL_DIGITS, groups.start[first])) {
            return -1;
        }
        int last = first - 1;
        while (last + 1 < groups.count && groups.digits(first, last + 1) <= MOST_DIGITS + 2) {
            last++;
        }
        boolean plus = plus(text, groups.start[first]);
        for (int i = last; i >= first && groups.digits(first, i) >= FEWEST_DIGITS; i--) {
            if ((plus || begins(groups, first, groups.digits(first, i)))
                    && !Fields.part(text, groups.start[first], groups.end[i])
                    && phone(folded, groups, first, i, plus, library)) {
                return i;
            }
        }
        return -1;
    }

    /** Whether a number of so many digits may begin so; quicker than to ask the plans. */
    private boolean begins(Groups groups, int first, int digits) {
        if ((digits >= 11 && groups.startsWith(first, "00")) || regions.size() > plans.size()) {
            return true;
        }
        if (digits >= 10) {
            for (Plan plan : plans) {
                if (groups.startsWith(first, plan.code())) {
                    return true;
                }
            }
        }
        return candidates(groups, first, digits) != 0;
    }

    /** The plans that may hold a national number, by its length and first digits; a bit for each. */
    private int candidates(Groups groups, int first, int digits) {
        int zero = groups.startsWith(first, "0") ? 1 : 0;
        int length = digits - zero;
        return length >= SHORTEST_NATIONAL && length <= LONGEST_NATIONAL
                ? beginnings[length][groups.two(first, zero)]
                : 0;
    }

    private static int[][] beginnings(List<Plan> plans) {
        var beginnings = new int[LONGEST_NATIONAL + 1][100];
        for (int plan = 0; plan < plans.size(); plan++) {
            for (Pattern pattern :
                    List.of(plans.get(plan).mobile(), plans.get(plan).other())) {
                TokenLength length = TokenLength.of(pattern.pattern());
                for (int two = 0; two < 100; two++) {
                    var matcher = pattern.matcher("%02d".formatted(two));
                    if (!matcher.matches() && matcher.hitEnd()) {
                        for (int i = length.least(); i <= length.most(); i++) {
                            beginnings[i][two] |= 1 << plan;
                        }
                    }
                }
            }
        }
        return beginnings;
    }

    private static boolean plus(String text, int start) {
        char before = start > 0 ? text.charAt(start - 1) : ' ';
        if (before == '+' && start > 1 && digit(text.charAt(start - 2))) {
            // The build of a version.
            return false;
        }
        return before == '+' || (before == '(' && start > 1 && text.charAt(start - 2) == '+');
    }

    private boolean phone(FoldedText folded, Groups groups, int first, int last, boolean plus, Library library) {
        String text = folded.text();
        int start = groups.start[first];
        int end = groups.end[last];
        int count = last - first + 1;
        String digits = groups.number(first, last);
        if (plus) {
            return international(digits, library);
        }
        if (digits.startsWith("00") && digits.length() >= 11 && international(digits.substring(2), library)) {
            return plans.stream().anyMatch(p -> digits.startsWith(p.code(), 2))
                    || !NumberContext.of(folded, start, end).thing();
        }
        boolean withCode = digits.length() >= 10 && withCode(digits);
        boolean plausible = plausible(text, groups, first, last)
                || (first == 0 && last == groups.count - 1 && spelled(groups, first, last));
        boolean elsewhere = regions.size() > plans.size();
        boolean certain = withCode || elsewhere || digits.startsWith("0") || digits.startsWith("9200");
        if (!certain && NumberContext.silent(folded, start, end)) {
            return false;
        }
        if (!withCode && !elsewhere && !plausible && count > 3) {
            return false;
        }
        String national = digits.startsWith("0") ? digits.substring(1) : digits;
        int candidates = candidates(groups, first, digits.length());
        boolean inPlan = inPlan(candidates, national);
        boolean foreign = !inPlan && !withCode && elsewhere;
        if ((!withCode && !inPlan && !foreign) || (!withCode && !foreign && !plausible && count > 3)) {
            return false;
        }
        var context = NumberContext.of(folded, start, end);
        boolean announced = context.says(Says.PHONE);
        if (context.marked() && digits.length() < 9) {
            return false;
        }
        if (!withCode && count == 1 && DAY.matcher(digits).matches() && !(announced && context.label())) {
            return false;
        }
        String prefix = Fields.prefix(text, start);
        if (announced && (prefix.isEmpty() || (context.before() == Says.PHONE && !numbered(text, start, prefix)))) {
            return withCode || (inPlan && plausible) || (foreign && library.national(digits, regions));
        }
        if (!prefix.isEmpty() || context.marked() || context.thing()) {
            return false;
        }
        if (withCode) {
            return true;
        }
        boolean telling = context.before() == Says.PERSON || context.says(Says.PLACE) || context.after() == Says.PHONE;
        for (int i = 0; i < plans.size(); i++) {
            if ((candidates & (1 << i)) == 0) {
                continue;
            }
            Plan plan = plans.get(i);
            boolean mobile = plan.mobile().matcher(national).matches();
            boolean other = plan.other().matcher(national).matches();
            if (plan.zero() && digits.startsWith("0") && digits.length() >= 9 && (mobile || other)) {
                boolean whole = (mobile && digits.length() == 10) || (other && digits.length() == 10);
                return plausible && (whole || telling || Fields.row(text, start, end));
            }
            if (!digits.startsWith("0") && (mobile || other) && plan.zero() && telling && context.says(Says.PLACE)) {
                return plausible;
            }
            if (!plan.zero()
                    && mobile
                    && telling
                    && (context.says(Says.PLACE) || (count == 2 && groups.length(first) == 4))) {
                return true;
            }
            if (other && digits.startsWith("9200") && count > 1 && groups.length(first) >= 3) {
                return plausible;
            }
        }
        return foreign && digits.startsWith("0") && library.national(digits, regions);
    }

    private boolean withCode(String digits) {
        for (Plan plan : plans) {
            if (coded(plan, digits)) {
                return true;
            }
        }
        return false;
    }

    private boolean inPlan(int candidates, String national) {
        for (int i = 0; i < plans.size(); i++) {
            if ((candidates & (1 << i)) != 0 && matches(plans.get(i), national)) {
                return true;
            }
        }
        return false;
    }

    /** Whether it is the number of something, as in {@code CVE-2016-6912}. */
    private static boolean numbered(String text, int start, String prefix) {
        return text.charAt(start - 1) == '-'
                && prefix.equals(prefix.toUpperCase(Locale.ROOT))
                && NumberContext.word(prefix) != Says.PHONE;
    }

    private static boolean matches(Plan plan, String national) {
        return national.length() >= SHORTEST_NATIONAL
                && national.length() <= LONGEST_NATIONAL
                && (plan.mobile().matcher(national).matches()
                        || plan.other().matcher(national).matches());
    }

    private static boolean coded(Plan plan, String digits) {
        if (!digits.startsWith(plan.code()) || digits.length() < 10) {
            return false;
        }
        String national = digits.substring(plan.code().length());
        return matches(plan, national.startsWith("0") ? national.substring(1) : national);
    }

    private static boolean international(String digits, Library library) {
        for (Plan plan : PLANS) {
            if (digits.startsWith(plan.code())) {
                return coded(plan, digits);
            }
        }
        return digits.length() >= 8 && digits.length() <= MOST_DIGITS && library.international(digits);
    }

    /** Dates and times are groups of two and four; telephone numbers are seldom so. */
    private static boolean plausible(String text, Groups groups, int first, int last) {
        int count = last - first + 1;
        if (count == 1) {
            return true;
        }
        if (count > 6) {
            return false;
        }
        boolean pairs = true;
        boolean single = false;
        for (int i = first; i <= last; i++) {
            pairs &= groups.length(i) == 2;
            single |= i > first && groups.length(i) == 1;
        }
        int length = groups.length(first);
        boolean date = count >= 3 && length == 2 && groups.length(first + 1) == 2 && !pairs;
        return !date && (pairs || (length >= 2 && !single)) && !year(text, groups, first, count);
    }

    /** A year with another, or with its month and day. */
    private static boolean year(String text, Groups groups, int first, int count) {
        return isYear(text, groups, first)
                && (isYear(text, groups, first + 1)
                        || (count == 3 && groups.length(first + 1) == 2 && groups.length(first + 2) == 2));
    }

    private static boolean isYear(String text, Groups groups, int group) {
        return groups.length(group) == 4
                && (text.startsWith("19", groups.start[group]) || text.startsWith("20", groups.start[group]));
    }

    /** Digit by digit, as a number is said; the zero may stand with the next. */
    private static boolean spelled(Groups groups, int first, int last) {
        if (last - first + 1 < FEWEST_DIGITS || groups.length(first) > 2) {
            return false;
        }
        for (int i = first + 1; i <= last; i++) {
            if (groups.length(i) != 1) {
                return false;
            }
        }
        return true;
    }

    /** Judges numbers by libphonenumber, up to as many as a text of honest people has. */
    private static final class Library {

        private final PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
        private int judged;

        boolean international(String digits) {
            if (digits.startsWith("0") || ++judged > JUDGED) {
                return !digits.startsWith("0");
            }
            try {
                return numbers.isValidNumber(numbers.parse("+" + digits, null));
            } catch (NumberParseException e) {
                return false;
            }
        }

        boolean national(String digits, List<String> regions) {
            if (++judged > JUDGED) {
                return true;
            }
            for (String region : regions) {
                try {
                    if (numbers.isValidNumberForRegion(numbers.parse(digits, region), region)) {
                        return true;
                    }
                } catch (NumberParseException e) {
                    // Digits that are no telephone number there.
                }
            }
            return false;
        }
    }
}
