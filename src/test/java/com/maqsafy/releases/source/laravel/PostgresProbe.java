package com.maqsafy.releases.source.laravel;

import com.maqsafy.releases.source.Dialect;
import com.maqsafy.releases.testing.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One database for all; each migration in a transaction that is rolled back, or in a copy when it cannot run in one. */
final class PostgresProbe implements Probe {

    private static final String DATA = """
            INSERT INTO wallets (id, owner, email, note, balance, points, code, born, state, small, price)
                SELECT n, 'owner ' || n, CASE WHEN n % 2 = 0 THEN 'somebody' || n || '@example.com' END, 'a note of ' || n,
                    n + 0.2345, n * 100, 'c' || n, date '2001-01-01' + n, 'state ' || n, n, n / 3.0 FROM generate_series(1, 20) n;
            INSERT INTO meals (id, wallet_id, name) SELECT n, n, 'meal ' || n FROM generate_series(1, 20) n;
            INSERT INTO moods VALUES ('happy'), ('sad');
            INSERT INTO tickets (text) SELECT 'ticket' || n FROM generate_series(1, 5) n;
            INSERT INTO archive.closed VALUES (771), (772);
            INSERT INTO parts VALUES (881, 1), (882, 2);
            INSERT INTO parts_2 VALUES (991, 11);
            INSERT INTO halls VALUES (551);
            ANALYZE;
            DO $$ BEGIN CREATE ROLE app; EXCEPTION WHEN duplicate_object THEN NULL; END $$;
            GRANT ALL ON ALL TABLES IN SCHEMA public, archive TO app;
            GRANT ALL ON ALL SEQUENCES IN SCHEMA public TO app;
            GRANT USAGE ON SCHEMA public, archive TO app;
            ALTER DEFAULT PRIVILEGES GRANT ALL ON SEQUENCES TO app;
            """;
    /** What the version sends that runs while the migration does, and afterwards. */
    private static final List<String> RUNNING_VERSION = List.of(
            "SELECT id, owner, email, note, balance, points, code, born, state, opt, small, price FROM wallets",
            "SELECT 1 / (count(*) / 20) FROM wallets",
            "SELECT id, wallet_id, name FROM meals",
            "SELECT id, opt FROM rich",
            "SELECT total FROM totals",
            "SELECT bonus()",
            "SELECT 'happy'::mood",
            "INSERT INTO moods VALUES ('happy')",
            "SELECT id FROM archive.closed",
            "SELECT 1 / (count(*) / 2) FROM parts",
            "INSERT INTO tickets (text) VALUES ('new')",
            "INSERT INTO tickets (no, text) VALUES (1, 'again') ON CONFLICT (no) DO NOTHING",
            "INSERT INTO wallets (id, owner, email, points) VALUES (1000, repeat('o', 50), NULL, 40000)",
            "INSERT INTO wallets (id, owner, email) VALUES (1001, 'leaves defaults', repeat('e', 100))",
            "INSERT INTO wallets (id, owner) VALUES (1, 'again') ON CONFLICT (id) DO NOTHING",
            "INSERT INTO wallets (id, owner) VALUES (1003, 'owner 1') ON CONFLICT (owner) DO NOTHING",
            "INSERT INTO wallets (id, owner) VALUES (1004, 'owner 1') ON CONFLICT ON CONSTRAINT wallets_owner_unique DO NOTHING",
            "INSERT INTO meals (id, wallet_id, name) VALUES (1000, 1, 'soup')",
            "SELECT 1 / count(*) FROM meals WHERE id = 1000 AND name = 'SOUP'");

    private final TestDatabase database;
    private final Connection connection;
    private final Connection other;
    private final List<Map<String, Integer>> before;

    PostgresProbe() throws SQLException {
        database = TestDatabase.create();
        connection = database.superuser().getConnection();
        execute(connection, MigrationCases.SCHEMA.get(Dialect.POSTGRESQL) + DATA);
        connection.setAutoCommit(false);
        other = database.superuser().getConnection();
        before = values(connection);
        connection.rollback();
    }

    @Override
    public Facts run(String sql) throws SQLException {
        boolean alone = sql.contains("CONCURRENTLY") || sql.contains("VACUUM");
        if (alone) {
            connection.rollback();
            try (TestDatabase copy = copy();
                    Connection there = copy.superuser().getConnection()) {
                Facts facts = facts(there, sql, false);
                return new Facts(facts.error(), facts.lost(), facts.broken(), facts.locked(), stops(sql));
            }
        }
        try {
            return facts(connection, sql, true);
        } finally {
            connection.rollback();
        }
    }

    @Override
    public Facts after(Migrating migrating) throws Exception {
        try (TestDatabase copy = copy()) {
            String url = copy.jdbcUrl();
            String error = migrating.on(copy.port(), url.substring(url.lastIndexOf('/') + 1), "postgres", "postgres");
            try (Connection there = copy.superuser().getConnection()) {
                execute(there, "DROP TABLE IF EXISTS migrations");
                return error.isEmpty()
                        ? facts(there, "SELECT 1", false)
                        : new Facts(Optional.of(error), false, List.of(), false);
            }
        }
    }

    /** Whether it ends with an error where all values are the same that may be. */
    private static boolean stops(String sql) throws SQLException {
        if (!sql.contains("UNIQUE INDEX CONCURRENTLY")) {
            return false;
        }
        try (TestDatabase copy = copy();
                Connection there = copy.superuser().getConnection()) {
            execute(there, "UPDATE wallets SET code = 'x', born = '2001-01-01'");
            execute(there, sql);
            return false;
        } catch (SQLException e) {
            return e.getSQLState().equals("23505");
        }
    }

    private static TestDatabase copy() throws SQLException {
        TestDatabase copy = TestDatabase.create();
        try (Connection there = copy.superuser().getConnection()) {
            execute(there, MigrationCases.SCHEMA.get(Dialect.POSTGRESQL) + DATA);
        }
        return copy;
    }

    private Facts facts(Connection connection, String sql, boolean transaction) throws SQLException {
        Map<String, String> files = files(connection);
        Map<String, Long> scans = scans(connection);
        try {
            for (String part : transaction ? List.of(sql) : parts(sql)) {
                execute(connection, part);
            }
        } catch (SQLException e) {
            return new Facts(Optional.of(e.getMessage()), false, List.of(), false);
        }
        Map<String, String> after = files(connection);
        boolean rewritten = files.entrySet().stream()
                .anyMatch(file -> after.containsKey(file.getKey())
                        && !after.get(file.getKey()).equals(file.getValue()));
        boolean locked = transaction ? waits(connection, scans, sql, rewritten) : rewritten;
        boolean lost = Probe.lost(before, values(connection)) || unlogged(connection);
        connection.setAutoCommit(false);
        List<String> broken = new ArrayList<>();
        execute(connection, "SET LOCAL ROLE app");
        for (String statement : RUNNING_VERSION) {
            Savepoint point = connection.setSavepoint();
            try {
                execute(connection, statement);
            } catch (SQLException e) {
                connection.rollback(point);
                broken.add(statement + ": " + e.getMessage());
            }
        }
        connection.rollback();
        return new Facts(Optional.empty(), lost, broken, locked);
    }

    private static List<String> parts(String sql) {
        return sql.startsWith("BEGIN") ? List.of(sql.split("; ")) : List.of(sql);
    }

    /** Whether a table of before is locked against writes and was read or rewritten under that lock, or rows are locked. */
    private boolean waits(Connection connection, Map<String, Long> before, String sql, boolean rewritten)
            throws SQLException {
        boolean only = sql.startsWith("LOCK") || sql.toUpperCase(Locale.ROOT).startsWith("DROP INDEX");
        Map<String, Long> now = scans(connection);
        try (Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery("SELECT relation FROM pg_locks WHERE pid = pg_backend_pid() AND mode IN"
                                + " ('ShareLock', 'ShareRowExclusiveLock', 'ExclusiveLock', 'AccessExclusiveLock')")) {
            while (rows.next()) {
                String table = rows.getString(1);
                boolean worked = only || rewritten || now.getOrDefault(table, 0L) > before.getOrDefault(table, 0L);
                if (before.containsKey(table) && worked) {
                    return true;
                }
            }
        }
        if (!sql.toUpperCase(Locale.ROOT).contains("UPDATE ")) {
            return false;
        }
        try {
            execute(other, "SELECT id FROM wallets FOR UPDATE NOWAIT");
            return false;
        } catch (SQLException e) {
            return Set.of("55P03").contains(e.getSQLState());
        }
    }

    /** How often each table was read from begin to end so far. */
    private static Map<String, Long> scans(Connection connection) throws SQLException {
        Map<String, Long> scans = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery("SELECT oid, coalesce(pg_stat_get_xact_numscans(oid), 0) FROM pg_class"
                                + " WHERE relkind IN ('r', 'p', 'm') AND relnamespace IN"
                                + " (SELECT oid FROM pg_namespace WHERE nspname IN ('public', 'archive'))")) {
            while (rows.next()) {
                scans.put(rows.getString(1), rows.getLong(2));
            }
        }
        return scans;
    }

    private static Map<String, String> files(Connection connection) throws SQLException {
        Map<String, String> files = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT oid, relfilenode FROM pg_class WHERE relkind IN ('r', 'p', 'm')"
                                + " AND relnamespace IN (SELECT oid FROM pg_namespace WHERE nspname IN ('public', 'archive'))")) {
            while (rows.next()) {
                files.put(rows.getString(1), rows.getString(2));
            }
        }
        return files;
    }

    /** What is unlogged is gone after the next crash. */
    private static boolean unlogged(Connection connection) throws SQLException {
        return !Probe.values(connection, "SELECT relname FROM pg_class WHERE relpersistence = 'u'")
                .isEmpty();
    }

    private static List<Map<String, Integer>> values(Connection connection) throws SQLException {
        List<String> queries = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT CASE WHEN t.typtype = 'e'"
                        // A value of an enum stays the same under another name.
                        + " THEN format('SELECT (SELECT e.enumsortorder::text FROM pg_enum e WHERE e.enumtypid = %s AND e.enumlabel ="
                        + " %I::text) FROM %I.%I', t.oid, a.attname, n.nspname, c.relname)"
                        + " ELSE format('SELECT %I::text FROM %I.%I', a.attname, n.nspname, c.relname) END"
                        + " FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_attribute a ON a.attrelid = c.oid JOIN pg_type t ON t.oid = a.atttypid"
                        + " WHERE c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped AND n.nspname IN ('public', 'archive')"
                        + " ORDER BY 1")) {
            while (rows.next()) {
                queries.add(rows.getString(1));
            }
        }
        List<Map<String, Integer>> values = new ArrayList<>();
        for (String query : queries) {
            values.add(Probe.values(connection, query));
        }
        return values;
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws SQLException {
        other.close();
        connection.close();
        database.close();
    }
}
