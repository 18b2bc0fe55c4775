package com.maqsafy.releases.notes;

import com.maqsafy.releases.evidence.Chapter;
import com.maqsafy.releases.evidence.Event;
import com.maqsafy.releases.evidence.LedgerEvent;
import com.maqsafy.releases.evidence.Means;
import com.maqsafy.releases.evidence.Members;
import com.maqsafy.releases.evidence.Words;

/** The record {@code tagVerified}. */
@Event(
        chapter = Chapter.VERIFICATION,
        by = "`system:source`",
        items = {"VER-05", "RULE-06"})
public record TagVerified(
        @Means("name of the tag; blank when there is none") String tag,

        @Means("full id of the commit that it names; blank when there is none")
        String commit,

        @Means("full id of the commit that was approved") String approvedCommit,
        @Means("whether the two are one") boolean matches)
        implements LedgerEvent {

    public TagVerified {
        tag = Members.text(tag);
        commit = Members.text(commit);
        approvedCommit = Members.text(approvedCommit);
    }

    @Override
    public Words words() {
        return matches
                ? Words.good("found the tag ", tag, " at the approved commit")
                : Words.bad("found the tag ", tag, " not at the approved commit");
    }
}
