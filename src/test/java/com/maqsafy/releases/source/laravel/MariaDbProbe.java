package com.maqsafy.releases.source.laravel;

import com.maqsafy.releases.source.Dialect;
import com.maqsafy.releases.testing.MariaDb;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A fresh database for each migration: MySQL and MariaDB commit with each statement that defines something. */
final class MariaDbProbe implements Probe {

    private static final Set<Integer> CANNOT_WITHOUT_LOCK = Set.of(1845, 1846);

    private static final List<String> RUNNING_VERSION = List.of(
            "SELECT id, owner, email, note, balance, points, code, born, state, opt, small, price, size FROM wallets",
            "SELECT id, wallet_id, name FROM meals",
            "SELECT id, opt FROM rich",
            "SELECT bonus()",
            "INSERT INTO wallets (id, owner, email, points) VALUES (1000, repeat('o', 50), NULL, 40000)",
            "INSERT INTO wallets (id, owner, email) VALUES (1001, 'leaves defaults', repeat('e', 100))",
            "INSERT INTO meals (id, wallet_id, name) VALUES (1000, 1, 'soup')",
            "SELECT CASE WHEN count(*) = 1 THEN 1 ELSE (SELECT 1 UNION SELECT 2) END FROM meals WHERE id = 1000 AND name = BINARY 'SOUP'");

    private static final String DATA = """
            INSERT INTO wallets (id, owner, email, note, balance, points, code, born, state, small, price)
                SELECT seq, concat('owner ', seq), if(seq % 2 = 0, concat('somebody', seq, '@example.com'), NULL),
                    concat('a note of ', seq), seq + 0.2345, seq * 100, concat('c', seq), date_add('2001-01-01', INTERVAL seq DAY),
                    concat('state ', seq), seq, seq / 3.0 FROM seq_1_to_20;
            INSERT INTO meals (id, wallet_id, name) SELECT seq, seq, concat('meal é ', seq) FROM seq_1_to_20;
            INSERT INTO parts VALUES (881, 1), (882, 12);
            """;

    private static final int REPEATED = 1062;
    private static final String REPEATING = """
            UPDATE wallets SET email = 'x', note = 'x', balance = 1, points = 1, code = 'x', born = '2001-01-01', state = 'x',
                opt = 1, small = 1, price = 1;
            UPDATE meals SET wallet_id = 1, name = 'x';
            """;

    private final MariaDb server;
    private final Connection connection;
    private final Connection other;
    private boolean fresh;
    private List<Map<String, Integer>> before = List.of();

    MariaDbProbe(MariaDb server) throws SQLException {
        this.server = server;
        connection = connect();
        other = connect();
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(
                "jdbc:mariadb://127.0.0.1:" + server.port() + "/mysql?allowMultiQueries=true",
                MariaDb.USER,
                MariaDb.PASSWORD);
    }

    @Override
    public Facts run(String sql) throws SQLException {
        reset();
        boolean locked = false;
        String word = sql.strip().toUpperCase(Locale.ROOT).replaceAll("(?s)\\W.*", "");
        // What changes rows only is taken back; the rest wants a new database afterwards.
        boolean rows = Set.of("INSERT", "UPDATE", "DELETE", "SELECT", "REPLACE").contains(word) && !sql.contains(";");
        fresh = rows;
        connection.setAutoCommit(!rows);
        // Strict mode stops at what it cannot convert; what is lost is seen without it.
        plain(connection, "SET SESSION sql_mode = " + (sql.contains("ascii") ? "''" : "DEFAULT"));
        try {
            for (String part : sql.split("; ")) {
                locked |= execute(part);
            }
            locked |= rows && word.equals("UPDATE") && waits() || word.equals("LOCK") && waits();
            if (word.equals("LOCK")) {
                plain(connection, "UNLOCK TABLES");
            }
        } catch (SQLException e) {
            connection.rollback();
            return new Facts(Optional.of(e.getMessage()), false, List.of(), false);
        }
        Facts facts = facts(locked);
        return new Facts(facts.error(), facts.lost(), facts.broken(), facts.locked(), makesUnique(sql) && stops(sql));
    }

    private static boolean makesUnique(String sql) {
        String upper = sql.toUpperCase(Locale.ROOT);
        return upper.contains("UNIQUE") || upper.contains("PRIMARY KEY");
    }

    /** Whether it ends with an error where all values are the same that may be. */
    private boolean stops(String sql) throws SQLException {
        reset();
        plain(connection, REPEATING);
        fresh = false;
        try {
            plain(connection, sql);
            return false;
        } catch (SQLException e) {
            return e.getErrorCode() == REPEATED;
        }
    }

    private Facts facts(boolean locked) throws SQLException {
        boolean lost = Probe.lost(before, values());
        List<String> broken = new ArrayList<>();
        for (String statement : RUNNING_VERSION) {
            try {
                plain(connection, statement);
            } catch (SQLException e) {
                broken.add(statement + ": " + e.getMessage());
            }
        }
        connection.rollback();
        return new Facts(Optional.empty(), lost, broken, locked);
    }

    @Override
    public Facts after(Migrating migrating) throws Exception {
        fresh = false;
        reset();
        String error = migrating.on(server.port(), "probed", MariaDb.USER, MariaDb.PASSWORD);
        plain(connection, "DROP TABLE IF EXISTS migrations");
        return error.isEmpty() ? facts(false) : new Facts(Optional.of(error), false, List.of(), false);
    }

    private boolean waits() {
        try {
            plain(other, "SELECT id FROM probed.wallets FOR UPDATE NOWAIT");
            return false;
        } catch (SQLException e) {
            return true;
        }
    }

    /** Whether the database refuses to do it while others go on writing; then it is done all the same. */
    private boolean execute(String sql) throws SQLException {
        String upper = sql.toUpperCase(Locale.ROOT);
        boolean made = sql.contains("refunds"); // by the migration itself
        String unlocked = upper.startsWith("ALTER TABLE") && !made
                ? sql + ", LOCK=NONE"
                : upper.matches("(?s)(CREATE|CREATE UNIQUE|DROP) INDEX.*") && !made ? sql + " LOCK=NONE" : "";
        if (unlocked.isEmpty()) {
            plain(connection, sql);
            // Rows that were changed stay locked until the statement's transaction ends.
            return upper.startsWith("UPDATE") && !sql.isEmpty();
        }
        try {
            plain(connection, unlocked);
            return false;
        } catch (SQLException e) {
            plain(connection, sql);
            return CANNOT_WITHOUT_LOCK.contains(e.getErrorCode());
        }
    }

    private void reset() throws SQLException {
        connection.setAutoCommit(true);
        if (!fresh) {
            plain(
                    connection,
                    "DROP DATABASE IF EXISTS probed; CREATE DATABASE probed CHARACTER SET utf8mb4; USE probed; "
                            + "SET SESSION foreign_key_checks = 1; " + MigrationCases.SCHEMA.get(Dialect.MYSQL) + DATA);
            before = values();
        }
    }

    private List<Map<String, Integer>> values() throws SQLException {
        List<String> queries = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT concat('SELECT `', c.column_name, '` FROM probed.`', c.table_name, '`')"
                                + " FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)"
                                + " WHERE c.table_schema = 'probed' AND t.table_type = 'BASE TABLE' ORDER BY 1")) {
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

    private static void plain(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws SQLException {
        other.close();
        connection.close();
    }
}
