package com.maqsafy.releases.security;

import com.maqsafy.releases.evidence.Chapter;
import com.maqsafy.releases.evidence.DecidedByTable;
import com.maqsafy.releases.evidence.Event;
import com.maqsafy.releases.evidence.Means;
import com.maqsafy.releases.evidence.Members;
import com.maqsafy.releases.evidence.TableAsked;
import com.maqsafy.releases.evidence.Words;
import com.maqsafy.releases.release.ApprovedContent;
import org.jspecify.annotations.Nullable;

/** The record {@code remediationDeadlineSet}. */
@Event(
        chapter = Chapter.SECURITY,
        by = "`system:policy`",
        items = {"SEC-03"})
public record RemediationDeadlineSet(
        @Means("`low`, `medium`, `high`, `critical`") String risk,
        @Means("ISO 8601 duration") String remediateWithin,

        @Means("a time, counted from the first `vulnerabilityDocumented`")
        String remediateBy,

        @Means("the table that decided it; absent in records of before") @Nullable
        TableAsked decidedBy)
        implements ApprovedContent, DecidedByTable {

    public RemediationDeadlineSet {
        risk = Members.text(risk);
        remediateWithin = Members.text(remediateWithin);
        remediateBy = Members.text(remediateBy);
    }

    @Override
    public Words words() {
        return Words.plain(
                "set the risk of exploitation to ", risk, ", to be closed before ", Words.minute(remediateBy));
    }
}
