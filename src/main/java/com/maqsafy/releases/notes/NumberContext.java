package com.maqsafy.releases.notes;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the words around a number say that it is: the nearest word of the line that says anything decides, those in front
 * before those behind. Names of programs are read word by word ({@code nationalId}, {@code order_no}).
 *
 * @param before what the words in front say
 * @param after what those behind say
 * @param id whether it is named an id
 * @param marked whether a {@code #} stands in front
 * @param label whether the word that decided stands next to it
 * @param paid whether a verb in front says that a card is charged; only where a card is asked for
 */
record NumberContext(Says before, Says after, boolean id, boolean marked, boolean label, boolean paid) {

    /** What a word says of the number next to it. */
    enum Says {
        NOTHING,
        PERSON,
        PHONE,
        PLACE,
        CARD,
        BANK,
        COMPANY,
        ADDRESS,
        /** A count, a time, an order, a build: nothing of a person. */
        THING
    }

    private static final int REACH = 64;
    private static final int MOST_WORDS = 7;
    private static final int BEHIND = 28;
    /** So many words in front of a person, or of "at", may speak of a telephone. */
    private static final int OF_PHONE = 3;
    /** An object's name stands so many lines, and characters, above its members at most. */
    private static final int MOST_LINES = 8;

    private static final int FURTHEST = 300;
    /** A heading or a label above is no longer. */
    private static final int LONGEST_LABEL = 40;

    private static final Map<String, Says> WORDS = new HashMap<>();

    static {
        add(
                Says.PERSON,
                "national nationalid nin nid iqama iqamah identity identification resident residence residency citizen"
                        + " customer client user users student pupil guardian parent father mother patient employee staff"
                        + " teacher holder member beneficiary applicant owner person sponsor driver name mr mrs ms dr"
                        + " sheikh borrower tenant buyer seller passenger visitor subscriber civil ssn kyc absher nafath muqeem simah yakeen tawakkalna tawakkalni elm qiwa gosi najiz sehhaty musaned kafeel"
                        + " impersonated impersonating"
                        + " admin admins administrator cashier principal personal insured dependent child spouse candidate account profile caller payer payee recipient"
                        + " sender cardholder family civilian born هوية هويه هويات هويته هويتها هويتي اقامة اقامه مقيم"
                        + " مواطن مدني المدني عميل عميلة زبون مستخدم طالب طالبة طالبه وليي ولي والد والدة موظف موظفة مريض"
                        + " معلم معلمة عضو مستفيد مستفيدة متقدم مالك كفيل سائق اسم شخص سيد سيدة ابن ابنة زوج زوجة حامل"
                        + " ابشر يقين توكلنا سمه ناجز صحتي مساند نفاذ وطني شخصية ساكن قريب مرسل دافع مشترك متبرع تعريف کدملی ملی مشتری کاربر دانشجو نام شهروند شناسنامه"
                        + " זהות תעודת לקוח לקוחה תלמיד משתמש אזרח שם");
        add(
                Says.PHONE,
                "phone phones telephone mobile mob cell cellphone tel whatsapp wa call dial sms msisdn contact hotline"
                        + " helpline toll tollfree landline fax ring rang texted reach viber telegram signal handset gsm"
                        + " otp callback taqnyat unifonic msegat oursms unified phonenumber smartphone جوال جواله جوالي هاتف هاتفي موبايل واتساب واتس"
                        + " تلفون تليفون اتصل اتصال اتصلوا محمول نقال خلوي فاكس مجاني مجانا موحد تواصل للتواصل رسالة"
                        + " سنترال تحويلة تلفن موبایل همراه شماره تماس טלפון נייד פלאפון וואטסאפ");
        add(
                Says.PLACE,
                "kuwait bahrain qatar oman emirates uae saudi ksa dubai doha muscat manama riyadh jeddah kw bh qa om"
                        + " ae sa الكويت البحرين قطر عمان الامارات السعودية دبي الدوحة مسقط المنامة الرياض جدة كويت بحرين"
                        + " امارات سعودية");
        add(
                Says.CARD,
                "card cards visa mastercard mada amex americanexpress discover diners unionpay jcb maestro rupay meeza"
                        + " mir troy pan dpan fpan ccnum cardnumber creditcard debitcard credit debit cvv cvc bin بطاقة بطاقه بطاقته بطاقتها بطاقتي بطاقتك بطاقات مدى فيزا"
                        + " ماستركارد ميزة ائتمان ائتمانية کارت اشراسی כרטיס אשראי");
        add(
                Says.BANK,
                "iban bank banking transfer transferred payout wire swift beneficiary salary rajhi alinma snb sabb"
                        + " ايبان آيبان بنك مصرف مصرفي حساب حسابه تحويل راتب شبا بانک حساب בנק חשבון");
        add(Says.COMPANY, "commercial vat tax taxpayer trn registration cr تجاري ضريبي ضريبة ضريبه");
        add(
                Says.ADDRESS,
                "ip ips ipv ipaddr addr ipaddress remoteaddr visitor clientip remote forwarded ping ssh telnet blocked"
                        + " banned whitelisted allowlisted blacklisted denylisted whois عنوان عناوين ايبي آيبي");
        add(
                Says.THING,
                "time times timestamp timestamps epoch unix unixtime posix at since until till after before expires"
                        + " expiry exp iat nbf ts created updated modified cached cache cleared date dated mtime ctime"
                        + " lastmodified scheduled started ended finished last millis ms seconds secs sec order orders"
                        + " ordernumber invoice invoices receipt ticket tickets issue issues case build builds buildnumber"
                        + " version versions revision rev release releases changeset commit register registers pos"
                        + " terminal batch run runs job jobs pipeline workflow task tasks process pid thread port ports"
                        + " size sizes bytes byte length offset count counts total totals sum rows row records record"
                        + " sequence seq serial sku product item items barcode ean gtin tracking shipment shipping awb"
                        + " parcel reference ref transaction transactions txn trx request requests trace span correlation"
                        + " session event events message msg block height nonce seed channel group room device article"
                        + " page post pr pull bug index counter value values amount sar usd limit max min number checksum"
                        + " hash crc entries node lot stock warehouse asset model part catalogue catalog delivery"
                        + " consignment quote quotation purchase po rma voucher coupon bill billing cheque check deed"
                        + " licence license document doc file folio ledger journal slot key sequencenumber generation"
                        + " lock locks mutex queue queues snapshot migration lsn xid oid gid uid inode version v duration timeout ttl uptime clock tick"
                        + " payout payouts tag tags image images sync synced ticks iteration step epochs timer memory heap cpu disk quota bandwidth pass passed processed"
                        + " imported exported migrated deleted inserted synced reservation"
                        + " increment autoincrement artifact artifacts artefact artefacts checkpoint checkpoints savepoint watermark marker chunk"
                        + " chunks shard shards partition partitions segment segments blob blobs packet packets frame frames sample samples"
                        + " experiment dataset cohort attempt attempts retries allocation allocations lease leases stream streams topic consumer"
                        + " consumers bookmark instance instances volume volumes bucket buckets workspace fixture iterator pointer"
                        + " offsets bit bits layer layers tile tiles vertex hits views downloads visits clicks"
                        + " tid mid rrn rrns stan arn retrieval acquirer biller sadad cost icv gl meter locker gift snowflake settlement aramex smsa dhl fedex naqel ups مفوتر ارامكس سمسا طرفية refund cursor reservations booking bookings cart deploy deployment rollout changelist container pod drawer till kiosk"
                        + " مبيعات بيع صندوق كاشير جهاز حجز سلة نشر سيرفر خادم محطة طلب طلبية طلبات فاتورة فاتوره فواتير تذكرة"
                        + " تذكره تذاكر بلاغ اصدار نسخة نسخه بناء وقت توقيت زمن ختم طابع عملية عمليه معاملة معامله شحنة"
                        + " شحنه تتبع مرجع مرجعي دفعة دفعه منتج صفقة مهمة مهمه حجم عدد منفذ سطر صف سجلات تسلسلي ايصال مبلغ"
                        + " مستند وثيقة رخصة ترخيص سند قيد فهرس بايت ثانية ثواني مللي تاريخ انشاء تحديث منذ عند سفارش"
                        + " فاکتور نسخه ساخت بلیت הזמנה חשבונית גרסה כרטיסייה קבלה זמן");
        // Said of persons and of things; what stands further away decides.
        List.of(
                        "number",
                        "value",
                        "values",
                        "key",
                        "file",
                        "document",
                        "record",
                        "last",
                        "registration",
                        "pass",
                        "at",
                        "check")
                .forEach(WORDS::remove);
        add(Says.COMPANY, "registration");
    }

    /** What is asked of them is about a person. */
    private static final Set<String> REGISTERS = comparable(
            "nafath",
            "absher",
            "iqama",
            "iqamah",
            "nin",
            "nid",
            "yakeen",
            "muqeem",
            "simah",
            "tawakkalna",
            "elm",
            "\u0646\u0641\u0627\u0630",
            "\u0627\u0628\u0634\u0631");

    private static final Set<String> ASKED =
            comparable("request", "requests", "transaction", "lookup", "\u0637\u0644\u0628");

    /** In front of "as" and the like, whose account is meant. */
    private static final Set<String> SIGNED =
            comparable("in", "login", "logins", "authenticated", "impersonating", "الدخول", "دخول");

    private static final Set<String> AS = comparable("as", "بالرقم", "برقم");
    private static final Set<String> OF = Set.of("for", "of");

    /** They go to the telephone that the word in front names. */
    private static final Set<String> MESSAGES = comparable("message", "messages", "msg");

    /** A person's, when they stand beside a word of driving. */
    private static final Set<String> LICENCES = comparable("licence", "license", "licences", "licenses", "رخصة");

    private static final Set<String> DRIVING = comparable(
            "driver", "drivers", "driving", "القيادة", "قيادة", "السياقة", "سياقة", "السواقة", "قيادته", "قيادتي");

    private static Set<String> comparable(String... words) {
        return Stream.of(words).map(FoldedText::comparable).collect(Collectors.toUnmodifiableSet());
    }

    private static void add(Says says, String words) {
        for (String word : words.split(" ")) {
            WORDS.putIfAbsent(FoldedText.comparable(word), says);
        }
    }

    /** The words around what stands from {@code start} to {@code end}. */
    static NumberContext of(FoldedText folded, int start, int end) {
        return of(folded, start, end, false);
    }

    /**
     * The words around what may be a card: those that have a number of their own, and those of the expiry, say nothing of it, and
     * what is done to cards says that it is one.
     */
    static NumberContext ofCard(FoldedText folded, int start, int end) {
        return of(folded, start, end, true);
    }

    private static NumberContext of(FoldedText folded, int start, int end, boolean card) {
        String text = folded.text();
        boolean marked = start > 0 && text.charAt(start - 1) == '#';
        var id = new boolean[1];
        Says before = Says.NOTHING;
        int at = start;
        int words = 0;
        int more = 0;
        String nearer = "";
        int nearest = start;
        boolean label = false;
        boolean paid = false;
        boolean column = card && cell(text, start, end) && folded.tables().head(start) != null;
        while (!column && words < MOST_WORDS && more < OF_PHONE) {
            at = folded.letterOrLineBefore(at);
            if (at == 0 || start - at >= REACH) {
                break;
            }
            if (text.charAt(at - 1) == '\n') {
                if (words > 0 || start - at > 4 || apart(text, at, start)) {
                    break;
                }
                before = cell(text, start, end) ? head(folded, start) : before;
                if (before != Says.NOTHING) {
                    break;
                }
                at--;
                continue;
            }
            int wordEnd = at;
            while (at > 0 && wordEnd - at < 24 && Character.isLetter(text.charAt(at - 1))) {
                at--;
            }
            words++;
            more += before == Says.NOTHING ? 0 : 1;
            String lower = folded.lower().substring(at, wordEnd);
            boolean person =
                    (LICENCES.contains(lower) && (DRIVING.contains(nearer) || DRIVING.contains(wordBefore(folded, at))))
                            || (ASKED.contains(lower) && REGISTERS.contains(wordBefore(folded, at)));
            boolean numbered = PaymentWords.noun(lower)
                    && ((PaymentWords.number(nearer) && nearest - wordEnd == 1 && text.charAt(wordEnd) != '(')
                            || PaymentWords.numberOf(wordBefore(folded, at))
                            || (known(wordBefore(folded, at)) == Says.THING
                                    && PaymentWords.numberOfWord(folded.lower(), at)));
            Says says = person
                    ? Says.PERSON
                    : numbered ? Says.THING : said(text.substring(at, wordEnd), lower, id, start - wordEnd);
            if ((AS.contains(lower) && SIGNED.contains(wordBefore(folded, at)))
                    || (OF.contains(lower) && wordBefore(folded, at).startsWith("login"))) {
                says = Says.PERSON;
            } else if (MESSAGES.contains(lower) && known(wordBefore(folded, at)) == Says.PHONE) {
                says = Says.PHONE;
            }
            if (card && !numbered && before == Says.NOTHING) {
                if (PaymentWords.verb(lower) && !id[0]) {
                    paid = true;
                    break;
                }
                boolean own = says == Says.THING && PaymentWords.counts(text, at, wordEnd, lower, start);
                if (own || PaymentWords.expiry(lower)) {
                    says = Says.NOTHING;
                } else if (PaymentWords.thing(lower)) {
                    says = Says.THING;
                }
            }
            nearer = lower;
            nearest = at;
            if (before == Says.NOTHING) {
                before = says;
                label = says != Says.NOTHING && words == 1;
                if (before != Says.NOTHING && before != Says.PERSON && !lower.equals("at")) {
                    break;
                }
            } else if (says == Says.PHONE) {
                // Of somebody's phone; at a number that is called.
                before = Says.PHONE;
                break;
            } else if (says == Says.THING) {
                break;
            }
        }
        if (before == Says.NOTHING && !paid && cell(text, start, end)) {
            before = head(folded, start);
        }
        if (before == Says.NOTHING && !paid && words <= 1 && !id[0] && at > 0 && start - at < REACH) {
            before = parent(folded, start);
        }
        Says after = paid ? Says.NOTHING : behind(folded, end, card);
        // What is said behind a number counts more than what the line above says.
        boolean above = before != Says.NOTHING && after == Says.THING && Characters.occurs('\n', text, at, start);
        return new NumberContext(above ? Says.NOTHING : before, after, id[0], marked, label, paid);
    }

    /**
     * Whether a number begins an item or a paragraph of its own, which what stands above says nothing of, unless it is short or
     * ends with a colon as labels do.
     */
    private static boolean apart(String text, int line, int number) {
        boolean own = false;
        for (int i = line; i < number; i++) {
            own |= "-*\u2022".indexOf(text.charAt(i)) >= 0;
        }
        int end = line;
        while (end > 0 && line - end < LONGEST_LABEL && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
            own |= text.charAt(end) == '\n' && end < line - 1;
        }
        int begin = end;
        while (begin > 0 && end - begin <= LONGEST_LABEL && text.charAt(begin - 1) != '\n') {
            begin--;
        }
        boolean item = begin + 1 < end && "-*\u2022".indexOf(text.charAt(begin)) >= 0 && text.charAt(begin + 1) == ' ';
        return own && end > 0 && text.charAt(end - 1) != ':' && (item || end - begin > LONGEST_LABEL);
    }

    /** Whether no word and no table's head says anything of what stands from {@code start} to {@code end}; quicker than to ask. */
    static boolean silent(FoldedText folded, int start, int end) {
        int at = folded.letterOrLineBefore(start);
        if ((at > 0 && start - at < REACH) || cell(folded.text(), start, end)) {
            return false;
        }
        int behind = Math.min(folded.text().length(), end + BEHIND);
        for (int i = end; i < behind; i++) {
            char c = folded.text().charAt(i);
            if (c == '\n') {
                return true;
            }
            if (Character.isLetter(c)) {
                return false;
            }
        }
        return true;
    }

    /** What the line says under which a line is indented, as members of an object are under its name. */
    private static Says parent(FoldedText folded, int place) {
        String text = folded.text();
        int line = lineOf(text, place);
        int indent = indent(text, line, place);
        for (int lines = 0; indent > 0 && lines < MOST_LINES && line > 0; lines++) {
            int end = line - 1;
            line = lineOf(text, end);
            if (line < 0 || place - line > FURTHEST) {
                return Says.NOTHING;
            }
            int own = indent(text, line, end);
            if (line + own < end && own < indent) {
                return words(folded, line, Math.min(end, line + REACH));
            }
        }
        return Says.NOTHING;
    }

    /** Where the line of a place begins; -1 when that is far. */
    private static int lineOf(String text, int place) {
        int line = place;
        while (line > 0 && text.charAt(line - 1) != '\n') {
            line--;
            if (place - line > REACH) {
                return -1;
            }
        }
        return line;
    }

    private static int indent(String text, int line, int end) {
        int at = Math.max(0, line);
        while (line >= 0 && at < end && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
        return line < 0 ? 0 : at - line;
    }

    /** Whether a number may be a cell of a table. */
    private static boolean cell(String text, int start, int end) {
        int from = start;
        while (from > 0 && start - from < 40 && " \"'".indexOf(text.charAt(from - 1)) >= 0) {
            from--;
        }
        int to = end;
        while (to < text.length() && to - end < 40 && " \"'".indexOf(text.charAt(to)) >= 0) {
            to++;
        }
        return (from == 0 || "|,;\t\n>(".indexOf(text.charAt(from - 1)) >= 0 || start - from > 1)
                && (to == text.length() || "|,;\t\r\n<)".indexOf(text.charAt(to)) >= 0 || to - end > 1);
    }

    /** What the name of a number's column says of it. */
    private static Says head(FoldedText folded, int place) {
        Tables.Cell head = folded.tables().head(place);
        return head == null || head.end() - head.start() > REACH
                ? Says.NOTHING
                : words(folded, head.start(), head.end());
    }

    /** What the last word of a part of the text says that says anything. */
    private static Says words(FoldedText folded, int from, int to) {
        int at = to;
        while (at > from) {
            int end = at;
            while (at > from && Character.isLetter(folded.text().charAt(at - 1))) {
                at--;
            }
            if (at < end) {
                Says says =
                        said(folded.text().substring(at, end), folded.lower().substring(at, end), new boolean[1], 9);
                if (says != Says.NOTHING) {
                    return says;
                }
            } else {
                at--;
            }
        }
        return Says.NOTHING;
    }

    /** The word in front of a place in the same line, without an s that shows whose something is; or nothing. */
    private static String wordBefore(FoldedText folded, int place) {
        String lower = folded.lower();
        int end = place;
        while (end > 0 && place - end < 4 && " _-:'\u2019s".indexOf(lower.charAt(end - 1)) >= 0) {
            end--;
        }
        int from = end;
        while (from > 0 && end - from < 24 && Character.isLetter(lower.charAt(from - 1))) {
            from--;
        }
        return lower.substring(from, end);
    }

    private static Says behind(FoldedText folded, int end, boolean card) {
        String text = folded.text();
        int at = end;
        int words = 0;
        while (at < text.length() && at - end < BEHIND && words < 3 && text.charAt(at) != '\n') {
            if (card && Character.isDigit(text.charAt(at))) {
                return Says.NOTHING;
            }
            if (!Character.isLetter(text.charAt(at))) {
                at++;
                continue;
            }
            int from = at;
            while (at < text.length() && at - from < 24 && Character.isLetter(text.charAt(at))) {
                at++;
            }
            words++;
            if (text.startsWith("ms", from) && at - from == 2) {
                return Says.THING;
            }
            String lower = folded.lower().substring(from, at);
            if (card && (PaymentWords.expiry(lower) || PaymentWords.counts(text, from, at, lower, text.length()))) {
                continue;
            }
            Says says = said(text.substring(from, at), lower, new boolean[1], 9);
            if (says != Says.NOTHING) {
                return says;
            }
        }
        return Says.NOTHING;
    }

    /** What a word says; the last part of a name that says anything, so that {@code orderUserId} is of a user. */
    private static Says said(String word, String lower, boolean[] id, int distance) {
        if (lower.equals("at") || lower.equals("t")) {
            return distance <= 2 ? Says.THING : Says.NOTHING;
        }
        Says whole = known(lower);
        if (whole != null) {
            return whole;
        }
        if (lower.equals("id") || lower.equals("ids")) {
            id[0] = true;
            return Says.NOTHING;
        }
        List<String> parts = humped(word) ? humps(word) : List.of();
        for (int i = parts.size() - 1; i >= 0; i--) {
            String part = parts.get(i);
            if (part.equals("id") || part.equals("ids")) {
                id[0] = true;
                continue;
            }
            boolean numbered = i + 1 < parts.size() && PaymentWords.noun(part) && PaymentWords.number(parts.get(i + 1));
            if (numbered) {
                return Says.THING;
            }
            Says says = parts.size() > 1 ? known(part) : null;
            if (says != null) {
                boolean driving = i > 0 && LICENCES.contains(part) && DRIVING.contains(parts.get(i - 1));
                return driving ? Says.PERSON : says;
            }
        }
        return Says.NOTHING;
    }

    /** What a word says by itself. */
    static Says word(String word) {
        Says says = known(FoldedText.comparable(word));
        return says == null ? Says.NOTHING : says;
    }

    private static @Nullable Says known(String word) {
        if (word.equals("calls")) {
            // Of programs, mostly.
            return null;
        }
        Says says = WORDS.get(word);
        if (says == null && word.length() > 3 && word.charAt(word.length() - 1) == 's' && word.charAt(0) < 0x80) {
            says = WORDS.get(word.substring(0, word.length() - 1));
        }
        if (says == null && word.length() > 3 && word.charAt(0) >= 0x600) {
            String bare = word;
            // and, with, for; the article; his, her, their
            if ("\u0648\u0628\u0644\u0641\u0643".indexOf(bare.charAt(0)) >= 0) {
                says = WORDS.get(bare.substring(1));
                bare = bare.startsWith("\u0644\u0644") ? "\u0627" + bare.substring(1) : bare.substring(1);
            }
            if (says == null && bare.startsWith("\u0627\u0644")) {
                says = WORDS.get(bare.substring(2));
            }
            if (says == null && bare.length() > 4 && bare.startsWith("\u0627\u0644") && bare.endsWith("\u0647")) {
                says = WORDS.get(bare.substring(2, bare.length() - 1));
            }
            if (says == null && bare.length() > 3 && (bare.endsWith("\u0647") || bare.endsWith("\u064a"))) {
                says = WORDS.get(bare.substring(0, bare.length() - 1));
            }
        }
        return says;
    }

    /** Whether a capital stands behind the first letter of a word, without which it has no humps. */
    private static boolean humped(String word) {
        for (int i = 1; i < word.length(); i++) {
            if (Character.isUpperCase(word.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    private static List<String> humps(String word) {
        var parts = new ArrayList<String>();
        int from = 0;
        for (int i = 1; i <= word.length(); i++) {
            boolean hump = i < word.length()
                    && Character.isUpperCase(word.charAt(i))
                    && (Character.isLowerCase(word.charAt(i - 1))
                            || (i + 1 < word.length() && Character.isLowerCase(word.charAt(i + 1))));
            if (i == word.length() || hump) {
                parts.add(FoldedText.comparable(word.substring(from, i)));
                from = i;
            }
        }
        return parts;
    }

    /** Whether the words in front, or else those behind, speak of a thing. */
    boolean thing() {
        return before == Says.THING || (before == Says.NOTHING && !id && after == Says.THING);
    }

    boolean says(Says says) {
        return before == says || (before == Says.NOTHING && after == says);
    }

    /** Whether something of a person is spoken of. */
    boolean personal() {
        return before != Says.THING
                && ((before != Says.NOTHING && before != Says.COMPANY && before != Says.ADDRESS)
                        || after == Says.PERSON
                        || after == Says.PHONE
                        || id);
    }
}
