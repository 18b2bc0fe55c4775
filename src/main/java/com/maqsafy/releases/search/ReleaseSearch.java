package com.maqsafy.releases.search;

import com.maqsafy.releases.approval.ApprovalDecided;
import com.maqsafy.releases.approval.BreakGlassUsed;
import com.maqsafy.releases.approval.DestructiveOperationDecided;
import com.maqsafy.releases.approval.PeakDeploymentDecided;
import com.maqsafy.releases.evidence.EventKinds;
import com.maqsafy.releases.evidence.LedgerEvent;
import com.maqsafy.releases.hotfix.HotfixScopeDecided;
import com.maqsafy.releases.hotfix.IncidentReported;
import com.maqsafy.releases.notes.LeakFindingWaived;
import com.maqsafy.releases.process.EngineIntervention;
import com.maqsafy.releases.release.DeploymentStarted;
import com.maqsafy.releases.release.FailedChecksDecided;
import com.maqsafy.releases.release.ReadableRows;
import com.maqsafy.releases.release.ReleaseAmended;
import com.maqsafy.releases.release.VisibleReleases;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

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

    /** What is an exception whatever it says: a glass broken, a leak let pass, the process changed past its forms. */
    private static final String ALWAYS =
            kinds(List.of(BreakGlassUsed.class, LeakFindingWaived.class, EngineIntervention.class));

    /**
     * What counts as an exception: besides those, what somebody decided against a rule's usual answer, a scope that was changed
     * after the request, and an approval for which a duty was lifted. Literal, as the indexes of V300 have it.
     */
    static final String EXCEPTION = """
            (l.kind IN (%1$s, %2$s) AND (l.kind IN (%1$s)
                OR l.payload::jsonb ->> 'decision' IN ('approve', 'approved', 'agree', 'accept')
                OR (l.kind = %3$s AND jsonb_exists_any(l.payload::jsonb,
                    ARRAY['commit', 'changes', 'contains', 'changedAspects', 'requirements']))))
            OR (l.kind = %4$s AND l.payload LIKE '%%"lifted":[{%%'
                AND jsonb_array_length(coalesce(l.payload::jsonb #> '{act,lifted}', '[]')) > 0)""".formatted(
                    ALWAYS,
                    kinds(List.of(
                            PeakDeploymentDecided.class,
                            DestructiveOperationDecided.class,
                            HotfixScopeDecided.class,
                            FailedChecksDecided.class,
                            ReleaseAmended.class)),
                    kinds(List.of(ReleaseAmended.class)),
                    kinds(List.of(ApprovalDecided.class)));

    /** From here on it is only said that there are more. */
    private static final int COUNTED = 1000;

    private static String kinds(List<Class<? extends LedgerEvent>> types) {
        return types.stream().map(type -> "'" + EventKinds.kind(type) + "'").collect(Collectors.joining(", "));
    }

    /** Among so many of the first what is common is found. */
    private static final int FIRST = 1_000;

    /** The releases of so many records are named one by one. */
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
     * <p>What is common is found among the first ones; what is not there is rare or far away, and is found by its records,
     * whose indexes know nothing of the order of releases. One statement for both would be planned for one of them and read
     * every release for the other.
     *
     * @throws SearchTooWideException when too many fit for an order that is not that of the requests
     */
    public List<FoundRelease> find(ReleaseQuery query) {
        ReadableRows readable = visible.rows();
        @Nullable Long before = readable.meant(query.before());
        List<FoundRelease> found = query.order().byRequest() ? byRequest(query, before) : ordered(query, before);
        return found.stream().map(f -> f.at(readable.shown(f.position()))).toList();
    }

    private List<FoundRelease> byRequest(ReleaseQuery query, @Nullable Long before) {
        boolean oldestFirst = query.order() == SearchOrder.OLDEST;
        Conditions releases = releases(query);
        releases.and(oldestFirst ? "r.id > :before" : "r.id < :before", "before", before);
        Conditions records = records(query);
        String order = oldestFirst ? " ORDER BY r.id" : " ORDER BY r.id DESC";
        String page = order + " LIMIT " + query.limit();
        if (records.all.isEmpty()) {
            return found("release r WHERE " + releases.text() + page, releases.params);
        }
        Map<String, Object> params = new HashMap<>(releases.params);
        params.putAll(records.params);
        List<FoundRelease> found = found(
                "(SELECT * FROM release r WHERE " + releases.text() + order + " LIMIT " + FIRST + ") r WHERE "
                        + ofRecords(records) + page,
                params);
        return found.size() == query.limit() ? found : found(everywhere(releases, records, params) + page, params);
    }

    /** All that fit are read, as many as may be, and put in order; whatever else there is in the log does not matter. */
    private List<FoundRelease> ordered(ReleaseQuery query, @Nullable Long before) {
        SearchOrder order = query.order();
        Map<String, Object> params = new HashMap<>();
        String all = everywhere(query, params);
        if (counted(all, params, ORDERED) > ORDERED) {
            throw new SearchTooWideException(order, ORDERED);
        }
        String further = "true";
        if (before != null && query.behind() != null) {
            params.put("before", before);
            params.put("behind", SearchOrder.OPEN.equals(query.behind()) ? "-infinity" : query.behind());
            String behind = order == SearchOrder.FINISHED ? "cast(:behind AS timestamptz)" : ":behind";
            further = "(o.place " + (order == SearchOrder.FINISHED ? "<" : ">") + " " + behind + " OR (o.place = "
                    + behind + " AND o.id < :before))";
        }
        String by = " ORDER BY o.place" + (order == SearchOrder.FINISHED ? " DESC" : "") + ", o.id DESC";
        return found(
                "(SELECT o.id, o.place FROM (SELECT r.id, " + order.column() + " AS place FROM " + all + ") o WHERE "
                        + further + by + " LIMIT " + query.limit() + ") o JOIN release r ON r.id = o.id" + by,
                params);
    }

    /** How many there are on all pages together, as far as that is counted. */
    public FoundCount count(ReleaseQuery query) {
        Map<String, Object> params = new HashMap<>();
        int found = counted(everywhere(query, params), params, COUNTED);
        return new FoundCount(Math.min(found, COUNTED), found > COUNTED);
    }

    /** How many there are; one more than {@code most} when there are more. */
    private int counted(String from, Map<String, Object> params, int most) {
        return jdbc.sql("SELECT count(*) FROM (SELECT 1 FROM " + from + " LIMIT " + (most + 1) + ") AS found")
                .params(params)
                .query(Integer.class)
                .single();
    }

    private String everywhere(ReleaseQuery query, Map<String, Object> params) {
        Conditions releases = releases(query);
        Conditions records = records(query);
        params.putAll(releases.params);
        params.putAll(records.params);
        return everywhere(releases, records, params);
    }

    /** All that fit; where a condition on records holds of few, those are named one by one, as parameter {@code keys}. */
    private String everywhere(Conditions releases, Conditions records, Map<String, Object> params) {
        String all = "release r WHERE " + releases.text() + (records.all.isEmpty() ? "" : " AND " + ofRecords(records));
        for (String condition : records.all) {
            List<String> keys = jdbc.sql(
                            "SELECT l.release_key FROM ledger_record l WHERE " + condition + " LIMIT " + (FEW + 1))
                    .params(records.params)
                    .query(String.class)
                    .list();
            if (keys.size() <= FEW) {
                params.put("keys", keys.stream().distinct().toArray(String[]::new));
                return all + " AND r.key = ANY (:keys)";
            }
        }
        return all;
    }

    private List<FoundRelease> found(String from, Map<String, Object> params) {
        return jdbc.sql("SELECT r.* FROM " + from)
                .params(params)
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

    /** What is asked of the releases themselves, on whatever page, and that the reader may know of them. */
    private Conditions releases(ReleaseQuery query) {
        Conditions releases = new Conditions();
        if (query.service() != null) {
            List<String> services = jdbc.sql(SERVICES)
                    .param("part", query.service().strip())
                    .query(String.class)
                    .list();
            // Releases are looked for when no service has such a name as well: a service of which all releases are
            // hidden has one,
            // and must not take longer. No service has an empty name.
            releases.and("r.service IN (:services)", "services", services.isEmpty() ? List.of("") : services);
        }
        release(query, releases);
        ReadableRows readable = visible.rows();
        releases.and(readable.in("r"));
        releases.params.putAll(readable.params());
        return releases;
    }

    private static void release(ReleaseQuery query, Conditions releases) {
        releases.equal("r.owner", "owner", query.owner());
        releases.equal("r.requester", "requester", query.requester());
        if (!query.types().isEmpty()) {
            releases.and("r.type IN (:types)", "types", query.types());
        }
        if (!query.statuses().isEmpty()) {
            releases.and("r.status IN (:statuses)", "statuses", query.statuses());
        }
        if (query.version() != null) {
            // The next character behind a point: a range of an index, and not a look at each.
            releases.and(
                    "r.version = :version OR (r.version ~>=~ (:version || '.') AND r.version ~<~ (:version || '/'))",
                    "version",
                    query.version());
        }
        if (query.commit() != null) {
            // Behind all that begin so: no digit of a commit is as high.
            releases.and(
                    "r.commit_id::text ~>=~ :commit AND r.commit_id::text ~<~ (:commit || 'g')",
                    "commit",
                    query.commit());
        }
        if (query.requirement() != null) {
            releases.and("r.requirements @> ARRAY[:requirement]::text[]", "requirement", query.requirement());
        }
        if (query.from() != null) {
            releases.and("r.created_at >= :from", "from", Timestamp.from(query.from()));
        }
        if (query.until() != null) {
            releases.and("r.created_at < :until", "until", Timestamp.from(query.until()));
        }
    }

    /** What is asked of their records, the rarest first. */
    private static Conditions records(ReleaseQuery query) {
        Conditions records = new Conditions();
        if (query.exceptions()) {
            records.and(EXCEPTION);
        }
        if (query.incident() != null) {
            records.and(
                    "l.kind = " + kinds(List.of(IncidentReported.class))
                            + " AND l.payload::json ->> 'incident' = :incident",
                    "incident",
                    query.incident());
        }
        if (query.path() != null) {
            String[] place = query.path().split("/", 2);
            records.and(
                    "l.definition_key = :process" + (place.length == 2 ? " AND l.element = :element" : ""),
                    "process",
                    place[0]);
            if (place.length == 2) {
                records.params.put("element", place[1]);
            }
        }
        records.equal("l.actor", "actor", query.actor());
        records.and(
                "l.actor = :deployer AND l.kind = " + kinds(List.of(DeploymentStarted.class)),
                "deployer",
                query.deployer());
        if (query.approver() != null || query.role() != null) {
            String approved = "l.kind = " + kinds(List.of(ApprovalDecided.class))
                    + " AND l.payload::jsonb ->> 'decision' = 'approve'";
            if (query.approver() != null) {
                approved += " AND l.actor = :approver";
                records.params.put("approver", query.approver());
            }
            if (query.role() != null) {
                // Some approvals are asked of one of two roles, which are named together.
                approved += " AND string_to_array(l.payload::jsonb ->> 'role', ',') @> ARRAY[:role]::text[]";
                records.params.put("role", query.role());
            }
            records.and(approved);
        }
        records.and("l.items @> ARRAY[:item]::text[]", "item", query.item());
        return records;
    }

    private static String ofRecords(Conditions records) {
        // OFFSET 0 has PostgreSQL look into the records of one release after the other, and never read those of all
        // first.
        return records.all.stream()
                .map(condition -> "EXISTS (SELECT FROM ledger_record l WHERE l.release_key = r.key AND " + condition
                        + " OFFSET 0)")
                .collect(Collectors.joining(" AND "));
    }

    /** The conditions that are asked for only, so that PostgreSQL plans for these. */
    private static final class Conditions {

        private final List<String> all = new ArrayList<>();
        private final Map<String, Object> params = new HashMap<>();

        void and(String condition) {
            all.add("(" + condition + ")");
        }

        void and(String condition, String name, @Nullable Object value) {
            if (value != null) {
                and(condition);
                params.put(name, value);
            }
        }

        void equal(String column, String name, @Nullable String value) {
            and(column + " = :" + name, name, value);
        }

        String text() {
            return String.join(" AND ", all);
        }
    }
}
