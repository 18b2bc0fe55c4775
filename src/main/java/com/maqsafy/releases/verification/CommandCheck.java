package com.maqsafy.releases.verification;

import com.maqsafy.releases.command.CommandResult;
import com.maqsafy.releases.command.CommandRunner;
import com.maqsafy.releases.command.CommandSpec;
import com.maqsafy.releases.command.Placeholders;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A command ends with exit code 0, such as {@code nginx -t} (POST-08). */
final class CommandCheck implements Check {

    private static final int OUTPUT_CAP = 16 * 1024;

    private final CommandRunner commands;
    private final String setting;
    private final List<String> command;
    private final Path directory;

    CommandCheck(CheckSettings settings, CommandRunner commands) {
        this.commands = commands;
        setting = settings.name("command");
        command = settings.command("command");
        directory = Path.of(settings.optional("directory", String.class, "."));
    }

    @Override
    public Verdict ask(Question question) throws Exception {
        CommandResult result = commands.run(new CommandSpec(
                Placeholders.none().version(question.expectedVersion()).resolve(command, setting),
                directory,
                Map.of(),
                question.deadline().remaining(),
                OUTPUT_CAP));
        return switch (result.outcome()) {
            case SUCCEEDED -> Verdict.passed("exit code 0" + output(result));
            case FAILED ->
                result.exitCode() == null
                        ? Verdict.cannotTell(result.message())
                        : Verdict.failed("exit code " + result.exitCode() + output(result));
            case TIMED_OUT -> Verdict.notInTime(result.message());
            case NOT_STARTED -> Verdict.cannotTell(result.message());
        };
    }

    private static String output(CommandResult result) {
        return result.output().isBlank() ? "" : ": " + result.output().strip();
    }
}
