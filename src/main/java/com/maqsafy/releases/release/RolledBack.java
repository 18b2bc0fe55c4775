package com.maqsafy.releases.release;

import com.maqsafy.releases.evidence.Chapter;
import com.maqsafy.releases.evidence.Event;
import com.maqsafy.releases.evidence.LedgerEvent;
import com.maqsafy.releases.evidence.Means;
import com.maqsafy.releases.evidence.Members;
import com.maqsafy.releases.evidence.Words;

/** The record {@code rolledBack}. */
@Event(
        chapter = Chapter.VERIFICATION,
        by = "`system:release`",
        items = {"LOG-05", "LOG-06"})
public record RolledBack(
        @Means("why, in words of the person") String reason,
        @Means("what production runs again") String productionVersion)
        implements LedgerEvent {

    public RolledBack {
        reason = Members.text(reason);
        productionVersion = Members.text(productionVersion);
    }

    @Override
    public Words words() {
        return Words.bad("rolled back to ", productionVersion);
    }
}
