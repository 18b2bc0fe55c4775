package com.maqsafy.releases.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What cannot be compared is said, and never passes as the same")
class EvidenceComparisonTest {

    private static final byte[] ROOT = MerkleTree.leafHash(new byte[0]);

    @Test
    void anExportWithoutCheckpointIsComparedWithNone() {
        EvidenceFile now = new EvidenceFile(null, null, null);
        assertThat(EvidenceComparison.of(now, of("ours"), null).open())
                .containsExactly("REL-EVI-137 The export has no checkpoint that could be compared. Export it as one who"
                        + " may know of every release.");
    }

    @Test
    void checkpointsAreOfOneLog() {
        EvidenceComparison comparison = EvidenceComparison.of(of("theirs"), of("ours"), null);
        assertThat(comparison.open()).containsExactly("REL-EVI-138 The checkpoints are of two logs: theirs and ours.");
        assertThat(comparison.findings()).isEmpty();
    }

    private static EvidenceFile of(String origin) {
        return new EvidenceFile(null, null, new Checkpoint(origin, 3, ROOT));
    }
}
