package com.maqsafy.releases.source;

import com.maqsafy.releases.command.CommandException;
import com.maqsafy.releases.command.CommandResult;
import com.maqsafy.releases.command.CommandRunner;
import com.maqsafy.releases.command.CommandSpec;
import com.maqsafy.releases.command.Placeholders;
import com.maqsafy.releases.source.SourceSettings.Pretend;
import java.nio.file.Path;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Runs {@code releases.services.<service>.source.pretend.command}; it may read staging or a scratch database only. */
@Component
class ConfiguredPretence implements PretendedMigrations {

    private static final int MOST_OUTPUT = 4 * 1024 * 1024;

    private final SourceSettings settings;
    private final CommandRunner runner;

    ConfiguredPretence(SourceSettings settings, CommandRunner runner) {
        this.settings = settings;
        this.runner = runner;
    }

    @Override
    public Answer ask(String service, String release, String version, String previousVersion, String commit) {
        Optional<Pretend> pretend = Optional.ofNullable(settings.services().get(service))
                .map(SourceSettings.Service::source)
                .map(SourceSettings.Origin::pretend)
                .filter(Pretend::configured);
        if (pretend.isEmpty()) {
            return new Answer("not-configured", "", "");
        }
        String setting = SourceSettings.property(service) + ".pretend.command";
        try {
            CommandResult result = runner.run(new CommandSpec(
                    Placeholders.none()
                            .release(release)
                            .version(version)
                            .previousVersion(previousVersion)
                            .commit(commit)
                            .resolve(pretend.get().command(), setting),
                    Path.of(pretend.get().workingDirectory()),
                    pretend.get().environment(),
                    pretend.get().timeout(),
                    MOST_OUTPUT));
            if (!result.succeeded()) {
                return failed(result.message());
            }
            return result.truncated()
                    ? failed("REL-SRC-051 " + setting + " writes more than " + MOST_OUTPUT / 1024 / 1024
                            + " MiB, so what it shows is not whole. Let it print the pending migrations only.")
                    : new Answer("read", "", result.output());
        } catch (CommandException e) {
            return failed(String.valueOf(e.getMessage()));
        }
    }

    /** The code is read instead, which is the more careful one of both. */
    private static Answer failed(String message) {
        return new Answer("failed", message, "");
    }
}
