package com.maqsafy.releases.release;

import com.maqsafy.releases.evidence.Chapter;
import com.maqsafy.releases.evidence.Event;
import com.maqsafy.releases.evidence.Means;
import com.maqsafy.releases.evidence.Members;
import com.maqsafy.releases.evidence.Words;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The record {@code failedChecksDecided}. */
@Event(chapter = Chapter.VERIFICATION, by = "a person", about = "The items are those of the checks.")
public record FailedChecksDecided(
        @Means("`deployment`, `rollback`") String purpose,
        @Means("number of the deployment, from 1") int attempt,
        @Means("number of the round") @Nullable Integer round,
        @Means("`again`, `accept`, `roll-back`") String decision,
        @Means("why, in words of the person") String reason,
        @Means("ids of the checks that it is about") List<String> checks)
        implements OfVerification {

    public FailedChecksDecided {
        purpose = Members.text(purpose);
        decision = Members.text(decision);
        reason = Members.text(reason);
        checks = Members.list(checks);
    }

    @Override
    public Words words() {
        return Words.toned(decision, reason, "decided on failed checks: ", Words.list(checks, Words::spaced));
    }
}
