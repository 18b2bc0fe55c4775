package com.maqsafy.releases.search;

import com.maqsafy.releases.release.ReadableRows;
import com.maqsafy.releases.release.VisibleReleases;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Searches releases of which the signed-in person may know; any other is not found, as if it did not exist. */
@Component
public class ReleaseSearch {

    /** The names of all services without reading all releases: each is one look into the index. */
    private static final String SERVICES = """
            WITH RECURSIVE s (service) AS (
                (SELECT service FROM release ORDER BY service LIMIT 1)
                UNION ALL
                SELECT (SELECT r.service FROM release r WHERE r.service > s.service ORDER BY r.service LIMIT 1)
                FROM s WHERE s.service IS NOT NULL)
            SELECT service FROM s WHERE position(lower(:part) in lower(service)) > 0""";

    /** From here on it is only said that there are more. */
    private static final int COUNTED = 1000;

    /** Among so many of the first what is common is found. */
    private static final int FIRST = 1_000;

    /** What holds of at most so many is where the others are looked for. */
    private static final int FEW = 20_000;

    /** So many releases are put in an order that the table does not have. */
    private static final int ORDERED = 20_000;

    private final JdbcClient jdbc;
    private final VisibleReleases visible;

    ReleaseSearch(JdbcClient jdbc, VisibleReleases visible) {
        this.jdbc = jdbc;
        this.visible = visible;
    }

    /**
     * The releases that were found, in the order that is asked for. Finds nothing when nothing fits.
     *
     * <p>One term is read in the order of the releases, as far as the page goes. Where more is asked for, what is common is
     * found among the first releases, and what is rare by whatever of it holds of few. One statement for both would be planned
     * for one of them and read every release for the other.
     *
     * @throws SearchTooWideException when too many fit for an order that is not that of the requests
     */
    @Transactional(readOnly = true)
    public List<FoundRelease> find(ReleaseQuery query) {
        planForItsDays(query);
        ReadableRows readable = visible.rows();
        @Nullable Long before = readable.meant(query.before());
        Asked asked = asked(query, readable);
        List<FoundRelease> found =
                query.order().byRequest() ? byRequest(query, asked, before) : ordered(query, asked, before);
        return found.stream().map(f -> f.at(readable.shown(f.position()))).toList();
    }

    /** A plan for any days walks through all releases to those of a day that is long ago. */
    private void planForItsDays(ReleaseQuery query) {
        if (query.from() != null || query.until() != null) {
            jdbc.sql("SET LOCAL plan_cache_mode = force_custom_plan").update();
        }
    }

    private List<FoundRelease> byRequest(ReleaseQuery query, Asked asked, @Nullable Long before) {
        boolean oldestFirst = query.order() == SearchOrder.OLDEST;
        String way = oldestFirst ? "" : " DESC";
        String page = way + " LIMIT " + query.limit();
        String behind = before == null ? "" : oldestFirst ? " > :before" : " < :before";
        if (before != null) {
            asked.params.put("before", before);
        }
        if (asked.narrow && asked.terms.size() > 0) {
            String among = asked.releases() + (behind.isEmpty() ? "" : " AND r.id" + behind);
            List<FoundRelease> found = found(
                    "(SELECT * FROM " + among + " ORDER BY r.id" + way + " LIMIT " + FIRST + ") r WHERE "
                            + asked.itself.text() + " AND " + asked.terms.hold("r.id", -1) + " ORDER BY r.id" + page,
                    asked);
            if (found.size() == query.limit() || counted(among, asked, FIRST) <= FIRST) {
                return found;
            }
        }
        Place place = place(asked);
        String further = behind.isEmpty() ? "" : " AND " + place.id + behind;
        return found(place.from + further + " ORDER BY " + place.id + page, asked);
    }

    /** All that fit are read, as many as may be, and put in order; whatever else there is in the log does not matter. */
    private List<FoundRelease> ordered(ReleaseQuery query, Asked asked, @Nullable Long before) {
        SearchOrder order = query.order();
        Place place = place(asked);
        if (counted(place.counted(), asked, ORDERED) > ORDERED) {
            throw new SearchTooWideException(order, ORDERED);
        }
        String further = "true";
        if (before != null && query.behind() != null) {
            asked.params.put("before", before);
            asked.params.put("behind", SearchOrder.OPEN.equals(query.behind()) ? "-infinity" : query.behind());
            String behind = order == SearchOrder.FINISHED ? "cast(:behind AS timestamptz)" : ":behind";
            further = "(o.place " + (order == SearchOrder.FINISHED ? "<" : ">") + " " + behind + " OR (o.place = "
                    + behind + " AND o.id < :before))";
        }
        String by = " ORDER BY o.place" + (order == SearchOrder.FINISHED ? " DESC" : "") + ", o.id DESC";
        return found(
                "(SELECT o.id, o.place FROM (SELECT r.id, " + order.column() + " AS place FROM " + place.from
                        + ") o WHERE " + further + by + " LIMIT " + query.limit()
                        + ") o JOIN release r ON r.id = o.id" + by,
                asked);
    }

    /** How many there are on all pages together, as far as that is counted. */
    @Transactional(readOnly = true)
    public FoundCount count(ReleaseQuery query) {
        planForItsDays(query);
        Asked asked = asked(query, visible.rows());
        int found = counted(place(asked).counted(), asked, COUNTED);
        return new FoundCount(Math.min(found, COUNTED), found > COUNTED);
    }

    /** How many there are; one more than {@code most} when there are more. */
    private int counted(String from, Asked asked, int most) {
        return jdbc.sql("SELECT count(*) FROM (SELECT 1 FROM " + from + " LIMIT " + (most + 1) + ") AS found")
                .params(asked.params)
                .query(Integer.class)
                .single();
    }

    /** Where all that fit are looked for: there where the first of what is asked for holds of few, or else by the first term. */
    private Place place(Asked asked) {
        int terms = asked.terms.size();
        if (terms == 0) {
            return Place.releases(asked);
        }
        if (terms == 1 && !asked.narrow) {
            return Place.term(asked, 0);
        }
        for (int term = 0; term < terms; term++) {
            if (counted("release_term d WHERE " + asked.terms.is(term) + " ORDER BY d.release_id", asked, FEW) <= FEW) {
                return Place.term(asked, term);
            }
        }
        return asked.narrow && counted(asked.releases(), asked, FEW) <= FEW
                ? Place.releases(asked)
                : Place.term(asked, 0);
    }

    /**
     * Where releases are looked for.
     *
     * @param from what stands behind FROM, with the condition
     * @param id the column that has the order of the requests
     */
    private record Place(String from, String id) {

        static Place releases(Asked asked) {
            return new Place(
                    asked.releases() + " AND " + asked.itself.text() + " AND " + asked.terms.hold("r.id", -1), "r.id");
        }

        /** OFFSET 0 has PostgreSQL take one row of the term after the other, in their order, which is that of the releases. */
        static Place term(Asked asked, int term) {
            return new Place(
                    "release_term d CROSS JOIN LATERAL (SELECT * FROM " + asked.releases() + " AND "
                            + asked.itself.text() + " AND r.id = d.release_id OFFSET 0) r WHERE "
                            + asked.terms.is(term) + " AND "
                            + asked.terms.hold("d.release_id", term),
                    "d.release_id");
        }

        /** As it is counted: a term's rows in their order, because only that is an index. */
        String counted() {
            return id.equals("r.id") ? from : from + " ORDER BY " + id;
        }
    }

    private List<FoundRelease> found(String from, Asked asked) {
        return jdbc.sql("SELECT r.* FROM " + from)
                .params(asked.params)
                .query((row, n) -> new FoundRelease(
                        row.getLong("id"),
                        row.getString("key"),
                        row.getString("service"),
                        row.getString("version"),
                        row.getString("type"),
                        row.getString("status"),
                        row.getString("owner"),
                        row.getString("requester"),
                        row.getString("summary"),
                        row.getTimestamp("created_at").toInstant(),
                        row.getTimestamp("finished_at") == null
                                ? null
                                : row.getTimestamp("finished_at").toInstant()))
                .list();
    }

    private Asked asked(ReleaseQuery query, ReadableRows readable) {
        Map<String, Object> params = new HashMap<>();
        Conditions among = new Conditions(params);
        if (query.service() != null) {
            List<String> services = jdbc.sql(SERVICES)
                    .param("part", query.service().strip())
                    .query(String.class)
                    .list();
            // Releases are looked for when no service has such a name as well: a service of which all releases are
            // hidden has one, and must not take longer. No service has an empty name.
            among.and("r.service IN (:services)", "services", services.isEmpty() ? List.of("") : services);
        }
        among(query, among);
        boolean narrow = !among.all.isEmpty();
        among.and(readable.in("r"));
        params.putAll(readable.params());
        SearchTerms terms = new SearchTerms(query);
        params.putAll(terms.params());
        return new Asked(among, narrow, itself(query, params), terms, params);
    }

    /** What is asked of many releases at once, by which the table has indexes in the order of the requests. */
    private static void among(ReleaseQuery query, Conditions releases) {
        if (!query.types().isEmpty()) {
            releases.and("r.type IN (:types)", "types", query.types());
        }
        if (!query.statuses().isEmpty()) {
            releases.and("r.status IN (:statuses)", "statuses", query.statuses());
        }
        if (query.from() != null) {
            releases.and("r.created_at >= :from", "from", Timestamp.from(query.from()));
        }
        if (query.until() != null) {
            releases.and("r.created_at < :until", "until", Timestamp.from(query.until()));
        }
    }

    /** What a term says only where to look for: it is cut, or was true of the release once. */
    private static Conditions itself(ReleaseQuery query, Map<String, Object> params) {
        Conditions releases = new Conditions(params);
        releases.and("r.owner = :owner", "owner", query.owner());
        releases.and("r.requester = :requester", "requester", query.requester());
        releases.and("r.version = :version OR starts_with(r.version, :version || '.')", "version", query.version());
        releases.and("starts_with(r.commit_id::text, :commit)", "commit", query.commit());
        releases.and("r.requirements @> ARRAY[:requirement]::text[]", "requirement", query.requirement());
        return releases;
    }

    /**
     * What is asked for.
     *
     * @param among of which releases, as far as the reader may know of them
     * @param narrow whether the question says anything of that
     * @param itself what must hold of the row of a release that a term was found of
     * @param params of all that
     */
    private record Asked(
            Conditions among, boolean narrow, Conditions itself, SearchTerms terms, Map<String, Object> params) {

        /** The releases among which is looked. */
        String releases() {
            return "release r WHERE " + among.text();
        }
    }

    /** The conditions that are asked for only, so that PostgreSQL plans for these. */
    private static final class Conditions {

        private final List<String> all = new ArrayList<>();
        private final Map<String, Object> params;

        Conditions(Map<String, Object> params) {
            this.params = params;
        }

        void and(String condition) {
            all.add("(" + condition + ")");
        }

        void and(String condition, String name, @Nullable Object value) {
            if (value != null) {
                and(condition);
                params.put(name, value);
            }
        }

        String text() {
            return all.isEmpty() ? "true" : String.join(" AND ", all);
        }
    }
}
