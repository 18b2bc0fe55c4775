package com.maqsafy.releases.notes;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.maqsafy.releases.notes.NumberContext.Says;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
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

    private static final int FEWEST_DIGITS = 7;
    private static final int MOST_DIGITS = 15;
    /** So many digits tell whether a number may be one of the plans. */
    private static final int BEGINNING = 5;

    /** Digits of national numbers in the plans, without their leading zero. */
    private static final int SHORTEST_NATIONAL = 7;

    private static final int LONGEST_NATIONAL = 10;

    private static final Pattern RUN = Pattern.compile("[+(]{0,2}+[0-9](?:[ \\t\\n\\r.()/-]{0,3}+[0-9]){6,40}+");

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
    private final BitSet[] beginnings;

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
        int at = 0;
        while (run.find(at)) {
            at = run.end();
            List<int[]> groups = groups(text, run.start(), run.end());
            int first = 0;
            while (first < groups.size()) {
                int last = lastOfNumber(folded, text, groups, first, library);
                if (last >= 0) {
                    int start = groups.get(first)[0];
                    while (start > run.start() && "+(".indexOf(text.charAt(start - 1)) >= 0) {
                        start--;
                    }
                    findings.add(new Finding(
                            name(),
                            start,
                            groups.get(last)[1],
                            "A telephone number; remove it (no real customer data)."));
                    first = last;
                }
                first++;
            }
        }
        return findings;
    }

    private static List<int[]> groups(String text, int from, int to) {
        var groups = new ArrayList<int[]>();
        int at = from;
        while (at < to) {
            int start = at;
            while (at < to && digit(text.charAt(at))) {
                at++;
            }
            if (at > start) {
                groups.add(new int[] {start, at});
            }
            at++;
        }
        return groups;
    }

    private static boolean digit(char c) {
        return c >= '0' && c <= '9';
    }

    /** Last group of the number that begins with a group, the longest first, or -1. */
    private int lastOfNumber(FoldedText folded, String text, List<int[]> groups, int first, Library library) {
        int digits = 0;
        int last = first;
        while (last < groups.size() && digits + length(groups.get(last)) <= MOST_DIGITS + 2) {
            digits += length(groups.get(last));
            last++;
        }
        int start = groups.get(first)[0];
        String beginning = digits < FEWEST_DIGITS ? "" : digits(text, groups.subList(first, last), BEGINNING);
        boolean plus = plus(text, start);
        for (int i = last - 1; i >= first && digits >= FEWEST_DIGITS; i--) {
            int end = groups.get(i)[1];
            if ((plus || begins(beginning, digits))
                    && !Fields.part(text, start, end)
                    && phone(
                            folded,
                            text,
                            groups.subList(first, i + 1),
                            first == 0 && i == groups.size() - 1,
                            library)) {
                return i;
            }
            digits -= length(groups.get(i));
        }
        return -1;
    }

    /** Whether a number of so many digits may begin so; quicker than to ask the plans. */
    private boolean begins(String beginning, int digits) {
        if ((beginning.startsWith("00") && digits >= 11) || regions.size() > plans.size()) {
            return true;
        }
        for (Plan plan : plans) {
            if (digits >= 10 && beginning.startsWith(plan.code())) {
                return true;
            }
        }
        int zero = beginning.charAt(0) == '0' ? 1 : 0;
        int length = digits - zero;
        return length >= SHORTEST_NATIONAL
                && length <= LONGEST_NATIONAL
                && beginnings[length].get((beginning.charAt(zero) - '0') * 10 + beginning.charAt(zero + 1) - '0');
    }

    /** For each length of a national number its possible first two digits. */
    private static BitSet[] beginnings(List<Plan> plans) {
        var beginnings = new BitSet[LONGEST_NATIONAL + 1];
        Arrays.setAll(beginnings, i -> new BitSet(100));
        for (Plan plan : plans) {
            for (Pattern pattern : List.of(plan.mobile(), plan.other())) {
                TokenLength length = TokenLength.of(pattern.pattern());
                for (int two = 0; two < 100; two++) {
                    var matcher = pattern.matcher("%02d".formatted(two));
                    if (!matcher.matches() && matcher.hitEnd()) {
                        for (int i = length.least(); i <= length.most(); i++) {
                            beginnings[i].set(two);
                        }
                    }
                }
            }
        }
        return beginnings;
    }

    private static String digits(String text, List<int[]> groups, int most) {
        var digits = new StringBuilder(most);
        for (int[] group : groups) {
            if (digits.length() < most) {
                digits.append(text, group[0], Math.min(group[1], group[0] + most - digits.length()));
            }
        }
        return digits.toString();
    }

    private static boolean plus(String text, int start) {
        String before = text.substring(Math.max(0, start - 3), start);
        return before.endsWith("+") || before.endsWith("+(") || before.endsWith("(+");
    }

    /** @param whole whether the groups are all that stand there */
    private boolean phone(FoldedText folded, String text, List<int[]> groups, boolean whole, Library library) {
        int start = groups.get(0)[0];
        int end = groups.get(groups.size() - 1)[1];
        String digits = digits(text, groups, MOST_DIGITS + 2);
        boolean plus = plus(text, start);
        String prefix = plus ? "" : Fields.prefix(text, start);
        if (plus) {
            return international(digits, library);
        }
        if (digits.startsWith("00") && digits.length() >= 11 && international(digits.substring(2), library)) {
            return plans.stream().anyMatch(p -> digits.startsWith(p.code(), 2))
                    || !NumberContext.of(folded, start, end).thing();
        }
        String national = digits.startsWith("0") ? digits.substring(1) : digits;
        boolean withCode = plans.stream().anyMatch(p -> coded(p, digits));
        boolean inPlan = plans.stream().anyMatch(p -> matches(p, national));
        boolean foreign = !inPlan && !withCode && regions.size() > plans.size();
        if (!withCode && !inPlan && !foreign) {
            return false;
        }
        boolean plausible = plausible(text, groups) || (whole && spelled(groups));
        if (!withCode && !foreign && !plausible && groups.size() > 3) {
            return false;
        }
        var context = NumberContext.of(folded, start, end);
        boolean announced = context.says(Says.PHONE);
        if (context.marked() && digits.length() < 9) {
            return false;
        }
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
        for (Plan plan : plans) {
            boolean mobile = plan.mobile().matcher(national).matches();
            boolean other = plan.other().matcher(national).matches();
            if (plan.zero() && digits.startsWith("0") && digits.length() >= 9 && (mobile || other)) {
                boolean certain = (mobile && digits.length() == 10) || (other && digits.length() == 10);
                return plausible && (certain || telling || Fields.row(text, start, end));
            }
            if (!digits.startsWith("0") && (mobile || other) && plan.zero() && telling && context.says(Says.PLACE)) {
                return plausible;
            }
            if (!plan.zero()
                    && mobile
                    && telling
                    && (context.says(Says.PLACE) || (groups.size() == 2 && length(groups.get(0)) == 4))) {
                return true;
            }
            if (other && digits.startsWith("9200") && groups.size() > 1 && length(groups.get(0)) >= 3) {
                return plausible;
            }
        }
        return foreign && digits.startsWith("0") && library.national(digits, regions);
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
    private static boolean plausible(String text, List<int[]> groups) {
        if (groups.size() == 1) {
            return true;
        }
        int first = length(groups.get(0));
        boolean pairs = groups.stream().allMatch(g -> length(g) == 2);
        boolean date = groups.size() >= 3 && first == 2 && length(groups.get(1)) == 2 && !pairs;
        return !date
                && !year(text, groups)
                && groups.size() <= 6
                && (pairs || (first >= 2 && groups.stream().noneMatch(g -> length(g) == 1 && g != groups.get(0))));
    }

    /** A year with another, or with its month and day. */
    private static boolean year(String text, List<int[]> groups) {
        return isYear(text, groups.get(0))
                && (isYear(text, groups.get(1))
                        || (groups.size() == 3 && length(groups.get(1)) == 2 && length(groups.get(2)) == 2));
    }

    private static boolean isYear(String text, int[] group) {
        return length(group) == 4 && (text.startsWith("19", group[0]) || text.startsWith("20", group[0]));
    }

    /** Digit by digit, as a number is said; the zero may stand with the next. */
    private static boolean spelled(List<int[]> groups) {
        return groups.size() > FEWEST_DIGITS - 1
                && length(groups.get(0)) <= 2
                && groups.stream().skip(1).allMatch(g -> length(g) == 1);
    }

    private static int length(int[] group) {
        return group[1] - group[0];
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
