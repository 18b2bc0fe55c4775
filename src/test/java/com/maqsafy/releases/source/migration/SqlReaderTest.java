package com.maqsafy.releases.source.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.maqsafy.releases.source.Dialect;
import com.maqsafy.releases.source.Grade;
import com.maqsafy.releases.source.Migration.Operation;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("MIG-06, APR-06: how SQL is split and read; what each statement does is in the table of migrations")
class SqlReaderTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '\u0001', textBlock = """
                    CREATE TABLE IF NOT EXISTS public.t (a int) | createTable | t | false
                    create unique index i on t (a) | addIndex | t | false
                    ALTER TABLE ONLY t ADD COLUMN a numeric(10, 2) | addColumn | t | false
                    ALTER TABLE t ADD CONSTRAINT c UNIQUE (a) | addIndex | t | false
                    ALTER TABLE "t" DROP COLUMN a | dropColumn | t | true
                    ALTER TABLE t DROP "key" | dropColumn | t | true
                    ALTER TABLE t DROP CONSTRAINT c_fkey | dropIndex | t | false
                    ALTER TABLE t RENAME a TO b | renameColumn | t | true
                    ALTER TABLE t RENAME TO u | renameTable | t | true
                    ALTER TABLE t ALTER COLUMN a TYPE int | changeColumn | t | true
                    ALTER TABLE `t` MODIFY a int | changeColumn | t | true
                    DROP TABLE IF EXISTS t | dropTable | t | true
                    DROP INDEX i | dropIndex |  | false
                    TRUNCATE TABLE t | truncate | t | true
                    DELETE FROM t | deleteRows | t | true
                    UPDATE t SET a = 1 | updateRows | t | true
                    INSERT INTO t VALUES ('x; DROP TABLE u') | insertRows | t | false
                    INSERT INTO t VALUES (1) ON CONFLICT (a) DO UPDATE SET a = 2 | updateRows | t | true
                    WITH x AS (DELETE FROM t RETURNING *) SELECT 1 | deleteRows | t | true
                    DO $$ BEGIN DROP TABLE t; END $$ | rawSql |  | true
                    CREATE OR REPLACE TABLE t (a int) | dropTable | t | true
                    CREATE FUNCTION f() RETURNS void AS $$ DELETE FROM t; $$ LANGUAGE sql | createObject |  | false
                    /*! DROP TABLE t */ | dropTable | t | true
                    /*!40000 DROP TABLE t */ | dropTable | t | true
                    /*M! DROP TABLE t */ | dropTable | t | true
                    /*M!100100 DROP TABLE t */ | dropTable | t | true
                    CREATE TRIGGER x BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION f() | createTrigger | t | true
                    CREATE EVENT e ON SCHEDULE EVERY 1 DAY DO DELETE FROM t | createTrigger |  | true
                    SET search_path TO archive | rawSql |  | true
                    SET LOCAL session_replication_role = replica | rawSql |  | true
                    ALTER TABLE t FORCE ROW LEVEL SECURITY | rowSecurity | t | true
                    ALTER TABLE t FORCE | rewriteTable | t | false
                    """)
    void readsAStatement(String sql, String kind, String table, boolean destructive) {
        assertThat(read(sql)).singleElement().satisfies(operation -> {
            assertThat(operation.kind()).isEqualTo(kind);
            assertThat(operation.table()).isEqualTo(table == null ? "" : table);
            assertThat(operation.destructive()).isEqualTo(destructive);
        });
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '\u0001', textBlock = """
                    CREATE INDEX i ON t (a) LOCK=EXCLUSIVE | LOCKS
                    CREATE INDEX i ON t (a) ALGORITHM COPY | LOCKS
                    CREATE INDEX i ON t (a) ALGORITHM=INPLACE LOCK=NONE | HARMLESS
                    ALTER TABLE t ADD INDEX i (a), LOCK EXCLUSIVE | LOCKS
                    UPDATE t SET a = 1, b = 2 WHERE a IS NULL AND b IS NULL | LOCKS
                    UPDATE t SET a = 1, b = 2 WHERE a IS NULL | LOSES
                    UPDATE t SET a = IFNULL(a, 1), b = COALESCE(b, a) | LOCKS
                    UPDATE t SET a = COALESCE(b, a) | LOSES
                    UPDATE t SET a = COALESCE(a, 1), b = 2 | LOSES
                    ALTER TABLE t RENAME INDEX i TO j | BREAKS
                    ALTER TABLE t ALTER COLUMN a SET INVISIBLE | BREAKS
                    ALTER TABLE t ALTER INDEX i INVISIBLE | HARMLESS
                    ALTER TABLE t ALTER CHECK c ENFORCED | LOCKS
                    ALTER TABLE t ALTER CHECK c NOT ENFORCED | HARMLESS
                    ALTER TABLE t ADD CONSTRAINT c CHECK (a > 0) NOT ENFORCED | HARMLESS
                    ALTER TABLE t ADD SYSTEM VERSIONING | UNKNOWN
                    SET DEFAULT ROLE NONE TO app | UNKNOWN
                    ALTER TABLE t ANALYZE PARTITION p | HARMLESS
                    ALTER TABLE t OPTIMIZE PARTITION p | LOCKS
                    ALTER TABLE t EXCHANGE PARTITION p WITH TABLE u | UNKNOWN
                    """)
    void gradesForMySql(String sql, Grade grade) {
        OperationLog log = new OperationLog(Dialect.MYSQL, new KnownTables());
        new SqlReader(log, false).read(sql, 1);

        assertThat(log.operations().stream().map(Operation::grade).reduce(Grade.HARMLESS, Grade::worse))
                .isEqualTo(grade);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '\u0001', textBlock = """
                    ALTER TABLE t ALTER COLUMN a ADD GENERATED ALWAYS AS IDENTITY | BREAKS
                    ALTER TABLE t ALTER a SET GENERATED ALWAYS | BREAKS
                    ALTER TABLE t ALTER a SET GENERATED BY DEFAULT | HARMLESS
                    ALTER TABLE t REPLICA IDENTITY NOTHING | BREAKS
                    ALTER TABLE t REPLICA IDENTITY FULL | HARMLESS
                    ALTER TABLE t ADD COLUMN b int, ADD CONSTRAINT c CHECK (b > 0) NOT VALID | HARMLESS
                    ALTER TABLE t ADD COLUMN b int, ADD CONSTRAINT c CHECK (b > a) NOT VALID | BREAKS
                    ALTER TABLE t ADD CONSTRAINT c FOREIGN KEY (a) REFERENCES u NOT VALID | BREAKS
                    CREATE UNIQUE INDEX CONCURRENTLY i ON t (a) | LOCKS
                    ALTER TABLE t ADD COLUMN b int; CREATE UNIQUE INDEX CONCURRENTLY i ON t (b) | HARMLESS
                    ALTER TABLE t RENAME CONSTRAINT c TO d | BREAKS
                    ALTER INDEX t_a_unique RENAME TO d | BREAKS
                    ALTER INDEX t_a_index RENAME TO d | HARMLESS
                    ALTER TABLE t DISABLE ROW LEVEL SECURITY | BREAKS
                    ALTER TABLE t NO FORCE ROW LEVEL SECURITY | BREAKS
                    ALTER TABLE t NO INHERIT u | UNKNOWN
                    ALTER TABLE t OWNER TO other | BREAKS
                    ALTER DOMAIN d DROP CONSTRAINT c | HARMLESS
                    ALTER DOMAIN d ADD CONSTRAINT c CHECK (value > 0) | UNKNOWN
                    DROP STATISTICS s | HARMLESS
                    ALTER INDEX i SET TABLESPACE x | LOCKS
                    ALTER SEQUENCE s OWNER TO x | BREAKS
                    CREATE OR REPLACE VIEW v WITH (security_invoker = true) AS SELECT a FROM t | UNKNOWN
                    ALTER PUBLICATION p DROP TABLE t | UNKNOWN
                    """)
    void gradesForPostgresql(String sql, Grade grade) {
        var tables = new KnownTables();
        new SqlReader(new OperationLog(Dialect.POSTGRESQL, tables), false).read("CREATE TABLE t (a int)", 1);
        tables.releaseBegins();
        OperationLog log = new OperationLog(Dialect.POSTGRESQL, tables);
        new SqlReader(log, false).read(sql, 1);

        assertThat(log.operations().stream().map(Operation::grade).reduce(Grade.HARMLESS, Grade::worse))
                .isEqualTo(grade);
    }

    @Test
    void whatIsNoLongerComputedIsNotFilled() {
        var tables = new KnownTables();
        new SqlReader(new OperationLog(Dialect.MYSQL, tables), false)
                .read("CREATE TABLE t (a int, g int AS (a * 2) STORED)", 1);
        tables.releaseBegins();
        OperationLog log = new OperationLog(Dialect.MYSQL, tables);
        new SqlReader(log, false).read("ALTER TABLE t MODIFY g int", 1);

        assertThat(log.operations()).extracting(Operation::grade).contains(Grade.BREAKS);
    }

    @Test
    void readsSeveralActionsWithTheirLines() {
        assertThat(read("""
                -- DROP TABLE a;
                ALTER TABLE t
                    ADD COLUMN a int,
                    DROP COLUMN b;
                /* DROP TABLE b; */
                """))
                .extracting(Operation::kind, Operation::table, Operation::detail, Operation::line)
                .containsExactly(
                        tuple("addColumn", "t", "ADD COLUMN a int", 3), tuple("dropColumn", "t", "DROP COLUMN b", 4));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\u0001', textBlock = """
                    INSERT INTO t VALUES ('a\\'); -- ')
                    INSERT INTO t VALUES ("a\\"" ; DROP TABLE x; -- ")
                    INSERT INTO t VALUES ('open
                    CREATE TABLE t (a int) /* open
                    INSERT INTO t VALUES (5--1); DROP TABLE u
                    BEGIN NOT ATOMIC DROP TABLE t; END
                    SET STATEMENT max_statement_time=1 FOR DELETE FROM t
                    SET @x = rebuild()
                    ANALYZE DELETE FROM t
                    EXPLAIN ANALYZE DELETE FROM t
                    RESET MASTER
                    CREATE TABLE a AS SELECT rebuild()
                    CREATE MATERIALIZED VIEW a AS SELECT rebuild()
                    COPY t FROM PROGRAM 'x'
                    PREPARE p AS DELETE FROM t; EXECUTE p
                    DELIMITER //
                    ALTER TABLE t /*! DROP COLUMN a, */ ADD b int
                    """)
    void whatDatabasesReadDifferentlyCountsAsDestructive(String sql) {
        assertThat(read(sql)).anyMatch(Operation::destructive);
    }

    @Test
    void aCommentEndsAtACarriageReturn() {
        assertThat(read("-- x\rDROP TABLE b;")).extracting(Operation::kind).containsExactly("dropTable");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "BEGIN; COMMIT",
                "START TRANSACTION; ROLLBACK TO SAVEPOINT s; RELEASE SAVEPOINT s",
                "SAVEPOINT s",
                "ANALYZE TABLE t",
                "ANALYZE",
                "SET NAMES utf8mb4",
                "UNLOCK TABLES",
                "RESET lock_timeout",
                "CREATE TABLE a AS SELECT count(*) AS n FROM t"
            })
    void theEdgesOfTransactionsAreHarmless(String sql) {
        assertThat(read(sql)).noneMatch(Operation::destructive);
    }

    @Test
    void aSettingOfTheSessionIsHarmless() {
        assertThat(read("SET lock_timeout = '5s'")).noneMatch(Operation::destructive);
    }

    @Test
    void commentsAloneAreNoStatement() {
        assertThat(SqlReader.hasStatements("-- nothing to undo\n/* really */\n"))
                .isFalse();
    }

    @Test
    @DisplayName("what stands in strings may be personal data or a secret, and is not kept")
    void keepsNoLiterals() {
        assertThat(read("INSERT INTO t VALUES ('Nora', 'x')"))
                .extracting(Operation::detail)
                .containsExactly("INSERT INTO t VALUES ( ' , ' )");
    }

    private static List<Operation> read(String sql) {
        OperationLog log = new OperationLog(Dialect.ANY, new KnownTables());
        new SqlReader(log, false).read(sql, 1);
        return log.operations();
    }
}
