package com.maqsafy.releases.release.process;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;

import com.maqsafy.releases.ReleaseStory;
import com.maqsafy.releases.evidence.Ledger;
import com.maqsafy.releases.process.WorkItem;
import com.maqsafy.releases.release.ReleaseDetails;
import com.maqsafy.releases.release.Releases;
import com.maqsafy.releases.source.PretendedMigrations;
import com.maqsafy.releases.source.SourceException;
import com.maqsafy.releases.source.SourceRepositories;
import com.maqsafy.releases.source.SourceRepository;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;

@DisplayName("VER-05, SCOPE: nothing is attested of a source that is not there any more")
class InspectSourceWorkTest {

    private final ReleaseDetails release = ReleaseStory.requested().details();
    private final Releases releases = mock(Releases.class);
    private final SourceRepositories sources = mock(SourceRepositories.class);
    private final Ledger ledger = mock(Ledger.class);
    private final WorkItem item = mock(WorkItem.class);
    private final InspectSourceWork work = new InspectSourceWork(
            releases, sources, ledger, mock(PretendedMigrations.class), mock(TransactionTemplate.class));

    @BeforeEach
    void requested() {
        when(item.release()).thenReturn(release.key());
        when(releases.get(release.key())).thenReturn(release);
    }

    @Test
    void asksForTheRepositoryThatWasTakenOutOfTheSettings() {
        when(sources.of(release.service())).thenReturn(Optional.empty());
        assertThatThrownBy(() -> work.work(item))
                .isInstanceOf(SourceException.class)
                .hasMessage("REL-SRC-010 canteen-api has no repository any more. Set"
                        + " releases.services.canteen-api.source.");
        verifyNoInteractions(ledger);
    }

    @Test
    void missesTheTagOfThePreviousVersion() {
        SourceRepository source = mock(SourceRepository.class);
        when(sources.of(release.service())).thenReturn(Optional.of(source));
        when(source.versionTag(release.previousVersion())).thenReturn(Optional.empty());
        assertThatThrownBy(() -> work.work(item))
                .isInstanceOf(SourceException.class)
                .hasMessage("REL-SRC-011 The tag of version " + release.previousVersion()
                        + " is gone from the repository of canteen-api.");
        verifyNoInteractions(ledger);
    }
}
