package com.maqsafy.releases.notes;

/**
 * Something in a text that must not be there (RULE-04, RULE-05, PRIN-07), or a rule that could not be applied.
 *
 * @param rule stable name of what was found, e.g. {@code github-token}; the class of the finding
 * @param item the policy item
 * @param line line in the original text, from 1
 * @param column column in that line, from 1, in UTF-16 units
 * @param masked at most the first and last two characters of what was found, for finding it again; nothing of a
 *     restricted word
 * @param message what it is and what to do, one line, without what was found
 * @param passage digest of the lines that it stands in, which a waiver is bound to ({@link LeakWaivers}); blank where a rule
 *     could not be applied
 */
public record Leak(String rule, String item, int line, int column, String masked, String message, String passage) {}
