package com.maqsafy.releases.notes;

import com.maqsafy.releases.notes.LeakTexts.Labelled;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Entries of address books, registers and tills, and calls of code: addresses without a word that says so, numbers behind a line
 * break or in front of their word, stripes of cards, secrets as arguments. Written together with the rules for them.
 */
final class LeakEntries {

    private final LeakTexts made;

    LeakEntries(long seed) {
        made = new LeakTexts(seed);
    }

    /** All classes, so many texts of each. */
    List<Labelled> all(int each) {
        var texts = new ArrayList<Labelled>();
        add(texts, each * 2, "address without a word", true, this::address);
        add(texts, each, "passport or register number, in entries", true, this::document);
        add(texts, each, "card or IBAN, from stripes and in uneven groups", true, this::money);
        add(texts, each * 2, "secret, as an argument", true, this::argument);
        add(texts, each, "secret, behind Arabic names of programs", true, this::arabicName);
        add(texts, each * 2, "near an address or a person, in entries", false, this::nearPerson);
        add(texts, each * 2, "near a secret, in calls and translations", false, this::nearSecret);
        return texts;
    }

    private static void add(List<Labelled> texts, int count, String group, boolean leaks, Supplier<String> maker) {
        IntStream.range(0, count).forEach(i -> texts.add(new Labelled(group, leaks, maker.get())));
    }

    private String number(int most) {
        return made.pick("1", "2", "3", "4", "5", "6", "7", "8", "9") + made.of(LeakTexts.DIGITS, most - 1);
    }

    private String address() {
        String street =
                made.pick("Palestine", "King Fahd", "Tahlia", "Prince Sultan", "Khalid bin Al Walid", "Al Wasl");
        String kind = made.pick("Street", "St", "St.", "Road", "Rd", "Rd.", "Avenue");
        String district = made.pick("Al Olaya", "Al Nakheel", "An Nuzhah", "Al Hamra");
        String city = made.pick("Riyadh", "Jeddah", "Makkah", "Al Khobar", "Dubai", "Doha", "Kuwait City");
        String way = made.pick("فلسطين", "الملك فهد", "التحلية", "الأمير سلطان");
        String quarter = made.pick("العليا", "النخيل", "النزهة");
        String town = made.pick("الرياض", "جدة", "مكة المكرمة", "الخبر", "دبي", "المدينة المنورة");
        String house = number(made.pick("1", "2", "4").charAt(0) - '0');
        String code = number(5);
        return made.pick(
                "Ahmed Al-Qahtani, " + house + " " + street + " " + kind + ", " + city + " " + code,
                house + " " + street + " " + kind + ", " + city,
                house + " " + street + " " + kind + ", " + district + ", " + city + " " + code,
                street + " " + kind + " " + house + ", " + city,
                "Flat " + number(2) + ", Building " + house + ", " + street + " " + kind + ", " + city,
                "Villa " + house + ", " + district + " District, " + city,
                "The order of Sara Khan went to " + house + " " + street + " " + kind + ", " + city + ".",
                "Sara Khan\n" + house + " " + street + " " + kind + "\n" + city + " " + code,
                house + " " + street + " " + kind + ", " + district + ", " + code,
                "Building No. " + house + ", " + street + " " + kind + ", " + city + " " + code + "-" + number(4),
                "أحمد القحطاني، شارع " + way + " " + house + "، " + town + " " + code,
                "شارع " + way + "، مبنى " + house + "، " + town,
                house + " شارع " + way + "، حي " + quarter + "، " + town,
                "شقة " + number(2) + "، عمارة " + house + "، شارع " + way + "، " + town,
                "شارع " + way + " رقم " + house + "، حي " + quarter + "، " + town,
                "توصيل الطلب إلى شارع " + way + " " + house + " في " + town);
    }

    private String document() {
        String passport = made.of(LeakTexts.UPPER, 1) + made.of(LeakTexts.DIGITS, 8);
        String register = made.pick("1010", "4030", "2050") + made.of(LeakTexts.DIGITS, 6);
        return made.pick(
                "pp no. " + passport + " (passport)",
                passport + " (passport)",
                passport + " is the passport of the guest",
                "Passport\n" + passport,
                "German passport C0" + made.of("CFGHJKLMNPRTVWXYZ0123456789", 3) + "26K7",
                "P<SAUALQAHTANI<<AHMED" + "<".repeat(23) + "\n" + passport + "0SAU8503127M2601014" + "<".repeat(14)
                        + "06",
                "CR\n" + register,
                "CR No.\n" + register,
                "السجل التجاري\n" + register,
                "name;cr\nAcme;" + register);
    }

    private String money() {
        String visa = "4" + made.of(LeakTexts.DIGITS, 17);
        String card = "4" + made.of(LeakTexts.DIGITS, 14);
        String number = card + LeakTexts.luhn(card);
        String longest = visa + LeakTexts.luhn(visa);
        String iban = LeakTexts.withCheck("SA", made.pick("80", "10", "05", "65") + made.of(LeakTexts.DIGITS, 18));
        return made.pick(
                longest,
                "paid with " + longest,
                longest.replaceAll("(.{4})(?=.)", "$1 "),
                "%B" + number + "^ALI/AHMED^2812101" + made.of(LeakTexts.DIGITS, 12) + "?",
                ";" + number + "=2812101" + made.of(LeakTexts.DIGITS, 10) + "?",
                iban.substring(0, 4) + " " + iban.substring(4, 6) + " " + iban.substring(6),
                iban.substring(0, 2) + " " + iban.substring(2, 4) + " " + iban.substring(4, 14) + " "
                        + iban.substring(14),
                iban.substring(0, 4) + "-" + iban.substring(4, 9) + "-" + iban.substring(9));
    }

    private String argument() {
        String p = made.password().replaceAll("[\"'\\\\]", "x") + made.of(LeakTexts.DIGITS, 1);
        String k = made.of(LeakTexts.ALNUM, 32);
        String q = made.pick("\"", "'");
        String quoted = q + p + q;
        String key = q + k + q;
        return made.pick(
                "mysqli_connect(" + q + "db" + q + ", " + q + "root" + q + ", " + quoted + ", " + q + "shop" + q + ");",
                "$db = new mysqli($host, 'app', " + quoted + ");",
                "new PDO($dsn, 'app', " + quoted + ", [PDO::ATTR_PERSISTENT => true])",
                "ftp_login($connection, 'deploy', " + quoted + ");",
                "ldap_bind($ldap, 'cn=admin,dc=x', " + quoted + ");",
                "imap_open('{mail:993/imap/ssl}INBOX', 'box', " + quoted + ")",
                "oci_connect('scott', " + quoted + ", '//db/XE')",
                "ssh2_auth_password($session, 'deploy', " + quoted + ")",
                "crypto.createHmac('sha256', " + key + ")",
                "crypto.createDecipheriv('aes-256-cbc', " + key + ", iv)",
                "hash_hmac('sha256', $payload, " + key + ")",
                "openssl_encrypt($data, 'aes-256-gcm', " + key + ", 0, $iv)",
                "jwt.sign({ id: user.id }, " + key + ", { expiresIn: '1h' })",
                "JWT::encode($payload, " + key + ", 'HS256')",
                "hmac.new(b" + key + ", message, 'sha256')",
                "Http::withBasicAuth('ci', " + quoted + ")",
                "Http::withToken(" + key + ")->post($url)",
                "smtp.login('mailer', " + quoted + ")",
                "DriverManager.getConnection(url, \"app\", \"" + p + "\")",
                "new NetworkCredential(\"svc\", \"" + p + "\")",
                "new SecretKeySpec(\"" + k + "\".getBytes(), \"HmacSHA256\")",
                "Hash::make(" + quoted + ")",
                "$redis->auth(" + key + ");",
                "sk_" + made.uuid(),
                "the old key sk_" + made.uuid() + " is revoked");
    }

    private String arabicName() {
        String p = made.of(LeakTexts.UPPER, 1) + made.of(LeakTexts.LOWER, 4) + "_" + made.of(LeakTexts.DIGITS, 4) + "x";
        return made.pick(
                "كلمة_المرور=" + p,
                "كلمة-المرور: " + p,
                "رمز_الوصول = \"" + made.hex(40) + "\"",
                "كلمة المرور المؤقتة «" + p + "»",
                "كلمة السر الجديدة «" + p + "»",
                "كلمة المرور للوحة التحكم \"" + p + "\"",
                "مفتاح_api=" + made.hex(40));
    }

    private String nearPerson() {
        String n = made.pick("10", "21") + made.of(LeakTexts.DIGITS, 7);
        String checked = n + LeakTexts.luhn(n);
        String city = made.pick("Riyadh", "Jeddah", "Dubai", "Doha");
        String town = made.pick("الرياض", "جدة", "دبي");
        String time = "17" + made.of(LeakTexts.DIGITS, 8);
        String w = made.word();
        return made.pick(
                number(4) + " orders were served in " + city + " on the first day",
                "Opened " + number(2) + " canteens in " + city + " and " + number(1) + " on King Fahd Road",
                "King Fahd Road is shown on the map of " + city,
                "Delivery in " + city + ": street and building are required, at most " + number(3) + " characters",
                "The branch in " + city + " has " + number(2) + " tills",
                "Unit tests: " + number(3) + " passed in suite " + number(1) + ", " + city + " time zone",
                "Block " + number(1) + " is closed for guests of the " + city + " branch",
                "تم إضافة " + number(2) + " فروع في " + town,
                "إصلاح " + number(1) + " أخطاء في خريطة شارع الملك فهد",
                "الحي والشارع إلزاميان في عنوان " + town,
                "laravel/passport " + number(2) + ".4.0 to 13.0.1",
                "Passport: tokens are revoked after " + number(2) + " days (#" + number(4) + ")",
                "CR-" + number(4) + " is done",
                "artifact " + checked + " was uploaded",
                "checkpoint " + checked,
                "AUTO_INCREMENT=" + checked,
                ") ENGINE=InnoDB AUTO_INCREMENT=" + checked + " DEFAULT CHARSET=utf8mb4;",
                "partition " + checked + " is behind",
                "app.js?id=" + time.substring(0, 9) + LeakTexts.luhn(time.substring(0, 9)),
                "\"/css/app.css\": \"/css/app.css?id=" + made.hex(20) + "\"",
                "the server 192.0.2." + number(2) + " of the documentation",
                "allow 127.0.0.1;",
                "bump " + w + " from 10.4.12.3 to 10.4.12.4",
                "<<<<<<< HEAD\n" + w.toUpperCase(Locale.ROOT) + "<<>>\n>>>>>>> " + w);
    }

    private String nearSecret() {
        String w = made.word();
        return made.pick(
                "$table->string('password', " + made.pick("60", "255") + ")->change()",
                "$table->string('api_token', 80)->unique()->nullable();",
                "$table->char(\"secret\", 64);",
                "\"auth.password\": \"كلمة المرور\"",
                "\"password\": \"كلمة المرور غير صحيحة\",",
                "'token' => 'رمز إعادة التعيين غير صالح',",
                "كلمة_المرور=${DB_PASSWORD}",
                "كلمة المرور المؤقتة «********»",
                "mysqli_connect(host, user, password) is deprecated",
                "mysqli_connect('localhost', 'root', 'password')",
                "new PDO($dsn, $user, $password)",
                "createHmac('sha256', secret) is kept",
                "createHmac('sha256', 'your-secret-key')",
                "hash_hmac('sha256', $payload, config('app.key'))",
                "jwt.sign(payload, process.env.JWT_SECRET)",
                "jwt.verify(token, 'secret', { algorithms: ['HS256'] })",
                "ldap_bind($ldap, $dn, env('LDAP_PASSWORD'))",
                "->login('email', 'password') is called attempt() now",
                "Hash::make($request->password)",
                "Hash::check($plain, $user->password)",
                "openssl_encrypt($data, 'aes-256-gcm', $key, 0, $iv)",
                "$redis->auth(getenv('REDIS_PASSWORD'))",
                "Http::withToken($token)->get('" + w + "')",
                "DriverManager.getConnection(url, user, password)",
                "new SecretKeySpec(key, \"HmacSHA256\")",
                "id " + made.uuid() + " of the order");
    }
}
