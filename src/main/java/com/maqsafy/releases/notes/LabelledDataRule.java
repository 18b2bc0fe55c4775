package com.maqsafy.releases.notes;

import static java.util.Objects.requireNonNull;

import com.maqsafy.releases.notes.NumberContext.Says;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Data of persons and companies whose form alone says nothing, after a word that says what they are: passports, numbers of
 * taxpayers and of the commercial register, days of birth, addresses, and addresses of the network.
 */
final class LabelledDataRule implements LeakRule {

    /** A kind of data: its label in the text, what stands there, and how far from the label. */
    private record Kind(String rule, String what, List<String> labels, Pattern value, int reach) {}

    private static final String PASSPORT = "passport-number";
    private static final int LONGEST = 100;
    /** So much stands between a passport's number and the word behind it at most. */
    private static final int MOST_BETWEEN = 20;

    private static final int FEWEST_OF_PASSPORT = 7;
    private static final int MOST_OF_PASSPORT = 11;
    /** What that is. */
    private static final Set<String> BETWEEN = Set.of(
            "", "(", "[", "-", ":", ",", ";", "/", "|", "is the", "is his", "is her", "is my", "was the", "as",
            "as the", "(the", "هو رقم", "(رقم", "رقم");

    private static final String REGISTER = "register-number";
    /** Shorter labels say too little behind a number. */
    private static final int SHORTEST_BEHIND = 6;

    private static final Pattern REGISTERED = Pattern.compile("[1-9][0-9]{9}");
    private static final Pattern LETTERED = Pattern.compile("[A-Za-z]{1,2}[0-9]{6,9}[A-Za-z]?");
    private static final int SHORTEST_LINE = 28;
    private static final int LONGEST_LINE = 46;
    /** The name of a column says so early what is in it. */
    private static final int LONGEST_HEAD = 60;

    private static final String MONTH =
            "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|يناير|فبراير|مارس|ابريل|مايو|يونيو|يوليو|اغسطس|سبتمبر|اكتوبر|نوفمبر|ديسمبر|محرم|صفر|ربيع|جمادي|رجب|شعبان|رمضان|شوال)[\\p{L}.]{0,12}+";
    private static final String STREET =
            "(?:street|str\\.|st(?![\\p{L}])|road|rd(?![\\p{L}])|avenue|ave|parkway|pkwy|boulevard|blvd|district|dist\\.|building|bldg|villa|apartment|apt|flat|block|lane|drive|square|p\\.? ?o\\.? ?box|house|floor|way|شارع|طريق|حي |الحي|مبني|مبنى|عماره|فيلا|شقه|ص\\.ب|صندوق|خیابان|كوچه|רחוב)";

    /** How the values begin that do not begin with a digit: words of {@link #MONTH}, {@link #STREET} and in front of a house's number. */
    private static final WordTable BEGINNINGS = new WordTable(Stream.concat(
                    Stream.of("p "),
                    Stream.of(
                            ("jan feb mar apr may jun jul aug sep oct nov dec يناير فبراير مارس ابريل مايو يونيو يوليو اغسطس"
                                            + " سبتمبر اكتوبر نوفمبر ديسمبر محرم صفر ربيع جمادي رجب شعبان رمضان شوال st road rd ave"
                                            + " boulevard blvd dist building bldg villa apartment apt flat block lane drive square p. po box"
                                            + " house floor way شارع طريق حي الحي مبني مبنى عماره فيلا شقه ص. صندوق خیابان كوچه רחוב no رقم")
                                    .split(" ")))
            .toList());
    /** Letters in front of a digit that a passport or a short address begins with. */
    private static final int SOON = 4;

    private static final List<Kind> KINDS = List.of(
            new Kind(
                    PASSPORT,
                    "A passport's number",
                    List.of(
                            "passport",
                            "passeport",
                            "pasaporte",
                            "reisepass",
                            "pp no",
                            "pp:",
                            "p/p",
                            "pass port",
                            "pp num",
                            "pp#",
                            "pp #",
                            "ppt no",
                            "travel doc",
                            "travel_doc",
                            "travel-doc",
                            "traveldoc",
                            "وثيقة سفر",
                            "وثيقة السفر",
                            "جواز",
                            "الجواز",
                            "باسبور",
                            "بسبور",
                            "گذرنامه",
                            "پاسپورت",
                            "דרכון"),
                    Pattern.compile(
                            "(?:[a-z]{1,2}[ -]?[0-9]{6,9}[a-z]?|[0-9]{2}[a-z]{2}[0-9]{5}|[0-9]{8,9}"
                                    + "|[cfghjk](?=[a-z]{0,4}[0-9][a-z]{0,4}[0-9][a-z]{0,4}[0-9])[0-9cfghjklmnprtvwxyz]{8,9})(?![0-9a-z])"),
                    40),
            new Kind(
                    "tax-number",
                    "A taxpayer's number",
                    List.of(
                            "vat",
                            "trn",
                            "companyid",
                            "tax",
                            "taxpayer",
                            "ضريبي",
                            "الضريبي",
                            "ضريبه",
                            "الضريبه",
                            "מע\"מ"),
                    Pattern.compile("[0-9](?:[ -]?[0-9]){14}(?![0-9])"),
                    48),
            new Kind(
                    "tax-number",
                    "A taxpayer's number",
                    List.of("tin", "tax id", "tax_id", "taxid", "tax identification", "الرقم المميز"),
                    Pattern.compile("(?:[0-9](?:[ -]?[0-9]){14}|3[0-9]{9})(?![0-9])"),
                    24),
            new Kind(
                    "postal-address",
                    "A person's address",
                    List.of("p.o. box", "po box", "p.o.box", "p. o. box", "ص.ب", "ص. ب", "صندوق بريد"),
                    Pattern.compile("[0-9]{3,6}(?![0-9])"),
                    14),
            new Kind(
                    REGISTER,
                    "A number of the commercial register",
                    List.of(
                            "commercial reg",
                            "commercial record",
                            "establishment n",
                            "وزارة التجارة",
                            "company reg",
                            "business regist",
                            "trade regist",
                            "c.r.",
                            "cr_",
                            "cr-",
                            "cr#",
                            "crno",
                            "crnum",
                            "commercial_regist",
                            "commercial-regist",
                            "commercialregist",
                            "company_regist",
                            "cr no",
                            "cr num",
                            "cr:",
                            "cr #",
                            "cr ",
                            "cr=",
                            "commercial license",
                            "commercial licence",
                            "unified n",
                            "unified_n",
                            "unifiedn",
                            "unified national number",
                            "700 n",
                            "700_n",
                            "700-n",
                            "700n",
                            "company 700",
                            "رقم 700",
                            "الرقم 700",
                            "cr\":",
                            "cr\n",
                            "crn",
                            "سجل تجاري",
                            "السجل التجاري",
                            "للسجل التجاري",
                            "سجله التجاري",
                            "سجلها التجاري",
                            "س.ت",
                            "س ت",
                            "س. ت",
                            "الرقم الموحد",
                            "رقم موحد",
                            "الرقم الوطني الموحد",
                            "רשם החברות"),
                    Pattern.compile("[1-9][0-9]{3}[ -]?[0-9]{6}(?![0-9])"),
                    40),
            new Kind(
                    "birth-date",
                    "A day of birth",
                    List.of(
                            "birth",
                            "birthdate",
                            "dateofbirth",
                            "dob",
                            "d.o.b",
                            "born",
                            "birthday",
                            "ميلاد",
                            "الميلاد",
                            "ميلاده",
                            "ميلادها",
                            "مواليد",
                            "مولود",
                            "المولود",
                            "المولودة",
                            "ولد",
                            "לידה",
                            "تولد"),
                    Pattern.compile(
                            "(?:(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])|[0-9]{4}[-/. ][0-9]{1,2}[-/. ][0-9]{1,2}|[0-9]{1,2}[-/. ][0-9]{1,2}[-/. ][0-9]{2,4}|[0-9]{1,2}(?:st|nd|rd|th)?[ -](?:of )?"
                                    + MONTH + "[ ,-]{1,2}[0-9]{4}|" + MONTH
                                    + " [0-9]{1,2}(?:st|nd|rd|th)?,? [0-9]{4})(?![0-9])"),
                    40),
            new Kind(
                    "postal-address",
                    "A person's address",
                    List.of(
                            "address",
                            "street\":",
                            "street:",
                            "street =",
                            "street=",
                            "line1",
                            "residence:",
                            "lives at",
                            "lives in",
                            "living at",
                            "resides",
                            "residing",
                            "home is",
                            "deliver to",
                            "delivered to",
                            "delivery to",
                            "ship to",
                            "shipped to",
                            "عنوان",
                            "العنوان",
                            "عنوانه",
                            "عنوانها",
                            "يسكن",
                            "تسكن",
                            "ساكن",
                            "يقيم",
                            "تقيم",
                            "السكن",
                            "آدرس",
                            "نشاني",
                            "כתובת"),
                    Pattern.compile(
                            "(?:(?:no\\.? ?|#|building |villa |apartment |flat |مبني |رقم )?[0-9]{1,5}[a-z]?,? (?:[\\p{L}.'-]{1,20},? ){0,5}"
                                    + STREET + "|" + STREET
                                    + ".{0,40}?[0-9]{1,5}|[a-z]{4}[0-9]{4}(?![0-9a-z])|[0-9]{4,5},? [\\p{L} ]{3,20}[0-9]{5}(?:-[0-9]{4})?)"),
                    60));

    private static final Pattern IPV4 = Pattern.compile(
            "(?:(?:25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])\\.){3}(?:25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])(?![0-9A-Za-z_])(?!\\.[0-9])");
    private static final Pattern IPV6 = Pattern.compile(
            "(?:[0-9A-Fa-f]{1,4}:){2,7}+(?::?+[0-9A-Fa-f]{1,4}){1,6}+(?![0-9A-Za-z:])|[0-9A-Fa-f]{1,4}::(?:[0-9A-Fa-f]{1,4}:?+){1,6}+(?![0-9A-Za-z])");
    private static final Pattern NOBODYS = Pattern.compile(
            "(?:192\\.0\\.2|198\\.51\\.100|203\\.0\\.113)\\..*|127\\..*|0\\.0\\.0\\.0|255\\..*|::1|.*\\.0\\.0\\.0|169\\.254\\..*|[0-9]\\.[0-9]\\.[0-9]\\.[0-9]");

    /** A version goes to the next. */
    private static final Pattern TO_NEXT =
            Pattern.compile(" (?:to|->|\u2192|\u0627\u0644\u0649|\u0625\u0644\u0649) v?[0-9]");

    /** In front of the address of a machine. */
    private static final List<String> LEADS = Stream.of(
                    "from ",
                    "host ",
                    "host: ",
                    "host=",
                    "server ",
                    "server: ",
                    "server=",
                    "points to ",
                    "point to ",
                    "pointing to ",
                    "resolves to ",
                    "resolve to ",
                    "resolved to ",
                    " in a ",
                    "allow ",
                    "deny ",
                    "listen on ",
                    "listening on ",
                    "connect to ",
                    "connected to ",
                    "nameserver ",
                    "gateway ",
                    "proxy ",
                    "peer ",
                    "upstream ",
                    "machine ",
                    "vm ",
                    "خادم ",
                    "خادم: ",
                    "سيرفر ",
                    "سيرفر: ",
                    "يشير الى ",
                    "من العنوان ",
                    "\u0628\u064a ",
                    "\u0628\u064a: ")
            .map(FoldedText::comparable)
            .toList();

    private static final int LONGEST_LEAD =
            LEADS.stream().mapToInt(String::length).max().orElseThrow();

    private static final Pattern PRIVATE =
            Pattern.compile("(?:10\\.|192\\.168\\.|172\\.(?:1[6-9]|2[0-9]|3[01])\\.|f[cd]|fe80).*");
    private static final Map<String, Kind> BY_LABEL = new HashMap<>();
    private static final WordTable LABELS;

    static {
        KINDS.forEach(kind -> kind.labels().forEach(l -> BY_LABEL.put(FoldedText.comparable(l), kind)));
        LABELS = new WordTable(BY_LABEL.keySet());
    }

    @Override
    public String name() {
        return "labelled-data";
    }

    @Override
    public String item() {
        return "RULE-05";
    }

    @Override
    public List<Finding> find(FoldedText folded) {
        String lower = folded.lower();
        var findings = new ArrayList<Finding>();
        // Whatever the kind, there is a digit in it.
        var digit = new Marks(lower.length());
        for (int at = 0; at < lower.length(); at++) {
            if (Character.isDigit(lower.charAt(at))) {
                digit.set(at);
            }
        }
        int reached = 0;
        Kind last = null;
        for (int at = 0; at + 1 < lower.length(); at++) {
            String label = LABELS.at(lower, at);
            if (label == null || (at > 0 && wordBefore(lower, at))) {
                continue;
            }
            Kind kind = requireNonNull(BY_LABEL.get(label));
            if (label.equals("birth") && letterAt(lower, at + label.length())) {
                continue;
            }
            // Where labels follow each other closely, what lies between is looked at once.
            int from = Math.max(at + label.length(), kind.equals(last) ? reached : 0);
            if (kind.rule().equals(PASSPORT)) {
                inFront(folded, kind, LETTERED, at, findings);
            } else if (kind.rule().equals(REGISTER) && label.length() > SHORTEST_BEHIND) {
                inFront(folded, kind, REGISTERED, at, findings);
            }
            int end = value(folded, kind, from, at + label.length(), digit, findings);
            reached = end;
            last = kind;
        }
        columns(folded, findings);
        network(folded, findings);
        machineReadable(folded.text(), findings);
        return findings;
    }

    /** A number in front of the word: in "K12345678 (passport)" and "K12345678 is the passport". */
    private static void inFront(FoldedText folded, Kind kind, Pattern value, int label, List<Finding> findings) {
        String lower = folded.lower();
        int end = label;
        while (end > 0
                && label - end < MOST_BETWEEN
                && !digit(lower.charAt(end - 1))
                && lower.charAt(end - 1) != '\n') {
            end--;
        }
        // A passport of some countries ends with a letter.
        int close = end < label && Character.isLetter(lower.charAt(end)) ? end + 1 : end;
        int start = end;
        while (start > 0 && end - start < MOST_OF_PASSPORT && Character.isLetterOrDigit(lower.charAt(start - 1))) {
            start--;
        }
        boolean numbered = end - start >= FEWEST_OF_PASSPORT && digit(lower.charAt(end - 1));
        if (numbered
                && BETWEEN.contains(lower.substring(close, label).strip())
                && folded.matches(value, start, close)) {
            findings.add(finding(kind, start, close));
        }
    }

    /** Lines that machines read in passports and identity cards (ICAO 9303). */
    private static void machineReadable(String text, List<Finding> findings) {
        int at = 0;
        while (at < text.length()) {
            int end = at;
            boolean filled = false;
            while (end < text.length() && ofMachines(text.charAt(end))) {
                filled |= text.charAt(end) == '<' && end > at && text.charAt(end - 1) == '<';
                end++;
            }
            boolean line = filled
                    && end - at >= SHORTEST_LINE
                    && end - at <= LONGEST_LINE
                    && "PIACV".indexOf(text.charAt(at)) >= 0
                    && text.substring(at + 2, at + 5).chars().allMatch(c -> c >= 'A' && c <= 'Z');
            if (line) {
                findings.add(finding(requireNonNull(BY_LABEL.get("passport")), at, end));
            }
            at = end + 1;
        }
    }

    private static boolean ofMachines(char c) {
        return (c >= 'A' && c <= 'Z') || digit(c) || c == '<';
    }

    private static boolean digit(char c) {
        return c >= '0' && c <= '9';
    }

    /** What stands in the rows of a table below a label. */
    private static void columns(FoldedText folded, List<Finding> findings) {
        Set<Integer> found = findings.stream().map(Finding::start).collect(Collectors.toSet());
        for (Tables.Table table : folded.tables().all()) {
            for (int column = 0; column < table.head().size(); column++) {
                Kind kind = named(folded.lower(), table.head().get(column));
                if (kind == null) {
                    continue;
                }
                var matcher = kind.value().matcher(folded.lowerCharacters());
                for (List<Tables.Cell> row : table.rows()) {
                    // A row without its last cells has nothing there.
                    if (column >= row.size()) {
                        continue;
                    }
                    Tables.Cell cell = row.get(column);
                    matcher.region(cell.start(), Math.min(cell.end(), cell.start() + LONGEST));
                    if (cell.start() < cell.end() && matcher.lookingAt() && found.add(cell.start())) {
                        findings.add(finding(kind, cell.start(), matcher.end()));
                    }
                }
            }
        }
    }

    /** The kind of data that the name of a column says. */
    private static @Nullable Kind named(String lower, Tables.Cell head) {
        int end = Math.min(head.end(), head.start() + LONGEST_HEAD);
        if (head.end() - head.start() == 2 && lower.startsWith("cr", head.start())) {
            return BY_LABEL.get("crn");
        }
        for (int at = head.start(); at < end; at++) {
            String label = LABELS.at(lower, at);
            if (label != null && at + label.length() <= head.end() && !(at > head.start() && wordBefore(lower, at))) {
                return BY_LABEL.get(label);
            }
        }
        return null;
    }

    private static Finding finding(Kind kind, int start, int end) {
        return new Finding(kind.rule(), start, end, kind.what() + "; remove it (no real customer data).");
    }

    private static boolean letterAt(String lower, int at) {
        return at < lower.length() && lower.charAt(at) >= 'a' && lower.charAt(at) <= 'z';
    }

    private static boolean wordBefore(String lower, int at) {
        char c = lower.charAt(at - 1);
        return c >= 'a' && c <= 'z' && lower.charAt(at) < 0x80;
    }

    /** Looks for a kind's value soon after its label; the place up to which was looked. */
    private static int value(FoldedText folded, Kind kind, int from, int label, Marks digit, List<Finding> findings) {
        String lower = folded.lower();
        var matcher = kind.value().matcher(folded.lowerCharacters());
        int reach = Math.min(lower.length(), label + kind.reach());
        int lines = 0;
        for (int at = from; at < reach; at++) {
            char c = lower.charAt(at);
            // An empty line between is none of its own.
            lines += c == '\n' && (at == 0 || lower.charAt(at - 1) != '\n') ? 1 : 0;
            if (lines > 1 || (lines == 1 && c == '\n' && at > label + 12)) {
                return at;
            }
            if ((at > 0 && Character.isLetterOrDigit(lower.charAt(at - 1)))
                    || (!Character.isLetterOrDigit(c) && c != '#')
                    || !begins(lower, at, digit)
                    || !digit.within(at, LONGEST)) {
                continue;
            }
            matcher.region(at, Math.min(lower.length(), at + LONGEST));
            if (matcher.lookingAt() && !ofProduct(lower, kind, label, at)) {
                findings.add(finding(kind, at, matcher.end()));
                return matcher.end();
            }
        }
        return reach;
    }

    /** Whether a value may begin here: with a digit or soon before one, or with a word of dates and addresses. */
    private static boolean begins(String lower, int at, Marks digit) {
        return lower.charAt(at) == '#' || digit.within(at, SOON) || BEGINNINGS.at(lower, at) != null;
    }

    /** Whether a day is said of a version, and not of the birth that was spoken of before. */
    private static boolean ofProduct(String lower, Kind kind, int label, int at) {
        String between = kind.rule().equals("birth-date") ? lower.substring(label, at) : "";
        return between.contains("version")
                || between.contains("release")
                || between.contains("\u0627\u0635\u062f\u0627\u0631");
    }

    private static void network(FoldedText folded, List<Finding> findings) {
        String text = folded.text();
        var fourth = IPV4.matcher(folded.characters());
        var sixth = IPV6.matcher(folded.characters());
        var both = List.of(fourth, sixth);
        int at = 0;
        while (at < text.length()) {
            int start = at;
            at++;
            if (!hexadecimal(text.charAt(start))) {
                continue;
            }
            boolean dot = soon(text, start, '.');
            boolean colon = soon(text, start, ':');
            if ((!dot && !colon) || (start > 0 && joined(text, start))) {
                continue;
            }
            for (Matcher matcher : both) {
                if (!(matcher == sixth ? colon : dot)) {
                    continue;
                }
                matcher.region(start, Math.min(text.length(), start + 48));
                if (!matcher.lookingAt()
                        || text.startsWith(".0/", matcher.end() - 2)
                        || NOBODYS.matcher(matcher.group()).matches()
                        || (matcher == sixth && !wholeSixth(matcher.group()))) {
                    continue;
                }
                at = matcher.end();
                var context = NumberContext.of(folded, start, matcher.end());
                if (context.says(Says.ADDRESS)
                        || context.after() == Says.ADDRESS
                        || context.before() == Says.PERSON
                        || (context.before() != Says.ADDRESS
                                && from(folded, start)
                                && !TO_NEXT.matcher(text.substring(
                                                matcher.end(), Math.min(text.length(), matcher.end() + 8)))
                                        .lookingAt())
                        || reached(text, start, matcher.end(), matcher.group())) {
                    findings.add(new Finding(
                            "ip-address",
                            start,
                            matcher.end(),
                            "An address of the network; remove it (no real customer data)."));
                }
            }
        }
    }

    private static boolean hexadecimal(char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    }

    private static boolean joined(String text, int start) {
        char before = text.charAt(start - 1);
        return Character.isLetterOrDigit(before)
                || (".:-_/".indexOf(before) >= 0
                        && !(before == '/' && start > 2 && text.startsWith("://", start - 3))
                        && !(before == ':' && start > 1 && Character.isLetter(text.charAt(start - 2))));
    }

    /** Whether a mark stands behind the first group of an address. */
    private static boolean soon(String text, int start, char mark) {
        for (int i = start + 1; i < Math.min(text.length(), start + 5); i++) {
            if (text.charAt(i) == mark) {
                return true;
            }
        }
        return false;
    }

    /** Whether it stands where commands, addresses and logs of servers have the address of a machine. */
    private static boolean reached(String text, int start, int end, String address) {
        return (start > 1 && text.charAt(start - 1) == '@' && Character.isLetterOrDigit(text.charAt(start - 2)))
                || (text.startsWith("://", start - 3)
                        && !PRIVATE.matcher(address).matches())
                || text.startsWith(" - - [", end);
    }

    /** Whether words in front say that it is a machine's. */
    private static boolean from(FoldedText folded, int start) {
        String before = folded.lower().substring(Math.max(0, start - LONGEST_LEAD), start);
        return LEADS.stream().anyMatch(before::endsWith);
    }

    /** Times have colons, too: an address has all its eight parts or a gap. */
    private static boolean wholeSixth(String address) {
        return address.contains("::") || address.chars().filter(c -> c == ':').count() == 7;
    }
}
