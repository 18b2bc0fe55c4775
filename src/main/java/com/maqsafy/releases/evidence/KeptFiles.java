package com.maqsafy.releases.evidence;

import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Files that records name by their SHA-256, each kept once: test reports, and what steps and checks printed. */
@Repository
public class KeptFiles {

    private final JdbcClient jdbc;
    private final Ledger ledger;
    private final long limit;

    KeptFiles(JdbcClient jdbc, Ledger ledger, EvidenceSettings settings) {
        this.jdbc = jdbc;
        this.ledger = ledger;
        this.limit = settings.evidence().fileLimit().toBytes();
    }

    /**
     * A file of a release.
     *
     * @param record the record that names it; the last one, where several do
     * @param there whether its bytes are there
     */
    public record Named(KeptFile file, LedgerRecord record, boolean there) {}

    /** Why a file of so many bytes is not kept; empty when it may be. */
    public Optional<String> objection(long size) {
        return size <= limit
                ? Optional.empty()
                : Optional.of(
                        "REL-EVI-050 The file has %,d bytes, and at most %,d are kept (releases.evidence.file-limit). Hand in a smaller one, or several."
                                .formatted(size, limit));
    }

    /**
     * Keeps a file, in the caller's transaction (one is required). Before the record that names it: whoever waits for the
     * ledger of a release must hold nothing that another one waits for.
     *
     * @return what the record says of it
     * @throws InvalidEvidenceException {@code REL-EVI-050} when it is too large
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public KeptFile keep(byte[] content) {
        objection(content.length).ifPresent(objection -> {
            throw InvalidEvidenceException.saying(objection);
        });
        KeptFile file = KeptFile.of(content);
        jdbc.sql("INSERT INTO kept_file (sha256, size, content) VALUES (?, ?, ?) ON CONFLICT DO NOTHING")
                .params(file.sha256(), file.size(), content)
                .update();
        return file;
    }

    /** The files that the records of a release name, in the order of the records. */
    public List<Named> of(String release) {
        return ledger.records(release).stream()
                .flatMap(r -> KeptFile.namedBy(r.kind(), r.payload()).stream()
                        .map(file -> new Named(file, r, isThere(file.sha256()))))
                .toList();
    }

    /** The bytes of a file, if a record of the release names it and it is there. */
    public Optional<byte[]> find(String release, String sha256) {
        return ledger.records(release).stream()
                .flatMap(r -> KeptFile.namedBy(r.kind(), r.payload()).stream())
                .filter(file -> file.sha256().equals(sha256))
                .findFirst()
                .flatMap(file -> content(file.sha256()));
    }

    /** The bytes of a hash, whichever release names it. */
    Optional<byte[]> content(String sha256) {
        return jdbc.sql("SELECT content FROM kept_file WHERE sha256 = ?")
                .param(sha256)
                .query((rs, row) -> rs.getBytes(1))
                .optional();
    }

    /**
     * Whether a file that a record names is there as it was; the database itself makes the digest.
     *
     * @param file as the record names it
     */
    boolean holds(KeptFile file) {
        return jdbc.sql("SELECT 1 FROM kept_file WHERE sha256 = ? AND size = ? AND length(content) = size"
                        + " AND encode(sha256(content), 'hex') = sha256")
                .params(file.sha256(), file.size())
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    private boolean isThere(String sha256) {
        return jdbc.sql("SELECT 1 FROM kept_file WHERE sha256 = ?")
                .param(sha256)
                .query(Integer.class)
                .optional()
                .isPresent();
    }
}
