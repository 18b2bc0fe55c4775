package com.maqsafy.releases.release;

import com.maqsafy.releases.evidence.Chapter;
import com.maqsafy.releases.evidence.Event;
import com.maqsafy.releases.evidence.LedgerEvent;
import com.maqsafy.releases.evidence.Means;
import com.maqsafy.releases.evidence.Members;
import com.maqsafy.releases.evidence.Words;

/** The record {@code released}. */
@Event(
        chapter = Chapter.VERIFICATION,
        by = "`system:release`",
        items = {"LOG-05", "RULE-06"})
public record Released(@Means("why, in a sentence") String reason) implements LedgerEvent {

    public Released {
        reason = Members.text(reason);
    }

    @Override
    public Words words() {
        return Words.good("released it", Words.because(reason));
    }
}
