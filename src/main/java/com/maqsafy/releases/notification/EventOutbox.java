package com.maqsafy.releases.notification;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Events that are written in the transaction in which they happen, and not yet, or already, turned into deliveries. */
@Repository
class EventOutbox {

    /** A newer version of this application may have written others. */
    private static final String[] KNOWN =
            Arrays.stream(EventType.values()).map(EventType::word).toArray(String[]::new);

    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final Clock clock;

    EventOutbox(JdbcClient jdbc, ObjectMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /** Keeps events in the caller's transaction, in one statement; one that happens once and is known is passed over. */
    void append(List<Draft> drafts) {
        jdbc.sql("""
                        INSERT INTO notification_event (id, type, release_key, service, at, data, once, dispatch_at)
                        SELECT *, ?::timestamptz FROM unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::timestamptz[], ?::text[], ?::text[])
                        ON CONFLICT (once) DO NOTHING""")
                .param(now())
                .param(drafts.stream().map(d -> UUID.randomUUID().toString()).toArray(String[]::new))
                .param(drafts.stream().map(d -> d.type().word()).toArray(String[]::new))
                .param(drafts.stream().map(Draft::release).toArray(String[]::new))
                .param(drafts.stream().map(Draft::service).toArray(String[]::new))
                .param(drafts.stream().map(d -> now().toInstant().toString()).toArray(String[]::new))
                .param(drafts.stream().map(this::written).toArray(String[]::new))
                .param(drafts.stream().map(Draft::once).toArray(String[]::new))
                .update();
    }

    private String written(Draft draft) {
        try {
            return json.writeValueAsString(draft.data());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("REL-NTF-011 An event cannot be written as JSON.", e);
        }
    }

    /**
     * Takes the oldest event that is due for the caller's transaction; other nodes take others meanwhile. One that was never
     * tried is due whatever the time says: a clock that was set back holds up nothing.
     */
    Optional<NotificationEvent> take() {
        return jdbc.sql("""
                        SELECT * FROM notification_event
                        WHERE dispatched_at IS NULL AND (dispatch_tries = 0 OR dispatch_at <= ?) AND type = ANY (?)
                        ORDER BY dispatch_at, sequence FOR UPDATE SKIP LOCKED LIMIT 1""").param(now()).param(KNOWN).query(this::event).optional();
    }

    /** The event became deliveries, or nobody is told of it. */
    void dispatched(UUID id) {
        jdbc.sql("UPDATE notification_event SET dispatched_at = ? WHERE id = ?")
                .param(now())
                .param(id)
                .update();
    }

    /** It could not be turned into deliveries; it is tried again later, and the others go on. */
    void putOff(UUID id) {
        jdbc.sql("""
                        UPDATE notification_event SET dispatch_tries = dispatch_tries + 1,
                            dispatch_at = ?::timestamptz + least(interval '10 s' * power(2, least(dispatch_tries, 12)), ?::interval)
                        WHERE id = ?""")
                .param(now())
                .param(LONGEST_PAUSE.toSeconds() + " s")
                .param(id)
                .update();
    }

    /** What a delivery tells, oldest first. */
    List<NotificationEvent> of(UUID delivery) {
        return jdbc.sql("""
                        SELECT e.* FROM notification_event e JOIN notification_delivery_event d ON d.event_id = e.id
                        WHERE d.delivery_id = ? ORDER BY e.sequence""").param(delivery).query(this::event).list();
    }

    /** How many wait to be turned into deliveries, without those about releases that are restricted now. */
    long waiting() {
        return jdbc.sql("""
                        SELECT count(*) FROM notification_event e WHERE dispatched_at IS NULL AND NOT EXISTS
                            (SELECT FROM release_restriction r WHERE r.release_key = e.release_key AND r.lifted_at IS NULL)""").query(Long.class).single();
    }

    /** Forgets events older than this of which nothing waits. */
    int forget(Duration age) {
        return jdbc.sql("""
                        DELETE FROM notification_event e WHERE at < ? AND dispatched_at IS NOT NULL AND NOT EXISTS
                            (SELECT FROM notification_delivery_event m JOIN notification_delivery d ON d.id = m.delivery_id
                             WHERE m.event_id = e.id)""").param(now().minus(age)).update();
    }

    private NotificationEvent event(ResultSet rs, int row) throws SQLException {
        try {
            return new NotificationEvent(
                    rs.getObject("id", UUID.class),
                    EventType.ofWord(rs.getString("type")).orElseThrow(),
                    rs.getString("release_key"),
                    rs.getString("service"),
                    rs.getObject("at", OffsetDateTime.class).toInstant(),
                    (ObjectNode) json.readTree(rs.getString("data")));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("REL-NTF-011 An event cannot be read as JSON.", e);
        }
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
