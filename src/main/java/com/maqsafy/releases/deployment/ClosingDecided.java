package com.maqsafy.releases.deployment;

import com.maqsafy.releases.evidence.Chapter;
import com.maqsafy.releases.evidence.Event;
import com.maqsafy.releases.evidence.Means;
import com.maqsafy.releases.evidence.Members;
import com.maqsafy.releases.evidence.Words;
import com.maqsafy.releases.release.Act;
import com.maqsafy.releases.release.TouchesProduction;
import org.jspecify.annotations.Nullable;

/** The record {@code closingDecided}. */
@Event(
        chapter = Chapter.DEPLOYMENT,
        by = "a person",
        items = {"DEP-06"},
        about = "The service could not be closed; `done` = closed by hand.")
public record ClosingDecided(
        @Means("number of the deployment, from 1") int attempt,
        @Means("`deployment`, `rollback`") @Nullable String purpose,
        @Means("`repeat`, `done`, `without`, `roll-back`") String decision,
        @Means("why, in words of the person") String reason,

        @Means("who the person was at that moment") @Nullable
        Act act)
        implements TouchesProduction {

    public ClosingDecided {
        decision = Members.text(decision);
        reason = Members.text(reason);
    }

    /** Only who closed it by hand did something; what the others decided is still to be done. */
    @Override
    public boolean touches() {
        return decision.equals("done");
    }

    @Override
    public Words words() {
        return Words.toned(decision, reason, "decided how to close the service");
    }
}
