package com.maqsafy.releases.deployment;

import com.maqsafy.releases.evidence.Chapter;
import com.maqsafy.releases.evidence.Event;
import com.maqsafy.releases.evidence.Means;
import com.maqsafy.releases.evidence.Members;
import com.maqsafy.releases.evidence.Words;
import com.maqsafy.releases.release.OfStep;
import org.jspecify.annotations.Nullable;

/** The record {@code failedStepDecided}. */
@Event(chapter = Chapter.DEPLOYMENT, by = "a person", about = "The items are those of the step that failed.")
public record FailedStepDecided(
        @Means("`deployment`, `rollback`") String plan,
        @Means("number of the deployment, from 1") int attempt,
        @Means("id of the step") String step,
        @Means("what it does, for people") @Nullable String title,
        @Means("`done`, `repeat`, `roll-back`") String decision,
        @Means("why, in words of the person") String reason)
        implements OfStep {

    public FailedStepDecided {
        plan = Members.text(plan);
        step = Members.text(step);
        decision = Members.text(decision);
        reason = Members.text(reason);
    }

    @Override
    public Words words() {
        return Words.toned(
                decision,
                reason,
                "decided on the failed ",
                plan,
                " step “",
                title == null || title.isEmpty() ? step : title,
                "”");
    }
}
