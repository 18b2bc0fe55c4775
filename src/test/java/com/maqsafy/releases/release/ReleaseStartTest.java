package com.maqsafy.releases.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.maqsafy.releases.ReleaseStory;
import com.maqsafy.releases.process.SubmissionRefusedException;
import com.maqsafy.releases.process.Violation;
import com.maqsafy.releases.settings.ServiceSettings;
import com.maqsafy.releases.source.ChangeSet;
import com.maqsafy.releases.source.SourceRepositories;
import com.maqsafy.releases.source.SourceRepository;
import com.maqsafy.releases.source.VersionTag;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What stops a start, one thing changed at a time in a request that is accepted: PRIN-01, PRIN-02, PRIN-03, PRIN-06,
 * PRE-03, VER-01, VER-02, VER-03, VER-04, VER-05, BR-01, BR-02, BR-03, BR-04, BR-05, BR-06, RULE-07.
 */
@DisplayName("Starting a release")
class ReleaseStartTest {

    private static final String BASE = "a".repeat(40);
    private static final String HEAD = "b".repeat(40);
    private static final String LONELY = "c".repeat(40);
    private static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");

    private final Releases releases = mock(Releases.class);
    private final SourceRepositories sources = mock(SourceRepositories.class);
    private final SourceRepository repository = mock(SourceRepository.class);
    private final People people = mock(People.class);
    private final List<StartRule> rules = new ArrayList<>();

    /** One that is there, one with a mistake, one without a repository. */
    private final ServiceSettings services = new ServiceSettings() {
        @Override
        public SortedSet<String> services() {
            return new TreeSet<>(Set.of("canteen-api", "wrong-api", "bare-api"));
        }

        @Override
        public List<String> mistakes(String service) {
            return service.equals("wrong-api")
                    ? List.of("REL-SET-010 releases.services.wrong-api.deploymnt is no setting: write deployment")
                    : List.of();
        }
    };

    @BeforeEach
    void aServiceInProduction() {
        when(sources.of("canteen-api")).thenReturn(Optional.of(repository));
        ReleasedVersions.are(releases, "1.3.0", "1.4.0", "1.4.1");
        when(repository.versionTag("1.4.1")).thenReturn(Optional.of(new VersionTag("v1.4.1", "1.4.1", BASE)));
        when(repository.versionTag("1.3.0")).thenReturn(Optional.of(new VersionTag("v1.3.0", "1.3.0", BASE)));
        for (String branch : List.of("main", "staging", "develop", "feature/limits", "hotfix/1.4.2", "release/1.5.0")) {
            when(repository.branchHead(branch)).thenReturn(Optional.of(HEAD));
            when(repository.contains(branch, HEAD)).thenReturn(true);
        }
        when(repository.findCommit(BASE)).thenReturn(Optional.of(BASE));
        when(repository.contains("main", BASE)).thenReturn(true);
        when(repository.findCommit(LONELY)).thenReturn(Optional.of(LONELY));
        when(repository.isAncestor(BASE, HEAD)).thenReturn(true);
        when(repository.isAncestor(BASE, BASE)).thenReturn(true);
        when(repository.isAncestor(BASE, LONELY)).thenReturn(true);
        changes(List.of());
        when(people.exists("owner")).thenReturn(true);
    }

    @Test
    void findsOutWhatWasNotSaid() {
        ReleaseDetails details = start(r -> {});

        assertThat(details.previousVersion()).isEqualTo("1.4.1");
        assertThat(details.commit()).isEqualTo(HEAD);
        assertThat(details.owner()).isEqualTo("owner");
        assertThat(details.contains()).contains("backend", "configuration");
        assertThat(details.plannedAt()).isNull();
    }

    @TestFactory
    Stream<DynamicTest> refuses() {
        return Stream.of(
                refuses("PRIN-01 owner", "There is no user 'ghost'", r -> r.owner = "ghost"),
                refuses("PRIN-02 service", "No service 'moon-api' is configured", r -> r.service = "moon-api"),
                refuses(
                        "PRIN-02 service",
                        "REL-SET-003 No release of wrong-api is started: the service is disabled because of its settings."
                                + " Mend them, start the application again and repeat. REL-SET-010"
                                + " releases.services.wrong-api.deploymnt is no setting: write deployment",
                        r -> r.service = "wrong-api"),
                refuses(
                        "PRIN-02 service",
                        "bare-api has no repository. Set releases.services.bare-api.source.repository.",
                        r -> r.service = "bare-api"),
                refuses("PRIN-02 summary", "Say in a sentence", r -> r.summary = " "),
                refuses("PRIN-02 changes", "List at least one change", r -> r.changes = List.of(" ")),
                refuses("PRIN-02 contains", "Name at least one part", r -> r.contains = List.of()),
                refuses(
                        "PRIN-02 contains",
                        "'moon' is none of the 9 words for this. The nearest are ",
                        r -> r.contains = List.of("moon")),
                refuses("PRIN-02 commit", "Nothing changed since 1.4.1", r -> {
                    r.branch = "main";
                    r.commit = BASE;
                }),
                refuses(
                        "PRIN-03 changedAspects",
                        "'authetication' is none of the 13 words for this. The nearest are auth, credentials, permissions, …",
                        r -> r.changedAspects = List.of("authetication")),
                refuses("PRIN-06 risks", "Document the operational risks", r -> r.risks = ""),
                refuses("PRE-03 requirements", "Link at least one", r -> r.requirements = List.of()),
                refuses("VER-01 version", "is not MAJOR.MINOR.PATCH", r -> r.version = "1.5"),
                refuses("VER-01 version", "is not MAJOR.MINOR.PATCH", r -> r.version = "1.05.0"),
                refuses("VER-01 previousVersion", "No released version comes before 1.2.0", r -> {
                    r.version = "1.2.0";
                }),
                refuses("VER-02 changeType", "is no kind of change", r -> r.changeType = "fun"),
                refuses("VER-02 version", "a breaking change is version 2.0.0", r -> {
                    r.type = "major";
                    r.changeType = "breaking";
                }),
                refuses("VER-03 version", "a feature change is version 1.5.0", r -> r.version = "1.6.0"),
                refuses("VER-04 version", "a fix change is version 1.4.2", r -> {
                    r.type = "patch";
                    r.changeType = "fix";
                }),
                refuses("VER-05 previousVersion", "1.4.5 is not a released version", r -> r.previousVersion = "1.4.5"),
                refuses(
                        "RB-01 previousVersion",
                        "Version 1.4.1 has no tag in the repository of canteen-api any more",
                        r -> when(repository.versionTag("1.4.1")).thenReturn(Optional.empty())),
                refuses(
                        "VER-05 version",
                        "The tag v1.5.0 is on commit " + BASE + ", and the release is made of " + HEAD,
                        r -> when(repository.versionTag("1.5.0"))
                                .thenReturn(Optional.of(new VersionTag("v1.5.0", "1.5.0", BASE)))),
                refuses("VER-05 commit", "The repository has no commit 'd00d'", r -> r.commit = "d00d"),
                refuses(
                        "VER-05 commit",
                        "The released migration database/migrations/old.php was altered",
                        r -> changes(List.of("database/migrations/old.php"))),
                refuses("RB-01 commit", "does not contain version 1.4.1 and would undo it", r -> {
                    when(repository.isAncestor(BASE, HEAD)).thenReturn(false);
                    changes(List.of("database/migrations/old.php"));
                }),
                refuses("TYPE-01 type", "'huge' is no release type", r -> r.type = "huge"),
                refuses("TYPE-02 changeType", "A minor release does not bring a fix change", r -> r.changeType = "fix"),
                refuses("TYPE-05 type", "is started with the process security-release", r -> {
                    r.type = "security";
                    r.changeType = "fix";
                    r.version = "1.4.2";
                }),
                refuses("BR-01 branch", "has no branch 'production'", r -> r.branch = "production"),
                refuses("BR-01 branch", "has no branch ''", r -> r.branch = ""),
                refuses("BR-03 branch", "does not come from the branch 'develop'", r -> r.branch = "develop"),
                refuses(
                        "BR-04 branch",
                        "does not come from the branch 'feature/limits'",
                        r -> r.branch = "feature/limits"),
                refuses("BR-05 branch", "does not come from the branch 'hotfix/1.4.2'", r -> r.branch = "hotfix/1.4.2"),
                refuses("BR-06 branch", "has no branch 'release/9.9.9'", r -> r.branch = "release/9.9.9"),
                refuses("BR-06 commit", "does not contain the commit", r -> r.commit = LONELY),
                refuses("BR-02 commit", "does not contain the commit", r -> {
                    r.branch = "staging";
                    r.commit = LONELY;
                }),
                refuses("RULE-07 plannedAt", "The planned time is past", r -> r.plannedAt = "2026-03-02T07:59:59Z"),
                refuses("RULE-07 plannedAt", "is no time by RFC 3339", r -> r.plannedAt = "tomorrow"),
                refuses("RULE-07 plannedAt", "is no time by RFC 3339", r -> r.plannedAt = "+999999999-12-31T23:59:59Z"),
                refuses(
                        "OPEN-04 service",
                        "Nobody deploys it",
                        r -> rules.add(request -> List.of(new Violation("OPEN-04", "service", "Nobody deploys it.")))));
    }

    @Test
    @DisplayName("VER-05: a version that has a release is not started again")
    void refusesAVersionThatExists() {
        ReleaseStory there = new ReleaseStory();
        when(releases.find("canteen-api-1.5.0")).thenAnswer(call -> Optional.of(there.details()));

        assertThatThrownBy(() -> start(r -> {}))
                .isInstanceOf(VersionExistsException.class)
                .hasMessageContaining("VER-05")
                .hasMessageContaining("canteen-api-1.5.0 is preparing, owned by owner. Go on with that release");

        there.status = ReleaseStatus.WITHDRAWN;
        assertThatThrownBy(() -> start(r -> {}))
                .isInstanceOf(VersionExistsException.class)
                .hasMessageContaining("exists already. A change is a new version: take the next number.");

        there.status = ReleaseStatus.PREPARING;
        there.type = ReleaseType.SECURITY;
        assertThatThrownBy(() -> start(r -> {}))
                .hasMessageContaining("exists already")
                .hasMessageNotContaining("preparing");
    }

    @Test
    @DisplayName("RB-01: what production runs already, by its record, is not released again; a tag alone is no record")
    void refusesWhatRunsAlready() {
        when(releases.productionVersion("canteen-api")).thenReturn(Optional.of("1.5.0"));
        assertThat(start(r -> {}).version()).isEqualTo("1.5.0");

        when(releases.recordedProduction("canteen-api")).thenReturn(Optional.of("1.5.0"));
        assertThat(violations(r -> {})).singleElement().satisfies(v -> {
            assertThat(v.item() + ' ' + v.field()).isEqualTo("RB-01 version");
            assertThat(v.message()).startsWith("Production runs 1.5.0 already, so there is nothing to release.");
        });
    }

    @Test
    void saysEverythingAtOnce() {
        assertThat(violations(r -> {
                    r.version = "1.6.0";
                    r.risks = "";
                    r.owner = "ghost";
                    r.branch = "develop";
                }))
                .extracting(Violation::item)
                .containsExactlyInAnyOrder("VER-03", "PRIN-06", "PRIN-01", "BR-03");
    }

    private DynamicTest refuses(String violation, String words, Consumer<Request> change) {
        return DynamicTest.dynamicTest(violation + ": " + words, () -> {
            aServiceInProduction();
            when(repository.versionTag("1.5.0")).thenReturn(Optional.empty());
            rules.clear();
            // Accepted as it is, so the one change is what is refused.
            assertThat(start(r -> {}).version()).isEqualTo("1.5.0");

            assertThat(violations(change))
                    .singleElement()
                    .satisfies(v -> assertThat(v.item() + ' ' + v.field()).isEqualTo(violation))
                    .satisfies(v -> assertThat(v.message()).contains(words));
        });
    }

    private List<Violation> violations(Consumer<Request> change) {
        try {
            start(change);
            return List.of();
        } catch (SubmissionRefusedException e) {
            return e.violations();
        }
    }

    private ReleaseDetails start(Consumer<Request> change) {
        Request request = new Request();
        change.accept(request);
        return new ReleaseStart(releases, sources, people, rules, List.of(), services, Clock.fixed(NOW, ZoneOffset.UTC))
                .prepare(request.build(), "standard-release", "p1", "owner")
                .details();
    }

    private void changes(List<String> altered) {
        when(repository.changes(any(), any()))
                .thenReturn(new ChangeSet(
                        BASE, HEAD, 1, List.of(), List.of(), altered, Set.of("configuration"), Set.of(), List.of()));
    }

    /** The fields of a request that is accepted, open to change. */
    private static final class Request {

        private String service = "canteen-api";
        private String version = "1.5.0";
        private String type = "minor";
        private String changeType = "feature";
        private String branch = "release/1.5.0";
        private String summary = "Daily limits";
        private List<String> changes = List.of("Wallets have a daily limit");
        private List<String> contains = List.of("backend");
        private List<String> changedAspects = List.of("code-logic");
        private List<String> requirements = List.of("MAQ-17");
        private String risks = "Payments above the limit are refused";
        private String previousVersion = "";
        private String commit = "";
        private String owner = "";
        private String plannedAt = "";

        private ReleaseRequest build() {
            return new ReleaseRequest(
                    service,
                    version,
                    type,
                    changeType,
                    branch,
                    summary,
                    changes,
                    contains,
                    changedAspects,
                    requirements,
                    risks,
                    previousVersion,
                    commit,
                    owner,
                    plannedAt,
                    false,
                    ReleaseRequest.Incident.NONE);
        }
    }
}
