package com.maqsafy.releases.command;

/**
 * A command cannot be built from its configuration; the message starts with a code, names the setting and says what to do.
 *
 * <ul>
 *   <li>{@code REL-CMD-001} unknown placeholder
 *   <li>{@code REL-CMD-002} a known placeholder that has no value here
 *   <li>{@code REL-CMD-003} a value that may not be put into a command
 *   <li>{@code REL-CMD-004} a command specification that is not complete
 * </ul>
 */
public class CommandException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public CommandException(String message) {
        super(message);
    }
}
