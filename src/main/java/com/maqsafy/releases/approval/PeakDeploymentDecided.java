package com.maqsafy.releases.approval;

import com.maqsafy.releases.evidence.Chapter;
import com.maqsafy.releases.evidence.Event;
import com.maqsafy.releases.evidence.Means;
import com.maqsafy.releases.evidence.Members;
import com.maqsafy.releases.evidence.Words;
import com.maqsafy.releases.person.Roles;
import com.maqsafy.releases.release.Act;
import com.maqsafy.releases.release.OfAttempt;
import org.jspecify.annotations.Nullable;

/** The record {@code peakDeploymentDecided}. */
@Event(
        chapter = Chapter.DEPLOYMENT,
        by = Roles.MANAGEMENT,
        items = {"RULE-07"},
        about = "Before the attempt is started.")
public record PeakDeploymentDecided(
        @Means("number of the deployment, from 1") int attempt,
        @Means("`approve`, `wait`") String decision,
        @Means("why, in words of the person") String reason,

        @Means("SHA-256 of the content that it is about") String contentDigest,

        @Means("who the person was at that moment") @Nullable
        Act act)
        implements OfAttempt {

    public PeakDeploymentDecided {
        decision = Members.text(decision);
        reason = Members.text(reason);
        contentDigest = Members.text(contentDigest);
    }

    @Override
    public Words words() {
        return Words.toned(decision, reason, "decided on deploying at peak time");
    }
}
