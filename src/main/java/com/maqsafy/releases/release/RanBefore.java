package com.maqsafy.releases.release;

import com.maqsafy.releases.evidence.Members;
import com.maqsafy.releases.evidence.Recorded;
import java.util.Optional;

/** The version that production ran when a deployment started: a rollback returns to it, whatever was declared (RB-01). */
public final class RanBefore {

    private RanBefore() {}

    /**
     * The version, as the record of the attempt's start has it. Records of older attempts do not have it; then it is the
     * previous version, on which the gate insisted.
     *
     * @param started the last {@code deploymentStarted}, if the deployment has been started
     */
    public static String of(ReleaseDetails release, Optional<Recorded<DeploymentStarted>> started) {
        return started.map(r -> Members.text(r.event().productionVersion()).strip())
                .filter(version -> !version.isEmpty())
                .orElse(release.previousVersion());
    }
}
