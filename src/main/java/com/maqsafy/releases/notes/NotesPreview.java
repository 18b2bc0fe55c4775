package com.maqsafy.releases.notes;

import com.maqsafy.releases.release.ReleaseDetails;

/** The notes of a release as they would be published at this moment. */
public interface NotesPreview {

    /** Markdown; empty when they are not written. */
    String of(ReleaseDetails release);
}
