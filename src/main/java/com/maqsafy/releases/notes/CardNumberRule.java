package com.maqsafy.releases.notes;

import com.maqsafy.releases.notes.NumberContext.Says;
import com.maqsafy.releases.notes.PaymentWords.CardFields;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Card numbers by issuer range and check digit, in one piece or in groups: of all networks in use in Saudi Arabia, mada
 * included, and of those that visitors bring. Where a range or a length is wide, a word must say that it is a card.
 */
final class CardNumberRule implements LeakRule {

    private static final int SHORTEST = 12;
    private static final int LONGEST = 19;
    private static final Pattern GROUPS = Pattern.compile(
            "[0-9]{1,19}+(?:[ \\t]{0,2}+[-.\\u00b7/\\r\\n]{0,2}+[ \\t>]{0,8}+[0-9]{1,19}+(?![0-9])){0,60}+(?![0-9A-Za-z_])");
    /** Three groups of one or two digits: versions, dates, columns. */
    private static final Pattern SHORT_GROUPS =
            Pattern.compile("(?:[0-9]*+[^0-9]++)??(?:[0-9]{1,2}[^0-9]++(?:[0-9]{3,}+[^0-9]++)*+){3,}+[0-9]*+");

    /** Month and year behind a card. */
    private static final Pattern EXPIRY = Pattern.compile(
            "(?i)[\\s,;:|\"'-]{1,5}+(?:(?:exp(?:iry|ires)?|valid(?: thru| until)?)[\"'.:= ]{0,5}+)?+(?:0[1-9]|1[0-2]) ?+/ ?+(?:20)?+[2-4][0-9](?![0-9/])");

    /** What the second track of a magnetic stripe has behind the number. */
    private static final Pattern TRACK = Pattern.compile("[=D][0-9]{7}");

    private static final Pattern THOUSANDS = Pattern.compile("[0-9]{1,3}(?:[ .][0-9]{3})+");

    /**
     * Numbers of one network (ISO/IEC 7812 issuer identification numbers, as the networks publish them).
     *
     * @param from first beginning
     * @param to last beginning, of as many digits
     * @param shortest fewest digits
     * @param longest most digits
     * @param certain whether beginning and length say enough without a word
     */
    private record Range(String from, String to, int shortest, int longest, boolean certain) {

        boolean holds(CharSequence number) {
            return number.length() >= shortest && number.length() <= longest && begins(number);
        }

        /** Whether numbers of its lengths begin so. */
        boolean begins(CharSequence number) {
            return compared(number, from) >= 0 && compared(number, to) <= 0;
        }

        private static int compared(CharSequence number, String beginning) {
            for (int i = 0; i < beginning.length(); i++) {
                int order = number.charAt(i) - beginning.charAt(i);
                if (order != 0) {
                    return order;
                }
            }
            return 0;
        }
    }

    private static final List<Range> RANGES = List.of(
            // Visa, with most of mada's
            new Range("4", "4", 16, 16, true),
            new Range("4", "4", 13, 13, false),
            new Range("4", "4", 19, 19, true),
            // Mastercard
            new Range("51", "55", 16, 16, true),
            new Range("2221", "2720", 16, 16, true),
            // American Express
            new Range("34", "34", 15, 15, true),
            new Range("37", "37", 15, 15, true),
            // Diners Club
            new Range("300", "305", 14, 19, true),
            new Range("3095", "3095", 14, 19, true),
            new Range("36", "36", 14, 19, true),
            new Range("38", "39", 14, 19, true),
            // Discover
            new Range("6011", "6011", 16, 19, true),
            new Range("644", "649", 16, 19, true),
            new Range("65", "65", 16, 19, true),
            new Range("622126", "622925", 16, 19, true),
            // JCB
            new Range("3528", "3589", 16, 19, true),
            new Range("1800", "1800", 15, 15, false),
            new Range("2131", "2131", 15, 15, false),
            // UnionPay
            new Range("62", "62", 16, 19, true),
            new Range("81", "81", 16, 19, true),
            // Maestro
            new Range("5018", "5018", 12, 19, true),
            new Range("5020", "5020", 12, 19, true),
            new Range("5038", "5038", 12, 19, true),
            new Range("5893", "5893", 12, 19, true),
            new Range("6304", "6304", 12, 19, true),
            new Range("6759", "6759", 12, 19, true),
            new Range("6761", "6763", 12, 19, true),
            new Range("50", "50", 16, 16, true),
            new Range("56", "59", 16, 16, true),
            new Range("60", "69", 16, 16, true),
            new Range("50", "50", 12, 19, false),
            new Range("56", "69", 12, 19, false),
            // RuPay, Meeza, Mir, Troy, mada's own
            new Range("60", "60", 16, 16, true),
            new Range("82", "82", 16, 16, true),
            new Range("508", "508", 16, 16, true),
            new Range("353", "353", 16, 16, true),
            new Range("356", "356", 16, 16, true),
            new Range("5078", "5078", 16, 19, true),
            new Range("2200", "2204", 16, 19, true),
            new Range("9792", "9792", 16, 16, true),
            new Range("968201", "968211", 16, 16, true));

    /** For the first two digits of a number, the ranges that it may be in. */
    private static final List<List<Range>> BY_BEGINNING = IntStream.range(0, 100)
            .mapToObj(two -> RANGES.stream()
                    .filter(range -> range.begins("%02d0000".formatted(two))
                            || range.begins("%02d9999".formatted(two))
                            || range.from().startsWith("%02d".formatted(two))
                            || range.to().startsWith("%02d".formatted(two)))
                    .toList())
            .toList();

    @Override
    public String name() {
        return "card-number";
    }

    @Override
    public String item() {
        return "RULE-05";
    }

    @Override
    public List<Finding> find(FoldedText folded) {
        var findings = new ArrayList<Finding>();
        String text = folded.text();
        var run = GROUPS.matcher(folded.characters());
        var groups = new Groups();
        var beside = new CardFields(folded);
        int at = 0;
        while (found(run, text, at)) {
            groups.read(text, run.start(), run.end());
            int first = begins(text, run.start()) ? 0 : 1;
            while (first < groups.count) {
                int last = lastOfCard(folded, beside, groups, first);
                if (last >= 0) {
                    findings.add(new Finding(
                            name(),
                            groups.start[first],
                            groups.end[last],
                            "A card number; remove it (no real customer data)."));
                    first = last;
                }
                first++;
            }
            // A longer run of groups is read in pieces that overlap by the longest number.
            at = groups.count <= LONGEST * 2 ? run.end() : groups.start[groups.count - LONGEST];
        }
        return findings;
    }

    /** Whether an expression that begins with a digit matches at a place or behind it; quicker than to try all places. */
    private static boolean found(Matcher run, String text, int from) {
        for (int at = from; at < text.length(); at++) {
            if (digit(text.charAt(at)) && run.region(at, text.length()).lookingAt()) {
                return true;
            }
        }
        return false;
    }

    /** The groups of digits of one run, and the sums of their check digits; used again for the next run. */
    private static final class Groups {

        /** As many groups as the expression takes. */
        private static final int MOST = 61;

        private final int[] start = new int[MOST];
        private final int[] end = new int[MOST];
        /** How many digits stand in front of a group. */
        private final int[] before = new int[MOST + 1];

        private final char[] digits = new char[MOST * LONGEST];
        /** What the digits in front of one add when those at even places, or at odd ones, count twice. */
        private final int[] even = new int[MOST * LONGEST + 1];

        private final int[] odd = new int[MOST * LONGEST + 1];
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
                    char c = text.charAt(at++);
                    digits[written] = c;
                    int once = Luhn.part(c, 0);
                    int twice = Luhn.part(c, 1);
                    even[written + 1] = even[written] + (written % 2 == 0 ? twice : once);
                    odd[written + 1] = odd[written] + (written % 2 == 0 ? once : twice);
                    written++;
                }
                end[count++] = at;
            }
            before[count] = written;
        }

        /** How many digits the groups from one to another have, the last included. */
        int digits(int first, int last) {
            return before[last + 1] - before[first];
        }

        /** Whether they end with the right check digit; every second digit in front of it counts twice. */
        boolean checked(int first, int last) {
            int to = before[last + 1];
            int[] sums = to % 2 == 0 ? even : odd;
            return (sums[to] - sums[before[first]]) % 10 == 0;
        }

        String number(int first, int last) {
            return new String(digits, before[first], digits(first, last));
        }

        /** The value of the first two digits from a group on. */
        int beginning(int first) {
            int from = before[first];
            int tens = (digits[from] - '0') * 10;
            return from + 1 < before[count] ? tens + digits[from + 1] - '0' : tens;
        }
    }

    private static boolean begins(String text, int start) {
        if (stripe(text, start)) {
            return true;
        }
        char before = start == 0 ? ' ' : text.charAt(start - 1);
        return !(before < 0x80 && Character.isLetterOrDigit(before)) && before != '_';
    }

    /** Whether the first track of a magnetic stripe begins in front, as ISO/IEC 7813 has it. */
    private static boolean stripe(String text, int start) {
        return start > 1 && (text.charAt(start - 1) | ' ') == 'b' && text.charAt(start - 2) == '%';
    }

    private static boolean digit(char c) {
        return c >= '0' && c <= '9';
    }

    /** Last group of the card number that begins with a group, or -1. */
    private static int lastOfCard(FoldedText folded, CardFields beside, Groups groups, int first) {
        List<Range> ranges = BY_BEGINNING.get(groups.beginning(first));
        if (ranges.isEmpty()) {
            return -1;
        }
        for (int i = first; i < groups.count && groups.digits(first, i) <= LONGEST; i++) {
            // Nine of ten numbers have another check digit.
            if (groups.digits(first, i) >= SHORTEST && groups.checked(first, i)) {
                Range range = range(ranges, groups.number(first, i));
                if (range != null && card(folded, beside, range, groups.start[first], groups.end[i], i > first)) {
                    return i;
                }
            }
        }
        return -1;
    }

    private static @Nullable Range range(List<Range> ranges, CharSequence digits) {
        Range found = null;
        for (Range range : ranges) {
            if (range.holds(digits)) {
                found = range;
                if (range.certain()) {
                    break;
                }
            }
        }
        return found;
    }

    private static boolean card(
            FoldedText folded, CardFields beside, Range range, int start, int end, boolean grouped) {
        String text = folded.text();
        String written = text.substring(start, end);
        if (THOUSANDS.matcher(written).matches() || (Fields.part(text, start, end) && !grouped)) {
            return false;
        }
        var context = NumberContext.ofCard(folded, start, end);
        if (context.before() == Says.CARD
                || stripe(text, start)
                || (start > 0
                        && text.charAt(start - 1) == ';'
                        && TRACK.matcher(text).region(end, text.length()).lookingAt())
                || EXPIRY.matcher(text).region(end, text.length()).lookingAt()) {
            return true;
        }
        if (SHORT_GROUPS.matcher(written).matches()) {
            return false;
        }
        boolean fours = grouped
                && written.matches(
                        "[0-9]{4}.[0-9]{4}.[0-9]{4}.[0-9]{1,4}(?:.[0-9]{1,3})?|[0-9]{4}.[0-9]{4}.[0-9]{4}.[0-9]{5,7}|[0-9]{4}.[0-9]{6}.[0-9]{4,5}");
        if (fours) {
            return true;
        }
        if (context.before() == Says.COMPANY || !Fields.prefix(text, start).isEmpty()) {
            return false;
        }
        boolean thing = context.thing();
        if (!thing && !(context.before() == Says.NOTHING && context.id())) {
            return range.certain()
                    || context.says(Says.CARD)
                    || (context.paid() && end - start > SHORTEST)
                    || beside.near(start, end);
        }
        return !(thing && context.label()) && beside.near(start, end);
    }
}
