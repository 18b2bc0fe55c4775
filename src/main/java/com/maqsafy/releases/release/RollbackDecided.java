package com.maqsafy.releases.release;

import com.maqsafy.releases.evidence.Chapter;
import com.maqsafy.releases.evidence.Event;
import com.maqsafy.releases.evidence.Means;
import com.maqsafy.releases.evidence.Members;
import com.maqsafy.releases.evidence.Words;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The record {@code rollbackDecided}. */
@Event(
        chapter = Chapter.VERIFICATION,
        by = "a person",
        items = {"RB-07"})
public record RollbackDecided(
        @Means("number of the deployment, from 1") int attempt,
        @Means("`approve`, `refuse`") String decision,
        @Means("group id of the approver") String role,
        @Means("why, in words of the person") String reason,

        @Means("SHA-256 of what would run, as the approver was shown it; absent in records of before") @Nullable
        String shown,

        @Means("who the person was at that moment") @Nullable
        Act act)
        implements OfAttempt {

    public RollbackDecided {
        decision = Members.text(decision);
        role = Members.text(role);
        reason = Members.text(reason);
    }

    /**
     * Whether it approves a rollback that would run something else (RB-07). Records of before do not say what they were about.
     *
     * @param now digest of what would run now; asked only where it decides
     */
    public boolean approvesOther(Supplier<String> now) {
        return decision.equals("approve") && shown != null && !shown.equals(now.get());
    }

    @Override
    public Words words() {
        return Words.toned(decision, reason, "decided on the rollback as ", Words.role(role));
    }
}
