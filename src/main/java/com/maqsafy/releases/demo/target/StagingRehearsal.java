package com.maqsafy.releases.demo.target;

import com.maqsafy.releases.demo.target.MigrationTable.Applied;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.postgresql.PGConnection;

/**
 * Rehearses migrations on the staging database (MIG-02, MIG-07, RB-03): brings it to the state of production, applies
 * them, and takes them back.
 */
final class StagingRehearsal {

    private final Connection production;
    private final Connection staging;
    private final PrintStream out;

    StagingRehearsal(Connection production, Connection staging, PrintStream out) {
        this.production = production;
        this.staging = staging;
        this.out = out;
    }

    /**
     * Rehearses the migrations of a checkout that production does not have.
     *
     * @throws CanteenException a migration failed, or one that has a way back failed on it
     */
    void rehearse(List<SqlMigration> migrations) throws SQLException, IOException {
        MigrationTable table = copyProduction();
        List<SqlMigration> pending = table.pending(migrations);
        if (pending.isEmpty()) {
            out.println("Nothing to migrate: production has every migration of this commit.");
            return;
        }
        Tables tables = new Tables(staging);
        List<String> structure = tables.structure();
        Map<String, String> contents = tables.contents();
        int batch = table.nextBatch();
        long begin = System.nanoTime();
        for (SqlMigration migration : pending) {
            long start = System.nanoTime();
            try {
                table.apply(migration, batch);
            } catch (SQLException e) {
                throw new CanteenException(
                        CanteenException.FAILED,
                        "Migration %s failed on staging: %s".formatted(migration.name(), e.getMessage()),
                        e);
            }
            out.printf("Migrated %s on staging in %d ms%n", migration.name(), millisSince(start));
        }
        out.printf("Duration: %d ms for %d migration(s)%n", millisSince(begin), pending.size());
        rollBack(table, pending, structure, contents);
    }

    private void rollBack(
            MigrationTable table, List<SqlMigration> applied, List<String> structure, Map<String, String> contents)
            throws SQLException {
        List<SqlMigration> backwards = new ArrayList<>(applied);
        Collections.reverse(backwards);
        for (SqlMigration migration : backwards) {
            if (!migration.reversible()) {
                out.printf("Rollback: not possible, %s has no down migration%n", migration.name());
                return;
            }
            try {
                table.rollBack(migration);
            } catch (SQLException e) {
                throw new CanteenException(
                        CanteenException.REFUSED,
                        "Rollback: failed, %s cannot be taken back: %s. Mend its down migration."
                                .formatted(migration.name(), e.getMessage()),
                        e);
            }
        }
        Tables tables = new Tables(staging);
        if (!tables.structure().equals(structure)) {
            throw new CanteenException(
                    CanteenException.REFUSED,
                    "Rollback: incomplete, the structure is not what it was before. Mend the down migrations.");
        }
        Map<String, String> after = tables.contents();
        List<String> changed = contents.keySet().stream()
                .filter(name -> !Objects.equals(contents.get(name), after.get(name)))
                .sorted()
                .toList();
        out.println(
                changed.isEmpty()
                        ? "Rollback: worked, structure and data are what they were before"
                        : "Rollback: worked, but data changed in " + String.join(", ", changed));
    }

    private MigrationTable copyProduction() throws SQLException, IOException {
        production.setAutoCommit(false);
        try (Statement reading = production.createStatement();
                Statement writing = staging.createStatement()) {
            List<Applied> applied = new MigrationTable(production).applied();
            production.commit();
            reading.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY");
            writing.execute("SET client_min_messages = warning");
            writing.execute("DROP SCHEMA public CASCADE");
            writing.execute("CREATE SCHEMA public");
            MigrationTable table = new MigrationTable(staging);
            for (Applied each : applied) {
                table.apply(each.migration(), each.batch());
            }
            // The rows arrive table by table, so foreign keys cannot hold in between.
            writing.execute("SET session_replication_role = replica");
            for (String name : new Tables(production).names()) {
                writing.execute("TRUNCATE " + name + " CASCADE");
            }
            for (String name : new Tables(production).names()) {
                copy(name);
            }
            for (Map.Entry<String, Long> sequence :
                    new Tables(production).sequences().entrySet()) {
                writing.execute("SELECT setval('" + sequence.getKey() + "', " + sequence.getValue() + ")");
            }
            writing.execute("SET session_replication_role = origin");
            return table;
        } finally {
            production.rollback();
            production.setAutoCommit(true);
        }
    }

    private void copy(String table) throws SQLException, IOException {
        Path rows = Files.createTempFile("staging", ".copy");
        try {
            try (OutputStream output = Files.newOutputStream(rows)) {
                production.unwrap(PGConnection.class).getCopyAPI().copyOut("COPY " + table + " TO STDOUT", output);
            }
            try (InputStream input = Files.newInputStream(rows)) {
                staging.unwrap(PGConnection.class).getCopyAPI().copyIn("COPY " + table + " FROM STDIN", input);
            }
        } finally {
            Files.deleteIfExists(rows);
        }
    }

    private static long millisSince(long start) {
        return Duration.ofNanos(System.nanoTime() - start).toMillis();
    }
}
