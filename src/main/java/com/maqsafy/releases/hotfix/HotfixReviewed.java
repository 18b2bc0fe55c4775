package com.maqsafy.releases.hotfix;

import com.maqsafy.releases.evidence.Chapter;
import com.maqsafy.releases.evidence.Event;
import com.maqsafy.releases.evidence.LedgerEvent;
import com.maqsafy.releases.evidence.Means;
import com.maqsafy.releases.evidence.Members;
import com.maqsafy.releases.evidence.Words;
import java.util.List;

/** The record {@code hotfixReviewed}. */
@Event(
        chapter = Chapter.HOTFIX,
        by = "the release owner or management",
        items = {"HOT-02", "HOT-06"},
        afterSeal = true)
public record HotfixReviewed(
        @Means("what happened when") String timeline,
        @Means("the final one") String rootCause,
        @Means("why no test found it") String whyTestsMissedIt,
        @Means("what is done about it") List<ReviewActions.Action> actions)
        implements LedgerEvent {

    public HotfixReviewed {
        timeline = Members.text(timeline);
        rootCause = Members.text(rootCause);
        whyTestsMissedIt = Members.text(whyTestsMissedIt);
        actions = Members.list(actions);
    }

    @Override
    public Words words() {
        return Words.good(
                "reviewed the hotfix: ", rootCause, "; ", Words.list(actions, a -> a.action() + " by " + a.owner()));
    }
}
