package com.maqsafy.releases.release;

import com.maqsafy.releases.evidence.Chapter;
import com.maqsafy.releases.evidence.Event;
import com.maqsafy.releases.evidence.KeepsFile;
import com.maqsafy.releases.evidence.KeptFile;
import com.maqsafy.releases.evidence.Means;
import com.maqsafy.releases.evidence.Members;
import com.maqsafy.releases.evidence.Words;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The record {@code stepEnded}. */
@Event(chapter = Chapter.DEPLOYMENT, by = "`system:worker`", about = "The item is the step's.")
public record StepEnded(
        @Means("`deployment`, `rollback`") String plan,
        @Means("number of the deployment, from 1") int attempt,
        @Means("id of the step") String step,
        @Means("its position in the plan, from 1") @Nullable Integer index,
        @Means("what it does, for people") @Nullable String title,

        @Means("`succeeded`, `failed`, `timed-out`, `stopped`, `interrupted`, `not-started`")
        String outcome,

        @Means("as the command ended") @Nullable Integer exitCode,
        @Means("in milliseconds") @Nullable Long durationMs,

        @Means("SHA-256 of all that it printed, before it was capped and redacted; `kept` can be compared") @Nullable
        String outputSha256,

        @Means("number of the run of the step, from 1") @Nullable
        Integer run,

        @Means("what may go on although it did not end well") @Nullable
        List<String> mayStillRun,

        @Means("processes that a step left behind when it ended well") @Nullable
        List<String> left,

        @Means("what it printed, secrets removed: the file that is kept") @Nullable
        KeptFile kept)
        implements OfStep, ChangesWhatRuns, TouchesProduction, KeepsFile {

    public StepEnded {
        plan = Members.text(plan);
        step = Members.text(step);
        outcome = Members.text(outcome);
        mayStillRun = mayStillRun == null ? null : List.copyOf(mayStillRun);
        left = left == null ? null : List.copyOf(left);
    }

    /** One that was not let begin did nothing. */
    @Override
    public boolean touches() {
        return !outcome.equals("not-started");
    }

    @Override
    public Words words() {
        return Words.toned(
                outcome, "", "ran the ", plan, " step “", title == null || title.isEmpty() ? step : title, "”", took());
    }

    private String took() {
        return durationMs == null ? "" : String.format(Locale.ROOT, " in %.1f s", durationMs / 1000.0);
    }
}
