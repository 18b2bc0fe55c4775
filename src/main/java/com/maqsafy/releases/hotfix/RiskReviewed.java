package com.maqsafy.releases.hotfix;

import com.maqsafy.releases.evidence.Chapter;
import com.maqsafy.releases.evidence.Event;
import com.maqsafy.releases.evidence.Means;
import com.maqsafy.releases.evidence.Members;
import com.maqsafy.releases.evidence.Words;
import com.maqsafy.releases.release.AboutCommit;
import com.maqsafy.releases.release.Act;
import com.maqsafy.releases.release.ApprovedContent;
import com.maqsafy.releases.release.Refusal;
import org.jspecify.annotations.Nullable;

/** The record {@code riskReviewed}. */
@Event(
        chapter = Chapter.HOTFIX,
        by = "a technical owner; management once it was escalated",
        items = {"HOT-03"})
public record RiskReviewed(
        @Means("full id of the commit that it is about") String commit,
        @Means("`acceptable`, `not-acceptable`") String decision,
        @Means("what the hotfix puts at risk") String risk,
        @Means("why, in words of the person") String reason,

        @Means("who the person was at that moment") @Nullable
        Act act)
        implements ApprovedContent, Refusal, AboutCommit {

    public RiskReviewed {
        commit = Members.text(commit);
        decision = Members.text(decision);
        risk = Members.text(risk);
        reason = Members.text(reason);
    }

    @Override
    public Words words() {
        return Words.toned(decision, reason, "reviewed the risk (", risk, ")");
    }

    @Override
    public boolean refuses() {
        return decision.equals("not-acceptable");
    }
}
