package com.maqsafy.releases.notes;

/**
 * One way in which a text departs from the format of release notes.
 *
 * @param item the policy item that is not met, {@code NOTE-01} to {@code NOTE-09}
 * @param line line in the text, from 1; for something missing, the line of the section (or text) that lacks it
 * @param message what is wrong and how to mend it, one line
 */
public record NotesViolation(String item, int line, String message) {}
