package com.maqsafy.releases.release;

import com.maqsafy.releases.evidence.Chapter;
import com.maqsafy.releases.evidence.Event;
import com.maqsafy.releases.evidence.LedgerEvent;
import com.maqsafy.releases.evidence.Means;
import com.maqsafy.releases.evidence.Members;
import com.maqsafy.releases.evidence.Words;

/** The record {@code rejected}. */
@Event(
        chapter = Chapter.VERIFICATION,
        by = "`system:release`",
        items = {"LOG-05", "LOG-06"})
public record Rejected(@Means("why, in a sentence") String reason) implements LedgerEvent {

    public Rejected {
        reason = Members.text(reason);
    }

    @Override
    public Words words() {
        return Words.bad("rejected", Words.because(reason));
    }
}
