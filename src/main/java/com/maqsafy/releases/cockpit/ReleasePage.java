package com.maqsafy.releases.cockpit;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.maqsafy.releases.evidence.EvidenceVerifier;
import com.maqsafy.releases.evidence.Seal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything about one release but the diagrams.
 *
 * @param release the release's members as in REST, with status, phase and times
 * @param digest digest of its content as it stands
 * @param approvedDigest digest of the content that the last approval round was about, absent before one
 * @param evidence what checking the ledger just now has found
 * @param seal the seal, absent while the release is open
 * @param runs its process instances in order of their start
 * @param timeline its ledger in order
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ReleasePage(
        Map<String, Object> release,
        String digest,
        @Nullable String approvedDigest,
        Evidence evidence,
        @Nullable Seal seal,
        List<ProcessRun> runs,
        List<TimelineEntry> timeline) {

    /**
     * The state of the evidence.
     *
     * @param records number of records
     * @param intact whether every record has the hash it states, continues the one before, and the seal fits
     * @param afterSeal number of records behind the last seal, which no signature covers yet
     * @param findings what is wrong, empty when intact
     */
    record Evidence(int records, boolean sealed, int afterSeal, boolean intact, List<String> findings) {

        static Evidence of(EvidenceVerifier.Verification verification) {
            return new Evidence(
                    verification.records(),
                    verification.sealed(),
                    verification.afterSeal(),
                    verification.intact(),
                    verification.findings().stream()
                            .map(EvidenceVerifier.Finding::toString)
                            .toList());
        }
    }
}
