package com.maqsafy.releases.source;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("MIG-06, APR-06: what SQL does")
class SqlStatementsTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '\u0001', textBlock = """
                    CREATE TABLE IF NOT EXISTS public.t (a int) | createTable | t | false
                    create unique index i on t (a) | addIndex | t | false
                    ALTER TABLE ONLY t ADD COLUMN a numeric(10, 2) | addColumn | t | false
                    ALTER TABLE t ADD CONSTRAINT c UNIQUE (a) | addIndex | t | false
                    ALTER TABLE "t" DROP COLUMN a | dropColumn | t | true
                    ALTER TABLE t DROP "key" | dropColumn | t | true
                    ALTER TABLE t DROP CONSTRAINT c | dropIndex | t | false
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
                    INSERT INTO t VALUES (1) ON CONFLICT (a) DO UPDATE SET a = 2 | insertRows | t | true
                    WITH x AS (DELETE FROM t RETURNING *) SELECT 1 | rawSql |  | true
                    DO $$ BEGIN DROP TABLE t; END $$ | rawSql |  | true
                    CREATE OR REPLACE TABLE t (a int) | createTable | t | true
                    CREATE FUNCTION f() RETURNS void AS $$ DELETE FROM t; $$ LANGUAGE sql | rawSql |  | false
                    /*! DROP TABLE t */ | dropTable | t | true
                    /*!40000 DROP TABLE t */ | dropTable | t | true
                    /*M! DROP TABLE t */ | dropTable | t | true
                    /*M!100100 DROP TABLE t */ | dropTable | t | true
                    CREATE TRIGGER x BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION f() | rawSql |  | true
                    CREATE EVENT e ON SCHEDULE EVERY 1 DAY DO DELETE FROM t | rawSql |  | true
                    SET search_path TO archive | rawSql |  | true
                    SET LOCAL session_replication_role = replica | rawSql |  | true
                    """)
    void readsAStatement(String sql, String kind, String table, boolean destructive) {
        assertThat(new SqlStatements(sql).operations()).singleElement().satisfies(operation -> {
            assertThat(operation.kind()).isEqualTo(kind);
            assertThat(operation.table()).isEqualTo(table == null ? "" : table);
            assertThat(operation.destructive()).isEqualTo(destructive);
        });
    }

    @Test
    void readsSeveralActionsWithTheirLines() {
        SqlStatements statements = new SqlStatements("""
                -- DROP TABLE a;
                ALTER TABLE t
                    ADD COLUMN a int,
                    DROP COLUMN b;
                /* DROP TABLE b; */
                """);

        assertThat(statements.operations())
                .containsExactly(
                        new Migration.Operation("addColumn", "t", "ADD COLUMN a int", false, 3),
                        new Migration.Operation("dropColumn", "t", "DROP COLUMN b", true, 4));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\u0001', textBlock = """
                    INSERT INTO t VALUES ('a\\'); -- ')
                    INSERT INTO t VALUES ("a\\"" ; DROP TABLE x; -- ")
                    INSERT INTO t VALUES ('open
                    CREATE TABLE t (a int) /* open
                    INSERT INTO t VALUES (5--1); DROP TABLE u
                    """)
    void whatDatabasesReadDifferentlyCountsAsDestructive(String sql) {
        assertThat(new SqlStatements(sql).harmless()).isFalse();
    }

    @Test
    void aCommentEndsAtACarriageReturn() {
        assertThat(new SqlStatements("-- x\rDROP TABLE b;").operations())
                .extracting(Migration.Operation::kind)
                .containsExactly("dropTable");
    }

    @Test
    void aSettingOfTheSessionIsHarmless() {
        assertThat(new SqlStatements("SET lock_timeout = '5s'").harmless()).isTrue();
    }

    @Test
    void commentsAloneAreNoStatement() {
        assertThat(new SqlStatements("-- nothing to undo\n/* really */\n").hasStatements())
                .isFalse();
    }
}
