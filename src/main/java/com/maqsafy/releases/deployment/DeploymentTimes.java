package com.maqsafy.releases.deployment;

import com.maqsafy.releases.approval.PeakDeploymentDecided;
import com.maqsafy.releases.evidence.Recorded;
import com.maqsafy.releases.person.Persons;
import com.maqsafy.releases.release.ReleaseDetails;
import com.maqsafy.releases.release.ReleaseType;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Which times of the calendar are open to which release (OPEN-08, RULE-07). The process that waits and the gate that
 * refuses both ask here, so that none waits for what the other would let pass.
 */
public final class DeploymentTimes {

    /** Why a time is closed to a release. */
    public enum Closed {
        /** Production is frozen, and nothing but the end of the freeze opens it. */
        FROZEN,
        /** Production is frozen; the release is urgent and passes with the approval that a peak deployment needs. */
        FROZEN_UNLESS_APPROVED,
        /** It is no maintenance window. */
        OUTSIDE_WINDOW
    }

    private DeploymentTimes() {}

    /**
     * What of the calendar stands against a release; empty when nothing does. Peak hours are apart: they matter for a
     * high risk only.
     *
     * @param approved whether the deployment was approved for a time at which one should not deploy
     */
    public static Set<Closed> closed(ReleaseType type, boolean frozen, boolean inWindow, boolean approved) {
        Set<Closed> closed = EnumSet.noneOf(Closed.class);
        boolean urgent = type.urgent();
        if (frozen && !urgent) {
            closed.add(Closed.FROZEN);
        }
        if (frozen && urgent && !approved) {
            closed.add(Closed.FROZEN_UNLESS_APPROVED);
        }
        if (!inWindow && !urgent) {
            closed.add(Closed.OUTSIDE_WINDOW);
        }
        return closed;
    }

    /**
     * Whether a decision allows it to deploy at a time at which one should not (RULE-07): for exactly this content, by a
     * person who neither requested nor owns the release.
     *
     * @param decided the last {@code peakDeploymentDecided} of the attempt, if there is one
     */
    public static boolean approved(
            Optional<Recorded<PeakDeploymentDecided>> decided,
            ReleaseDetails release,
            String contentDigest,
            Persons persons) {
        return decided.filter(r -> r.event().decision().equals("approve"))
                .filter(r -> r.event().contentDigest().equals(contentDigest))
                .map(Recorded::actor)
                .filter(actor -> !persons.same(actor, release.requester())
                        && !persons.same(actor, release.owner())
                        && !actor.startsWith("system:"))
                .isPresent();
    }
}
