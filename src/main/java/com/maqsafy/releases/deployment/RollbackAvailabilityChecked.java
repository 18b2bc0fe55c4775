package com.maqsafy.releases.deployment;

import com.maqsafy.releases.evidence.Chapter;
import com.maqsafy.releases.evidence.Event;
import com.maqsafy.releases.evidence.KeepsFile;
import com.maqsafy.releases.evidence.KeptFile;
import com.maqsafy.releases.evidence.Means;
import com.maqsafy.releases.evidence.Members;
import com.maqsafy.releases.evidence.Words;
import com.maqsafy.releases.release.OfAttempt;
import org.jspecify.annotations.Nullable;

/** The record {@code rollbackAvailabilityChecked}. */
@Event(
        chapter = Chapter.DEPLOYMENT,
        by = "`system:worker`",
        items = {"RB-02"},
        about = "Only with `rollback.available`.")
public record RollbackAvailabilityChecked(
        @Means("number of the deployment, from 1") int attempt,
        @Means("to which a rollback returns") String version,

        @Means("`succeeded`, `failed`, `timed-out`, `stopped`, `interrupted`, `not-started`")
        String outcome,

        @Means("in milliseconds") @Nullable Long durationMs,

        @Means("SHA-256 of all that it printed, before it was capped and redacted; `kept` can be compared") @Nullable
        String outputSha256,

        @Means("what it printed, secrets removed: the file that is kept") @Nullable
        KeptFile kept)
        implements OfAttempt, KeepsFile {

    public RollbackAvailabilityChecked {
        version = Members.text(version);
        outcome = Members.text(outcome);
    }

    @Override
    public Words words() {
        return Words.toned(outcome, "", "asked whether version ", version, " can still be had");
    }
}
