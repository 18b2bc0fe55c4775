package com.maqsafy.releases.source.laravel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.tuple;

import com.maqsafy.releases.source.Dialect;
import com.maqsafy.releases.source.Grade;
import com.maqsafy.releases.source.Migration;
import com.maqsafy.releases.source.migration.KnownTables;
import com.maqsafy.releases.source.migration.OperationLog;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("MIG-06, APR-06: what a Laravel migration does")
class LaravelMigrationReaderTest {

    @ParameterizedTest(name = "{0} is {1}: {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '\u0001', textBlock = """
                    Schema::table('t', function (Blueprint $table) { $table->string('a')->nullable(); }); | addColumn t a | HARMLESS
                    Schema::table('t', fn (Blueprint $t) => $t->integer('a')); | addColumn t a | BREAKS
                    Schema::table('t', function ($x) { $x->softDeletes(); }); | addColumn t deleted_at | HARMLESS
                    Schema::table('t', function (Blueprint $table) { $table->dropColumn('a'); }); | dropColumn t a | LOSES
                    Schema::connection('c')->table('t', function (Blueprint $table) { $table->dropSoftDeletes(); }); | dropColumn t dropSoftDeletes() | LOSES
                    Schema::table('t', function (Blueprint $table) { $table->dropConstrainedForeignId('a'); }); | dropColumn t a | LOSES
                    Schema::dropColumns('t', ['a']); | dropColumn t a | LOSES
                    \\Illuminate\\Support\\Facades\\Schema::DropIfExists('t'); | dropTable t t | LOSES
                    Schema::drop('t'); | dropTable t t | LOSES
                    $this->schema->drop('t'); | dropTable t t | LOSES
                    DB::connection('c')->getSchemaBuilder()->drop('t'); | dropTable t t | LOSES
                    Schema::table('t', function (Blueprint $table) { $table->dropIfExists(); }); | dropTable t t | LOSES
                    Schema::table('t', function (Blueprint $table) { $table->renameColumn('a', 'b'); }); | renameColumn t a, b | BREAKS
                    Schema::rename('t', 'u'); | renameTable t t, u | BREAKS
                    Schema::table('t', function (Blueprint $table) { $table->string('a', 50)->change(); }); | changeColumn t a | UNKNOWN
                    Schema::table('t', function (Blueprint $table) { $table->index(['a']); }); | addIndex t [ a ] | LOCKS
                    Schema::table('t', function (Blueprint $table) { $table->foreign('a')->references('id')->on('u')->onDelete('cascade'); }); | addForeignKey t a | LOCKS
                    Schema::table('t', function (Blueprint $table) { $table->dropIndex('a'); }); | dropIndex t a | LOCKS
                    Schema::table('t', function (Blueprint $table) { $table->dropForeign(['a']); }); | dropIndex t [ a ] | HARMLESS
                    DB::table('t')->truncate(); | truncate t | LOSES
                    DB::table('t')->where('a', 1)->delete(); | deleteRows t | LOSES
                    DB::table('t')->update(['a' => null]); | updateRows t [ a => null ] | LOSES
                    User::query()->forceDelete(); | deleteRows users | LOSES
                    DB::statement('DROP VIEW v'); | dropView DROP VIEW v | BREAKS
                    DB::unprepared('DELETE FROM t'); | deleteRows t DELETE FROM t | LOSES
                    DB::delete($sql); | dynamicCall | UNKNOWN
                    DB::statement('CREATE INDEX i ON t (a)'); | addIndex t CREATE INDEX i ON t ( a ) | LOCKS
                    DB::statement('ALTER TABLE t ADD COLUMN a int'); | addColumn t ADD COLUMN a int | HARMLESS
                    DB::insert('INSERT INTO t VALUES (1)'); | insertRows t INSERT INTO t VALUES ( 1 ) | HARMLESS
                    DB::statement("CREATE INDEX i ON {$name} (a)"); | dynamicCall CREATE INDEX i ON {$name} (a) | UNKNOWN
                    DB::select('DROP TABLE t'); | dropTable t DROP TABLE t | LOSES
                    Artisan::call('db:wipe'); | externalCall Artisan::call(db:wipe) | UNKNOWN
                    $this->inherited(); | unrecognised inherited() is not in this file | UNKNOWN
                    """)
    void readsAnOperation(String code, String expected, Grade grade) {
        Migration migration = read(code);

        assertThat(migration.operations()).singleElement().satisfies(operation -> {
            assertThat((operation.kind() + " " + operation.table() + " " + operation.detail())
                            .replaceAll("\\s+", " ")
                            .strip())
                    .startsWith(expected);
            assertThat(operation.grade()).isEqualTo(grade);
            assertThat(operation.line()).isEqualTo(4);
        });
        assertThat(migration.destructive()).isEqualTo(grade.destructive());
    }

    @Test
    void readsQueriesHoweverTheirTableIsSaid() {
        assertThat(read("DB::query()->from('meals')->delete();").operations())
                .extracting(Migration.Operation::kind, Migration.Operation::table, Migration.Operation::grade)
                .containsExactly(tuple("deleteRows", "meals", Grade.LOSES));
        assertThat(read("DB::connection('x')->query()->from('meals')->update(['name' => 'x']);")
                        .operations())
                .extracting(Migration.Operation::grade)
                .containsExactly(Grade.LOSES);
        assertThat(read("Meal::withTrashed()->restore();").operations())
                .extracting(Migration.Operation::grade)
                .containsExactly(Grade.LOSES);
        assertThat(read("DB::table('meals')->lockForUpdate()->orderBy('id')->havingRaw('1=1')->get();")
                        .operations())
                .isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '\u0001', textBlock = """
                    DB::query()->fromRaw('meals')->delete(); | deleteRows | LOSES
                    DB::query()->fromSub('select 1', 'm')->update(['a' => 1]); | updateRows | LOSES
                    DB::query()->tap($narrowed)->delete(); | deleteRows | LOSES
                    DB::connection('x')->query()->forceDelete(); | deleteRows | LOSES
                    'Schema::drop'('meals'); | unrecognised | UNKNOWN
                    "Schema::$what"('meals'); | unrecognised | UNKNOWN
                    """)
    void overlooksNoQueryWithoutATableAndNoTextThatIsCalled(String code, String kind, Grade grade) {
        assertThat(read(code).operations()).anySatisfy(operation -> {
            assertThat(operation.kind()).isEqualTo(kind);
            assertThat(operation.grade()).isEqualTo(grade);
        });
    }

    @Test
    void cannotTellWhatAMacroOfAQueryDoesNorWhereASettingLeads() {
        for (String code : List.of(
                "DB::table('meals')->clearOut();",
                "DB::table('meals')->where('id', 1)->clearOut();",
                "DB::query()->from('meals')->clearOut();",
                "config(['database.default' => 'archive']);")) {
            assertThat(read(code).operations())
                    .as(code)
                    .extracting(Migration.Operation::grade)
                    .containsExactly(Grade.UNKNOWN);
        }
        assertThat(read("$name = config('database.default');").operations()).isEmpty();
    }

    @Test
    void readsEveryStatementOfRawSql() {
        assertThat(read("DB::statement('CREATE TABLE t (a int); DROP TABLE u');")
                        .operations())
                .extracting(Migration.Operation::kind, Migration.Operation::table)
                .containsExactly(tuple("createTable", "t"), tuple("dropTable", "u"));
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
        Migration migration = reader("""
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
        Migration migration = reader(
                        "<?php class A extends Migration { public function up() { $x = 1; } " + down + " }")
                .read("n", "p");

        assertThat(migration.reversible()).isEqualTo(reversible);
    }

    @Test
    void followsMethodsOfTheSameClassAndNestedClosures() {
        Migration migration = reader("""
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

        assertThat(migration.operations()).singleElement().satisfies(operation -> {
            assertThat(operation.kind()).isEqualTo("dropColumn");
            assertThat(operation.table()).isEqualTo("wallets");
            assertThat(operation.grade()).isEqualTo(Grade.LOSES);
            assertThat(operation.line()).isEqualTo(6);
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<?php // nothing here | no up() method was found, so its effect cannot be told",
                "<?php class A { function up() { $a = 'open; Schema::drop(1); } } | a string, comment or short tag is not closed, so"
                        + " code may be hidden in it"
            })
    void whatCannotBeReadCountsAsDestructive(String source, String detail) {
        Migration migration = reader(source).read("n", "p");

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
                "'Schema'::drop('w');",
                "['Schema', 'drop']('w');",
                "Schema::table('w', [$this, 'change']);",
                "Schema::table('w', $change);",
                "\u2028Schema::drop('w');",
                "$$f('w');",
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
                "// harmless\rSchema::drop('w');",
                "tap('receipts', 'rmdir');",
                "with('receipts', 'rmdir');",
                "optional($path, [$disk, 'clear']);",
                "preg_replace_callback_array(['/./' => 'unlink'], $paths);",
                "array_udiff($paths, $kept, 'wipe');",
                "array_find($paths, 'unlink');",
                "config()->set('database.default', 'archive');",
                "Config::set('database.default', 'archive');",
                "collect(['a'])->mapInto(WalletWiper::class);",
                "collect(['a'])->wipeAll();",
                "$text = \"gone: {$wallet->purge()}\";",
                "$text = <<<TEXT\n{$wallet->purge()}\nTEXT;",
                "\\App\\Support\\Schema::create('w', function (Blueprint $table) { $table->id(); });",
                "\\App\\Support\\DB::table('w')->get();",
                "\\App\\Support\\Str::slug('w');",
                "\\App\\Support\\collect(['w']);",
                "$wiper = new class extends WalletWiper {};",
                "Wallets::findAndPurge();",
                "Wallets::withdrawAll();",
                "Wallets::orderRefunds();",
                "Wallets::firstAid();",
                "Wallets::newLedger();",
                "Wallets::selectAndMove();",
                "Wallets::lazyWipe();",
                "DB::table('w')->orderBy('id')->chunk(10, [$wiper, 'wipe']);",
                "DB::table('w')->when($old, 'wipe_all');",
                "Wallet::query()->chunkById(10, [$wiper, 'wipe']);"
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
                "foreach (['a', 'b'] as $t) { Schema::table($t, function (Blueprint $b) { $b->string('c')->nullable(); }); }",
                "$mode = config()->get('wallets.mode'); $other = Config::get('wallets.other');",
                "$names = collect(['a', 'b'])->mapToGroups(fn ($n) => [$n => 1])->sortKeysDesc()->pluck('x')->all();",
                "$text = \"at {$now->format('Y-m-d')}\";",
                "$wallet = Wallet::withTrashed()->firstWhere('id', 1); $other = Wallet::findOrFail(2);",
                "$ids = Wallet::orderByDesc('id')->lazyById()->take(3);",
                "DB::table('w')->when($old, fn ($query) => $query->where('a', 1))->chunkById(10, fn ($rows) => null, 'id');",
                "$value = tap($wallet, fn ($w) => null); $first = with($wallet);",
                "\\Illuminate\\Support\\Str::slug('w'); $at = \\Carbon\\Carbon::now();",
                "$handler = new class extends RuntimeException {};"
            })
    void whatIsWellKnownIsLetPass(String code) {
        assertThat(read(code).operations())
                .filteredOn(Migration.Operation::destructive)
                .isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "use App\\Support\\Schema;",
                "use App\\Support\\{DB, Schema};",
                "use App\\Support\\Wiper as Schema;",
                "use App\\Support\\Schema as Builder, App\\Support\\Schema;"
            })
    void aClassOfTheServiceMayBearTheNameOfOneOfLaravel(String imports) {
        String up = "return new class extends Migration { public function up(): void {"
                + " Schema::create('t', function (Blueprint $t) { $t->id(); }); } };";

        assertThat(reader("<?php\n" + imports + "\n" + up).read("n", "p").operations())
                .extracting(Migration.Operation::grade)
                .contains(Grade.UNKNOWN);
        assertThat(reader("<?php\nuse Illuminate\\Support\\Facades\\Schema;\n" + up)
                        .read("n", "p")
                        .operations())
                .extracting(Migration.Operation::grade)
                .containsExactly(Grade.HARMLESS);
    }

    @Test
    void aMethodIsReadForEachTableThatItIsCalledFor() {
        Migration migration = reader("""
                        <?php
                        class A extends Migration {
                            public function up() {
                                Schema::create('refunds', function (Blueprint $t) { $this->columns($t); });
                                Schema::table('wallets', function (Blueprint $t) { $this->columns($t); });
                            }
                            private function columns(Blueprint $t) { $t->string('reason'); $this->columns($t); }
                        }
                        """).read("n", "p");

        assertThat(migration.operations())
                .extracting(Migration.Operation::kind, Migration.Operation::table, Migration.Operation::grade)
                .containsExactly(
                        tuple("createTable", "refunds", Grade.HARMLESS), tuple("addColumn", "wallets", Grade.BREAKS));
    }

    @Test
    void aMethodThatIsCalledInAStringIsRead() {
        Migration migration = reader("""
                        <?php
                        class A extends Migration {
                            public function up() { $text = "then {$this->wipe()} is done"; }
                            private function wipe() { Schema::drop('wallets'); }
                        }
                        """).read("n", "p");

        assertThat(migration.operations())
                .extracting(Migration.Operation::kind, Migration.Operation::table)
                .containsExactly(tuple("dropTable", "wallets"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nullable(false) | BREAKS",
                "nullable(value: false) | BREAKS",
                "nullable($optional) | BREAKS",
                "nullable(! $required) | BREAKS",
                "nullable(true) | HARMLESS",
                "nullable(value: true) | HARMLESS",
                "default(value: null) | BREAKS",
                "default(value: 'x') | HARMLESS"
            })
    void aColumnIsRequiredUnlessTheCodeSaysThatItIsNot(String modifier, Grade grade) {
        assertThat(read("Schema::table('t', function (Blueprint $t) { $t->string('a')->" + modifier + "; });")
                        .operations())
                .extracting(Migration.Operation::grade)
                .containsExactly(grade);
    }

    @Test
    void readsTheMigrationAndNotOnlyTheFirstClassOfTheFile() {
        Migration migration = reader("""
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

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "DB::unprepared(\"SELECT 1; -- then\\nDROP TABLE meals\");",
                "DB::unprepared(\"SELECT 1; -- then\\x0aDROP TABLE meals\");",
                "DB::unprepared(\"SELECT 1; -- then\\u{a}DROP TABLE meals\");",
                "DB::unprepared(<<<SQL\nSELECT 1; -- then\\nDROP TABLE meals\nSQL);",
                "DB::statement(\"\\104ROP TABLE meals\");"
            })
    void readsStringsAsPhpDoes(String code) {
        assertThat(read(code).operations())
                .extracting(Migration.Operation::kind)
                .contains("dropTable");
    }

    @Test
    void aSignThatIsACommentForOneDatabaseOnlyCannotBeTold() {
        assertThat(read("DB::unprepared(\"SELECT 5\\n# 3; DROP TABLE meals\");").operations())
                .extracting(Migration.Operation::grade)
                .contains(Grade.UNKNOWN);
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
        assertThatCode(() -> reader(source).read("n", "p")).doesNotThrowAnyException();
    }

    private static LaravelMigrationReader reader(String php) {
        return new LaravelMigrationReader(php, new OperationLog(Dialect.ANY, new KnownTables()));
    }

    private static Migration read(String up) {
        return reader("<?php\nreturn new class extends Migration {\npublic function up(): void {\n" + up + "\n}\n};\n")
                .read("n", "p");
    }
}
