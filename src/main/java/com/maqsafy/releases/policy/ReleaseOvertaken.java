package com.maqsafy.releases.policy;

import com.maqsafy.releases.evidence.Chapter;
import com.maqsafy.releases.evidence.Event;
import com.maqsafy.releases.evidence.LedgerEvent;
import com.maqsafy.releases.evidence.Means;
import com.maqsafy.releases.evidence.Members;
import com.maqsafy.releases.evidence.Words;

/** The record {@code releaseOvertaken}. */
@Event(
        chapter = Chapter.ALWAYS,
        by = "`system:release`",
        items = {"RB-01"},
        about = "The release is rebased on it or withdrawn.",
        afterSeal = true)
public record ReleaseOvertaken(
        @Means("the version that was released meanwhile") String by) implements LedgerEvent {

    public ReleaseOvertaken {
        by = Members.text(by);
    }

    @Override
    public Words words() {
        return Words.bad("is overtaken by version ", by);
    }
}
