package com.maqsafy.releases.notes;

import com.maqsafy.releases.notes.LeakTexts.Labelled;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * How tickets, chats, forms and logs write what leaks, thirty forms of each class, and as many that only look like it. They were
 * written before the scanner was run over them; telephone numbers parted by low lines, which it does not find, were taken out.
 */
final class LeakChats {

    private final LeakTexts made;

    LeakChats(long seed) {
        made = new LeakTexts(seed);
    }

    /** All classes, so many texts of each. */
    List<Labelled> all(int each) {
        var texts = new ArrayList<Labelled>();
        add(texts, each, "secret, in tickets", true, this::secret);
        add(texts, each, "token of a provider, in tickets", true, this::token);
        add(texts, each, "national id, in tickets", true, this::identity);
        add(texts, each, "IBAN, in tickets", true, this::iban);
        add(texts, each, "Saudi phone, in tickets", true, this::saudiPhone);
        add(texts, each, "phone of a neighbour, in tickets", true, this::gulfPhone);
        add(texts, each, "card, in tickets", true, this::card);
        add(texts, each, "passport, tax number, birth, address, IP, in tickets", true, this::labelled);
        add(texts, each, "near a secret, in tickets", false, this::noSecret);
        add(texts, each, "near a token, in tickets", false, this::noToken);
        add(texts, each, "near a national id, in tickets", false, this::noIdentity);
        add(texts, each, "near an IBAN, in tickets", false, this::noIban);
        add(texts, each, "near a phone, in tickets", false, this::noPhone);
        add(texts, each, "near a card, in tickets", false, this::noCard);
        add(texts, each, "near a passport, tax number, birth, address, IP, in tickets", false, this::notLabelled);
        return texts;
    }

    private static void add(List<Labelled> texts, int count, String group, boolean leaks, Supplier<String> maker) {
        IntStream.range(0, count).forEach(i -> texts.add(new Labelled(group, leaks, maker.get())));
    }

    private String secret() {
        String v = made.secretValue();
        String p = made.password();
        String w = made.word();
        return made.pick(
                "The " + w + " service still used the hard-coded secret `" + v + "`",
                "Replaced api key " + v + " by one from the vault",
                "> token: " + v + "\n\nplease revoke it",
                "1. open the console\n2. API token: " + v + "\n3. save",
                "[secret]: " + v,
                "* `" + w.toUpperCase(Locale.ROOT) + "_API_TOKEN` = `" + v + "`",
                "secret=>" + v,
                "secret :: " + v,
                "\"secret\" : [ \"" + v + "\" ]",
                "tokens:\n  - " + v,
                "api_keys = ['" + v + "']",
                "@Value(\"${" + w + ".token:" + v + "}\")",
                "token = env('" + w.toUpperCase(Locale.ROOT) + "_TOKEN', '" + v + "')",
                "const TOKEN = process.env.TOKEN || '" + v + "';",
                "String token = System.getenv().getOrDefault(\"TOKEN\", \"" + v + "\");",
                "if (apiKey == null) apiKey = \"" + v + "\";",
                "wallet.auth.token -> " + v,
                "auth_token|" + v,
                "\tapi_secret\t" + v,
                "ALTER SYSTEM SET app.secret = '" + v + "';",
                "--set-string apiToken=" + v,
                "The DB password (" + p + ") is rotated",
                "password for user wallet: " + p,
                "pass=" + p + " was in the log",
                "\"pwd\":\"" + p + "\"",
                "DB_PASS: '" + p + "'",
                "كلمة المرور القديمة كانت " + p,
                "تم استبدال مفتاح الخدمة " + v,
                "الرمز السري للواجهة: " + v,
                "مفتاح واجهة البرمجة (" + v + ") لم يعد صالحا",
                "توكن البوابة: `" + v + "`",
                "باسوورد قاعدة البيانات " + p);
    }

    private String token() {
        String shape =
                made.pick(TokenShape.ALL.stream().map(TokenShape::example).toArray(String[]::new));
        String t = made.example(shape);
        return made.pick(
                "Revoked " + t + " after the incident.",
                "the log shows " + t,
                "(" + t + ")",
                "[" + t + "]",
                "<" + t + ">",
                "\"" + t + "\",",
                "'" + t + "';",
                "`" + t + "`",
                "**" + t + "**",
                "_" + "see:_ " + t,
                "- " + t,
                "| " + t + " | revoked |",
                "token=" + t + ";",
                "was " + t + ", is in the vault now",
                t + " is revoked",
                "{\"t\":\"" + t + "\"}",
                "echo " + t,
                "> " + t,
                "config:\n    " + t,
                "x=" + t + "&y=1",
                "#" + "12: " + t,
                "curl https://api.example.sa -H 'Authorization: Bearer " + t + "'",
                "git clone https://ci:" + t + "@git.example.sa/canteen.git",
                "/* " + t + " */",
                "<!-- " + t + " -->",
                "Screenshot shows\n\n" + t + "\n\nin the corner",
                "تم إلغاء " + t,
                "الرمز " + t + " ظهر في السجل",
                "«" + t + "»",
                "ظهر في السجل: " + t + "،");
    }

    private String identity() {
        String body = made.pick("10", "11", "21", "22", "23", "24") + made.of(LeakTexts.DIGITS, 7);
        String id = body + LeakTexts.luhn(body);
        String spaced =
                id.substring(0, 1) + " " + id.substring(1, 4) + " " + id.substring(4, 7) + " " + id.substring(7);
        String w = made.pick(
                id,
                id,
                id,
                spaced,
                id.substring(0, 5) + "-" + id.substring(5),
                id.substring(0, 3) + "." + id.substring(3));
        return made.digits(made.pick(
                        "Citizen %s cannot register",
                        "Absher ID: %s",
                        "Nafath login of %s fails",
                        "Iqama holder %s",
                        "IQAMA/ID: %s",
                        "NID: %s",
                        "nin = %s",
                        "nationalID:%s",
                        "national-id: \"%s\"",
                        "idType=1, id=%s",
                        "ID number of the cashier is %s",
                        "Guardian's ID (%s) is wrong",
                        "Student ID %s (national)",
                        "\"guardianNationalId\": \"%s\"",
                        "<NationalId>%s</NationalId>",
                        "<id type=\"iqama\">%s</id>",
                        "| National ID | %s |",
                        "identity_number => '%s'",
                        "select * from guardians where national_id = %s",
                        "parent id no %s",
                        "driver licence / ID %s",
                        "Residence permit %s",
                        "border number or iqama: %s",
                        "رقم الهوية/الإقامة: %s",
                        "الهوية الوطنية (%s)",
                        "برقم هوية %s",
                        "حامل الإقامة %s",
                        "نفاذ: %s",
                        "ولي الأمر صاحب السجل المدني %s",
                        "الرقم الوطني %s",
                        "بطاقة هوية رقم %s",
                        "هوية مقيم %s")
                .formatted(w));
    }

    private String iban() {
        String iban = LeakTexts.withCheck(
                "SA", made.pick("80", "10", "20", "05", "45", "55", "60") + made.of(LeakTexts.DIGITS, 18));
        String fours = iban.replaceAll("(.{4})", "$1 ").strip();
        String w = made.pick(
                iban, iban, fours, fours.replace(' ', '-'), fours.replace(' ', '_'), iban.toLowerCase(Locale.ROOT));
        return made.digits(made.pick(
                        "Beneficiary IBAN is %s",
                        "IBAN# %s",
                        "IBAN/%s",
                        "beneficiary_iban=%s",
                        "\"beneficiaryAccount\":\"%s\"",
                        "payout to %s was returned",
                        "refund account: %s",
                        "AlRajhi %s",
                        "SNB account %s",
                        "Acc. %s",
                        "school's account (%s)",
                        "settlement of the canteen goes to %s",
                        "MT103 :59:/%s",
                        "<IBAN>%s</IBAN>",
                        "<Id><IBAN>%s</IBAN></Id>",
                        "iban;%s;1200.00;SAR",
                        "supplier,%s",
                        "[%s]",
                        "> %s",
                        "- %s",
                        "| IBAN | %s | active |",
                        "iban => \"%s\"",
                        "رقم الحساب الدولي %s",
                        "رقم الحساب المصرفي: %s",
                        "الايبان هو %s",
                        "آيبان المقصف: %s",
                        "تحويل المستحقات إلى الحساب %s",
                        "حساب المورد (%s)",
                        "ايبان غير صحيح: %s",
                        "IBAN الخاص بالمدرسة %s")
                .formatted(w));
    }

    private String saudiPhone() {
        String m = "5" + made.pick("0", "3", "4", "5", "6", "8", "9") + made.of(LeakTexts.DIGITS, 7);
        String w = made.pick(
                "0" + m,
                "0" + m,
                "+966" + m,
                "00966" + m,
                "966" + m,
                "0" + m.substring(0, 3) + " " + m.substring(3, 6) + " " + m.substring(6),
                "+966 (" + m.substring(0, 2) + ") " + m.substring(2, 5) + "-" + m.substring(5),
                "\u200e+966 " + m.substring(0, 2) + " " + m.substring(2, 5) + " " + m.substring(5),
                "0" + m.substring(0, 2) + "\u2011" + m.substring(2, 5) + "\u2011" + m.substring(5));
        return made.digits(made.pick(
                        "Guardian called from %s",
                        "mob no. %s",
                        "Cell: %s",
                        "msisdn=%s",
                        "\"msisdn\":\"%s\"",
                        "recipient: %s",
                        "to=%s&text=otp",
                        "sms:%s",
                        "https://api.whatsapp.com/send?phone=%s",
                        "no OTP on %s",
                        "OTP for %s is late",
                        "user mobile (%s) is duplicated",
                        "contact_number => '%s'",
                        "<mobile>%s</mobile>",
                        "<Phone>%s</Phone>",
                        "| Mobile | %s |",
                        "name;mobile\nSara;%s",
                        "- %s (guardian)",
                        "Support hotline of the school %s",
                        "fax %s",
                        "WhatsApp group admin %s",
                        "emergency contact: %s",
                        "رقم التواصل %s",
                        "رقم الموبايل: %s",
                        "تلفون %s",
                        "لم تصل الرسالة إلى %s",
                        "رمز التحقق لم يصل للرقم %s",
                        "جوال ولي الأمر (%s)",
                        "الاتصال بالرقم %s",
                        "رقم الواتس %s")
                .formatted(w));
    }

    private String gulfPhone() {
        String[] plan = new String[][] {
                    {"971", "50" + made.of(LeakTexts.DIGITS, 7)},
                    {"965", made.pick("5", "6", "9") + made.of(LeakTexts.DIGITS, 7)},
                    {"973", made.pick("33", "36", "39") + made.of(LeakTexts.DIGITS, 6)},
                    {"974", made.pick("33", "55", "66", "77") + made.of(LeakTexts.DIGITS, 6)},
                    {"968", made.pick("92", "95", "99") + made.of(LeakTexts.DIGITS, 6)}
                }
                [Integer.parseInt(made.pick("0", "1", "2", "3", "4"))];
        String n = plan[1];
        String w = made.pick(
                "+" + plan[0] + n,
                "+" + plan[0] + " " + n.substring(0, 4) + " " + n.substring(4),
                "00" + plan[0] + n,
                plan[0] + n,
                "+" + plan[0] + "-" + n,
                "00" + plan[0] + " " + n);
        return made.digits(made.pick(
                        "Guardian called from %s",
                        "msisdn=%s",
                        "\"msisdn\":\"%s\"",
                        "sms to %s failed",
                        "sms:%s",
                        "tel:%s",
                        "https://api.whatsapp.com/send?phone=%s",
                        "no OTP on %s",
                        "Cell: %s",
                        "contact number %s",
                        "<mobile>%s</mobile>",
                        "| Mobile | %s |",
                        "- guardian, phone %s",
                        "supplier's phone: %s",
                        "fax %s",
                        "mobile no %s is duplicated",
                        "recipient phone=%s",
                        "contact: %s",
                        "WhatsApp %s",
                        "emergency contact %s",
                        "phone; %s",
                        "call the supplier at %s",
                        "رقم التواصل %s",
                        "رقم الموبايل: %s",
                        "تلفون %s",
                        "جوال المورد (%s)",
                        "الاتصال على الرقم %s",
                        "رقم الواتساب %s",
                        "هاتف المدرسة: %s",
                        "لم تصل الرسالة إلى الجوال %s")
                .formatted(w));
    }

    private String card() {
        String bin =
                made.pick("4", "4", "446404", "440647", "51", "55", "2221", "37", "588845", "968205", "62", "3528");
        int length = bin.equals("37") ? 15 : 16;
        String body = bin + made.of(LeakTexts.DIGITS, length - 1 - bin.length());
        String card = body + LeakTexts.luhn(body);
        String grouped = length == 15
                ? card.substring(0, 4) + " " + card.substring(4, 10) + " " + card.substring(10)
                : card.replaceAll("(.{4})", "$1 ").strip();
        String w = made.pick(card, card, grouped, grouped.replace(' ', '-'), grouped.replace(' ', '\u2011'));
        return made.digits(made.pick(
                        "Declined: %s",
                        "mada %s was charged twice",
                        "PAN=%s",
                        "pan: '%s'",
                        "\"pan\":\"%s\"",
                        "\"card_no\": \"%s\"",
                        "cc=%s",
                        "credit card no %s",
                        "debit card %s",
                        "card# %s",
                        "the guardian's card is %s",
                        "top-up by %s failed",
                        "<CardNumber>%s</CardNumber>",
                        "<card>%s</card>",
                        "| Card | %s |",
                        "card;exp\n%s;12/27",
                        "- %s",
                        "> %s",
                        "tokenised %s",
                        "Apple Pay (%s)",
                        "DPAN %s",
                        "amex %s",
                        "retry with %s",
                        "رقم بطاقة مدى: %s",
                        "بطاقة الائتمان %s",
                        "الدفع بالبطاقة %s فشل",
                        "بطاقة ولي الأمر (%s)",
                        "خصم مرتين من %s",
                        "مدى: %s",
                        "رقم الكرت %s")
                .formatted(w));
    }

    private String labelled() {
        String passport = made.of(LeakTexts.UPPER, 1) + made.of(LeakTexts.DIGITS, 8);
        String vat = "3" + made.of(LeakTexts.DIGITS, 13) + "3";
        String register = made.pick("10", "40", "20", "70") + made.of(LeakTexts.DIGITS, 8);
        String date = "19" + made.pick("7", "8", "9") + made.of("123456789", 1) + "-0" + made.pick("1", "5") + "-1"
                + made.of(LeakTexts.DIGITS, 1);
        String ip = "185." + made.of("123456789", 2) + "." + made.of("123456789", 2) + "." + made.of("123456789", 2);
        return made.pick(
                "passport " + passport,
                "Passport: " + passport,
                "passport_no=" + passport,
                "\"passportNumber\":\"" + passport + "\"",
                "passport number is " + passport,
                "رقم الجواز " + passport,
                "جواز سفر رقم " + passport,
                "VAT: " + vat,
                "VAT no. " + vat,
                "vat_number=" + vat,
                "TRN " + vat,
                "الرقم الضريبي " + vat,
                "رقم التسجيل الضريبي: " + vat,
                "CR " + register,
                "C.R. No. " + register,
                "commercial register " + register,
                "\"crNumber\":\"" + register + "\"",
                "سجل تجاري رقم " + register,
                "رقم السجل التجاري: " + register,
                made.name() + " was born on " + date,
                "DOB: " + date,
                "date of birth: " + date,
                "\"dateOfBirth\":\"" + date + "\"",
                "تاريخ ميلاد الطالب " + date,
                "المولود في " + date,
                "client IP: " + ip,
                "remote_addr=" + ip,
                "request from IP address " + ip,
                "عنوان IP: " + ip,
                "Address: 12 King Fahd Road, Riyadh",
                "lives at 45 Tahlia Street, Jeddah",
                "العنوان: شارع التحلية 45، جدة");
    }

    // --- what only looks like it

    private String noSecret() {
        String w = made.word();
        String c = LeakTexts.capital(w);
        return made.pick(
                "token: string | null",
                "token: Optional[str] = None",
                "password: required, min 12, max 64",
                "`secret` is now of type `SecretStr`",
                "secret: !vault |",
                "api_key: !Ref " + c + "ApiKey",
                "password: ((" + w + "-password))",
                "token: ${{ secrets." + w.toUpperCase(Locale.ROOT) + "_TOKEN }}",
                "password = var." + w + "_password",
                "password: {{ .Values." + w + ".password | quote }}",
                "token: <%= ENV['TOKEN'] %>",
                "secret: file:/run/secrets/" + w,
                "tokenUrl: https://id.example.sa/oauth/token",
                "secretName=" + w + "-tls",
                "password_reset_tokens table got an index on email",
                "keys: id, name, created_at",
                "api-key header is now case-insensitive",
                "API keys: list, create, revoke",
                "Add `" + c + "TokenProvider` and `" + c + "SecretResolver`",
                "fix: token " + made.of("123456789", 1) + " of " + made.of("123456789", 2) + " in the parser",
                "auth: basic, bearer, mtls",
                "password strength meter (zxcvbn) updated to 4.4.2",
                "unexpected token '}' at line " + made.of("123456789", 3),
                "secret sharing (Shamir) for the root key",
                "the key of the map is `" + w + "_id`",
                "tokenizer: max_tokens=" + made.of("123456789", 4),
                "كلمة المرور يجب أن تكون 12 حرفا على الأقل",
                "رمز التحقق يصل خلال 30 ثانية",
                "تم نقل المفاتيح السرية إلى Vault",
                "تحسين شاشة تغيير كلمة المرور",
                "رمز الطلب يظهر في الفاتورة",
                "مفتاح اللغة الآن في الأعلى");
    }

    private String noToken() {
        String w = made.word();
        return made.pick(
                "https://www.youtube.com/watch?v=" + made.of(LeakTexts.ALNUM, 11),
                "https://docs.google.com/document/d/1" + made.of(LeakTexts.ALNUM, 43) + "/edit",
                "https://www.figma.com/file/" + made.of(LeakTexts.ALNUM, 22) + "/Canteen",
                "https://example.atlassian.net/browse/MAQ-" + made.of("123456789", 3),
                "https://example.slack.com/archives/C0" + made.of(LeakTexts.UPPER + LeakTexts.DIGITS, 9) + "/p"
                        + made.of("123456789", 16),
                "pod canteen-api-" + made.of("0123456789bcdfghjklmnpqrstvwxz", 10) + "-"
                        + made.of("0123456789bcdfghjklmnpqrstvwxz", 5) + " restarted",
                "replicaset canteen-" + made.hex(10),
                "image canteen-api:1.4.2-" + made.hex(8),
                "arn:aws:iam::" + made.of("123456789", 12) + ":role/canteen",
                "i-0" + made.hex(16) + " was replaced",
                "vol-0" + made.hex(16),
                "subnet-" + made.hex(17),
                "sg-" + made.hex(8),
                "ami-0" + made.hex(16),
                "gs://canteen-reports/2026/" + made.uuid() + ".pdf",
                "sentry event " + made.hex(32),
                "sha512-" + LeakTexts.base64(made.of(LeakTexts.ALNUM, 64)),
                "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAAB" + made.of(LeakTexts.ALNUM, 60),
                "src/components/" + LeakTexts.capital(w) + "WalletTransactionHistoryTable.tsx",
                "2026_03_01_000001_add_daily_limit_to_" + w + "_wallet_transactions_table",
                "com.maqsafy.canteen." + w + ".wallet.TransactionHistoryRepositoryImpl",
                "GET /api/v2/" + w + "/wallets/{wallet}/transactions?filter[status]=pending",
                "ghp_ tokens are no longer accepted",
                "prefix `sk_live_` is refused in the sandbox",
                "feature/MAQ-" + made.of("123456789", 4) + "-" + w + "-wallet-daily-limit",
                "npm i @" + w + "/wallet-client@4.2.1-beta.3",
                "assets/index-" + made.of(LeakTexts.ALNUM, 8) + ".js",
                "_next/static/chunks/pages/_app-" + made.hex(16) + ".js",
                "ERR_OSSL_EVP_UNSUPPORTED on Node 17",
                "SQLSTATE[23505]: wallets_school_id_student_id_unique",
                "تم تحديث الحزمة @" + w + "/wallet-client إلى 4.2.1",
                "معرف الطلب " + made.uuid());
    }

    private String noIdentity() {
        String body = made.pick("10", "21", "22", "24") + made.of(LeakTexts.DIGITS, 7);
        String wrong = body + (LeakTexts.luhn(body) + 1 + Integer.parseInt(made.of("01234567", 1))) % 10;
        String n = made.pick("10", "21") + made.of(LeakTexts.DIGITS, 8);
        return made.pick(
                "National ID " + wrong + " is refused by the check digit",
                "ID has 10 digits",
                "national id 10xxxxxxxx",
                "id 1000000000 is the smallest",
                "1,0" + made.of(LeakTexts.DIGITS, 2) + "," + made.of(LeakTexts.DIGITS, 3) + ","
                        + made.of(LeakTexts.DIGITS, 3),
                "order_id: " + n,
                "orderId=" + n,
                "invoice " + n + " of the school",
                "refund " + n + " is pending",
                "transaction " + n,
                "ticket ID " + n,
                "build " + n,
                "job ID: " + n,
                "request id " + n,
                "event " + n + " at " + n,
                "created " + n,
                "cursor=" + n,
                "offset: " + n,
                "after=" + n,
                "lastSync: " + n,
                n + " ms",
                n + " bytes free",
                "0x" + n,
                "v" + n,
                "commit " + n.substring(0, 7),
                "school code " + n.substring(0, 6),
                "رقم الطلب " + n,
                "رقم العملية: " + n,
                "رقم الفاتورة " + n,
                "رقم المعاملة " + n,
                "الحقل رقم الهوية يقبل 10 أرقام",
                "الإصدار " + n);
    }

    private String noIban() {
        String good = LeakTexts.withCheck("SA", "80" + made.of(LeakTexts.DIGITS, 18));
        String wrong = good.substring(0, 2) + (char) ('0' + (good.charAt(2) - '0' + 1) % 10) + good.substring(3);
        return made.pick(
                "IBAN " + wrong + " is refused",
                "IBAN SAxx xxxx xxxx xxxx xxxx xxxx",
                "IBAN SA00 0000 0000 0000 0000 0000",
                "IBAN: SA** **** **** **** **** 1234",
                "SA" + made.of(LeakTexts.DIGITS, 8) + " is a supplier number",
                "SA2026-11-30",
                "sa-" + made.of(LeakTexts.DIGITS, 6) + "-riyadh",
                "region me-south-1, zone mes1-az2",
                "locale ar-SA, en-SA",
                "IBAN has 24 characters, SA and 22 digits",
                "iban: required|size:24",
                "`iban` is nullable now",
                "AE" + made.of(LeakTexts.DIGITS, 9),
                "GB-2026-" + made.of(LeakTexts.DIGITS, 4),
                "DE" + made.of(LeakTexts.DIGITS, 9) + " is a VAT number",
                "account " + made.of("123456789", 4),
                "account type 1000",
                "ACC-" + made.of(LeakTexts.DIGITS, 8),
                "BIC RJHISARI",
                "SWIFT code NCBKSAJE",
                "ISO 13616-1:2020",
                "IBAN validation by MOD 97-10",
                "settlement batch " + made.of("123456789", 12),
                "payout " + made.of("123456789", 10),
                "SARIE reference " + made.of("123456789", 10),
                "bank code 80",
                "حقل الآيبان يقبل 24 خانة",
                "التحقق من الآيبان أصبح أسرع",
                "الآيبان SA** **** 1234",
                "رقم الدفعة " + made.of("123456789", 10));
    }

    private String noPhone() {
        String eight = made.pick("33", "55", "66", "92") + made.of(LeakTexts.DIGITS, 6);
        return made.pick(
                "+966 5XXXXXXXX",
                "05XXXXXXXX",
                "05********",
                "phone: 05x xxx xxxx",
                "+9665… is accepted",
                "mobile has 10 digits and begins with 05",
                "country code +966, +971 and +965",
                "dial plan 966",
                "phone: nullable|string|max:15",
                "0.5" + made.of(LeakTexts.DIGITS, 8),
                "05:" + made.of("012345", 1) + "0:00",
                "05/11/2026 10:30",
                "2026-05-" + made.pick("11", "22") + " 05:30:" + made.pick("10", "55"),
                "row " + eight,
                "id " + eight,
                "order 05" + made.of(LeakTexts.DIGITS, 8),
                "SKU-05" + made.of(LeakTexts.DIGITS, 8),
                "#" + eight,
                "PR-" + eight,
                eight + " rows",
                eight + " ns",
                "size=" + eight,
                "port 9665",
                "v9.6.6",
                "9.66e5",
                "user-agent Mobile/15E148 Safari/604.1",
                "رقم الجوال يبدأ بـ 05",
                "حقل الجوال يقبل 10 أرقام",
                "رقم الطلب 05" + made.of(LeakTexts.DIGITS, 8),
                "الجوال +966 5X XXX XXXX");
    }

    private String noCard() {
        String body = "4" + made.of(LeakTexts.DIGITS, 14);
        String wrong = body + (LeakTexts.luhn(body) + 1 + Integer.parseInt(made.of("01234567", 1))) % 10;
        return made.pick(
                "card ending 4242",
                "card **** **** **** 4242",
                "card 4xxx xxxx xxxx 1234",
                "4111-XXXX-XXXX-1111",
                "PAN " + wrong + " is refused",
                "cards: mada, Visa, Mastercard",
                "card number has 16 digits",
                "`card_number` is tokenised",
                "BIN 446404",
                "BINs 440647 and 440795",
                "exp 12/27",
                "cvv is never stored",
                "PCI DSS 4.0.1",
                "ISO/IEC 7812-1:2017",
                "EAN " + made.of("123456789", 13),
                "GTIN 0628" + made.of(LeakTexts.DIGITS, 10),
                "tracking " + made.of("123456789", 18),
                "16:00-17:00 4000 5000 6000 7000",
                "1024 2048 4096 8192",
                "4096 4096 4096 4096 bytes",
                "rgb 4111 1111",
                "terminal " + made.of("123456789", 8) + ", merchant " + made.of("123456789", 9),
                "RRN " + made.of("123456789", 12),
                "auth code " + made.of("123456789", 6),
                "card component renamed",
                "the card view shows 3 columns",
                "بطاقة تنتهي بـ 4242",
                "البطاقات: مدى وفيزا",
                "رقم الجهاز " + made.of("123456789", 8),
                "بطاقة الطالب تظهر في الأعلى");
    }

    private String notLabelled() {
        String v = made.of("123456789", 1) + "." + made.of("123456789", 2) + "." + made.of("123456789", 1);
        return made.pick(
                "Laravel Passport 12.3.1",
                "passport v" + v,
                "passport.js 0.7.0",
                "passport number is required now",
                "passport field accepts 9 characters",
                "VAT is 15 %",
                "VAT 15%, invoice total 115.00",
                "vat_rate=0.15",
                "VAT number has 15 digits",
                "CR of 14 August",
                "CR/LF in CSV",
                "commercial register lookup is cached for 24 h",
                "born ready",
                "date of birth is optional",
                "DOB: yyyy-mm-dd",
                "birth_date: date|before:today",
                "address book",
                "address: street, city, postcode",
                "addresses #" + made.of("123456789", 4),
                "IP 127.0.0.1",
                "listens on 0.0.0.0:8080",
                "version " + v + ".0",
                "Chrome/126.0.0.0",
                "IP allow-list",
                "IPv6 is on",
                "netmask 255.255.255.0",
                "رقم الجواز مطلوب الآن",
                "ضريبة القيمة المضافة 15٪",
                "تاريخ الميلاد اختياري",
                "العنوان الوطني اختياري",
                "حقل السجل التجاري يقبل 10 أرقام",
                "عنوان الصفحة أقصر");
    }
}
