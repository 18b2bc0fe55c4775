package com.maqsafy.releases.deployment;

import java.util.List;

/** The journal of steps, for readers: what ran in production, with its output. */
public interface StepJournal {

    /**
     * The runs of a plan's steps in one deployment attempt, in the order in which they were started.
     *
     * @param plan {@code deployment} or {@code rollback}
     */
    List<StepRun> runs(String release, String plan, int attempt);
}
