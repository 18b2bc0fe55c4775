package com.maqsafy.releases.cockpit;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.maqsafy.releases.evidence.EvidenceVerifier;
import com.maqsafy.releases.evidence.LedgerRecord.DefinitionVersion;
import com.maqsafy.releases.evidence.Seal;
import com.maqsafy.releases.report.Coverage;
import java.time.Instant;
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
 * @param proofs what proves the evidence, a sentence each
 * @param seal the seal, absent while the release is open
 * @param runs its process instances in order of their start
 * @param missing what records were made in and the engine's history does not have
 * @param contradictions where the engine's history says otherwise than the ledger
 * @param coverage every item of the policy, and what became of it
 * @param phases the parts of its life in order
 * @param timeline its ledger in order
 * @param approvals its rounds of approvals in order
 * @param work its steps and checks, in the order in which they began
 * @param people what the people in the ledger are called, by account
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ReleasePage(
        Map<String, Object> release,
        String digest,
        @Nullable String approvedDigest,
        Evidence evidence,
        List<Proof> proofs,
        @Nullable Seal seal,
        List<ProcessRun> runs,
        List<Missing> missing,
        List<Contradiction> contradictions,
        List<Coverage.Row> coverage,
        List<Phase> phases,
        List<TimelineEntry> timeline,
        List<ApprovalRound> approvals,
        List<Bar> work,
        Map<String, String> people) {

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

    /**
     * A version of a process in which records were made, and of which the engine's history has no run.
     *
     * @param records sequences of the records
     * @param from time of the first of them
     */
    record Missing(DefinitionVersion definition, List<Long> records, Instant from) {}
}
