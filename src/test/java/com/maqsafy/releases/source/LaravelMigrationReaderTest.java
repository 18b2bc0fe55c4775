package com.maqsafy.releases.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("MIG-06, APR-06: what a Laravel migration does")
class LaravelMigrationReaderTest {

    @ParameterizedTest(name = "{0} is {1}, destructive: {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '\u0001', textBlock = """
                    Schema::table('t', function (Blueprint $table) { $table->string('a')->nullable(); }); | addColumn t a | false
                    Schema::table('t', fn (Blueprint $t) => $t->integer('a')); | addColumn t a | false
                    Schema::table('t', function ($x) { $x->timestamps(); }); | addColumn t timestamps() | false
                    Schema::table('t', function (Blueprint $table) { $table->dropColumn('a'); }); | dropColumn t a | true
                    Schema::connection('c')->table('t', function (Blueprint $table) { $table->dropSoftDeletes(); }); | dropColumn t dropSoftDeletes() | true
                    Schema::table('t', function (Blueprint $table) { $table->dropConstrainedForeignId('a'); }); | dropColumn t a | true
                    Schema::dropColumns('t', ['a']); | dropColumn t a | true
                    \\Illuminate\\Support\\Facades\\Schema::DropIfExists('t'); | dropTable t t | true
                    Schema::drop('t'); | dropTable t t | true
                    $this->schema->drop('t'); | dropTable t t | true
                    DB::connection('c')->getSchemaBuilder()->drop('t'); | dropTable t t | true
                    Schema::table('t', function (Blueprint $table) { $table->dropIfExists(); }); | dropTable t t | true
                    Schema::table('t', function (Blueprint $table) { $table->renameColumn('a', 'b'); }); | renameColumn t a, b | true
                    Schema::rename('t', 'u'); | renameTable t t, u | true
                    Schema::table('t', function (Blueprint $table) { $table->string('a', 50)->change(); }); | changeColumn t a | true
                    Schema::table('t', function (Blueprint $table) { $table->index(['a']); }); | addIndex t [ a ] | false
                    Schema::table('t', function (Blueprint $table) { $table->foreign('a')->references('id')->on('u')->onDelete('cascade'); }); | addIndex t a | false
                    Schema::table('t', function (Blueprint $table) { $table->dropIndex('a'); }); | dropIndex t a | false
                    Schema::table('t', function (Blueprint $table) { $table->dropForeign(['a']); }); | dropIndex t [ a ] | false
                    DB::table('t')->truncate(); | truncate t | true
                    DB::table('t')->where('a', 1)->delete(); | deleteRows t | true
                    DB::table('t')->update(['a' => null]); | updateRows t [ a => null ] | true
                    User::query()->forceDelete(); | deleteRows | true
                    DB::statement('DROP VIEW v'); | rawSql DROP VIEW v | true
                    DB::unprepared('DELETE FROM t'); | rawSql t DELETE FROM t | true
                    DB::delete($sql); | rawSql | true
                    DB::statement('CREATE INDEX i ON t (a)'); | rawSql t CREATE INDEX i ON t (a) | false
                    DB::statement('ALTER TABLE t ADD COLUMN a int'); | rawSql t ALTER TABLE t ADD COLUMN a int | false
                    DB::insert('INSERT INTO t VALUES (1)'); | rawSql t INSERT INTO t VALUES (1) | false
                    DB::statement("CREATE INDEX i ON {$name} (a)"); | rawSql CREATE INDEX i ON {$name} (a) | true
                    DB::statement('CREATE TABLE t (a int); DROP TABLE u'); | rawSql t CREATE TABLE t (a int); DROP TABLE u | true
                    DB::select('DROP TABLE t'); | rawSql t DROP TABLE t | true
                    Artisan::call('db:wipe'); | externalCall Artisan::call(db:wipe) | true
                    $this->inherited(); | unrecognised inherited() is not in this file | true
                    """)
    void readsAnOperation(String code, String expected, boolean destructive) {
        Migration migration = read(code);

        assertThat(migration.operations()).singleElement().satisfies(operation -> {
            assertThat((operation.kind() + " " + operation.table() + " " + operation.detail())
                            .replaceAll("\\s+", " ")
                            .strip())
                    .startsWith(expected);
            assertThat(operation.destructive()).isEqualTo(destructive);
            assertThat(operation.line()).isEqualTo(4);
        });
        assertThat(migration.destructive()).isEqualTo(destructive);
    }

    @Test
    void doesNotTakeCommentsAndStringsForCode() {
        Migration migration = read("""
                // Schema::drop('a');
                # Schema::drop('b');
                /* Schema::drop('c'); */
                $text = "Schema::drop('d'); }";
                $other = 'it\\'s { Schema::drop(1);';
                $long = <<<'SQL'
                    Schema::drop('e'); }
                    SQL;
                Schema::create('meals', function (Blueprint $table) {
                    $table->id();
                    $table->string('name')->comment('dropColumn("x")');
                });
                """);

        assertThat(migration.operations()).singleElement().satisfies(operation -> {
            assertThat(operation.kind()).isEqualTo("createTable");
            assertThat(operation.table()).isEqualTo("meals");
        });
        assertThat(migration.destructive()).isFalse();
    }

    @Test
    void doesNotCountDown() {
        Migration migration = new LaravelMigrationReader("""
                        <?php
                        return new class extends Migration {
                            public function down(): void { Schema::dropIfExists('meals'); }
                            public function up(): void { Schema::create('meals', function (Blueprint $t) { $t->id(); }); }
                        };
                        """).read("n", "p");

        assertThat(migration.destructive()).isFalse();
        assertThat(migration.reversible()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "'', false",
        "'public function down(): void {}', false",
        "'public function down(): void { /* Schema::drop(1); */ }', false",
        "'public function down() { throw new RuntimeException(); }', false",
        "'public function down() { Schema::drop(\"t\"); }', true"
    })
    @DisplayName("RB-03: a down() that does nothing is no way back")
    void isReversibleOnlyWithARealDown(String down, boolean reversible) {
        Migration migration = new LaravelMigrationReader(
                        "<?php class A extends Migration { public function up() { $x = 1; } " + down + " }")
                .read("n", "p");

        assertThat(migration.reversible()).isEqualTo(reversible);
    }

    @Test
    void followsMethodsOfTheSameClassAndNestedClosures() {
        Migration migration = new LaravelMigrationReader("""
                        <?php
                        class A extends Migration {
                            public function up() {
                                DB::transaction(function () {
                                    if (Schema::hasTable('t')) { $this->shrink(); }
                                });
                            }
                            private function shrink() { Schema::table('t', function (Blueprint $t) { $t->dropColumn(['a', 'b']); }); }
                        }
                        """).read("n", "p");

        assertThat(migration.operations())
                .extracting(Migration.Operation::kind, Migration.Operation::detail)
                .containsExactly(tuple("dropColumn", "a"), tuple("dropColumn", "b"));
    }

    @Test
    void readsHeredocSqlAndKeepsLines() {
        Migration migration = read("""
                $a = 1;
                DB::statement(<<<SQL
                    ALTER TABLE wallets
                        DROP COLUMN note
                SQL);
                """);

        assertThat(migration.operations())
                .isEqualTo(List.of(
                        new Migration.Operation("rawSql", "wallets", "ALTER TABLE wallets DROP COLUMN note", true, 5)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<?php // nothing here | no up() method was found, so its effect cannot be told",
                "<?php class A { function up() { $a = 'open; Schema::drop(1); } } | a string or comment is not closed, so"
                        + " code may be hidden in it"
            })
    void whatCannotBeReadCountsAsDestructive(String source, String detail) {
        Migration migration = new LaravelMigrationReader(source).read("n", "p");

        assertThat(migration.destructive()).isTrue();
        assertThat(migration.operations())
                .extracting(Migration.Operation::kind, Migration.Operation::detail)
                .contains(tuple("unrecognised", detail));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "$f = 'drop'; Schema::$f('w');",
                "Schema::{'dr' . 'op'}('w');",
                "call_user_func([Schema::class, 'drop'], 'w');",
                "array_map([Schema::class, 'dropIfExists'], ['a', 'b']);",
                "array_map('unlink', ['a']);",
                "$drop = [Schema::class, 'drop']; $drop('w');",
                "$f = function () { return 1; }; $f = 'unlink'; $f('w');",
                "WalletMigrator::run();",
                "\\App\\Support\\Wallets::rebuild();",
                "rebuild_wallets();",
                "WalletJob::dispatchSync();",
                "dispatch(new WalletJob());",
                "app(WalletMigrator::class)->handle();",
                "resolve('wallets')->handle();",
                "(new WalletSeeder)->run();",
                "$seeder = new WalletSeeder(); $seeder->work();",
                "$class = 'WalletSeeder'; $seeder = new $class();",
                "require database_path('old.php');",
                "include_once 'old.php';",
                "parent::up();",
                "`psql -c 'drop table w'`;",
                "DB::select('select rebuild_wallets()');",
                "DB::select('select * into old_wallets from wallets');",
                "DB::select('select ' . $columns);",
                "Redis::flushdb();",
                "Storage::deleteDirectory('receipts');",
                "$user->roles()->detach();",
                "$user->roles()->sync([1]);",
                "DB::statement('CREATE TRIGGER t BEFORE INSERT ON w FOR EACH ROW EXECUTE FUNCTION f()');",
                "DB::statement('SET search_path TO archive');",
                "// harmless\rSchema::drop('w');"
            })
    void whatCodeDoesThatIsNotHereCountsAsDestructive(String code) {
        assertThat(read(code).destructive()).isTrue();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "$add = function ($t) { $t->string('a')->nullable(); }; $add($x);",
                "$now = now()->subDay(); $name = Str::slug(config('app.name'));",
                "$ids = array_map(fn ($row) => $row->id, DB::table('t')->get()->all());",
                "$rows = array_filter(['a', null]);",
                "if (app()->environment('testing')) { return; }",
                "if (App::runningUnitTests()) { return; }",
                "$first = User::query()->where('a', 1)->first();",
                "$first = (new User)->where('a', 1)->first();",
                "$states = Status::cases();",
                "throw new RuntimeException('not here');",
                "DB::select('select count(*), max(id) from wallets where id in (1, 2)');",
                "DB::table('t')->select('a', DB::raw('count(*)'))->get();",
                "Log::info('Wallets are changed'); $at = new DateTimeImmutable();",
                "foreach (['a', 'b'] as $t) { Schema::table($t, function (Blueprint $b) { $b->string('c')->nullable(); }); }"
            })
    void whatIsWellKnownIsLetPass(String code) {
        assertThat(read(code).operations())
                .filteredOn(Migration.Operation::destructive)
                .isEmpty();
    }

    @Test
    void readsTheMigrationAndNotOnlyTheFirstClassOfTheFile() {
        Migration migration = new LaravelMigrationReader("""
                        <?php
                        class Helper { public function up() {} public function down() { Schema::drop('x'); } }
                        return new class extends Migration {
                            public function up(): void { Schema::drop('wallets'); }
                            public function down(): void {}
                        };
                        """).read("n", "p");

        assertThat(migration.destructive()).isTrue();
        assertThat(migration.reversible()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "'<?php function up() { Schema::table('",
        "'<?php function up() { a('",
        "'<?php function up('",
        "'<?php ]})'",
        "''"
    })
    void brokenSourceDoesNotStopTheReader(String source) {
        assertThatCode(() -> new LaravelMigrationReader(source).read("n", "p")).doesNotThrowAnyException();
    }

    private static Migration read(String up) {
        return new LaravelMigrationReader("<?php\nreturn new class extends Migration {\npublic function up(): void {\n"
                        + up + "\n}\n};\n")
                .read("n", "p");
    }
}
