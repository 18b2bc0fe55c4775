package com.maqsafy.releases.evidence;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.stereotype.Component;

/** Writes the evidence of a release for whoever wants to check it without us; see {@link EvidenceVerifier}. */
@Component
public class EvidenceExport {

    private final Ledger ledger;
    private final Sealing sealing;
    private final CanonicalJson canonicalJson;

    EvidenceExport(Ledger ledger, Sealing sealing, CanonicalJson canonicalJson) {
        this.ledger = ledger;
        this.sealing = sealing;
        this.canonicalJson = canonicalJson;
    }

    /**
     * Writes one canonical record a line, UTF-8, in order, and for a sealed release its seals in order, each a
     * line {@code {"seal": ...}}. Nothing for an unknown release. The stream stays open.
     */
    public void write(String release, OutputStream out) throws IOException {
        // The seals first: what a seal closes stands still, so the two belong together without a lock.
        List<Seal> seals = sealing.all(release);
        for (LedgerRecord r : ledger.records(release)) {
            writeLine(RecordForm.content(r).put("hash", r.hash()), out);
        }
        for (Seal seal : seals) {
            writeLine(RecordForm.seal(seal), out);
        }
        out.flush();
    }

    private void writeLine(ObjectNode line, OutputStream out) throws IOException {
        out.write((canonicalJson.of(line) + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
