package com.maqsafy.releases.evidence;

import com.maqsafy.releases.instance.TwoPeople;
import com.maqsafy.releases.person.Persons;
import com.maqsafy.releases.person.SaidText;
import java.security.PublicKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The keys that signed and sign seals. At start the key must be the recorded one: who starts with another one, by mistake or
 * to forge, is refused. A new key is announced while the old one still runs, by two people, and the old one signs that.
 */
@Repository
@DependsOnDatabaseInitialization
public class SigningKeys implements InitializingBean {

    private static final Logger LOG = LoggerFactory.getLogger(SigningKeys.class);

    private final JdbcClient jdbc;
    private final SigningKey key;
    private final EvidenceSettings settings;
    private final CanonicalJson canonicalJson;
    private final Persons persons;
    private final TransactionTemplate transaction;
    private final Clock clock;

    SigningKeys(
            JdbcClient jdbc,
            SigningKey key,
            EvidenceSettings settings,
            CanonicalJson canonicalJson,
            Persons persons,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.jdbc = jdbc;
        this.key = key;
        this.settings = settings;
        this.canonicalJson = canonicalJson;
        this.persons = persons;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /**
     * A key that signs or signed.
     *
     * @param id SHA-256 of the public key in X.509 form
     * @param publicKey X.509 as PEM
     * @param since when it was recorded
     * @param recordedBy the two people, or {@code system:start}
     * @param reason why
     * @param previous the key before; null for the first
     * @param signature by the key before; null for the first, and where that was lost
     * @param revokedFrom from when on it is revoked ({@code releases.evidence.revoked-keys}); null when it is not
     */
    public record RecordedKey(
            String id,
            String publicKey,
            Instant since,
            List<String> recordedBy,
            String reason,
            @Nullable String previous,
            @Nullable String signature,
            @Nullable Instant revokedFrom) {

        public RecordedKey {
            recordedBy = List.copyOf(recordedBy);
        }
    }

    /**
     * @throws SigningKeyChangedException {@code REL-EVI-036} when the key is not the recorded one, {@code REL-EVI-251} when it
     *     is revoked
     */
    @Override
    public void afterPropertiesSet() {
        Instant revoked = settings.evidence().revokedKeys().get(key.id());
        if (revoked != null) {
            throw new SigningKeyChangedException(
                    ("REL-EVI-251 Not started: the signing key %s is revoked from %s on (releases.evidence.revoked-keys). Announce"
                                    + " another one with POST /api/evidence/rotations while this one still runs, and start with that.")
                            .formatted(key.id(), revoked));
        }
        transaction.executeWithoutResult(status -> {
            lock();
            requireRecorded();
        });
    }

    private void requireRecorded() {
        Optional<RecordedKey> last = all().stream().reduce((a, b) -> b);
        Optional<String> expected = last.map(RecordedKey::id).or(this::lastSealedWith);
        if (expected.isEmpty() || expected.get().equals(key.id())) {
            if (last.isEmpty()) {
                insert(1, own(null, "First start"));
            }
            return;
        }
        if (!expected.get().equals(settings.evidence().replacesKey())) {
            throw new SigningKeyChangedException(
                    ("REL-EVI-036 Not started: the signing key %s is not %s, with which the last release was sealed. Start with that"
                                    + " key (releases.evidence.signing-key), and announce a new one before it is used: POST"
                                    + " /api/evidence/rotations. If that key is lost for good, set releases.evidence.replaces-key=%s.")
                            .formatted(key.id(), expected.get(), expected.get()));
        }
        if (last.isEmpty()) {
            throw new SigningKeyChangedException("REL-EVI-036 Not started: key " + expected.get()
                    + " was not recorded yet. Start once with it; after that it can be replaced.");
        }
        LOG.warn("REL-EVI-037 Key {} follows {}, which is lost and did not sign for it.", key.id(), expected.get());
        insert(all().size() + 1, own(expected.get(), "releases.evidence.replaces-key: the key before is lost"));
    }

    private RecordedKey own(@Nullable String previous, String reason) {
        return new RecordedKey(
                key.id(), key.publicKeyPem(), now(), List.of("system:start"), reason, previous, null, null);
    }

    /** All keys in their order; the last one is to sign. */
    public List<RecordedKey> all() {
        return jdbc.sql("""
                        SELECT key_id, public_key, since, recorded_by, reason, previous_key_id, signature
                        FROM signing_key ORDER BY sequence""").query(this::key).list();
    }

    /**
     * The public keys of all that signed and of the one that signs, for {@link EvidenceVerifier}: X.509 as PEM, and before them
     * which are revoked.
     */
    public String publicKeys() {
        return new RevokedKeys(settings.evidence().revokedKeys()).text()
                + Stream.concat(all().stream().map(RecordedKey::publicKey), Stream.of(key.publicKeyPem()))
                        .distinct()
                        .collect(Collectors.joining("\n"));
    }

    /**
     * A person asks for another key to sign after the next start. When an administrator and a second person (management or
     * technical owner) have asked for the same one, it is recorded, signed by the key that signs now.
     *
     * @param roles all roles of the person
     * @param publicKey X.509 as PEM
     * @return whether it is recorded now; else a second person is needed
     * @throws RotationRefusedException {@code REL-EVI-038} when the person may not ask, {@code REL-EVI-039} when the key or the
     *     reason is wrong, {@code REL-EVI-040} when it is a known key or a person asks twice
     */
    public boolean rotate(String person, Set<String> roles, String publicKey, String reason) {
        List<String> counting = TwoPeople.counting(roles);
        if (counting.isEmpty()) {
            throw new RotationRefusedException(
                    true, "REL-EVI-038 An administrator, management or a technical owner announces a signing key.");
        }
        if (SaidText.isEmpty(reason)) {
            throw new RotationRefusedException(false, "REL-EVI-039 A reason is needed: why is the key changed?");
        }
        PublicKey next = parsed(publicKey);
        return Boolean.TRUE.equals(transaction.execute(status -> {
            lock();
            return proposed(person, counting, next, reason.strip());
        }));
    }

    private boolean proposed(String person, List<String> roles, PublicKey next, String reason) {
        String id = SigningKey.idOf(next);
        List<RecordedKey> known = all();
        if (known.stream().anyMatch(k -> k.id().equals(id))) {
            throw new RotationRefusedException(false, "REL-EVI-040 Key " + id + " is recorded already.");
        }
        Map<String, List<String>> asked = asked(id);
        if (asked.keySet().stream().anyMatch(other -> persons.same(other, person))) {
            throw new RotationRefusedException(
                    false, "REL-EVI-040 " + person + " has asked for this key already; a second person is needed.");
        }
        jdbc.sql("""
                        INSERT INTO signing_key_proposal (key_id, previous_key_id, person, roles, reason, proposed_at)
                        VALUES (?, ?, ?, ?, ?, ?)""")
                .params(id, key.id(), person, roles.toArray(String[]::new), reason, now().atOffset(ZoneOffset.UTC))
                .update();
        asked.put(person, roles);
        if (!TwoPeople.suffice(persons, asked)) {
            return false;
        }
        RecordedKey unsigned = new RecordedKey(
                id,
                Pem.encode("PUBLIC KEY", next.getEncoded()),
                now(),
                List.copyOf(asked.keySet()),
                reason,
                key.id(),
                null,
                null);
        insert(
                known.size() + 1,
                new RecordedKey(
                        unsigned.id(),
                        unsigned.publicKey(),
                        unsigned.since(),
                        unsigned.recordedBy(),
                        unsigned.reason(),
                        unsigned.previous(),
                        key.sign(signed(unsigned)),
                        null));
        LOG.warn("REL-EVI-041 Key {} signs from the next start on; announced by {}.", id, unsigned.recordedBy());
        return true;
    }

    /** What the key before signs. */
    String signed(RecordedKey next) {
        Map<String, Object> content = new HashMap<>();
        content.put("keyId", next.id());
        content.put("previousKeyId", Objects.requireNonNull(next.previous()));
        content.put("publicKey", next.publicKey());
        content.put("reason", next.reason());
        content.put("recordedBy", next.recordedBy());
        content.put("since", next.since().toString());
        return canonicalJson.of(content);
    }

    /**
     * Where the recorded keys are not what the key of this node vouches for, a sentence each: who puts a key into the list signs
     * with it whatever they make.
     */
    List<String> faults() {
        List<String> faults = new ArrayList<>();
        Map<String, RecordedKey> before = new LinkedHashMap<>();
        boolean behindOurs = false;
        for (RecordedKey next : all()) {
            fault(before, next, behindOurs).ifPresent(faults::add);
            if (next.id().equals(key.id())) {
                // Behind ours no key of before it vouches any more: whoever has one of these may be anybody.
                before.clear();
                behindOurs = true;
            }
            before.put(next.id(), next);
        }
        if (!behindOurs) {
            faults.add("The signing key %s is not recorded: it was taken away.".formatted(key.id()));
        }
        return faults;
    }

    /** @param before the keys that may have announced it: a second one may be announced before the first is used */
    private Optional<String> fault(Map<String, RecordedKey> before, RecordedKey next, boolean behindOurs) {
        try {
            if (!SigningKey.idOf(SigningKey.publicKey(next.publicKey())).equals(next.id())) {
                return Optional.of("The recorded signing key %s was changed: it is another one.".formatted(next.id()));
            }
            if (next.previous() == null && before.isEmpty()) {
                return Optional.empty();
            }
            @Nullable RecordedKey by = before.get(next.previous());
            if (by == null) {
                return Optional.of(
                        "The recorded signing key %s does not follow %s: one of them was added or taken away."
                                .formatted(next.id(), next.previous()));
            }
            // A key that was lost could not sign for the next one; ours is not lost.
            boolean signed = next.signature() == null
                    ? !behindOurs
                    : SigningKey.isSigned(SigningKey.publicKey(by.publicKey()), signed(next), next.signature());
            return signed
                    ? Optional.empty()
                    : Optional.of("The recorded signing key %s was not signed by %s, the key before: it was put in."
                            .formatted(next.id(), by.id()));
        } catch (IllegalArgumentException e) {
            return Optional.of("The recorded signing key %s was changed: it cannot be read.".formatted(next.id()));
        }
    }

    private Map<String, List<String>> asked(String id) {
        Map<String, List<String>> asked = new LinkedHashMap<>();
        jdbc.sql("""
                        SELECT person, roles FROM signing_key_proposal WHERE key_id = ? AND previous_key_id = ?
                        ORDER BY proposed_at""").params(id, key.id()).query(rs -> {
            asked.put(rs.getString("person"), texts(rs, "roles"));
        });
        return asked;
    }

    private static PublicKey parsed(String pem) {
        try {
            return SigningKey.publicKey(pem);
        } catch (IllegalArgumentException e) {
            throw new RotationRefusedException(
                    false,
                    "REL-EVI-039 publicKey is no Ed25519 public key in PEM. Make it with: openssl pkey -in signing-key.pem -pubout");
        }
    }

    private Optional<String> lastSealedWith() {
        return jdbc.sql("SELECT key_id FROM seal ORDER BY sequence DESC LIMIT 1")
                .query(String.class)
                .optional();
    }

    private void insert(int sequence, RecordedKey k) {
        jdbc.sql("""
                        INSERT INTO signing_key
                            (sequence, key_id, public_key, since, recorded_by, reason, previous_key_id, signature)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        sequence,
                        k.id(),
                        k.publicKey(),
                        k.since().atOffset(ZoneOffset.UTC),
                        k.recordedBy().toArray(String[]::new),
                        k.reason(),
                        k.previous(),
                        k.signature())
                .update();
    }

    private void lock() {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended('releases.evidence.keys', 0))")
                .query((rs, row) -> true)
                .single();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private RecordedKey key(ResultSet rs, int row) throws SQLException {
        return new RecordedKey(
                rs.getString("key_id"),
                rs.getString("public_key"),
                rs.getObject("since", OffsetDateTime.class).toInstant(),
                texts(rs, "recorded_by"),
                rs.getString("reason"),
                rs.getString("previous_key_id"),
                rs.getString("signature"),
                settings.evidence().revokedKeys().get(rs.getString("key_id")));
    }

    private static List<String> texts(ResultSet rs, String column) throws SQLException {
        return List.of((String[]) rs.getArray(column).getArray());
    }
}
