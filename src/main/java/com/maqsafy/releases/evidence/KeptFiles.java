package com.maqsafy.releases.evidence;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Files that records name by their SHA-256, each kept once: test reports, and what steps and checks printed. They stay, unless
 * retention deletes those of a release that ended long ago; then its own record says so ({@link FilesDeleted}).
 */
@Repository
public class KeptFiles {

    private static final String LOCK = "hashtextextended('releases.evidence.files', 0)";

    /** So many files does one record name at most, so that it stays within the size of a payload. */
    private static final int FILES_A_RECORD = 1000;

    private static final String RETENTION = "system:retention";

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
     * @param deleted the record by which it went by retention; null when it did not
     */
    public record Named(
            KeptFile file,
            LedgerRecord record,
            boolean there,
            @Nullable LedgerRecord deleted) {}

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
        // Nothing of it is deleted between now and the record that names it.
        jdbc.sql(
                        "WITH going AS MATERIALIZED (SELECT pg_advisory_xact_lock_shared(" + LOCK + "))"
                                + " INSERT INTO kept_file (sha256, size, content) SELECT ?, ?, ? FROM going ON CONFLICT DO NOTHING")
                .params(file.sha256(), file.size(), content)
                .update();
        return file;
    }

    /** The files that the records of a release name, in the order of the records. */
    public List<Named> of(String release) {
        List<LedgerRecord> records = ledger.records(release);
        Map<Long, LedgerRecord> bySequence =
                records.stream().collect(Collectors.toMap(LedgerRecord::sequence, Function.identity()));
        FileDeletions deletions = FileDeletions.in(records);
        return records.stream()
                .flatMap(r -> KeptFile.namedBy(r.kind(), r.payload()).stream().map(file -> {
                    Optional<LedgerRecord> deleted = deletions
                            .of(file.sha256(), r.sequence())
                            .flatMap(d -> Optional.ofNullable(bySequence.get(d.sequence())));
                    return new Named(file, r, deleted.isEmpty() && isThere(file.sha256()), deleted.orElse(null));
                }))
                .toList();
    }

    /** The bytes of a file, if a record of the release names it, it did not go by retention, and it is there. */
    public Optional<byte[]> find(String release, String sha256) {
        List<LedgerRecord> records = ledger.records(release);
        FileDeletions deletions = FileDeletions.in(records);
        return records.stream()
                .flatMap(r -> KeptFile.namedBy(r.kind(), r.payload())
                        .filter(file ->
                                deletions.of(file.sha256(), r.sequence()).isEmpty())
                        .stream())
                .filter(file -> file.sha256().equals(sha256))
                .findFirst()
                .flatMap(file -> content(file.sha256()));
    }

    /**
     * Deletes the files that the records of an ended release name, in the caller's transaction (one is required): its ledger
     * says so first, and a file that another release names as well stays for that one. Nothing happens while a legal hold is
     * on the release or its service, or while somebody keeps a file.
     *
     * @param ended when the release ended
     * @param rule by which, for the record: setting and duration
     * @return how many files the release names no longer
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public int delete(String release, Instant ended, String rule) {
        // Not waited for: whoever keeps a file at this moment is not held up. Then release and administration, in this
        // order.
        if (!Boolean.TRUE.equals(jdbc.sql("SELECT pg_try_advisory_xact_lock(" + LOCK + ")")
                .query(Boolean.class)
                .single())) {
            return 0;
        }
        List<LedgerRecord> records = ledger.records(release);
        FileDeletions deletions = FileDeletions.in(records);
        Map<String, KeptFile> files = new LinkedHashMap<>();
        records.forEach(r -> KeptFile.namedBy(r.kind(), r.payload())
                .filter(file -> deletions.of(file.sha256(), r.sequence()).isEmpty())
                .ifPresent(file -> files.putIfAbsent(file.sha256(), file)));
        if (files.isEmpty() || isHeld(release)) {
            return 0;
        }
        List<KeptFile> all = List.copyOf(files.values());
        for (int from = 0; from < all.size(); from += FILES_A_RECORD) {
            ledger.append(Attestation.of(
                    release,
                    RETENTION,
                    new FilesDeleted(
                            rule, ended.toString(), all.subList(from, Math.min(from + FILES_A_RECORD, all.size())))));
        }
        jdbc.sql("DELETE FROM kept_file WHERE sha256 = ANY (CAST(? AS char(64)[])) AND kept_file_may_go(sha256)")
                .param(files.keySet().toArray(String[]::new))
                .update();
        return files.size();
    }

    /** Whether a legal hold is on a release or its service. Whoever sets one at this moment is waited for. */
    private boolean isHeld(String release) {
        jdbc.sql("SELECT 1 FROM ledger_head WHERE release_key = ? FOR UPDATE")
                .param(AdministrationLedger.SUBJECT)
                .query(Integer.class)
                .optional();
        return Boolean.TRUE.equals(jdbc.sql("SELECT release_is_held(?)")
                .param(release)
                .query(Boolean.class)
                .single());
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
