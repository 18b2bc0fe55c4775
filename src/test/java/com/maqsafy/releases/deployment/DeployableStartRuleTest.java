package com.maqsafy.releases.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.maqsafy.releases.ReleaseStory;
import com.maqsafy.releases.process.Violation;
import com.maqsafy.releases.release.ReleaseStart;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

@DisplayName("RULE-03, DEP-06: what a deployment needs and nobody has configured is told at the start")
class DeployableStartRuleTest {

    private static final String DEPLOYMENT = "releases.services.canteen-api.deployment.";
    private static final Map<String, String> NOTHING = Map.of(
            DEPLOYMENT + "working-directory", "/srv",
            DEPLOYMENT + "steps[0].id", "go",
            DEPLOYMENT + "steps[0].item", "DEP-01",
            DEPLOYMENT + "steps[0].title", "Go",
            DEPLOYMENT + "steps[0].command[0]", "go",
            DEPLOYMENT + "steps[0].timeout", "60s");
    private static final Map<String, String> BACKUP = Map.of(
            DEPLOYMENT + "backup.path", "/srv/backups/x.dump",
            DEPLOYMENT + "backup.command[0]", "dump",
            DEPLOYMENT + "backup.command[1]", "{backup}",
            DEPLOYMENT + "backup.verify-command[0]", "list",
            DEPLOYMENT + "backup.verify-command[1]", "{backup}");
    private static final Map<String, String> CLOSING = Map.of(
            DEPLOYMENT + "maintenance.enter.command[0]", "down",
            DEPLOYMENT + "maintenance.leave.command[0]", "up");

    @ParameterizedTest(name = "migrations {0}, maintenance mode {1}, backup {2}, closing {3}: {4}")
    @CsvSource({
        "true, true, true, true, ''",
        "true, false, true, false, ''",
        "false, true, false, true, ''",
        "false, false, false, false, ''",
        "true, false, false, true, RULE-03 contains",
        "false, true, true, false, DEP-06 maintenanceMode",
        "true, true, false, false, RULE-03 contains DEP-06 maintenanceMode",
    })
    void tellsWhatIsMissing(boolean migrations, boolean maintenance, boolean backup, boolean closing, String told) {
        ReleaseStory story = new ReleaseStory();
        story.contains = migrations ? List.of("backend", "database-migration") : List.of("backend");
        story.maintenanceMode = maintenance;

        List<Violation> violations = rule(backup, closing).check(prepared(story));

        assertThat(violations.stream().map(v -> v.item() + ' ' + v.field()).toList())
                .isEqualTo(told.isEmpty() ? List.of() : List.of(told.split("(?<=contains) ")));
        assertThat(violations)
                .allSatisfy(violation -> assertThat(violation.message())
                        .startsWith("canteen-api ")
                        .contains("Set releases.services.canteen-api.deployment."));
    }

    @Test
    void aServiceWithoutAnyDeploymentIsNotReadyAndSaysThat() {
        ReleaseStory story = new ReleaseStory();
        story.maintenanceMode = true;

        assertThat(new DeployableStartRule(new DeploymentSettings(Map.of())).check(prepared(story)))
                .isEmpty();
    }

    private static DeployableStartRule rule(boolean backup, boolean closing) {
        MapConfigurationPropertySource source = new MapConfigurationPropertySource(NOTHING);
        if (backup) {
            source.putAll(BACKUP);
        }
        if (closing) {
            source.putAll(CLOSING);
        }
        return new DeployableStartRule(new Binder(source).bindOrCreate("releases", DeploymentSettings.class));
    }

    private static ReleaseStart.Prepared prepared(ReleaseStory story) {
        return new ReleaseStart.Prepared(story.details(), false, List.of());
    }
}
