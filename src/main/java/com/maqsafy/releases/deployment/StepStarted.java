package com.maqsafy.releases.deployment;

import com.maqsafy.releases.evidence.Chapter;
import com.maqsafy.releases.evidence.Event;
import com.maqsafy.releases.evidence.Means;
import com.maqsafy.releases.evidence.Members;
import com.maqsafy.releases.evidence.Words;
import com.maqsafy.releases.release.OfStep;
import com.maqsafy.releases.release.TouchesProduction;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The record {@code stepStarted}. */
@Event(
        chapter = Chapter.DEPLOYMENT,
        by = "`system:worker`",
        about =
                "Committed before the command runs; without a `stepEnded` of the same run nobody knows yet how it ended. The item is the step's.",
        asks = true)
public record StepStarted(
        @Means("`deployment`, `rollback`") String plan,
        @Means("number of the deployment, from 1") int attempt,
        @Means("id of the step") String step,
        @Means("its position in the plan, from 1") @Nullable Integer index,
        @Means("number of steps of the plan") @Nullable Integer of,
        @Means("what it does, for people") @Nullable String title,

        @Means("number of the run of the step, from 1") @Nullable
        Integer run,

        @Means("program and arguments, secrets removed") @Nullable
        List<String> command)
        implements OfStep, TouchesProduction {

    public StepStarted {
        plan = Members.text(plan);
        step = Members.text(step);
        command = command == null ? null : List.copyOf(command);
    }

    @Override
    public Words words() {
        return Words.plain(
                "started step ",
                index,
                " of ",
                of,
                " of the ",
                plan,
                ", “",
                title == null || title.isEmpty() ? step : title,
                "”");
    }
}
