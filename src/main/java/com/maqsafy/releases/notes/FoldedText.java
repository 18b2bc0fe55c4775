package com.maqsafy.releases.notes;

import java.util.Arrays;
import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Entities;
import org.jspecify.annotations.Nullable;

/**
 * A text as its reader understands it, with the way back: every character knows where it came from.
 *
 * <p>Characters that show nothing are gone, digits of all scripts and full-width letters are ASCII, entities, Markdown's
 * backslashes and terminal colours are resolved. {@link #rendered} also takes away marks of emphasis and tags,
 * {@link #joined} line breaks inside words. Takes time linear in the length.
 */
final class FoldedText {

    private static final int LONGEST_TAG = 300;
    private static final int LONGEST_ENTITY = 34;
    private static final int LONGEST_INDENT = 40;
    private static final int LONGEST_ELEMENT = 12;

    /** The elements of HTML that Markdown lets through and mails are made of. */
    private static final Set<String> ELEMENTS = Set.of(
            ("a abbr b bdi bdo big blockquote body br caption center cite code col colgroup dd del details dfn div dl dt em"
                            + " font h1 h2 h3 h4 h5 h6 head header hr html i img ins kbd label li main mark nobr ol p pre q s"
                            + " samp section small span strike strong style sub summary sup table tbody td tfoot th thead tr tt u ul var wbr")
                    .split(" "));

    private final String text;
    private final String lower;
    private final int[] from;
    private final int[] to;

    private final CharSequence characters;
    private final CharSequence lowerCharacters;
    /** An expression reads a text at many places; the same matcher serves all of them. */
    private final IdentityHashMap<Pattern, Matcher> matchers = new IdentityHashMap<>();
    /** For each place where the last letter or line break in front of it ends; made when it is asked for. */
    private int @Nullable [] letterOrLine;
    /** Made when they are asked for. */
    private @Nullable Tables tables;

    private FoldedText(Folding folding) {
        this.text = folding.text.toString();
        this.lower = comparable(text);
        this.from = folding.from;
        this.to = folding.to;
        this.characters = text;
        this.lowerCharacters = lower;
    }

    private FoldedText(FoldedText same, UnaryOperator<CharSequence> seen) {
        this.text = same.text;
        this.lower = same.lower;
        this.from = same.from;
        this.to = same.to;
        this.characters = seen.apply(text);
        this.lowerCharacters = seen.apply(lower);
    }

    /** The same text, whose expressions read what a test puts over it. */
    FoldedText through(UnaryOperator<CharSequence> seen) {
        return new FoldedText(this, seen);
    }

    String text() {
        return text;
    }

    /** The text for expressions, which a test may count the looks at. */
    CharSequence characters() {
        return characters;
    }

    /** {@link #lower}, in the same way. */
    CharSequence lowerCharacters() {
        return lowerCharacters;
    }

    /** The text as {@link #comparable} makes it. */
    String lower() {
        return lower;
    }

    /** Where a match ends of an expression that begins at a place and reads no further than a limit; or -1. */
    int matched(Pattern pattern, int place, int limit) {
        Matcher matcher = matchers.computeIfAbsent(pattern, p -> p.matcher(characters));
        matcher.region(place, Math.min(text.length(), limit));
        return matcher.lookingAt() ? matcher.end() : -1;
    }

    /** Whether an expression matches all of a part. */
    boolean matches(Pattern pattern, int from, int to) {
        Matcher matcher = matchers.computeIfAbsent(pattern, p -> p.matcher(characters));
        matcher.region(from, to);
        return matcher.matches();
    }

    /** Where the last letter or line break ends that stands in front of a place; 0 where there is none. */
    int letterOrLineBefore(int place) {
        int[] ends = letterOrLine;
        if (ends == null) {
            ends = new int[text.length() + 1];
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                ends[i + 1] = c == '\n' || Character.isLetter(c) ? i + 1 : ends[i];
            }
            letterOrLine = ends;
        }
        return ends[place];
    }

    /** The tables that stand in it. */
    Tables tables() {
        Tables known = tables;
        if (known == null) {
            known = new Tables(this);
            tables = known;
        }
        return known;
    }

    /** Where the character at {@code start} begins in the original. */
    int originalStart(int start) {
        return from[start];
    }

    /** Where the character before {@code end} ends in the original. */
    int originalEnd(int end) {
        return to[end - 1];
    }

    static FoldedText of(String original) {
        var folding = new Folding(original.length());
        var references = new CharacterReferences(original);
        int i = 0;
        while (i < original.length()) {
            char c = original.charAt(i);
            if (c == '\\' && i + 1 < original.length() && asciiPunctuation(original.charAt(i + 1))) {
                folding.add(original.charAt(i + 1), i, i + 2);
                i += 2;
            } else if (c == '\\' && unicodeEscape(original, i)) {
                folding.addFolded(Integer.parseInt(original, i + 2, i + 6, 16), i, i + 6);
                i += 6;
            } else if (c == '\\' && byteEscape(original, i)) {
                folding.add((char) Integer.parseInt(original, i + 2, i + 4, 16), i, i + 4);
                i += 4;
            } else if (c == '\u001b') {
                i = afterEscapeSequence(original, i);
            } else if (c == '&' && references.readAt(i)) {
                folding.addFolded(references.value(), i, references.end());
                i = references.end();
            } else if (c < 0x80) {
                if ((c >= ' ' && c != 0x7f) || c == '\n' || c == '\r' || c == '\t') {
                    folding.add(c, i, i + 1);
                }
                i++;
            } else {
                int codePoint = original.codePointAt(i);
                int end = i + Character.charCount(codePoint);
                folding.addFolded(codePoint, i, end);
                i = end;
            }
        }
        return new FoldedText(folding);
    }

    /** Without emphasis, code marks, tags and comments: what Markdown shows as one word is one word. */
    FoldedText rendered() {
        var dropped = new BitSet(text.length());
        boolean commentsEnd = true;
        for (int i = 0; i < text.length(); i++) {
            switch (text.charAt(i)) {
                case '*', '`', '~' -> dropped.set(i);
                case '_' -> {
                    int end = i;
                    while (end < text.length() && text.charAt(end) == '_') {
                        end++;
                    }
                    if (!wordAt(i - 1) || !wordAt(end)) {
                        dropped.set(i, end);
                    }
                    i = end - 1;
                }
                case '<' -> {
                    int end = endOfTag(i);
                    end = end > 0 && !(markup(i) || (wordAt(i - 1) && wordAt(end))) ? -1 : end;
                    if (end < 0 && commentsEnd && text.startsWith("<!--", i)) {
                        int close = text.indexOf("-->", i + 4);
                        commentsEnd = close >= 0;
                        end = commentsEnd ? close + 3 : -1;
                    }
                    if (end > 0) {
                        dropped.set(i, end);
                        i = end - 1;
                    }
                }
                default -> {
                    // shown as it is
                }
            }
        }
        return without(dropped);
    }

    /** Without the line breaks, and the indentation after them, that stand between two characters of a token. */
    FoldedText joined() {
        var dropped = new BitSet(text.length());
        int i = 0;
        while (i < text.length()) {
            if (text.charAt(i) != '\n' && text.charAt(i) != '\r') {
                i++;
                continue;
            }
            int start = i;
            while (start > 0 && text.charAt(start - 1) == '\\') {
                start--;
            }
            int end = i;
            while (end < text.length() && "\n\r\t >".indexOf(text.charAt(end)) >= 0) {
                end++;
            }
            if (start > 0 && end < text.length() && token(text.charAt(start - 1)) && token(text.charAt(end))) {
                dropped.set(start, end);
            }
            i = end;
        }
        return without(dropped);
    }

    /** With what URLs write as percent and two digits in its place. */
    FoldedText decoded() {
        if (text.indexOf('%') < 0) {
            return this;
        }
        var folding = new Folding(text.length());
        boolean any = false;
        int i = 0;
        while (i < text.length()) {
            boolean escape = text.charAt(i) == '%' && hexadecimal(text, i + 1) && hexadecimal(text, i + 2);
            int code = escape ? Integer.parseInt(text, i + 1, i + 3, 16) : 0;
            if (escape && code >= ' ' && code < 0x7f) {
                folding.add((char) code, from[i], to[i + 2]);
                any = true;
                i += 3;
            } else {
                folding.add(text.charAt(i), from[i], to[i]);
                i++;
            }
        }
        return any ? new FoldedText(folding) : this;
    }

    private static boolean hexadecimal(String text, int at) {
        return at < text.length() && text.charAt(at) < 0x80 && Character.digit(text.charAt(at), 16) >= 0;
    }

    /** JSON's way to write any character. */
    private static boolean unicodeEscape(String text, int at) {
        return text.startsWith("u", at + 1)
                && hexadecimal(text, at + 2)
                && hexadecimal(text, at + 3)
                && hexadecimal(text, at + 4)
                && hexadecimal(text, at + 5);
    }

    /** The way of most languages to write a byte, where it is one that is shown. */
    private static boolean byteEscape(String text, int at) {
        if (!text.startsWith("x", at + 1) || !hexadecimal(text, at + 2) || !hexadecimal(text, at + 3)) {
            return false;
        }
        int code = Integer.parseInt(text, at + 2, at + 4, 16);
        return code >= ' ' && code < 0x7f;
    }

    /** Without the hyphens at which a word goes on in the next line. */
    FoldedText unhyphenated() {
        var dropped = new BitSet(text.length());
        for (int i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) {
            int hyphen = i - (i > 0 && text.charAt(i - 1) == '\r' ? 2 : 1);
            int next = i + 1;
            while (next < text.length() && next - i < LONGEST_INDENT && " \t>".indexOf(text.charAt(next)) >= 0) {
                next++;
            }
            if (hyphen > 0
                    && "-\u2010\u00ad".indexOf(text.charAt(hyphen)) >= 0
                    && Character.isLetter(text.charAt(hyphen - 1))
                    && next < text.length()
                    && Character.isLowerCase(text.charAt(next))) {
                dropped.set(hyphen, next);
            }
        }
        return without(dropped);
    }

    private FoldedText without(BitSet dropped) {
        if (dropped.isEmpty()) {
            return this;
        }
        var folding = new Folding(text.length());
        for (int i = dropped.nextClearBit(0); i < text.length(); i = dropped.nextClearBit(i + 1)) {
            folding.add(text.charAt(i), from[i], to[i]);
        }
        return new FoldedText(folding);
    }

    /** Whether a tag is one of HTML's, and not of a document of data, whose names tell what is in it. */
    private boolean markup(int open) {
        int from = text.startsWith("</", open) ? open + 2 : open + 1;
        int to = from;
        while (to < text.length() && to - from < LONGEST_ELEMENT && asciiAlphanumeric(text.charAt(to))) {
            to++;
        }
        return ELEMENTS.contains(lower.substring(from, to));
    }

    private boolean wordAt(int i) {
        return i >= 0 && i < text.length() && Character.isLetterOrDigit(text.charAt(i));
    }

    private int endOfTag(int open) {
        int i = open + 1;
        if (i < text.length() && text.charAt(i) == '/') {
            i++;
        }
        int name = i;
        while (i < text.length() && asciiAlphanumeric(text.charAt(i))) {
            i++;
        }
        if (i == name || i >= text.length() || " \t\n/>".indexOf(text.charAt(i)) < 0) {
            return -1;
        }
        int limit = Math.min(text.length(), open + LONGEST_TAG);
        for (; i < limit && text.charAt(i) != '<'; i++) {
            if (text.charAt(i) == '>') {
                return i + 1;
            }
        }
        return -1;
    }

    /** Colours and cursor movements in captured output would otherwise stick to the words. */
    private static int afterEscapeSequence(String text, int escape) {
        int i = escape + 1;
        if (i < text.length() && text.charAt(i) == '[') {
            i++;
            while (i < text.length() && text.charAt(i) >= 0x20 && text.charAt(i) < 0x40) {
                i++;
            }
            return Math.min(text.length(), i + 1);
        }
        return i;
    }

    private static boolean token(char c) {
        return asciiAlphanumeric(c) || "_+/=.@".indexOf(c) >= 0;
    }

    private static boolean asciiAlphanumeric(char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static boolean asciiPunctuation(char c) {
        return c > ' ' && c < 0x7f && !asciiAlphanumeric(c);
    }

    /**
     * For comparing words, character by character: ASCII letters in lower case, Arabic letters that people write for each
     * other as one.
     */
    static String comparable(String text) {
        char[] chars = text.toCharArray();
        for (int i = 0; i < chars.length; i++) {
            chars[i] = switch (chars[i]) {
                case '\u0622', '\u0623', '\u0625', '\u0671' -> '\u0627'; // alef with hamza, madda, wasla
                case '\u0629', '\u06c0', '\u06c1', '\u06be', '\u06d5' -> '\u0647'; // teh marbuta, other forms of heh
                case '\u0649', '\u06cc', '\u0626' -> '\u064a'; // alef maksura, Persian yeh
                case '\u06a9' -> '\u0643'; // Persian kaf
                default -> chars[i] >= 'A' && chars[i] <= 'Z' ? (char) (chars[i] + 'a' - 'A') : chars[i];
            };
        }
        return new String(chars);
    }

    /** Characters with their origins, while they are collected. */
    private static final class Folding {

        private final StringBuilder text;
        private int[] from;
        private int[] to;

        Folding(int expected) {
            text = new StringBuilder(expected);
            from = new int[expected];
            to = new int[expected];
        }

        void add(char c, int start, int end) {
            int at = text.length();
            if (at == from.length) {
                int larger = Math.max(16, at * 2);
                from = Arrays.copyOf(from, larger);
                to = Arrays.copyOf(to, larger);
            }
            from[at] = start;
            to[at] = end;
            text.append(c);
        }

        void addFolded(int codePoint, int start, int end) {
            if (codePoint < 0x80) {
                add((char) codePoint, start, end);
                return;
            }
            String shown = LookAlikes.of(codePoint);
            for (int i = 0; i < shown.length(); i++) {
                add(shown.charAt(i), start, end);
            }
        }
    }

    /** Reads HTML's named and numbered characters; a name that HTML does not know is none. */
    private static final class CharacterReferences {

        private final String original;
        private int value;
        private int end;

        CharacterReferences(String original) {
            this.original = original;
        }

        int value() {
            return value;
        }

        int end() {
            return end;
        }

        boolean readAt(int ampersand) {
            int limit = Math.min(original.length(), ampersand + LONGEST_ENTITY);
            int i = ampersand + 1;
            boolean numbered = i < limit && original.charAt(i) == '#';
            if (numbered) {
                i++;
            }
            int begin = i;
            while (i < limit && asciiAlphanumeric(original.charAt(i))) {
                i++;
            }
            if (i >= limit || i == begin || original.charAt(i) != ';') {
                return false;
            }
            String name = original.substring(begin, i);
            value = numbered ? numbered(name) : named(name);
            end = i + 1;
            return value > 0;
        }

        private static int named(String name) {
            String characters = Entities.getByName(name);
            return characters.isEmpty() ? 0 : characters.codePointAt(0);
        }

        private static int numbered(String number) {
            try {
                boolean hexadecimal = number.charAt(0) == 'x' || number.charAt(0) == 'X';
                int codePoint = hexadecimal ? Integer.parseInt(number.substring(1), 16) : Integer.parseInt(number, 10);
                return Character.isValidCodePoint(codePoint) ? codePoint : 0;
            } catch (NumberFormatException e) {
                return 0;
            }
        }
    }
}
