package com.maqsafy.releases.deployment;

import com.maqsafy.releases.evidence.Chapter;
import com.maqsafy.releases.evidence.Event;
import com.maqsafy.releases.evidence.Means;
import com.maqsafy.releases.evidence.Members;
import com.maqsafy.releases.evidence.Words;
import com.maqsafy.releases.release.OfStep;
import org.jspecify.annotations.Nullable;

/** The record {@code stepStopRequested}. */
@Event(
        chapter = Chapter.DEPLOYMENT,
        by = "a person of deployment-owner or rollback-owner",
        about =
                "Whether the run was stopped or ended before by itself says its `stepEnded`; its owner decides in either case. The item is the step's.",
        afterSeal = true)
public record StepStopRequested(
        @Means("`deployment`, `rollback`") String plan,
        @Means("number of the deployment, from 1") int attempt,
        @Means("id of the step") String step,
        @Means("its position in the plan, from 1") @Nullable Integer index,
        @Means("what it does, for people") @Nullable String title,

        @Means("number of the run of the step, from 1") @Nullable
        Integer run,

        @Means("why, in words of the person") String reason)
        implements OfStep {

    public StepStopRequested {
        plan = Members.text(plan);
        step = Members.text(step);
        reason = Members.text(reason);
    }

    @Override
    public Words words() {
        return Words.bad(
                "asked to stop the ",
                plan,
                " step “",
                title == null || title.isEmpty() ? step : title,
                "”",
                Words.because(reason));
    }
}
