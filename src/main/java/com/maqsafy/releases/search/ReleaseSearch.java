package com.maqsafy.releases.search;

import static java.util.stream.Collectors.joining;

import com.maqsafy.releases.approval.ApprovalDecided;
import com.maqsafy.releases.approval.BreakGlassUsed;
import com.maqsafy.releases.approval.DestructiveOperationDecided;
import com.maqsafy.releases.approval.PeakDeploymentDecided;
import com.maqsafy.releases.evidence.EventKinds;
import com.maqsafy.releases.evidence.LedgerEvent;
import com.maqsafy.releases.hotfix.HotfixScopeDecided;
import com.maqsafy.releases.notes.LeakFindingWaived;
import com.maqsafy.releases.process.EngineIntervention;
import com.maqsafy.releases.release.DeploymentStarted;
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

    /** What counts as an exception: a duty lifted, a glass broken, or somebody decided to go on against a rule's usual answer. */
    static final List<Class<? extends LedgerEvent>> EXCEPTIONS = List.of(
            BreakGlassUsed.class,
            PeakDeploymentDecided.class,
            DestructiveOperationDecided.class,
            HotfixScopeDecided.class,
            LeakFindingWaived.class,
            EngineIntervention.class);

    /** Among so many of the newest what is common is found. */
    private static final int NEWEST = 1_000;

    /** The releases of so many records are found by their keys one by one. */
    private static final int FEW = 20_000;

    private final JdbcClient jdbc;
    private final VisibleReleases visible;

    ReleaseSearch(JdbcClient jdbc, VisibleReleases visible) {
        this.jdbc = jdbc;
        this.visible = visible;
    }

    /**
     * The releases that were found, newest first. Finds nothing when nothing fits.
     *
     * <p>What is common is found among the newest; what is not there is rare or long ago, and is found by its records, whose
     * indexes know nothing of the order of releases. One statement for both would be planned for one of them and read every
     * release for the other.
     */
    public List<FoundRelease> find(ReleaseQuery query) {
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
        Conditions records = records(query);
        if (records.all.isEmpty()) {
            return found("release r WHERE " + releases.text(), releases.params, query.limit());
        }
        Map<String, Object> params = new HashMap<>(releases.params);
        params.putAll(records.params);
        String newest =
                "(SELECT * FROM release r WHERE " + releases.text() + " ORDER BY r.id DESC LIMIT " + NEWEST + ") r";
        String ofRecords = records.all.stream().map(ReleaseSearch::ofRecord).collect(joining(" AND "));
        List<FoundRelease> found = found(newest + " WHERE " + ofRecords, params, query.limit());
        if (found.size() == query.limit()) {
            return found;
        }
        String all = "release r WHERE " + releases.text() + " AND " + ofRecords;
        for (String condition : records.all) {
            List<String> keys = jdbc.sql(
                            "SELECT l.release_key FROM ledger_record l WHERE " + condition + " LIMIT " + (FEW + 1))
                    .params(records.params)
                    .query(String.class)
                    .list();
            if (keys.size() <= FEW) {
                params.put("keys", keys.stream().distinct().toArray(String[]::new));
                return found(all + " AND r.key = ANY (:keys)", params, query.limit());
            }
        }
        return found(all, params, query.limit());
    }

    private List<FoundRelease> found(String from, Map<String, Object> params, int limit) {
        return jdbc.sql("SELECT r.* FROM " + from + " ORDER BY r.id DESC LIMIT " + limit)
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

    private static void release(ReleaseQuery query, Conditions releases) {
        releases.equal("r.owner", "owner", query.owner());
        releases.equal("r.requester", "requester", query.requester());
        releases.and("r.id < :before", "before", query.before());
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

    /** The rarest first. */
    private static Conditions records(ReleaseQuery query) {
        Conditions records = new Conditions();
        if (query.exceptions()) {
            records.and("l.kind IN (:exceptions) OR (l.kind = :approved"
                    + " AND jsonb_array_length(coalesce(l.payload::jsonb #> '{act,lifted}', '[]')) > 0)");
            records.params.put(
                    "exceptions", EXCEPTIONS.stream().map(EventKinds::kind).toList());
        }
        records.equal("l.actor", "actor", query.actor());
        records.and("l.actor = :deployer AND l.kind = :started", "deployer", query.deployer());
        records.params.put("started", EventKinds.kind(DeploymentStarted.class));
        records.params.put("approved", EventKinds.kind(ApprovalDecided.class));
        if (query.approver() != null || query.role() != null) {
            String approved = "l.kind = :approved AND l.payload::jsonb ->> 'decision' = 'approve'";
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

    /** OFFSET 0 has PostgreSQL look into the records of one release after the other, and never read those of all first. */
    private static String ofRecord(String condition) {
        return "EXISTS (SELECT FROM ledger_record l WHERE l.release_key = r.key AND " + condition + " OFFSET 0)";
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
