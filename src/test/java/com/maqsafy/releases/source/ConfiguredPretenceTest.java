package com.maqsafy.releases.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.maqsafy.releases.command.CommandListener;
import com.maqsafy.releases.command.CommandResult;
import com.maqsafy.releases.command.CommandRunner;
import com.maqsafy.releases.command.CommandSpec;
import com.maqsafy.releases.source.SourceSettings.Pretend;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("MIG-06: the framework is asked for the SQL of migrations")
class ConfiguredPretenceTest {

    private static final String COMMIT = "a".repeat(40);

    private final List<CommandSpec> run = new ArrayList<>();

    @Test
    void runsTheCommandWithItsOwnEnvironment() {
        PretendedMigrations.Answer answer = ask(
                new Pretend(
                        List.of("pretend", "{commit}"),
                        "/tmp",
                        Map.of("DB_DATABASE", "scratch"),
                        Duration.ofMinutes(5)),
                result(CommandResult.Outcome.SUCCEEDED, "a: select 1", false));

        assertThat(answer).isEqualTo(new PretendedMigrations.Answer("read", "", "a: select 1"));
        assertThat(run).singleElement().satisfies(spec -> {
            assertThat(spec.argv()).containsExactly("pretend", COMMIT);
            assertThat(spec.environment()).containsEntry("DB_DATABASE", "scratch");
            assertThat(spec.timeout()).isEqualTo(Duration.ofMinutes(5));
        });
    }

    @Test
    void isNotAskedWhenItIsNotConfigured() {
        assertThat(ask(
                                pretend(List.of(), "", Duration.ofMinutes(5)),
                                result(CommandResult.Outcome.SUCCEEDED, "", false))
                        .outcome())
                .isEqualTo("not-configured");
        assertThat(run).isEmpty();
    }

    @Test
    @DisplayName("what fails or is cut off is not believed; the code is read instead")
    void doesNotBelieveHalfAnAnswer() {
        Pretend pretend = pretend(List.of("pretend"), "/tmp", Duration.ofMinutes(5));

        assertThat(ask(pretend, result(CommandResult.Outcome.FAILED, "a: drop table t", false)))
                .isEqualTo(new PretendedMigrations.Answer("failed", "REL-CMD-005 it failed", ""));
        assertThat(ask(pretend, result(CommandResult.Outcome.SUCCEEDED, "a: drop table t", true))
                        .message())
                .startsWith("REL-SRC-051 releases.services.canteen-api.source.pretend.command writes more than 4 MiB");
    }

    @Test
    void wrongSettingsAreNamed() {
        assertThatThrownBy(() -> settings(pretend(List.of("pretend"), "", Duration.ofMinutes(5))))
                .hasMessageStartingWith("releases.services.canteen-api.source.pretend.working-directory is missing");
        assertThatThrownBy(() -> settings(pretend(List.of("pretend", "{tag}"), "/tmp", Duration.ofMinutes(5))))
                .hasMessageContaining("uses the unknown placeholder {tag}");
        assertThatThrownBy(() -> settings(pretend(List.of("pretend"), "/tmp", Duration.ZERO)))
                .hasMessageContaining(".pretend.timeout must be longer than zero");
        assertThatThrownBy(() -> settings(pretend(List.of(" "), "/tmp", Duration.ofMinutes(5))))
                .hasMessageContaining(".pretend.command is missing");
    }

    private static Pretend pretend(List<String> command, String directory, Duration timeout) {
        return new Pretend(command, directory, Map.of(), timeout);
    }

    private static SourceSettings settings(Pretend pretend) {
        return new SourceSettings(
                "data",
                Map.of("canteen-api", new SourceSettings.Service(Origins.pretending(pretend))),
                new SourceSettings.Options(Map.of(), Duration.ofSeconds(5), "Release", "r@localhost"));
    }

    private PretendedMigrations.Answer ask(Pretend pretend, CommandResult result) {
        CommandRunner runner = (CommandSpec spec, CommandListener listener) -> {
            run.add(spec);
            return result;
        };
        return new ConfiguredPretence(settings(pretend), runner)
                .ask("canteen-api", "canteen-api-1.5.0", "1.5.0", "1.4.0", COMMIT);
    }

    private static CommandResult result(CommandResult.Outcome outcome, String output, boolean truncated) {
        boolean succeeded = outcome == CommandResult.Outcome.SUCCEEDED;
        return new CommandResult(
                outcome,
                succeeded ? 0 : 1,
                Duration.ZERO,
                output,
                "",
                0,
                truncated,
                succeeded ? "" : "REL-CMD-005 it failed");
    }
}
