package com.maqsafy.releases.deployment;

import com.maqsafy.releases.evidence.Chapter;
import com.maqsafy.releases.evidence.Event;
import com.maqsafy.releases.evidence.Means;
import com.maqsafy.releases.evidence.Members;
import com.maqsafy.releases.evidence.Words;
import com.maqsafy.releases.release.OfAttempt;

/** The record {@code productionObserved}. */
@Event(
        chapter = Chapter.DEPLOYMENT,
        by = "`system:worker`",
        items = {"RB-01"},
        about = "Only where the target can be asked.")
public record ProductionObserved(
        @Means("number of the deployment, from 1") int attempt,
        @Means("`before-deployment`") String plan,
        @Means("the recorded version") String expected,

        @Means("the version that the target told; blank when it did not")
        String found,

        @Means("the commit that the target told; blank when it did not")
        String commit,

        @Means("why it could not be asked; blank when it could")
        String error,

        @Means("whether somebody changed it outside of a release")
        boolean drift)
        implements OfAttempt {

    public ProductionObserved {
        plan = Members.text(plan);
        expected = Members.text(expected);
        found = Members.text(found);
        commit = Members.text(commit);
        error = Members.text(error);
    }

    @Override
    public Words words() {
        return observed();
    }

    private Words observed() {
        if (!error.isEmpty()) {
            return Words.bad("asked what production runs: ", error);
        }
        return found.equals(expected)
                ? Words.good("asked what production runs: ", found)
                : Words.bad("asked what production runs: ", found, ", recorded is ", expected);
    }
}
