package com.maqsafy.releases.retention;

import com.maqsafy.releases.evidence.Chapter;
import com.maqsafy.releases.evidence.Event;
import com.maqsafy.releases.evidence.LedgerEvent;
import com.maqsafy.releases.evidence.Means;
import com.maqsafy.releases.evidence.Members;
import com.maqsafy.releases.evidence.Words;
import org.jspecify.annotations.Nullable;

/** The record {@code legalHoldLifted}. */
@Event(
        chapter = Chapter.ADMINISTRATION,
        by = "an auditor or management",
        about = "A legal hold is over; retention goes on as if it had not been.")
public record LegalHoldLifted(
        @Means("its number: sequence of the record that set it")
        long hold,

        @Means("key of the release that it was on") @Nullable
        String release,

        @Means("id of the service that it was on") @Nullable String service,

        @Means("why, in words of the person") String reason)
        implements LedgerEvent {

    public LegalHoldLifted {
        reason = Members.text(reason);
    }

    @Override
    public Words words() {
        return Words.plain(
                "lifted the legal hold ",
                hold,
                " on ",
                release == null ? "the service " + service : release,
                Words.because(reason));
    }
}
