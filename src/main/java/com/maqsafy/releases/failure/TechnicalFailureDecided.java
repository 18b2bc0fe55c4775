package com.maqsafy.releases.failure;

import com.maqsafy.releases.evidence.Chapter;
import com.maqsafy.releases.evidence.Event;
import com.maqsafy.releases.evidence.LedgerEvent;
import com.maqsafy.releases.evidence.Means;
import com.maqsafy.releases.evidence.Members;
import com.maqsafy.releases.evidence.Words;
import org.jspecify.annotations.Nullable;

/** The record {@code technicalFailureDecided}. */
@Event(
        chapter = Chapter.ALWAYS,
        by = "its owner",
        about = "A repetition passes every guard and the gate again.",
        afterSeal = true)
public record TechnicalFailureDecided(
        @Means("process and element") String what,
        @Means("`repeat`, `hand-over`, `withdraw`, `close`") String decision,
        @Means("why, in words of the person") String reason,

        @Means("group id of those whom it was handed over to") @Nullable
        String role)
        implements LedgerEvent {

    public TechnicalFailureDecided {
        what = Members.text(what);
        decision = Members.text(decision);
        reason = Members.text(reason);
    }

    @Override
    public Words words() {
        return Words.plain(
                "decided on the technical failure of ",
                what,
                ": ",
                Words.spaced(decision),
                role == null || role.isEmpty() ? "" : " to " + Words.role(role),
                Words.because(reason));
    }
}
