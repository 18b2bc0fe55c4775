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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
            kinds(BreakGlassUsed.class, LeakFindingWaived.class, EngineIntervention.class);

    /**
     * What counts as an exception: besides those, what somebody decided against a rule's usual answer, a scope that was changed
     * after the request, and an approval for which a duty was lifted. Literal, as the indexes of V300 have it.
     */
    private static final String EXCEPTION = """
            (l.kind IN (%1$s, %2$s) AND (l.kind IN (%1$s)
                OR l.payload::jsonb ->> 'decision' IN ('approve', 'approved', 'agree', 'accept')
                OR (l.kind = %3$s AND jsonb_exists_any(l.payload::jsonb,
                    ARRAY['commit', 'changes', 'contains', 'changedAspects', 'requirements']))))
            OR (l.kind = %4$s AND l.payload LIKE '%%"lifted":[{%%'
                AND jsonb_array_length(coalesce(l.payload::jsonb #> '{act,lifted}', '[]')) > 0)""".formatted(
                    ALWAYS,
                    kinds(
                            PeakDeploymentDecided.class,
                            DestructiveOperationDecided.class,
                            HotfixScopeDecided.class,
                            FailedChecksDecided.class,
                            ReleaseAmended.class),
                    kinds(ReleaseAmended.class),
                    kinds(ApprovalDecided.class));

    /** From here on it is only said that there are more. */
    private static final int COUNTED = 1000;

    @SafeVarargs
    private static String kinds(Class<? extends LedgerEvent>... types) {
        return Stream.of(types).map(type -> "'" + EventKinds.kind(type) + "'").collect(Collectors.joining(", "));
    }

    private final JdbcClient jdbc;
    private final VisibleReleases visible;

    ReleaseSearch(JdbcClient jdbc, VisibleReleases visible) {
        this.jdbc = jdbc;
        this.visible = visible;
    }

    /** The releases that were found, in the order that is asked for. Finds nothing when nothing fits. */
    public List<FoundRelease> find(ReleaseQuery query) {
        Optional<Statement> asked = statement(query);
        if (asked.isEmpty()) {
            return List.of();
        }
        Statement statement = asked.orElseThrow();
        statement.and(query.oldestFirst() ? "r.id > :before" : "r.id < :before", "before", query.before());
        String order = query.oldestFirst() ? " ORDER BY r.id LIMIT " : " ORDER BY r.id DESC LIMIT ";
        return jdbc.sql("SELECT r.* " + statement.text() + order + query.limit())
                .params(statement.params)
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

    /** How many there are on all pages together, as far as that is counted. */
    public FoundCount count(ReleaseQuery query) {
        return statement(query)
                .map(statement -> jdbc.sql("SELECT count(*) FROM (SELECT 1 " + statement.text() + " LIMIT "
                                + (COUNTED + 1) + ") AS found")
                        .params(statement.params)
                        .query(Integer.class)
                        .single())
                .map(found -> new FoundCount(Math.min(found, COUNTED), found > COUNTED))
                .orElse(new FoundCount(0, false));
    }

    /** Everything that is asked for, on whatever page; empty when no service is called so. */
    private Optional<Statement> statement(ReleaseQuery query) {
        Statement statement = new Statement();
        if (query.service() != null) {
            List<String> services = jdbc.sql(SERVICES)
                    .param("part", query.service().strip())
                    .query(String.class)
                    .list();
            if (services.isEmpty()) {
                return Optional.empty();
            }
            statement.and("r.service IN (:services)", "services", services);
        }
        release(query, statement);
        records(query, statement);
        statement.readable(visible.rows());
        return Optional.of(statement);
    }

    private static void release(ReleaseQuery query, Statement statement) {
        statement.equal("r.owner", "owner", query.owner());
        statement.equal("r.requester", "requester", query.requester());
        if (!query.types().isEmpty()) {
            statement.and("r.type IN (:types)", "types", query.types());
        }
        if (!query.statuses().isEmpty()) {
            statement.and("r.status IN (:statuses)", "statuses", query.statuses());
        }
        if (query.version() != null) {
            // The next character behind a point: a range of an index, and not a look at each.
            statement.and(
                    "r.version = :version OR (r.version ~>=~ (:version || '.') AND r.version ~<~ (:version || '/'))",
                    "version",
                    query.version());
        }
        if (query.commit() != null) {
            // Behind all that begin so: no digit of a commit is as high.
            statement.and(
                    "r.commit_id::text ~>=~ :commit AND r.commit_id::text ~<~ (:commit || 'g')",
                    "commit",
                    query.commit());
        }
        if (query.requirement() != null) {
            statement.and("r.requirements @> ARRAY[:requirement]::text[]", "requirement", query.requirement());
        }
        if (query.from() != null) {
            statement.and("r.created_at >= :from", "from", Timestamp.from(query.from()));
        }
        if (query.until() != null) {
            statement.and("r.created_at < :until", "until", Timestamp.from(query.until()));
        }
    }

    private static void records(ReleaseQuery query, Statement statement) {
        if (query.actor() != null) {
            statement.and(record("l.actor = :actor"), "actor", query.actor());
        }
        if (query.deployer() != null) {
            statement.and(record("l.actor = :deployer AND l.kind = :started"), "deployer", query.deployer());
            statement.param("started", EventKinds.kind(DeploymentStarted.class));
        }
        if (query.approver() != null || query.role() != null) {
            String approved = "l.kind = :approved AND l.payload::jsonb ->> 'decision' = 'approve'";
            if (query.approver() != null) {
                approved += " AND l.actor = :approver";
                statement.param("approver", query.approver());
            }
            if (query.role() != null) {
                // Some approvals are asked of one of two roles, which are named together.
                approved += " AND :role = ANY (string_to_array(l.payload::jsonb ->> 'role', ','))";
                statement.param("role", query.role());
            }
            statement.and(record(approved), "approved", EventKinds.kind(ApprovalDecided.class));
        }
        if (query.item() != null) {
            statement.and(record(":item = ANY (l.items)"), "item", query.item());
        }
        if (query.incident() != null) {
            String reported = kinds(IncidentReported.class);
            statement.and(
                    record("l.kind = " + reported + " AND l.payload::json ->> 'incident' = :incident"),
                    "incident",
                    query.incident());
        }
        if (query.path() != null) {
            String[] place = query.path().split("/", 2);
            String past = "l.definition_key = :process";
            if (place.length == 2) {
                past += " AND l.element = :element";
                statement.param("element", place[1]);
            }
            statement.and(record(past), "process", place[0]);
        }
        if (query.exceptions()) {
            statement.and(record(EXCEPTION));
        }
    }

    private static String record(String condition) {
        return "r.key IN (SELECT l.release_key FROM ledger_record l WHERE " + condition + ")";
    }

    /** A statement with the conditions that are asked for only, so that PostgreSQL plans for these. */
    private static final class Statement {

        private final StringBuilder text = new StringBuilder("FROM release r WHERE true");
        private final Map<String, Object> params = new HashMap<>();

        void and(String condition) {
            text.append(" AND (").append(condition).append(')');
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

        void readable(ReadableRows rows) {
            text.append(" AND ").append(rows.in("r"));
            params.putAll(rows.params());
        }

        void param(String name, Object value) {
            params.put(name, value);
        }

        String text() {
            return text.toString();
        }
    }
}
