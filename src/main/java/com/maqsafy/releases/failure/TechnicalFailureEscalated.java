package com.maqsafy.releases.failure;

import com.maqsafy.releases.evidence.Chapter;
import com.maqsafy.releases.evidence.Event;
import com.maqsafy.releases.evidence.LedgerEvent;
import com.maqsafy.releases.evidence.Means;
import com.maqsafy.releases.evidence.Members;
import com.maqsafy.releases.evidence.Words;

/** The record {@code technicalFailureEscalated}. */
@Event(
        chapter = Chapter.ALWAYS,
        by = "`system:process`",
        about = "Technical owners and management may decide too.",
        afterSeal = true)
public record TechnicalFailureEscalated(
        @Means("process and element") String what,
        @Means("when it was due, a time") String dueAt) implements LedgerEvent {

    public TechnicalFailureEscalated {
        what = Members.text(what);
        dueAt = Members.text(dueAt);
    }

    @Override
    public Words words() {
        return Words.bad("escalated the technical failure of ", what, ", due at ", Words.minute(dueAt));
    }
}
