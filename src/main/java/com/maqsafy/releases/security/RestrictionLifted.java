package com.maqsafy.releases.security;

import com.maqsafy.releases.evidence.Chapter;
import com.maqsafy.releases.evidence.Event;
import com.maqsafy.releases.evidence.LedgerEvent;
import com.maqsafy.releases.evidence.Means;
import com.maqsafy.releases.evidence.Members;
import com.maqsafy.releases.evidence.Words;

/** The record {@code restrictionLifted}. */
@Event(
        chapter = Chapter.SECURITY,
        by = "a person or `system:security`",
        items = {"SEC-07"},
        about = "From now on everybody may know of the release.",
        afterSeal = true)
public record RestrictionLifted(
        @Means("why, in words of the person") String reason) implements LedgerEvent {

    public RestrictionLifted {
        reason = Members.text(reason);
    }

    @Override
    public Words words() {
        return Words.plain("disclosed the release", Words.because(reason));
    }
}
