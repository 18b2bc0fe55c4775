package com.maqsafy.releases.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import com.maqsafy.releases.evidence.EvidenceVerifier.Finding;
import com.maqsafy.releases.evidence.EvidenceVerifier.Reading;
import com.maqsafy.releases.evidence.EvidenceVerifier.SealLine;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Compares evidence with what was kept of it before. Whoever has the database and the key can make evidence that holds; it is
 * another one than that before, and that is found here.
 */
final class EvidenceComparison {

    private final List<Finding> findings = new ArrayList<>();
    private final List<String> open = new ArrayList<>();
    private int compared;

    private EvidenceComparison() {}

    /**
     * Compares.
     *
     * @param proof that the log of the one continues that of the other, as {@code /api/evidence/proofs/consistency} answers;
     *     not needed for an export of the log
     */
    static EvidenceComparison of(EvidenceFile now, EvidenceFile before, @Nullable JsonNode proof) {
        EvidenceComparison comparison = new EvidenceComparison();
        if (before.findings().isEmpty()) {
            comparison.compareRecords(now, before);
            comparison.compareSeals(now, before);
            comparison.compareWithLog(now, before);
            comparison.compareLogs(now, before, proof);
        } else {
            comparison.open.add("REL-EVI-136 The older evidence does not hold itself: "
                    + before.findings().get(0));
        }
        if (comparison.compared == 0 && comparison.open.isEmpty()) {
            comparison.open.add(
                    "REL-EVI-137 The two have nothing in common that could be compared. Compare exports of one release, or name checkpoints.");
        }
        return comparison;
    }

    /** What was rewritten, cut or taken away. */
    List<Finding> findings() {
        return List.copyOf(findings);
    }

    /** What could not be told, and what is needed for it. */
    List<String> open() {
        return List.copyOf(open);
    }

    private void compareRecords(EvidenceFile now, EvidenceFile before) {
        @Nullable Reading here = now.release();
        @Nullable Reading there = before.release();
        if (here == null || there == null || !here.release().equals(there.release())) {
            return;
        }
        compared++;
        for (int i : there.records.inOrder()) {
            long sequence = there.records.sequence(i);
            int at = here.records.find(sequence);
            if (at < 0) {
                add("REL-EVI-133", 0, "Record " + sequence + " was in the older export and is missing.");
            } else if (!here.records.hash(at).equals(there.records.hash(i))) {
                add(
                        "REL-EVI-133",
                        here.records.line(at),
                        "Record " + sequence + " is not the one of the older export: it was rewritten since.");
            }
        }
    }

    private void compareSeals(EvidenceFile now, EvidenceFile before) {
        boolean sameRelease = now.release() != null
                && before.release() != null
                && now.release().release().equals(before.release().release());
        LogVerifier log = now.log();
        if (!sameRelease && (log == null || before.seals().isEmpty())) {
            return;
        }
        compared++;
        Set<String> here = now.seals().stream().map(s -> s.text("sealHash")).collect(Collectors.toSet());
        Predicate<String> kept = sameRelease || log == null ? here::contains : log::has;
        for (SealLine seal : before.seals()) {
            String hash = seal.text("sealHash");
            if (!kept.test(hash)) {
                add(
                        "REL-EVI-134",
                        0,
                        "The seal of %s at record %d, of %s, is missing: it was taken away or made anew."
                                .formatted(seal.text("release"), seal.head(), seal.text("sealedAt")));
            }
        }
    }

    /**
     * An export may be cut behind one of its seals, or have a later one only, and holds by itself: that it has each seal of its
     * release says the log, of whichever time.
     */
    private void compareWithLog(EvidenceFile now, EvidenceFile before) {
        @Nullable Reading here = now.release();
        @Nullable LogVerifier log = before.log();
        if (here == null || log == null) {
            return;
        }
        compared++;
        Set<String> sealed = now.seals().stream().map(s -> s.text("sealHash")).collect(Collectors.toSet());
        for (LogVerifier.OfRelease seal : log.ofRelease()) {
            if (!sealed.contains(seal.sealHash())) {
                add(
                        "REL-EVI-134",
                        0,
                        "The seal of %s at record %d, of %s, is missing: it is seal %d of the log. The export was cut, or its ledger made anew."
                                .formatted(here.release(), seal.head(), seal.sealedAt(), seal.sequence()));
            }
        }
    }

    private void compareLogs(EvidenceFile now, EvidenceFile before, @Nullable JsonNode proof) {
        Optional<Checkpoint> here = now.checkpoint();
        Optional<Checkpoint> there = before.checkpoint();
        if (here.isEmpty() || there.isEmpty()) {
            if (before.note() != null) {
                open.add(
                        "REL-EVI-137 The export has no checkpoint that could be compared. Export it as one who may know of every release.");
            }
            return;
        }
        Checkpoint newer = here.get();
        Checkpoint older = there.get();
        compared++;
        if (!newer.origin().equals(older.origin())) {
            open.add("REL-EVI-138 The checkpoints are of two logs: " + newer.origin() + " and " + older.origin() + ".");
        } else if (newer.size() < older.size()) {
            add(
                    "REL-EVI-131",
                    0,
                    "The log of seals had %d seals and has %d: it was cut, or the older evidence is the newer one."
                            .formatted(older.size(), newer.size()));
        } else if (now.log() != null) {
            require(now.log().isRoot(older), older);
        } else if (newer.size() == older.size() || older.size() == 0) {
            require(older.size() == 0 || Arrays.equals(newer.root(), older.root()), older);
        } else if (proof == null) {
            open.add(
                    "REL-EVI-139 That the log of %d seals continues that of %d is not told without a proof: --proof, from GET /api/evidence/proofs/consistency?from=%d&to=%d."
                            .formatted(newer.size(), older.size(), older.size(), newer.size()));
        } else {
            require(
                    MerkleTree.isConsistent(older.size(), older.root(), newer.size(), newer.root(), hashes(proof)),
                    older);
        }
    }

    private void require(boolean continues, Checkpoint older) {
        if (!continues) {
            add(
                    "REL-EVI-132",
                    0,
                    "The log of seals does not continue the one of %d seals that was there before: it was rewritten."
                            .formatted(older.size()));
        }
    }

    private static List<byte[]> hashes(JsonNode proof) {
        List<byte[]> hashes = new ArrayList<>();
        try {
            proof.path("hashes").forEach(h -> hashes.add(HexFormat.of().parseHex(h.asText())));
        } catch (IllegalArgumentException e) {
            // No proof, then.
            return List.of();
        }
        return hashes;
    }

    private void add(String code, int line, String message) {
        findings.add(new Finding(code, line, message));
    }
}
