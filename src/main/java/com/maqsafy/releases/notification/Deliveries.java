package com.maqsafy.releases.notification;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Messages and how far they are. A node claims a message before it sends it and says afterwards what became of it; when it
 * dies meanwhile, another one sends the message again, with the same id.
 */
@Repository
class Deliveries {

    /** Longer than any channel takes: its time-outs together are half of it. */
    static final Duration CLAIM = Duration.ofMinutes(2);

    /** Rows about releases that are restricted now. */
    private static final String RESTRICTED = """
            EXISTS (SELECT FROM notification_delivery_event m JOIN notification_event e ON e.id = m.event_id
                JOIN release_restriction r ON r.release_key = e.release_key AND r.lifted_at IS NULL
                WHERE m.delivery_id = d.id)""";

    private final JdbcClient jdbc;
    private final EventOutbox events;
    private final Clock clock;

    Deliveries(JdbcClient jdbc, EventOutbox events, Clock clock) {
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /** A message that this node may send, and its right to do so. */
    record Claimed(Delivery delivery, UUID claim, Instant createdAt) {}

    /**
     * Adds a message, in the caller's transaction; one that gathers takes the event in when it is there and untouched.
     *
     * @param gathering what it joins, absent for a message of its own
     * @param notBefore when it may be sent; of a message that is joined the earlier time stays
     */
    void add(UUID event, String channel, String recipient, @Nullable String gathering, Instant notBefore) {
        UUID id = jdbc.sql("""
                        INSERT INTO notification_delivery AS d (id, channel, recipient, gathering, next_try_at, created_at)
                        VALUES (?, ?, ?, ?, ?, ?)
                        ON CONFLICT (channel, recipient, gathering)
                            WHERE state = 'waiting' AND attempts = 0 AND gathering IS NOT NULL
                            DO UPDATE SET next_try_at = least(d.next_try_at, excluded.next_try_at)
                        RETURNING id""")
                .param(UUID.randomUUID())
                .param(channel)
                .param(recipient)
                .param(gathering)
                .param(time(notBefore))
                .param(now())
                .query(UUID.class)
                .single();
        jdbc.sql("INSERT INTO notification_delivery_event (delivery_id, event_id) VALUES (?, ?) ON CONFLICT DO NOTHING")
                .param(id)
                .param(event)
                .update();
    }

    /** Adds a message of its own for the one reader of each of these channels, in the caller's transaction and one statement. */
    void addForAll(UUID event, List<String> channels, Instant notBefore) {
        if (channels.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        WITH added AS (
                            INSERT INTO notification_delivery (id, channel, recipient, next_try_at, created_at)
                            SELECT id, channel, '', ?::timestamptz, ?::timestamptz
                            FROM unnest(?::uuid[], ?::text[]) AS made (id, channel)
                            RETURNING id)
                        INSERT INTO notification_delivery_event (delivery_id, event_id) SELECT id, ?::uuid FROM added""")
                .param(time(notBefore))
                .param(now())
                .param(channels.stream()
                        .map(channel -> UUID.randomUUID().toString())
                        .toArray(String[]::new))
                .param(channels.toArray(String[]::new))
                .param(event)
                .update();
    }

    /**
     * Takes the message that has been due longest, unless the channel is away: that is asked once, and not of each message
     * that waits for it. What was made or claimed at a time that no other node's clock can show yet is due: the clock was set
     * back.
     */
    @Transactional
    public Optional<Claimed> claim(String channel) {
        UUID claim = UUID.randomUUID();
        Instant beyond = clock.instant().plus(CLAIM.multipliedBy(2));
        return jdbc.sql("""
                        UPDATE notification_delivery SET claim = ?, claimed_until = ?, attempts = attempts + 1
                        WHERE id = (SELECT id FROM notification_delivery d
                            WHERE channel = ? AND state = 'waiting' AND (next_try_at <= ? OR created_at > ?)
                                AND (claimed_until IS NULL OR claimed_until <= ? OR claimed_until > ?)
                                AND NOT EXISTS (SELECT FROM notification_channel WHERE name = ? AND paused_until > ?)
                            ORDER BY next_try_at, sequence FOR UPDATE SKIP LOCKED LIMIT 1)
                        RETURNING id, recipient, gathering, attempts, created_at""")
                .param(claim)
                .param(time(clock.instant().plus(CLAIM)))
                .param(channel)
                .param(now())
                .param(time(beyond))
                .param(now())
                .param(time(beyond))
                .param(channel)
                .param(now())
                .query((rs, row) -> claimed(rs, claim))
                .optional();
    }

    private Claimed claimed(ResultSet rs, UUID claim) throws SQLException {
        UUID id = rs.getObject("id", UUID.class);
        return new Claimed(
                new Delivery(
                        id, rs.getString("recipient"), rs.getString("gathering"), rs.getInt("attempts"), events.of(id)),
                claim,
                rs.getObject("created_at", OffsetDateTime.class).toInstant());
    }

    /**
     * It was taken by the other side.
     *
     * @return whether this node had the right to say so
     */
    boolean sent(Claimed claimed) {
        return ended(claimed, "sent", null);
    }

    /** Nobody is to be told any more. */
    boolean dropped(Claimed claimed, String why) {
        return ended(claimed, "dropped", why);
    }

    /** Nobody tries again by itself. */
    boolean failed(Claimed claimed, String why) {
        return ended(claimed, "failed", why);
    }

    private boolean ended(Claimed claimed, String state, @Nullable String why) {
        return jdbc.sql("""
                        UPDATE notification_delivery SET state = ?, ended_at = ?, error = ?, claim = NULL, claimed_until = NULL
                        WHERE id = ? AND claim = ? AND state = 'waiting'""")
                        .param(state)
                        .param(now())
                        .param(why)
                        .param(claimed.delivery().id())
                        .param(claimed.claim())
                        .update()
                == 1;
    }

    /** It is tried again at another time. */
    void again(Claimed claimed, Instant when, String why) {
        jdbc.sql("""
                        UPDATE notification_delivery SET next_try_at = ?, error = ?, claim = NULL, claimed_until = NULL
                        WHERE id = ? AND claim = ? AND state = 'waiting'""")
                .param(time(when))
                .param(why)
                .param(claimed.delivery().id())
                .param(claimed.claim())
                .update();
    }

    /**
     * The channel works.
     *
     * @param restricted whether what was sent is about a restricted release: then no time shows it
     */
    void works(String channel, boolean restricted) {
        jdbc.sql("""
                        INSERT INTO notification_channel AS c (name, last_sent_at) VALUES (?, ?)
                        ON CONFLICT (name) DO UPDATE SET failing_since = NULL, failures = 0, paused_until = NULL, error = NULL,
                            last_sent_at = coalesce(excluded.last_sent_at, c.last_sent_at)""").param(channel).param(restricted ? null : now()).update();
    }

    /**
     * The channel is away: nothing is tried over it before then.
     *
     * @return how often in a row it was found away
     */
    int away(String channel, String why) {
        return jdbc.sql("""
                        INSERT INTO notification_channel AS c (name, failing_since, failures, paused_until, error)
                        VALUES (?, ?, 1, ?, ?)
                        ON CONFLICT (name) DO UPDATE SET failing_since = coalesce(c.failing_since, excluded.failing_since),
                            failures = c.failures + 1, paused_until = excluded.paused_until, error = excluded.error
                        RETURNING failures""")
                .param(channel)
                .param(now())
                .param(now())
                .param(why)
                .query(Integer.class)
                .single();
    }

    void pause(String channel, Instant until) {
        jdbc.sql("UPDATE notification_channel SET paused_until = ? WHERE name = ? AND failing_since IS NOT NULL")
                .param(time(until))
                .param(channel)
                .update();
    }

    /**
     * A message, for those who look after them.
     *
     * @param events types of what it tells, oldest first
     * @param releases keys of the releases it is about
     */
    record Row(
            UUID id,
            String channel,
            String recipient,
            String state,
            int attempts,
            Instant createdAt,
            Instant nextTryAt,
            @Nullable String error,
            List<String> events,
            List<String> releases) {}

    /**
     * Messages in a state, newest first.
     *
     * @param all whether those about restricted releases are among them
     */
    List<Row> list(String state, boolean all, int limit) {
        return jdbc.sql("SELECT d.*, ARRAY(SELECT e.type FROM notification_delivery_event m JOIN notification_event e"
                        + " ON e.id = m.event_id WHERE m.delivery_id = d.id ORDER BY e.sequence) AS types,"
                        + " ARRAY(SELECT DISTINCT e.release_key FROM notification_delivery_event m JOIN notification_event e"
                        + " ON e.id = m.event_id WHERE m.delivery_id = d.id AND e.release_key IS NOT NULL) AS keys"
                        + " FROM notification_delivery d WHERE state = ?" + (all ? "" : " AND NOT " + RESTRICTED)
                        + " ORDER BY sequence DESC LIMIT ?")
                .param(state)
                .param(limit)
                .query((rs, row) -> new Row(
                        rs.getObject("id", UUID.class),
                        rs.getString("channel"),
                        rs.getString("recipient"),
                        rs.getString("state"),
                        rs.getInt("attempts"),
                        rs.getObject("created_at", OffsetDateTime.class).toInstant(),
                        rs.getObject("next_try_at", OffsetDateTime.class).toInstant(),
                        rs.getString("error"),
                        List.of((String[]) rs.getArray("types").getArray()),
                        List.of((String[]) rs.getArray("keys").getArray())))
                .list();
    }

    /**
     * Numbers of messages by channel and state.
     *
     * @param all whether those about restricted releases count
     */
    Map<String, Map<String, Long>> counts(boolean all) {
        Map<String, Map<String, Long>> counts = new TreeMap<>();
        String counted = all ? "" : " AND NOT " + RESTRICTED;
        jdbc.sql("SELECT channel, state, count(*) AS number FROM notification_delivery d WHERE state = 'waiting'"
                        + counted
                        + " GROUP BY channel, state UNION ALL"
                        + " SELECT channel, state, count(*) FROM notification_delivery d WHERE state = 'failed'"
                        + counted
                        + " GROUP BY channel, state")
                .query((rs, row) -> counts.computeIfAbsent(rs.getString("channel"), c -> new TreeMap<>())
                        .put(rs.getString("state"), rs.getLong("number")))
                .list();
        return counts;
    }

    /**
     * How a channel is.
     *
     * @param failingSince since when nothing gets through, absent while it works
     * @param nextTryAt when it is tried again
     * @param lastSentAt when it last took a message about nothing restricted, absent for never
     */
    record State(
            @Nullable Instant failingSince,
            @Nullable Instant nextTryAt,
            @Nullable String error,
            @Nullable Instant lastSentAt) {

        static final State UNTRIED = new State(null, null, null, null);

        /** Of a channel that works. */
        static State sent(@Nullable Instant lastSentAt) {
            return new State(null, null, null, lastSentAt);
        }
    }

    /** The state of each channel that was tried, by its name. */
    Map<String, State> states() {
        Map<String, State> states = new TreeMap<>();
        jdbc.sql("SELECT * FROM notification_channel")
                .query((rs, row) -> states.put(
                        rs.getString("name"),
                        new State(
                                instant(rs, "failing_since"),
                                instant(rs, "paused_until"),
                                rs.getString("error"),
                                instant(rs, "last_sent_at"))))
                .list();
        return states;
    }

    /**
     * Has a failed or waiting message tried again at once.
     *
     * @return whether there is such a message
     */
    @Transactional
    public boolean retry(UUID id, boolean all) {
        Optional<String> channel = jdbc.sql("""
                        UPDATE notification_delivery d SET state = 'waiting', ended_at = NULL, next_try_at = ?, attempts = greatest(attempts, 1)
                        WHERE id = ? AND state IN ('failed', 'waiting') AND (claimed_until IS NULL OR claimed_until <= ?)""" + (all ? "" : " AND NOT " + RESTRICTED) + " RETURNING channel")
                .param(now())
                .param(id)
                .param(now())
                .query(String.class)
                .optional();
        channel.ifPresent(name -> pause(name, clock.instant()));
        return channel.isPresent();
    }

    /** Gives up on what has waited for longer than this: its channel is away, or there is none of its name any more. */
    int giveUp(Duration age) {
        return jdbc.sql("""
                        UPDATE notification_delivery SET state = 'failed', ended_at = ?, error = coalesce(error, 'nothing was sent over this channel')
                        WHERE state = 'waiting' AND created_at < ? AND next_try_at <= ? AND (claimed_until IS NULL OR claimed_until <= ?)""")
                .param(now())
                .param(time(clock.instant().minus(age)))
                .param(now())
                .param(now())
                .update();
    }

    /** Forgets messages that ended longer ago than this. */
    int forget(Duration age) {
        return jdbc.sql("DELETE FROM notification_delivery WHERE state <> 'waiting' AND ended_at < ?")
                .param(time(clock.instant().minus(age)))
                .update();
    }

    private OffsetDateTime now() {
        return time(clock.instant());
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable Instant instant(ResultSet rs, String column) throws SQLException {
        OffsetDateTime time = rs.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
