package com.maqsafy.releases.release;

import com.maqsafy.releases.evidence.Chapter;
import com.maqsafy.releases.evidence.Event;
import com.maqsafy.releases.evidence.LedgerEvent;
import com.maqsafy.releases.evidence.Means;
import com.maqsafy.releases.evidence.Members;
import com.maqsafy.releases.evidence.Words;

/** The record {@code withdrawalRequested}. */
@Event(
        chapter = Chapter.APPROVAL,
        by = "owner, requester, a technical owner or management",
        items = {"LOG-05"})
public record WithdrawalRequested(
        @Means("why, in words of the person") String reason) implements LedgerEvent {

    public WithdrawalRequested {
        reason = Members.text(reason);
    }

    @Override
    public Words words() {
        return Words.plain("asked to withdraw the release", Words.because(reason));
    }
}
