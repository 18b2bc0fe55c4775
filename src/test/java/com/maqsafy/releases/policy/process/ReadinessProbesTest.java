package com.maqsafy.releases.policy.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.maqsafy.releases.deployment.DeploymentPlans;
import com.maqsafy.releases.deployment.ProductionObservations;
import com.maqsafy.releases.deployment.ProductionWords;
import com.maqsafy.releases.notes.NotesStorage;
import com.maqsafy.releases.policy.ReadinessAnswer;
import com.maqsafy.releases.policy.ReadinessProbe;
import com.maqsafy.releases.policy.SettingsProbe;
import com.maqsafy.releases.release.People;
import com.maqsafy.releases.settings.ServiceInspections;
import com.maqsafy.releases.settings.ServiceSettings;
import com.maqsafy.releases.verification.CheckCatalogue;
import com.maqsafy.releases.verification.CheckDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadinessProbesTest {

    private final ReadinessProbes probes = new ReadinessProbes();
    private final DeploymentPlans plans = mock(DeploymentPlans.class);
    private final People people = mock(People.class);
    private final CheckCatalogue checks = mock(CheckCatalogue.class);
    private final ProductionObservations production = mock(ProductionObservations.class);
    private final ProductionWords words = mock(ProductionWords.class);

    @Test
    @DisplayName("OPEN-04: the deployment owner is named and is one")
    void asksForADeploymentOwnerWhoIsOne() {
        assertThat(deploymentOwner())
                .isEqualTo(new ReadinessAnswer(
                        "OPEN-04", false, "No deployment owner. Set releases.services.canteen-api.deployment.owner."));

        when(plans.owner("canteen-api")).thenReturn(Optional.of("deployer"));
        assertThat(deploymentOwner())
                .isEqualTo(new ReadinessAnswer(
                        "OPEN-04",
                        false,
                        "deployer is not in the group deployment-owner. Add the person to it, or correct"
                                + " releases.services.canteen-api.deployment.owner."));

        when(people.members("deployment-owner")).thenReturn(Set.of("deployer"));
        assertThat(deploymentOwner()).isEqualTo(new ReadinessAnswer("OPEN-04", true, "deployer owns deployments."));
    }

    @Test
    @DisplayName("OPEN-05: there are rollback steps and checks that verify them")
    void asksForARollbackThatCanBeVerified() {
        assertThat(rollback())
                .isEqualTo(new ReadinessAnswer(
                        "OPEN-05",
                        false,
                        "No rollback steps. Set releases.services.canteen-api.deployment.rollback.steps."));

        when(plans.rollbackConfigured("canteen-api")).thenReturn(true);
        assertThat(rollback())
                .isEqualTo(new ReadinessAnswer(
                        "OPEN-05",
                        false,
                        "A rollback could not be verified. Set releases.services.canteen-api.verification.checks."));

        when(checks.checks("canteen-api")).thenReturn(List.of(mock(CheckDefinition.class)));
        when(words.of("canteen-api")).thenReturn("version 1.4.1, as recorded, not observed");
        assertThat(rollback())
                .isEqualTo(new ReadinessAnswer(
                        "OPEN-05",
                        true,
                        "Rollback steps and checks that verify them are configured. Production runs version 1.4.1, as"
                                + " recorded, not observed. Nobody asks the target what it runs: set"
                                + " releases.services.canteen-api.production."));

        when(production.configured("canteen-api")).thenReturn(true);
        assertThat(rollback().answer()).endsWith("Production runs version 1.4.1, as recorded, not observed.");
    }

    @Test
    @DisplayName("OPEN-07: notes are written to a folder that is there or can be made")
    void asksForAPlaceOfTheNotes(@TempDir Path folder) {
        NotesStorage storage = mock(NotesStorage.class);
        ReadinessProbe probe = probes.notesLocationProbe(storage);
        assertThat(probe.item()).isEqualTo("OPEN-07");
        assertThat(probe.answer("canteen-api"))
                .isEqualTo(new ReadinessAnswer(
                        "OPEN-07", false, "No storage for notes. Set releases.services.canteen-api.notes.storage."));

        when(storage.location("canteen-api")).thenReturn(Optional.of(folder.resolve("made/later/notes")));
        assertThat(probe.answer("canteen-api"))
                .isEqualTo(new ReadinessAnswer("OPEN-07", true, "Notes are stored in notes."));
    }

    @Test
    @DisplayName("OPEN-07: a file, or a link that leads nowhere, on the way to the notes is no place for them")
    void whereNoDirectoryCanBeMadeNoNotesAreWritten(@TempDir Path folder) throws IOException {
        NotesStorage storage = mock(NotesStorage.class);
        ReadinessProbe probe = probes.notesLocationProbe(storage);
        Path file = Files.createFile(folder.resolve("file"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("nowhere"));
        for (Path place : List.of(file, file.resolve("notes"), link, link.resolve("notes"))) {
            when(storage.location("canteen-api")).thenReturn(Optional.of(place));

            assertThat(probe.answer("canteen-api").ready()).as("%s", place).isFalse();
        }
    }

    @Test
    @DisplayName("what is wrong with the settings, and whether the service is switched off, is passed on")
    void tellsWhatTheSettingsSay() {
        ServiceInspections inspections = mock(ServiceInspections.class);
        ServiceSettings settings = mock(ServiceSettings.class);
        SettingsProbe probe = probes.settingsProbe(inspections, settings);
        assertThat(probe.mistakes("canteen-api")).isEmpty();
        assertThat(probe.disabled("canteen-api")).isFalse();

        when(inspections.shortcomings("canteen-api")).thenReturn(List.of("There is no such program."));
        when(settings.disabled("canteen-api")).thenReturn(true);
        assertThat(probe.mistakes("canteen-api")).containsExactly("There is no such program.");
        assertThat(probe.disabled("canteen-api")).isTrue();
    }

    private ReadinessAnswer deploymentOwner() {
        return probes.deploymentOwnerProbe(plans, people).answer("canteen-api");
    }

    private ReadinessAnswer rollback() {
        return probes.rollbackProcessProbe(plans, checks, production, words).answer("canteen-api");
    }
}
