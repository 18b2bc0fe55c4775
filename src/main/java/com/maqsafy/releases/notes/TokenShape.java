package com.maqsafy.releases.notes;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The form of one issuer's tokens, a line of {@code leaks/provider-tokens.txt}.
 *
 * @param name what a finding is called
 * @param anchors texts of which one begins the token, or stands in it
 * @param inside whether the anchors stand inside
 * @param front so many characters stand in front of an anchor inside at least
 * @param pattern the whole token; its repetitions are possessive, so it never goes back
 * @param length how many characters the token has
 * @param tail the characters that it ends with any number of, where its pattern ends so
 * @param entropy bits a character that the token has at least
 * @param example how to make one
 * @param source who documents the form
 */
record TokenShape(
        String name,
        List<String> anchors,
        boolean inside,
        int front,
        Pattern pattern,
        TokenLength length,
        @Nullable BitSet tail,
        double entropy,
        String example,
        String source) {

    private static final String RESOURCE = "/leaks/provider-tokens.txt";
    private static final int COLUMNS = 6;
    /** What must not follow a token. */
    private static final BitSet WORD = word();

    private static final Pattern TAIL = Pattern.compile("(\\[[^\\[\\]]+])\\{[0-9]+,[0-9]+}(?:=\\{[0-9]+,[0-9]+})?$");
    private static final Pattern FIXED = Pattern.compile("\\G\\[[^\\[\\]]+](?:\\{([0-9]+)}|(?![{?*+]))");
    private static final Map<String, BitSet> TAILS = new ConcurrentHashMap<>();
    /** All shapes that the application knows, read once. */
    static final List<TokenShape> ALL = read();

    /** Whether no token can begin at a place, because it would end within a word: quicker than the pattern. */
    boolean endsInWord(String text, int start) {
        int end = start + length.most();
        return length.least() == length.most() && end < text.length() && WORD.get(text.charAt(end));
    }

    private static List<TokenShape> read() {
        var shapes = new ArrayList<TokenShape>();
        try (var lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(TokenShape.class.getResourceAsStream(RESOURCE)), StandardCharsets.UTF_8))) {
            int number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (!line.isBlank() && !line.startsWith("#")) {
                    shapes.add(of(line, number));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return List.copyOf(shapes);
    }

    /** The characters of the class that a pattern ends with the repetition of, filled up or not; the same object for the same class. */
    private static @Nullable BitSet tail(String pattern) {
        Matcher last = TAIL.matcher(pattern);
        if (!last.find()) {
            return null;
        }
        return TAILS.computeIfAbsent(last.group(1), c -> {
            Pattern one = Pattern.compile(c);
            var tail = new BitSet();
            IntStream.range(' ', 0x7f)
                    .filter(i -> one.matcher(String.valueOf((char) i)).matches())
                    .forEach(tail::set);
            return tail;
        });
    }

    /** How many characters the classes have that a pattern begins with, up to the first that may be repeated at will. */
    private static int front(String pattern) {
        int front = 0;
        Matcher fixed = FIXED.matcher(pattern);
        while (fixed.find()) {
            front += fixed.group(1) == null ? 1 : Integer.parseInt(fixed.group(1));
        }
        return front;
    }

    private static BitSet word() {
        var word = new BitSet();
        word.set('0', '9' + 1);
        word.set('A', 'Z' + 1);
        word.set('a', 'z' + 1);
        return word;
    }

    static TokenShape of(String line, int number) {
        String[] columns = line.strip().split(" {2,}");
        if (columns.length != COLUMNS) {
            throw new IllegalStateException("REL-NOT-022 Line " + number + " of " + RESOURCE + " has " + columns.length
                    + " columns and needs " + COLUMNS + ", separated by two blanks or more.");
        }
        List<String> anchors = List.of(columns[1].split(","));
        boolean inside = anchors.get(0).startsWith("*");
        return new TokenShape(
                columns[0],
                anchors.stream().map(a -> inside ? a.substring(1) : a).toList(),
                inside,
                inside ? front(columns[2]) : 0,
                Pattern.compile(columns[2].replaceAll("\\{([0-9]+),([0-9]+)}", "{$1,$2}+") + "(?![A-Za-z0-9])"),
                TokenLength.of(columns[2]),
                tail(columns[2]),
                Double.parseDouble(columns[3]),
                columns[4],
                columns[5]);
    }
}
