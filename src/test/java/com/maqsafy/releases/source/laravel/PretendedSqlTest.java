package com.maqsafy.releases.source.laravel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.maqsafy.releases.source.Dialect;
import com.maqsafy.releases.source.Grade;
import com.maqsafy.releases.source.Migration;
import com.maqsafy.releases.source.Migration.Operation;
import com.maqsafy.releases.source.MigrationReader;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("MIG-06: what artisan migrate --pretend prints")
class PretendedSqlTest {

    private static final String NAME = "2026_01_01_000000_a";

    @Test
    @DisplayName("Laravel 8: name and SQL in a line, statements of several lines, other migrations between")
    void readsLinesWithNames() {
        PretendedSql sql = new PretendedSql("""
                2026_01_01_000000_a: alter table "t" add column "a" integer null
                2026_01_01_000000_a: DELETE FROM t
                    WHERE id = 1
                2025_01_01_000000_other: drop table "u"
                and more of it
                """, List.of(NAME));

        assertThat(sql.of(NAME))
                .containsExactly("alter table \"t\" add column \"a\" integer null", "DELETE FROM t\nWHERE id = 1");
        assertThat(sql.of("2025_01_01_000000_other")).isEmpty();
    }

    @Test
    @DisplayName("Laravel 9 and later: name and dots, below it a list, in colours")
    void readsLists() {
        PretendedSql sql = new PretendedSql(
                "\n  \u001b[1mINFO\u001b[0m  Running migrations.\n\n  2026_01_01_000000_a .............\n"
                        + "  ⇂ drop table \"t\"\n  ⇂ select 1\n  2025_01_01_000000_other ....\n  ⇂ drop table \"u\"\n",
                List.of(NAME));

        assertThat(sql.of(NAME)).containsExactly("drop table \"t\"", "select 1");
    }

    @Test
    void endsDoubtsAboutNamesThatOnlyTheRunKnows() {
        assertThat(read(
                        "$f = 'table'; Schema::$f('t', fn (Blueprint $t) => $t->index('a'));",
                        NAME + ": create index i on t (a)"))
                .extracting(Operation::kind, Operation::grade)
                .containsExactly(tuple("addIndex", Grade.HARMLESS));
    }

    @Test
    @DisplayName("what hangs on rows or on what is there is not printed, and stays as the code shows it")
    void keepsWhatIsNotPrinted() {
        assertThat(read(
                        "if (Schema::hasTable('old')) { Schema::drop('old'); } Storage::deleteDirectory('receipts');"
                                + " DB::statement('CREATE TABLE t (a int)');",
                        NAME + ": CREATE TABLE t (a int)"))
                .extracting(Operation::kind, Operation::grade)
                .containsExactly(
                        tuple("createTable", Grade.HARMLESS),
                        tuple("dropTable", Grade.LOSES),
                        tuple("unrecognised", Grade.UNKNOWN));
    }

    @Test
    void isReadFromItsCodeWhenNothingIsPrintedForIt() {
        assertThat(read("Schema::drop('t');", "Nothing to migrate."))
                .extracting(Operation::kind)
                .containsExactly("dropTable");
    }

    @Test
    void whatIsPrintedCountsAlsoWhereTheCodeShowsNothing() {
        assertThat(read("User::observeQuietly();", NAME + ": delete from \"users\""))
                .extracting(Operation::kind)
                .contains("deleteRows");
    }

    private static List<Operation> read(String up, String printed) {
        MigrationReader.File file = new MigrationReader.File(
                "database/migrations/" + NAME + ".php",
                "<?php return new class extends Migration { public function up() { " + up + " } };",
                "");
        Migration migration = new LaravelMigrations()
                .read(Dialect.MYSQL, List.of(), List.of(file), printed)
                .get(0);
        return migration.operations();
    }
}
