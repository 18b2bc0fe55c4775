package com.maqsafy.releases.notes;

import java.util.Objects;
import java.util.function.Supplier;

/** Something in a text that must not be there (RULE-04, RULE-05, PRIN-07), or a rule that could not be applied. */
public final class Leak {

    private final String rule;
    private final String item;
    private final int line;
    private final int column;
    private final String masked;
    private final String message;
    private final Supplier<String> passage;

    /** @param passage asked only when a waiver is: its digest takes longer than the finding */
    Leak(String rule, String item, int line, int column, String masked, String message, Supplier<String> passage) {
        this.rule = rule;
        this.item = item;
        this.line = line;
        this.column = column;
        this.masked = masked;
        this.message = message;
        this.passage = passage;
    }

    /** A leak whose passage is known. */
    Leak(String rule, String item, int line, int column, String masked, String message, String passage) {
        this(rule, item, line, column, masked, message, () -> passage);
    }

    /** Stable name of what was found, e.g. {@code github-token}; the class of the finding. */
    public String rule() {
        return rule;
    }

    /** The policy item. */
    public String item() {
        return item;
    }

    /** Line in the original text, from 1. */
    public int line() {
        return line;
    }

    /** Column in that line, from 1, in UTF-16 units. */
    public int column() {
        return column;
    }

    /**
     * At most the first and last two characters of what was found, for finding it again; nothing of a restricted word.
     */
    public String masked() {
        return masked;
    }

    /** What it is and what to do, one line, without what was found. */
    public String message() {
        return message;
    }

    /**
     * Digest of the lines that it stands in, which a waiver is bound to ({@link LeakWaivers}); blank where a rule could not be
     * applied.
     */
    public String passage() {
        return passage.get();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Leak that
                && rule.equals(that.rule)
                && item.equals(that.item)
                && line == that.line
                && column == that.column
                && masked.equals(that.masked)
                && message.equals(that.message)
                && passage().equals(that.passage());
    }

    @Override
    public int hashCode() {
        return Objects.hash(rule, item, line, column);
    }

    @Override
    public String toString() {
        return "Leak[rule=" + rule + ", item=" + item + ", line=" + line + ", column=" + column + ", masked=" + masked
                + ", message=" + message + "]";
    }
}
