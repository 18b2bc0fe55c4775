package com.maqsafy.releases.notes;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What stands where a secret would stand and is none: references to where it is kept, masks, and words of prose and
 * configuration. Every rule asks here, and nothing else lets a value pass for its looks.
 */
final class Placeholders {

    /** A value is read up to here. */
    private static final int LONGEST = 400;

    private static final Pattern REFERENCE =
            Pattern.compile("(?i:[$#@]?+\\{.*|\\$\\(.*|<[^>]*+>?+.*|%[a-z_]++%.*|%[sdv]|\\[.*"
                    + "|\\(.*|@[\\w.]++\\(.*|![a-z]++.*|ENC\\[.*|:[a-z_]++"
                    + "|(?:[\\w$]{1,60}+(?:\\.|::|->|\\\\)){0,6}(?:env|getenv|config|secrets?|vars|environ|vault|ssm|lookup)[.(\\[:].*"
                    + "|[a-z_$][\\w$.]*+(?:::|->|\\().*|[\\w\\\\]++::\\w++,?+"
                    + "|(?:var|local|module|data|each|security)\\.[a-z_][a-z0-9_.]{0,60}+|[a-z]{1,30}+\\]\\(https?://.*"
                    + "|\\.{0,2}/[\\w./-]*+|~/.*|[a-z]:\\\\.*|https?://[^@]*+)");
    private static final Pattern VARIABLE = Pattern.compile(
            "(?:[A-Za-z_][A-Za-z0-9_]{0,40}+\\.){1,4}+[A-Z][A-Z_]{2,40}+[;,)]?+|\\$[A-Za-z_][A-Za-z0-9_]*+[;,)]?+|\\$this.*");
    private static final Pattern MASK = Pattern.compile("[*.\\u2022\\u25CF\\u2026xX_#?-]{3,}+|\\*++");
    /** What {@link #MASK} begins with. */
    private static final String MASKS = "*.\u2022\u25CF\u2026xX_#?-";

    private static final Pattern RULES =
            Pattern.compile("(?i)xsd?:[a-z]+|(?:required|nullable|sometimes|string|hashed|confirmed|min|max)[|:].*"
                    + "|(?:argon2(?:id?|d)?|b?s?crypt|pbkdf2|sha-?(?:1|256|384|512))(?:[$_-]v?=?[0-9a-z]{1,8}){1,3}");

    private static final Set<String> WORDS = Set.of(
            "null",
            "nil",
            "none",
            "true",
            "false",
            "yes",
            "no",
            "undefined",
            "empty",
            "redacted",
            "hidden",
            "masked",
            "removed",
            "changed",
            "rotated",
            "updated",
            "optional",
            "string",
            "required",
            "nullable",
            "sometimes",
            "hashed",
            "confirmed",
            "changeme",
            "change_me",
            "change-me",
            "changeit",
            "placeholder",
            "default",
            "todo",
            "tbd",
            "n/a",
            "dummy",
            "example",
            "sample",
            "unset",
            "unknown",
            "inherit",
            "disabled",
            "enabled",
            "number",
            "boolean",
            "text",
            "bearer",
            "token",
            "password",
            "secret",
            "apikey",
            "api_key",
            "api-key",
            "value",
            "any",
            "void",
            "int",
            "object",
            "self",
            "this",
            "wachtwoord",
            "passwort",
            "kennwort",
            "contrase\u00f1a",
            "contrasena",
            "senha",
            "parola",
            "heslo",
            "passord",
            "adgangskode",
            "salasana",
            "mot de passe",
            "prompt",
            "async",
            "await",
            "yield",
            "typeof",
            "1password",
            "keepass",
            "bitwarden",
            "lastpass",
            "ditto",
            "likewise",
            "idem",
            "auto",
            "generated",
            "random",
            "encrypted",
            "env",
            "vault",
            "mandatory",
            "deprecated",
            "invalid",
            "missing",
            "expired",
            "fixed",
            "added",
            "test",
            "mytoken",
            "mypassword",
            "mysecret",
            "myapikey",
            "passw0rd_here",
            "foo",
            "bar",
            "foobar",
            "pass",
            "passwd",
            "pwd",
            "bcrypt",
            "argon2",
            "argon2i",
            "argon2id",
            "scrypt",
            "pbkdf2",
            "sha256",
            "sha512",
            "hs256",
            "rs256",
            "aes-256-gcm",
            "plaintext");

    private static final int LONGEST_WORD =
            WORDS.stream().mapToInt(String::length).max().orElseThrow();

    private static final Pattern TELLING = Pattern.compile(
            "(?i)example|placeholder|change_?-?me|dummy|redacted|your[_-]?[a-z]*+[_-]?(?:token|key|secret|pass|api|value|here)"
                    + "|replace[_-]?(?:me|this|with)|insert[_-]|_here\\b|-here\\b|\\bnot[_-]?real|fake[_-]?(?:token|key|secret)|x{5}|\\*{4}|\\.{4}|\\u2022{3}|\\u2026|#{5}|<[a-z_ -]{2,30}+>|\\$\\{|\\{\\{");

    /** How the words of {@link #TELLING} begin. */
    private static final WordTable BEGINNINGS = new WordTable(List.of(
            "example",
            "placeholder",
            "change",
            "dummy",
            "redacted",
            "your",
            "replace",
            "insert",
            "_here",
            "-here",
            "not",
            "fake",
            "xxxxx",
            "****",
            "....",
            "\u2022\u2022\u2022",
            "#####",
            "${",
            "{{"));

    private Placeholders() {}

    /** Whether a value given to a secret's name is none. */
    static boolean isOne(String value) {
        String read = value.length() > LONGEST ? value.substring(0, LONGEST) : value;
        return (read.length() <= LONGEST_WORD && WORDS.contains(read.toLowerCase(Locale.ROOT)))
                || referred(read)
                || isMasked(read);
    }

    /** Expressions are dear, so each is asked only where what it begins with, or cannot do without, is there. */
    private static boolean referred(String read) {
        char first = read.isEmpty() ? ' ' : read.charAt(0);
        boolean dot = false;
        boolean rule = false;
        boolean sign = !(first == '_' || (first < 0x80 && Character.isLetterOrDigit(first)));
        for (int i = 0; i < read.length(); i++) {
            switch (read.charAt(i)) {
                case '.' -> dot = true;
                case '|', '$', '_', '-' -> rule = true;
                case ':' -> {
                    rule = true;
                    sign = true;
                }
                case '(', '[', '\\', '>' -> sign = true;
                default -> {
                    // nothing that an expression needs
                }
            }
        }
        return (MASKS.indexOf(first) >= 0 && MASK.matcher(read).matches())
                || ((dot || first == '$') && VARIABLE.matcher(read).matches())
                || (rule && RULES.matcher(read).matches())
                || ((dot || sign) && REFERENCE.matcher(read).matches());
    }

    /** Whether what has a token's form is written for show: masked, or saying of itself that it is an example. */
    static boolean isMasked(String token) {
        String read = token.length() > LONGEST ? token.substring(0, LONGEST) : token;
        if (telling(read)) {
            return true;
        }
        int masks = 0;
        int other = 0;
        for (int i = 0; i < read.length(); i++) {
            char c = read.charAt(i);
            if (c == 'x' || c == 'X' || c == '*' || c == '\u2022' || c == '#') {
                masks++;
            } else if (Character.isLetterOrDigit(c)) {
                other++;
            }
        }
        return masks >= 4 && masks >= 2 * other;
    }

    /** An expression of many words is dear, so it is asked only where one begins. */
    private static boolean telling(String read) {
        String lower = FoldedText.comparable(read);
        Matcher matcher = null;
        for (int at = 0; at < read.length(); at++) {
            char c = read.charAt(at);
            if (c == '<' || c == '\u2026' || BEGINNINGS.at(lower, at) != null) {
                matcher = matcher == null ? TELLING.matcher(read).useTransparentBounds(true) : matcher;
                if (matcher.region(at, read.length()).lookingAt()) {
                    return true;
                }
            }
        }
        return false;
    }
}
