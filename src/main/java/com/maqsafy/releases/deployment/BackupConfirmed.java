package com.maqsafy.releases.deployment;

import com.maqsafy.releases.evidence.Chapter;
import com.maqsafy.releases.evidence.Event;
import com.maqsafy.releases.evidence.Means;
import com.maqsafy.releases.evidence.Members;
import com.maqsafy.releases.evidence.Words;
import com.maqsafy.releases.release.Act;
import com.maqsafy.releases.release.OfAttempt;
import org.jspecify.annotations.Nullable;

/** The record {@code backupConfirmed}. */
@Event(
        chapter = Chapter.DEPLOYMENT,
        by = "a person, not the deployer",
        items = {"PRIN-08", "RULE-03", "MIG-03"})
public record BackupConfirmed(
        @Means("number of the deployment, from 1") int attempt,
        @Means("`confirm`, `reject`") String decision,
        @Means("why, in words of the person") String reason,
        @Means("sequence of the `backupTaken` record") long backup,

        @Means("who the person was at that moment") @Nullable
        Act act)
        implements OfAttempt {

    public BackupConfirmed {
        decision = Members.text(decision);
        reason = Members.text(reason);
    }

    @Override
    public Words words() {
        return Words.toned(decision, reason, "decided on the backup");
    }
}
