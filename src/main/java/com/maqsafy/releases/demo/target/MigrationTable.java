package com.maqsafy.releases.demo.target;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Which migrations a database has.
 *
 * <p>The SQL is kept with the name: a migration can be rolled back before and after its files left the checkout, and a
 * staging database can be brought to the state of this one.
 */
final class MigrationTable {

    private final Connection connection;

    MigrationTable(Connection connection) throws SQLException {
        this.connection = connection;
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET client_min_messages = warning");
            // Two deployments at once would run the same migration twice; the lock goes with the connection.
            statement.execute("SELECT pg_advisory_lock(20141)");
            statement.execute("""
                    CREATE TABLE IF NOT EXISTS migrations (
                        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
                        migration text NOT NULL UNIQUE,
                        batch integer NOT NULL,
                        up_sql text NOT NULL,
                        down_sql text NOT NULL)""");
        }
    }

    /** What was applied, in order. */
    List<Applied> applied() throws SQLException {
        List<Applied> applied = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT migration, batch, up_sql, down_sql FROM migrations ORDER BY id")) {
            while (rows.next()) {
                applied.add(new Applied(
                        new SqlMigration(rows.getString(1), rows.getString(3), rows.getString(4)), rows.getInt(2)));
            }
        }
        return applied;
    }

    int nextBatch() throws SQLException {
        return applied().stream().mapToInt(Applied::batch).max().orElse(0) + 1;
    }

    /** The migrations of a checkout that this database does not have. */
    List<SqlMigration> pending(List<SqlMigration> migrations) throws SQLException {
        List<String> names =
                applied().stream().map(applied -> applied.migration().name()).toList();
        return migrations.stream()
                .filter(migration -> !names.contains(migration.name()))
                .toList();
    }

    void apply(SqlMigration migration, int batch) throws SQLException {
        inTransaction(migration.up(), () -> {
            try (PreparedStatement insert = connection.prepareStatement(
                    "INSERT INTO migrations (migration, batch, up_sql, down_sql) VALUES (?, ?, ?, ?)")) {
                insert.setString(1, migration.name());
                insert.setInt(2, batch);
                insert.setString(3, migration.up());
                insert.setString(4, migration.down());
                insert.executeUpdate();
            }
        });
    }

    void rollBack(SqlMigration migration) throws SQLException {
        inTransaction(migration.down(), () -> {
            try (PreparedStatement delete = connection.prepareStatement("DELETE FROM migrations WHERE migration = ?")) {
                delete.setString(1, migration.name());
                delete.executeUpdate();
            }
        });
    }

    private void inTransaction(String sql, Bookkeeping bookkeeping) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            // Waiting for a lock would stop the service's own queries behind it.
            statement.execute("SET LOCAL lock_timeout = '5s'");
            statement.execute(sql);
            bookkeeping.write();
            connection.commit();
        } catch (SQLException e) {
            connection.rollback();
            throw e;
        } finally {
            connection.setAutoCommit(true);
        }
    }

    @FunctionalInterface
    private interface Bookkeeping {
        void write() throws SQLException;
    }

    /**
     * A migration that the database has.
     *
     * @param migration the migration, with the SQL as it was when applied
     * @param batch number of the deployment that applied it
     */
    record Applied(SqlMigration migration, int batch) {}
}
