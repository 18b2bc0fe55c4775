package com.maqsafy.releases.command;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** Finds programs as the operating system does; runs nothing. */
public final class Programs {

    private Programs() {}

    /**
     * Why a command could not be started, and the mend; empty when its program is there.
     *
     * @param program first element of the command
     * @param directory where the command would run
     */
    public static Optional<String> objection(String program, Path directory) {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        // A placeholder has its value when the release is known.
        if (program.contains("{") || find(program, directory, path).isPresent()) {
            return Optional.empty();
        }
        if (program.strip().matches(".*\\s.*")) {
            return Optional.of(
                    "There is no program '" + program + "'. Write program and arguments as separate elements.");
        }
        return Optional.of(
                program.indexOf('/') >= 0
                        ? "There is no program " + program
                                + ", or this user may not execute it. Install it, correct its"
                                + " path or give the right (chmod +x)."
                        : "There is no program " + program + " on the PATH of this application. Install it, or name it"
                                + " with its full path.");
    }

    /**
     * The file of a program.
     *
     * @param directory working directory, from which a relative path counts
     * @param path value of {@code PATH}, searched for a mere name
     */
    static Optional<Path> find(String program, Path directory, String path) {
        try {
            if (program.indexOf('/') >= 0) {
                return Optional.of(directory.resolve(program)).filter(Programs::isProgram);
            }
            return Arrays.stream(path.split(File.pathSeparator, -1))
                    .map(entry -> directory.resolve(entry).resolve(program))
                    .filter(Programs::isProgram)
                    .findFirst();
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private static boolean isProgram(Path file) {
        return Files.isRegularFile(file) && Files.isExecutable(file);
    }
}
