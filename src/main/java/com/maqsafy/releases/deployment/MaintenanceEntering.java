package com.maqsafy.releases.deployment;

import com.maqsafy.releases.evidence.Chapter;
import com.maqsafy.releases.evidence.Event;
import com.maqsafy.releases.evidence.Means;
import com.maqsafy.releases.evidence.Words;
import com.maqsafy.releases.release.TouchesProduction;
import org.jspecify.annotations.Nullable;

/** The record {@code maintenanceEntering}. */
@Event(
        chapter = Chapter.DEPLOYMENT,
        by = "`system:worker`",
        items = {"DEP-06"},
        about = "The service is about to be closed and counts as held from now on, whatever becomes of the command.",
        asks = true)
public record MaintenanceEntering(
        @Means("number of the deployment, from 1") int attempt,
        @Means("`deployment`, `rollback`") @Nullable String plan)
        implements TouchesProduction {

    @Override
    public Words words() {
        return Words.plain("began to switch maintenance mode on");
    }
}
