package com.maqsafy.releases.deployment;

import com.maqsafy.releases.evidence.Chapter;
import com.maqsafy.releases.evidence.Event;
import com.maqsafy.releases.evidence.KeepsFile;
import com.maqsafy.releases.evidence.KeptFile;
import com.maqsafy.releases.evidence.Means;
import com.maqsafy.releases.evidence.Members;
import com.maqsafy.releases.evidence.Words;
import com.maqsafy.releases.release.AboutCommit;
import org.jspecify.annotations.Nullable;

/** The record {@code migrationStagingTested}. */
@Event(
        chapter = Chapter.PREPARATION,
        by = "`system:worker`",
        items = {"MIG-02"})
public record MigrationStagingTested(
        @Means("full id of the commit that it is about") String commit,
        @Means("`passed`, `failed`, `not-configured`") String outcome,

        @Means("how long it took, in milliseconds") @Nullable
        Long durationMs,

        @Means("SHA-256 of all that it printed, before it was capped and redacted; `kept` can be compared") @Nullable
        String outputSha256,

        @Means("the end of the output") @Nullable String output,

        @Means("what it printed, secrets removed: the file that is kept") @Nullable
        KeptFile kept)
        implements AboutCommit, KeepsFile {

    public MigrationStagingTested {
        commit = Members.text(commit);
        outcome = Members.text(outcome);
    }

    @Override
    public Words words() {
        return Words.toned(outcome, "", "tried the migrations on staging");
    }
}
