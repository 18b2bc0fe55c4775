package com.maqsafy.releases.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.maqsafy.releases.release.ReleasePath;
import com.maqsafy.releases.release.ReleaseType;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The engine's module knows processes by their keys only; the types say which there are and which hide. */
class StartedProcessesTest {

    @Test
    void exactlyTheProcessesOfRestrictedTypesGetATenant() {
        assertThat(RestrictedTenants.PROCESSES)
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(ReleaseType.values())
                        .filter(ReleaseType::restricted)
                        .map(ReleaseType::process)
                        .toList());
    }

    @Test
    void nobodyMeetsARestrictedTypeOnThePathOfAnOpenOne() {
        assertThat(ReleasePath.values())
                .allMatch(path -> path.types().stream()
                                .map(ReleaseType::restricted)
                                .distinct()
                                .count()
                        == 1);
    }

    @Test
    void ownersAndPipelinesMayStartTheProcessesOfAllTypes() {
        assertThat(Provisioning.PROCESSES)
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(ReleasePath.values())
                        .map(ReleasePath::process)
                        .toList());
    }
}
