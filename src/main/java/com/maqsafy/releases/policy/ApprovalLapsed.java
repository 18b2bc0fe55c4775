package com.maqsafy.releases.policy;

import com.maqsafy.releases.evidence.Chapter;
import com.maqsafy.releases.evidence.Event;
import com.maqsafy.releases.evidence.LedgerEvent;
import com.maqsafy.releases.evidence.Means;
import com.maqsafy.releases.evidence.Members;
import com.maqsafy.releases.evidence.Words;
import java.util.List;

/** The record {@code approvalLapsed}. */
@Event(
        chapter = Chapter.APPROVAL,
        by = "`system:policy`",
        about =
                "What the release waited on counts no longer: an approval too old, an approver who lost the role or the account, a planned time long past, other commands than the approved ones, a role that nobody can fill. It went back into preparation, unless it was there. The items are those of the findings.")
public record ApprovalLapsed(@Means("what counts no longer") List<Finding> findings) implements LedgerEvent {

    public ApprovalLapsed {
        findings = Members.list(findings);
    }

    @Override
    public Words words() {
        return Words.bad(
                "found that it waits on what counts no longer: ",
                Words.list(findings, f -> f.item() + " " + f.message()));
    }
}
