package com.maqsafy.releases.release;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.jpa.domain.Specification;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Short lists of releases in other orders than the log's, as the signed-in person may see them. Each is found by an index
 * and read up to its limit, so none takes longer because more releases have ended.
 */
@Component
@Transactional(readOnly = true)
public class ReleaseLists {

    private final ReleaseRows rows;
    private final VisibleReleases visible;
    private final JdbcClient jdbc;

    ReleaseLists(ReleaseRows rows, VisibleReleases visible, JdbcClient jdbc) {
        this.rows = rows;
        this.visible = visible;
        this.jdbc = jdbc;
    }

    /** Keys of open releases, those of the newest first: for who asks something else about many of them. */
    public List<String> openKeys(@Nullable String service, @Nullable String type, @Nullable String owner, int limit) {
        ReadableRows readable = visible.rows();
        Map<String, Object> params = new HashMap<>(readable.params());
        StringBuilder sql = new StringBuilder("SELECT r.key FROM release r WHERE r.finished_at IS NULL AND ")
                .append(readable.in("r"));
        equal("service", service, sql, params);
        equal("type", type, sql, params);
        equal("owner", owner, sql, params);
        return jdbc.sql(sql.append(" ORDER BY r.id DESC LIMIT :limit").toString())
                .params(params)
                .param("limit", limit)
                .query(String.class)
                .list();
    }

    private static void equal(String column, @Nullable String value, StringBuilder sql, Map<String, Object> params) {
        if (value != null) {
            sql.append(" AND r.").append(column).append(" = :").append(column);
            params.put(column, value);
        }
    }

    /** Open releases that are planned for later than an instant, the next one first. */
    public List<ReleaseDetails> planned(LogFilter filter, Instant after) {
        return read(
                filter,
                (row, query, is) ->
                        is.and(is.isNull(row.get("finishedAt")), is.greaterThan(row.get("plannedAt"), after)),
                Sort.by(Sort.Direction.ASC, "plannedAt"));
    }

    /** Releases that ended since an instant, the last one first. */
    public List<LogEntry> finished(LogFilter filter, Instant since) {
        return rows
                .findBy(
                        LogPart.of(visible.readable(filter))
                                .and((row, query, is) -> is.greaterThan(row.get("finishedAt"), since)),
                        query -> query.sortBy(Sort.by(Sort.Direction.DESC, "finishedAt"))
                                .limit(filter.limit())
                                .all())
                .stream()
                .map(row -> new LogEntry(requireNonNull(row.id), row.details(), row.notes))
                .toList();
    }

    /** Releases that ended in a period, in the order of their end. */
    public List<ReleaseDetails> ended(LogFilter filter, Instant from, Instant until) {
        return read(
                filter,
                (row, query, is) -> is.and(
                        is.greaterThanOrEqualTo(row.get("finishedAt"), from),
                        is.lessThan(row.get("finishedAt"), until)),
                Sort.by(Sort.Direction.ASC, "finishedAt", "id"));
    }

    /** The releases with these keys; those of which the person may not know are left out. */
    public List<ReleaseDetails> named(Collection<String> keys, LogFilter filter) {
        return keys.isEmpty()
                ? List.of()
                : read(filter, (row, query, is) -> row.get("key").in(keys), Sort.by(Sort.Direction.DESC, "id"));
    }

    private List<ReleaseDetails> read(LogFilter filter, Specification<ReleaseRow> more, Sort order) {
        return rows
                .findBy(
                        LogPart.of(visible.readable(filter)).and(more),
                        query -> query.sortBy(order).limit(filter.limit()).all())
                .stream()
                .map(ReleaseRow::details)
                .toList();
    }
}
