package com.maqsafy.releases.verification;

import com.google.re2j.Pattern;
import com.maqsafy.releases.command.CommandResult;
import com.maqsafy.releases.command.CommandRunner;
import com.maqsafy.releases.command.CommandSpec;
import com.maqsafy.releases.command.Placeholders;
import com.maqsafy.releases.command.Programs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A command ends with exit code 0, such as {@code nginx -t} (POST-08), and prints what is expected where something is:
 * {@code docker ps --filter health=unhealthy --format {{.Names}}} names nothing (TYPE-06).
 */
final class CommandCheck implements Check {

    private static final int OUTPUT_CAP = 16 * 1024;

    private final CommandRunner commands;
    private final String setting;
    private final List<String> command;
    private final Path directory;
    private final @Nullable Pattern output;
    private final Map<String, String> environment;

    CommandCheck(CheckSettings settings, CommandRunner commands) {
        this.commands = commands;
        setting = settings.name("command");
        VerificationSettings.Command keys = settings.keys(VerificationSettings.Command.class);
        command = settings.command("command", keys.command());
        directory = settings.path("directory", keys.directory());
        output = keys.output() == null ? null : settings.pattern("output", keys.output());
        environment = keys.environment() == null ? Map.of() : Map.copyOf(keys.environment());
        environment
                .keySet()
                .forEach(name -> CommandSpec.objectionToVariable(name)
                        .ifPresent(objection -> settings.problem("environment." + name, objection)));
    }

    @Override
    public Verdict ask(Question question) throws Exception {
        CommandResult result = commands.run(new CommandSpec(
                Placeholders.none().version(question.expectedVersion()).resolve(command, setting),
                directory,
                environment,
                question.deadline().remaining(),
                OUTPUT_CAP));
        return switch (result.outcome()) {
            case SUCCEEDED -> succeeded(result);
            case FAILED ->
                result.exitCode() == null
                        ? Verdict.cannotTell(result.message())
                        : Verdict.failed("exit code " + result.exitCode() + output(result));
            case TIMED_OUT -> Verdict.notInTime(result.message());
            case STOPPED, NOT_STARTED -> Verdict.cannotTell(result.message());
        };
    }

    /** A command may do anything, so it is looked for and not run. */
    @Override
    public Verdict inspect(Question question) {
        if (!Files.isDirectory(directory)) {
            return Verdict.cannotTell("there is no directory " + directory + "; create it or correct the setting");
        }
        return Programs.objection(command.get(0), directory)
                .map(Verdict::cannotTell)
                .orElseGet(() -> Verdict.passed("its program is there; it was not run"));
    }

    private Verdict succeeded(CommandResult result) {
        if (output == null) {
            return Verdict.passed("exit code 0" + output(result));
        }
        if (result.truncated()) {
            return Verdict.cannotTell(
                    "it printed more than " + OUTPUT_CAP + " bytes, so its output cannot be compared");
        }
        String printed = result.output().strip();
        return output.matcher(printed).matches()
                ? Verdict.passed("exit code 0, printed as expected" + output(result))
                : Verdict.failed("printed " + (printed.isEmpty() ? "nothing" : "'" + printed + "'") + " where "
                        + output.pattern() + " was expected");
    }

    private static String output(CommandResult result) {
        return result.output().isBlank() ? "" : ": " + result.output().strip();
    }
}
