package com.maqsafy.releases.notes;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Credentials where commands and protocols have them: HTTP's headers, options of shells' commands, {@code .netrc}. */
final class CredentialRule implements LeakRule {

    private static final String BLANKS = "[ \\t]{0,4}+";

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
                    Pattern.compile("(?i)authorization[\"'\\]]{0,2}+" + BLANKS + "(?:=>|[:=,])" + BLANKS
                            + "[\"'`]{0,2}+((?:basic|bearer|token|api-?key|apikey|digest|jwt|negotiate|oauth|key|genie-?key|bot|sso-key|ntlm|aws4-hmac-sha256)[ \\t]{1,4}+(?:token=|token token=|credential=)?+[\"']?+)?+"
                            + "(?<value>[a-z0-9._~+/=:!@$%^&*-]{8,8000}+)")),
            new Place(
                    "bearer-token",
                    "bearer",
                    List.of(),
                    Pattern.compile("(?i)bearer[\\s:=\"']{1,4}+(?<value>[a-z0-9._~+/-]{16,8000}+={0,2}+)")),
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
                            "unzip",
                            "plink",
                            "rabbitmqadmin"),
                    Pattern.compile("-p[ =]?+[\"']?+(?<value>[^\\s\"'-][^\\s\"']{3,200}+)")),
            new Place(
                    "command-password",
                    "-a ",
                    List.of("redis-cli"),
                    Pattern.compile("-a +[\"']?+(?<value>[^\\s\"'-][^\\s\"']{3,200}+)")),
            new Place(
                    "command-password",
                    "-w ",
                    List.of("ldap"),
                    Pattern.compile("-w +[\"']?+(?<value>[^\\s\"'-][^\\s\"']{3,200}+)")),
            new Place(
                    "command-password",
                    "password ",
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
            new Place(
                    "command-password",
                    "-storepass",
                    List.of(),
                    Pattern.compile("-storepass(?:word)?+[ =]++(?<value>[^\\s\"'-][^\\s\"']{3,100}+)")),
            new Place(
                    "command-password",
                    "-keypass",
                    List.of(),
                    Pattern.compile("-keypass(?:word)?+[ =]++(?<value>[^\\s\"'-][^\\s\"']{3,100}+)")),
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
            pair("login"),
            pair("log in"),
            pair("sign in"),
            pair("credentials"),
            pair("\u0628\u064a\u0627\u0646\u0627\u062a \u0627\u0644\u062f\u062e\u0648\u0644"),
            account("admin"),
            account("root"),
            new Place(
                    "session-cookie",
                    "cookie",
                    List.of(),
                    Pattern.compile("(?i)cookie[\"']?+" + BLANKS + ":" + BLANKS
                            + "[\"']?+[a-z0-9_.-]{2,60}+=(?<value>[a-z0-9%._~+/=-]{16,4000}+)")));

    private static final Pattern NETRC = Pattern.compile("(?i)login +[^\\s]{1,100}+\\s{1,20}+$");
    private static final WordTable ANCHORS =
            new WordTable(PLACES.stream().map(Place::anchor).toList());
    private static final int REACH = 300;

    /** A name and a password with a stroke between, after a word that says so. */
    private static Place pair(String word) {
        return new Place(
                "account-password",
                word,
                List.of(),
                Pattern.compile(
                        "(?i)" + word + "[^\\n/|]{0,40}+[/|][ ]{0,2}+(?<value>[^\\s\"'<>:/|]{8,100}+)(?![:/|])"));
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
        int at = 0;
        while (at < lower.length()) {
            int next = at + 1;
            String anchor = ANCHORS.at(lower, at);
            if (anchor != null) {
                for (Place place : PLACES) {
                    if (lower.startsWith(place.anchor(), at)) {
                        Finding finding = find(folded, place, at);
                        if (finding != null) {
                            findings.add(finding);
                            next = finding.end();
                            break;
                        }
                    }
                }
            }
            at = next;
        }
        return findings;
    }

    private static @org.jspecify.annotations.Nullable Finding find(FoldedText folded, Place place, int at) {
        String text = folded.text();
        char previous = at == 0 ? ' ' : text.charAt(at - 1);
        if ((place.anchor().startsWith("-") && !Character.isWhitespace(previous))
                || (place.anchor().startsWith("bearer") && Character.isLetterOrDigit(previous))
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

    private static boolean secret(Place place, String value, boolean scheme, boolean parted) {
        int end = value.length();
        while (end > 0 && ".,;)".indexOf(value.charAt(end - 1)) >= 0) {
            end--;
        }
        String bare = value.substring(0, end);
        var kinds = Characters.of(bare);
        boolean looks = switch (place.rule()) {
            case "authorization-header" ->
                scheme
                        ? kinds.digits() > 0
                                || (kinds.upper() >= 2 && kinds.lower() >= 2)
                                || (kinds.length() >= 16 && kinds.words() < 0.5)
                        : kinds.length() >= 16 && kinds.digits() >= 2 && kinds.words() < 0.5;
            case "bearer-token" -> kinds.digits() > 0 && (kinds.words() < 0.6 || kinds.digits() > 4);
            // As passwords are that must have letters, digits and signs.
            case "account-password" ->
                kinds.classes() >= 3
                        && kinds.digits() > 0
                        && (kinds.symbols() > 0 || (kinds.length() >= 10 && kinds.mixed() && parted))
                        && kinds.symbols() <= kinds.length() / 2
                        && bare.indexOf('/') < 0
                        && bare.indexOf(':') < 0;
            case "session-cookie" -> kinds.length() >= 16 && kinds.digits() >= 2 && kinds.words() < 0.5;
            default -> kinds.length() >= 4 && (kinds.words() < 1 || kinds.digits() > 0 || kinds.length() >= 6);
        };
        return looks && !Placeholders.isOne(bare);
    }

    private static boolean announced(FoldedText folded, Place place, int at) {
        String before = folded.lower().substring(Math.max(0, at - REACH), at);
        if (place.anchor().equals("password ")) {
            return NETRC.matcher(before.substring(Math.max(0, before.length() - 150)))
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
