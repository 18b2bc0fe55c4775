package com.maqsafy.releases.approval;

import com.maqsafy.releases.evidence.Chapter;
import com.maqsafy.releases.evidence.Event;
import com.maqsafy.releases.evidence.LedgerEvent;
import com.maqsafy.releases.evidence.Means;
import com.maqsafy.releases.evidence.Words;
import com.maqsafy.releases.release.Act;
import org.jspecify.annotations.Nullable;

/** The record {@code breakGlassConfirmed}. */
@Event(
        chapter = Chapter.ALWAYS,
        by = "another administrator, a distinct person",
        items = {"PRIN-01"},
        about = "From now on the duty is lifted, for as long as `lasts` says.")
public record BreakGlassConfirmed(
        @Means("sequence of the record that is confirmed") long opened,

        @Means("who the administrator was at that moment; absent in records of before") @Nullable
        Act act)
        implements LedgerEvent {

    @Override
    public Words words() {
        return Words.bad("confirmed the break-glass: the duty is lifted", Act.lately(act));
    }
}
