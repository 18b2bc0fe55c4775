package com.maqsafy.releases.verification;

import static org.assertj.core.api.Assertions.assertThat;

import com.maqsafy.releases.command.CommandResult;
import com.maqsafy.releases.command.CommandRunner;
import com.maqsafy.releases.command.OutputFilter;
import com.maqsafy.releases.testing.Installed;
import com.maqsafy.releases.verification.CheckResult.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/** Serves POST-08 against a real Nginx, TYPE-06 against a program that answers like docker. */
@Timeout(60)
class CommandCheckTest {

    @TempDir
    Path directory;

    @Test
    void passesForAValidNginxConfiguration() throws IOException {
        CheckResult result = nginx("events {} http { server { listen 127.0.0.1:18080; } }");

        assertThat(result.outcome()).isEqualTo(Outcome.PASSED);
        assertThat(result.evidence()).startsWith("exit code 0: nginx:").contains("syntax is ok");
    }

    @Test
    void failsForAnInvalidNginxConfiguration() throws IOException {
        CheckResult result = nginx("events {} http { server { lissten 18080; } }");

        assertThat(result.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(result.evidence()).startsWith("REL-VER-010 exit code 1: ").contains("unknown directive \"lissten\"");
    }

    @Test
    @DisplayName("a command gets the variables of its check, and a secret among them is not in the evidence")
    void getsItsVariables() {
        CheckResult result = real(command("sh", "-c", "echo $KUBECONFIG $API_TOKEN")
                .with("nginx", "environment.KUBECONFIG", "/srv/kube")
                .with("nginx", "environment.API_TOKEN", "not-for-eyes"));

        assertThat(result.evidence()).isEqualTo("exit code 0: /srv/kube [redacted]");
    }

    @Test
    void cannotTellWhenTheProgramIsMissing() {
        CheckResult result = real(command("no-such-program-here"));

        assertThat(result.outcome()).isEqualTo(Outcome.ERRORED);
        assertThat(result.evidence()).startsWith("REL-VER-011 REL-CMD-011 no-such-program-here was not started");
    }

    @Test
    void cannotTellWhenTheCommandTakesTooLong() {
        CheckResult result = real(command("sleep", "300").with("nginx", "timeout", "500ms"));

        assertThat(result.outcome()).isEqualTo(Outcome.ERRORED);
        assertThat(result.evidence()).startsWith("REL-VER-012 ");
        assertThat(result.duration()).isLessThan(Duration.ofSeconds(20));
    }

    @Test
    void cannotTellWhenTheCommandWasInterrupted() {
        CheckResult result = command("nginx", "-t")
                .ask(
                        "nginx",
                        Asking.answering(new CommandResult(
                                CommandResult.Outcome.FAILED,
                                null,
                                Duration.ofMillis(1),
                                "",
                                "0".repeat(64),
                                0,
                                false,
                                "REL-CMD-013 nginx was stopped.")));

        assertThat(result.outcome()).isEqualTo(Outcome.ERRORED);
        assertThat(result.evidence()).isEqualTo("REL-VER-011 REL-CMD-013 nginx was stopped.");
    }

    @Test
    void passesTheExpectedVersion() {
        CheckResult result = real(command("echo", "running", "{version}"));

        assertThat(result.evidence()).isEqualTo("exit code 0: running 1.5.0");
    }

    @Test
    @DisplayName("TYPE-06: containers are well when docker names no unhealthy one")
    void comparesWhatIsPrinted() throws IOException {
        CheckResult well = containers("exit 0");
        assertThat(well.outcome()).isEqualTo(Outcome.PASSED);
        assertThat(well.evidence()).isEqualTo("exit code 0, printed as expected");

        CheckResult unhealthy = containers("echo canteen-queue; echo canteen-redis");
        assertThat(unhealthy.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(unhealthy.evidence())
                .isEqualTo("REL-VER-010 printed 'canteen-queue canteen-redis' where ^$ was expected");

        CheckResult noDaemon = containers("echo Cannot connect to the Docker daemon >&2; exit 1");
        assertThat(noDaemon.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(noDaemon.evidence()).isEqualTo("REL-VER-010 exit code 1: Cannot connect to the Docker daemon");
    }

    @Test
    void cannotCompareOutputThatIsTooLong() throws IOException {
        CheckResult result = containers("yes canteen | head -n 20000");

        assertThat(result.outcome()).isEqualTo(Outcome.ERRORED);
        assertThat(result.evidence()).startsWith("REL-VER-011 it printed more than 16384 bytes");
    }

    /** A program that takes the arguments of docker ps and answers as told; with other arguments it fails. */
    private CheckResult containers(String answer) throws IOException {
        Path docker = directory.resolve("docker");
        Files.writeString(
                docker,
                "#!/bin/sh\n[ \"$*\" = 'ps --filter health=unhealthy --format {{.Names}}' ] || exit 125\n" + answer
                        + "\n");
        assertThat(docker.toFile().setExecutable(true)).isTrue();
        Asking asking = Asking.check("containers", "TYPE-06", "command").with("containers", "output", "^$");
        String[] argv = {docker.toString(), "ps", "--filter", "health=unhealthy", "--format", "{{.Names}}"};
        for (int i = 0; i < argv.length; i++) {
            asking.with("containers", "command[" + i + "]", argv[i]);
        }
        return real(asking, "containers");
    }

    private CheckResult nginx(String configuration) throws IOException {
        Path file = directory.resolve("nginx.conf");
        Files.writeString(
                file,
                "pid " + directory.resolve("nginx.pid") + "; error_log stderr;\n"
                        + configuration.replace("http {", "http { access_log off;"));
        return real(command(
                Installed.program("nginx"), "-t", "-p", directory.toString(), "-c", file.toString(), "-e", "stderr"));
    }

    private static Asking command(String... argv) {
        Asking asking = Asking.check("nginx", "POST-08", "command");
        for (int i = 0; i < argv.length; i++) {
            asking.with("nginx", "command[" + i + "]", argv[i]);
        }
        return asking;
    }

    // The runner as the application makes it.
    private static CheckResult real(Asking asking) {
        return real(asking, "nginx");
    }

    private static CheckResult real(Asking asking, String check) {
        try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
            context.registerBean(OutputFilter.class, () -> text -> text);
            context.scan(CommandRunner.class.getPackageName());
            context.refresh();
            return asking.ask(check, context.getBean(CommandRunner.class));
        }
    }
}
