package com.maqsafy.releases.release;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.when;

import com.maqsafy.releases.source.SemanticVersion;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What a mock says of the versions that were released, in each of the ways in which it is asked. */
final class ReleasedVersions {

    private ReleasedVersions() {}

    /** @param versions lowest first, of whatever service */
    static void are(Releases releases, String... versions) {
        List<String> all = List.of(versions);
        when(releases.releasedVersions(any())).thenReturn(all);
        // Not asked while it is told what to answer, for it may have been told before.
        doAnswer(asked -> all.contains(asked.<String>getArgument(1)))
                .when(releases)
                .isReleased(any(), any());
        doAnswer(asked -> before(all, asked.getArgument(1))).when(releases).releasedBefore(any(), any());
    }

    private static Optional<String> before(List<String> all, String version) {
        Optional<SemanticVersion> below = SemanticVersion.parse(version);
        return all.stream()
                .flatMap(v -> SemanticVersion.parse(v).stream())
                .filter(v -> below.isEmpty() || v.compareTo(below.get()) < 0)
                .max(Comparator.naturalOrder())
                .map(SemanticVersion::toString);
    }
}
