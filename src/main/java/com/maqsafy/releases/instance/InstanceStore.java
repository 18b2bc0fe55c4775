package com.maqsafy.releases.instance;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The instance as the database knows it: its identities, its nodes, and what people claimed. */
@Repository
@DependsOnDatabaseInitialization
class InstanceStore {

    private final JdbcClient jdbc;

    InstanceStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Two nodes do not decide at once; until the end of the transaction. */
    void lock() {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended('releases.instance', 0))")
                .query((rs, row) -> true)
                .single();
    }

    Optional<Identity> identity() {
        List<Identity> all = jdbc.sql(
                        "SELECT id, generation, cluster, database_oid, database_name FROM instance_identity ORDER BY generation DESC")
                .query((rs, row) -> new Identity(
                        rs.getObject("id", UUID.class),
                        rs.getInt("generation"),
                        new DatabaseFingerprint(
                                rs.getString("cluster"), rs.getLong("database_oid"), rs.getString("database_name")),
                        Set.of()))
                .list();
        return all.stream().findFirst().map(last -> {
            Set<UUID> earlier = new LinkedHashSet<>();
            all.stream().skip(1).forEach(i -> earlier.add(i.id()));
            return new Identity(last.id(), last.generation(), last.recorded(), earlier);
        });
    }

    void begin(UUID id, int generation, DatabaseFingerprint where, Instant since, List<String> by, String reason) {
        jdbc.sql("""
                        INSERT INTO instance_identity (id, generation, cluster, database_oid, database_name, since, decided_by, reason)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        id,
                        generation,
                        where.cluster(),
                        where.oid(),
                        where.name(),
                        since.atOffset(ZoneOffset.UTC),
                        by.toArray(String[]::new),
                        reason)
                .update();
    }

    boolean hasReleases() {
        return jdbc.sql("SELECT EXISTS (SELECT FROM release)")
                .query(Boolean.class)
                .single();
    }

    DatabaseFingerprint fingerprint() {
        return jdbc.sql("SELECT oid, datname FROM pg_database WHERE datname = current_database()")
                .query((rs, row) -> new DatabaseFingerprint(cluster(), rs.getLong("oid"), rs.getString("datname")))
                .single();
    }

    /** Not every service lets an application ask; asked outside a transaction, so that a refusal breaks none. */
    private @Nullable String cluster() {
        try {
            return jdbc.sql("SELECT system_identifier::text FROM pg_control_system()")
                    .query(String.class)
                    .single();
        } catch (CannotGetJdbcConnectionException e) {
            throw e;
        } catch (DataAccessException e) {
            return null;
        }
    }

    /** When the process of the database server began. */
    Instant serverStarted() {
        return jdbc.sql("SELECT pg_postmaster_start_time() AS started")
                .query((rs, row) -> instant(rs, "started"))
                .single();
    }

    /**
     * A node of the installation.
     *
     * @param serverStarted when the process of the database server had begun to which it gave its last sign of life; null
     *     when that was before it was noted
     */
    record Node(
            UUID node,
            String host,
            String address,
            Instant firstSeen,
            Instant lastSeen,
            long beat,
            @Nullable Instant serverStarted) {}

    List<Node> nodes() {
        return jdbc.sql(
                        "SELECT node, host, address, first_seen, last_seen, beat, server_started FROM instance_node ORDER BY first_seen")
                .query((rs, row) -> new Node(
                        rs.getObject("node", UUID.class),
                        rs.getString("host"),
                        rs.getString("address"),
                        instant(rs, "first_seen"),
                        instant(rs, "last_seen"),
                        rs.getLong("beat"),
                        rs.getObject("server_started") == null ? null : instant(rs, "server_started")))
                .list();
    }

    Map<UUID, Long> beats() {
        Map<UUID, Long> beats = new HashMap<>();
        nodes().forEach(n -> beats.put(n.node(), n.beat()));
        return beats;
    }

    /** A sign of life of a node, which may be new; answers how many there were. */
    long beat(UUID node, Surroundings here, Instant now) {
        return jdbc.sql("""
                        INSERT INTO instance_node AS known (node, host, address, server_started, first_seen, last_seen, beat)
                        VALUES (:node, :host, :address, :started, :now, :now, 1)
                        ON CONFLICT (node) DO UPDATE
                            SET host = :host, address = :address, server_started = :started, last_seen = :now,
                                beat = known.beat + 1
                        RETURNING beat""")
                .param("node", node)
                .param("host", here.host())
                .param("address", here.address())
                .param("started", here.started().atOffset(ZoneOffset.UTC))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
    }

    /** Whether this is the database of that number, and knows of so many signs of life of a node. */
    boolean knows(UUID node, long beat, long database) {
        return jdbc.sql("""
                        SELECT EXISTS (SELECT FROM instance_node, pg_database
                        WHERE node = :node AND beat >= :beat AND datname = current_database() AND oid = cast(:oid AS oid))""")
                .param("node", node)
                .param("beat", beat)
                .param("oid", database)
                .query(Boolean.class)
                .single();
    }

    /** The nodes that a copy knows are those of its original. */
    void forgetNodes() {
        jdbc.sql("DELETE FROM instance_node").update();
    }

    void claim(String situation, Claim claim) {
        jdbc.sql("INSERT INTO instance_claim (situation, person, roles, reason, claimed_at) VALUES (?, ?, ?, ?, ?)")
                .params(
                        situation,
                        claim.person(),
                        claim.roles().toArray(String[]::new),
                        claim.reason(),
                        claim.at().atOffset(ZoneOffset.UTC))
                .update();
    }

    List<Claim> claims(String situation) {
        return jdbc.sql(
                        "SELECT person, roles, reason, claimed_at FROM instance_claim WHERE situation = ? ORDER BY claimed_at")
                .param(situation)
                .query((rs, row) -> new Claim(
                        rs.getString("person"), texts(rs, "roles"), rs.getString("reason"), instant(rs, "claimed_at")))
                .list();
    }

    private static List<String> texts(ResultSet rs, String column) throws SQLException {
        Array array = rs.getArray(column);
        return List.of((String[]) array.getArray());
    }

    private static Instant instant(ResultSet rs, String column) throws SQLException {
        return rs.getObject(column, OffsetDateTime.class).toInstant();
    }
}
