package com.maqsafy.releases.evidence;

import com.maqsafy.releases.evidence.SigningKeys.RecordedKey;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Whether the newest evidence in the database holds: the chains that were added to last with the files that they name, and the last seals. The whole of a
 * release's evidence is verified with its export.
 */
@Component
public class NewestEvidence {

    private record Head(String release, long sequence, String hash) {}

    private final JdbcClient jdbc;
    private final JdbcLedger ledger;
    private final JdbcSealing sealing;
    private final SealLog log;
    private final SigningKeys keys;
    private final KeptFiles files;
    private final CanonicalJson canonicalJson;

    NewestEvidence(
            JdbcClient jdbc,
            JdbcLedger ledger,
            JdbcSealing sealing,
            SealLog log,
            SigningKeys keys,
            KeptFiles files,
            CanonicalJson canonicalJson) {
        this.jdbc = jdbc;
        this.ledger = ledger;
        this.sealing = sealing;
        this.log = log;
        this.keys = keys;
        this.files = files;
        this.canonicalJson = canonicalJson;
    }

    /**
     * What does not hold, a sentence each. In a transaction of the caller that sees one state of the database.
     *
     * @param newest how many chains and seals are looked at
     */
    public List<String> faults(int newest) {
        List<String> faults = new ArrayList<>();
        jdbc.sql("SELECT release_key, sequence, hash FROM ledger_head ORDER BY time DESC NULLS LAST LIMIT ?")
                .param(newest)
                .query((rs, row) -> new Head(rs.getString(1), rs.getLong(2), rs.getString(3)))
                .list()
                .forEach(head -> checkChain(head, faults));
        checkSeals(newest, faults);
        return faults;
    }

    private void checkChain(Head head, List<String> faults) {
        String before = RecordForm.NO_HASH;
        long sequence = 0;
        Map<Long, String> hashes = new HashMap<>();
        List<LedgerRecord> records = ledger.records(head.release());
        FileDeletions deletions = FileDeletions.in(records);
        for (LedgerRecord r : records) {
            sequence++;
            if (r.sequence() != sequence
                    || !r.previousHash().equals(before)
                    || !r.hash().equals(canonicalJson.sha256(RecordForm.content(r)))) {
                faults.add("The ledger of " + head.release() + " was changed at record " + sequence + ".");
                return;
            }
            KeptFile.namedBy(r.kind(), r.payload())
                    .filter(file -> deletions.of(file.sha256(), r.sequence()).isEmpty() && !files.holds(file))
                    .ifPresent(file ->
                            faults.add("The file %s that record %d of %s names is not there, or not as it was kept."
                                    .formatted(file.sha256(), r.sequence(), head.release())));
            before = r.hash();
            hashes.put(sequence, before);
        }
        if (sequence != head.sequence() || !before.equals(head.hash())) {
            faults.add("The ledger of %s ends at record %d, and ended at record %d when it was last added to."
                    .formatted(head.release(), sequence, head.sequence()));
        }
        for (Seal seal : sealing.all(head.release())) {
            if (!seal.headHash().equals(hashes.get(seal.headSequence()))) {
                faults.add("The ledger of " + head.release() + " is not the one that was sealed at record "
                        + seal.headSequence() + ".");
            }
        }
    }

    private void checkSeals(int newest, List<String> faults) {
        Map<String, PublicKey> known = new HashMap<>();
        for (RecordedKey key : keys.all()) {
            try {
                known.put(key.id(), SigningKey.publicKey(key.publicKey()));
            } catch (IllegalArgumentException e) {
                // It is among the faults of the keys.
            }
        }
        faults.addAll(keys.faults());
        @Nullable Seal after = null;
        for (Seal seal : sealing.last(newest)) {
            String signed = canonicalJson.of(RecordForm.sealed(
                    seal.release(), seal.headSequence(), seal.headHash(), seal.sealedAt(), seal.previousSealHash()));
            @Nullable PublicKey key = known.get(seal.keyId());
            if (!CanonicalJson.sha256Of(signed).equals(seal.sealHash())
                    || key == null
                    || !SigningKey.isSigned(key, signed, seal.signature())
                    || !isEnveloped(seal, key)) {
                faults.add("Seal %d, of %s, was changed or forged.".formatted(seal.sequence(), seal.release()));
            }
            if (after != null
                    && (seal.sequence() != after.sequence() - 1
                            || !seal.sealHash().equals(after.previousSealHash()))) {
                faults.add("Seal %d does not follow seal %d.".formatted(after.sequence(), seal.sequence()));
            }
            after = seal;
        }
        log.faults().forEach(faults::add);
    }

    private boolean isEnveloped(Seal seal, PublicKey key) {
        if (seal.envelope() == null) {
            return true;
        }
        try {
            return Dsse.isSigned(canonicalJson.read(seal.envelope()), key);
        } catch (InvalidEvidenceException e) {
            return false;
        }
    }
}
