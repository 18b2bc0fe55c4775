package com.maqsafy.releases.notes;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Credentials where commands and protocols have them: HTTP's headers, options of shells' commands, {@code .netrc}. */
final class CredentialRule implements LeakRule {

    /** A repository with a number of what was reported, or with a version. */
    private static final Pattern OF_REPOSITORY =
            Pattern.compile("[a-z0-9_.-]++(?:#[0-9]{1,6}|@v[0-9.]+|@[0-9]+\\.[0-9.]+)");

    private static final String BLANKS = "[ \\t]{0,4}+";
    /** What stands in front of the password in {@code .netrc}, and how far in front of it the account. */
    private static final String NETRC_ANCHOR = "password ";

    private static final int NETRC_REACH = 150;

    /**
     * Where to look, by the text that stands there (lower case).
     *
     * @param anchor what stands where the expression begins
     * @param before a word of which one stands within 300 characters before, or nothing
     * @param pattern its first group is the secret
     */
    private record Place(String rule, String anchor, List<String> before, Pattern pattern) {}

    private static final List<String> CURL = List.of("curl", "wget", "http");

    private static final List<Place> PLACES = List.of(
            new Place(
                    "authorization-header",
                    "authorization",
                    List.of(),
                    Pattern.compile("(?i)authorization[\"'\\]]{0,2}+" + BLANKS
                            + "(?:=>|[:=,]|(?=[\"']?+(?:basic|bearer)[ \\t]))" + BLANKS
                            + "[\"'`]{0,2}+((?:basic|bearer|token|api-?key|apikey|digest|jwt|negotiate|oauth|key|genie-?key|bot|sso-key|ntlm|aws4-hmac-sha256)[ \\t]{1,4}+(?:token=|token token=|credential=)?+[\"']?+)?+"
                            + "(?<value>[a-z0-9._~+/=:!@$%^&*-]{8,8000}+)")),
            new Place(
                    "bearer-token",
                    "bearer",
                    List.of(),
                    Pattern.compile("(?i)bearer[\\s:=\"']{1,4}+(?<value>[a-z0-9._~+/-]{16,8000}+={0,2}+)")),
            new Place(
                    "basic-credential",
                    "basic ",
                    List.of(),
                    Pattern.compile("(?i)basic {1,2}+(?<value>[a-z0-9+/]{8,400}+={0,2}+)")),
            new Place(
                    "command-credential",
                    "-u",
                    CURL,
                    Pattern.compile(
                            "(?i)-u(?:ser)?[ =]{0,3}+(?:\"(?<a>[^\"\\n]{3,300}+)\"|'(?<b>[^'\\n]{3,300}+)'|(?<value>[^\\s\"']{3,300}+))")),
            new Place(
                    "command-credential",
                    "--user",
                    CURL,
                    Pattern.compile(
                            "(?i)--user[ =]{1,3}+(?:\"(?<a>[^\"\\n]{3,300}+)\"|'(?<b>[^'\\n]{3,300}+)'|(?<value>[^\\s\"']{3,300}+))")),
            new Place(
                    "command-credential",
                    "--proxy-user",
                    CURL,
                    Pattern.compile(
                            "(?i)--proxy-user[ =]{1,3}+(?:\"(?<a>[^\"\\n]{3,300}+)\"|'(?<b>[^'\\n]{3,300}+)'|(?<value>[^\\s\"']{3,300}+))")),
            new Place(
                    "command-credential",
                    "--auth",
                    CURL,
                    Pattern.compile(
                            "(?i)--auth[ =]{1,3}+(?:\"(?<a>[^\"\\n]{3,300}+)\"|'(?<b>[^'\\n]{3,300}+)'|(?<value>[^\\s\"']{3,300}+))")),
            new Place(
                    "command-password",
                    "-p",
                    List.of("mysql", "mariadb"),
                    // Behind a blank stands the database there.
                    Pattern.compile("-p[\"']?+(?<value>[^\\s\"'-][^\\s\"']{3,200}+)")),
            new Place(
                    "command-password",
                    "-p",
                    List.of(
                            "sshpass",
                            "docker login",
                            "podman login",
                            "helm registry login",
                            "az login",
                            "mongo",
                            "ldap",
                            "mosquitto",
                            "oc login",
                            "smbclient",
                            "7z",
                            "plink",
                            "rabbitmqadmin"),
                    Pattern.compile("-p[ =]?+[\"']?+(?<value>[^\\s\"'-][^\\s\"']{3,200}+)")),
            new Place(
                    "command-password",
                    "-a ",
                    List.of("redis-cli"),
                    Pattern.compile("-a +[\"']?+(?<value>[^\\s\"'-][^\\s\"']{3,200}+)")),
            new Place(
                    "command-secret",
                    "-t ",
                    List.of("influx", "vercel", "netlify", "sentry-cli", "doctl", "surge "),
                    Pattern.compile("-t +[\"']?+(?<value>[^\\s\"'-][^\\s\"']{11,400}+)")),
            new Place(
                    "command-password",
                    "-w ",
                    List.of("ldap"),
                    Pattern.compile("-w +[\"']?+(?<value>[^\\s\"'-][^\\s\"']{3,200}+)")),
            new Place(
                    "command-password",
                    NETRC_ANCHOR,
                    List.of("login "),
                    Pattern.compile("(?i)password +(?<value>[^\\s\"']{4,200}+)(?=\\s|$)")),
            new Place(
                    "command-password",
                    "config set",
                    List.of(),
                    Pattern.compile("(?i)config set +(?:requirepass|masterauth) +[\"']?+(?<value>[^\\s\"']{4,200}+)")),
            new Place(
                    "command-password",
                    "_auth",
                    List.of(),
                    Pattern.compile("(?i)_auth(?:token)?+" + BLANKS + "=" + BLANKS
                            + "[\"']?+(?<value>[a-z0-9+/=_-]{12,400}+)")),
            new Place(
                    "command-password",
                    "echo ",
                    List.of(),
                    Pattern.compile(
                            "echo +(?:-n +)?+[\"']?+(?<value>[^\\s\"'|]{4,100}+)[\"']?+ *+\\|"
                                    + " *+(?:sudo|docker|podman|passwd|chpasswd|kinit|gpg|openssl|helm|cryptsetup|su|gh|glab|vault|oc|az|aws|heroku|npm)\\b")),
            new Place(
                    "command-password",
                    "/user:",
                    List.of("net use"),
                    Pattern.compile("(?i)/user:[^\\s]{1,60}+ +(?<value>[^\\s\"'/-][^\\s\"']{3,100}+)")),
            new Place(
                    "command-password",
                    "http-basic.",
                    List.of(),
                    Pattern.compile("http-basic\\.[^\\s]{1,100}+ +[^\\s]{1,60}+ +[\"']?+(?<value>[^\\s\"']{4,200}+)")),
            new Place(
                    "command-password",
                    "htpasswd ",
                    List.of(),
                    Pattern.compile(
                            "htpasswd +-[a-zA-Z]{1,6}+ +[^\\s]{1,100}+ +[^\\s]{1,60}+ +(?<value>[^\\s]{4,100}+)")),
            ofKeytool("-storepass", "(?:word)?+"),
            ofKeytool("-srcstorepass", ""),
            ofKeytool("-deststorepass", ""),
            ofRabbitMq("add_user "),
            ofRabbitMq("change_password "),
            new Place(
                    "command-secret",
                    "variable set ",
                    List.of("glab", "gh "),
                    Pattern.compile(
                            "(?i)variable set +[\\w-]{0,60}?(?:token|key|secret|pass)[\\w-]{0,20}+ +[\"']?+(?<value>[^\\s\"'-][^\\s\"']{7,400}+)")),
            ofKeytool("-keypass", "(?:word)?+"),
            new Place(
                    "command-password",
                    "-k ",
                    List.of("openssl"),
                    Pattern.compile("-k +(?<value>[^\\s\"'-][^\\s\"']{3,100}+)")),
            new Place(
                    "command-password",
                    "pass:",
                    List.of("openssl"),
                    Pattern.compile("pass:(?<value>[^\\s\"'-][^\\s\"']{3,100}+)")),
            new Place(
                    "command-password",
                    "-p",
                    List.of("zip", "sqlcmd", "bcp ", "isql"),
                    Pattern.compile("-P[ =]?+[\"']?+(?<value>[^\\s\"'-][^\\s\"']{3,200}+)")),
            new Place(
                    "command-password",
                    "-u",
                    List.of("lftp", "smbclient", "rpcclient"),
                    Pattern.compile("(?i)-u[ =]?+[\"']?+[\\w.@\\\\-]{1,60}+[,%](?<value>[^\\s\"']{4,200}+)")),
            new Place(
                    "command-password",
                    "/p:",
                    List.of("freerdp"),
                    Pattern.compile("/p:[\"']?+(?<value>[^\\s\"']{4,200}+)")),
            ofOracle("sqlplus "),
            ofOracle("expdp "),
            ofOracle("impdp "),
            ofOracle("jdbc:oracle:thin:"),
            ofSecret("--from-literal", "[= ][\"']?+"),
            ofSecret("secrets set ", "(?:-{1,2}[\\w-]{1,20}+(?:[ =][\\w-]{1,40}+)? ){0,2}"),
            ofSecret("vault kv put ", "[^\\s]{1,100}+ "),
            ofSecret("vault write ", "[^\\s]{1,100}+ "),
            new Place(
                    "command-secret",
                    "net user ",
                    List.of(),
                    Pattern.compile("(?i)net user [\\w.-]{1,40}+ {1,3}+(?<value>[^\\s/][^\\s]{5,100}+)")),
            new Place(
                    "call-password",
                    "encrypt_string",
                    List.of(),
                    Pattern.compile(
                            "(?i)encrypt_string(?: +--?[\\w-]{1,30}+(?:[= ][^\\s'\"-][^\\s'\"]{0,60}+)?){0,4} +[\"'](?<value>[^'\"\\n]{4,200}+)[\"']")),
            new Place(
                    "call-password",
                    "convertto-securestring",
                    List.of(),
                    Pattern.compile(
                            "(?i)convertto-securestring +(?:-string +)?+[\"'](?<value>[^\"'\\n]{4,200}+)[\"']")),
            new Place(
                    "call-password",
                    "auth",
                    List.of(),
                    Pattern.compile(
                            "(?i)auth[\"']?+" + BLANKS + "(?:=>|[=:])" + BLANKS
                                    + "[(\\[{] ?+[\"'][^\"'\\n]{1,80}+[\"'] {0,2}+, {0,2}+[\"'](?<value>[^\"'\\n]{4,100}+)[\"']")),
            new Place(
                    "call-password",
                    "basicauth",
                    List.of(),
                    Pattern.compile(
                            "(?i)basicauth(?:entication)?+\\( ?+[\"'][^\"'\\n]{1,80}+[\"'] {0,2}+, {0,2}+[\"'](?<value>[^\"'\\n]{4,100}+)[\"']")),
            new Place(
                    "session-cookie",
                    "--cookie",
                    CURL,
                    Pattern.compile("(?i)--cookie[ =][\"']?+[\\w.-]{2,60}+=(?<value>[a-z0-9%._~+/=-]{16,4000}+)")),
            new Place(
                    "session-cookie",
                    "-b ",
                    CURL,
                    Pattern.compile("(?i)-b [\"']?+[\\w.-]{2,60}+=(?<value>[a-z0-9%._~+/=-]{16,4000}+)")),
            new Place(
                    "network-password",
                    "wifi:",
                    List.of(),
                    Pattern.compile("(?i)wifi:(?:[tsh]:[^;\\s]{0,60}+;){1,3}+p:(?<value>[^;\\s]{4,63}+);")),
            new Place(
                    "otp-seed",
                    "otpauth://",
                    List.of(),
                    Pattern.compile(
                            "(?i)otpauth://(?:(?!secret=)[^\\s\"'<>]){1,300}+secret=(?<value>[a-z2-7]{12,200}+)")),
            seed("otp"),
            seed("totp"),
            seed("2fa"),
            seed("mfa"),
            seed("authenticator"),
            seed("setup key"),
            // Commands of Redis are written in capitals.
            new Place(
                    "bearer-token",
                    "auth ",
                    List.of(),
                    Pattern.compile(
                            "AUTH +(?:[\\w.-]{1,40}+ +)?+[\"']?+(?=[^\\s]{0,100}?[a-z])(?=[^\\s]{0,100}?[A-Z])(?=[^\\s]{0,100}?[0-9])(?<value>[^\\s\"'`]{12,200}+)")),
            new Place(
                    "seed-phrase",
                    "passphrase",
                    List.of(),
                    Pattern.compile(
                            "(?is)passphrase(?: (?:of|for)(?: [\\p{L}-]{1,15}+){1,3}+)?+[\"'`*]{0,3}+[ \\t]{0,3}+(?:[:=]|is)[ \\t]{1,3}+[\"'`]?+"
                                    + "(?<value>(?-i:(?!(?:[a-z]{1,12}+ ){0,7}(?:must|should|the|is|are|of|to|at|least|be|with|and|for|in|from|not|no|may|can|a|an|or|by|on|it|now|when|asked"
                                    + "|if|this|that|has|have|was|will|after|before|again|once|twice|only|length|prompts?|users?|(?:add|fix|show|check|support|allow|reject|accept)(?:s|n|ed|es)?"
                                    + "|(?:requir|stor|chang|remov|generat|validat|renam)(?:es?|ed))\\b)"
                                    + "(?:[a-z]{3,10}+(?: [a-z]{3,10}+){3,7}(?:[ _-]?[0-9]{1,4}+)?+|[a-z]{3,10}+(?: [a-z]{3,10}+){2}[ _-]?[0-9]{1,4}+)))(?=[\"'`.]?[ \\t\\r]{0,4}+(?:$|\\n))")),
            phrase("seed phrase"),
            phrase("mnemonic"),
            phrase("recovery phrase"),
            codes("recovery code"),
            codes("backup code"),
            codes("scratch code"),
            codes("\u0631\u0645\u0648\u0632 \u0627\u0644\u0627\u0633\u062a\u0631\u062f\u0627\u062f"),
            codes("\u0627\u0643\u0648\u0627\u062f \u0627\u0644\u0627\u0633\u062a\u0631\u062f\u0627\u062f"),
            codes("\u0631\u0645\u0648\u0632 \u0627\u0644\u0627\u0633\u062a\u0639\u0627\u062f\u0647"),
            codes("\u0627\u0644\u0631\u0645\u0648\u0632 \u0627\u0644\u0627\u062d\u062a\u064a\u0627\u0637\u064a\u0647"),
            pin("pin"),
            pin("otp"),
            pin("bypass code"),
            pin("access code"),
            pin("door code"),
            pin("unlock code"),
            arabicPin("\u0631\u0645\u0632 \u0627\u0644\u062f\u062e\u0648\u0644"),
            arabicPin("\u0627\u0644\u0631\u0642\u0645 \u0627\u0644\u0633\u0631\u064a"),
            arabicPin("\u0627\u0644\u0631\u0645\u0632 \u0627\u0644\u0633\u0631\u064a"),
            pin("one-time password"),
            pin("verification code"),
            pin("\u0631\u0645\u0632 \u0627\u0644\u062a\u062d\u0642\u0642"),
            arabicNumber("الرمز السري"),
            arabicNumber("الرقم السري"),
            arabicNumber("رمز الدخول"),
            arabicCode("رمز فتح"),
            arabicCode("رمز الخزنه"),
            arabicCode("رمز الباب"),
            arabicCode("رمز القفل"),
            arabicCode("رمز الانذار"),
            arabicCode("كود الباب"),
            arabicCode("كود الخزنه"),
            pin("\u0643\u0648\u062f \u0627\u0644\u062a\u062d\u0642\u0642"),
            pair("login"),
            pair("log in"),
            pair("sign in"),
            ofAccount("user / pass"),
            ofAccount("user/pass"),
            ofAccount("login / pass"),
            ofAccount("login/pass"),
            ofAccount("username / pass"),
            ofAccount("username/pass"),
            ofAccount("user / pw"),
            ofAccount("user/pw"),
            ofAccount("id / pass"),
            ofAccount("id/pass"),
            ofAccount("u/p"),
            new Place(
                    "command-password",
                    "]:",
                    List.of(),
                    Pattern.compile("\\]:[0-9]{2,5}+ {1,8}+[^\\s:]{1,60}+:(?<value>[^\\s:]{6,100}+)")),
            new Place(
                    "pin-code",
                    "pin",
                    List.of(),
                    Pattern.compile(
                            "(?i)pin(?:[_-]?code)?+[\"']\\s{0,3}+(?:,\\s{0,20}+(?:value|val|data)[\"']?+\\s{0,3}+[:=]|=>|[:,])\\s{0,3}+[\"'](?<value>[0-9]{4,8}+)[\"']")),
            new Place(
                    "pin-code",
                    "value",
                    List.of(),
                    Pattern.compile(
                            "(?i)value[\"']?+\\s{0,3}+[:=]\\s{0,3}+[\"'](?<value>[0-9]{4,8}+)[\"'],\\s{0,20}+(?:key|name)[\"']?+\\s{0,3}+[:=]\\s{0,3}+[\"'](?:[a-z]{1,12}[_.-]){0,2}pin(?:[_-]?code)?[\"']")),
            pair("credentials"),
            pair("creds"),
            pair("test user"),
            pair("الدخول ب"),
            pair("للدخول"),
            pair("\u0627\u0644\u062f\u062e\u0648\u0644 \u0639\u0628\u0631"),
            pair("account"),
            pair("username"),
            pair("\u0628\u064a\u0627\u0646\u0627\u062a \u0627\u0644\u062f\u062e\u0648\u0644"),
            pair("\u062d\u0633\u0627\u0628"),
            pair("\u0627\u0644\u0645\u0633\u062a\u062e\u062f\u0645"),
            account("admin"),
            account("root"),
            new Place(
                    "session-cookie",
                    "cookie",
                    List.of(),
                    Pattern.compile("(?i)cookie[\"']?+" + BLANKS + ":" + BLANKS
                            + "[\"']?+[a-z0-9_.-]{2,60}+=(?<value>[a-z0-9%._~+/=-]{16,4000}+)")));

    private static final Pattern NETRC = Pattern.compile("(?i)login +[^\\s]{1,100}+\\s{1,20}+$");
    private static final Map<String, List<Place>> BY_ANCHOR =
            PLACES.stream().collect(Collectors.groupingBy(Place::anchor));
    private static final WordTable ANCHORS = new WordTable(BY_ANCHOR.keySet());
    private static final int REACH = 300;
    private static final int SHORTEST_PASSWORD = 4;

    /** What begins with a word, and not inside one. */
    private static final Set<String> WORDS =
            Set.of("bearer-token", "basic-credential", "pin-code", "otp-seed", "seed-phrase", "recovery-code");
    /** What the form alone decides. */
    private static final Set<String> CERTAIN = Set.of("pin-code", "otp-seed", "seed-phrase", "recovery-code");
    /** Behind them stands what lets somebody in, and nothing else. */
    private static final Set<String> CREDENTIALS =
            Set.of("credentials", "creds", "\u0628\u064a\u0627\u0646\u0627\u062a \u0627\u0644\u062f\u062e\u0648\u0644");

    /** A name and a password with a stroke between, after a word that says so. */
    private static Place pair(String word) {
        return new Place(
                "account-password",
                word,
                List.of(),
                Pattern.compile(
                        "(?i)" + word + "[^\\n/|]{0,40}+[/|][ ]{0,2}+(?<value>[^\\s\"'<>:/|]{8,100}+)(?![:/|])"));
    }

    /** A name and a password with a stroke, behind a label that says that both follow. */
    private static Place ofAccount(String label) {
        return new Place(
                "account-pair",
                label,
                List.of(),
                Pattern.compile(
                        "(?i)" + label
                                + "(?:word|code)?+[\"'`*)]{0,3}+ ?+(?:[:=]|is|->|=>|-) ?+[\"'`]?+[^\\s/|:\"'`]{2,40}+[\"'`]?+ ?+[/|:] ?+[\"'`]?+(?<value>[^\\s\"'<>/|`]{5,100}+)"));
    }

    /** A name and a value, of which only the command says that it is secret. */
    private static Place ofSecret(String command, String between) {
        return new Place(
                "command-secret",
                command,
                List.of(),
                Pattern.compile(
                        "(?i)" + command + between
                                + "(?!(?:user(?:name)?|host|port|name|url|email|db|database)=)[\\w./-]{1,60}+=[\"']?+(?<value>[^\\s\"']{4,400}+)"));
    }

    /** An option of {@code keytool}, with what its name may go on with. */
    private static Place ofKeytool(String option, String longer) {
        return new Place(
                "command-password",
                option,
                List.of(),
                Pattern.compile(option + longer + "[ =]++(?<value>[^\\s\"'-][^\\s\"']{3,100}+)"));
    }

    /** Name and password behind a command of {@code rabbitmqctl}. */
    private static Place ofRabbitMq(String command) {
        return new Place(
                "command-password",
                command,
                List.of("rabbitmqctl"),
                Pattern.compile("(?i)" + command + "+[^\\s]{1,60}+ +[\"']?+(?<value>[^\\s\"']{4,200}+)"));
    }

    /** Name and password as Oracle's tools have them. */
    private static Place ofOracle(String tool) {
        return new Place(
                "command-password",
                tool,
                List.of(),
                Pattern.compile("(?i)" + tool
                        + "(?:-[a-z] ){0,2}[\"']?+[\\w$#]{1,60}+/[\"']?+(?<value>[^\\s\"'@/]{4,100}+)(?=[\"'@\\s]|$)"));
    }

    /** A seed of one-time passwords in Base32, in one piece or in groups of four. */
    private static Place seed(String word) {
        return new Place(
                "otp-seed",
                word,
                List.of(),
                Pattern.compile(
                        "(?is).{" + word.length()
                                + "}(?:[ _-]{1,2}+(?:secret|seed|key|token|setup|code|app)){0,3}+[\"'`*]{0,3}+[ \\t]{0,3}+(?:[:=]|is|->|=>|-)?+[ \\t]{0,3}+[\"'`*(]{0,3}+"
                                + "(?<value>(?-i:[A-Z2-7]{16,128}+|(?=(?:[A-Za-z]{4}[ -]){0,8}[A-Za-z]{0,3}[2-7])(?:[A-Za-z2-7]{4}[ -]){3,31}[A-Za-z2-7]{4})(?![A-Za-z0-9_-]))"));
    }

    /** The words that a wallet or an account is restored by. */
    private static Place phrase(String label) {
        return new Place(
                "seed-phrase",
                label,
                List.of(),
                Pattern.compile(
                        "(?is).{" + label.length()
                                + "}(?:[^\\n:=]{0,20}+(?:[:=]|\\r?\\n)\\s{0,4}+| (?:is )?+)[\"'`]?+(?<value>(?-i:(?!(?:[a-z]{3,8} ){0,8}(?:the|and|for|are|was|has|with|from|that|this|must|not|you)[ ,])(?:[a-z]{3,8}[ ,]{1,2}+){11,23}[a-z]{3,8}))"));
    }

    /** Codes that stand in for a second factor, of which the first is found. */
    private static Place codes(String label) {
        return new Place(
                "recovery-code",
                label,
                List.of(),
                Pattern.compile(
                        "(?is).{" + label.length()
                                + "}s?+(?:[ _]\\p{L}{2,12}+(?![\\p{L}0-9-])){0,4}+(?= {0,2}+[:\\n\\r>*`\"'\\[(=-]| {1,3}+[a-z0-9]{3,5}-(?=[a-z0-9]{0,4}[0-9]))[:\\s>*`\"'\\[(=-]{1,20}+(?:[0-9]{1,2}[.)] )?+"
                                + "(?<value>(?!(?:19|20)[0-9]{2}-)(?!(?-i:[A-Z]{2,10})-[0-9]{1,6}(?![0-9a-z-]))(?=[a-z-]{0,12}[0-9])(?:[a-z0-9]{4,10}+(?:-[a-z0-9]{3,10}+){1,4}+|[a-z0-9]{8,16}+))(?![a-z0-9])"));
    }

    /** A short number that lets somebody in, at its label; neither a length nor a time. */
    private static Place pin(String label) {
        return new Place(
                "pin-code",
                label,
                List.of(),
                Pattern.compile(
                        "(?is).{" + label.length()
                                + "}(?:[ _-](?:code|number|no\\.?))?+(?: (?:of|for|on)(?: [\\p{L}-]{1,15}+){1,3}?(?= (?:is|was|=|:)|[:=]))?+[\"'`*]{0,3}+[ \\t]{0,3}+(?:(?:is|was|=>|[=:]|\u0647\u0648)[ \\t]{0,3}+|:?+\\r?\\n[ \\t>]{0,8}+)[\"'`*]{0,3}+"
                                + "(?<value>(?!(?:19|20)[0-9]{2} [a-z])[0-9]{4,8}+)(?![0-9a-z]|[.,:/-][0-9])(?! ?(?:ms|sec|min|digit|char|times|users|\u062b\u0627\u0646|\u062f\u0642|\u0627\u0631\u0642\u0627\u0645|\u0623\u0631\u0642\u0627\u0645))"));
    }

    /** The same in Arabic, where no sign stands between whose it is and the number. */
    private static Place arabicPin(String label) {
        return new Place(
                "pin-code",
                label,
                List.of(),
                Pattern.compile(
                        "(?s).{" + label.length()
                                + "}(?: \u0644\u0640?+[\\u0621-\\u064a]{2,15}+)(?: [\\u0621-\\u064a]{2,15}+)?+(?: ?:)? {1,3}+"
                                + "(?<value>[0-9]{4,8}+)(?![0-9a-z]|[.,:/-][0-9])(?! ?(?:[\u062b\u062f\u062e\u0645\u064a]|\u0627\u0631\u0642\u0627\u0645|\u0623\u0631\u0642\u0627\u0645|\u0627\u064a\u0627\u0645|\u0623\u064a\u0627\u0645))"));
    }

    /** A number directly behind its name. */
    private static Place arabicNumber(String label) {
        return new Place(
                "pin-code",
                label,
                List.of(),
                Pattern.compile(
                        "(?s).{" + label.length()
                                + "} {1,3}+(?<value>(?!1234|0000|1111)[0-9]{4,8}+)(?![0-9a-z]|[.,:/-][0-9])(?! ?(?:[\u062b\u062f\u062e\u0645]|\u0627\u0631\u0642\u0627\u0645|\u0623\u0631\u0642\u0627\u0645))"));
    }

    /** The code of a door or a safe, with or without a sign. */
    private static Place arabicCode(String label) {
        return new Place(
                "pin-code",
                label,
                List.of(),
                Pattern.compile(
                        "(?s).{" + label.length()
                                + "}(?: [\\u0621-\\u064a]{2,15}+){0,3}+ {0,2}+[:=]?+ {0,2}+(?<value>[0-9]{4,8}+)#?+(?![0-9a-z]|[.,:/-][0-9])(?! ?(?:[\u062b\u062f\u062e\u0645\u064a]|\u0627\u0631\u0642\u0627\u0645|\u0623\u0631\u0642\u0627\u0645))"));
    }

    /** A password behind the name of an account that every system has. */
    private static Place account(String name) {
        return new Place(
                "account-password",
                name,
                List.of(),
                Pattern.compile("(?i)" + name + " ?+[:/] ?+(?<value>[^\\s\"'<>:/|]{8,100}+)(?![:/|])"));
    }

    @Override
    public String name() {
        return "credential";
    }

    @Override
    public String item() {
        return "RULE-04";
    }

    @Override
    public List<Finding> find(FoldedText folded) {
        String lower = folded.lower();
        var findings = new ArrayList<Finding>();
        var logins = new LastWord(lower, List.of("login "));
        int at = 0;
        while (at < lower.length()) {
            int next = at + 1;
            String anchor = ANCHORS.at(lower, at);
            if (anchor != null) {
                Finding finding = !anchor.equals(NETRC_ANCHOR) || logins.before(at, NETRC_REACH)
                        ? find(folded, anchor, at)
                        : null;
                if (finding != null) {
                    findings.add(finding);
                    next = finding.end();
                }
            }
            at = next;
        }
        return findings;
    }

    /** The first thing of a place whose anchor stands here, that with the longest one first. */
    private static @Nullable Finding find(FoldedText folded, String longest, int at) {
        String anchor = longest;
        while (anchor != null) {
            for (Place place : BY_ANCHOR.getOrDefault(anchor, List.of())) {
                Finding finding = find(folded, place, at);
                if (finding != null) {
                    return finding;
                }
            }
            anchor = ANCHORS.shorter(folded.lower(), at, anchor);
        }
        return null;
    }

    private static @Nullable Finding find(FoldedText folded, Place place, int at) {
        String text = folded.text();
        char previous = at == 0 ? ' ' : text.charAt(at - 1);
        if ((place.anchor().startsWith("-") && !Character.isWhitespace(previous))
                || (WORDS.contains(place.rule()) && Character.isLetterOrDigit(previous) && !particle(text, at))
                || (!place.before().isEmpty() && !announced(folded, place, at))) {
            return null;
        }
        var matcher = place.pattern().matcher(folded.characters());
        matcher.region(at, Math.min(text.length(), at + 9000));
        if (!matcher.lookingAt()) {
            return null;
        }
        String group = "value";
        boolean pair = place.rule().equals("command-credential");
        if (pair) {
            group = matcher.group("a") != null ? "a" : matcher.group("b") != null ? "b" : "value";
        }
        String value = matcher.group(group);
        int start = matcher.start(group);
        if (pair) {
            int colon = value.indexOf(':');
            String secret = value.substring(colon + 1).isEmpty()
                    ? value.substring(0, Math.max(0, colon))
                    : value.substring(colon + 1);
            if (colon < 0 || secret.length() < 3 || Placeholders.isOne(secret) || secret.startsWith("//")) {
                return null;
            }
        } else if (!secret(
                place,
                value,
                matcher.pattern().pattern().startsWith("(?i)authorization") && matcher.group(1) != null,
                " :".indexOf(text.charAt(start - 1)) >= 0)) {
            return null;
        }
        return new Finding(
                place.rule(),
                place.rule().equals("bearer-token") ? matcher.start() : start,
                start + value.length(),
                "A credential of a command or a header; remove it and change it.");
    }

    /** Whether nothing but a particle of Arabic stands in front of a word. */
    private static boolean particle(String text, int at) {
        return "\u0648\u0641\u0628\u0644".indexOf(text.charAt(at - 1)) >= 0
                && (at == 1 || !Character.isLetterOrDigit(text.charAt(at - 2)));
    }

    private static boolean secret(Place place, String value, boolean scheme, boolean parted) {
        int end = value.length();
        while (end > 0 && ".,;)".indexOf(value.charAt(end - 1)) >= 0) {
            end--;
        }
        String bare = value.substring(0, end);
        if (CERTAIN.contains(place.rule())) {
            return !Placeholders.isOne(bare);
        }
        var kinds = Characters.of(bare);
        // Where nothing parts it from the stroke it may be the end of a path.
        boolean given = parted && kinds.digits() >= 2 && CREDENTIALS.contains(place.anchor());
        boolean looks = switch (place.rule()) {
            case "authorization-header" ->
                scheme
                        ? kinds.digits() > 0
                                || (kinds.upper() >= 2 && kinds.lower() >= 2)
                                || (kinds.length() >= 16 && kinds.words() < 0.5)
                        : kinds.length() >= 16 && kinds.digits() >= 2 && kinds.words() < 0.5;
            case "basic-credential" -> pairEncoded(bare);
            case "bearer-token" -> kinds.digits() > 0 && (kinds.words() < 0.6 || kinds.digits() > 4);
            // As passwords are that must have letters, digits and signs.
            case "account-password" ->
                (kinds.classes() >= 3 || given)
                        && kinds.digits() > 0
                        && (kinds.symbols() > 0 || (kinds.length() >= 10 && kinds.mixed() && parted) || given)
                        && kinds.symbols() <= kinds.length() / 2
                        && (parted || !OF_REPOSITORY.matcher(bare).matches())
                        && bare.indexOf('/') < 0
                        && bare.indexOf(':') < 0;
            case "command-secret" ->
                kinds.length() >= 6
                        && ((kinds.digits() > 0 && kinds.letters() > 0) || kinds.symbols() > 0 || kinds.mixed());
            case "call-password" ->
                kinds.digits() > 0 || kinds.symbols() > 0 || (kinds.upper() >= 2 && kinds.lower() >= 2);
            case "account-pair" -> kinds.digits() > 0 || kinds.symbols() > 0 || kinds.words() < 0.5;
            case "session-cookie" -> kinds.length() >= 16 && kinds.digits() >= 2 && kinds.words() < 0.5;
            default -> kinds.length() >= 4 && (kinds.words() < 1 || kinds.digits() > 0 || kinds.length() >= 6);
        };
        return looks && !Placeholders.isOne(bare);
    }

    /** Whether Base64 holds an account and its password, as HTTP's header has them. */
    private static boolean pairEncoded(String encoded) {
        if (encoded.length() % 4 != 0) {
            return false;
        }
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(encoded);
        } catch (IllegalArgumentException e) {
            return false;
        }
        int colon = -1;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] < ' ' || bytes[i] == 0x7f) {
                return false;
            }
            colon = colon < 0 && bytes[i] == ':' ? i : colon;
        }
        return colon > 0 && colon + SHORTEST_PASSWORD <= bytes.length - 1;
    }

    private static boolean announced(FoldedText folded, Place place, int at) {
        String before = folded.lower().substring(Math.max(0, at - REACH), at);
        if (place.anchor().equals(NETRC_ANCHOR)) {
            return NETRC.matcher(before.substring(Math.max(0, before.length() - NETRC_REACH)))
                    .find();
        }
        // The command stands in the same line, or in one that goes on by a backslash.
        int line = before.length();
        while (line > 0) {
            int start = before.lastIndexOf('\n', line - 1);
            String own = before.substring(start + 1, line).toLowerCase(Locale.ROOT);
            if (place.before().stream().anyMatch(own::contains)) {
                return true;
            }
            if (start <= 0 || !before.substring(0, start).stripTrailing().endsWith("\\")) {
                return false;
            }
            line = start;
        }
        return false;
    }
}
