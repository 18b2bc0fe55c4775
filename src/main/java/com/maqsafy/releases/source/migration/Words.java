package com.maqsafy.releases.source.migration;

import com.maqsafy.releases.source.migration.SqlScript.Kind;
import com.maqsafy.releases.source.migration.SqlScript.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The tokens of a statement, read from left to right. */
final class Words {

    private final List<Token> tokens;
    private int at;

    Words(List<Token> tokens) {
        this.tokens = tokens;
    }

    boolean done() {
        return at >= tokens.size();
    }

    /** The next word in upper case, empty when a name in quotes, a string, a symbol or nothing follows. */
    String peek() {
        return done() ? "" : tokens.get(at).keyword();
    }

    /** Takes the words when they all follow. */
    boolean accept(String... words) {
        for (int i = 0; i < words.length; i++) {
            boolean follows = at + i < tokens.size()
                    && (tokens.get(at + i).keyword().equals(words[i])
                            || (tokens.get(at + i).kind() == Kind.SYMBOL
                                    && tokens.get(at + i).text().equals(words[i])));
            if (!follows) {
                return false;
            }
        }
        at += words.length;
        return true;
    }

    /** Takes one of the words when it follows. */
    boolean acceptAny(Set<String> words) {
        if (words.contains(peek())) {
            at++;
            return true;
        }
        return false;
    }

    void ifExists() {
        if (!accept("IF", "NOT", "EXISTS")) {
            accept("IF", "EXISTS");
        }
    }

    /** Takes a name, of which only the last part counts ({@code schema.table}). */
    String name() {
        if (done() || !tokens.get(at).isName()) {
            return "";
        }
        String name = tokens.get(at++).text();
        while (at + 1 < tokens.size()
                && tokens.get(at).text().equals(".")
                && tokens.get(at + 1).isName()) {
            name = tokens.get(at + 1).text();
            at += 2;
        }
        return name;
    }

    String text() {
        return done() ? "" : tokens.get(at++).text();
    }

    boolean atBracket() {
        return !done() && symbol(tokens.get(at), "(");
    }

    /** Takes a bracket with all that is in it; empty when none follows. */
    List<Token> bracket() {
        if (!atBracket()) {
            return List.of();
        }
        int depth = 0;
        int from = at + 1;
        while (at < tokens.size()) {
            Token token = tokens.get(at++);
            depth += symbol(token, "(") ? 1 : symbol(token, ")") ? -1 : 0;
            if (depth == 0) {
                return tokens.subList(from, at - 1);
            }
        }
        return tokens.subList(from, tokens.size());
    }

    List<Token> rest() {
        return tokens.subList(Math.min(at, tokens.size()), tokens.size());
    }

    boolean restHas(String... words) {
        Words rest = new Words(rest());
        while (!rest.done()) {
            if (rest.accept(words)) {
                return true;
            }
            rest.at++;
        }
        return false;
    }

    /** Splits at commas outside of brackets. */
    static List<List<Token>> split(List<Token> tokens) {
        List<List<Token>> parts = new ArrayList<>();
        List<Token> part = new ArrayList<>();
        int depth = 0;
        for (Token token : tokens) {
            depth += symbol(token, "(") ? 1 : symbol(token, ")") ? -1 : 0;
            if (depth == 0 && symbol(token, ",")) {
                parts.add(part);
                part = new ArrayList<>();
            } else {
                part.add(token);
            }
        }
        parts.add(part);
        return parts;
    }

    private static boolean symbol(Token token, String text) {
        return token.kind() == Kind.SYMBOL && token.text().equals(text);
    }
}
