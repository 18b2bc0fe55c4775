package com.maqsafy.releases.notes;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Makes labelled texts by rules of its own: what leaks, class by class, and what only looks like it. It knows nothing of the
 * scanner's words and shapes but the examples that stand with the shapes, and computes check digits itself.
 */
final class LeakTexts {

    /** Whether a text leaks, by how it was made. */
    record Labelled(String group, boolean leaks, String text) {}

    static final String DIGITS = "0123456789";
    static final String LOWER = "abcdefghijklmnopqrstuvwxyz";
    static final String UPPER = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    static final String HEX = "0123456789abcdef";
    static final String ALNUM = LOWER + UPPER + DIGITS;

    private final Random random;

    LeakTexts(long seed) {
        random = new Random(seed);
    }

    /** All classes, so many texts of each. */
    List<Labelled> all(int each) {
        var texts = new ArrayList<Labelled>();
        add(texts, each * 2, "assigned secret", true, this::assignedSecret);
        add(texts, each, "assigned password", true, this::assignedPassword);
        add(texts, each, "command or header", true, this::command);
        add(texts, each * 2, "token of a provider in prose", true, () -> prose(providerToken()));
        add(texts, each, "token of an unknown provider in prose", true, () -> prose(unknownToken()));
        add(texts, each, "encoded secret", true, this::encoded);
        add(texts, each, "Arabic, Persian or Hebrew label", true, this::foreignLabel);
        add(texts, each, "national id", true, () -> personal(nationalId(), idContexts()));
        add(texts, each, "IBAN", true, this::iban);
        add(texts, each, "Saudi phone", true, this::saudiPhone);
        add(texts, each, "phone of a neighbour", true, this::gulfPhone);
        add(texts, each, "card", true, this::card);
        add(texts, each / 2, "passport, tax and register numbers, births, addresses, IPs", true, this::labelled);
        add(texts, each, "Unix time", false, this::unixTime);
        add(texts, each, "order, invoice, ticket", false, this::order);
        add(texts, each, "register, build, job", false, this::build);
        add(texts, each, "version, date, size, port", false, this::version);
        add(texts, each, "hash, UUID, commit", false, this::hash);
        add(texts, each, "mask and placeholder", false, this::placeholder);
        add(texts, each, "prose and code about secrets", false, this::aboutSecrets);
        add(texts, each, "card-like and phone-like", false, this::nearMiss);
        return texts;
    }

    private static void add(List<Labelled> texts, int count, String group, boolean leaks, Supplier<String> maker) {
        IntStream.range(0, count).forEach(i -> texts.add(new Labelled(group, leaks, maker.get())));
    }

    // --- secrets

    private String assignedSecret() {
        String n = pick("vendor", "billing", "wallet", "canteen", "smsGateway", "mapService", "erp");
        String v = secretValue();
        return pick(
                n + "_api_token = \"" + v + "\"",
                n + "Token=" + v,
                "export " + n.toUpperCase() + "_SECRET='" + v + "'",
                "{\"" + n + "_secret\": \"" + v + "\"}",
                n + "_api_key: " + v,
                n + "_api_key: '" + v + "'",
                "<" + n + "Token>" + v + "</" + n + "Token>",
                "<" + n + "Token>\n    " + v + "\n</" + n + "Token>",
                "<add key=\"" + n + "Secret\" value=\"" + v + "\" />",
                "- name: " + n.toUpperCase() + "_TOKEN\n  value: " + v,
                "var " + n + "Token string = \"" + v + "\"",
                "const " + n + "Secret: string = '" + v + "';",
                "private static final String " + n.toUpperCase() + "_TOKEN = \"" + v + "\";",
                n + "Token := `" + v + "`",
                "$" + n + "Token .= \"" + v + "\";",
                "$" + n + "Secret ??= '" + v + "';",
                n.toUpperCase() + "_TOKEN ?= " + v,
                n.toUpperCase() + "_TOKEN ::= \"" + v + "\"",
                "System.setProperty(\"" + n.toUpperCase() + "_TOKEN\", \"" + v + "\");",
                "client.setApiKey(\"" + v + "\")",
                "'" + n + "_token' => '" + v + "',",
                "ENV " + n.toUpperCase() + "_TOKEN " + v,
                "[" + n + "]\nsecret = " + v,
                n + ".client.secret=" + v,
                "https://api.example.sa/v1?" + n + "_token=" + v + "&page=2",
                "| " + n + " token | " + v + " |",
                "let " + n + "_token: &str = \"" + v + "\";",
                "The new " + n + " API key: " + v,
                "token for " + n + ": " + v,
                n + "_token: |\n  " + v,
                "-e " + n.toUpperCase() + "_SECRET=" + v,
                "\\\"" + n + "Token\\\":\\\"" + v + "\\\"");
    }

    private String assignedPassword() {
        String v = password();
        String n = pick("DB", "MAIL", "REDIS", "ADMIN", "FTP");
        return pick(
                n + "_PASSWORD=" + v,
                n.toLowerCase() + ".password = " + v,
                "spring.datasource.password: " + v,
                "password: \"" + v + "\"",
                "{\"user\":\"app\",\"password\":\"" + v + "\"}",
                "Server=db;User Id=app;Password=" + v + ";",
                "jdbc:mysql://db/app?user=app&password=" + v,
                "<password>" + v + "</password>",
                "'password' => '" + v + "',",
                "CREATE USER app IDENTIFIED BY '" + v + "';",
                "--password " + v,
                "The admin password is " + v,
                "Password: " + v,
                "postgres://app:" + v + "@db.internal/app",
                "redis://:" + v + "@cache:6379/0",
                "passwd=" + v);
    }

    private String command() {
        String v = secretValue();
        String p = password();
        return pick(
                "curl -u app:" + p + " https://api.example.sa/",
                "curl --user \"app:" + p + "\" https://api.example.sa/",
                "curl -H \"Authorization: Token " + hex(40) + "\" https://api.example.sa/",
                "Authorization: Bearer " + v,
                "Authorization: Basic " + base64("app:" + p),
                "curl -H 'X-Api-Key: " + v + "' https://api.example.sa/",
                "mysql -u root -p" + p + " canteen",
                "sshpass -p '" + p + "' ssh deploy@host",
                "docker login -u ci -p " + v,
                "machine git.example.sa login ci password " + p,
                "redis-cli -a " + v + " ping",
                "axios.get(url, { headers: { Authorization: 'Bearer " + v + "' } })");
    }

    private String prose(String v) {
        return pick(
                "Rotated the old value " + v + " after the incident.",
                "We found " + v + " in the log of the worker.",
                "- Removed " + v + " from the pipeline",
                "Use `" + v + "` for staging only.",
                "The gateway now answers to " + v + ".",
                "استبدلنا القيمة " + v + " بعد الحادثة",
                "Old: " + v + "\nNew: see the vault",
                "(" + v + ") was committed by mistake");
    }

    private String providerToken() {
        List<TokenShape> shapes = TokenShape.ALL;
        return example(shapes.get(random.nextInt(shapes.size())).example());
    }

    private String unknownToken() {
        String prefix = pick("acme", "fleet", "qtr", "wlt", "zkt", "mqs");
        return pick(
                prefix + "_live_" + of(ALNUM, 32),
                prefix + "_" + of(ALNUM, 40),
                prefix + "-" + of(ALNUM, 36),
                prefix + "_pat_" + hex(40),
                prefix + "_" + of(LOWER + DIGITS, 44));
    }

    private String encoded() {
        String inner = pick(
                "api_token=" + secretValue(),
                "DB_PASSWORD=" + password() + "\nAPP_ENV=production",
                "postgres://app:" + password() + "@db/app",
                providerToken());
        String secret = secretValue();
        return pick(
                "The secret was " + base64(inner),
                "data: " + base64(inner),
                "config%3Fapi_token%3D" + secret + "%26page%3D2",
                "&quot;api_token&quot;: &quot;" + secret + "&quot;",
                "{\"env\":\"API_TOKEN=" + secret + "\\nDEBUG=0\"}",
                "\\u0061pi_token=" + secret,
                base64("{\"alg\":\"HS256\",\"typ\":\"JWT\"}").replace("=", "") + "."
                        + base64("{\"sub\":\"" + of(DIGITS, 8) + "\",\"name\":\"x\"}")
                                .replace("=", "") + "."
                        + of(ALNUM, 43));
    }

    private String foreignLabel() {
        String v = secretValue();
        return pick(
                "رمز الوصول: " + v,
                "رمز الوصول الجديد للخدمة: " + v,
                "مفتاح الواجهة البرمجية = " + v,
                "مفتاح API هو " + v,
                "كلمة المرور: " + password(),
                "كلمة السر للخادم: " + password(),
                "الرقم السري: " + password(),
                "المفتاح السري: " + v,
                "کلید API: " + v,
                "گذرواژه: " + password(),
                "סיסמה: " + password(),
                "אסימון: " + v,
                "مفتاح التشفير\u200f: " + v);
    }

    String secretValue() {
        return pick(
                of(ALNUM, 20 + random.nextInt(30)),
                of(ALNUM, 32),
                hex(32),
                hex(40),
                hex(64),
                of(LOWER + DIGITS, 24 + random.nextInt(20)),
                of(ALNUM + "-_", 43));
    }

    String password() {
        return pick(
                word() + of(DIGITS, 3) + pick("!", "#", "@", "$"),
                capital(word()) + "@" + of(DIGITS, 4),
                of(ALNUM, 12),
                of(ALNUM + "!#%^*", 14) + of(DIGITS, 1),
                word() + "-" + word() + "-" + of(DIGITS, 4) + "!");
    }

    // --- persons

    private String personal(String id, List<String> contexts) {
        return digits(contexts.get(random.nextInt(contexts.size())).formatted(id));
    }

    private List<String> idContexts() {
        String phone = "05" + of(DIGITS, 8);
        return List.of(
                "National ID: %s",
                "National ID #%s",
                "NIN-%s",
                "Iqama no. %s expired",
                "ID %s",
                "Customer %s could not log in",
                "The guardian with id %s sees two wallets",
                "national_id=%s",
                "{\"nationalId\": \"%s\"}",
                "%s," + nationalId(),
                "%s," + phone,
                name() + ",%s,Riyadh," + phone,
                "| " + name() + " | %s |",
                "رقم الهوية: %s",
                "رقم الهوية الوطنية %s",
                "هوية العميل %s",
                "رقم الإقامة: %s",
                "الطالب صاحب الهوية %s لا يستطيع الدخول",
                "student %s was charged twice",
                "Reported for user " + name() + " (%s)",
                "iqama:%s",
                "کد ملی: %s");
    }

    String nationalId() {
        String body = pick("1", "1", "2") + of(DIGITS, 8);
        String id = body + luhn(body);
        return random.nextInt(8) == 0 ? id.substring(0, 4) + " " + id.substring(4, 7) + " " + id.substring(7) : id;
    }

    private String iban() {
        int kind = random.nextInt(6);
        String iban = switch (kind) {
            case 0 -> withCheck("AE", of(DIGITS, 19));
            case 1 -> withCheck("KW", of(UPPER, 4) + of(DIGITS, 22));
            case 2 -> withCheck("QA", of(UPPER, 4) + of(DIGITS, 21));
            default -> withCheck("SA", pick("80", "10", "20", "05", "45") + of(DIGITS, 18));
        };
        String grouped = iban.replaceAll("(.{4})", "$1 ").strip();
        String bare = iban.substring(2);
        return digits(pick(
                "IBAN: " + iban,
                "IBAN " + grouped,
                "Refund to " + iban + " failed",
                iban.replaceAll("(.{4})", "$1-").replaceAll("-$", ""),
                iban.replaceAll("(.{4})", "$1.").replaceAll("\\.$", ""),
                iban.substring(0, 2) + " " + bare,
                "iban without country: " + bare,
                "رقم الآيبان: " + iban,
                "الحساب البنكي " + grouped,
                "\"iban\":\"" + iban + "\"",
                name() + "," + iban + ",Riyadh",
                iban.toLowerCase()));
    }

    private String saudiPhone() {
        String mobile = "5" + pick("0", "3", "4", "5", "6", "8", "9") + of(DIGITS, 7);
        String spaced = mobile.substring(0, 2) + " " + mobile.substring(2, 5) + " " + mobile.substring(5);
        return digits(pick(
                "Reported by 0" + mobile,
                "+966" + mobile,
                "+966 " + spaced,
                "00966" + mobile,
                "966" + mobile,
                "(+966) " + spaced,
                "0" + spaced,
                "0" + mobile.substring(0, 2) + "-" + mobile.substring(2, 5) + "-" + mobile.substring(5),
                "mobile " + mobile,
                "جوال: 0" + mobile,
                "رقم الجوال " + mobile,
                "https://wa.me/966" + mobile,
                "tel:+966" + mobile,
                "call 9200" + of(DIGITS, 5),
                "toll-free 800" + pick("1", "2") + of(DIGITS, 6),
                "Phone: 011 " + pick("2", "4") + of(DIGITS, 2) + " " + of(DIGITS, 4),
                name() + ",0" + mobile + ",Riyadh"));
    }

    private String gulfPhone() {
        String[] plan = new String[][] {
                    {"971", "5" + pick("0", "2", "4", "5", "6", "8") + of(DIGITS, 7), "0"},
                    {"965", pick("5", "6", "9") + of(DIGITS, 7), ""},
                    {"973", "3" + of(DIGITS, 7), ""},
                    {"974", pick("3", "5", "6", "7") + of(DIGITS, 7), ""},
                    {"968", pick("9", "7") + of(DIGITS, 7), ""}
                }
                [random.nextInt(5)];
        String n = plan[1];
        String spaced = n.substring(0, n.length() - 4) + " " + n.substring(n.length() - 4);
        return digits(pick(
                "+" + plan[0] + n,
                "+" + plan[0] + " " + spaced,
                "00" + plan[0] + n,
                "(+" + plan[0] + ") " + spaced,
                plan[0] + n,
                "https://wa.me/" + plan[0] + n,
                "mobile: " + plan[2] + n,
                "Call the parent on " + plan[2] + spaced,
                "WhatsApp " + plan[2] + n,
                "رقم الهاتف: " + plan[2] + n,
                "Phone " + plan[2] + spaced));
    }

    private String card() {
        String bin = pick(
                "4", "4", "51", "53", "2221", "34", "37", "6011", "36", "62", "3528", "3560", "5018", "6759", "6304",
                "6521", "508500", "507803", "2200", "2204", "9792", "588845", "446404", "968205");
        int length = bin.startsWith("34") || bin.startsWith("37") ? 15 : bin.startsWith("36") ? 14 : 16;
        String body = bin + of(DIGITS, length - 1 - bin.length());
        String card = body + luhn(body);
        String grouped = length == 16
                ? card.replaceAll("(.{4})", "$1 ").strip()
                : card.substring(0, 4) + " " + card.substring(4, 10) + " " + card.substring(10);
        return digits(pick(
                "Card " + card,
                "card number: " + grouped,
                grouped + " was declined",
                "The payment with " + grouped.replace(' ', '-') + " failed",
                "رقم البطاقة " + card,
                "pan=" + card + "&cvv=123",
                "{\"card\":\"" + card + "\"}",
                name() + "," + card + ",12/27",
                "Customer paid with " + card,
                "\"" + card + "\""));
    }

    private String labelled() {
        return pick(
                "Passport no. " + of(UPPER, 1) + of(DIGITS, 8),
                "جواز السفر: " + of(UPPER, 1) + of(DIGITS, 7),
                "VAT number 3" + of(DIGITS, 13) + "3",
                "الرقم الضريبي: 3" + of(DIGITS, 13) + "3",
                "Commercial registration: 10" + of(DIGITS, 8),
                "السجل التجاري 40" + of(DIGITS, 8),
                name() + ", date of birth 19" + of(DIGITS, 1) + "4-0" + pick("2", "7") + "-1" + of(DIGITS, 1),
                "تاريخ الميلاد: 12/0" + pick("3", "8") + "/1987",
                "Address: " + (100 + random.nextInt(900)) + " Olaya Street, Riyadh",
                "Client IP 84.235." + (1 + random.nextInt(250)) + "." + (1 + random.nextInt(250)),
                "login from IP 10." + random.nextInt(250) + ".12." + (2 + random.nextInt(250)),
                "ip_address=2001:db8:" + hex(4) + "::" + hex(3));
    }

    // --- what only looks like it

    private String unixTime() {
        long seconds = 1_300_000_000L + random.nextInt(600_000_000);
        String ms = seconds + of(DIGITS, 3);
        return pick(
                "Cache cleared at " + seconds,
                "expires=" + seconds,
                "{\"created_at\": " + seconds + "}",
                "timestamp " + ms,
                "\"iat\":" + seconds + ",\"exp\":" + (seconds + 3600),
                "Last-Modified: " + seconds,
                "started " + seconds + ", ended " + (seconds + 60),
                "backup_" + seconds + ".sql.gz",
                "updated since " + seconds,
                "Worker restarted (" + ms + ")",
                "وقت التحديث " + seconds,
                "events/" + seconds + "/index.json");
    }

    private String order() {
        String n = of("123456789", 1) + of(DIGITS, 9);
        return pick(
                "Order " + n,
                "Order 0" + of(DIGITS, 9),
                "order_id=" + n,
                "Invoice #" + n,
                "Ticket " + n + " is closed",
                "INV-" + n,
                "طلب رقم " + n,
                "فاتورة " + n,
                "Receipt no. " + of(DIGITS, 12),
                "Tracking number " + of(DIGITS, 14),
                "Purchase order " + of("45", 1) + of(DIGITS, 15),
                "transaction " + of("456", 1) + of(DIGITS, 15),
                "reference " + n);
    }

    private String build() {
        String n = of("12", 1) + of(DIGITS, 9);
        return pick(
                "Build " + n,
                "build number " + n,
                "Register " + n + " was closed twice",
                "cash register no. " + n,
                "Pipeline " + n + " passed",
                "job " + n + " took 12 s",
                "run #" + n,
                "revision " + n,
                "pid " + of(DIGITS, 6),
                "batch " + n,
                "نسخة البناء " + n,
                "terminal " + n,
                "SKU " + of(DIGITS, 13));
    }

    private String version() {
        int a = random.nextInt(20);
        return pick(
                "Bump framework from " + a + ".4." + random.nextInt(90) + " to " + (a + 1) + ".0.0",
                "Released 2026-0" + (1 + random.nextInt(9)) + "-1" + random.nextInt(9) + " 22:0" + random.nextInt(9)
                        + ":00",
                "2026_03_0" + (1 + random.nextInt(9)) + "_" + of(DIGITS, 6) + "_add_limit_to_wallets",
                "Upload limit raised to " + of("123456789", 1) + of(DIGITS, 8) + " bytes",
                "listens on port " + (1024 + random.nextInt(60000)),
                "1,0" + of(DIGITS, 2) + "," + of(DIGITS, 3) + "," + of(DIGITS, 3) + " rows",
                "took 0." + of(DIGITS, 9) + " s",
                "image canteen:" + a + ".2." + random.nextInt(90) + "-" + (20260000 + random.nextInt(1000)),
                "v" + a + ".10." + of("123456789", 1) + "-rc." + random.nextInt(9),
                "id " + random.nextInt(100000),
                "05-0" + (1 + random.nextInt(8)) + "-2026 12:30",
                "ES2022, UTF-8, SHA-256, TLS1.3, OAuth2",
                of(DIGITS, 3) + "." + of(DIGITS, 3) + " KB of " + of(DIGITS, 4) + " MB");
    }

    private String hash() {
        return pick(
                "Reverts " + hex(40),
                "commit " + hex(40) + " fixes the login",
                "sha256:" + hex(64),
                "digest sha256-" + hex(64),
                uuid(),
                "trace " + uuid(),
                "ETag \"" + hex(32) + "\"",
                "md5 " + hex(32),
                "golang.org/x/net v0.0.0-20260301120000-" + hex(12),
                "https://github.com/maqsafy/canteen/commit/" + hex(40),
                "integrity sha512-" + base64(of(ALNUM, 60)),
                "ghcr.io/maqsafy/canteen@sha256:" + hex(64),
                "SHA256:" + of(ALNUM, 43),
                "build-" + hex(40) + " is deployed");
    }

    private String placeholder() {
        return pick(
                "AKIA" + "X".repeat(16),
                "ghp_" + "x".repeat(36),
                "DB_PASSWORD=********",
                "password: <your password>",
                "API_KEY=${API_KEY}",
                "token: {{ vault_token }}",
                "secret = changeme",
                "Authorization: Bearer <token>",
                "Authorization: Bearer $TOKEN",
                "'csrf_token' => Some\\Name::class,",
                "password => env('DB_PASSWORD')",
                "git clone git@git.maqsafy.com:canteen/api.git",
                "postgres://app:${DB_PASSWORD}@db/app",
                "curl -u user:$PASSWORD https://api.example.sa",
                "api_token = getenv(\"API_TOKEN\")",
                "card 4111 **** **** 1111",
                "user@example.com",
                "+966 5X XXX XXXX",
                "token=xxxx-xxxx-xxxx",
                "secretKeyRef: wallet-credentials");
    }

    private String aboutSecrets() {
        String w = word();
        return pick(
                "Fix token refresh after " + w,
                "password reset mails are sent in " + w,
                "token_count: " + random.nextInt(9999),
                "Add SECRET_FILE to the " + w + " chart",
                "The access token now lives for " + random.nextInt(90) + " minutes",
                "Rotated the private key of the " + w + " service",
                "feat(auth): support API keys for " + w,
                "tokenTimeout=" + random.nextInt(9000),
                "password_min_length = " + (8 + random.nextInt(9)),
                "secretName: " + w + "-" + w,
                "The key " + w + "." + w + " was renamed to " + w + "_" + word(),
                "Password hashing moved from bcrypt to argon2id",
                "'password' => 'required|min:8'",
                "key: " + w + "-" + w + "-" + random.nextInt(99),
                "Remove deprecated `apiKey` option of " + capital(w) + "Client#connect()",
                "credentials: same-origin",
                "تغيير كلمة المرور أصبح أسرع",
                "إصلاح رمز التحقق في شاشة الدخول",
                "Bump jsonwebtoken from 8.5.1 to 9.0." + random.nextInt(9));
    }

    private String nearMiss() {
        String body = "4" + of(DIGITS, 14);
        String wrong = body + (luhn(body) + 1 + random.nextInt(8)) % 10;
        return pick(
                "Card " + wrong,
                of(DIGITS, 3) + "," + of(DIGITS, 3) + "," + of(DIGITS, 3),
                "MAQ-05" + of(DIGITS, 8),
                "#05" + of(DIGITS, 8),
                "512" + of(DIGITS, 6) + " rows",
                "SA" + of(DIGITS, 6),
                of("123", 1) + of(DIGITS, 6) + " users migrated",
                "0.5" + of(DIGITS, 9),
                "4 111 111 111 111 111",
                "12:30:45.123456789",
                "phone field accepts 9 to 12 digits",
                "Wallet limit is 1000000000 halalas");
    }

    // --- parts

    /** A token made after the recipe of its shape. */
    String example(String recipe) {
        var made = new StringBuilder();
        int at = 0;
        while (at < recipe.length()) {
            int open = recipe.indexOf('<', at);
            if (open < 0) {
                return made.append(recipe, at, recipe.length()).toString();
            }
            made.append(recipe, at, open);
            int close = recipe.indexOf('>', open);
            String[] part = recipe.substring(open + 1, close).split(":");
            made.append(part[0].equals("uuid") ? uuid() : of(alphabet(part[0]), Integer.parseInt(part[1])));
            at = close + 1;
        }
        return made.toString();
    }

    private static String alphabet(String name) {
        return switch (name) {
            case "hex" -> HEX;
            case "HEX" -> HEX.toUpperCase();
            case "alnum" -> ALNUM;
            case "alnumnz" -> "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
            case "low" -> LOWER + DIGITS;
            case "UP" -> UPPER + DIGITS;
            case "word" -> ALNUM + "_-";
            case "b64" -> ALNUM + "+/";
            case "b32" -> UPPER + "234567";
            case "b32low" -> LOWER + "234567";
            case "bech" -> "QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L";
            case "digit" -> DIGITS;
            case "letter" -> LOWER + UPPER;
            case "abc" -> LOWER;
            default -> throw new IllegalArgumentException(name);
        };
    }

    /** So many characters; the last is no sign, so that the token ends where it ends. */
    String of(String alphabet, int length) {
        var made = new StringBuilder();
        while (made.length() < length) {
            char c = alphabet.charAt(random.nextInt(alphabet.length()));
            if (Character.isLetterOrDigit(c) || made.length() > 0 && made.length() < length - 1) {
                made.append(c);
            }
        }
        return made.toString();
    }

    String hex(int length) {
        return of(HEX, length);
    }

    String uuid() {
        return hex(8) + "-" + hex(4) + "-4" + hex(3) + "-a" + hex(3) + "-" + hex(12);
    }

    String word() {
        return pick("falcon", "garden", "window", "silver", "harbor", "coffee", "planet", "bridge", "sunset", "market");
    }

    String name() {
        return pick("Ahmed Ali", "Sara Khan", "Layla Hasan", "Omar Nasser", "محمد علي", "نورة سالم");
    }

    static String capital(String word) {
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }

    String pick(String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    /** Now and then in the digits of Arabic or Persian. */
    String digits(String text) {
        int zero = switch (random.nextInt(12)) {
            case 0 -> 0x660;
            case 1 -> 0x6f0;
            default -> '0';
        };
        return zero == '0'
                ? text
                : text.chars()
                        .map(c -> c >= '0' && c <= '9' ? c - '0' + zero : c)
                        .collect(StringBuilder::new, (b, c) -> b.append((char) c), StringBuilder::append)
                        .toString();
    }

    static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    static int luhn(String body) {
        int sum = 0;
        for (int i = 0; i < body.length(); i++) {
            int d = body.charAt(body.length() - 1 - i) - '0';
            sum += i % 2 == 0 ? (d * 2 > 9 ? d * 2 - 9 : d * 2) : d;
        }
        return (10 - sum % 10) % 10;
    }

    static String withCheck(String country, String account) {
        int rest = 0;
        for (char c : (account + country + "00").toCharArray()) {
            int value = Character.getNumericValue(c);
            rest = (value > 9 ? rest * 100 + value : rest * 10 + value) % 97;
        }
        return country + "%02d".formatted(98 - rest) + account;
    }
}
