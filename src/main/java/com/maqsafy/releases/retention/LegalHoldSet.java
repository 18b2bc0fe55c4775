package com.maqsafy.releases.retention;

import com.maqsafy.releases.evidence.Chapter;
import com.maqsafy.releases.evidence.Event;
import com.maqsafy.releases.evidence.LedgerEvent;
import com.maqsafy.releases.evidence.Means;
import com.maqsafy.releases.evidence.Members;
import com.maqsafy.releases.evidence.Words;
import org.jspecify.annotations.Nullable;

/** The record {@code legalHoldSet}. */
@Event(
        chapter = Chapter.ADMINISTRATION,
        by = "an auditor or management",
        about =
                "A [legal hold](auditor.md#retention-and-legal-hold): nothing of the release, or of any release of the service, is deleted until it is lifted. Its sequence is its number.")
public record LegalHoldSet(
        @Means("key of the release that it is on") @Nullable String release,

        @Means("id of the service that it is on, all its releases") @Nullable
        String service,

        @Means("why, in words of the person") String reason)
        implements LedgerEvent {

    public LegalHoldSet {
        reason = Members.text(reason);
    }

    @Override
    public Words words() {
        return Words.plain(
                "set a legal hold on ", release == null ? "the service " + service : release, Words.because(reason));
    }
}
