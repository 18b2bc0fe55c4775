package com.maqsafy.releases.notes.process;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;

import com.maqsafy.releases.ReleaseStory;
import com.maqsafy.releases.notes.NotesStorage;
import com.maqsafy.releases.notes.NotesStorageException;
import com.maqsafy.releases.release.ReleaseDetails;
import com.maqsafy.releases.release.ReleaseStatus;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("LOG-06: notes that were stored before the release was refused and rolled back")
class RolledBackNotesTest {

    private final NotesStorage storage = mock(NotesStorage.class);
    private final RolledBackNotes notes = new RolledBackNotes(storage);
    private final ReleaseDetails release = ReleaseStory.deployed().details();

    @Test
    void areToldApartWhenItIsRolledBackAndThenOnly() {
        notes.reaching(release, ReleaseStatus.ROLLING_BACK);
        notes.reaching(release, ReleaseStatus.RELEASED);
        verify(storage, never()).rolledBack(any(), any());

        notes.reaching(release, ReleaseStatus.ROLLED_BACK);
        verify(storage).rolledBack("canteen-api", "1.5.0");
    }

    @Test
    void holdUpNoRollback() {
        doThrow(mock(NotesStorageException.class)).when(storage).rolledBack(any(), any());
        assertThatCode(() -> notes.reaching(release, ReleaseStatus.ROLLED_BACK)).doesNotThrowAnyException();
    }
}
