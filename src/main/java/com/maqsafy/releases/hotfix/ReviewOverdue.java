package com.maqsafy.releases.hotfix;

import com.maqsafy.releases.evidence.Chapter;
import com.maqsafy.releases.evidence.Event;
import com.maqsafy.releases.evidence.LedgerEvent;
import com.maqsafy.releases.evidence.Means;
import com.maqsafy.releases.evidence.Members;
import com.maqsafy.releases.evidence.Words;

/** The record {@code reviewOverdue}. */
@Event(
        chapter = Chapter.HOTFIX,
        by = "`system:hotfix`",
        items = {"HOT-06"},
        about = "Ordinary releases of the service wait.",
        afterSeal = true,
        asks = true)
public record ReviewOverdue(
        @Means("when the review was due, a time") String reviewDueAt) implements LedgerEvent {

    public ReviewOverdue {
        reviewDueAt = Members.text(reviewDueAt);
    }

    @Override
    public Words words() {
        return Words.bad("found the review overdue since ", Words.minute(reviewDueAt), ": ordinary releases wait");
    }
}
