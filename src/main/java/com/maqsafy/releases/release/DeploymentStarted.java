package com.maqsafy.releases.release;

import com.maqsafy.releases.evidence.Chapter;
import com.maqsafy.releases.evidence.Event;
import com.maqsafy.releases.evidence.Means;
import com.maqsafy.releases.evidence.Members;
import com.maqsafy.releases.evidence.Words;
import org.jspecify.annotations.Nullable;

/** The record {@code deploymentStarted}. */
@Event(
        chapter = Chapter.DEPLOYMENT,
        by = "the deployer",
        items = {"OPEN-04", "RB-01"})
public record DeploymentStarted(
        @Means("number of the deployment, from 1") int attempt,

        @Means("SHA-256 of the content that it is about") String contentDigest,

        @Means("what production ran then; a rollback returns to it (RB-01)") @Nullable
        String productionVersion,

        @Means("who the person was at that moment") @Nullable
        Act act)
        implements OfAttempt, ChangesWhatRuns {

    public DeploymentStarted {
        contentDigest = Members.text(contentDigest);
    }

    @Override
    public Words words() {
        return Words.plain("started the deployment", attempt > 1 ? ", attempt " + attempt : "");
    }
}
