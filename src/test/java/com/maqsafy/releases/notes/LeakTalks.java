package com.maqsafy.releases.notes;

import com.maqsafy.releases.notes.LeakTexts.Labelled;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * What is asked for in one line of a chat and given in the next, what is said of a secret before it is written, traces with the
 * arguments of calls, seeds of databases and settings in SQL, in English and Arabic, with near misses of the same forms.
 */
final class LeakTalks {

    private static final String[] PEOPLE = {"Sara", "Omar", "Lina", "Turki", "Huda", "Majed"};
    private static final String[] ARABS = {"سارة", "عمر", "لينا", "تركي", "هدى", "ماجد"};

    private final LeakTexts made;

    LeakTalks(long seed) {
        made = new LeakTexts(seed);
    }

    /** All classes, so many texts of each. */
    List<Labelled> all(int each) {
        var texts = new ArrayList<Labelled>();
        add(texts, each, "secret, asked for and given", true, this::given);
        add(texts, each, "secret, spoken of at length", true, this::spokenOf);
        add(texts, each, "secret, in calls and statements", true, this::called);
        add(texts, each, "near a secret, in talks and calls", false, this::near);
        return texts;
    }

    private static void add(List<Labelled> texts, int count, String group, boolean leaks, Supplier<String> maker) {
        IntStream.range(0, count).forEach(i -> texts.add(new Labelled(group, leaks, maker.get())));
    }

    private String time() {
        return made.pick("09", "10", "14", "7") + ":" + made.pick("05", "12", "31", "48");
    }

    /** As people think them up: a word with a capital, a sign and digits, in an order that changes. */
    private String thoughtUp() {
        String word = LeakTexts.capital(made.word());
        String digits = made.of(LeakTexts.DIGITS, 3);
        return made.pick(
                word + made.pick("!", "@", "#", "$") + digits,
                word + digits + made.pick("!", "@", "#"),
                word + "_" + made.word() + digits,
                made.pick("P", "S", "T") + "@" + made.word() + digits);
    }

    private String given() {
        String asks = made.pick(PEOPLE);
        String gives = made.pick(PEOPLE);
        String p = made.pick(thoughtUp(), made.password());
        return made.pick(
                "> **" + asks + "** " + time() + "\n> what was the db pass?\n> **" + gives + "** " + time() + "\n> "
                        + p,
                asks + ", " + time() + "\nwhich password does the kiosk have?\n" + gives + ", " + time() + "\n" + p,
                asks + ": send me the password of the kiosk\n" + gives + ": its " + p,
                asks + ": i forgot the admin password\n" + gives + ": here is it: " + p,
                "[" + time() + "] " + asks + ": need the staging password\n[" + time() + "] " + gives + ": " + p,
                "[" + time() + "] " + asks + ": token for the mail gateway -> " + made.secretValue(),
                asks + ": api key of " + made.word() + " \u2192 " + made.secretValue(),
                "> " + asks + ": login is " + made.word() + " pass " + p,
                "> pw: " + p + "\n> user: " + made.word(),
                asks + " wrote: here is the key " + made.hex(32) + " delete it later",
                asks + ": here's our new key " + made.hex(40),
                made.pick(ARABS) + ": ما هو باسورد الخادم؟\n" + made.pick(ARABS) + ": " + p,
                made.pick(ARABS) + ": عطني باسورد الخادم\n" + made.pick(ARABS) + ": " + p,
                made.pick(ARABS) + ": نسيت كلمة المرور\n" + made.pick(ARABS) + ": هي " + p);
    }

    private String spokenOf() {
        String p = thoughtUp();
        String v = made.secretValue();
        return made.pick(
                "We rotated the token; the new one is " + v + ".",
                "The key leaked, so it was revoked. The secret expired. New secret: " + v,
                "Renewed the webhook secret, the new value is " + v,
                "The default PIN of the terminals is " + made.of(LeakTexts.DIGITS, 6) + ", each school changes it.",
                "PIN for the kiosk: " + made.of(LeakTexts.DIGITS, 4),
                "passphrase of the archive = " + made.word() + " " + made.word() + " " + made.word() + "-"
                        + made.of(LeakTexts.DIGITS, 3),
                "Passphrase: " + made.word() + " " + made.word() + " " + made.word() + " " + made.word(),
                "Credentials for staging: app / " + LeakTexts.capital(made.word()) + "." + made.word()
                        + made.of(LeakTexts.DIGITS, 2),
                "Credentials for staging: app / " + made.word() + "-" + made.word() + "-"
                        + made.of(LeakTexts.DIGITS, 2),
                "Wi-Fi of the canteen: Maqsaf, password " + p,
                "الرقم السري للأجهزة: " + made.of(LeakTexts.DIGITS, 6),
                "الرقم السري لجهاز الكاشير: " + made.of(LeakTexts.DIGITS, 8),
                "باسورد شبكة الواي فاي في المقصف " + p,
                "مفتاح الربط الجديد مع بوابة الرسائل " + v,
                "السر المشترك مع مزود الدفع = " + LeakTexts.base64(made.of(LeakTexts.ALNUM, 31)));
    }

    private String called() {
        String p = thoughtUp();
        String v = made.secretValue();
        String w = made.word();
        return made.pick(
                "User::create(['email' => 'ops@example.com', 'password' => Hash::make('" + p + "')]);",
                "'password' => bcrypt('" + p + "'),",
                "$user->password = Hash::make(\"" + p + "\");",
                "user.password = make_password('" + p + "')",
                "#4 /var/www/app/Services/Sms.php(77): App\\Services\\Sms->login('" + w + "', '" + p + "')",
                "#0 /app/db.php(12): PDO->__construct('mysql:host=db1;dbname=x', '" + w + "', '" + p + "')",
                "Gateway::login('" + w + "', '" + p + "');",
                "redis> AUTH " + made.of(LeakTexts.ALNUM, 12) + "a1B" + made.of(LeakTexts.ALNUM, 9),
                "AUTH default " + made.of(LeakTexts.ALNUM, 12) + "a1B" + made.of(LeakTexts.ALNUM, 9) + "\nSELECT 2",
                "UPDATE settings SET value = '" + v + "' WHERE name = '" + w + "_api_token';",
                "update options set option_value='" + v + "' where option='" + w + "_secret'",
                "UPDATE config SET value = \"" + v + "\" WHERE code = \"" + w + "_client_secret\"");
    }

    private String near() {
        String w = made.word();
        return made.pick(
                "$table->string('api_token', 80)->unique()->nullable();",
                "$table->string('secret', 64), $table->index('x');",
                "'password' => Hash::make($request->password),",
                "'password' => Hash::make('password'),",
                "'password' => bcrypt('secret'),",
                "Sara: I reset the password\nOmar: thanks, see MAQ-" + made.of(LeakTexts.DIGITS, 3),
                "Sara: the password page is slow\nOmar: it is fixed in 4.2.1",
                "Fix: the password field\nNote: it is bigger now",
                "Sara: which token do we use?\nOmar: the one of the vault",
                made.pick(ARABS) + ": نسيت كلمة المرور\n" + made.pick(ARABS) + ": اضغط على الرابط",
                "AUTH failed for three clients; AUTH command of Redis is sent once.",
                "AUTH SCRAM-SHA-256 is used by the database.",
                "The old token is revoked; the new one is in the vault.",
                "We rotated the keys; the new one is valid for 90 days.",
                "The PIN of the terminals is 4 digits long.",
                "PIN for the kiosk: at least 6 digits",
                "Passphrase: must be at least four words",
                "passphrase of the archive is stored in the vault",
                "Credentials for staging: see the vault / ask Omar",
                "الرقم السري للأجهزة: 6 أرقام على الأقل",
                "مفتاح الربط الجديد مع بوابة الرسائل يحفظ في الخزنة",
                "UPDATE settings SET value = 'true' WHERE name = 'token_required';",
                "UPDATE settings SET value = '30' WHERE name = '" + w + "_token_ttl';",
                "birth date is optional from version 4.13.0 (2026-10-02)",
                "[" + time() + "] Sara: token for the mail gateway -> see the vault",
                "here is the key point of the release: " + w,
                "$this->login('admin', 'web');");
    }
}
