package com.maqsafy.releases.notes.process;

import com.maqsafy.releases.notes.NotesStorage;
import com.maqsafy.releases.notes.NotesStorageException;
import com.maqsafy.releases.release.ReleaseDetails;
import com.maqsafy.releases.release.ReleaseStatus;
import com.maqsafy.releases.release.StatusListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Tells the notes of a version that was rolled back apart: they were stored before the release was recorded, which was
 * refused. A rollback does not wait for it.
 */
@Component
class RolledBackNotes implements StatusListener {

    private static final Logger LOG = LoggerFactory.getLogger(RolledBackNotes.class);

    private final NotesStorage storage;

    RolledBackNotes(NotesStorage storage) {
        this.storage = storage;
    }

    @Override
    public void reaching(ReleaseDetails release, ReleaseStatus status) {
        if (status == ReleaseStatus.ROLLED_BACK) {
            try {
                storage.rolledBack(release.service(), release.version());
            } catch (NotesStorageException e) {
                LOG.warn("{}", e.getMessage(), e);
            }
        }
    }
}
