package com.maqsafy.releases.hotfix;

import com.maqsafy.releases.evidence.Chapter;
import com.maqsafy.releases.evidence.Event;
import com.maqsafy.releases.evidence.LedgerEvent;
import com.maqsafy.releases.evidence.Means;
import com.maqsafy.releases.evidence.Members;
import com.maqsafy.releases.evidence.Words;

/** The record {@code riskReviewEscalated}. */
@Event(
        chapter = Chapter.HOTFIX,
        by = "`system:hotfix`",
        items = {"HOT-03"},
        about = "From now on management may answer too.",
        asks = true)
public record RiskReviewEscalated(
        @Means("when the review is due, a time") String dueAt) implements LedgerEvent {

    public RiskReviewEscalated {
        dueAt = Members.text(dueAt);
    }

    @Override
    public Words words() {
        return Words.bad("escalated the risk review, due at ", Words.minute(dueAt), ", to management");
    }
}
