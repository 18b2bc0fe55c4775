package com.maqsafy.releases.deployment;

import com.maqsafy.releases.evidence.Chapter;
import com.maqsafy.releases.evidence.Event;
import com.maqsafy.releases.evidence.Means;
import com.maqsafy.releases.evidence.Members;
import com.maqsafy.releases.evidence.Words;
import com.maqsafy.releases.release.ApprovedContent;
import java.util.List;

/** The record {@code deploymentPlanned}. */
@Event(
        chapter = Chapter.PREPARATION,
        by = "`system:policy`",
        items = {"DEP-01", "RB-02"},
        about = "Part of the content that is approved; recorded again when it changes.",
        asks = true)
public record DeploymentPlanned(
        @Means("everything that would run, in order") List<ResolvedPlan.Command> steps) implements ApprovedContent {

    public DeploymentPlanned {
        steps = Members.list(steps);
    }

    @Override
    public Words words() {
        return Words.plain("fixed the ", Words.counted(steps.size(), "command"), " that would run");
    }

    /** The plan that approvers saw. */
    public ResolvedPlan plan() {
        return new ResolvedPlan(steps);
    }
}
