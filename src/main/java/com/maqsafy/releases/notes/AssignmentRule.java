package com.maqsafy.releases.notes;

import com.maqsafy.releases.notes.SecretNames.Kind;
import com.maqsafy.releases.notes.SecretNames.Name;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Values given to the names of {@link SecretNames}, in the notations of configuration, code, shells, tables and prose: the
 * more a notation says that a value is given, the less the value itself must look like a secret.
 */
final class AssignmentRule implements LeakRule {

    /** How surely what follows is the name's value. */
    private enum Link {
        /** By an operator of assignment, a setter, an element or an option. */
        ASSIGNED,
        /** By the colon after a program's name. */
        MEMBER,
        /** By a colon in prose, or a column. */
        COLON,
        /** Some words later, or with a verb. */
        SAID,
        /** It stands behind the name. */
        BESIDE
    }

    private static final int LONGEST = 1000;

    /** The operators that assign, of every language that has another than the equals sign. */
    private static final Pattern OPERATOR = Pattern.compile("[:?.+|&!]{0,3}+={1,3}+[>~]?+|<-");

    /** A type between name and value, with the operator after it. */
    private static final Pattern TYPED = Pattern.compile(
            "(?::[ \\t]{0,4}+)?+[A-Za-z_&*\\[\\]][\\w.:<>\\[\\]*&?']{0,40}+(?:<[\\w&' ]{1,20}+>)?+[ \\t]{0,4}+:?+=(?![=>])[ \\t]{0,4}+");
    /** What a name's partner is called where name and value are members of their own. */
    private static final Pattern PARTNER =
            Pattern.compile("[\"'`]?+[\\s,;]{0,60}+(?:/?>\\s{0,20}+)?+(?:</[a-z]{1,12}+>\\s{0,40}+)?+[<\"'-]?+ ?+"
                    + "(?:value|val|string|default|data|content)[\"']?+[ \\t]{0,8}+[=:>][ \\t]{0,8}+");

    private static final Pattern CONNECTING = Pattern.compile(
            "[\"'`]?+(?:[ \\t]{1,3}+\\(?[\\p{L}\\p{M}0-9_./-]{1,20}+\\)?+,?+){1,6}+[ \\t]{0,3}+(?:=>|[:=])(?![:=])");
    private static final Pattern VERB = Pattern.compile(
            "[\"'`]?+[ \\t]{1,3}+(?:is|was|are|were|to|ist|est|es|هو|هي|هى|كان|كانت|الى|إلى|است|הוא|היא)(?: (?:now|still|set to|again|الآن))?+[ \\t]{1,3}+[:=]?+[ \\t]{0,2}+");
    /** Constructors around a literal. */
    private static final Pattern WRAPPED = Pattern.compile(
            "(?:new )?+(?:Some|String(?:::from|\\.valueOf)?|str|bytes|Buffer\\.from|SecretStr|Secret|SecureString|Optional\\.of|GString|NSString|of)\\((?=[\"'`])|[bBrRfFuUnNlL@$]{1,2}+(?=[\"'`])");

    private static final Pattern BLOCK = Pattern.compile(
            "(?:[|>][+-]?+|\\\\|\"\"\"|'''|<<[-~]?+\"?'?[A-Z]{2,10}+'?\"?)[ \\t]{0,4}+\\r?+\\n\\s{0,60}+");

    private static final Pattern NO_SECRET =
            Pattern.compile("[0-9]{1,13}|v?[0-9]+(?:\\.[0-9]+)+\\S*|[0-9]{4}-[0-9]{2}-[0-9]{2}.*"
                    + "|[0-9]{4}_[0-9]{2}_[0-9]{2}_[0-9]{6}_\\w+|[A-Z]{2,10}-[0-9]+|[0-9.]+(?:ms|s|m|h|d|kb|mb|gb|%|px|em)"
                    + "|[0-9]{1,4}-[a-z]{2,}.*");
    /** No word of a language that is written here has so many consonants in a row. */
    private static final Pattern UNSPEAKABLE = Pattern.compile("(?i)[bcdfghjklmnpqrstvwxyz]{6}");
    /** "... is the password", where the value stands in front. */
    private static final Pattern FORWARD = Pattern.compile(
            "(?:is|was|are|as|=|هو|هي|كان|كانت)[ \\t]{1,3}+(?:(?:the|my|our|a|an|your|its|his|her|old|new|current)[ \\t]{1,3}+){0,3}+(?:[\\p{L}-]{2,20}+[ \\t]{1,3}+){0,2}");

    private static final Pattern UUID =
            Pattern.compile("[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}");
    private static final Pattern ALGORITHM = Pattern.compile(
            "(?i)(?:sha|md|hs|rs|es|ps|aes|rc|utf|base|oauth|argon|bcrypt|scrypt|pbkdf|ed|rsa|ecdsa|saml|http|ipv|php|java|node|vue|log4j|laravel|s)-?[0-9]{1,5}[a-z]{0,4}(?:[-_][a-z0-9]{1,8})*");

    @Override
    public String name() {
        return "assigned-secret";
    }

    @Override
    public String item() {
        return "RULE-04";
    }

    @Override
    public List<Finding> find(FoldedText folded) {
        var findings = new ArrayList<Finding>();
        int at = 0;
        int length = folded.text().length();
        while (at < length) {
            Name name = SecretNames.at(folded, at);
            Finding finding = name == null ? null : find(folded, name);
            if (finding == null) {
                at++;
            } else {
                findings.add(finding);
                at = finding.end();
            }
        }
        return findings;
    }

    private @Nullable Finding find(FoldedText folded, Name name) {
        Value value = value(folded, name);
        if (value == null || !value.secret(name)) {
            value = inFront(folded, name);
        }
        if (value == null) {
            return null;
        }
        if (!value.colon && value.link.compareTo(Link.SAID) >= 0 && name.kind() != Kind.PASSWORD) {
            return new Finding(
                    "random-string",
                    value.start,
                    value.end,
                    "It looks like a secret; remove it, and change it if it is one.");
        }
        return new Finding(
                name(), value.start, value.end, "A value given to a secret's name; remove it and change it.");
    }

    private static @Nullable Value value(FoldedText folded, Name name) {
        String text = folded.text();
        int at = name.end();
        int closers = at;
        while (closers < text.length() && closers - at < 4 && "\"'`*])}\\".indexOf(text.charAt(closers)) >= 0) {
            closers++;
        }
        boolean quotedName = closers > at && "\"'`".indexOf(text.charAt(closers - 1)) >= 0
                || closers > at && text.charAt(closers - 1) == ']';
        boolean option = text.startsWith("--", name.start());
        boolean element = name.start() > 0 && text.charAt(name.start() - 1) == '<';
        int from = blanks(text, closers, 8);
        if (from >= text.length()) {
            return null;
        }
        int partner = matched(PARTNER, folded, closers);
        if (partner > 0) {
            return read(folded, partner, Link.ASSIGNED, text.charAt(partner - 1) == '>');
        }
        int operator = matched(OPERATOR, folded, from);
        if (operator > 0) {
            return read(folded, operator, Link.ASSIGNED, false);
        }
        char c = text.charAt(from);
        if (c == ':' && !text.startsWith("::", from) || letter(c)) {
            int typed = matched(TYPED, folded, from);
            if (typed > 0 && (c == ':' || from > closers)) {
                return read(folded, typed, Link.ASSIGNED, false);
            }
        }
        switch (c) {
            case ':' -> {
                if (text.startsWith("::", from)) {
                    return null;
                }
                return read(folded, from + 1, name.compound() || quotedName ? Link.MEMBER : Link.COLON, false);
            }
            case '>' -> {
                return element || insideTag(text, name.start()) ? read(folded, from + 1, Link.ASSIGNED, true) : null;
            }
            case '|', '\uff5c' -> {
                return read(folded, from + 1, Link.COLON, false);
            }
            case ',', ';' -> {
                boolean row = name.compound() && from + 1 < text.length() && text.charAt(from + 1) > ' ';
                return read(folded, from + 1, quotedName ? Link.ASSIGNED : row ? Link.MEMBER : Link.BESIDE, false);
            }
            case '(' -> {
                boolean quote = from + 1 < text.length() && "\"'`".indexOf(text.charAt(from + 1)) >= 0;
                Value given = quote ? read(folded, from + 1, Link.ASSIGNED, false) : null;
                if (given != null) {
                    return given;
                }
            }
            default -> {
                // in words
            }
        }
        if (option && from > closers
                || text.startsWith("identified by", name.start())
                || text.startsWith("IDENTIFIED BY", name.start())
                || folded.lower().startsWith("requirepass", name.start())) {
            return read(folded, from, option ? Link.COLON : Link.ASSIGNED, false);
        }
        int verb = matched(VERB, folded, closers);
        if (verb > 0) {
            return read(folded, verb, Link.SAID, false);
        }
        int connecting = matched(CONNECTING, folded, closers);
        if (connecting > 0) {
            return read(folded, connecting, Link.SAID, false);
        }
        return from > closers ? read(folded, from, Link.BESIDE, false) : null;
    }

    /** The value in front of a name: "x is the password". */
    private static @Nullable Value inFront(FoldedText folded, Name name) {
        String text = folded.text();
        int at = name.start();
        for (int words = 0; words < 6 && at > 0; words++) {
            int end = at;
            while (end > 0
                    && name.start() - end < 120
                    && (text.charAt(end - 1) == ' ' || text.charAt(end - 1) == '\t')) {
                end--;
            }
            int start = end;
            while (start > 0 && end - start < 400 && !Character.isWhitespace(text.charAt(start - 1))) {
                start--;
            }
            if (start == end) {
                return null;
            }
            if (words > 0 && end - start >= 8) {
                var matcher = FORWARD.matcher(folded.characters());
                matcher.region(at, name.start());
                if (matcher.matches()) {
                    int from = start;
                    while (from < end && "/#;*\"'`(-".indexOf(text.charAt(from)) >= 0) {
                        from++;
                    }
                    int to = end;
                    while (to > from && "\"'`),:".indexOf(text.charAt(to - 1)) >= 0) {
                        to--;
                    }
                    if (to - from < 6) {
                        return null;
                    }
                    Value value = Value.of(text, from, to, to, Link.SAID, true, false);
                    return value.secret(name) ? value : null;
                }
            }
            at = start;
        }
        return null;
    }

    /** Where a match of an expression that begins at a place ends, or -1. */
    private static int matched(Pattern pattern, FoldedText folded, int at) {
        var matcher = pattern.matcher(pattern == PARTNER ? folded.lowerCharacters() : folded.characters());
        matcher.region(at, Math.min(folded.text().length(), at + 200));
        return matcher.lookingAt() ? matcher.end() : -1;
    }

    private static boolean insideTag(String text, int at) {
        for (int i = at - 1; i >= 0 && at - i < 80; i--) {
            if (text.charAt(i) == '<') {
                return true;
            }
            if (text.charAt(i) == '>' || text.charAt(i) == '\n') {
                return false;
            }
        }
        return false;
    }

    private static @Nullable Value read(FoldedText folded, int from, Link link, boolean element) {
        String text = folded.text();
        int at = blanks(text, from, 20);
        boolean nextLine = false;
        int block = matched(BLOCK, folded, Math.min(at, text.length()));
        if (block > 0) {
            at = block;
            nextLine = true;
        } else if (at < text.length() && (text.charAt(at) == '\n' || text.charAt(at) == '\r')) {
            int line = at;
            while (line < text.length() && line - at < 80 && " \t\r\n".indexOf(text.charAt(line)) >= 0) {
                line++;
            }
            at = line;
            nextLine = !element;
        }
        int wrapped = at < text.length() ? matched(WRAPPED, folded, at) : -1;
        at = wrapped > 0 ? wrapped : at;
        int marks = at;
        while (at < text.length() && at - marks < 4 && "*\\".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        if (at >= text.length()) {
            return null;
        }
        int quote = "\"'`\u201c\u2018\u00ab".indexOf(text.charAt(at));
        if (quote >= 0) {
            char closing = "\"'`\u201d\u2019\u00bb".charAt(quote);
            int begin = at + 1;
            while (begin < text.length() && begin - at < 3 && text.charAt(begin) == closing) {
                begin++;
            }
            int end = begin;
            while (end < text.length()
                    && end - begin < LONGEST
                    && text.charAt(end) != closing
                    && text.charAt(end) != '\n') {
                end++;
            }
            if (end > begin && end < text.length() && text.charAt(end) == closing) {
                int stop = text.charAt(end - 1) == '\\' ? end - 1 : end;
                return stop > begin ? Value.of(text, begin, stop, end + 1, link, true, nextLine) : null;
            }
            at = begin;
        }
        int end = at;
        while (end < text.length() && end - at < LONGEST && !ends(text, at, end)) {
            end++;
        }
        int stop = end;
        while (stop > at + 1 && ",;.)]}>:!?\u060c\u061b".indexOf(text.charAt(stop - 1)) >= 0) {
            stop--;
        }
        return stop > at ? Value.of(text, at, stop, end, link, false, nextLine) : null;
    }

    private static boolean ends(String text, int start, int at) {
        char c = text.charAt(at);
        if (Character.isWhitespace(c) || "\"'`<|\\\u060c\u061b".indexOf(c) >= 0) {
            return !(c == '<' && at == start);
        }
        if (c == '&' || c == ',' || c == ';') {
            // The next parameter, member or setting begins.
            int name = at + 1;
            while (name < text.length()
                    && name - at < 40
                    && (letter(text.charAt(name)) || "_- ".indexOf(text.charAt(name)) >= 0)) {
                name++;
            }
            return name > at + 1 && name < text.length() && "=:".indexOf(text.charAt(name)) >= 0;
        }
        return false;
    }

    private static int blanks(String text, int at, int most) {
        int end = at;
        while (end < text.length() && end - at < most && (text.charAt(end) == ' ' || text.charAt(end) == '\t')) {
            end++;
        }
        return end;
    }

    private static boolean letter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    /** What stands where a name's value stands. */
    private record Value(
            String text,
            int start,
            int end,
            Link link,
            boolean quoted,
            boolean nextLine,
            boolean endsLine,
            boolean colon) {

        static Value of(String text, int start, int end, int after, Link link, boolean quoted, boolean nextLine) {
            boolean endsLine = after >= text.length() || "\r\n,;}])|<".indexOf(text.charAt(after)) >= 0 || end < after;
            int sign = start - 1;
            while (sign > 0 && " \t\"'`\n".indexOf(text.charAt(sign)) >= 0) {
                sign--;
            }
            boolean colon = sign >= 0 && ":=".indexOf(text.charAt(sign)) >= 0;
            return new Value(text.substring(start, end), start, end, link, quoted, nextLine, endsLine, colon);
        }

        boolean secret(Name name) {
            if (Placeholders.isOne(text)) {
                return false;
            }
            var kinds = Characters.of(text);
            return switch (name.kind()) {
                case PASSWORD -> password(kinds, name);
                case SECRET -> machineMade(kinds, name);
                case PERHAPS -> perhaps(kinds, name);
            };
        }

        private boolean given(Name name) {
            return link == Link.ASSIGNED || link == Link.MEMBER || link == Link.COLON && (quoted || name.compound());
        }

        private boolean password(Characters kinds, Name name) {
            if (nextLine) {
                return kinds.length() >= 8 && kinds.classes() >= 3 && text.indexOf(' ') < 0 || random(kinds);
            }
            boolean looks = kinds.digits() > 0 || kinds.symbols() > 0;
            return switch (link) {
                case ASSIGNED -> kinds.length() >= 4;
                case MEMBER, COLON ->
                    quoted || name.compound() && endsLine
                            ? kinds.length() >= 4
                            : kinds.length() >= 6
                                    && (endsLine ? looks : kinds.classes() >= 3)
                                    && !NO_SECRET.matcher(text).matches();
                case SAID ->
                    kinds.length() >= 6
                            && (endsLine || quoted ? looks && kinds.classes() >= 2 : kinds.classes() >= 3)
                            && text.indexOf(' ') < 0
                            && !ALGORITHM.matcher(text).matches()
                            && !NO_SECRET.matcher(text).matches();
                case BESIDE ->
                    kinds.length() >= 8
                            && (kinds.classes() >= 3 && kinds.digits() > 0 && kinds.words() < 0.8 || random(kinds))
                            && !ALGORITHM.matcher(text).matches()
                            && !NO_SECRET.matcher(text).matches();
            };
        }

        private boolean machineMade(Characters kinds, Name name) {
            if (NO_SECRET.matcher(text).matches() || text.indexOf(' ') >= 0) {
                return false;
            }
            if (!given(name) || nextLine) {
                boolean looks = link == Link.COLON
                        && kinds.length() >= 12
                        && (endsLine || kinds.classes() >= 3)
                        && kinds.digits() > 0
                        && kinds.letters() > 0
                        && kinds.words() < 0.6;
                return !UUID.matcher(text).matches() && (looks && !nextLine || random(kinds))
                        || nextLine && UUID.matcher(text).matches() && link == Link.ASSIGNED;
            }
            if (kinds.digits() > 0 && kinds.letters() > 0) {
                boolean joined = text.indexOf('-') >= 0 || text.indexOf('_') >= 0 || text.indexOf('.') >= 0;
                boolean words = kinds.words() > (joined ? 0.6 : 0.8)
                                && kinds.digits() <= 4
                                && (joined
                                        || kinds.digitGroups() < 3
                                                && !UNSPEAKABLE.matcher(text).find())
                        || ALGORITHM.matcher(text).matches();
                return kinds.length() >= 8 && !words;
            }
            if (kinds.letters() == 0) {
                return kinds.digits() >= 14 && kinds.entropy() >= 2;
            }
            boolean oneWord = text.matches("[a-z]{24,}|[A-Z]{24,}")
                    || text.matches("[A-Za-z]+") && UNSPEAKABLE.matcher(text).find();
            return kinds.length() >= 16 && kinds.entropy() >= 3 && (kinds.words() <= 0.6 || oneWord);
        }

        private boolean perhaps(Characters kinds, Name name) {
            if (!given(name) || NO_SECRET.matcher(text).matches() || text.indexOf(' ') >= 0 || text.indexOf('/') == 0) {
                return false;
            }
            return kinds.length() >= 16 && kinds.mixed()
                    || kinds.length() >= 20
                            && kinds.singleCase()
                            && !Characters.hexadecimal(text)
                            && !UUID.matcher(text).matches()
                    || kinds.length() >= 32 && Characters.hexadecimal(text) && name.compound() && link == Link.ASSIGNED;
        }

        private boolean random(Characters kinds) {
            return kinds.length() >= 16 && kinds.mixed() && kinds.digits() >= 2
                    || kinds.length() >= 16
                            && kinds.singleCase()
                            && !UUID.matcher(text).matches()
                    || kinds.length() >= 20 && Characters.hexadecimal(text) && kinds.digits() >= 4;
        }
    }
}
