package com.maqsafy.releases.deployment;

import com.maqsafy.releases.evidence.Chapter;
import com.maqsafy.releases.evidence.Event;
import com.maqsafy.releases.evidence.KeepsFile;
import com.maqsafy.releases.evidence.KeptFile;
import com.maqsafy.releases.evidence.Means;
import com.maqsafy.releases.evidence.Members;
import com.maqsafy.releases.evidence.Words;
import com.maqsafy.releases.release.OfAttempt;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The record {@code backupTaken}. */
@Event(
        chapter = Chapter.DEPLOYMENT,
        by = "`system:worker`",
        items = {"PRIN-08", "RULE-03", "MIG-03"},
        asks = true)
public record BackupTaken(
        @Means("number of the deployment, from 1") int attempt,
        @Means("file of the backup") String path,
        @Means("its size in bytes") @Nullable Long bytes,
        @Means("SHA-256 of the file") String sha256,
        @Means("when, a time") String takenAt,
        @Means("whether it could be read back") boolean readable,

        @Means("how long it took, in milliseconds") @Nullable
        Long durationMs,

        @Means("`passed`, `failed`") String outcome,

        @Means("why it failed; blank when it passed") @Nullable
        String message,

        @Means("what the backup's commands printed, secrets removed: the file that is kept") @Nullable
        KeptFile kept)
        implements OfAttempt, KeepsFile {

    public BackupTaken {
        path = Members.text(path);
        sha256 = Members.text(sha256);
        takenAt = Members.text(takenAt);
        outcome = Members.text(outcome);
    }

    @Override
    public Words words() {
        return Words.toned(
                outcome, "", "took a backup", size(), message == null || message.isEmpty() ? "" : ", " + message);
    }

    private String size() {
        return bytes == null ? "" : " of " + String.format(Locale.ROOT, "%,d", bytes) + " bytes";
    }

    /** Whether it may be confirmed. */
    public boolean passed() {
        return outcome.equals("passed");
    }
}
