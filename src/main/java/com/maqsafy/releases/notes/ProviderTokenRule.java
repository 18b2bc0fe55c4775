package com.maqsafy.releases.notes;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Tokens whose form tells who issued them: those of {@link TokenShape}, JSON Web Tokens, and those of HTTP's headers. */
final class ProviderTokenRule implements LeakRule {

    /** How far before an anchor inside a token the token may begin. */
    private static final int REACH = 130;
    /** Tokens are no longer; a JSON Web Token of a large company comes near. */
    private static final int LONGEST = 16_000;

    private static final int LONG_RUN = 300;
    /** So short a text is judged whatever was found around it. */
    private static final int SHORT = 64;

    private static final String WORD = "[A-Za-z0-9_-]";
    private static final Pattern JWT =
            Pattern.compile("eyJ" + WORD + "{8,8000}+\\.eyJ" + WORD + "{2,16000}+(?:\\." + WORD + "{0,8000}+)?+");
    private static final Pattern JWE =
            Pattern.compile("eyJ" + WORD + "{8,8000}+\\." + WORD + "{0,8000}+(?:\\." + WORD + "{8,8000}+){3}");

    /** Begins like the tokens of some, now and then. */
    private static final Pattern UUID = Pattern.compile(
            "[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}(?![0-9A-Za-z_-])");

    private static final Map<String, List<TokenShape>> BY_ANCHOR = new HashMap<>();
    private static final WordTable ANCHORS;

    static {
        TokenShape.ALL.forEach(shape -> shape.anchors()
                .forEach(a ->
                        BY_ANCHOR.computeIfAbsent(a, k -> new ArrayList<>()).add(shape)));
        ANCHORS = new WordTable(BY_ANCHOR.keySet());
    }

    @Override
    public String name() {
        return "provider-token";
    }

    @Override
    public String item() {
        return "RULE-04";
    }

    @Override
    public boolean acrossLines() {
        return true;
    }

    @Override
    public List<Finding> find(FoldedText folded) {
        return new Scan(folded).findings();
    }

    /** Where tokens of a shape were looked for last, and what was found. */
    private static final class Beginnings {

        private final int[] starts = {-1, -1, -1};
        private final @Nullable Finding[] found = new Finding[3];
    }

    /**
     * What had the form of a token and was none.
     *
     * @param end where it ended
     * @param length how many characters it had
     */
    private record Refused(int end, int length) {

        /** Whether something that ends there is most of it; what is much shorter is judged for itself. */
        boolean again(int from, int to) {
            return to == end && to - from > SHORT && to - from > length - length / 4;
        }
    }

    /** One reading of a text. */
    private static final class Scan {

        private final FoldedText folded;
        private final String text;
        private final Map<Pattern, Matcher> matchers = new HashMap<>();
        private final List<Finding> findings = new ArrayList<>();
        private final IdentityHashMap<TokenShape, Beginnings> beginnings = new IdentityHashMap<>();
        /** What had the form of a token and was none, the last of each shape. */
        private final IdentityHashMap<TokenShape, Refused> refused = new IdentityHashMap<>();
        /** For each class of characters that tokens end with, the run of them that was read last. */
        private final IdentityHashMap<BitSet, int[]> tails = new IdentityHashMap<>();
        /** Up to here a long run has the form of a token and is none; what begins inside it is none either. */
        private int dull;
        /** Up to here characters were read for the beginnings of runs. */
        private int read;
        /** Where the run begins that ends in front of {@link #read}: of a token's characters, of letters and digits, of digits. */
        private int runBegin;

        private int alnumBegin;
        private int digitsBegin;

        Scan(FoldedText folded) {
            this.folded = folded;
            this.text = folded.text();
        }

        List<Finding> findings() {
            int at = 0;
            while (at + 1 < text.length()) {
                int end = -1;
                if (text.charAt(at) == 'e' && text.startsWith("eyJ", at) && starts(text, at) && !joined(at)) {
                    end = jwt(at);
                }
                if (end < 0) {
                    end = shape(at);
                }
                at = Math.max(end < 0 ? at + 1 : end, dull);
            }
            return findings;
        }

        private boolean joined(int at) {
            return at > 0 && "-_".indexOf(text.charAt(at - 1)) >= 0;
        }

        private int jwt(int at) {
            for (Pattern pattern : List.of(JWT, JWE)) {
                Matcher matcher = matcher(pattern);
                matcher.region(at, Math.min(text.length(), at + 2 * LONGEST));
                if (matcher.lookingAt()) {
                    findings.add(finding("jwt", at, matcher.end()));
                    return matcher.end();
                }
            }
            return -1;
        }

        /** Where the token ends whose anchor stands here, or -1. Shorter anchors are tried where longer ones lead nowhere. */
        private int shape(int at) {
            for (String anchor = ANCHORS.at(text, at); anchor != null; anchor = ANCHORS.shorter(text, at, anchor)) {
                for (TokenShape shape : BY_ANCHOR.getOrDefault(anchor, List.of())) {
                    Finding found = shape.inside() ? inside(shape, at) : token(shape, at, anchor.length());
                    if (found != null && found.end() > at) {
                        findings.add(found);
                        return found.end();
                    }
                }
            }
            return -1;
        }

        /** A token that holds an anchor begins where a run does, so that each beginning is tried once. */
        private @Nullable Finding inside(TokenShape shape, int anchor) {
            advance(anchor);
            Beginnings begun = beginnings.computeIfAbsent(shape, s -> new Beginnings());
            Finding found = insideFrom(shape, runBegin, anchor, begun, 0);
            if (found == null && alnumBegin != runBegin) {
                found = insideFrom(shape, alnumBegin, anchor, begun, 1);
            }
            if (found == null && digitsBegin != runBegin && digitsBegin != alnumBegin) {
                found = insideFrom(shape, digitsBegin, anchor, begun, 2);
            }
            return found;
        }

        private @Nullable Finding insideFrom(TokenShape shape, int start, int anchor, Beginnings begun, int kind) {
            // What begins so far in front ends before the anchor, and what begins so near has it elsewhere.
            if (start < anchor - REACH || start + shape.length().most() <= anchor || start > anchor - shape.front()) {
                return null;
            }
            if (begun.starts[kind] != start) {
                begun.starts[kind] = start;
                begun.found[kind] = token(shape, start, 0);
            }
            Finding found = begun.found[kind];
            return found != null && found.end() > anchor ? found : null;
        }

        /** Moves the beginnings of the runs that end in front of a place there; places only grow. */
        private void advance(int place) {
            for (; read < place; read++) {
                char c = text.charAt(read);
                if (!part(c)) {
                    runBegin = read + 1;
                }
                if (!letterOrDigit(c)) {
                    alnumBegin = read + 1;
                }
                if (!digit(c)) {
                    digitsBegin = read + 1;
                }
            }
        }

        private @Nullable Finding token(TokenShape shape, int start, int anchor) {
            if ((anchor > 0 && (!starts(text, start) || goesOn(shape, start, start + anchor)))
                    || shape.endsInWord(text, start)) {
                return null;
            }
            Matcher matcher = matcher(shape.pattern());
            matcher.region(start, text.length());
            if (!matcher.lookingAt()) {
                return null;
            }
            int end = matcher.end();
            Refused before = refused.get(shape);
            if (before != null && before.again(start, end)) {
                return null;
            }
            String token = text.substring(start, end);
            if ((shape.entropy() > 0 && Characters.entropy(text, start, end) < shape.entropy())
                    || words(token.substring(anchor))
                    || UUID.matcher(token).lookingAt()
                    || Placeholders.isMasked(token)) {
                refused.put(shape, new Refused(end, end - start));
                dull = token.length() > LONG_RUN ? Math.max(dull, end) : dull;
                return null;
            }
            return finding(shape.name(), start, end);
        }

        /** Whether what a token would end with goes on for more characters than a token has. */
        private boolean goesOn(TokenShape shape, int start, int from) {
            BitSet tail = shape.tail();
            if (tail == null || from >= text.length() || !tail.get(text.charAt(from))) {
                return false;
            }
            int[] run = tails.computeIfAbsent(tail, t -> new int[] {0, -1});
            if (from < run[0] || from >= run[1]) {
                int end = from;
                while (end < text.length() && tail.get(text.charAt(end))) {
                    end++;
                }
                run[0] = from;
                run[1] = end;
            }
            return run[1] - start > shape.length().most();
        }

        private Matcher matcher(Pattern pattern) {
            return matchers.computeIfAbsent(
                    pattern,
                    p -> p.matcher(folded.characters())
                            .useTransparentBounds(true)
                            .useAnchoringBounds(false));
        }
    }

    /** Words joined by hyphens, or with humps, are a name and no token. */
    private static boolean words(String body) {
        var kinds = Characters.of(body);
        boolean joined =
                body.indexOf('-') >= 0 || body.indexOf('_') >= 0 || body.indexOf('.') >= 0 || kinds.upper() > 0;
        return kinds.words() > 0.7
                && joined
                && kinds.lower() > 0
                && kinds.digits() * 8 < kinds.length()
                && !(kinds.digits() > 0 && Characters.unspoken(body, 8, 3, 6));
    }

    private static Finding finding(String name, int start, int end) {
        return new Finding(name, start, end, "A secret (" + name + "); remove it, revoke it and issue a new one.");
    }

    private static boolean starts(String text, int at) {
        return at == 0 || !letterOrDigit(text.charAt(at - 1)) || afterEscapedLine(text, at);
    }

    /** The n, r or t before the token is that of an escaped line end or tabulator. */
    private static boolean afterEscapedLine(String text, int at) {
        return at > 1 && text.charAt(at - 2) == '\\' && "nrt".indexOf(text.charAt(at - 1)) >= 0;
    }

    private static boolean part(char c) {
        return letterOrDigit(c) || "_~.+@-".indexOf(c) >= 0;
    }

    private static boolean letterOrDigit(char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static boolean digit(char c) {
        return c >= '0' && c <= '9';
    }
}
