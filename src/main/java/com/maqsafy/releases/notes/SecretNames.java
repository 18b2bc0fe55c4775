package com.maqsafy.releases.notes;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Names under which secrets are written, in the languages and scripts that are written here. */
final class SecretNames {

    /** What a name promises of its value. */
    enum Kind {
        /** A value that a person may have thought up. */
        PASSWORD,
        /** A value that a machine has made. */
        SECRET,
        /** A short word for a password that has other meanings, too. */
        PASS,
        /** A key of a cipher and its like, or of a table: hexadecimal digits are a secret there, unless the name says what they are. */
        KEY,
        /** Perhaps a secret; its value must look like one. */
        PERHAPS
    }

    private static final Map<String, Kind> WORDS = new HashMap<>();
    private static final WordTable TABLE;

    static {
        add(
                Kind.PASSWORD,
                List.of(
                        "password",
                        "passwd",
                        "passphrase",
                        "passcode",
                        "pwd",
                        "_pass",
                        "pswd",
                        "passwort",
                        "kennwort",
                        "senha",
                        "wachtwoord",
                        "parola",
                        "pass phrase",
                        "passwrd",
                        "psswd",
                        "passw0rd",
                        "pswrd",
                        "pasword",
                        "passowrd",
                        "pass word",
                        "secret phrase",
                        "rootpw",
                        "bindpw",
                        "\u067e\u0627\u0633 \u0648\u0631\u0688",
                        "contraseña",
                        "mot de passe",
                        "identified by",
                        "requirepass",
                        "masterauth",
                        "كلمة المرور",
                        "كلمة مرور",
                        "كلمات المرور",
                        "كلمة السر",
                        "كلمة سر",
                        "كلمات السر",
                        "عبارة المرور",
                        "عبارة مرور",
                        "الرقم السري",
                        "رقم سري",
                        "الرمز السري",
                        "رمز سري",
                        "باسورد",
                        "الباسورد",
                        "الباسوورد",
                        "باسوورد",
                        "بسورد",
                        "باس وورد",
                        "باس ورد",
                        "باس",
                        "الكود السري",
                        "كود الدخول",
                        "رمز الواي فاي",
                        "رمز الشبكة",
                        "رمز الخزنة",
                        "رمز القفل",
                        "رمز الباب",
                        "رمز الدخول",
                        "رمز دخول",
                        "رمز عبور",
                        "رمز المرور",
                        "كلمة الدخول",
                        "کلمه عبور",
                        "کلمه رمز",
                        "گذرواژه",
                        "گذر واژه",
                        "پسورد",
                        "رمز ورود",
                        "סיסמה",
                        "סיסמא",
                        "סיסמת",
                        "ססמה"));
        add(
                Kind.SECRET,
                List.of(
                        "secret",
                        "secret key",
                        "secret-key",
                        "appsid",
                        "app_sid",
                        "token",
                        "sonar.login",
                        "apikey",
                        "api_key",
                        "api-key",
                        "api key",
                        "api.key",
                        "apisecret",
                        "access_key",
                        "access-key",
                        "accesskey",
                        "access key",
                        "private_key",
                        "private-key",
                        "privatekey",
                        "private key",
                        "encryption_key",
                        "encryption-key",
                        "encryptionkey",
                        "encryption key",
                        "signing_key",
                        "signing-key",
                        "signingkey",
                        "signing key",
                        "app_key",
                        "appkey",
                        "app-key",
                        "auth_key",
                        "auth-key",
                        "authkey",
                        "auth key",
                        "master_key",
                        "masterkey",
                        "master key",
                        "master-key",
                        "account_key",
                        "accountkey",
                        "account key",
                        "storage_key",
                        "storagekey",
                        "shared_key",
                        "sharedkey",
                        "shared key",
                        "sharedaccesskey",
                        "license_key",
                        "licensekey",
                        "license key",
                        "licence key",
                        "terminal_key",
                        "terminalkey",
                        "terminal key",
                        "terminal-key",
                        "server_key",
                        "serverkey",
                        "server key",
                        "server-key",
                        "merchant_key",
                        "merchantkey",
                        "merchant key",
                        "merchant-key",
                        "service_key",
                        "servicekey",
                        "service-key",
                        "session_key",
                        "sessionkey",
                        "client_key",
                        "subscription-key",
                        "subscription_key",
                        "subscriptionkey",
                        "hmac_key",
                        "credential",
                        "creds",
                        "connectionstring",
                        "connection_string",
                        "bearer",
                        "contribsys__com",
                        "webhook_url",
                        "webhookurl",
                        "sas_key",
                        "jwt",
                        "otp_seed",
                        "recovery code",
                        "recovery key",
                        "رمز الوصول",
                        "رمز وصول",
                        "رمز المصادقة",
                        "رمز مصادقة",
                        "رمز التفويض",
                        "رمز التحديث",
                        "رمز الأمان",
                        "رمز أمان",
                        "رمز الواجهة",
                        "رمز api",
                        "رمز ال api",
                        "رمز الـ api",
                        "رمز التوثيق",
                        "رمز الجلسة",
                        "رمز الربط",
                        "رمز الخدمة",
                        "رمز التحقق",
                        "توكن",
                        "التوكن",
                        "المفتاح",
                        "المفتاح السري",
                        "مفتاح سري",
                        "المفتاح الخاص",
                        "مفتاح خاص",
                        "مفتاح الوصول",
                        "مفتاح وصول",
                        "مفتاح الواجهة",
                        "مفتاح واجهة",
                        "مفتاح الربط",
                        "مفتاح ربط",
                        "مفتاح التشفير",
                        "مفتاح تشفير",
                        "مفتاح التوقيع",
                        "مفتاح الترخيص",
                        "مفتاح الخدمة",
                        "مفتاح المصادقة",
                        "مفتاح الحساب",
                        "مفتاح العميل",
                        "مفتاح api",
                        "مفتاح ال api",
                        "مفتاح الـ api",
                        "مفتاح برمجة",
                        "مفاتيح",
                        "المفاتيح",
                        "رموز الوصول",
                        "الرموز",
                        "بيانات الاعتماد",
                        "بيانات الدخول",
                        "بيانات اعتماد",
                        "سر العميل",
                        "سر التطبيق",
                        "سر الخدمة",
                        "سر الربط",
                        "السر المشترك",
                        "السر",
                        "کلید api",
                        "کلید خصوصی",
                        "کلید دسترسی",
                        "کلید مخفی",
                        "کلید رمز",
                        "توکن",
                        "رمز دسترسی",
                        "نشانه دسترسی",
                        "کلید محرمانه",
                        "کلید امنیتی",
                        "אסימון",
                        "טוקן",
                        "מפתח api",
                        "מפתח פרטי",
                        "מפתח סודי",
                        "מפתח גישה",
                        "מפתח ה-api",
                        "סוד"));
        add(
                Kind.PASS,
                List.of(
                        "pass",
                        "pw",
                        "psw",
                        "p/w",
                        "psk",
                        "pre-shared key",
                        "preshared key",
                        "pre-shared-key",
                        "presharedkey",
                        "wifi key",
                        "wi-fi key",
                        "wlan key",
                        "wpa key",
                        "wpa2 key",
                        "network key",
                        "hotspot key"));
        add(Kind.KEY, List.of("key", "auth", "salt", "seed", "pat", "hmac"));
        add(
                Kind.PERHAPS,
                List.of(
                        "cred",
                        "api",
                        "cookie",
                        "session",
                        "signature",
                        "webhook",
                        "dsn",
                        "access",
                        "login",
                        "hash_key",
                        "مفتاح",
                        "رمز",
                        "الرمز",
                        "رمزه",
                        "رمزها",
                        "کلید",
                        "מפתח"));
        TABLE = new WordTable(WORDS.keySet());
    }

    /** What follows a secret's name in a longer one that names something else. */
    private static final Pattern SOMETHING_ELSE = Pattern.compile(
            "[_.-]?s?[_.-]?(?:charac|charset|count|timeout|ttl|len|length|min(?:imum)?(?![a-z])"
                    + "|max(?:imum)?(?![a-z])|files?(?![a-z])|path|dir(?![a-z])|ur[li](?![a-z])|endpoint|expir|types?(?![a-z])|name|polic|rotat|version"
                    + "|format|prefix|suffix|header|fields?(?![a-z])|label|hint|enabled?|disabled?|required|limit|usage|size|store|manager|service"
                    + "|provider|reset|bucket|cache|lifetime|scope|issuer|audience|rules?(?![a-z])|validat|strength|column|table|class|handler"
                    + "|controller|generator|mask|status|id(?![a-z])|ids(?![a-z])|link|page|form|input|icon|verif|_at(?![a-z])|algo|cost"
                    + "|rounds|driver|guard|broker|per_|budget|iz|is[ei]|mod(?:e|el)?(?![a-z])|ref(?![a-z])|env(?![a-z])|var(?![a-z])"
                    + "|management|change|confirm|history|recover|forgot|less|protect|arn|last4|finger|spec|list|set(?![a-z])|map(?![a-z])"
                    + "|pair|user|group|encod|encrypter|hasher|hashing|filter|resource|board|word|request|response|event|middleware|repositor|resolver|interceptor|factory|exception|error)");

    /** How the words of {@link #SOMETHING_ELSE} begin. */
    private static final WordTable ELSE = new WordTable(Stream.of(
                    ("charac charset count timeout ttl len min max file path dir ur endpoint expir type name polic rotat version format"
                                    + " prefix suffix header field label hint enable disable required limit usage size store manager service"
                                    + " provider reset bucket cache lifetime scope issuer audience rule validat strength column table class"
                                    + " handler controller generator mask status id link page form input icon verif _at algo cost rounds driver"
                                    + " guard broker per_ budget iz is mod ref env var management change confirm history recover forgot less"
                                    + " protect arn last4 finger spec list set map pair user group encod encrypter hash filter resource board"
                                    + " word request response event middleware repositor resolver interceptor factory exception error")
                            .split(" "))
            .toList());
    /** So many characters stand in front of them at most. */
    private static final int BEFORE_ELSE = 3;

    private static final Set<String> PLURALS = comparable(
            "creds",
            "كلمات المرور",
            "كلمات السر",
            "بيانات الاعتماد",
            "بيانات الدخول",
            "بيانات اعتماد",
            "مفاتيح",
            "المفاتيح",
            "رموز الوصول",
            "الرموز");

    private static final Set<String> COMPOUND =
            Set.of("s", "key", "keys", "value", "val", "text", "string", "str", "prod", "dev", "base64", "hex", "hash");
    /** What a name ends with in front of "key" and its like that makes it one of something public, by the last letter. */
    private static final Map<Character, List<String>> NO_SECRET_BEFORE = Stream.of(
                    ("public publishable foreign primary cache sort partition unique index composite translation lang i18n locale hot"
                                    + " short registry route object map group row config setting option query storage idempotency"
                                    + " dedup message routing arrow enter shortcut test no missing invalid content item file s3 redis job lock"
                                    + " image build artifact asset hash lookup entity record document tree node bundle commit deduplication")
                            .split(" "))
            .collect(Collectors.groupingBy(word -> word.charAt(word.length() - 1)));

    private static final List<String> DIGESTS = List.of("checksum", "digest", "hash", "sha256", "fingerprint");

    private static final int LONGEST_HEADING = 40;

    /** The short word for a password, which many longer ones hold, too. */
    private static final String SHORT_ARABIC = "\u0628\u0627\u0633";

    /** What may stand at the beginning of a word of Arabic. */
    private static final Pattern PARTICLES =
            Pattern.compile("[\u0648\u0641]?+(?:\u0644\u0644|[\u0628\u0644]?+(?:\u0627\u0644)?+)");

    private static final int LONGEST_PARTICLES = 4;

    /** What stands in front of a name that is a heading: marks of Markdown, and whose it is. */
    private static final Pattern HEADING = Pattern.compile(
            "(?i)[\\s#>*_`+-]*+(?:(?:client|access|webhook|api|bearer|deploy|shared|personal)[ -])?+[*_`]*+");

    private static final Pattern HEADING_WITH_COLON =
            Pattern.compile("[\\s#>*_`+-]*+(?:[\\p{L}\\p{M}]{1,12}+ ){0,2}+[*_`]*+");
    private static final String MARKS = " \t\r:*_`#";

    private SecretNames() {}

    private static Set<String> comparable(String... words) {
        return Stream.of(words).map(FoldedText::comparable).collect(Collectors.toUnmodifiableSet());
    }

    private static void add(Kind kind, List<String> words) {
        for (String word : words) {
            String name = FoldedText.comparable(word);
            WORDS.put(name, kind);
            if (word.charAt(0) >= 0x590 && word.indexOf(' ') >= 0) {
                // As programs and files have it.
                WORDS.put(name.replace(' ', '_'), kind);
                WORDS.put(name.replace(' ', '-'), kind);
            }
        }
    }

    /**
     * A secret's name in a text.
     *
     * @param start where the whole identifier begins
     * @param end where it ends, exclusive
     * @param compound whether it is made of several words as programs have them
     * @param alone whether it stands in its line as a heading does, with nothing but what says whose it is
     * @param plural whether it is the name of several
     */
    record Name(Kind kind, int start, int end, boolean compound, boolean alone, boolean plural) {}

    /** The name whose telling word begins at a place, if one does. */
    static @Nullable Name at(FoldedText folded, int place) {
        String lower = folded.lower();
        for (String word = TABLE.at(lower, place); word != null; word = TABLE.shorter(lower, place, word)) {
            Name name = of(folded, place, word);
            if (name != null) {
                return name;
            }
        }
        return null;
    }

    private static @Nullable Name of(FoldedText folded, int place, String word) {
        String text = folded.text();
        String lower = folded.lower();
        Kind kind = WORDS.get(word);
        if (kind == null) {
            return null;
        }
        int after = place + word.length();
        int start = place;
        while (start > 0 && place - start < 60 && identifier(text.charAt(start - 1))) {
            start--;
        }
        int end = after;
        while (end < text.length()
                && end - after < 40
                && ((identifier(text.charAt(end)) && text.charAt(end) != '.')
                        || (text.charAt(end) == '.' && end + 1 < text.length() && letter(text.charAt(end + 1))))) {
            end++;
        }
        String before = text.substring(start, place);
        String rest = text.substring(after, end);
        if ((word.charAt(0) < 0x80 && !bounded(text, place, after, rest, kind))
                || (word.equals(SHORT_ARABIC) && !aloneOrWithParticles(text, place, after))) {
            return null;
        }
        if (somethingElse(lower, after, end)
                || ofDigest(lower, start)
                || (kind.compareTo(Kind.PASS) >= 0 && noSecretBefore(spaced(lower, start, place)))) {
            return null;
        }
        return new Name(
                kind,
                start,
                end,
                before.indexOf('_') >= 0
                        || word.indexOf('_') >= 0
                        || rest.indexOf('_') >= 0
                        || (before.length() > 0 && letter(text.charAt(place - 1)))
                        || before.indexOf('-') > 0,
                alone(text, start, end),
                several(lower, after, end) || PLURALS.contains(word));
    }

    /** An expression of many words is dear, so it is asked only where one begins. */
    private static boolean somethingElse(String lower, int from, int to) {
        for (int at = from; at < to && at - from <= BEFORE_ELSE; at++) {
            if (ELSE.at(lower, at) != null) {
                return SOMETHING_ELSE.matcher(lower.substring(from, to)).lookingAt();
            }
        }
        return false;
    }

    /** Whether a name goes on to its end as one of several does: "tokens", and not "pat-address". */
    private static boolean several(String lower, int from, int to) {
        return to > from && lower.charAt(to - 1) == 's' && (to - 1 == from || lower.charAt(to - 2) != 's');
    }

    private static boolean alone(String text, int start, int end) {
        int behind = end;
        while (behind < text.length() && behind - end < LONGEST_HEADING && MARKS.indexOf(text.charAt(behind)) >= 0) {
            behind++;
        }
        if (behind < text.length() && text.charAt(behind) != '\n') {
            return false;
        }
        int line = start;
        while (line > 0 && start - line < LONGEST_HEADING && text.charAt(line - 1) != '\n') {
            line--;
        }
        boolean colon = text.substring(end, behind).indexOf(':') >= 0;
        return start - line < LONGEST_HEADING
                && (colon ? HEADING_WITH_COLON : HEADING)
                        .matcher(text.substring(line, start))
                        .matches();
    }

    /** What stands in front of the telling word: the beginning of its identifier, or the word before, as in "cache key". */
    private static String spaced(String lower, int start, int place) {
        if (start < place || start == 0 || lower.charAt(start - 1) != ' ') {
            return lower.substring(start, place);
        }
        int from = start - 1;
        while (from > 0 && start - from < 20 && letter(lower.charAt(from - 1))) {
            from--;
        }
        return lower.substring(from, start);
    }

    /** "checksum/secret", as charts note what a deployment was made of. */
    private static boolean ofDigest(String lower, int start) {
        return start > 0
                && lower.charAt(start - 1) == '/'
                && DIGESTS.stream().anyMatch(word -> lower.startsWith(word, start - 1 - word.length()));
    }

    private static boolean noSecretBefore(String before) {
        int end = before.length();
        if (end > 0 && "_. -".indexOf(before.charAt(end - 1)) >= 0) {
            end--;
        }
        String name = before.substring(0, end);
        return !name.isEmpty()
                && NO_SECRET_BEFORE.getOrDefault(name.charAt(name.length() - 1), List.of()).stream()
                        .anyMatch(name::endsWith);
    }

    private static boolean bounded(String text, int place, int after, String rest, Kind kind) {
        boolean continues = !rest.isEmpty() && rest.charAt(0) >= 'a' && rest.charAt(0) <= 'z';
        if (kind.compareTo(Kind.PASS) >= 0) {
            boolean begins = place == 0
                    || !letter(text.charAt(place - 1))
                    || (text.charAt(place) < 'a' && text.charAt(place - 1) >= 'a');
            boolean allCapitals = rest.isEmpty() || !letter(rest.charAt(0)) || text.charAt(after - 1) >= 'a';
            return begins && (!continues || rest.startsWith("s")) && allCapitals;
        }
        int word = 0;
        while (word < rest.length() && rest.charAt(word) >= 'a' && rest.charAt(word) <= 'z') {
            word++;
        }
        return !continues || COMPOUND.contains(rest.substring(0, word));
    }

    /** Whether a word of Arabic is no part of a longer one, but for the particles and the article in front of it. */
    private static boolean aloneOrWithParticles(String text, int place, int after) {
        if (after < text.length() && arabic(text.charAt(after))) {
            return false;
        }
        int begin = place;
        while (begin > 0 && place - begin <= LONGEST_PARTICLES && arabic(text.charAt(begin - 1))) {
            begin--;
        }
        return PARTICLES.matcher(text.substring(begin, place)).matches();
    }

    private static boolean arabic(char c) {
        return c >= '\u0620' && c <= '\u0652';
    }

    private static boolean letter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static boolean identifier(char c) {
        return letter(c) || (c >= '0' && c <= '9') || c == '_' || c == '-' || c == '.' || c == '$';
    }
}
