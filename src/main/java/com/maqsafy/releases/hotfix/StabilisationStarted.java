package com.maqsafy.releases.hotfix;

import com.maqsafy.releases.evidence.Chapter;
import com.maqsafy.releases.evidence.Event;
import com.maqsafy.releases.evidence.LedgerEvent;
import com.maqsafy.releases.evidence.Means;
import com.maqsafy.releases.evidence.Members;
import com.maqsafy.releases.evidence.Words;

/** The record {@code stabilisationStarted}. */
@Event(
        chapter = Chapter.HOTFIX,
        by = "`system:hotfix`",
        items = {"HOT-06"},
        afterSeal = true,
        asks = true)
public record StabilisationStarted(
        @Means("until when production is watched, a time") String until,
        @Means("when the review is due, a time") String reviewDueAt)
        implements LedgerEvent {

    public StabilisationStarted {
        until = Members.text(until);
        reviewDueAt = Members.text(reviewDueAt);
    }

    @Override
    public Words words() {
        return Words.plain(
                "began the stabilisation until ",
                Words.minute(until),
                "; the review is due at ",
                Words.minute(reviewDueAt));
    }
}
