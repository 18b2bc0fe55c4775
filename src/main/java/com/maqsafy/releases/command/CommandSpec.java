package com.maqsafy.releases.command;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * A command to run.
 *
 * @param argv program and arguments, placeholders already resolved ({@link Placeholders#resolve}); each element reaches
 *     the program as it is
 * @param directory working directory
 * @param environment variables added to the minimal environment ({@code PATH}, {@code HOME}, {@code LANG}); values of
 *     variables whose name tells a secret are masked in the output
 * @param timeout how long it may run
 * @param outputCap most bytes of output to keep, half from the beginning and half from the end
 * @param id names this run of the command and nothing else; all of its processes carry it in their environment
 */
public record CommandSpec(
        List<String> argv, Path directory, Map<String, String> environment, Duration timeout, int outputCap, UUID id) {

    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final Pattern SECRET = Pattern.compile("(?i).*(PASS|SECRET|TOKEN|KEY|CREDENTIAL|PWD).*");
    private static final int SMALLEST_CAP = 256;

    public CommandSpec {
        argv = List.copyOf(argv);
        environment = Map.copyOf(environment);
        require(!argv.isEmpty() && !argv.get(0).isBlank(), "A command needs a program as its first element.");
        require(
                argv.stream().noneMatch(element -> element.indexOf('\0') >= 0),
                "An element of the command contains a NUL character.");
        require(
                environment.keySet().stream().allMatch(CommandSpec::isVariable)
                        && environment.values().stream().noneMatch(value -> value.indexOf('\0') >= 0),
                "An environment variable of the command has an illegal name or value.");
        require(timeout.compareTo(Duration.ZERO) > 0, "The timeout of a command must be longer than zero.");
        require(outputCap >= SMALLEST_CAP, "The output cap of a command must be at least " + SMALLEST_CAP + " bytes.");
    }

    /** A command with an id of its own. */
    public CommandSpec(
            List<String> argv, Path directory, Map<String, String> environment, Duration timeout, int outputCap) {
        this(argv, directory, environment, timeout, outputCap, UUID.randomUUID());
    }

    /** What speaks against a variable of this name in the settings of a command, for people; empty when nothing does. */
    public static Optional<String> objectionToVariable(String name) {
        if (!isVariable(name)) {
            return Optional.of("is no variable's name: write letters, digits and _, e.g. SSH_AUTH_SOCK");
        }
        return name.equals("PATH") || name.startsWith("RELEASES_")
                ? Optional.of("is the application's own: choose another name, or name programs by their whole path")
                : Optional.empty();
    }

    private static boolean isVariable(String name) {
        return VARIABLE.matcher(name).matches();
    }

    /** Whether the name of a variable tells that its value is a secret, e.g. {@code DB_PASSWORD}. */
    public static boolean tellsSecret(String name) {
        return SECRET.matcher(name).matches();
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new CommandException("REL-CMD-004 " + message);
        }
    }

    /** Names the program only: arguments and environment may hold secrets. */
    @Override
    public String toString() {
        return "CommandSpec[" + argv.get(0) + ", " + (argv.size() - 1) + " arguments, timeout=" + timeout + "]";
    }
}
