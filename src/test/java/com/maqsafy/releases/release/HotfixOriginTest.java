package com.maqsafy.releases.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import com.maqsafy.releases.settings.ServiceSettings;
import com.maqsafy.releases.source.ChangeSet;
import com.maqsafy.releases.source.SourceRepositories;
import com.maqsafy.releases.source.SourceRepository;
import com.maqsafy.releases.source.VersionTag;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("RB-01: a hotfix that names no previous version follows what production runs")
class HotfixOriginTest {

    private static final String COMMIT = "a".repeat(40);

    private final Releases releases = mock(Releases.class);
    private final SourceRepository source = mock(SourceRepository.class);
    private final SourceRepositories sources = mock(SourceRepositories.class);
    private final People people = mock(People.class);
    private final ReleaseStart start = new ReleaseStart(
            releases,
            sources,
            people,
            List.of(),
            List.of(),
            ServiceSettings.none(),
            Clock.fixed(Instant.parse("2026-03-02T08:00:00Z"), ZoneOffset.UTC));

    HotfixOriginTest() {
        when(people.exists("owner")).thenReturn(true);
        when(sources.of("canteen-api")).thenReturn(Optional.of(source));
        when(releases.releasedBefore("canteen-api", "1.4.2")).thenReturn(Optional.of("1.4.1"));
        when(releases.isReleased("canteen-api", "1.4.1")).thenReturn(true);
        when(releases.productionVersion("canteen-api")).thenReturn(Optional.of("1.5.0"));
        when(source.branchHead(anyString())).thenReturn(Optional.of(COMMIT));
        when(source.contains(anyString(), anyString())).thenReturn(true);
        when(source.isAncestor(anyString(), anyString())).thenReturn(true);
        when(source.versionTag("1.4.1")).thenReturn(tag("1.4.1", "c"));
        when(source.versionTag("1.5.0")).thenReturn(tag("1.5.0", "d"));
        when(source.changes(anyString(), anyString()))
                .thenReturn(
                        new ChangeSet("d", COMMIT, 1, List.of(), List.of(), List.of(), Set.of(), Set.of(), List.of()));
    }

    @Test
    void takesTheVersionInProduction() {
        assertThat(start.prepare(request("hotfix", "1.5.1"), "hotfix-release", "p", "owner")
                        .details()
                        .previousVersion())
                .isEqualTo("1.5.0");
        // There may be thousands of released versions, and none of them matters.
        verify(releases, never()).releasedVersions(anyString());
    }

    @Test
    void refusesToMendAnOlderVersion() {
        assertThatThrownBy(() -> start.prepare(request("hotfix", "1.4.2"), "hotfix-release", "p", "owner"))
                .hasMessageContaining("version (VER-04)");
    }

    @Test
    void letsOrdinaryReleasesFollowProductionToo() {
        assertThat(start.prepare(request("patch", "1.5.1"), "standard-release", "p", "owner")
                        .details()
                        .previousVersion())
                .isEqualTo("1.5.0");
        assertThatThrownBy(() -> start.prepare(request("patch", "1.4.2"), "standard-release", "p", "owner"))
                .hasMessageContaining("version (RB-01)");
    }

    private static Optional<VersionTag> tag(String version, String digit) {
        return Optional.of(new VersionTag("v" + version, version, digit.repeat(40)));
    }

    private static ReleaseRequest request(String type, String version) {
        return new ReleaseRequest(
                "canteen-api",
                version,
                type,
                "fix",
                type.equals("hotfix") ? "hotfix/login" : "release/login",
                "Logins work again",
                List.of("Login"),
                List.of("backend"),
                List.of(),
                List.of("MAQ-7"),
                "none known",
                "",
                "",
                "",
                "",
                false,
                ReleaseRequest.Incident.NONE);
    }
}
