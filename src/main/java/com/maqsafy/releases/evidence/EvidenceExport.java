package com.maqsafy.releases.evidence;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Writes the evidence of a release for whoever wants to check it without us; see {@link EvidenceVerifier}. */
@Component
public class EvidenceExport {

    private static final int PAGE = 2000;

    private final Ledger ledger;
    private final JdbcSealing sealing;
    private final SealLog log;
    private final KeptDocuments documents;
    private final KeptFiles files;
    private final CanonicalJson canonicalJson;

    EvidenceExport(
            Ledger ledger,
            JdbcSealing sealing,
            SealLog log,
            KeptDocuments documents,
            KeptFiles files,
            CanonicalJson canonicalJson) {
        this.ledger = ledger;
        this.sealing = sealing;
        this.log = log;
        this.documents = documents;
        this.files = files;
        this.canonicalJson = canonicalJson;
    }

    /** What an export may have besides. */
    public enum With {
        /**
         * That its seals are in the log of all seals: a line {@code {"proof": ...}} for each, and one {@code {"checkpoint":
         * ...}}. For those who may know of every release: it says how many seals there are.
         */
        PROOFS,
        /** The files of the rules that applied, not their list only, and the files that records name. */
        FILES
    }

    /**
     * Writes one canonical record a line, UTF-8, in order; the lists that the records name (rules, what was consulted), each a line {@code
     * {"document": ...}}; where it is asked for the files that the records name, each a line {@code {"file": ...}}; and for a sealed release its seals in order, each a line {@code {"seal": ...}}, then their envelopes,
     * each a line {@code {"envelope": ...}}. Nothing for an unknown release. The stream stays open.
     */
    public void write(String release, OutputStream out, With... more) throws IOException {
        Set<With> with = Set.of(more);
        // The seals first: what a seal closes stands still, so the two belong together without a lock.
        List<Seal> seals = sealing.all(release);
        Statement.Attested attested = new Statement.Attested();
        Set<String> lists = new LinkedHashSet<>();
        Map<String, KeptFile> kept = new LinkedHashMap<>();
        FileDeletions deletions = new FileDeletions();
        for (LedgerRecord r : ledger.records(release)) {
            writeLine(RecordForm.content(r).put("hash", r.hash()), out);
            Statement.Said.of(r.kind(), r.payload()).ifPresent(said -> {
                attested.add(said);
                said.documents().forEach(list -> lists.add(list.digest()));
            });
            KeptFile.namedBy(r.kind(), r.payload()).ifPresent(file -> kept.putIfAbsent(file.sha256(), file));
            deletions.add(r.sequence(), r.kind(), r.payload());
        }
        writeDocuments(lists, with.contains(With.FILES), out);
        if (with.contains(With.FILES)) {
            for (KeptFile file : kept.values()) {
                writeFile(file, deletions.of(file.sha256(), 0).isPresent(), out);
            }
        }
        for (Seal seal : seals) {
            writeLine(RecordForm.seal(seal), out);
        }
        for (Seal seal : seals) {
            if (seal.envelope() != null) {
                writeLine(Map.of("envelope", canonicalJson.read(seal.envelope())), out);
            }
        }
        if (with.contains(With.PROOFS) && !seals.isEmpty()) {
            SealLog.Proofs proofs = log.proofs(seals);
            for (SealLog.Inclusion inclusion : proofs.inclusions()) {
                writeLine(Map.of("proof", inclusion), out);
            }
            writeLine(Map.of("checkpoint", proofs.checkpoint()), out);
        }
        out.flush();
    }

    private void writeDocuments(Set<String> lists, boolean files, OutputStream out) throws IOException {
        Set<String> named = new LinkedHashSet<>(lists);
        for (String list : lists) {
            Optional<String> content = documents.find(list);
            if (files && content.isPresent()) {
                canonicalJson.read(content.get()).path("files").forEach(file -> named.add(file.asText()));
            }
        }
        for (String sha256 : named) {
            Optional<String> content = documents.find(sha256);
            if (content.isPresent()) {
                writeLine(Map.of("document", Map.of("sha256", sha256, "content", content.get())), out);
            }
        }
    }

    /**
     * One that is not there is said to be missing: left out it would look as if nobody had asked for files. One that went by
     * retention has no content either, also while another release still has it; a record of the release says so.
     */
    private void writeFile(KeptFile file, boolean deleted, OutputStream out) throws IOException {
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        line.put("sha256", file.sha256()).put("size", file.size());
        line.put(
                "content",
                deleted
                        ? null
                        : files.content(file.sha256())
                                .map(Base64.getEncoder()::encodeToString)
                                .orElse(null));
        writeLine(Map.of("file", line), out);
    }

    /**
     * The releases that were sealed for the first time in a period, by the log of seals, each with that time. For those who may know of every
     * release.
     *
     * @param until the first instant after it
     */
    public Map<String, Instant> firstSealed(Instant from, Instant until) {
        return sealing.firstSealed(from, until);
    }

    /**
     * The log of seals: its entries in order, each a line {@code {"entry": ...}}, then
     * the checkpoint. For those who may know of every release.
     */
    public void writeLog(OutputStream out) throws IOException {
        String checkpoint = log.checkpoint();
        long size = Checkpoint.unverified(checkpoint).orElseThrow().size();
        long written = 0;
        while (written < size) {
            List<Seal> page = sealing.after(written, (int) Math.min(PAGE, size - written));
            for (Seal seal : page) {
                writeLine(RecordForm.entryLine(seal, log.leafHash(seal)), out);
                written = seal.sequence();
            }
            if (page.isEmpty()) {
                break;
            }
        }
        writeLine(Map.of("checkpoint", checkpoint), out);
        out.flush();
    }

    private void writeLine(Object line, OutputStream out) throws IOException {
        out.write((canonicalJson.of(line) + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
