package com.maqsafy.releases.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.maqsafy.releases.evidence.Ledger;
import com.maqsafy.releases.evidence.Sealing;
import com.maqsafy.releases.process.SubmissionRefusedException;
import com.maqsafy.releases.settings.ServiceSettings;
import com.maqsafy.releases.source.SourceRepositories;
import com.maqsafy.releases.source.TestRepository;
import com.maqsafy.releases.testing.TestDatabase;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/** Real tags, the real release log and the real start, before the product has released anything itself. */
@DisplayName("VER-01, VER-05: which tags are released versions")
class ReleasedTagsTest {

    @TempDir
    private Path directory;

    private final TestDatabase database = TestDatabase.create()
            .migrate(
                    "V010__release.sql",
                    "V050__release_restriction.sql",
                    "V070__log_filters.sql",
                    "V071__versions_in_order.sql");
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    private final People people = mock(People.class);
    private TestRepository repository;
    private Releases releases;
    private ReleaseStart start;

    @BeforeEach
    void standUp() {
        repository = new TestRepository(directory);
        context.registerBean(DataSource.class, database::dataSource);
        context.registerBean(Clock.class, Clock::systemUTC);
        context.registerBean(Ledger.class, () -> mock(Ledger.class));
        context.registerBean(Sealing.class, () -> mock(Sealing.class));
        context.registerBean(SourceRepositories.class, () -> repository.sources());
        context.register(RestrictionsTest.Jpa.class, StoredReleases.class);
        context.refresh();
        releases = context.getBean(Releases.class);
        when(people.exists("owner")).thenReturn(true);
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
        context.close();
        database.close();
        repository.close();
    }

    @Test
    @DisplayName("a release candidate above production hinders neither its version nor a hotfix")
    void aPreReleaseTagIsNoReleasedVersion() {
        repository.branch("hotfix/1.4.2", "v1.4.1").commit("fix.php");
        repository.on("main").commit("limit.php");
        repository.tagged("v1.5.0-rc.1", true);

        assertThat(releases.releasedVersions(TestRepository.SERVICE)).containsExactly("1.4.1");
        assertThat(releases.productionVersion(TestRepository.SERVICE)).contains("1.4.1");
        assertThat(violations("main", "1.5.0", "minor", "feature", "")).isEmpty();
        assertThat(violations("hotfix/1.4.2", "1.4.2", "hotfix", "fix", "")).isEmpty();
        assertThat(violations("main", "1.6.0", "minor", "feature", ""))
                .containsExactly("VER-03 version After 1.4.1 a feature change is version 1.5.0, not 1.6.0.");
    }

    @Test
    @DisplayName("build metadata, alpha and foreign prefixes are no released versions either")
    void otherTagsAreIgnored() {
        repository.commit("limit.php");
        repository
                .tagged("v1.5.0+build.7", true)
                .tagged("v1.4.2-alpha", false)
                .tagged("api-v9.0.0", true)
                .tagged("v2.0", true)
                .tagged("1.9.0", false);

        assertThat(releases.releasedVersions(TestRepository.SERVICE)).containsExactly("1.4.1");
        assertThat(releases.usedVersions(TestRepository.SERVICE, "1.4.1")).containsExactly("1.4.1");
        assertThat(violations("main", "1.5.0", "minor", "feature", "")).isEmpty();
    }

    @Test
    @DisplayName("a lightweight tag names a released version as an annotated one does")
    void lightweightTagsCount() {
        repository.commit("fix.php");
        repository.tagged("v1.4.2", false);
        repository.commit("limit.php");

        assertThat(releases.productionVersion(TestRepository.SERVICE)).contains("1.4.2");
        assertThat(violations("main", "1.5.0", "minor", "feature", "")).isEmpty();
    }

    @Test
    @DisplayName("a tag that CI has set on the very commit is accepted, annotated or not; on another one it is refused")
    void aTagOnTheVeryCommitIsAccepted() {
        String head = repository.commit("limit.php");
        repository.tagged("v1.5.0", true);

        assertThat(violations("main", "1.5.0", "minor", "feature", "")).isEmpty();

        String later = repository.commit("more.php");
        assertThat(violations("main", "1.5.0", "minor", "feature", ""))
                .containsExactly("VER-05 version The tag v1.5.0 is on commit " + head + ", and the release is made of "
                        + later + ". A tag is never moved: release the tagged commit, or take the next number.");
    }

    @Test
    @DisplayName("a hotfix that CI has tagged is not taken for what production runs")
    void aTaggedHotfixIsNotProduction() {
        repository.branch("hotfix/1.4.2", "v1.4.1").commit("fix.php");
        repository.tagged("v1.4.2", false);

        assertThat(violations("hotfix/1.4.2", "1.4.2", "hotfix", "fix", "")).isEmpty();
    }

    @Test
    @DisplayName("a service of an older line sees its own versions only, and releases no others")
    void aLineIsAServiceOfItsOwn() {
        repository.branch("release/1.4.2", "v1.4.1").commit("fix.php");
        repository.on("main").commit("limit.php");
        repository.tagged("v1.5.0", true).tagged("v1.40.0", true).tagged("v14.0.0", true);
        SourceRepositories ofLine = repository.sources("1.4");
        StoredReleases releasesOfLine = new StoredReleases(
                context.getBean(ReleaseRows.class),
                mock(Ledger.class),
                mock(Sealing.class),
                ofLine,
                context.getBeanProvider(ProductionVersions.class),
                List.of(),
                List.of(),
                Clock.systemUTC());
        start = new ReleaseStart(
                releasesOfLine, ofLine, people, List.of(), List.of(), ServiceSettings.none(), Clock.systemUTC());

        assertThat(releasesOfLine.releasedVersions(TestRepository.SERVICE)).containsExactly("1.4.1");
        assertThat(releasesOfLine.productionVersion(TestRepository.SERVICE)).contains("1.4.1");
        assertThat(violations("release/1.4.2", "1.4.2", "patch", "fix", "")).isEmpty();
        assertThat(violations("main", "1.5.1", "patch", "fix", ""))
                .contains("VER-01 version canteen-api releases the versions of line 1.4 only"
                        + " (releases.services.canteen-api.source.line), and 1.5.1 is none. Start it for the service that"
                        + " releases its line.");
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
            start.prepare(request, type.equals("hotfix") ? "hotfix-release" : "standard-release", "instance", "owner");
            return List.of();
        } catch (SubmissionRefusedException e) {
            return e.violations().stream()
                    .map(v -> v.item() + " " + v.field() + " " + v.message())
                    .toList();
        }
    }
}
