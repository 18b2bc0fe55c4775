package com.maqsafy.releases.hotfix;

import com.maqsafy.releases.calendar.ServiceTimes;
import com.maqsafy.releases.release.LogRemarks;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The reviews that are owed after hotfixes (HOT-06), in a table of their own, so that one is owed whatever becomes of the
 * process that asks for it.
 */
@Repository
public class PostReleaseReviews implements LogRemarks {

    private final JdbcClient jdbc;
    private final ServiceTimes times;
    private final Clock clock;

    PostReleaseReviews(JdbcClient jdbc, ServiceTimes times, Clock clock) {
        this.jdbc = jdbc;
        this.times = times;
        this.clock = clock;
    }

    /**
     * A review that is owed.
     *
     * @param dueOn the day on which it is due, where the people of the service are
     */
    record Owed(String release, Instant dueAt, LocalDate dueOn) {}

    /** From now on a review of this hotfix is owed, in the caller's transaction. */
    void owe(String release, String service, Instant dueAt) {
        jdbc.sql("INSERT INTO post_release_review (release_key, service, due_at) VALUES (?, ?, ?)")
                .params(release, service, time(dueAt))
                .update();
    }

    /** The review of this hotfix was given, in the caller's transaction; nothing happens when it was before. */
    public void given(String release, Instant reviewedAt) {
        jdbc.sql("UPDATE post_release_review SET reviewed_at = ? WHERE release_key = ? AND reviewed_at IS NULL")
                .params(time(reviewedAt), release)
                .update();
    }

    /** Whether the review of this hotfix is owed. */
    public boolean owed(String release) {
        return jdbc.sql("SELECT count(*) FROM post_release_review WHERE release_key = ? AND reviewed_at IS NULL")
                        .params(release)
                        .query(Long.class)
                        .single()
                > 0;
    }

    /** Reviews of a service's hotfixes that are owed and whose time is past, the oldest first. */
    List<Owed> overdue(String service) {
        return jdbc.sql("SELECT release_key, service, due_at FROM post_release_review"
                        + " WHERE service = ? AND reviewed_at IS NULL AND due_at <= ? ORDER BY due_at, release_key")
                .params(service, time(clock.instant()))
                .query(this::read)
                .list();
    }

    /** {@code review due 2026-03-08}, or {@code review overdue since ...}, while a review is owed; on the calendar of its service. */
    @Override
    public Map<String, String> of(Collection<String> releases) {
        if (releases.isEmpty()) {
            return Map.of();
        }
        Instant now = clock.instant();
        return jdbc
                .sql("SELECT release_key, service, due_at FROM post_release_review"
                        + " WHERE release_key = ANY (?) AND reviewed_at IS NULL")
                .param(releases.toArray(String[]::new))
                .query(this::read)
                .list()
                .stream()
                .collect(Collectors.toMap(
                        Owed::release,
                        owed -> (owed.dueAt().isAfter(now) ? "review due " : "review overdue since ") + owed.dueOn()));
    }

    private Owed read(ResultSet row, int number) throws SQLException {
        Instant dueAt = row.getObject("due_at", OffsetDateTime.class).toInstant();
        return new Owed(row.getString("release_key"), dueAt, times.date(row.getString("service"), dueAt));
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
