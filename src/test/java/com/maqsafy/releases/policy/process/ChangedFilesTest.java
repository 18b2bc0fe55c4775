package com.maqsafy.releases.policy.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.maqsafy.releases.ReleaseStory;
import com.maqsafy.releases.release.ReleaseDetails;
import com.maqsafy.releases.source.ChangeSet;
import com.maqsafy.releases.source.ChangeSet.ChangedFile;
import com.maqsafy.releases.source.SourceRepositories;
import com.maqsafy.releases.source.SourceRepository;
import com.maqsafy.releases.source.VersionTag;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The files of a change above the questions of a form. */
class ChangedFilesTest {

    private static final String BASE = "c".repeat(40);

    private final ReleaseDetails release = ReleaseStory.requested().details();
    private final SourceRepository source = mock(SourceRepository.class);
    private final SourceRepositories sources = mock(SourceRepositories.class);
    private final ChangedFiles files = new ChangedFiles(sources);

    @Test
    void showsEachFileWithItsLines() {
        when(sources.of("canteen-api")).thenReturn(Optional.of(source));
        when(source.versionTag("1.4.1")).thenReturn(Optional.of(new VersionTag("v1.4.1", "1.4.1", BASE)));
        changed(List.of(
                new ChangedFile("app/Wallet.php", "modified", 12, 3), new ChangedFile("logo.png", "added", 0, 0)));

        assertThat(files.of(release))
                .containsExactly(
                        Map.of("path", "app/Wallet.php", "change", "modified, +12 -3"),
                        Map.of("path", "logo.png", "change", "added, +0 -0"));

        changed(IntStream.rangeClosed(1, 300)
                .mapToObj(n -> new ChangedFile("file" + n, "added", 1, 0))
                .toList());
        assertThat(files.of(release)).hasSize(200);
    }

    @Test
    void showsNothingWhereNothingCanBeCompared() {
        when(sources.of("canteen-api")).thenReturn(Optional.empty());
        assertThat(files.of(release)).isEmpty();

        when(sources.of("canteen-api")).thenReturn(Optional.of(source));
        when(source.versionTag("1.4.1")).thenReturn(Optional.empty());
        assertThat(files.of(release)).isEmpty();
    }

    private void changed(List<ChangedFile> changed) {
        when(source.changes(BASE, ReleaseStory.COMMIT))
                .thenReturn(new ChangeSet(
                        BASE, ReleaseStory.COMMIT, 1, changed, List.of(), List.of(), Set.of(), Set.of(), List.of()));
    }
}
