package com.maqsafy.releases.notes;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.maqsafy.releases.notes.NumberContext.Says;
import java.util.ArrayList;
import java.util.List;
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

    /** Digits of national numbers in the plans, without their leading zero. */
    private static final int SHORTEST_NATIONAL = 7;

    private static final int LONGEST_NATIONAL = 10;

    private static final Pattern RUN = Pattern.compile("[+(]{0,2}+[0-9](?:[ \\t\\n\\r.()/-]{0,3}+[0-9]){6,40}+");
    private static final Pattern GROUP = Pattern.compile("[0-9]+");

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

    PhoneRule(List<String> regions) {
        this.regions = regions;
        this.plans = PLANS.stream().filter(p -> regions.contains(p.region())).toList();
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
            List<int[]> groups = new ArrayList<>();
            var group = GROUP.matcher(folded.characters());
            group.region(run.start(), run.end());
            while (group.find()) {
                groups.add(new int[] {group.start(), group.end()});
            }
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

    /** Last group of the number that begins with a group, the longest first, or -1. */
    private int lastOfNumber(FoldedText folded, String text, List<int[]> groups, int first, Library library) {
        int digits = 0;
        int last = first;
        while (last < groups.size() && digits + length(groups.get(last)) <= MOST_DIGITS + 2) {
            digits += length(groups.get(last));
            last++;
        }
        int start = groups.get(first)[0];
        for (int i = last - 1; i >= first && digits >= FEWEST_DIGITS; i--) {
            int end = groups.get(i)[1];
            if (!Fields.part(text, start, end) && phone(folded, text, groups.subList(first, i + 1), library)) {
                return i;
            }
            digits -= length(groups.get(i));
        }
        return -1;
    }

    private boolean phone(FoldedText folded, String text, List<int[]> groups, Library library) {
        int start = groups.get(0)[0];
        int end = groups.get(groups.size() - 1)[1];
        var written = new StringBuilder();
        groups.forEach(g -> written.append(text, g[0], g[1]));
        String digits = written.toString();
        String before = text.substring(Math.max(0, start - 3), start);
        boolean plus = before.endsWith("+") || before.endsWith("+(") || before.endsWith("(+");
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
        var context = NumberContext.of(folded, start, end);
        boolean announced = context.says(Says.PHONE);
        if (announced
                && (prefix.isEmpty() || NumberContext.of(folded, start, end).before() == Says.PHONE)) {
            return withCode
                    || inPlan && (plausible(groups) || groups.size() == 1)
                    || foreign && library.national(digits, regions);
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
                boolean certain = mobile && digits.length() == 10 || other && digits.length() == 10;
                return plausible(groups) && (certain || telling || Fields.row(text, start, end));
            }
            if (!digits.startsWith("0") && (mobile || other) && plan.zero() && telling && context.says(Says.PLACE)) {
                return plausible(groups);
            }
            if (!plan.zero()
                    && mobile
                    && telling
                    && (context.says(Says.PLACE) || groups.size() == 2 && length(groups.get(0)) == 4)) {
                return true;
            }
            if (other && digits.startsWith("9200") && groups.size() > 1 && length(groups.get(0)) >= 3) {
                return plausible(groups);
            }
        }
        return foreign && digits.startsWith("0") && library.national(digits, regions);
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
    private static boolean plausible(List<int[]> groups) {
        if (groups.size() == 1) {
            return true;
        }
        int first = length(groups.get(0));
        boolean pairs = groups.stream().allMatch(g -> length(g) == 2);
        boolean date = groups.size() >= 3 && first == 2 && length(groups.get(1)) == 2 && !pairs;
        return !date
                && groups.size() <= 6
                && (pairs || first >= 2 && groups.stream().noneMatch(g -> length(g) == 1 && g != groups.get(0)));
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
