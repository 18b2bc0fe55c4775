package com.maqsafy.releases.source.migration;

import static com.maqsafy.releases.source.Grade.BREAKS;
import static com.maqsafy.releases.source.Grade.HARMLESS;
import static com.maqsafy.releases.source.Grade.LOCKS;
import static com.maqsafy.releases.source.Grade.LOSES;
import static com.maqsafy.releases.source.Grade.UNKNOWN;

import com.maqsafy.releases.source.Dialect;
import com.maqsafy.releases.source.Grade;

/**
 * What operations of migrations do on PostgreSQL and on MySQL or MariaDB (MIG-05 to MIG-08).
 *
 * <p>The kinds are those that strong_migrations and squawk warn of. Sources: PostgreSQL 17, "ALTER TABLE", "Explicit
 * Locking"; MySQL 8.4, "Online DDL Operations"; MariaDB, "InnoDB Online DDL". A test executes each on both databases.
 */
public enum Effect {
    CREATE_TABLE("createTable", HARMLESS, "Makes a new table that nothing uses yet."),
    REPLACE_TABLE("dropTable", LOSES, "Drops a table of this name with all its rows before it makes the new one."),
    CREATE_OBJECT("createObject", HARMLESS, "Makes something new that nothing uses yet."),
    REPLACE_VIEW(
            "replaceView",
            HARMLESS,
            "The view may only get more columns, so what the running version asks of it stays.",
            BREAKS,
            "Columns that the new view leaves out are gone for the running version."),
    REPLACE_ROUTINE(
            "replaceRoutine", UNKNOWN, "The running version gets the new code, and nobody can tell what it does."),
    CREATE_TRIGGER(
            "createTrigger",
            UNKNOWN,
            "Code of its own runs at writes of the running version, and nobody can tell what it does."),

    ADD_COLUMN(
            "addColumn",
            HARMLESS,
            "Only the catalogue changes, under a lock of a moment; rows are not touched.",
            HARMLESS,
            "Only the catalogue changes (ALGORITHM=INSTANT, from MySQL 8.0.12 and MariaDB 10.3 on)."),
    ADD_REQUIRED_COLUMN(
            "addColumn",
            BREAKS,
            "Stops with an error when the table has rows; if not, inserts of the running version fail, which do not fill it.",
            BREAKS,
            "Existing rows get an empty value, and inserts of the running version fail in strict mode, which do not fill it."),
    ADD_COLUMN_VOLATILE(
            "addColumn",
            LOCKS,
            "The default differs from row to row, so the whole table is rewritten while nobody can read or write it.",
            LOCKS,
            "The default is an expression, so the table is copied while nobody can write to it."),
    ADD_COLUMN_GENERATED(
            "addColumn",
            LOCKS,
            "Every row gets its number or computed value, so the whole table is rewritten while nobody can read or write it.",
            LOCKS,
            "Every row gets its number or computed value, so the table is copied while nobody can write to it."),
    ADD_COLUMN_VIRTUAL("addColumn", HARMLESS, "The value is computed when it is read; only the catalogue changes."),
    ADD_COLUMN_VIRTUAL_BESIDE(
            "addColumn",
            HARMLESS,
            "The value is computed when it is read; only the catalogue changes.",
            LOCKS,
            "A computed column that is added together with another change, or with a rule or an index of its own, is not added"
                    + " at once: the table is copied while nobody can write to it. Added by itself it is."),
    ADD_COLUMN_UNIQUE(
            "addColumn",
            LOCKS,
            "The unique index is built while nobody can read or write the table; the build stops when values repeat.",
            HARMLESS,
            "The unique index is built while others go on writing; the build stops when values repeat."),
    ADD_COLUMN_CHECKED(
            "addColumn",
            LOCKS,
            "All rows are checked while nobody can read or write the table.",
            LOCKS,
            "The table is copied while nobody can write to it, to check every row."),
    ADD_COLUMN_REFERENCING(
            "addColumn",
            HARMLESS,
            "The new column is empty, so no row is checked; both tables are locked for a moment.",
            LOCKS,
            "The table is copied while nobody can write to it, to check every row."),

    DROP_COLUMN(
            "dropColumn",
            LOSES,
            "The values of all rows are gone, and queries of the running version that name the column fail."),
    DROP_TABLE("dropTable", LOSES, "All rows are gone, and queries of the running version that name the table fail."),
    DROP_SCHEMA("dropSchema", LOSES, "All tables in it are gone with their rows."),
    DROP_CASCADE("dropObject", LOSES, "CASCADE drops what depends on it too, columns with their values included."),
    DROP_PARTITION("dropPartition", LOSES, "The rows of the partition are gone."),
    DROP_VIEW("dropView", BREAKS, "Queries of the running version that name the view fail."),
    DROP_OBJECT("dropObject", BREAKS, "What the running version does with it fails, or no longer happens."),
    DROP_TRIGGER("dropTrigger", BREAKS, "What the trigger did at writes of the running version no longer happens."),
    DROP_INDEX(
            "dropIndex",
            LOCKS,
            "Waits for every query that uses the table, and all others wait behind it; queries that used the index get slow."
                    + " DROP INDEX CONCURRENTLY does not make them wait.",
            HARMLESS,
            "Only the catalogue changes; queries that used the index get slow."),
    DROP_INDEX_CONCURRENTLY(
            "dropIndex", HARMLESS, "Others go on reading and writing; queries that used the index get slow."),
    DROP_RULE_OF_TABLE(
            "dropIndex",
            HARMLESS,
            "The check no longer happens; only the catalogue changes, under a lock of a moment."),
    DROP_UNIQUE(
            "dropIndex",
            BREAKS,
            "Upserts of the running version (ON CONFLICT) that rely on it fail, and repeated values are let in.",
            HARMLESS,
            "Only the catalogue changes; repeated values are let in."),
    DROP_PRIMARY(
            "dropIndex",
            BREAKS,
            "Upserts of the running version (ON CONFLICT) that rely on it fail, and repeated values are let in.",
            BREAKS,
            "The table is copied while nobody can write to it (MySQL), and rows that point to it are refused."),
    DROP_DEFAULT(
            "changeColumn",
            BREAKS,
            "Inserts of the running version that leave the column out get NULL, and fail when it is required."),
    DROP_EXPRESSION(
            "changeColumn", BREAKS, "The values are no longer computed, and the running version does not fill them."),

    RENAME_COLUMN("renameColumn", BREAKS, "Queries of the running version that name the column fail."),
    RENAME_TABLE("renameTable", BREAKS, "Queries of the running version that name the table fail."),
    RENAME_OBJECT("renameObject", BREAKS, "What the running version does with it under the old name fails."),
    RENAME_INDEX(
            "renameIndex",
            HARMLESS,
            "Only the catalogue changes; nothing names an index but migrations.",
            BREAKS,
            "Queries of the running version that name the index (USE INDEX, FORCE INDEX) fail."),
    RENAME_CONSTRAINT(
            "renameIndex",
            BREAKS,
            "Statements of the running version that name the constraint (ON CONFLICT ON CONSTRAINT, SET CONSTRAINTS) fail."),
    MOVE_TABLE("renameTable", BREAKS, "Queries of the running version do not find it in its new schema."),
    DETACH_PARTITION(
            "detachPartition", BREAKS, "The rows of the partition are gone from what the running version reads."),

    WIDEN_COLUMN(
            "changeColumn",
            HARMLESS,
            "The new type holds all that the old one does; only the catalogue changes.",
            HARMLESS,
            "The new type holds all that the old one does; only the catalogue changes."),
    WIDEN_COLUMN_REWRITING(
            "changeColumn",
            LOCKS,
            "The new type holds all that the old one does, but the whole table is rewritten while nobody can read or write it.",
            LOCKS,
            "The new type holds all that the old one does, but the table is copied while nobody can write to it."),
    WIDEN_COLUMN_COPYING(
            "changeColumn",
            HARMLESS,
            "The new type holds all that the old one does; only the catalogue changes.",
            LOCKS,
            "The new type holds all that the old one does, but the table is copied while nobody can write to it."),
    NARROW_COLUMN(
            "changeColumn",
            BREAKS,
            "Values of the running version that were taken are refused; stops with an error when a row has one."),
    CHANGE_COLUMN_LOSING(
            "changeColumn",
            LOSES,
            "Values are converted to a type that holds less of them: rounded, cut off or refused."),
    COLLATE_COLUMN(
            "changeColumn",
            LOCKS,
            "Its indexes are built anew while nobody can read or write the table; values that the new order takes for the same"
                    + " stop it with an error.",
            LOCKS,
            "The table is copied while nobody can write to it; values that the new order takes for the same stop it with an error"
                    + " where they must be unique."),
    NUMBER_COLUMN(
            "changeColumn",
            HARMLESS,
            "Only the catalogue changes; rows are not touched.",
            LOCKS,
            "The table is copied while nobody can write to it, to number its rows."),
    NUMBER_COLUMN_ALWAYS(
            "changeColumn", BREAKS, "Inserts of the running version that give the column a value of their own fail."),
    HIDE_COLUMN(
            "changeColumn",
            BREAKS,
            "Queries of the running version that take all columns (SELECT *) no longer get it."),
    CHANGE_COLUMN_UNKNOWN(
            "changeColumn",
            UNKNOWN,
            "What type the column has now is not known from the migrations, so nobody can tell whether values are lost."),
    ALTER_COLUMN_METADATA("changeColumn", HARMLESS, "Only the catalogue changes; rows are not touched."),
    ALLOW_NULL(
            "changeColumn",
            HARMLESS,
            "The column may be empty from now on; only the catalogue changes.",
            HARMLESS,
            "The column may be empty from now on; the table is rebuilt while others go on writing."),
    REQUIRE_VALUE(
            "changeColumn",
            BREAKS,
            "Rows without a value stop it with an error, all rows are read while nobody can use the table, and empty values of"
                    + " the running version are refused.",
            BREAKS,
            "Rows without a value stop it with an error, and empty values of the running version are refused."),

    ADD_INDEX(
            "addIndex",
            LOCKS,
            "Writes to the table wait until the index is built; CREATE INDEX CONCURRENTLY does not make them wait.",
            HARMLESS,
            "The index is built while others go on writing (ALGORITHM=INPLACE)."),
    ADD_INDEX_CONCURRENTLY("addIndex", HARMLESS, "The index is built while others go on writing; it takes longer."),
    ADD_UNIQUE_CONCURRENTLY(
            "addIndex",
            LOCKS,
            "The index is built while others go on writing; values that repeat, also those that others write meanwhile, stop it"
                    + " and leave an invalid index behind, which must be dropped."),
    CONCURRENTLY_IN_TRANSACTION(
            "addIndex",
            BREAKS,
            "Stops with an error: CONCURRENTLY cannot run inside a transaction, and Laravel runs migrations in one unless"
                    + " $withinTransaction is false."),
    ADD_INDEX_BLOCKING("addIndex", LOCKS, "Writes to the table wait until the index is built."),
    ADD_UNIQUE(
            "addIndex",
            LOCKS,
            "All rows are read and the index is built while nobody can read or write the table; values that repeat stop it with"
                    + " an error.",
            LOCKS,
            "Values that repeat stop it with an error, also those that others write while the index is built; at its end it waits"
                    + " for all who use the table, and all others wait behind it."),
    ADD_UNIQUE_INDEX(
            "addIndex",
            LOCKS,
            "Writes to the table wait until the index is built; values that repeat stop it with an error.",
            LOCKS,
            "Values that repeat stop it with an error, also those that others write while the index is built; at its end it waits"
                    + " for all who use the table, and all others wait behind it."),
    ADD_UNIQUE_OF_EMPTY(
            "addIndex",
            LOCKS,
            "All rows are read and the index is built while nobody can read or write the table; the new column is empty, so"
                    + " nothing repeats.",
            HARMLESS,
            "The index is built while others go on writing; the new column is empty, so nothing repeats."),
    ADD_UNIQUE_OF_SAME(
            "addIndex",
            BREAKS,
            "All rows get the same value, so the unique index stops it with an error when the table has two rows or more."),
    ADD_PRIMARY(
            "addIndex",
            LOCKS,
            "All rows are read and the index is built while nobody can read or write the table; values that repeat or are missing"
                    + " stop it with an error.",
            LOCKS,
            "Values that repeat or are missing stop it with an error, also those that others write while the table is rebuilt; at"
                    + " its end it waits for all who use the table, and all others wait behind it."),
    ADD_UNIQUE_USING_INDEX(
            "addIndex", HARMLESS, "An index that is there becomes the constraint; only the catalogue changes."),
    ADD_FOREIGN(
            "addForeignKey",
            LOCKS,
            "Writes to both tables wait until all rows are checked, and a row that points to nothing stops it with an error; NOT"
                    + " VALID and a later VALIDATE CONSTRAINT do not make them wait.",
            LOCKS,
            "The table is copied while nobody can write to it; a row that points to nothing stops it with an error."),
    ADD_CHECK(
            "addCheck",
            LOCKS,
            "All rows are checked while nobody can read or write the table, and a row that breaks the rule stops it with an error;"
                    + " NOT VALID and a later VALIDATE CONSTRAINT do not make them wait.",
            LOCKS,
            "The table is copied while nobody can write to it; a row that breaks the rule stops it with an error."),
    ADD_NOT_VALID(
            "addConstraint",
            BREAKS,
            "No row is checked now, so nobody knows whether the running version writes rows that break the rule; such rows are"
                    + " refused from now on."),
    ADD_NOT_VALID_OF_NEW(
            "addConstraint",
            HARMLESS,
            "Only new rows are checked, and the running version does not fill the new column."),
    VALIDATE("validateConstraint", HARMLESS, "All rows are checked while others go on reading and writing."),

    TRUNCATE("truncate", LOSES, "All rows are gone."),
    DELETE_ROWS("deleteRows", LOSES, "The rows are gone."),
    UPDATE_ROWS("updateRows", LOSES, "The values that were there are overwritten."),
    REPLACE_ROWS("updateRows", LOSES, "Rows that are there already are overwritten."),
    FILL_COLUMN(
            "fillColumn",
            LOCKS,
            "Only empty values are filled; each row that was filled is locked until the migration ends, and takes space twice.",
            LOCKS,
            "Only empty values are filled; each row that was filled is locked until the statement ends."),
    INSERT_ROWS("insertRows", HARMLESS, "Only adds rows."),
    READ("read", HARMLESS, "Only reads."),

    ENUM_VALUE("changeType", HARMLESS, "The type knows one more value; it cannot be used in the same transaction."),
    RESTART_SEQUENCE(
            "changeSequence", BREAKS, "Numbers that were given already may be given again, and inserts fail then."),
    CHANGE_SEQUENCE("changeSequence", HARMLESS, "Only the catalogue changes."),
    NARROW_SEQUENCE(
            "changeSequence",
            BREAKS,
            "Inserts fail when no number is left, or when one is given that was given before."),

    REWRITE_TABLE(
            "rewriteTable",
            LOCKS,
            "The whole table is rewritten while nobody can read or write it.",
            LOCKS,
            "The table is copied while nobody can write to it."),
    REBUILD_TABLE(
            "rewriteTable",
            LOCKS,
            "The whole table is rewritten while nobody can read or write it.",
            LOCKS,
            "The whole table is rebuilt in place, which takes the longer the more rows there are, and its space twice; others go on"
                    + " writing, and replicas wait as long. With a FULLTEXT index, and before MySQL 5.6.17, it is copied while nobody"
                    + " can write to it."),
    DISCARD_TABLESPACE(
            "dropTable",
            LOSES,
            "The file with all rows is deleted, and every query of the table fails until another file is imported."),
    CONVERT_CHARSET(
            "convertCharset",
            LOCKS,
            "The table is copied while nobody can write to it, and its indexes get larger; values that the new order takes for the"
                    + " same stop it with an error where they must be unique."),
    CONVERT_CHARSET_LOSING(
            "convertCharset", LOSES, "Characters that the new character set does not have become question marks."),
    UNLOGGED("rewriteTable", LOSES, "All rows are lost at the next crash of the server; the table is rewritten now."),
    FORGETFUL_ENGINE(
            "rewriteTable",
            LOSES,
            "The engine keeps no rows, or loses them when the server stops, as far as is known here."),
    IGNORE_ERRORS(
            "deleteRows",
            LOSES,
            "Rows whose values repeat are deleted, and values that do not fit are cut off (ALTER IGNORE)."),
    LOCK_TABLE(
            "lockTable", LOCKS, "Others wait until the lock is given back, at the end of the transaction or session."),
    DIVIDE_TABLE(
            "rewriteTable",
            LOCKS,
            "Rows move to other partitions: what they are in is copied while nobody can write to the table."),
    ATTACH_PARTITION("attachPartition", LOCKS, "All rows of the partition are checked while nobody can use it."),
    NEW_PARTITION(
            "createTable",
            HARMLESS,
            "The divided table is locked for a moment; without a default partition no row is read."),
    NEW_PARTITION_BESIDE_DEFAULT(
            "createTable",
            LOCKS,
            "Nobody can use the divided table while its default partition is read for rows that belong to the new one."),
    REPLICA_IDENTITY_NOTHING(
            "tableOption",
            BREAKS,
            "Changes and deletions of rows of the running version fail where the table is published to others."),
    TABLE_OPTION("tableOption", HARMLESS, "Only the catalogue changes."),
    ROW_SECURITY("rowSecurity", BREAKS, "The running version may no longer see, or write, rows of the table."),
    REVOKE("revoke", BREAKS, "What the running version was allowed to do fails, when it was allowed by this."),
    GRANT("grant", HARMLESS, "Only allows more."),
    MAINTENANCE("maintenance", HARMLESS, "Others go on reading and writing."),
    SESSION("session", HARMLESS, "A setting of this session, or the edge of a transaction."),
    REDIRECTION(
            "rawSql",
            UNKNOWN,
            "Statements after it mean other tables, or the rules of the database no longer hold for them."),
    RAW("rawSql", UNKNOWN, "Nobody can tell from the text what it does."),
    DYNAMIC("dynamicCall", UNKNOWN, "The name or the SQL is known only when it runs."),
    UNRECOGNISED("unrecognised", UNKNOWN, "What it does is not in this file, or is known only when it runs."),
    EXTERNAL("externalCall", UNKNOWN, "It runs something outside the database's own language.");

    private final String kind;
    private final Grade onPostgresql;
    private final String saysPostgresql;
    private final Grade onMysql;
    private final String saysMysql;

    Effect(String kind, Grade grade, String says) {
        this(kind, grade, says, grade, says);
    }

    Effect(String kind, Grade onPostgresql, String saysPostgresql, Grade onMysql, String saysMysql) {
        this.kind = kind;
        this.onPostgresql = onPostgresql;
        this.saysPostgresql = saysPostgresql;
        this.onMysql = onMysql;
        this.saysMysql = saysMysql;
    }

    /** Word of the ledger for the kind of operation. */
    public String kind() {
        return kind;
    }

    /** How dangerous it is on a database; on {@link Dialect#ANY} the worse of both. */
    public Grade grade(Dialect dialect) {
        return switch (dialect) {
            case POSTGRESQL -> onPostgresql;
            case MYSQL -> onMysql;
            case ANY -> onPostgresql.worse(onMysql);
        };
    }

    /** What it does on a database, a sentence for people; both when it is not known which. */
    public String says(Dialect dialect) {
        return switch (dialect) {
            case POSTGRESQL -> saysPostgresql;
            case MYSQL -> saysMysql;
            case ANY ->
                saysPostgresql.equals(saysMysql)
                        ? saysPostgresql
                        : "PostgreSQL: " + saysPostgresql + " MySQL: " + saysMysql;
        };
    }
}
