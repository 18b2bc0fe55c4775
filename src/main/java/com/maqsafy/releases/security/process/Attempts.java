package com.maqsafy.releases.security.process;

import com.maqsafy.releases.policy.Dossier;

/** Which deployment attempt is spoken of. */
final class Attempts {

    private Attempts() {}

    /** Number of the last deployment attempt, 0 before the first. */
    static int last(Dossier dossier) {
        return dossier.deploymentStarted().map(r -> r.event().attempt()).orElse(0);
    }
}
