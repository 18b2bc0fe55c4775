package com.maqsafy.releases.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.maqsafy.releases.process.SubmissionRefusedException;
import com.maqsafy.releases.settings.ServiceSettings;
import com.maqsafy.releases.source.TestRepository;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The start of a release, on a real repository")
class ReleaseStartOnGitTest {

    @TempDir
    private Path directory;

    private final Releases releases = mock(Releases.class);
    private final People people = mock(People.class);
    private TestRepository repository;
    private ReleaseStart start;

    @BeforeEach
    void setUp() {
        repository = new TestRepository(directory);
        when(people.exists(any())).thenReturn(true);
        released("1.4.1");
        start = new ReleaseStart(
                releases,
                repository.sources(),
                people,
                List.of(),
                List.of(),
                ServiceSettings.none(),
                Clock.systemUTC());
    }

    @AfterEach
    void close() {
        repository.close();
    }

    @Test
    @DisplayName("VER-04, VER-05: after a version that was withdrawn the line goes on with the next number")
    void skipsAVersionThatWasWithdrawn() {
        repository.branch("release/1.4.3", "v1.4.1").commit("fix.php");
        used("1.4.1", "1.4.2");

        assertThat(violations("release/1.4.3", "1.4.3", "patch", "fix", "")).isEmpty();
        assertThat(violations("release/1.4.3", "1.4.4", "patch", "fix", ""))
                .contains("VER-04 version After 1.4.1 a fix change is version 1.4.3, not 1.4.4.");
    }

    @Test
    @DisplayName("VER-05: a number that only a tag has is used too")
    void skipsAVersionThatOnlyATagHas() {
        String tagged = repository.branch("release/1.4.3", "v1.4.1").commit("fix.php");
        repository.tag("1.4.2");
        repository.commit("more.php");
        used("1.4.1", "1.4.2");

        assertThat(violations("release/1.4.3", "1.4.3", "patch", "fix", "1.4.1"))
                .isEmpty();
        assertThat(violations("release/1.4.3", "1.4.2", "patch", "fix", "1.4.1"))
                .contains("VER-05 version The tag v1.4.2 is on commit " + tagged + ", and the release is made of "
                        + repository.head()
                        + ". A tag is never moved: release the tagged commit, or take the next number.");
    }

    @Test
    @DisplayName("RB-01: a commit without the previous version would undo it")
    void refusesACommitThatDoesNotContainThePreviousVersion() {
        repository.branch("release/1.5.0", "v1.4.1").commit("limit.php");
        repository.on("main").commit("fix.php");
        repository.tag("1.4.2");
        released("1.4.1", "1.4.2");

        assertThat(violations("release/1.5.0", "1.5.0", "minor", "feature", ""))
                .containsExactly(
                        "RB-01 commit The commit does not contain version 1.4.2 and would undo it. Merge the tag"
                                + " v1.4.2 into release/1.5.0, or rebase on it, push, and start again.");

        repository.on("release/1.5.0").merge("v1.4.2");
        assertThat(violations("release/1.5.0", "1.5.0", "minor", "feature", "")).isEmpty();
    }

    @Test
    @DisplayName("RB-01: a release below what production runs would take it back, whatever it was made from")
    void refusesAReleaseBelowProduction() {
        repository.commit("new.php");
        repository.tag("2.0.0");
        repository.branch("release/1.4.2", "v1.4.1").commit("fix.php");
        released("1.4.1", "2.0.0");

        for (String previous : List.of("", "1.4.1")) {
            assertThat(violations("release/1.4.2", "1.4.2", "patch", "fix", previous))
                    .containsExactly(
                            "RB-01 version Production runs 2.0.0, which is above 1.4.2: this release would take it back."
                                    + " Release the change above 2.0.0. An older line that is still maintained runs"
                                    + " somewhere of its own: configure it as a service of its own (source.line).");
        }
    }

    @Test
    @DisplayName("RB-01: a release follows what production runs, not the highest tag below it")
    void followsProduction() {
        repository.branch("release/1.5.0", "v1.4.1").commit("limit.php");
        repository.on("main").commit("never-kept.php");
        repository.tag("1.4.2");
        released("1.4.2", "1.4.1");

        assertThat(violations("release/1.5.0", "1.5.0", "minor", "feature", "")).isEmpty();
    }

    @Test
    @DisplayName("RB-01: a release from another version than production runs is refused at once")
    void refusesAReleaseThatIsOvertakenBeforeItStarts() {
        repository.branch("release/1.4.3", "v1.4.1").commit("fix.php");
        repository.on("main").commit("other.php");
        repository.tag("1.4.2");
        released("1.4.1", "1.4.2");

        assertThat(violations("release/1.4.3", "1.4.3", "patch", "fix", "1.4.1"))
                .containsExactly(
                        "RB-01 previousVersion Production runs 1.4.2, so a release from 1.4.1 would undo it. Name"
                                + " 1.4.2 as the previous version.");
    }

    @Test
    @DisplayName("RB-01: what somebody accepted as production is followed, though its release was rolled back")
    void followsWhatWasAcceptedAsProduction() {
        repository.commit("fix.php");
        repository.tag("1.4.2");
        repository.branch("release/1.4.3", "v1.4.2").commit("more.php");
        repository.branch("release/1.5.0", "v1.4.1").commit("limit.php");
        used("1.4.1", "1.4.2");
        when(releases.recordedProduction(any())).thenReturn(Optional.of("1.4.2"));

        assertThat(violations("release/1.4.3", "1.4.3", "patch", "fix", "")).isEmpty();
        assertThat(violations("release/1.4.3", "1.4.3", "patch", "fix", "1.4.2"))
                .isEmpty();
        assertThat(violations("release/1.5.0", "1.5.0", "minor", "feature", ""))
                .containsExactly(
                        "RB-01 commit The commit does not contain version 1.4.2 and would undo it. Merge the tag"
                                + " v1.4.2 into release/1.5.0, or rebase on it, push, and start again.");
    }

    /** What was released, lowest first; production runs the last. */
    private void released(String... versions) {
        ReleasedVersions.are(releases, versions);
        when(releases.productionVersion(any())).thenReturn(Optional.of(versions[versions.length - 1]));
        used(versions);
    }

    private void used(String... versions) {
        when(releases.usedVersions(any(), any())).thenReturn(new HashSet<>(Set.of(versions)));
    }

    private List<String> violations(
            String branch, String version, String type, String changeType, String previousVersion) {
        ReleaseRequest request = new ReleaseRequest(
                TestRepository.SERVICE,
                version,
                type,
                changeType,
                branch,
                "Wallets",
                List.of("A change"),
                List.of("backend"),
                List.of("code-logic"),
                List.of("MAQ-1"),
                "None: nobody uses it yet",
                previousVersion,
                "",
                "owner",
                "",
                false,
                ReleaseRequest.Incident.NONE);
        try {
            start.prepare(request, "standard-release", "instance", "owner");
            return List.of();
        } catch (SubmissionRefusedException e) {
            return e.violations().stream()
                    .map(v -> v.item() + " " + v.field() + " " + v.message())
                    .toList();
        }
    }
}
