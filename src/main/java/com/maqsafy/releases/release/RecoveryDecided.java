package com.maqsafy.releases.release;

import com.maqsafy.releases.evidence.Chapter;
import com.maqsafy.releases.evidence.Event;
import com.maqsafy.releases.evidence.Means;
import com.maqsafy.releases.evidence.Members;
import com.maqsafy.releases.evidence.Words;
import org.jspecify.annotations.Nullable;

/** The record {@code recoveryDecided}. */
@Event(
        chapter = Chapter.VERIFICATION,
        by = "a rollback owner",
        items = {"RB-06", "RB-08"},
        about = "The rollback did not end well; `again` = it runs again.")
public record RecoveryDecided(
        @Means("number of the deployment, from 1") int attempt,
        @Means("`recovered`, `again`, `failed`") String decision,
        @Means("why, in words of the person") String reason,

        @Means("who the person was at that moment") @Nullable
        Act act)
        implements OfAttempt, ChangesWhatRuns {

    public RecoveryDecided {
        decision = Members.text(decision);
        reason = Members.text(reason);
    }

    @Override
    public Words words() {
        return Words.toned(decision, reason, "decided how to recover by hand");
    }
}
