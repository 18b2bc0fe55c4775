package com.maqsafy.releases.evidence;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Seals in PostgreSQL: one chain over all seals, in the order in which their transactions made them. */
@Repository
class JdbcSealing implements Sealing {

    private static final String COLUMNS = """
            sequence, release_key, head_sequence, head_hash, sealed_at, previous_seal_hash, seal_hash, signature,
            key_id, envelope""";

    private final JdbcClient jdbc;
    private final JdbcLedger ledger;
    private final CanonicalJson canonicalJson;
    private final SigningKey key;
    private final Clock clock;

    JdbcSealing(JdbcClient jdbc, JdbcLedger ledger, CanonicalJson canonicalJson, SigningKey key, Clock clock) {
        this.jdbc = jdbc;
        this.ledger = ledger;
        this.canonicalJson = canonicalJson;
        this.key = key;
        this.clock = clock;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public Seal seal(String release) {
        JdbcLedger.Head head = ledger.lock(release);
        boolean administration = release.equals(AdministrationLedger.SUBJECT);
        List<Seal> before = administration ? find(release).stream().toList() : all(release);
        Optional<Seal> last = before.stream().reduce((earlier, later) -> later);
        if (last.filter(s -> s.headSequence() == head.sequence()).isPresent()) {
            throw SealedReleaseException.nothingNew(release);
        }
        if (head.sealed() && last.isEmpty()) {
            throw new InvalidEvidenceException(
                    "REL-EVI-521",
                    "The ledger of " + release + " is not sealed: it was before, and that seal is gone. "
                            + "Find out who took it away, and bring it back from a backup.");
        }
        // The administration ledger has no end and attests no release: what an earlier seal covers is not read again.
        Statement.Attested attested = administration
                ? requireUnbrokenChain(
                        release,
                        last.map(Seal::headSequence).orElse(0L),
                        last.map(Seal::headHash).orElse(RecordForm.NO_HASH),
                        head,
                        List.of())
                : requireUnbrokenChain(release, 0, RecordForm.NO_HASH, head, before);

        lockSeals();
        Optional<Seal> previous = lastSeal();
        Instant sealedAt = head.timeFrom(clock);
        String previousHash = previous.map(Seal::sealHash).orElse(RecordForm.NO_HASH);
        ObjectNode sealed = RecordForm.sealed(release, head.sequence(), head.hash(), sealedAt, previousHash);
        String signed = canonicalJson.of(sealed);
        String sealHash = CanonicalJson.sha256Of(signed);
        Seal seal = new Seal(
                previous.map(Seal::sequence).orElse(0L) + 1,
                release,
                head.sequence(),
                head.hash(),
                sealedAt,
                previousHash,
                sealHash,
                key.sign(signed),
                key.id(),
                canonicalJson.of(Statement.envelope(sealed, sealHash, attested, canonicalJson, key)));
        insert(seal);
        return seal;
    }

    @Override
    public Optional<Seal> find(String release) {
        return jdbc.sql("SELECT " + COLUMNS + " FROM seal WHERE release_key = ? ORDER BY head_sequence DESC LIMIT 1")
                .param(release)
                .query(JdbcSealing::seal)
                .optional();
    }

    @Override
    public List<Seal> all(String release) {
        return jdbc.sql("SELECT " + COLUMNS + " FROM seal WHERE release_key = ? ORDER BY head_sequence")
                .param(release)
                .query(JdbcSealing::seal)
                .list();
    }

    @Override
    public String publicKey() {
        return key.publicKeyPem();
    }

    // A signature says "this is what was recorded": it is given neither to rows that somebody has changed underneath,
    // nor to a chain that was made anew: what was sealed before is still there.
    private Statement.Attested requireUnbrokenChain(
            String release, long from, String fromHash, JdbcLedger.Head head, List<Seal> before) {
        Map<Long, String> sealed = new TreeMap<>();
        before.forEach(seal -> sealed.put(seal.headSequence(), seal.headHash()));
        List<LedgerRecord> records = ledger.after(release, from);
        if (records.isEmpty()) {
            throw new InvalidEvidenceException(
                    "REL-EVI-020", "The ledger of " + release + " is empty; there is nothing to seal.");
        }
        Statement.Attested attested = new Statement.Attested();
        String previousHash = fromHash;
        long sequence = from;
        for (LedgerRecord r : records) {
            sequence++;
            if (r.sequence() != sequence
                    || !r.previousHash().equals(previousHash)
                    || !r.hash().equals(canonicalJson.sha256(RecordForm.content(r)))) {
                throw broken(release, sequence);
            }
            if (!r.hash().equals(sealed.getOrDefault(sequence, r.hash()))) {
                throw rewritten(release, sequence);
            }
            sealed.remove(sequence);
            attested.add(r.kind(), r.payload());
            previousHash = r.hash();
        }
        if (!sealed.isEmpty()) {
            throw rewritten(release, sealed.keySet().iterator().next());
        }
        if (sequence != head.sequence() || !previousHash.equals(head.hash())) {
            throw broken(release, sequence);
        }
        return attested;
    }

    private static InvalidEvidenceException rewritten(String release, long sequence) {
        return new InvalidEvidenceException(
                "REL-EVI-520",
                "The ledger of %s is not sealed again: its record %d is not the one that was sealed. Export it and run the verifier."
                        .formatted(release, sequence));
    }

    private static InvalidEvidenceException broken(String release, long sequence) {
        return new InvalidEvidenceException(
                "REL-EVI-021",
                "The ledger of %s is not sealed: its stored chain is broken at record %d. Export it and run the verifier."
                        .formatted(release, sequence));
    }

    // Serialises sealing across releases; the trigger takes the same lock.
    private void lockSeals() {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended('releases.evidence.seal', 0))")
                .query((rs, row) -> true)
                .single();
    }

    private Optional<Seal> lastSeal() {
        return last(1).stream().findFirst();
    }

    /** The last seals of all releases, newest first. */
    List<Seal> last(int limit) {
        return jdbc.sql("SELECT " + COLUMNS + " FROM seal ORDER BY sequence DESC LIMIT ?")
                .param(limit)
                .query(JdbcSealing::seal)
                .list();
    }

    /** The seals of all releases behind a position in their chain, in order. */
    List<Seal> after(long sequence, int limit) {
        return jdbc.sql("SELECT " + COLUMNS + " FROM seal WHERE sequence > ? ORDER BY sequence LIMIT ?")
                .params(sequence, limit)
                .query(JdbcSealing::seal)
                .list();
    }

    /** The releases whose first seal was made in a period, with that time, in order: in the log of seals each of them has ended. */
    Map<String, Instant> firstSealed(Instant from, Instant until) {
        Map<String, Instant> first = new LinkedHashMap<>();
        jdbc.sql("""
                        SELECT s.release_key, s.sealed_at FROM seal s
                        WHERE s.sealed_at >= ? AND s.sealed_at < ? AND s.release_key <> 'administration'
                            AND NOT EXISTS (SELECT FROM seal e
                                WHERE e.release_key = s.release_key AND e.head_sequence < s.head_sequence)
                        ORDER BY s.sequence""")
                .params(from.atOffset(ZoneOffset.UTC), until.atOffset(ZoneOffset.UTC))
                .query((rs, row) -> Map.entry(
                        rs.getString("release_key"),
                        rs.getObject("sealed_at", OffsetDateTime.class).toInstant()))
                .list()
                .forEach(entry -> first.put(entry.getKey(), entry.getValue()));
        return first;
    }

    /**
     * Ledgers whose last record no seal covers although one should: of releases that were sealed and added to, of those that
     * ended before endings were sealed, and that of the administration.
     */
    List<String> behind() {
        return jdbc.sql("""
                        SELECT h.release_key FROM ledger_head h
                        WHERE h.sequence > 0
                            AND (h.sealed OR h.release_key = 'administration'
                                OR h.release_key IN (SELECT release_key FROM unsealed_ending))
                            AND NOT EXISTS (SELECT FROM seal s
                                WHERE s.release_key = h.release_key AND s.head_sequence = h.sequence)
                        ORDER BY h.release_key""").query(String.class).list();
    }

    private void insert(Seal seal) {
        jdbc.sql("INSERT INTO seal (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        seal.sequence(),
                        seal.release(),
                        seal.headSequence(),
                        seal.headHash(),
                        seal.sealedAt().atOffset(ZoneOffset.UTC),
                        seal.previousSealHash(),
                        seal.sealHash(),
                        seal.signature(),
                        seal.keyId(),
                        seal.envelope())
                .update();
    }

    private static Seal seal(ResultSet rs, int row) throws SQLException {
        return new Seal(
                rs.getLong("sequence"),
                rs.getString("release_key"),
                rs.getLong("head_sequence"),
                rs.getString("head_hash"),
                rs.getObject("sealed_at", OffsetDateTime.class).toInstant(),
                rs.getString("previous_seal_hash"),
                rs.getString("seal_hash"),
                rs.getString("signature"),
                rs.getString("key_id"),
                rs.getString("envelope"));
    }
}
