package com.maqsafy.releases;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("check-models FOLDER judges models without an application")
class ModelCheckCommandTest {

    private static final Path SHIPPED = Path.of("bpmn");

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(String... args) {
        return ModelCheckCommand.run(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                args);
    }

    private void model(String name, String text, String by) throws IOException {
        String shipped = Files.readString(SHIPPED.resolve(name));
        assertThat(shipped).contains(text);
        Files.writeString(folder.resolve(name), shipped.replace(text, by));
    }

    @Test
    void isMeantByItsWordOnly() {
        assertThat(ModelCheckCommand.isMeant("check-models", "x")).isTrue();
        assertThat(ModelCheckCommand.isMeant("--spring.profiles.active=demo", "check-models", "x"))
                .isTrue();
        assertThat(ModelCheckCommand.isMeant("--check-models")).isFalse();
        assertThat(ModelCheckCommand.isMeant("x", "check-models")).isFalse();
        assertThat(ModelCheckCommand.isMeant()).isFalse();
    }

    @Test
    void saysWhatCannotBeRead() throws IOException {
        // A file that is there and fails when it is read, whoever reads it.
        Files.createSymbolicLink(folder.resolve("own.form"), Path.of("/proc/self/mem"));
        assertThat(run("check-models", folder.toString())).isOne();
        assertThat(err.toString(StandardCharsets.UTF_8)).startsWith("REL-PRF-006 The models cannot be read: ");
        assertThat(out.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void saysThatNothingWouldChange() {
        assertThat(run("check-models", "bpmn", "forms")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("Nothing would change." + System.lineSeparator());
    }

    @Test
    void saysWhatWouldChange() throws IOException {
        model("production-deployment.bpmn", "name=\"Confirm backup\"", "name=\"Check the backup\"");
        assertThat(run("check-models", folder.toString())).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8).lines())
                .containsExactly(
                        "changed  production-deployment.bpmn",
                        "         changed userTask_confirmBackup",
                        "Would be deployed: 1 file changes.");
    }

    @Test
    void saysWhatStandsAgainstIt() throws IOException {
        model(
                "production-deployment.bpmn",
                "camunda:candidateGroups=\"management\"",
                "camunda:candidateGroups=\"developer\"");
        assertThat(run("check-models", folder.toString())).isEqualTo(1);
        assertThat(out.toString(StandardCharsets.UTF_8).lines())
                .containsExactly(
                        "changed  production-deployment.bpmn",
                        "         changed userTask_decideOnPeakDeployment",
                        "refused  production-deployment.bpmn: userTask_decideOnPeakDeployment: RULE-07: its candidate groups must be exactly management: nobody else may do it",
                        "production-deployment.bpmn: userTask_decideOnPeakDeployment: RULE-07: its candidate groups must be exactly management: nobody else may do it");
    }

    @Test
    void saysWhenThereIsNothingToCheck() {
        assertThat(run("check-models")).isEqualTo(1);
        assertThat(run("check-models", folder.toString())).isEqualTo(1);
        assertThat(run("check-models", folder.resolve("nothing").toString())).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8).lines())
                .hasSize(3)
                .allMatch(line -> line.startsWith("REL-PRF-005 There "));
    }

    @Test
    void refusesTwoFilesOfOneName() throws IOException {
        model("failure-owner.dmn", "failure-owner", "failure-owner");
        assertThat(run("check-models", "bpmn", folder.toString())).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .startsWith("REL-PRF-007 Two files are named failure-owner.dmn.");
    }
}
