package com.maqsafy.releases.release;

import com.maqsafy.releases.evidence.Chapter;
import com.maqsafy.releases.evidence.Event;
import com.maqsafy.releases.evidence.LedgerEvent;
import com.maqsafy.releases.evidence.Means;
import com.maqsafy.releases.evidence.Members;
import com.maqsafy.releases.evidence.Words;

/** The record {@code failed}. */
@Event(
        chapter = Chapter.VERIFICATION,
        by = "`system:release` or a person",
        items = {"LOG-05", "LOG-06"})
public record Failed(@Means("why, in a sentence") String reason) implements LedgerEvent {

    public Failed {
        reason = Members.text(reason);
    }

    @Override
    public Words words() {
        return Words.bad("recorded that the release failed", Words.because(reason));
    }
}
