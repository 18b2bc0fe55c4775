package com.maqsafy.releases.overview;

import com.maqsafy.releases.overview.Overview.OverdueReview;
import com.maqsafy.releases.overview.Overview.Row;
import com.maqsafy.releases.release.ReadableRows;
import com.maqsafy.releases.release.VisibleReleases;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Works the figures out, one statement each, over the releases of which the signed-in person may know. What is read grows with
 * the period that is asked for, by the indices of V230, and not with all that ever was.
 */
@Component
public class Overviews {

    /** The words for GROUPING(step, service, type, part): the bit of what is grouped by is 0. */
    private static final Map<Integer, String> BY =
            Map.of(0b1111, "all", 0b0111, "time", 0b1011, "service", 0b1101, "type", 0b1110, "part");

    private static final String GROUPED = """
            SELECT grouping(c.step, c.service, c.type, c.part) AS grouped,
                coalesce(c.step::text, c.service, c.type, c.part, '') AS name,
                count(*) AS cases, count(*) FILTER (WHERE c.hit) AS hits,
                percentile_cont(0.5) WITHIN GROUP (ORDER BY c.seconds) AS median,
                percentile_cont(0.9) WITHIN GROUP (ORDER BY c.seconds) AS p90
            FROM (SELECT date_trunc('%s', x.at AT TIME ZONE :zone)::date AS step, x.service, x.type, x.part, x.seconds, x.hit
                FROM (%s) x) c
            GROUP BY GROUPING SETS ((), (c.step), (c.service), (c.type), (c.part))
            ORDER BY grouped DESC, name""";

    private final JdbcClient jdbc;
    private final VisibleReleases visible;
    private final Clock clock;

    Overviews(JdbcClient jdbc, VisibleReleases visible, Clock clock) {
        this.jdbc = jdbc;
        this.visible = visible;
        this.clock = clock;
    }

    /** The figures of a period. */
    @Transactional(readOnly = true)
    public Overview of(OverviewQuery query, Set<Figure> figures) {
        Conditions conditions = conditions(query);
        List<Row> rows = new ArrayList<>();
        for (Figure figure : figures) {
            rows.addAll(rows(figure, query, conditions));
        }
        return new Overview(
                query.from(),
                query.to(),
                query.zone().getId(),
                query.by().word(),
                query.service(),
                query.type(),
                steps(query),
                rows,
                figures.contains(Figure.REVIEWS_OVERDUE) ? overdue(conditions) : List.of());
    }

    private List<Row> rows(Figure figure, OverviewQuery query, Conditions conditions) {
        String cases = figure.cases(conditions.of("r"), conditions.rows().in("h"));
        return jdbc
                .sql(GROUPED.formatted(query.by().word(), cases))
                .params(conditions.params())
                .param("zone", query.zone().getId())
                .param("begin", Timestamp.from(query.begin()))
                .param("end", Timestamp.from(query.end()))
                .query((rs, n) -> new Row(
                        figure.word(),
                        BY.getOrDefault(rs.getInt("grouped"), ""),
                        rs.getString("name"),
                        rs.getLong("cases"),
                        rs.getLong("hits"),
                        seconds(rs, "median"),
                        seconds(rs, "p90")))
                .list()
                .stream()
                // What is of no part has nothing to be named by.
                .filter(row -> row.by().equals("all") || !row.name().isEmpty())
                .toList();
    }

    private List<OverdueReview> overdue(Conditions conditions) {
        return jdbc.sql(
                        "SELECT p.release_key, p.service, p.due_at FROM post_release_review p JOIN release r ON r.key = p.release_key"
                                + " WHERE p.reviewed_at IS NULL AND p.due_at <= :now AND " + conditions.of("r")
                                + " ORDER BY p.due_at LIMIT 100")
                .params(conditions.params())
                .param("now", Timestamp.from(clock.instant()))
                .query((rs, n) -> new OverdueReview(
                        rs.getString("release_key"),
                        rs.getString("service"),
                        rs.getTimestamp("due_at").toInstant()))
                .list();
    }

    private Conditions conditions(OverviewQuery query) {
        return new Conditions(query.service(), query.type(), visible.rows());
    }

    private static List<LocalDate> steps(OverviewQuery query) {
        List<LocalDate> steps = new ArrayList<>();
        LocalDate step = query.by() == Span.WEEK
                ? query.from().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                : query.from().withDayOfMonth(1);
        while (!step.isAfter(query.to())) {
            steps.add(step);
            step = query.by() == Span.WEEK ? step.plusWeeks(1) : step.plusMonths(1);
        }
        return steps;
    }

    private static @Nullable Long seconds(ResultSet row, String column) throws SQLException {
        double seconds = row.getDouble(column);
        return row.wasNull() ? null : Math.round(seconds);
    }

    /**
     * Which releases count.
     *
     * @param rows those of which the reader may know
     */
    private record Conditions(
            @Nullable String service, @Nullable String type, ReadableRows rows) {

        String of(String table) {
            return rows.in(table)
                    + (service == null ? "" : " AND " + table + ".service = :service")
                    + (type == null ? "" : " AND " + table + ".type = :type");
        }

        Map<String, Object> params() {
            Map<String, Object> params = new HashMap<>(rows.params());
            if (service != null) {
                params.put("service", service);
            }
            if (type != null) {
                params.put("type", type);
            }
            return params;
        }
    }
}
