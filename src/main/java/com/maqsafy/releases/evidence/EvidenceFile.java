package com.maqsafy.releases.evidence;

import com.maqsafy.releases.evidence.EvidenceVerifier.Finding;
import com.maqsafy.releases.evidence.EvidenceVerifier.PartLine;
import com.maqsafy.releases.evidence.EvidenceVerifier.Reading;
import com.maqsafy.releases.evidence.EvidenceVerifier.SealLine;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A file of evidence, read: the export of a release, that of the log of seals, or a checkpoint alone.
 *
 * @param release what was read of a release's export
 * @param log what was read of a log
 * @param note the checkpoint that is alone in the file, if one of the keys signed it
 */
record EvidenceFile(
        @Nullable Reading release,
        @Nullable LogVerifier log,
        @Nullable Checkpoint note) {

    /** @param verifier for the export of a release */
    static EvidenceFile read(Path file, EvidenceVerifier verifier) throws IOException {
        return read(file, verifier, null);
    }

    /**
     * Reads it to compare it with the evidence of a release.
     *
     * @param release key of that release; null for none
     */
    static EvidenceFile read(Path file, EvidenceVerifier verifier, @Nullable String release) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            in.mark(64);
            String start = new String(in.readNBytes(16), StandardCharsets.UTF_8);
            in.reset();
            if (LogVerifier.isMeant(start)) {
                LogVerifier log = new LogVerifier(verifier.keys(), verifier.revoked(), release);
                log.read(in);
                return new EvidenceFile(null, log, null);
            }
            if (start.isEmpty() || start.startsWith("{")) {
                return new EvidenceFile(verifier.read(in), null, null);
            }
            String note = new String(in.readNBytes(1 << 16), StandardCharsets.UTF_8);
            return new EvidenceFile(
                    null, null, Checkpoint.of(note, verifier.keys().values()).orElse(null));
        }
    }

    /** What is wrong with it. */
    List<Finding> findings() {
        if (release != null) {
            return release.verification().findings();
        }
        if (log != null) {
            return log.findings();
        }
        return note != null
                ? List.of()
                : List.of(new Finding("REL-EVI-127", 0, "This is no checkpoint that one of the keys has signed."));
    }

    /**
     * What is to be shown of seals whose key was revoked later, and is not by what was kept before.
     *
     * @param kept what was kept before then, of which this is known to be the continuation; null for nothing
     */
    List<String> doubts(@Nullable EvidenceFile kept) {
        if (log != null) {
            return log.doubts().entrySet().stream()
                    .filter(doubt -> kept == null || !kept.hasSeals(doubt.getKey()))
                    .map(Map.Entry::getValue)
                    .toList();
        }
        if (release == null) {
            return List.of();
        }
        List<PartLine> proofs = release.proofs;
        return release.doubts.entrySet().stream()
                .filter(doubt -> kept == null || !kept.shows(doubt.getKey(), proofs))
                .map(Map.Entry::getValue)
                .toList();
    }

    private boolean shows(SealLine seal, List<PartLine> proofs) {
        String hash = seal.text("sealHash");
        return seals().stream().anyMatch(s -> s.text("sealHash").equals(hash))
                || (log != null && log.has(hash))
                || proofs.stream()
                        .map(PartLine::node)
                        .filter(proof -> proof.path("headSequence").asLong() == seal.head())
                        .anyMatch(proof -> hasSeals(proof.path("logIndex").asLong() + 1));
    }

    /** Whether its log had as many. */
    private boolean hasSeals(long number) {
        return checkpoint().filter(c -> c.size() >= number).isPresent();
    }

    Optional<Checkpoint> checkpoint() {
        if (release != null) {
            return Optional.ofNullable(release.checkpoint);
        }
        return log != null ? log.checkpoint() : Optional.ofNullable(note);
    }

    /** Key of the release that it is the export of; null when it is none. */
    @Nullable
    String of() {
        return release == null ? null : release.release();
    }

    List<SealLine> seals() {
        return release == null ? List.of() : List.copyOf(release.seals);
    }
}
