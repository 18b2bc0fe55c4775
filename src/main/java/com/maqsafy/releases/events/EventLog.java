package com.maqsafy.releases.events;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The events of all releases, in PostgreSQL. */
@Repository
class EventLog {

    /** Any number that no other advisory lock of this database uses; "releases" in ASCII. */
    private static final long LOCK = 0x72656c6561736573L;

    private final JdbcClient jdbc;
    private final Clock clock;

    EventLog(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** An event that has not been kept yet; {@code data} is JSON. */
    record Draft(String release, String kind, Instant at, String data) {}

    /** Keeps events in the caller's transaction, in one statement. */
    void append(List<Draft> drafts) {
        jdbc.sql("""
                        INSERT INTO release_event (release_key, kind, at, data)
                        SELECT * FROM unnest(?::text[], ?::text[], ?::timestamptz[], ?::text[])""")
                .param(drafts.stream().map(Draft::release).toArray(String[]::new))
                .param(drafts.stream().map(Draft::kind).toArray(String[]::new))
                .param(drafts.stream().map(d -> d.at().toString()).toArray(String[]::new))
                .param(drafts.stream().map(Draft::data).toArray(String[]::new))
                .update();
    }

    /**
     * Gives committed events their places. Nodes do it one after the other, and an event that is committed later gets a
     * later place, so nothing ever appears before something that was read.
     */
    @Transactional
    public void number() {
        jdbc.sql("SELECT pg_advisory_xact_lock(?)")
                .param(LOCK)
                .query((rs, row) -> true)
                .single();
        jdbc.sql("""
                        UPDATE release_event e SET position = n.position
                        FROM (SELECT id, nextval('release_event_position') AS position
                              FROM (SELECT id FROM release_event WHERE position IS NULL ORDER BY id) due) n
                        WHERE e.id = n.id""").update();
    }

    /** Place of the last event, 0 for none. */
    long last() {
        return number("SELECT coalesce(max(position), 0) FROM release_event");
    }

    /** Whether all that came after a place is still there. */
    boolean reachesBackTo(long position) {
        return position >= number("SELECT coalesce(min(position) - 1, 0) FROM release_event");
    }

    /** The next events of all releases, in order. */
    List<ReleaseEvent> after(long position, int limit) {
        return jdbc.sql("SELECT position, release_key, kind, data FROM release_event WHERE position > ?"
                        + " ORDER BY position LIMIT ?")
                .params(position, limit)
                .query(EventLog::event)
                .list();
    }

    /** The events of one release after a place and up to another, in order. */
    List<ReleaseEvent> between(String release, long after, long upTo, int limit) {
        return jdbc.sql("SELECT position, release_key, kind, data FROM release_event WHERE release_key = ?"
                        + " AND position > ? AND position <= ? ORDER BY position LIMIT ?")
                .params(release, after, upTo, limit)
                .query(EventLog::event)
                .list();
    }

    /** The check events of a release that are still kept, in order. */
    List<ReleaseEvent> checks(String release) {
        return jdbc.sql("SELECT coalesce(position, 0) AS position, release_key, kind, data FROM release_event"
                        + " WHERE release_key = ? AND kind = 'check' ORDER BY id")
                .param(release)
                .query(EventLog::event)
                .list();
    }

    /** Forgets events older than this. */
    int forget(Duration age) {
        return jdbc.sql("DELETE FROM release_event WHERE at < ?")
                .param(clock.instant().minus(age).atOffset(ZoneOffset.UTC))
                .update();
    }

    private long number(String query) {
        return jdbc.sql(query).query(Long.class).single();
    }

    private static ReleaseEvent event(ResultSet rs, int row) throws SQLException {
        return new ReleaseEvent(
                rs.getLong("position"), rs.getString("release_key"), rs.getString("kind"), rs.getString("data"));
    }
}
