package com.maqsafy.releases.release;

import com.maqsafy.releases.evidence.Chapter;
import com.maqsafy.releases.evidence.Event;
import com.maqsafy.releases.evidence.LedgerEvent;
import com.maqsafy.releases.evidence.Means;
import com.maqsafy.releases.evidence.Members;
import com.maqsafy.releases.evidence.Words;

/** The record {@code putOff}. */
@Event(
        chapter = Chapter.REQUEST,
        by = "a person",
        items = {"NOTE-08"},
        about = "Comes after the `releaseAmended` that changed the planned time.")
public record PutOff(
        @Means("earliest start of the deployment, RFC 3339") String plannedAt,
        @Means("why, in words of the person") String reason)
        implements LedgerEvent {

    public PutOff {
        plannedAt = Members.text(plannedAt);
        reason = Members.text(reason);
    }

    @Override
    public Words words() {
        return Words.plain("put it off until ", plannedAt, Words.because(reason));
    }
}
