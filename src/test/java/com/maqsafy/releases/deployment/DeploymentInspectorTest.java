package com.maqsafy.releases.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.maqsafy.releases.settings.Inspection;
import com.maqsafy.releases.settings.Inspection.Finding;
import com.maqsafy.releases.settings.Inspection.Outcome;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class DeploymentInspectorTest {

    private static final String AT = "releases.services.orders-api.deployment.";

    @TempDir
    private Path directory;

    @Test
    @DisplayName("every command that the settings can name is looked for, and none is run")
    void looksForEveryCommand() {
        List<String> keys = List.of(
                "steps[0].command",
                "rollback.steps[0].command",
                "rollback.available.command",
                "maintenance.enter.command",
                "maintenance.leave.command",
                "staging-migration-test.command",
                "artefacts.before.command",
                "artefacts.after.command",
                "backup.command",
                "backup.verify-command");
        Map<String, String> settings = new HashMap<>(Map.of(
                AT + "working-directory", directory.toString(),
                AT + "backup.path", directory.resolve("{release}.dump").toString()));
        for (String step : List.of("steps[0].", "rollback.steps[0].")) {
            settings.put(AT + step + "id", "step");
            settings.put(AT + step + "item", "DEP-01");
            settings.put(AT + step + "title", "Step");
            settings.put(AT + step + "timeout", "1m");
        }
        keys.forEach(key -> settings.put(AT + key + "[0]", "no-such-program"));
        settings.put(AT + "maintenance.enter.command[1]", "down");
        settings.put(AT + "backup.command[1]", "{backup}");
        settings.put(AT + "backup.verify-command[1]", "{backup}");

        List<Inspection> inspections = new DeploymentInspector(new Binder(new MapConfigurationPropertySource(settings))
                        .bind("releases", DeploymentSettings.class)
                        .get())
                .inspections("orders-api");

        assertThat(inspections)
                .filteredOn(inspection -> inspection.setting().contains("command"))
                .extracting(Inspection::setting, DeploymentInspectorTest::outcome)
                .containsExactlyInAnyOrderElementsOf(keys.stream()
                        .map(key -> tuple(AT + key, Outcome.FAILED))
                        .toList());
    }

    @Test
    void theDirectoryOfTheCommandsIsThere() throws Exception {
        assertThat(workingDirectory(directory)).isEqualTo(Finding.ok("It is there."));
        Path gone = directory.resolve("gone");
        assertThat(workingDirectory(gone))
                .isEqualTo(Finding.failed("There is no directory " + gone + ". Create it or correct the path."));
    }

    private static Finding workingDirectory(Path path) throws Exception {
        Map<String, String> settings = new HashMap<>(Map.of(AT + "working-directory", path.toString()));
        settings.put(AT + "steps[0].id", "step");
        settings.put(AT + "steps[0].item", "DEP-01");
        settings.put(AT + "steps[0].title", "Step");
        settings.put(AT + "steps[0].timeout", "1m");
        settings.put(AT + "steps[0].command[0]", "sh");
        return new DeploymentInspector(new Binder(new MapConfigurationPropertySource(settings))
                        .bind("releases", DeploymentSettings.class)
                        .get())
                .inspections("orders-api").stream()
                        .filter(inspection -> inspection.setting().equals(AT + "working-directory"))
                        .findFirst()
                        .orElseThrow()
                        .question()
                        .ask();
    }

    private static Outcome outcome(Inspection inspection) {
        try {
            return inspection.question().ask().outcome();
        } catch (Exception e) {
            throw new AssertionError(inspection.setting(), e);
        }
    }
}
