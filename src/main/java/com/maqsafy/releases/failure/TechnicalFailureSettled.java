package com.maqsafy.releases.failure;

import com.maqsafy.releases.evidence.Chapter;
import com.maqsafy.releases.evidence.Event;
import com.maqsafy.releases.evidence.LedgerEvent;
import com.maqsafy.releases.evidence.Means;
import com.maqsafy.releases.evidence.Members;
import com.maqsafy.releases.evidence.Words;

/** The record {@code technicalFailureSettled}. */
@Event(
        chapter = Chapter.ALWAYS,
        by = "`system:process`",
        about = "The failure was gone before anybody answered.",
        afterSeal = true)
public record TechnicalFailureSettled(
        @Means("process and element") String what) implements LedgerEvent {

    public TechnicalFailureSettled {
        what = Members.text(what);
    }

    @Override
    public Words words() {
        return Words.plain("saw the technical failure of ", what, " gone without an answer");
    }
}
