package com.maqsafy.releases.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.maqsafy.releases.evidence.LedgerRecord.DefinitionVersion;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The ledger in PostgreSQL, by plain JDBC in the caller's transaction: a row, a release and a token move commit together
 * or not at all, under a JPA transaction manager too. An append is two statements; the triggers of V096 and V126 check it again, its hash too.
 */
@Repository
class JdbcLedger implements Ledger {

    private static final int PAYLOAD_LIMIT = 256 * 1024;

    private static final String COLUMNS = """
            release_key, sequence, time, actor, kind, items, element, definition_key, definition_version, payload,
            previous_hash, hash""";

    private final JdbcClient jdbc;
    private final CanonicalJson canonicalJson;
    private final Clock clock;
    private final ApplicationEventPublisher publisher;
    private final ObjectProvider<CurrentDefinition> definitions;

    JdbcLedger(
            JdbcClient jdbc,
            CanonicalJson canonicalJson,
            Clock clock,
            ApplicationEventPublisher publisher,
            ObjectProvider<CurrentDefinition> definitions) {
        this.jdbc = jdbc;
        this.canonicalJson = canonicalJson;
        this.clock = clock;
        this.publisher = publisher;
        this.definitions = definitions;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public LedgerRecord append(Attestation said) {
        Attestation attestation = said.definition() == null ? inRunningProcess(said) : said;
        checkText(attestation);
        String payload = payload(attestation.event());

        Head head = lock(attestation.release());
        if (head.sealed()
                && !attestation.release().equals(AdministrationLedger.SUBJECT)
                && !AfterSeal.KINDS.contains(attestation.kind())) {
            throw SealedReleaseException.refusing(attestation.release(), attestation.kind());
        }
        JsonNode content = canonicalJson.read(payload);
        ObjectNode record = RecordForm.content(
                attestation.release(), head.sequence() + 1, head.timeFrom(clock), attestation, content, head.hash());
        LedgerRecord appended = new LedgerRecord(
                attestation.release(),
                head.sequence() + 1,
                Instant.parse(record.get("time").textValue()),
                attestation.actor(),
                attestation.kind(),
                attestation.items(),
                attestation.element(),
                attestation.definition(),
                content,
                head.hash(),
                canonicalJson.sha256(record));
        insert(appended, payload);
        publisher.publishEvent(new RecordAppended(appended));
        return appended;
    }

    /** An element means nothing without the model that it is in. */
    private Attestation inRunningProcess(Attestation said) {
        @Nullable CurrentDefinition current = definitions.getIfAvailable();
        return said.element() == null || current == null
                ? said
                : said.at(said.element(), current.find().orElse(null));
    }

    @Override
    public List<LedgerRecord> records(String release) {
        return jdbc.sql("SELECT " + COLUMNS + " FROM ledger_record WHERE release_key = ? ORDER BY sequence")
                .param(release)
                .query(this::record)
                .list();
    }

    @Override
    public <E extends LedgerEvent> Optional<Recorded<E>> last(String release, Class<E> type) {
        return jdbc.sql("SELECT " + COLUMNS
                        + " FROM ledger_record WHERE release_key = ? AND kind = ? ORDER BY sequence DESC LIMIT 1")
                .params(release, EventKinds.kind(type))
                .query(this::record)
                .optional()
                .flatMap(r -> r.as(type));
    }

    /** The records of a kind in a ledger, in order. */
    List<LedgerRecord> ofKind(String release, String kind) {
        return jdbc.sql("SELECT " + COLUMNS
                        + " FROM ledger_record WHERE release_key = ? AND kind = ? ORDER BY sequence")
                .params(release, kind)
                .query(this::record)
                .list();
    }

    /** The records of a ledger behind a sequence, in order. */
    List<LedgerRecord> after(String release, long sequence) {
        return jdbc.sql("SELECT " + COLUMNS
                        + " FROM ledger_record WHERE release_key = ? AND sequence > ? ORDER BY sequence")
                .params(release, sequence)
                .query(this::record)
                .list();
    }

    /** A page of records before a sequence, newest first. */
    List<LedgerRecord> page(String release, long before, int limit) {
        return jdbc.sql("SELECT " + COLUMNS + " FROM ledger_record WHERE release_key = ? AND sequence < ?"
                        + " ORDER BY sequence DESC LIMIT ?")
                .params(release, before, limit)
                .query(this::record)
                .list();
    }

    /** The last record of a membership that was given; the index of V130 finds it. */
    Optional<LedgerRecord> membership(String account, String role) {
        return jdbc.sql("SELECT " + COLUMNS + " FROM ledger_record WHERE release_key = 'administration'"
                        + " AND kind = 'administrationChanged' AND payload::json ->> 'target' = 'Group membership'"
                        + " AND payload::json ->> 'account' = ? AND payload::json ->> 'role' = ?"
                        + " AND payload::json ->> 'operation' = 'Create' ORDER BY sequence DESC LIMIT 1")
                .params(account, role)
                .query(this::record)
                .optional();
    }

    /** The record with which somebody else last set an account's password; the index of V310 finds it. */
    Optional<LedgerRecord> passwordGiven(String account) {
        return jdbc.sql("SELECT " + COLUMNS + " FROM ledger_record WHERE release_key = 'administration'"
                        + " AND kind = 'administrationChanged' AND payload::json ->> 'target' = 'User'"
                        + " AND payload::json ->> 'account' = ? AND payload::json ->> 'operation' = 'Update'"
                        + " AND payload::json ->> 'property' LIKE '%password%' AND actor <> ?"
                        + " ORDER BY sequence DESC LIMIT 1")
                .params(account, account)
                .query(this::record)
                .optional();
    }

    /** The records of a membership that was given or taken, in order; the index of V130 finds them. */
    List<LedgerRecord> memberships(String account, String role) {
        return jdbc.sql("SELECT " + COLUMNS + " FROM ledger_record WHERE release_key = 'administration'"
                        + " AND kind = 'administrationChanged' AND payload::json ->> 'target' = 'Group membership'"
                        + " AND payload::json ->> 'account' = ? AND payload::json ->> 'role' = ?"
                        // The engine logs account and group as two properties of one change.
                        + " AND payload::json ->> 'property' = 'groupId' ORDER BY sequence")
                .params(account, role)
                .query(this::record)
                .list();
    }

    /** The records of a kind in a ledger of which a member has one of some values, in order. */
    List<LedgerRecord> naming(String release, String kind, String member, Collection<String> values) {
        // The first three are words of the product. Written out, so that PostgreSQL sees which index is for them.
        return jdbc.sql(
                        "SELECT %s FROM ledger_record WHERE release_key = '%s' AND kind = '%s' AND payload::json ->> '%s' = ANY (?) ORDER BY sequence"
                                .formatted(COLUMNS, release, kind, member))
                .param(values.toArray(String[]::new))
                .query(this::record)
                .list();
    }

    /**
     * What the administration ledger has about a release, in order: records that name it or one of its process instances, and
     * memberships of people that were given or taken in a period. The indexes of V130, V231 and V301 find them.
     */
    List<LedgerRecord> aboutRelease(
            String release, Collection<String> instances, Collection<String> people, Instant from, Instant until) {
        return jdbc.sql("SELECT " + COLUMNS + """
                         FROM ledger_record WHERE release_key = 'administration' AND (payload::json ->> 'release' = ?
                            OR (kind = 'administrationChanged' AND payload::json ->> 'processInstance' = ANY (?))
                            OR (kind = 'administrationChanged' AND payload::json ->> 'target' = 'Group membership'
                                AND payload::json ->> 'account' = ANY (?) AND payload::json ->> 'property' = 'groupId'
                                AND time >= ? AND time < ?)
                            OR (kind IN ('signedIn', 'signInFailed') AND payload::json ->> 'account' = ANY (?)
                                AND time >= ? AND time < ?))
                        ORDER BY sequence""")
                .params(
                        release,
                        instances.toArray(String[]::new),
                        people.toArray(String[]::new),
                        from.atOffset(ZoneOffset.UTC),
                        until.atOffset(ZoneOffset.UTC),
                        people.toArray(String[]::new),
                        from.atOffset(ZoneOffset.UTC),
                        until.atOffset(ZoneOffset.UTC))
                .query(this::record)
                .list();
    }

    /** Locks the end of a release's chain until the transaction ends. */
    Head lock(String release) {
        return readLocked(release).orElseGet(() -> {
            jdbc.sql("INSERT INTO ledger_head (release_key) VALUES (?) ON CONFLICT DO NOTHING")
                    .param(release)
                    .update();
            return readLocked(release).orElseThrow();
        });
    }

    // One statement that waits for the writer before and then reads the row as that writer left it.
    private Optional<Head> readLocked(String release) {
        return jdbc.sql("SELECT sequence, hash, time, sealed FROM ledger_head WHERE release_key = ? FOR UPDATE")
                .param(release)
                .query((rs, row) -> {
                    @Nullable OffsetDateTime time = rs.getObject("time", OffsetDateTime.class);
                    return new Head(
                            rs.getLong("sequence"),
                            rs.getString("hash"),
                            time == null ? null : time.toInstant(),
                            rs.getBoolean("sealed"));
                })
                .optional();
    }

    private void insert(LedgerRecord r, String payload) {
        @Nullable DefinitionVersion definition = r.definition();
        jdbc.sql("INSERT INTO ledger_record (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .param(r.release())
                .param(r.sequence())
                .param(r.time().atOffset(ZoneOffset.UTC))
                .param(r.actor())
                .param(r.kind())
                .param(r.items().toArray(String[]::new))
                .param(r.element())
                .param(definition == null ? null : definition.key())
                .param(definition == null ? null : definition.version())
                .param(payload)
                .param(r.previousHash())
                .param(r.hash())
                .update();
    }

    private LedgerRecord record(ResultSet rs, int row) throws SQLException {
        @Nullable String key = rs.getString("definition_key");
        return new LedgerRecord(
                rs.getString("release_key"),
                rs.getLong("sequence"),
                rs.getObject("time", OffsetDateTime.class).toInstant(),
                rs.getString("actor"),
                rs.getString("kind"),
                List.of((String[]) rs.getArray("items").getArray()),
                rs.getString("element"),
                key == null ? null : new DefinitionVersion(key, rs.getInt("definition_version")),
                canonicalJson.read(rs.getString("payload")),
                rs.getString("previous_hash"),
                rs.getString("hash"));
    }

    private static void checkText(Attestation attestation) {
        required(attestation.release(), "release");
        required(attestation.actor(), "actor");
        required(attestation.kind(), "kind");
        attestation.items().forEach(item -> required(item, "an item"));
        optional(attestation.element(), "element");
        if (attestation.definition() != null) {
            required(attestation.definition().key(), "definition key");
        }
    }

    private static void required(String text, String name) {
        if (text.isBlank()) {
            throw new InvalidEvidenceException("REL-EVI-016", "A record needs its " + name + "; it is blank.");
        }
        CanonicalJson.checkText(text, name);
    }

    private static void optional(@Nullable String text, String name) {
        if (text != null) {
            required(text, name);
        }
    }

    private String payload(LedgerEvent event) {
        String canonical = canonicalJson.of(EventKinds.payload(event));
        if (canonical.charAt(0) != '{') {
            throw new InvalidEvidenceException("REL-EVI-011", "A payload is a JSON object, not an array.");
        }
        int size = canonical.getBytes(StandardCharsets.UTF_8).length;
        if (size > PAYLOAD_LIMIT) {
            throw new InvalidEvidenceException(
                    "REL-EVI-010",
                    "A payload has at most %d bytes, this one has %d. Keep large output elsewhere and record its SHA-256."
                            .formatted(PAYLOAD_LIMIT, size));
        }
        return canonical;
    }

    /**
     * The end of a release's chain.
     *
     * @param sequence of the last record, 0 for none
     * @param time of the last record, if any
     */
    record Head(long sequence, String hash, @Nullable Instant time, boolean sealed) {

        /** Now, in microseconds, and never before the last record: clocks are set back, ledgers are not. */
        Instant timeFrom(Clock clock) {
            Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            return time == null || now.isAfter(time) ? now : time;
        }
    }
}
