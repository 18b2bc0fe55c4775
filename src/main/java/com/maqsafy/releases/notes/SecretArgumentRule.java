package com.maqsafy.releases.notes;

import static java.util.Objects.requireNonNull;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Secrets that are given to calls of code without a name, as one of their arguments: {@code leaks/secret-arguments.txt}. */
final class SecretArgumentRule implements LeakRule {

    enum Kind {
        PASSWORD,
        KEY
    }

    /**
     * A call of the file.
     *
     * @param argument which of its arguments is the secret, from 0
     */
    record Call(int argument, Kind kind) {}

    private static final String RESOURCE = "/leaks/secret-arguments.txt";
    private static final int COLUMNS = 4;
    /** All arguments in front of the secret have no more characters, and no secret has. */
    private static final int REACH = 600;

    private static final int LONGEST = 400;
    private static final int SHORTEST = 4;
    private static final int SHORTEST_KEY = 8;
    /** Calls in calls in front of the secret. */
    private static final int DEEPEST = 3;

    private static final Map<String, List<Call>> BY_NAME = read();
    private static final WordTable NAMES = new WordTable(BY_NAME.keySet());

    private static Map<String, List<Call>> read() {
        var calls = new HashMap<String, List<Call>>();
        try (var lines = new BufferedReader(new InputStreamReader(
                requireNonNull(SecretArgumentRule.class.getResourceAsStream(RESOURCE)), StandardCharsets.UTF_8))) {
            int number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (!line.isBlank() && !line.startsWith("#")) {
                    read(line, number, calls);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.copyOf(calls);
    }

    private static void read(String line, int number, Map<String, List<Call>> calls) {
        String[] columns = line.strip().split(" {2,}");
        if (columns.length != COLUMNS) {
            throw new IllegalStateException("REL-NOT-024 Line " + number + " of " + RESOURCE + " has " + columns.length
                    + " columns and needs " + COLUMNS + ", separated by two blanks or more.");
        }
        calls.computeIfAbsent(columns[0], name -> new ArrayList<>())
                .add(new Call(Integer.parseInt(columns[1]) - 1, Kind.valueOf(columns[2].toUpperCase(Locale.ROOT))));
    }

    /** The calls of one line of the file, by name. */
    static Map<String, List<Call>> of(String line, int number) {
        var calls = new HashMap<String, List<Call>>();
        read(line, number, calls);
        return calls;
    }

    @Override
    public String name() {
        return "call-password";
    }

    @Override
    public String item() {
        return "RULE-04";
    }

    @Override
    public List<Finding> find(FoldedText folded) {
        String lower = folded.lower();
        var findings = new ArrayList<Finding>();
        for (int at = 0; at + 1 < lower.length(); at++) {
            for (String name = NAMES.at(lower, at); name != null; name = NAMES.shorter(lower, at, name)) {
                Finding finding = begins(lower, at) ? of(folded, name, at + name.length()) : null;
                if (finding != null) {
                    findings.add(finding);
                    at = finding.end();
                    break;
                }
            }
        }
        return findings;
    }

    private static boolean begins(String lower, int at) {
        return at == 0 || !word(lower.charAt(at)) || !word(lower.charAt(at - 1));
    }

    private @Nullable Finding of(FoldedText folded, String name, int end) {
        String text = folded.text();
        int open = blanks(text, end);
        if (open == text.length() || text.charAt(open) != '(') {
            return null;
        }
        for (Call call : requireNonNull(BY_NAME.get(name))) {
            int start = argument(text, open + 1, call.argument());
            int close = start < 0 ? -1 : closed(text, start);
            if (close > 0 && secret(text.substring(start + 1, close), call.kind())) {
                return new Finding(
                        name(), start + 1, close, "A secret among the arguments of a call; remove it and change it.");
            }
        }
        return null;
    }

    /** Where the quote opens of an argument that is nothing but a text, or -1. */
    private static int argument(String text, int from, int wanted) {
        int at = from;
        int limit = Math.min(text.length(), from + REACH);
        int commas = 0;
        int depth = 0;
        while (at < limit && commas < wanted) {
            char c = text.charAt(at);
            if (quote(c)) {
                int close = closed(text, at);
                if (close < 0) {
                    return -1;
                }
                at = close;
            } else if ("([{".indexOf(c) >= 0) {
                depth++;
            } else if (")]}".indexOf(c) >= 0) {
                depth--;
            } else if (c == ',' && depth == 0) {
                commas++;
            }
            if (depth < 0 || depth > DEEPEST || c == ';') {
                return -1;
            }
            at++;
        }
        return commas == wanted ? literal(text, at) : -1;
    }

    /** Where a text in quotes opens: also one that is made bytes, or has its parameter's name in front. */
    private static int literal(String text, int from) {
        int at = from;
        int limit = Math.min(text.length(), from + 80);
        while (at < limit && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        int name = at;
        while (name < limit && (word(text.charAt(name)) || "\\.([]) ".indexOf(text.charAt(name)) >= 0)) {
            name++;
        }
        boolean wrapped = name > at && name - at <= 30 && (text.charAt(name - 1) == '(' || name - at == 1);
        boolean named = name < limit && text.charAt(name) == ':' && name - at <= 30;
        int literal = wrapped ? name : named ? blanks(text, name + 1) : at;
        return literal < text.length() && quote(text.charAt(literal)) ? literal : -1;
    }

    /** Where the quote that opens at a place is closed in its line, or -1. */
    private static int closed(String text, int open) {
        for (int at = open + 1; at < text.length() && at - open <= LONGEST; at++) {
            char c = text.charAt(at);
            if (c == text.charAt(open)) {
                return at;
            }
            if (c == '\n') {
                return -1;
            }
        }
        return -1;
    }

    private static boolean secret(String value, Kind kind) {
        if (value.length() < SHORTEST || value.indexOf(' ') >= 0 || Placeholders.isOne(value)) {
            return false;
        }
        var kinds = Characters.of(value);
        boolean mixed = kinds.digits() > 0 || kinds.symbols() > 0 || (kinds.upper() >= 2 && kinds.lower() >= 2);
        return switch (kind) {
            case PASSWORD -> mixed;
            case KEY ->
                value.length() >= SHORTEST_KEY
                        && ((mixed && (kinds.words() < 0.8 || kinds.digits() > 1)) || Characters.unspoken(value));
        };
    }

    private static boolean quote(char c) {
        return c == '"' || c == '\'' || c == '`';
    }

    private static boolean word(char c) {
        return c == '_' || (c < 0x80 && Character.isLetterOrDigit(c));
    }

    private static int blanks(String text, int from) {
        int at = from;
        while (at < text.length() && at - from < 4 && " \t".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return at;
    }
}
