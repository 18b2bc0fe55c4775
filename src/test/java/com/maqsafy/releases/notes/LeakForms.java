package com.maqsafy.releases.notes;

import com.maqsafy.releases.notes.LeakTexts.Labelled;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Forms that {@link LeakTexts} does not make: how files, shells, programs and people write what leaks, and what only looks like
 * it. They were written before the scanner was run over them.
 */
final class LeakForms {

    private final LeakTexts made;

    LeakForms(long seed) {
        made = new LeakTexts(seed);
    }

    /** All classes, so many texts of each. */
    List<Labelled> all(int each) {
        var texts = new ArrayList<Labelled>();
        add(texts, each, "secret in a file", true, this::file);
        add(texts, each, "secret in a shell or a header", true, this::shell);
        add(texts, each, "secret in code", true, this::code);
        add(texts, each, "secret in a sentence", true, this::sentence);
        add(texts, each, "secret after an Arabic label", true, this::arabic);
        add(texts, each, "secret written otherwise", true, this::encoded);
        add(texts, each, "national id, more forms", true, this::identity);
        add(texts, each, "IBAN, more forms", true, this::iban);
        add(texts, each, "Saudi phone, more forms", true, this::saudiPhone);
        add(texts, each, "phone of a neighbour, more forms", true, this::gulfPhone);
        add(texts, each, "card, more forms", true, this::card);
        add(texts, each, "hexadecimal secret under a bare name", true, this::bareName);
        add(texts, each, "token of letters in prose", true, this::letters);
        add(texts, each, "time, more forms", false, this::time);
        add(texts, each, "order, invoice, ticket, more forms", false, this::order);
        add(texts, each, "register, build, version, more forms", false, this::build);
        add(texts, each, "hash, UUID, commit, more forms", false, this::hash);
        add(texts, each, "release notes", false, this::notes);
        add(texts, each, "digest or name beside a secret's word", false, this::besideSecrets);
        return texts;
    }

    private static void add(List<Labelled> texts, int count, String group, boolean leaks, Supplier<String> maker) {
        IntStream.range(0, count).forEach(i -> texts.add(new Labelled(group, leaks, maker.get())));
    }

    // --- secrets

    private String file() {
        String v = made.secretValue();
        String p = made.password();
        String n = made.pick("wallet", "canteen", "sms", "erp", "maps", "billing");
        String upper = n.toUpperCase(Locale.ROOT);
        return made.pick(
                "JWT_SECRET=" + v,
                "TWILIO_AUTH_TOKEN=" + made.hex(32),
                "AWS_SECRET_ACCESS_KEY=" + made.of(LeakTexts.ALNUM + "+/", 40),
                "DATABASE_URL=mysql://" + n + ":" + p.replace('#', '!').replace('@', '!') + "@db:3306/" + n,
                "MAIL_PASSWORD='" + p + "'",
                "APP_ENV=production\n" + upper + "_CLIENT_SECRET=\"" + v + "\"\nAPP_DEBUG=false",
                "stringData:\n  token: " + v,
                "data:\n  password: " + LeakTexts.base64(p),
                "env:\n  - name: " + upper + "_SECRET\n    value: \"" + v + "\"",
                n + ":\n  secret: >-\n    " + v,
                n + ":\n    apiKey: " + v + "\n    timeout: 30",
                "auth:\n  password: \"" + p + "\"",
                "environment:\n  MYSQL_ROOT_PASSWORD: " + p,
                "environment:\n  - " + upper + "_TOKEN=" + v,
                "{\"clientSecret\": \"" + v + "\", \"clientId\": \"" + n + "\"}",
                "{\"auth\":{\"type\":\"token\",\"token\":\"" + v + "\"}}",
                "{\"headers\":{\"X-Auth-Token\":\"" + v + "\"}}",
                "secret_key = \"" + v + "\"",
                "[" + n + "]\napi_key=" + v + "\nurl=https://api.example.sa",
                n + ".secret-key=" + v,
                n + ".datasource.password=" + p,
                "provider \"x\" {\n  access_token = \"" + v + "\"\n}",
                "variable \"db_password\" {\n  default = \"" + p + "\"\n}",
                "ARG " + upper + "_TOKEN=" + v,
                "//registry.npmjs.org/:_authToken=" + v,
                "index-url = https://ci:" + v + "@pypi.example.sa/simple",
                "https://ci:" + v + "@git.example.sa",
                "machine git.example.sa\n  login ci\n  password " + p,
                "<property name=\"password\" value=\"" + p + "\"/>",
                "<secret><![CDATA[" + v + "]]></secret>",
                "<client-secret>" + v + "</client-secret>",
                "<input type=\"hidden\" name=\"api_token\" value=\"" + v + "\">",
                "<string name=\"" + n + "_api_key\">" + v + "</string>",
                "<key>ApiKey</key>\n<string>" + v + "</string>",
                "| Key | Value |\n| --- | --- |\n| " + upper + "_SECRET | `" + v + "` |",
                "with:\n  token: " + v,
                "Host=db;Username=" + n + ";Password=" + p + ";Database=" + n,
                "Server=tcp:db.example.sa;Uid=" + n + ";Pwd=" + p + ";",
                "DefaultEndpointsProtocol=https;AccountName=" + n + ";AccountKey=" + made.of(LeakTexts.ALNUM, 86)
                        + "==");
    }

    private String shell() {
        String v = made.secretValue();
        String p = made.password();
        String q = p.replace('#', '!').replace('$', '!').replace('^', '!').replace('*', '!');
        return made.pick(
                "WALLET_TOKEN=" + v + " ./deploy.sh",
                "PGPASSWORD=" + q + " psql -h db -U app",
                "PGPASSWORD='" + p + "' pg_dump canteen",
                "mysql --user=app --password=" + q + " canteen",
                "mysqldump -u root -p'" + p + "' canteen",
                "curl -H \"X-API-Key: " + v + "\" https://api.example.sa",
                "curl -H 'PRIVATE-TOKEN: " + v + "' https://git.example.sa/api/v4",
                "curl --header \"Authorization: Bearer " + v + "\" https://api.example.sa",
                "curl -d 'client_secret=" + v + "&grant_type=client_credentials' https://id.example.sa",
                "curl 'https://api.example.sa/v1?access_token=" + v + "'",
                "wget --header=\"Authorization: Bearer " + v + "\" https://api.example.sa",
                "http GET api.example.sa Authorization:\"Token " + v + "\"",
                "aws configure set aws_secret_access_key " + made.of(LeakTexts.ALNUM + "+/", 40),
                "kubectl create secret generic wallet --from-literal=password=" + q,
                "kubectl create secret generic wallet --from-literal=api-token='" + v + "'",
                "kubectl --token=" + v + " get pods",
                "vault kv put secret/wallet token=" + v,
                "heroku config:set WALLET_SECRET=" + v,
                "helm upgrade canteen . --set auth.password=" + q,
                "az login --service-principal -u app -p " + v + " --tenant maqsafy",
                "echo \"" + v + "\" | docker login -u ci --password-stdin",
                "docker run -e WALLET_TOKEN=" + v + " canteen",
                "set WALLET_TOKEN=" + v,
                "setx WALLET_TOKEN \"" + v + "\"",
                "$env:WALLET_TOKEN = \"" + v + "\"",
                "sshpass -p" + q + " ssh deploy@db",
                "mongosh -u app -p " + q + " db.example.sa",
                "redis-cli -h cache -a '" + p + "' flushall",
                "psql \"host=db user=app password=" + q + "\"",
                "export AUTH_HEADER=\"Authorization: Bearer " + v + "\"",
                "X-Api-Key: " + v,
                "X-Auth-Token: " + v,
                "Api-Key: " + v,
                "Proxy-Authorization: Basic " + LeakTexts.base64("app:" + p),
                "GET /v1/wallets HTTP/1.1\nHost: api.example.sa\nAuthorization: Bearer " + v,
                "Set-Cookie: session_token=" + v + "; HttpOnly; Secure",
                "Cookie: auth_token=" + v,
                "php artisan wallet:sync --token=" + v,
                "php artisan wallet:sync --api-key " + v,
                "ssh-keygen -t rsa -N '" + p + "' && export KEY_PASSPHRASE='" + p + "'");
    }

    private String code() {
        String v = made.secretValue();
        String p = made.password();
        return made.pick(
                "api_key=\"" + v + "\"",
                "os.environ[\"WALLET_TOKEN\"] = \"" + v + "\"",
                "headers = {\"Authorization\": \"Bearer " + v + "\"}",
                "client = Client(token=\"" + v + "\")",
                "conn = connect(host=\"db\", user=\"app\", password=\"" + p + "\")",
                "process.env.WALLET_SECRET = '" + v + "';",
                "const client = new Client({ apiKey: '" + v + "', region: 'me' });",
                "localStorage.setItem('access_token', '" + v + "')",
                "export const API_SECRET = `" + v + "`;",
                "fetch(url, { headers: { 'x-api-key': '" + v + "' } })",
                "define('DB_PASSWORD', '" + p + "');",
                "$config['client_secret'] = '" + v + "';",
                "putenv('WALLET_TOKEN=" + v + "');",
                "Http::withToken('" + v + "')->get($url);",
                "'connections' => ['mysql' => ['password' => '" + p + "']],",
                "'key' => 'base64:" + LeakTexts.base64(made.of(LeakTexts.ALNUM, 32)) + "',",
                "dataSource.setPassword(\"" + p + "\");",
                "props.put(\"password\", \"" + p + "\");",
                "private final String apiKey = \"" + v + "\";",
                "static final String SECRET = \"" + v + "\";",
                ".header(\"Authorization\", \"Bearer " + v + "\")",
                "Token:    \"" + v + "\",",
                "os.Setenv(\"WALLET_TOKEN\", \"" + v + "\")",
                "var apiToken = []byte(\"" + v + "\")",
                "config.secret_key_base = '" + v + "'",
                "ENV['WALLET_TOKEN'] = '" + v + "'",
                "secret: \"" + v + "\",",
                "val apiKey = \"" + v + "\"",
                "let token = \"" + v + "\"",
                "#define API_TOKEN \"" + v + "\"",
                "builder.WithPassword(\"" + p + "\")",
                "new NetworkCredential(\"app\", password: \"" + p + "\")",
                "ALTER USER app WITH PASSWORD '" + p + "';",
                "CREATE ROLE app LOGIN PASSWORD '" + p + "';",
                "SET PASSWORD FOR 'app'@'%' = PASSWORD('" + p + "');",
                "INSERT INTO settings (name, value) VALUES ('api_token', '" + v + "');",
                "UPDATE settings SET client_secret = '" + v + "' WHERE id = 1;",
                "client.auth(\"app\", password=\"" + p + "\")",
                "if (token === '" + v + "') {",
                "signingKey: Buffer.from('" + v + "', 'hex')");
    }

    /** Ways to tell a secret in prose, the usual ones first. */
    private static String[] told(String v, String... others) {
        List<String> all = new ArrayList<>(List.of(
                "The API key is " + v + ", please rotate it.",
                "Use " + v + " as the API key.",
                "The new token is " + v + ".",
                "the token " + v + " was leaked",
                "Access token " + v + " expired yesterday.",
                "The old secret " + v + " no longer works.",
                "Secret (" + v + ") is in the vault."));
        all.addAll(List.of(others));
        return all.toArray(String[]::new);
    }

    private String sentence() {
        String v = made.secretValue();
        String p = made.word() + made.of(LeakTexts.DIGITS, 3) + made.pick("!", "#", "@") + made.of(LeakTexts.UPPER, 2);
        return made.pick(told(
                v,
                "Token → " + v,
                "token - " + v,
                "token — " + v,
                "**Token:** " + v,
                "**API key** `" + v + "`",
                "Token:\n\n    " + v,
                "API key:\n" + v,
                "client secret\n```\n" + v + "\n```",
                "- API secret: `" + v + "`",
                "Client secret for staging: " + v,
                "The signing key was changed to " + v,
                "We rotated the webhook secret, it is now " + v,
                "The password is " + p,
                "The password for admin is " + p + ".",
                "DB password changed to " + p,
                "I set the database password to " + p + " for now.",
                "Password: " + p + " (change it)",
                "pw: " + p,
                "user: admin, pass: " + p,
                "login: admin / " + p,
                "Log in with admin / " + p,
                "credentials admin:" + p,
                "username admin password " + p,
                "User admin, password " + p,
                "admin password = " + p,
                "default password `" + p + "`",
                "Initial password: `" + p + "`",
                p + " is the new password",
                "wifi password " + p,
                "use the password \"" + p + "\" on staging",
                "root's password was " + p,
                "sudo password: " + p,
                "the passphrase of the key is " + p));
    }

    private String arabic() {
        String v = made.secretValue();
        String p = made.word() + made.of(LeakTexts.DIGITS, 3) + made.pick("!", "#", "@") + made.of(LeakTexts.UPPER, 2);
        return made.pick(
                "كلمة مرور قاعدة البيانات هي " + p,
                "كلمة مرور قاعدة البيانات: " + p,
                "تم تغيير كلمة المرور إلى " + p,
                "كلمة المرور الجديدة " + p,
                "كلمة المرور الافتراضية: " + p,
                "كلمة المرور = " + p,
                "كلمه المرور : " + p,
                "اسم المستخدم: admin كلمة المرور: " + p,
                "اسم المستخدم admin وكلمة المرور " + p,
                "المستخدم admin / كلمة السر " + p,
                "الباسورد: " + p,
                "باسورد السيرفر " + p,
                "الرقم السري للنظام: " + p,
                "كلمة سر الخادم " + p,
                "رمز الوصول هو " + v,
                "رمز الوصول الجديد: " + v,
                "رمز API الجديد: " + v,
                "رمز الـ API: " + v,
                "مفتاح الـ API: " + v,
                "مفتاح API الخاص بالخدمة: " + v,
                "مفتاح الخدمة: " + v,
                "مفتاح الربط مع البنك " + v,
                "المفتاح السري للتطبيق: " + v,
                "المفتاح السري: `" + v + "`",
                "استخدم التوكن " + v,
                "التوكن: " + v,
                "توكن الدخول = " + v,
                "السر المشترك: " + v,
                "مفتاح التشفير المستخدم: " + v,
                "تم تسريب المفتاح " + v,
                "رمز المصادقة\n" + v,
                "رمز الوصول:\n" + v,
                "| رمز الوصول | " + v + " |",
                "بيانات الدخول: admin / " + p,
                "بيانات الاعتماد: " + v,
                "رمز الدخول للوحة التحكم: " + p,
                "عبارة المرور: " + p,
                "کلمه عبور: " + p,
                "רמז הסיסמה: " + p,
                "הסיסמה היא " + p);
    }

    private String encoded() {
        String v = made.secretValue();
        String p = made.word() + made.of(LeakTexts.DIGITS, 4) + "!" + made.of(LeakTexts.UPPER, 2);
        String n = made.pick("wallet_token", "api_key", "client_secret", "password");
        String pair = n + "=" + (n.equals("password") ? p : v);
        String json = "{\"" + n + "\":\"" + (n.equals("password") ? p : v) + "\"}";
        return made.pick(
                LeakTexts.base64(json),
                "payload " + LeakTexts.base64(json),
                "payload: " + LeakTexts.base64(LeakTexts.base64(json)),
                LeakTexts.base64(json).replace('+', '-').replace('/', '_').replace("=", ""),
                wrapped(LeakTexts.base64("# settings\nAPP_ENV=production\n" + pair + "\n")),
                "echo " + LeakTexts.base64(pair) + " | base64 -d > .env",
                "state=" + LeakTexts.base64(json) + "&page=2",
                "?redirect=%2Fhome%3F" + URLEncoder.encode(pair, StandardCharsets.UTF_8),
                URLEncoder.encode(json, StandardCharsets.UTF_8),
                "{\"body\":\"" + json.replace("\"", "\\\"") + "\"}",
                "{\"body\":\"{\\n  " + json.substring(1, json.length() - 1).replace("\"", "\\\"") + "\\n}\"}",
                json.replace("\"", "\\\\\\\""),
                json.replace("\"", "&quot;"),
                json.replace("\"", "&#34;"),
                json.replace("\"", "&#x22;"),
                json.replace("\"", "\\u0022"),
                "{\"" + escaped(n) + "\":\"" + (n.equals("password") ? p : v) + "\"}",
                n.replaceAll("([a-z])", "*$1*").substring(0, 3) + n.substring(1) + "=" + (n.equals("password") ? p : v),
                n.replace("o", "\u043e").replace("e", "\u0435") + "=" + (n.equals("password") ? p : v),
                n.charAt(0) + "\u200b" + n.substring(1) + ": " + (n.equals("password") ? p : v),
                fullWidth(n) + "\uff1d" + (n.equals("password") ? p : v),
                "<code>" + n + "</code>: <code>" + (n.equals("password") ? p : v) + "</code>",
                "`" + n + "`: `" + (n.equals("password") ? p : v) + "`",
                "**" + n + "**=" + (n.equals("password") ? p : v));
    }

    private static String wrapped(String base64) {
        return base64.replaceAll("(.{40})", "$1\n").strip();
    }

    private static String escaped(String text) {
        return text.chars().mapToObj("\\u%04x"::formatted).collect(Collectors.joining());
    }

    private static String fullWidth(String text) {
        return text.chars()
                .map(c -> c > ' ' && c < 0x7f ? c + 0xfee0 : c)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }

    private String bareName() {
        String v = made.hex(Integer.parseInt(made.pick("32", "40", "48", "64")));
        return made.pick(
                "Token\n" + v,
                "Token:\n" + v + "\n",
                "API key:\n\n" + v,
                "**API key**\n\n`" + v + "`",
                "### Access token\n\n" + v,
                "Secret\n```\n" + v + "\n```",
                "Client secret:\n```text\n" + v + "\n```",
                "- Signing key:\n  " + v,
                "> Webhook secret\n> " + v,
                "New API token:\n" + v,
                "key: " + v,
                "key = " + v,
                "KEY=" + v,
                "key=\"" + v + "\"",
                "{\"key\":\"" + v + "\"}",
                "| key | " + v + " |",
                "salt: " + v,
                "SALT=" + v,
                "pat=" + v,
                "auth: " + v,
                "Master key: " + v,
                "AES key: " + v,
                "hmac = " + v,
                "رمز الوصول\n" + v,
                "المفتاح السري:\n" + v,
                "مفتاح API\n\n`" + v + "`");
    }

    private String letters() {
        int length = Integer.parseInt(made.pick("20", "24", "28", "32", "40"));
        String alphabet = made.pick(
                LeakTexts.LOWER + LeakTexts.UPPER, LeakTexts.LOWER + LeakTexts.UPPER, LeakTexts.LOWER, LeakTexts.UPPER);
        String v = made.of(alphabet, length);
        if (made.pick("digit", "none").equals("digit")) {
            int at = length / 3;
            v = v.substring(0, at) + made.of(LeakTexts.DIGITS, 1) + v.substring(at + 1);
        }
        return made.pick(told(
                v,
                "token - " + v,
                "**API key** `" + v + "`",
                "API key:\n" + v,
                "The signing key was changed to " + v,
                "We rotated the webhook secret, it is now " + v,
                "Client secret for staging: " + v,
                "استخدم التوكن " + v,
                "رمز الوصول هو " + v,
                "المفتاح السري للتطبيق: " + v));
    }

    // --- persons

    private String identity() {
        String id =
                made.pick("10", "11", "10", "12", "20", "21", "22", "23", "24", "25") + made.of(LeakTexts.DIGITS, 7);
        id += LeakTexts.luhn(id);
        String other = made.nationalId().replace(" ", "");
        return made.digits(made.pick(
                        "Saudi ID %s",
                        "KSA ID: %s",
                        "Civil ID %s",
                        "Resident ID: %s",
                        "identity no: %s",
                        "Identity number %s",
                        "Iqama: %s",
                        "Iqama number: %s",
                        "ID No.: %s",
                        "ID card %s",
                        "nat. id %s",
                        "NationalID=%s",
                        "national_id_number: %s",
                        "\"idNumber\": \"%s\"",
                        "id_no=%s",
                        "{\"identityNumber\":\"%s\"}",
                        "ssn: %s",
                        "user %s cannot pay",
                        "Employee %s left",
                        "patient %s",
                        "Parent %s asked for a refund",
                        "%s (national ID)",
                        "with ID %s",
                        "Name: Ahmed Ali, ID: %s",
                        "Ahmed Ali - %s",
                        "Ahmed Ali (%s)",
                        "Sara Khan: %s",
                        "name,national_id,city\nAhmed Ali,%s,Riyadh",
                        "[\"%s\", \"" + other + "\"]",
                        "%s\n" + other,
                        "%s " + other,
                        "owner_national_id => %s",
                        "WHERE national_id = '%s'",
                        "WHERE identity IN ('%s')",
                        "users/%s",
                        "https://api.example.sa/customers/%s",
                        "GET /students/%s/wallet",
                        "?national_id=%s",
                        "رقم السجل المدني %s",
                        "سجل مدني: %s",
                        "رقم الاقامه %s",
                        "اقامة %s",
                        "إقامة رقم %s",
                        "الهوية: %s",
                        "هوية رقم %s",
                        "رقم الهويه: %s",
                        "المواطن %s",
                        "المقيم %s",
                        "رقم هوية ولي الأمر: %s",
                        "هوية الطالب: %s",
                        "العميل %s",
                        "المستخدم رقم %s",
                        "بطاقة الأحوال %s",
                        "الطالب أحمد (%s)",
                        "محمد علي %s",
                        "هويته %s",
                        "لصاحب الهوية رقم %s",
                        "رقم المستفيد %s")
                .formatted(id));
    }

    private String iban() {
        String iban = switch (made.pick("SA", "SA", "SA", "SA", "AE", "KW", "BH", "QA", "OM", "DE", "GB")) {
            case "AE" -> LeakTexts.withCheck("AE", made.pick("033", "026", "035") + made.of(LeakTexts.DIGITS, 16));
            case "KW" -> LeakTexts.withCheck("KW", made.of(LeakTexts.UPPER, 4) + made.of(LeakTexts.DIGITS, 22));
            case "BH" -> LeakTexts.withCheck("BH", made.of(LeakTexts.UPPER, 4) + made.of(LeakTexts.DIGITS, 14));
            case "QA" -> LeakTexts.withCheck("QA", made.of(LeakTexts.UPPER, 4) + made.of(LeakTexts.DIGITS, 21));
            case "OM" -> LeakTexts.withCheck("OM", made.pick("018", "027") + made.of(LeakTexts.DIGITS, 16));
            case "DE" -> LeakTexts.withCheck("DE", made.of(LeakTexts.DIGITS, 18));
            case "GB" -> LeakTexts.withCheck("GB", made.of(LeakTexts.UPPER, 4) + made.of(LeakTexts.DIGITS, 14));
            default ->
                LeakTexts.withCheck(
                        "SA",
                        made.pick("80", "10", "20", "05", "45", "15", "30", "40", "50", "55", "60", "65", "90", "95")
                                + made.of(LeakTexts.DIGITS, 18));
        };
        String fours = iban.replaceAll("(.{4})", "$1 ").strip();
        String w = made.pick(
                iban,
                fours,
                fours.replace(' ', '\u00a0'),
                fours.replace(' ', '-'),
                fours.replace(' ', '.'),
                iban.substring(0, 2) + " " + iban.substring(2),
                iban.substring(0, 2) + "-" + iban.substring(2),
                iban.substring(0, 4) + " " + iban.substring(4),
                iban.toLowerCase(Locale.ROOT),
                fours.toLowerCase(Locale.ROOT),
                fours.replace(" ", "  "));
        return made.digits(made.pick(
                        "%s",
                        "IBAN:%s",
                        "IBAN = %s",
                        "IBAN No. %s",
                        "iban=%s",
                        "{\"iban\": \"%s\"}",
                        "| IBAN | %s |",
                        "Refund to %s",
                        "transfer 500 SAR to %s today",
                        "account %s",
                        "Bank account: %s",
                        "to account no. %s",
                        "الآيبان: %s",
                        "ايبان %s",
                        "رقم الايبان %s",
                        "آيبان العميل: %s",
                        "حساب رقم %s",
                        "تحويل إلى %s",
                        "<iban>%s</iban>",
                        "`%s`",
                        "(%s)",
                        "\"%s\"",
                        "iban: %s,",
                        "Ahmed Ali;%s;SAR")
                .formatted(w));
    }

    private String saudiPhone() {
        String m = "5" + made.pick("0", "3", "4", "5", "6", "8", "9") + made.of(LeakTexts.DIGITS, 7);
        String a = m.substring(0, 2);
        String b = m.substring(2, 5);
        String c = m.substring(5);
        String l = made.pick("11", "12", "13", "14", "16", "17");
        String l2 = made.pick("2", "4", "6", "8") + made.of(LeakTexts.DIGITS, 2);
        String l3 = made.of(LeakTexts.DIGITS, 4);
        String number = made.pick(
                "0" + m,
                "0" + a + " " + b + " " + c,
                "0" + a + "-" + b + "-" + c,
                "0" + a + "." + b + "." + c,
                "0" + a + " " + b + c,
                "0" + a + b + " " + c,
                "(0" + a + ") " + b + "-" + c,
                "0" + a + "-" + b + c,
                "+966" + m,
                "+966 " + m,
                "+966-" + m,
                "+966 " + a + " " + b + " " + c,
                "+966-" + a + "-" + b + "-" + c,
                "+966 0" + m,
                "+966(0)" + m,
                "+966 (0) " + a + " " + b + " " + c,
                "+(966) " + m,
                "(+966)" + m,
                "00966" + m,
                "00966 " + a + " " + b + " " + c,
                "00966-" + m,
                "00 966 " + m,
                "966" + m,
                "966 " + a + " " + b + " " + c,
                "966-" + m,
                "+966." + a + "." + b + "." + c,
                "(966) " + m,
                "0" + l + " " + l2 + " " + l3,
                "+966 " + l + " " + l2 + " " + l3,
                "0" + l + "-" + l2 + l3,
                "00966" + l + l2 + l3,
                "+966" + l + l2 + l3,
                "9665" + m.substring(1));
        return made.digits(made.pick(
                        "Phone: %s",
                        "Mobile %s",
                        "call %s",
                        "Tel. %s",
                        "tel: %s",
                        "WhatsApp: %s",
                        "mobile=%s",
                        "{\"phone\":\"%s\"}",
                        "{\"mobile\": \"%s\"}",
                        "phone_number: '%s'",
                        "Contact %s for help",
                        "Reported by %s",
                        "the parent (%s) cannot log in",
                        "SMS to %s failed",
                        "OTP sent to %s",
                        "customer's number is %s",
                        "Ahmed Ali, %s",
                        "Sara: %s",
                        "| Ahmed | %s |",
                        "user %s",
                        "جوال %s",
                        "الجوال: %s",
                        "رقم الجوال: %s",
                        "هاتف: %s",
                        "رقم هاتف ولي الأمر %s",
                        "اتصل على %s",
                        "واتساب %s",
                        "للتواصل: %s",
                        "الهاتف %s",
                        "%s")
                .formatted(number));
    }

    private String gulfPhone() {
        String[] plan = new String[][] {
                    {"971", "5" + made.pick("0", "2", "4", "5", "6", "8") + made.of(LeakTexts.DIGITS, 7), "2"},
                    {"965", made.pick("5", "6", "9") + made.of(LeakTexts.DIGITS, 7), "4"},
                    {"973", made.pick("33", "34", "36", "39", "66") + made.of(LeakTexts.DIGITS, 6), "4"},
                    {"974", made.pick("33", "55", "66", "77", "50", "70") + made.of(LeakTexts.DIGITS, 6), "4"},
                    {"968", made.pick("91", "92", "95", "99", "78", "71") + made.of(LeakTexts.DIGITS, 6), "4"}
                }
                [Integer.parseInt(made.pick("0", "1", "2", "3", "4"))];
        String n = plan[1];
        int cut = Integer.parseInt(plan[2]);
        String head = n.substring(0, cut);
        String tail = n.substring(cut);
        String middle = cut == 2 ? tail.substring(0, 3) + " " + tail.substring(3) : tail;
        String spaced = head + " " + middle;
        String number = made.pick(
                "+" + plan[0] + n,
                "+" + plan[0] + " " + n,
                "+" + plan[0] + "-" + n,
                "+" + plan[0] + " " + spaced,
                "+" + plan[0] + "-" + spaced.replace(' ', '-'),
                "(+" + plan[0] + ") " + n,
                "(+" + plan[0] + ")" + n,
                "+(" + plan[0] + ") " + spaced,
                "00" + plan[0] + n,
                "00" + plan[0] + " " + spaced,
                "00" + plan[0] + "-" + n,
                "(00" + plan[0] + ") " + n,
                plan[0] + n,
                plan[0] + " " + spaced,
                plan[0] + "-" + n,
                "+" + plan[0] + "." + spaced.replace(' ', '.'));
        String local = plan[0].equals("971")
                ? made.pick("0" + n, "0" + spaced, "0" + spaced.replace(' ', '-'))
                : made.pick(n, spaced, spaced.replace(' ', '-'));
        return made.digits(
                made.pick("n", "n", "l").equals("n")
                        ? made.pick(
                                        "Phone: %s",
                                        "call %s",
                                        "Mobile %s",
                                        "mobile=%s",
                                        "{\"phone\":\"%s\"}",
                                        "OTP sent to %s",
                                        "Reported by %s",
                                        "the guardian (%s) cannot log in",
                                        "جوال %s",
                                        "هاتف: %s",
                                        "رقم الهاتف: %s",
                                        "واتساب %s",
                                        "%s",
                                        "| Ahmed | %s |",
                                        "Ahmed Ali, %s")
                                .formatted(number)
                        : made.pick(
                                        "Phone: %s",
                                        "call %s",
                                        "Mobile %s",
                                        "mobile: %s",
                                        "{\"mobile\":\"%s\"}",
                                        "Tel. %s",
                                        "WhatsApp: %s",
                                        "رقم الجوال: %s",
                                        "هاتف: %s",
                                        "اتصل على %s",
                                        "phone number %s")
                                .formatted(local));
    }

    private String card() {
        String bin = made.pick(
                "446404", "440795", "440647", "421141", "474491", "457997", "484783", "489317", "588845", "968208",
                "968201", "506968", "508160", "531095", "535989", "543357", "557606", "604906", "636120", "4", "4", "4",
                "51", "52", "53", "54", "55", "2221", "2500", "2720", "34", "37", "37", "62", "6258", "6221", "6011",
                "65", "3528");
        int length = bin.equals("34") || bin.equals("37")
                ? 15
                : bin.equals("62") && made.pick("a", "b").equals("a") ? 19 : 16;
        String body = bin + made.of(LeakTexts.DIGITS, length - 1 - bin.length());
        String card = body + LeakTexts.luhn(body);
        String grouped = length == 15
                ? card.substring(0, 4) + " " + card.substring(4, 10) + " " + card.substring(10)
                : card.replaceAll("(.{4})", "$1 ").strip();
        String w = made.pick(
                card,
                card,
                grouped,
                grouped,
                grouped.replace(' ', '-'),
                grouped.replace(' ', '\u00a0'),
                grouped.replace(' ', '.'),
                grouped.replace(" ", "  "));
        return made.digits(made.pick(
                        "%s",
                        "PAN: %s",
                        "card: %s",
                        "Card no. %s",
                        "card number=%s",
                        "mada card %s",
                        "Visa %s",
                        "Mastercard %s",
                        "{\"cardNumber\":\"%s\"}",
                        "{\"number\": \"%s\", \"exp\": \"12/27\"}",
                        "card_number: %s",
                        "%s exp 12/27 cvv 123",
                        "paid with %s",
                        "the card %s was declined",
                        "charge on %s failed",
                        "Test with %s please",
                        "customer card %s",
                        "بطاقة مدى %s",
                        "رقم البطاقة: %s",
                        "البطاقة %s مرفوضة",
                        "بطاقة العميل %s",
                        "فيزا %s",
                        "| Ahmed | %s |",
                        "Ahmed Ali;%s;12/27",
                        "<pan>%s</pan>",
                        "`%s`",
                        "(%s)",
                        "INSERT INTO cards VALUES ('%s')",
                        "Amex or UnionPay: %s",
                        "refund to card %s")
                .formatted(w));
    }

    // --- what only looks like it

    private String time() {
        long s = 1_400_000_000L + Long.parseLong(made.of("12345", 1) + made.of(LeakTexts.DIGITS, 8));
        return made.digits(made.pick(
                        "[%s] worker started",
                        "ts=%s.123",
                        "app.js?v=%s",
                        "style.css?%s",
                        "backup-%s.tar.gz",
                        "dump_%s.sql",
                        "X-RateLimit-Reset: %s",
                        "seconds since epoch: %s",
                        "started at %s (UTC)",
                        "exp %s",
                        "nonce %s",
                        "deleted_at = %s",
                        "date -d @%s",
                        "| %s | started |",
                        "%s,login,ok",
                        "up 1 %s000",
                        "\"ts\": %s",
                        "\"timestamp\":\"%s\"",
                        "time=%s level=info",
                        "%s INFO worker ready",
                        "cache_%s",
                        "session expires %s",
                        "updated_at: %s",
                        "modified %s",
                        "valid until %s",
                        "since=%s&until=" + (s + 3600),
                        "آخر تحديث %s",
                        "الوقت: %s",
                        "تاريخ الإنشاء %s",
                        "retry after %s",
                        "TTL ends %s",
                        "lock acquired at %s",
                        "log-%s.txt",
                        "migrated %s",
                        "epoch %s",
                        "scheduled for %s",
                        "iat=%s",
                        "last seen %s",
                        "clock skew: %s vs " + (s + 7))
                .formatted(s));
    }

    private String order() {
        String n = made.of("123456789", 1) + made.of(LeakTexts.DIGITS, 9);
        String m = made.of("123456789", 1) + made.of(LeakTexts.DIGITS, 8);
        return made.digits(made.pick(
                        "order %s",
                        "Order ID: %s",
                        "order no. %s",
                        "orders %s and " + made.of("12", 1) + made.of(LeakTexts.DIGITS, 9),
                        "order_number: %s",
                        "\"orderId\": %s",
                        "\"order_id\":\"%s\"",
                        "SO%s",
                        "INV%s",
                        "INV-2026-%s",
                        "PO-%s",
                        "invoice %s was paid twice",
                        "invoice no: %s",
                        "ticket=%s",
                        "Ticket #%s",
                        "case %s",
                        "RMA %s",
                        "refund for order %s",
                        "shipment %s",
                        "AWB %s",
                        "tracking no %s",
                        "receipt %s",
                        "cart %s",
                        "booking %s",
                        "reservation %s",
                        "quote %s",
                        "voucher %s",
                        "coupon %s",
                        "transaction id %s",
                        "txn_%s",
                        "payment reference %s",
                        "batch no. %s",
                        "طلب %s",
                        "الطلب رقم %s",
                        "رقم الطلب: %s",
                        "فاتورة رقم %s",
                        "رقم الفاتورة: %s",
                        "تذكرة %s",
                        "رقم العملية %s",
                        "رقم المرجع: %s",
                        "شحنة %s",
                        "رقم التتبع %s",
                        "product " + m,
                        "item " + m,
                        "SKU " + m,
                        "barcode 628" + made.of(LeakTexts.DIGITS, 10),
                        "#%s",
                        "Closes #%s")
                .formatted(n));
    }

    private String build() {
        String n = made.of("12", 1) + made.of(LeakTexts.DIGITS, 9);
        String k = made.of("123456789", 1) + made.of(LeakTexts.DIGITS, 7);
        return made.digits(made.pick(
                        "build: %s",
                        "buildNumber=%s",
                        "versionCode %s",
                        "1.0.%s",
                        "v2026.11.29-%s",
                        "CFBundleVersion %s",
                        "Jenkins #%s",
                        "pipelines/%s",
                        "job_id: %s",
                        "run_id=%s",
                        "actions/runs/%s",
                        "register 4, closing %s",
                        "register %s",
                        "cash register %s",
                        "terminal id %s",
                        "POS %s",
                        "serial SN%s",
                        "image tag %s-abcdef1",
                        "release-%s",
                        "sequence %s",
                        "revision %s",
                        "changelist %s",
                        "snapshot %s",
                        "schema version %s",
                        "migration " + k,
                        "build " + k,
                        "register " + k,
                        "version " + k,
                        "port " + made.of("12345", 5),
                        "pid %s",
                        "thread %s",
                        "offset %s",
                        "row %s",
                        "id=" + k,
                        "rows: %s",
                        "size %s bytes",
                        "%s bytes",
                        "رقم البناء %s",
                        "إصدار %s",
                        "نسخة %s",
                        "رقم الجهاز %s",
                        "رقم الصندوق %s",
                        "نقطة بيع %s",
                        "2.0." + k,
                        "1." + made.of(LeakTexts.DIGITS, 2) + "." + made.of(LeakTexts.DIGITS, 2) + "+%s",
                        "api v1 build %s",
                        "PHP 8.3.12 build %s",
                        "job %s failed",
                        "deploy %s",
                        "counter=%s",
                        "inode %s")
                .formatted(n));
    }

    private String hash() {
        return made.pick(
                "id: " + made.hex(32),
                "sha256=" + made.hex(64),
                "SHA-1 " + made.hex(40),
                "ETag: W/\"" + made.hex(32) + "\"",
                made.hex(64) + "  canteen.tar.gz",
                made.hex(40) + " refs/heads/main",
                "sha384-" + LeakTexts.base64(made.of(LeakTexts.ALNUM, 48)),
                "\"integrity\": \"sha512-" + LeakTexts.base64(made.of(LeakTexts.ALNUM, 64)) + "\"",
                "request 01" + made.of("0123456789ABCDEFGHJKMNPQRSTVWXYZ", 24),
                "ObjectId(\"" + made.hex(24) + "\")",
                "_id: " + made.hex(24),
                "key fingerprint SHA256:" + made.of(LeakTexts.ALNUM, 43),
                "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI" + made.of(LeakTexts.ALNUM, 43) + " ci@build",
                "x-request-id: " + made.uuid(),
                "X-Correlation-Id: " + made.hex(32),
                "trace_id=" + made.hex(32),
                "traceparent: 00-" + made.hex(32) + "-" + made.hex(16) + "-01",
                "github.com/spf13/cobra v1.8.0 h1:" + made.of(LeakTexts.ALNUM + "+/", 43) + "=",
                "checksum = \"" + made.hex(64) + "\"",
                "resolved \"https://registry.yarnpkg.com/lodash/-/lodash-4.17.21.tgz#" + made.hex(40) + "\"",
                "\"content-hash\": \"" + made.hex(32) + "\"",
                "main." + made.hex(8) + ".js",
                "chunk-vendors." + made.hex(20) + ".js",
                "GHSA-" + made.of("23456789cfghjmpqrvwx", 4) + "-" + made.of("23456789cfghjmpqrvwx", 4) + "-"
                        + made.of("23456789cfghjmpqrvwx", 4),
                "commit " + made.hex(40),
                "Merge commit '" + made.hex(40) + "' into main",
                "cherry picked from commit " + made.hex(40),
                "(" + made.hex(7) + ")",
                "docker.io/library/php@sha256:" + made.hex(64),
                "uuid " + made.uuid(),
                "user_uuid: " + made.uuid(),
                made.uuid().toUpperCase(Locale.ROOT),
                "{" + made.uuid() + "}",
                "device id " + made.uuid(),
                "urn:uuid:" + made.uuid(),
                "md5: " + made.hex(32),
                "blob " + made.hex(40),
                "digest=" + made.hex(64),
                "Layer " + made.hex(12) + " pulled",
                "serial number " + made.hex(32).toUpperCase(Locale.ROOT),
                "container " + made.hex(12) + " exited",
                "cache key " + made.hex(32),
                "git bisect bad " + made.hex(40),
                "span " + made.hex(16));
    }

    private String notes() {
        String w = made.word();
        String n = made.of("123456789", 4);
        return made.pick(
                "* **auth:** rotate refresh tokens ([#" + n + "](https://github.com/x/y/issues/" + n + ")) (["
                        + made.hex(7) + "](https://github.com/x/y/commit/" + made.hex(40) + "))",
                "### Bug Fixes\n\n* password reset mail was sent twice",
                "- feat: support `Authorization: Bearer <token>` in the " + w + " client",
                "- added `--password-stdin` to the login command",
                "- tokens now expire after 15m instead of 60m",
                "- `DB_PASSWORD` is read from Vault (key `secret/data/" + w + "`)",
                "- API key field is masked in the " + w + " form",
                "- raise PBKDF2 iterations to 600000",
                "- minimum password length is now 12 characters",
                "- OTP is 6 digits and valid for 120 seconds",
                "- docs: set `api_key: YOUR_API_KEY` in " + w + ".yml",
                "- docs: example `API_KEY=xxxxxxxxxxxxxxxx`",
                "- docs: `curl -H \"Authorization: Bearer $TOKEN\" https://api.example.com`",
                "- the secret key is generated by `php artisan key:generate`",
                "- Bump actions/checkout from 3 to 4 by @dependabot in https://github.com/x/y/pull/" + n,
                "- Secrets are now mounted from `" + w + "-secrets`",
                "- rename `access_token` to `accessToken` in the response of /v2/" + w,
                "- token bucket limits " + n + " requests per minute",
                "- reset password link opens the app on iOS 17.4.1",
                "- CSRF token mismatch on the " + w + " page is fixed",
                "- 2FA: recovery codes can be downloaded",
                "- fix(auth): `password_hash` is no longer returned by `GET /users/{id}`",
                "- The " + w + " index is 23% faster (1,204,331 rows in 0.84 s)",
                "- Node 20.11.1, PHP 8.3.4, MySQL 8.0.36, Redis 7.2.4",
                "**Full Changelog**: https://github.com/x/y/compare/v1.4." + n.charAt(0) + "...v1.5.0",
                "- إصلاح مشكلة إعادة تعيين كلمة المرور",
                "- تحسين سرعة تحميل الصفحة الرئيسية بنسبة 30%",
                "- إضافة خيار إظهار كلمة المرور في شاشة الدخول",
                "- تحديث رمز التحقق ليكون من 6 أرقام",
                "- key rotation every 90 days, see `" + w + ".rotation.days`",
                "- private keys are stored in the HSM",
                "- secret: renamed the chart value `" + w + ".existingSecret`",
                "- `password` grant is deprecated, use `authorization_code`",
                "- fixed: phone number field rejected +966",
                "- validation: national ID must have 10 digits and begin with 1 or 2",
                "- IBAN field accepts 24 characters",
                "- card numbers are shown as **** 4242",
                "- supports mada, Visa and Mastercard; Amex follows in Q3",
                "- limit raised from 1000000 to 5000000 halalas",
                "- call centre hours: 08:00-17:00, Sunday to Thursday",
                "- signature: `public function token(string $name): string`",
                "- passes `APP_KEY` through `env('APP_KEY')`",
                "- Session cookie is `SameSite=Lax` now",
                "- auth: `Bearer` prefix is optional",
                "- the seed of the random generator is configurable (`--seed 42`)",
                "- 10 minutes 30 seconds faster, from 2026-11-29 22:00 to 2026-11-30 02:00");
    }

    private String besideSecrets() {
        String w = LeakTexts.capital(made.word());
        String commit = made.hex(40);
        return made.pick(
                "Fix the refresh of the token\n" + commit,
                "feat: rotate the API key\n\n" + commit,
                "Token refresh\n" + commit + " Merge branch 'main'",
                commit + " fix the token",
                "Secrets: moved to the vault (" + commit + ")",
                "Token handling (" + made.hex(7) + ")",
                "The token service was reverted to " + commit,
                "secret scanning: digest " + made.hex(64),
                "cache key: " + made.hex(32),
                "key: cache-" + made.hex(40),
                "primary key: " + made.hex(32),
                "idempotency key " + made.uuid(),
                "{\"cache_key\":\"" + made.hex(32) + "\"}",
                "object key: " + made.hex(64),
                "key id: " + made.hex(16),
                "key fingerprint: " + made.hex(40).toUpperCase(Locale.ROOT),
                "The key `" + made.word() + "` has the hash " + made.hex(40),
                "API: build " + made.hex(40),
                "session: trace " + made.hex(32),
                "signature: sha256 " + made.hex(64),
                "The token " + w + "AuthenticationTokenProviderFactory was renamed",
                "The secret is read by " + w + "SecretConfigurationPropertiesBean now",
                "Use " + w + "ApiKeyAuthenticationFilterRegistration as the API key filter",
                "token: " + w + "RefreshTokenRepositoryInterface",
                "The access token is personalaccesstokenrepository's",
                "secret - internationalizationandlocalization",
                "API key (PERSONALACCESSTOKENREPOSITORY) is documented",
                "The token getWithdrawalRequestByTransactionReference is gone",
                "the password ThisIsTheFirstRememberedSentence is an example",
                "token\n" + w + "WalletTransactionsExportJob",
                "Token: Abdulrahman Alotaibi, Khalid Alghamdi, Mohammed Alqahtani",
                "The key changed from XMLHttpRequestFactory to HttpURLConnectionPoolKey",
                "secret: llanfairpwllgwyngyllgogerychwyrndrobwll is a village",
                "Tokens of HttpServletRequestWrapperFilterChain are trimmed");
    }
}
