package com.maqsafy.releases.deployment;

import com.maqsafy.releases.evidence.Chapter;
import com.maqsafy.releases.evidence.Event;
import com.maqsafy.releases.evidence.KeepsFile;
import com.maqsafy.releases.evidence.KeptFile;
import com.maqsafy.releases.evidence.Means;
import com.maqsafy.releases.evidence.Members;
import com.maqsafy.releases.evidence.Words;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The record {@code maintenanceEntered}. */
@Event(
        chapter = Chapter.DEPLOYMENT,
        by = "`system:worker`",
        items = {"DEP-06"})
public record MaintenanceEntered(
        @Means("number of the deployment, from 1") int attempt,
        @Means("the command, secrets removed") @Nullable List<String> argv,

        @Means("`succeeded`, `failed`, `timed-out`, `not-started`")
        String outcome,

        @Means("as the command ended") @Nullable Integer exitCode,
        @Means("in milliseconds") @Nullable Long durationMs,
        @Means("its end") @Nullable String output,

        @Means("SHA-256 of all that it printed, before it was capped and redacted; `kept` can be compared") @Nullable
        String outputSha256,

        @Means("what it printed, secrets removed: the file that is kept") @Nullable
        KeptFile kept)
        implements MaintenanceEvent, KeepsFile {

    public MaintenanceEntered {
        argv = argv == null ? null : List.copyOf(argv);
        outcome = Members.text(outcome);
    }

    @Override
    public Words words() {
        return Words.toned(outcome, "", "switched maintenance mode on");
    }
}
