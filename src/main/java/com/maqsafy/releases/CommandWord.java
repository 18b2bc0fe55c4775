package com.maqsafy.releases;

import java.util.Arrays;

/** The word by which the application is asked for a command, whatever settings stand in front: else all of it would start. */
final class CommandWord {

    private CommandWord() {}

    /** Whether the arguments ask for this command. */
    static boolean is(String word, String... args) {
        String[] given = first(args);
        return given.length > 0 && given[0].equals(word);
    }

    /** The arguments without the settings in front, so that the word comes first. */
    static String[] first(String... args) {
        return Arrays.stream(args).dropWhile(arg -> arg.startsWith("--")).toArray(String[]::new);
    }
}
