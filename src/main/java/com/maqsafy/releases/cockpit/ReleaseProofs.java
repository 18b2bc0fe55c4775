package com.maqsafy.releases.cockpit;

import com.maqsafy.releases.database.DatabaseWatch;
import com.maqsafy.releases.evidence.CheckpointWitnesses;
import com.maqsafy.releases.evidence.EvidenceVerifier;
import com.maqsafy.releases.evidence.ExportedRecords;
import com.maqsafy.releases.evidence.InvalidEvidenceException;
import com.maqsafy.releases.evidence.Seal;
import com.maqsafy.releases.evidence.Sealing;
import com.maqsafy.releases.evidence.SigningKeys;
import com.maqsafy.releases.policy.Redecision;
import com.maqsafy.releases.release.ReleaseDetails;
import com.maqsafy.releases.release.VisibleReleases;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What proves the evidence of a release, found out when it is asked. */
@Component
class ReleaseProofs {

    private final VisibleReleases releases;
    private final Sealing sealing;
    private final SigningKeys keys;
    private final CheckpointWitnesses witnesses;
    private final DatabaseWatch watch;

    ReleaseProofs(
            VisibleReleases releases,
            Sealing sealing,
            SigningKeys keys,
            CheckpointWitnesses witnesses,
            DatabaseWatch watch) {
        this.releases = releases;
        this.sealing = sealing;
        this.keys = keys;
        this.witnesses = witnesses;
        this.watch = watch;
    }

    /** What checking the evidence finds now. Every ending is sealed: what ended without a seal was cut. */
    EvidenceVerifier.Verification verify(ReleaseDetails release, byte[] exported) {
        EvidenceVerifier verifier = EvidenceVerifier.with(keys.publicKeys()).ofRelease(release.key());
        try {
            return (release.status().isFinal() ? verifier : verifier.allowingOpen())
                    .verify(new ByteArrayInputStream(exported));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All that proves it, a sentence each. */
    List<Proof> of(ReleaseDetails release, EvidenceVerifier.Verification verified, byte[] exported) {
        List<Seal> seals = sealing.all(release.key());
        boolean knowsAll = releases.knowsAll();
        List<Proof> proofs = new ArrayList<>(Proof.of(release, verified, seals, knowsAll));
        proofs.add(knowsAll ? witnesses() : Proof.open("witnesses", "Shown to those who may know of all releases."));
        proofs.add(Proof.key(seals, keys.all()));
        proofs.add(decided(exported));
        return List.copyOf(proofs);
    }

    private Proof witnesses() {
        List<String> names = witnesses.names();
        if (names.isEmpty()) {
            return Proof.open(
                    "witnesses",
                    "No witness outside keeps checkpoints (releases.evidence.witnesses): whoever has database and key can make all of it anew.");
        }
        Optional<DatabaseWatch.Look> last = watch.last();
        if (last.isEmpty()) {
            return Proof.open("witnesses", "They have not been asked yet.");
        }
        List<String> against = last.get().findings().stream()
                .filter(CheckpointWitnesses::tells)
                .toList();
        return against.isEmpty()
                ? Proof.good(
                        "witnesses",
                        "Compared with " + String.join(", ", names) + " at the last look, "
                                + last.get().at().toString().substring(0, 16).replace('T', ' ')
                                + " UTC: the log continues what they keep.")
                : Proof.bad("witnesses", String.join(" ", against));
    }

    private static Proof decided(byte[] exported) {
        try {
            return Proof.decided(Redecision.of(ExportedRecords.read(new ByteArrayInputStream(exported))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InvalidEvidenceException e) {
            return Proof.bad("decisions", "They cannot be made again: " + e.getMessage());
        }
    }
}
