package com.maqsafy.releases.policy;

import static com.maqsafy.releases.policy.Dossier.text;

import com.maqsafy.releases.evidence.LedgerRecord;
import java.util.Optional;

/** The approval to deploy at a time at which one should not (RULE-07). */
final class PeakApproval {

    private PeakApproval() {}

    /** Whether the last decision of this attempt allows it, for this content, by somebody who may decide. */
    static boolean given(Dossier dossier) {
        Optional<LedgerRecord> decided = dossier.lastOfAttempt("peakDeploymentDecided");
        return decided.isPresent()
                && text(decided.get().payload(), "decision").equals("approve")
                && text(decided.get().payload(), "contentDigest").equals(dossier.contentDigest())
                && !decided.get().actor().equals(dossier.release().requester())
                && !decided.get().actor().equals(dossier.release().owner())
                && !decided.get().actor().startsWith("system:");
    }
}
