package com.maqsafy.releases.database;

import com.maqsafy.releases.evidence.NewestEvidence;
import com.maqsafy.releases.evidence.Words;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** One look at the database: is everything that guards evidence as it was made, and does the newest evidence hold? */
@Component
class DatabaseLook {

    /** The resource; {@code ExpectedShapeTest} makes it from the migrations. */
    static final String EXPECTED = "db/expected-shape.txt";

    /** Rows whose release log and ledger say different things: the newest and the open ones. */
    private static final String ROWS = """
            WITH looked_at AS (
                (SELECT * FROM release ORDER BY id DESC LIMIT :newest)
                UNION
                (SELECT * FROM release WHERE finished_at IS NULL))
            SELECT r.key, fault FROM looked_at r
            LEFT JOIN LATERAL (
                SELECT payload::json AS request, time FROM ledger_record
                WHERE release_key = r.key AND kind = 'releaseRequested' ORDER BY sequence LIMIT 1) first ON true
            LEFT JOIN LATERAL (
                SELECT payload::json ->> 'to' AS status, time FROM ledger_record
                WHERE release_key = r.key AND kind = 'statusChanged' ORDER BY sequence DESC LIMIT 1) status ON true
            LEFT JOIN LATERAL (
                SELECT payload::json ->> 'type' AS name FROM ledger_record
                WHERE release_key = r.key AND kind IN ('releaseRequested', 'releaseAmended')
                    AND payload::json ->> 'type' IS NOT NULL ORDER BY sequence DESC LIMIT 1) type ON true
            LEFT JOIN LATERAL (
                SELECT min(time) AS time FROM ledger_record
                WHERE release_key = r.key AND kind = 'restrictionLifted') lifted ON true
            LEFT JOIN release_restriction q ON q.release_key = r.key
            LEFT JOIN LATERAL (
                SELECT payload::json ->> 'commit' AS id FROM ledger_record
                WHERE release_key = r.key AND kind IN ('releaseRequested', 'releaseAmended')
                    AND payload::json ->> 'commit' IS NOT NULL ORDER BY sequence DESC LIMIT 1) commit ON true
            CROSS JOIN LATERAL (
                SELECT 'there is no ledger of it' AS fault WHERE first.request IS NULL
                UNION ALL
                SELECT 'its status is ' || r.status || ', its ledger says ' || coalesce(status.status, 'preparing')
                    WHERE first.request IS NOT NULL AND r.status <> coalesce(status.status, 'preparing')
                UNION ALL
                SELECT 'its commit is ' || r.commit_id || ', its ledger says ' || commit.id WHERE r.commit_id <> commit.id
                UNION ALL
                SELECT 'its owner is ' || r.owner || ', its ledger says ' || (first.request ->> 'owner')
                    WHERE r.owner <> first.request ->> 'owner'
                UNION ALL
                SELECT 'its requester is ' || r.requester || ', its ledger says ' || (first.request ->> 'requester')
                    WHERE r.requester <> first.request ->> 'requester'
                UNION ALL
                SELECT 'its type is ' || r.type || ', its ledger says ' || type.name WHERE r.type <> type.name
                UNION ALL
                SELECT 'it was requested on ' || r.created_at::date || ', its ledger says ' || first.time::date
                    WHERE abs(extract(epoch FROM r.created_at - first.time)) > :apart
                UNION ALL
                SELECT 'it ended on ' || r.finished_at::date || ', its ledger says ' || status.time::date
                    WHERE abs(extract(epoch FROM r.finished_at - status.time)) > :apart
                UNION ALL
                SELECT 'it is restricted, and of the type ' || r.type WHERE q.lifted_at IS NULL AND type.name <> 'security'
                    AND q.release_key IS NOT NULL
                UNION ALL
                SELECT 'its restriction is lifted, its ledger says nothing of it'
                    WHERE q.lifted_at IS NOT NULL AND lifted.time IS NULL
                UNION ALL
                SELECT 'it is restricted, its ledger says that this was lifted on ' || lifted.time::date
                    WHERE q.release_key IS NOT NULL AND q.lifted_at IS NULL
                        AND extract(epoch FROM now() - lifted.time) > :apart
                UNION ALL
                SELECT 'it is ' || r.status || ' without a seal' WHERE r.finished_at IS NOT NULL
                    AND NOT EXISTS (SELECT FROM seal WHERE release_key = r.key)
                    AND (r.status = 'released' OR NOT EXISTS (SELECT FROM unsealed_ending WHERE release_key = r.key))) faults
            ORDER BY r.key, fault""";

    /** Ledgers of which the release log has no row: of those that were added to last. */
    private static final String GONE = """
            SELECT h.release_key FROM (
                SELECT release_key FROM ledger_head WHERE release_key <> 'administration'
                ORDER BY time DESC NULLS LAST LIMIT :newest) h
            WHERE NOT EXISTS (SELECT FROM release r WHERE r.key = h.release_key)
                AND EXISTS (SELECT FROM ledger_record l WHERE l.release_key = h.release_key AND l.kind = 'releaseRequested')
            ORDER BY h.release_key""";

    /**
     * What searches know of releases and is not true of them, and what is true and searches do not know: of the newest, of the
     * open ones, of those of which something was found before, and of some others, so that each has its turn. What a release
     * was amended from stays known.
     */
    private static final String TERMS = """
            WITH looked_at AS (
                (SELECT id, key FROM release ORDER BY id DESC LIMIT :newest)
                UNION
                (SELECT id, key FROM release WHERE finished_at IS NULL)
                UNION
                (SELECT id, key FROM release WHERE id IN (:found))
                UNION
                (SELECT id, key FROM release WHERE id > :behind ORDER BY id LIMIT :others)),
            true_now AS (
                SELECT a.id, t.sort, t.term FROM looked_at a JOIN release r ON r.id = a.id
                CROSS JOIN LATERAL terms_of_release(r) t
                UNION
                SELECT a.id, t.sort, t.term FROM looked_at a JOIN ledger_record l ON l.release_key = a.key
                CROSS JOIN LATERAL terms_of_record(l) t),
            said AS (
                SELECT a.id, l.payload::json AS release FROM looked_at a JOIN ledger_record l ON l.release_key = a.key
                WHERE l.kind IN ('releaseRequested', 'releaseAmended')),
            true_once AS (
                SELECT id, 'commit' AS sort, left(release ->> 'commit', 7) AS term FROM said
                UNION
                SELECT id, 'requirement', left(requirement, 200) FROM said CROSS JOIN LATERAL json_array_elements_text(
                    CASE json_typeof(release -> 'requirements') WHEN 'array' THEN release -> 'requirements' END) requirement),
            faults AS (
                SELECT t.id, false AS known, t.sort, t.term FROM true_now t WHERE NOT EXISTS (
                    SELECT FROM release_term k WHERE k.sort = t.sort AND k.term = t.term AND k.release_id = t.id)
                UNION ALL
                SELECT a.id, true, k.sort, k.term FROM looked_at a JOIN release_term k ON k.release_id = a.id
                WHERE NOT EXISTS (
                        SELECT FROM true_now t WHERE t.id = k.release_id AND t.sort = k.sort AND t.term = k.term)
                    AND NOT EXISTS (
                        SELECT FROM true_once t WHERE t.id = k.release_id AND t.sort = k.sort AND t.term = k.term))
            SELECT r.id, r.key, f.known, count(*) AS faults, min(trim(f.sort || ' ' || f.term)) AS first
            FROM faults f JOIN release r USING (id) GROUP BY r.id, r.key, f.known ORDER BY r.key, f.known""";

    /** So many times as many others as of the newest have their turn in a look at what searches know. */
    private static final int TURNS = 5;

    /** Row and ledger have their times from the same clock, but a ledger never goes back where that was set back. */
    private static final Duration APART = Duration.ofDays(1);

    private final JdbcClient jdbc;
    private final NewestEvidence evidence;
    private final DatabaseSettings settings;
    private final TransactionTemplate transaction;

    /** Behind this release the next others have their turn; the first ones behind any, so that no start begins with the same. */
    private @Nullable Long behind;

    /** Of these something was found in what searches know. */
    private Set<Long> found = Set.of();

    DatabaseLook(
            JdbcClient jdbc,
            NewestEvidence evidence,
            DatabaseSettings settings,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.evidence = evidence;
        this.settings = settings;
        this.transaction = new TransactionTemplate(transactions);
        // One state of the database, whatever is recorded meanwhile.
        transaction.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        transaction.setReadOnly(true);
    }

    /** What is not as it must be, a coded sentence each; the tables first, for without them the rest says little. */
    List<String> findings() {
        return Objects.requireNonNull(transaction.execute(status -> findingsInThisTransaction()));
    }

    /** The same, of what the caller's transaction sees. */
    List<String> findingsInThisTransaction() {
        List<String> findings = new ArrayList<>(DatabaseShape.differences(expected(), DatabaseShape.read(jdbc)));
        if (findings.stream().anyMatch(f -> f.contains(": table "))) {
            return findings;
        }
        jdbc.sql(ROWS)
                .param("newest", settings.newest())
                .param("apart", APART.toSeconds())
                .query((rs, row) -> "REL-DBO-012 The row of release " + rs.getString(1) + " was changed or forged: "
                        + rs.getString(2) + ".")
                .list()
                .forEach(findings::add);
        jdbc.sql(GONE)
                .param("newest", settings.newest())
                .query(String.class)
                .list()
                .forEach(key -> findings.add("REL-DBO-520 The row of release " + key
                        + " was taken away: the release log does not have it, and its ledger is there."));
        findings.addAll(terms());
        evidence.faults(settings.newest()).forEach(fault -> findings.add("REL-DBO-013 " + fault));
        return findings;
    }

    private synchronized List<String> terms() {
        int others = settings.newest() * TURNS;
        long from = behind == null ? somewhere() : behind;
        Set<Long> faulty = new HashSet<>();
        List<String> findings = jdbc.sql(TERMS)
                .param("newest", settings.newest())
                .param("found", found.isEmpty() ? Set.of(0L) : found)
                .param("behind", from)
                .param("others", others)
                .query((rs, row) -> {
                    if (faulty.size() < others) {
                        faulty.add(rs.getLong("id"));
                    }
                    return finding(
                            rs.getString("key"), rs.getBoolean("known"), rs.getLong("faults"), rs.getString("first"));
                })
                .list();
        found = faulty;
        behind = jdbc.sql("SELECT coalesce((SELECT id FROM release WHERE id > ? ORDER BY id OFFSET ? LIMIT 1), 0)")
                .params(from, others - 1)
                .query(Long.class)
                .single();
        return findings;
    }

    private static String finding(String key, boolean known, long faults, String first) {
        String rows = Words.counted(faults, "row");
        return known
                ? "REL-DBO-391 Searches find release %s by what is not true of it: %s in release_term, e.g. %s."
                        .formatted(key, rows, first)
                : "REL-DBO-390 Searches miss release %s: %s of release_term gone, e.g. %s.".formatted(key, rows, first);
    }

    private long somewhere() {
        return jdbc.sql("SELECT floor(random() * coalesce(max(id), 0)) FROM release")
                .query(Long.class)
                .single();
    }

    static SortedSet<String> expected() {
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(new ClassPathResource(EXPECTED).getInputStream(), StandardCharsets.UTF_8))) {
            return reader.lines().filter(line -> !line.isBlank()).collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
