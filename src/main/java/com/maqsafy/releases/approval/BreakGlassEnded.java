package com.maqsafy.releases.approval;

import com.maqsafy.releases.evidence.Chapter;
import com.maqsafy.releases.evidence.Event;
import com.maqsafy.releases.evidence.LedgerEvent;
import com.maqsafy.releases.evidence.Means;
import com.maqsafy.releases.evidence.Members;
import com.maqsafy.releases.evidence.Words;

/** The record {@code breakGlassEnded}. */
@Event(
        chapter = Chapter.ALWAYS,
        by = "an administrator; `system:approval` when its time is over or who gave it is no administrator any more",
        items = {"PRIN-01"})
public record BreakGlassEnded(
        @Means("sequence of the record that opened it") long opened,

        @Means("`ended`, `expired`, `unbacked`: one of the two who gave it is no administrator any more")
        String how)
        implements LedgerEvent {

    public BreakGlassEnded {
        how = Members.text(how);
    }

    @Override
    public Words words() {
        return Words.plain("the break-glass is over: ", how);
    }
}
