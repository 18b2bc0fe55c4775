package com.maqsafy.releases.source;

import java.util.List;

/**
 * A database migration found in the repository.
 *
 * @param name file name without ending, e.g. {@code 2026_03_01_000000_add_limit_to_wallets}
 * @param path path in the repository
 * @param operations what it does to the database, in order
 * @param reversible whether it has a {@code down} that is not empty
 */
public record Migration(String name, String path, List<Operation> operations, boolean reversible) {

    public Migration {
        operations = List.copyOf(operations);
    }

    /** Whether any operation loses data, breaks the running version or cannot be told (MIG-06, APR-06). */
    public boolean destructive() {
        return operations.stream().anyMatch(Operation::destructive);
    }

    /** Whether any operation makes others wait while it works (MIG-07). */
    public boolean locks() {
        return operations.stream().anyMatch(operation -> operation.grade() == Grade.LOCKS);
    }

    /**
     * One operation.
     *
     * @param kind e.g. {@code createTable addColumn dropColumn dropTable renameColumn changeColumn addIndex truncate rawSql}
     * @param table the table concerned, empty when it cannot be told
     * @param detail the column, index or statement in short; literals are left out
     * @param grade how dangerous it is
     * @param effect what it does on the service's database, a sentence for people
     * @param line line in the file, from 1
     */
    public record Operation(String kind, String table, String detail, Grade grade, String effect, int line) {

        /** Whether somebody has to decide on it (MIG-06). */
        public boolean destructive() {
            return grade.destructive();
        }
    }
}
