package com.maqsafy.releases.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What cannot be compared is said, and never passes as the same")
class EvidenceComparisonTest {

    private static final byte[] ROOT = MerkleTree.leafHash(new byte[0]);
    private static final byte[] OTHER = MerkleTree.leafHash(new byte[1]);

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

    @Test
    void aLogThatWasCutOrMadeAnewIsAFinding() {
        assertThat(compared(2, ROOT, 3, ROOT, null))
                .containsExactly(
                        "REL-EVI-131 The log of seals had 3 seals and has 2: it was cut, or the older evidence is"
                                + " the newer one.");
        assertThat(compared(3, OTHER, 3, ROOT, null))
                .containsExactly(
                        "REL-EVI-132 The log of seals does not continue the one of 3 seals that was there before:"
                                + " it was rewritten.");
        assertThat(compared(3, ROOT, 3, ROOT, null)).isEmpty();
        assertThat(compared(3, OTHER, 0, ROOT, null))
                .as("there was none before")
                .isEmpty();
    }

    @Test
    void thatALongerLogContinuesAnotherIsToldByAProofOnly() {
        byte[] both = MerkleTree.nodeHash(ROOT, OTHER);
        ObjectNode proof = JsonNodeFactory.instance.objectNode();

        assertThat(compared(2, both, 1, ROOT, null))
                .containsExactly("REL-EVI-139 That the log of 2 seals continues that of 1 is not told without a proof:"
                        + " --proof, from GET /api/evidence/proofs/consistency?from=1&to=2.");
        proof.putArray("hashes").add(HexFormat.of().formatHex(OTHER));
        assertThat(compared(2, both, 1, ROOT, proof)).isEmpty();
        assertThat(compared(2, both, 1, OTHER, proof))
                .singleElement()
                .asString()
                .startsWith("REL-EVI-132 ");
        proof.putArray("hashes").add("no hash");
        assertThat(compared(2, both, 1, ROOT, proof)).singleElement().asString().startsWith("REL-EVI-132 ");
    }

    /** What is said of a log of so many seals with this root, and of what was kept of it before. */
    private static List<String> compared(long size, byte[] root, long before, byte[] rootBefore, JsonNode proof) {
        EvidenceComparison comparison = EvidenceComparison.of(
                new EvidenceFile(null, null, new Checkpoint("ours", size, root)),
                new EvidenceFile(null, null, new Checkpoint("ours", before, rootBefore)),
                proof);
        return Stream.concat(
                        comparison.findings().stream().map(f -> f.code() + " " + f.message()),
                        comparison.open().stream())
                .toList();
    }

    private static EvidenceFile of(String origin) {
        return new EvidenceFile(null, null, new Checkpoint(origin, 3, ROOT));
    }
}
