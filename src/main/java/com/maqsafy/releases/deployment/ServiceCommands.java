package com.maqsafy.releases.deployment;

import com.maqsafy.releases.command.CommandListener;
import com.maqsafy.releases.command.CommandResult;
import com.maqsafy.releases.command.CommandRunner;
import com.maqsafy.releases.command.CommandSpec;
import com.maqsafy.releases.command.OutputFilter;
import com.maqsafy.releases.command.Placeholders;
import com.maqsafy.releases.deployment.DeploymentSettings.Deployment;
import com.maqsafy.releases.release.ReleaseDetails;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Runs the configured commands of a release's service, with the release's own values put in. */
@Component
class ServiceCommands {

    private static final int OUTPUT_CAP = 64 * 1024;

    private final DeploymentSettings settings;
    private final CommandRunner runner;
    private final ObjectProvider<OutputFilter> filter;

    ServiceCommands(DeploymentSettings settings, CommandRunner runner, ObjectProvider<OutputFilter> filter) {
        this.settings = settings;
        this.runner = runner;
        this.filter = filter;
    }

    /** Settings of the release's service. */
    Deployment settings(ReleaseDetails release) {
        return settings.of(release.service())
                .orElseThrow(() -> new IllegalStateException("REL-DEP-003 " + release.service()
                        + " has no deployment configured. Set " + DeploymentSettings.property(release.service())
                        + "."));
    }

    /** The values that may be put into commands; all but {@code {backup}}. */
    Placeholders placeholders(ReleaseDetails release) {
        return placeholders(release, release.previousVersion());
    }

    /**
     * The values that may be put into commands of a rollback.
     *
     * @param previousVersion the version that is gone back to
     */
    Placeholders placeholders(ReleaseDetails release, String previousVersion) {
        String prefix = settings.tagPrefix(release.service());
        return Placeholders.none()
                .release(release.key())
                .version(release.version())
                .previousVersion(previousVersion)
                .tag(prefix + release.version())
                .previousTag(prefix + previousVersion)
                .commit(release.commit());
    }

    /** Resolves a command of the given setting (short name) and runs it. */
    CommandResult run(ReleaseDetails release, List<String> command, Duration timeout, String setting) {
        return run(release, command, timeout, setting, placeholders(release));
    }

    /** Resolves a command with the given values and runs it. */
    CommandResult run(
            ReleaseDetails release, List<String> command, Duration timeout, String setting, Placeholders values) {
        return run(
                release,
                values.resolve(command, DeploymentSettings.property(release.service()) + "." + setting),
                timeout);
    }

    /**
     * Runs a resolved command.
     *
     * @throws IllegalStateException {@code REL-DEP-014} when the work was given up while it ran, so that how it ended says
     *     nothing about the command
     */
    CommandResult run(ReleaseDetails release, List<String> argv, Duration timeout) {
        return run(release, argv, timeout, Map.of(), UUID.randomUUID(), CommandListener.NONE);
    }

    /**
     * Runs a resolved command under an id.
     *
     * @param environment what it is told beside its arguments and the variables that the service's settings name
     * @param listener is told when its process is there
     * @throws IllegalStateException {@code REL-DEP-014}, as above
     */
    CommandResult run(
            ReleaseDetails release,
            List<String> argv,
            Duration timeout,
            Map<String, String> environment,
            UUID id,
            CommandListener listener) {
        Deployment deployment = settings(release);
        Path directory = Path.of(deployment.workingDirectory());
        Map<String, String> variables = new HashMap<>(deployment.environment());
        variables.putAll(environment);
        CommandResult result =
                runner.run(new CommandSpec(argv, directory, variables, timeout, OUTPUT_CAP, id), listener);
        if (Thread.currentThread().isInterrupted()) {
            throw new IllegalStateException(
                    "REL-DEP-014 The application ends while " + argv.get(0) + " runs; its outcome is not known.");
        }
        return result;
    }

    /** A text as it may be kept and shown. */
    String shown(String text) {
        return filter.getIfAvailable(() -> t -> t).apply(text);
    }

    /** A command as it may be kept and shown. */
    List<String> shown(List<String> argv) {
        return argv.stream().map(this::shown).toList();
    }
}
