package com.maqsafy.releases.deployment;

import com.maqsafy.releases.deployment.ProductionState.Drift;
import com.maqsafy.releases.deployment.ProductionState.Held;
import com.maqsafy.releases.deployment.ProductionState.Observed;
import com.maqsafy.releases.release.ProductionVersions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The records of production in PostgreSQL. Each change joins the caller's transaction, or makes its own. */
@Repository
@Transactional
class ProductionRows implements ProductionVersions {

    /** Who brings about what no person did. */
    static final String SYSTEM = "system:production";

    private final JdbcClient jdbc;
    private final Clock clock;

    ProductionRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<String> recorded(String service) {
        return jdbc.sql("SELECT version FROM service_production WHERE service = ?")
                .param(service)
                .query(String.class)
                .optional();
    }

    @Transactional(readOnly = true)
    Optional<ProductionState> find(String service) {
        return jdbc.sql("SELECT * FROM service_production WHERE service = ?")
                .param(service)
                .query(ProductionRows::state)
                .optional();
    }

    /** The records of all services. */
    @Transactional(readOnly = true)
    Map<String, ProductionState> all() {
        Map<String, ProductionState> all = new TreeMap<>();
        jdbc.sql("SELECT * FROM service_production")
                .query(ProductionRows::state)
                .list()
                .forEach(state -> all.put(state.service(), state));
        return all;
    }

    /** The last changes of a service, newest first. */
    @Transactional(readOnly = true)
    List<ProductionChange> changes(String service, int limit) {
        return jdbc.sql("SELECT * FROM production_change WHERE service = ? ORDER BY id DESC LIMIT ?")
                .param(service)
                .param(limit)
                .query(ProductionRows::change)
                .list();
    }

    /** The changes of a service from an instant on, oldest first; the index of V231 finds them. */
    @Transactional(readOnly = true)
    List<ProductionChange> changesSince(String service, Instant since, int limit) {
        return jdbc.sql("SELECT * FROM production_change WHERE service = ? AND time >= ? ORDER BY time, id LIMIT ?")
                .param(service)
                .param(time(since))
                .param(limit)
                .query(ProductionRows::change)
                .list();
    }

    private static ProductionChange change(ResultSet rs, int row) throws SQLException {
        return new ProductionChange(
                rs.getObject("time", OffsetDateTime.class).toInstant(),
                rs.getString("kind"),
                rs.getString("version"),
                rs.getString("from_version"),
                rs.getString("commit_id"),
                rs.getString("release_key"),
                rs.getString("actor"),
                rs.getString("reason"));
    }

    /** Begins the record of a service; does nothing when there is one. */
    void takeOver(String service, String version, @Nullable String commit, String why) {
        int taken = jdbc.sql("""
                        INSERT INTO service_production (service, version, commit_id) VALUES (?, ?, ?)
                        ON CONFLICT (service) DO NOTHING""").param(service).param(version).param(commit).update();
        if (taken == 1) {
            note(new Change(service, "taken-over", version, null, commit, null, SYSTEM, why));
        }
    }

    /** The release that changes production; whoever else asks for this service waits for the end of the caller's transaction. */
    Optional<String> lockedChange(String service) {
        return jdbc.sql("SELECT change_release FROM service_production WHERE service = ? FOR UPDATE")
                .param(service)
                .query((rs, row) -> Optional.ofNullable(rs.getString(1)))
                .optional()
                .flatMap(change -> change);
    }

    /** A release begins to change production. */
    void changing(String service, String release) {
        jdbc.sql("UPDATE service_production SET change_release = ?, change_since = ? WHERE service = ?")
                .param(release)
                .param(now())
                .param(service)
                .update();
    }

    /** A release has ended to change production; what runs is asked at once. */
    void changed(String service, String release) {
        jdbc.sql("""
                        UPDATE service_production
                        SET change_release = NULL, change_since = NULL, next_observation_at = '-infinity'
                        WHERE service = ? AND change_release = ?""").param(service).param(release).update();
    }

    /** Another version runs from now on, or again. That a release was taken back is kept even where it had not got so far. */
    void runs(Change change) {
        ProductionState before = locked(change.service());
        boolean same = before.version().equals(change.version());
        if (same && change.kind().equals("rolled-back")) {
            if (!noted(change, "")) {
                note(change.at(before.commit()).from(before.version()));
            }
            return;
        }
        if (same && !another(before, change)) {
            if (change.kind().equals("accepted")) {
                // Nothing else runs, but a person has said why.
                note(change);
            }
            return;
        }
        jdbc.sql("""
                        UPDATE service_production
                        SET version = ?, commit_id = ?, since = ?, release_key = ?, drift_since = NULL, drift_version = NULL
                        WHERE service = ?""")
                .param(change.version())
                .param(change.commit())
                .param(now())
                .param(change.kind().equals("deployed") ? change.release() : deployer(change))
                .param(change.service())
                .update();
        note(change.from(before.version()));
    }

    /** The record; whoever else asks for it to change it waits for the end of the caller's transaction. */
    ProductionState locked(String service) {
        return jdbc.sql("SELECT * FROM service_production WHERE service = ? FOR UPDATE")
                .param(service)
                .query(ProductionRows::state)
                .single();
    }

    /** Whether a change of this kind was kept for this release, with a reason that begins so. */
    private boolean noted(Change change, String reason) {
        return jdbc.sql("""
                        SELECT EXISTS (SELECT FROM production_change
                        WHERE service = ? AND kind = ? AND release_key = ? AND starts_with(reason, ?))""")
                .param(change.service())
                .param(change.kind())
                .param(change.release())
                .param(reason)
                .query(Boolean.class)
                .single();
    }

    /**
     * Keeps that a release left production neither as it was nor as it should be; once, however often it is said.
     *
     * @param stop what happened, which tells one stop of a release from another
     */
    void stopped(Change change, String stop) {
        ProductionState before = locked(change.service());
        if (!noted(change, stop)) {
            note(change.from(before.version()));
        }
    }

    /** Whether somebody accepts another commit of the version that runs: its tag was moved, and that commit deployed. */
    private static boolean another(ProductionState before, Change change) {
        return change.kind().equals("accepted") && !Objects.equals(before.commit(), change.commit());
    }

    /** The commit with which a version was recorded the last time, empty when none was. */
    @Transactional(readOnly = true)
    Optional<String> recordedCommit(String service, String version) {
        return jdbc.sql("""
                        SELECT commit_id FROM production_change
                        WHERE service = ? AND version = ? AND kind NOT IN ('drift-found', 'failed') AND commit_id IS NOT NULL
                        ORDER BY id DESC LIMIT 1""").param(service).param(version).query(String.class).optional();
    }

    /** The release that put a version there before, null when none did. */
    private @Nullable String deployer(Change change) {
        return jdbc.sql("""
                        SELECT release_key FROM production_change
                        WHERE service = ? AND version = ? AND kind IN ('deployed', 'taken-over') AND release_key IS NOT NULL
                            AND (commit_id = ? OR ? = 'rolled-back')
                        ORDER BY id DESC LIMIT 1""")
                .param(change.service())
                .param(change.version())
                .param(change.commit())
                .param(change.kind())
                .query(String.class)
                .optional()
                .orElse(null);
    }

    /** The service is held in maintenance mode by a release from now on, if it was not by that one before. */
    void enteredMaintenance(String service, String release) {
        int entered = jdbc.sql("""
                        UPDATE service_production SET maintenance_release = ?, maintenance_since = ?
                        WHERE service = ? AND maintenance_release IS DISTINCT FROM ?""")
                .param(release)
                .param(now())
                .param(service)
                .param(release)
                .update();
        if (entered == 1) {
            note(maintenance(service, "maintenance-entered", release, SYSTEM, ""));
        }
    }

    /**
     * The service is open to its users again, as somebody says or as a command ended.
     *
     * @param reason why a person says so, blank when none does
     */
    void leftMaintenance(String service, String actor, String reason) {
        Optional<String> held = jdbc.sql("""
                        SELECT maintenance_release FROM service_production
                        WHERE service = ? AND maintenance_since IS NOT NULL FOR UPDATE""").param(service).query(String.class).optional();
        held.ifPresent(release -> {
            jdbc.sql("""
                            UPDATE service_production SET maintenance_release = NULL, maintenance_since = NULL
                            WHERE service = ?""").param(service).update();
            note(maintenance(service, "maintenance-left", release, actor, reason));
        });
    }

    /** When the target of each service with a record is asked the next time; {@link OffsetDateTime#MIN} is at once. */
    @Transactional(readOnly = true)
    Map<String, OffsetDateTime> nextObservations() {
        Map<String, OffsetDateTime> next = new TreeMap<>();
        jdbc.sql("SELECT service, next_observation_at FROM service_production").query((ResultSet rs) -> {
            next.put(rs.getString(1), rs.getObject(2, OffsetDateTime.class));
        });
        return next;
    }

    /** Whether a target is to be asked by now; a time further away than the interval was set while a clock was wrong. */
    boolean due(OffsetDateTime next, Duration interval) {
        OffsetDateTime now = now();
        return !next.isAfter(now) || next.isAfter(now.plus(interval));
    }

    /**
     * Takes the right to ask the target of a service, if it is time; one node gets it. A time further away than the interval
     * was set while a clock was wrong.
     */
    boolean claimObservation(String service, Duration interval) {
        OffsetDateTime now = now();
        return jdbc.sql("""
                        UPDATE service_production SET next_observation_at = ?
                        WHERE service = ? AND (next_observation_at <= ? OR next_observation_at > ?)""")
                        .param(now.plus(interval))
                        .param(service)
                        .param(now)
                        .param(now.plus(interval))
                        .update()
                == 1;
    }

    /**
     * Keeps what the target said, and whether it differs from the record. An answer to a question that was asked before
     * the record changed says nothing about it: then it is asked again.
     *
     * @param before the record as it stood when the target was asked
     */
    void observed(String service, Observed observed, Optional<ProductionState> before, Duration interval) {
        ProductionState state = locked(service);
        boolean same = before.isPresent()
                && before.get().version().equals(state.version())
                && Objects.equals(before.get().since(), state.since())
                && Objects.equals(before.get().change(), state.change());
        jdbc.sql("""
                        UPDATE service_production
                        SET observed_version = ?, observed_commit = ?, observed_at = ?, observation_error = ?,
                            next_observation_at = ?
                        WHERE service = ?""")
                .param(observed.version())
                .param(observed.commit())
                .param(time(observed.at()))
                .param(observed.error())
                .param(same ? now().plus(interval) : now())
                .param(service)
                .update();
        // Without an answer nobody can tell; what was found before stays.
        if (same && state.change() == null && observed.version() != null) {
            judge(state, observed);
        }
    }

    private void judge(ProductionState state, Observed observed) {
        boolean agrees = state.runs(observed);
        String found = state.shown(observed);
        if (agrees && state.drift() != null) {
            drift(state.service(), null, null);
            note(new Change(state.service(), "drift-ended", state.version(), null, null, null, SYSTEM, ""));
        } else if (!agrees && (state.drift() == null || !state.drift().found().equals(found))) {
            drift(
                    state.service(),
                    state.drift() == null ? now() : time(state.drift().since()),
                    found);
            note(new Change(
                    state.service(), "drift-found", found, state.version(), observed.commit(), null, SYSTEM, ""));
        }
    }

    private void drift(String service, @Nullable OffsetDateTime since, @Nullable String found) {
        jdbc.sql("UPDATE service_production SET drift_since = ?, drift_version = ? WHERE service = ?")
                .param(since)
                .param(found)
                .param(service)
                .update();
    }

    private static OffsetDateTime time(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    private Change maintenance(String service, String kind, String release, String actor, String reason) {
        ProductionState state = find(service).orElseThrow();
        return new Change(service, kind, state.version(), null, state.commit(), release, actor, reason);
    }

    /**
     * A change of what is known of production.
     *
     * @param version the version that counts from then on; of a drift the one that was found
     * @param from the version that counted before; of a drift the one that should run
     * @param actor who brought it about
     */
    record Change(
            String service,
            String kind,
            String version,
            @Nullable String from,
            @Nullable String commit,
            @Nullable String release,
            String actor,
            String reason) {

        Change at(@Nullable String other) {
            return new Change(service, kind, version, from, other, release, actor, reason);
        }

        Change from(String before) {
            return new Change(service, kind, version, before, commit, release, actor, reason);
        }
    }

    /** Keeps a change for good. */
    void note(Change change) {
        jdbc.sql("""
                        INSERT INTO production_change
                            (service, time, kind, version, from_version, commit_id, release_key, actor, reason)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .param(change.service())
                .param(now())
                .param(change.kind())
                .param(change.version())
                .param(change.from())
                .param(change.commit())
                .param(change.release())
                .param(change.actor())
                .param(change.reason())
                .update();
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant().truncatedTo(ChronoUnit.MICROS), ZoneOffset.UTC);
    }

    private static ProductionState state(ResultSet rs, int row) throws SQLException {
        String version = rs.getString("version");
        @Nullable Instant driftSince = instant(rs, "drift_since");
        @Nullable Instant observedAt = instant(rs, "observed_at");
        return new ProductionState(
                rs.getString("service"),
                version,
                rs.getString("commit_id"),
                instant(rs, "since"),
                rs.getString("release_key"),
                held(rs, "change"),
                held(rs, "maintenance"),
                observedAt == null
                        ? null
                        : new Observed(
                                rs.getString("observed_version"),
                                rs.getString("observed_commit"),
                                observedAt,
                                rs.getString("observation_error")),
                driftSince == null ? null : new Drift(driftSince, version, rs.getString("drift_version")));
    }

    private static @Nullable Held held(ResultSet rs, String what) throws SQLException {
        @Nullable Instant since = instant(rs, what + "_since");
        return since == null ? null : new Held(rs.getString(what + "_release"), since);
    }

    private static @Nullable Instant instant(ResultSet rs, String column) throws SQLException {
        @Nullable OffsetDateTime time = rs.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
