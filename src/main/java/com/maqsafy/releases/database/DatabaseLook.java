package com.maqsafy.releases.database;

import com.maqsafy.releases.evidence.NewestEvidence;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
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
                SELECT payload::json AS request FROM ledger_record
                WHERE release_key = r.key AND kind = 'releaseRequested' ORDER BY sequence LIMIT 1) first ON true
            LEFT JOIN LATERAL (
                SELECT payload::json ->> 'to' AS status FROM ledger_record
                WHERE release_key = r.key AND kind = 'statusChanged' ORDER BY sequence DESC LIMIT 1) status ON true
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
                SELECT 'it is ' || r.status || ' without a seal' WHERE r.finished_at IS NOT NULL
                    AND NOT EXISTS (SELECT FROM seal WHERE release_key = r.key)
                    AND (r.status = 'released' OR NOT EXISTS (SELECT FROM unsealed_ending WHERE release_key = r.key))) faults
            ORDER BY r.key, fault""";

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
                .query((rs, row) -> "REL-DBO-012 The row of release " + rs.getString(1) + " was changed or forged: "
                        + rs.getString(2) + ".")
                .list()
                .forEach(findings::add);
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
