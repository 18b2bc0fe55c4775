package com.maqsafy.releases.database;

import com.maqsafy.releases.evidence.NewestEvidence;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
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

    /** Row and ledger have their times from the same clock, but a ledger never goes back where that was set back. */
    private static final Duration APART = Duration.ofDays(1);

    private final JdbcClient jdbc;
    private final NewestEvidence evidence;
    private final DatabaseSettings settings;
    private final TransactionTemplate transaction;

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
        evidence.faults(settings.newest()).forEach(fault -> findings.add("REL-DBO-013 " + fault));
        return findings;
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
