package com.maqsafy.releases.source.laravel;

import static org.assertj.core.api.Assertions.assertThat;

import com.maqsafy.releases.source.Dialect;
import com.maqsafy.releases.source.Migration;
import com.maqsafy.releases.source.MigrationReader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("APR-06: management is not asked for what typical migrations do that destroy nothing")
class TypicalMigrationsTest {

    /** The tables that the inputs change. */
    static final String BEFORE = """
            Schema::create('wallets', function (Blueprint $table) {
                $table->id();
                $table->string('owner', 50);
                $table->string('email')->nullable();
                $table->string('phone', 20)->nullable();
                $table->text('note')->nullable();
                $table->integer('points')->default(0);
                $table->unsignedInteger('visits')->default(0);
                $table->tinyInteger('level')->default(1);
                $table->decimal('balance', 8, 2)->default(0);
                $table->enum('state', ['new', 'open'])->default('new');
                $table->timestamps();
            });
            Schema::create('meals', function (Blueprint $table) {
                $table->id();
                $table->foreignId('wallet_id')->nullable();
                $table->string('name');
                $table->char('code', 8)->nullable();
                $table->date('served')->nullable();
                $table->timestamps();
            });
            """;

    /** One line each: {@code table |} stands for a change of that table. */
    static final List<String> INPUTS = """
            Schema::create('refunds', function (Blueprint $table) { $table->id(); $table->foreignId('wallet_id')->constrained()->cascadeOnDelete(); $table->decimal('amount', 10, 2); $table->timestamps(); });
            Schema::create('limits', function (Blueprint $table) { $table->bigIncrements('id'); $table->string('name')->unique(); $table->json('rules'); $table->softDeletes(); });
            Schema::create('meal_tag', function (Blueprint $table) { $table->foreignId('meal_id'); $table->foreignId('tag_id'); $table->primary(['meal_id', 'tag_id']); });
            Schema::create('tags', function (Blueprint $table) { $table->uuid('id')->primary(); $table->string('name', 40); $table->timestamps(); });
            Schema::create('jobs', function (Blueprint $table) { $table->id(); $table->string('queue')->index(); $table->longText('payload'); $table->unsignedTinyInteger('attempts'); $table->unsignedInteger('reserved_at')->nullable(); });
            Schema::create('comments', function (Blueprint $table) { $table->id(); $table->morphs('commentable'); $table->text('body'); $table->timestamps(); });
            Schema::create('sessions', function (Blueprint $table) { $table->string('id')->primary(); $table->foreignId('user_id')->nullable()->index(); $table->text('payload'); $table->integer('last_activity')->index(); });
            Schema::create('cards', function (Blueprint $table) { $table->id(); $table->unsignedBigInteger('wallet_id'); $table->foreign('wallet_id')->references('id')->on('wallets'); $table->boolean('active')->default(true); });
            if (! Schema::hasTable('holidays')) { Schema::create('holidays', function (Blueprint $table) { $table->id(); $table->date('day'); $table->string('name'); }); }
            Schema::create('roles', function (Blueprint $table) { $table->id(); $table->string('name'); $table->timestamps(); }); DB::table('roles')->insert([['name' => 'admin'], ['name' => 'cashier']]);
            Schema::create('rates', function (Blueprint $table) { $table->id(); $table->double('rate', 8, 4); $table->timestamp('valid_from')->useCurrent(); }); Schema::table('rates', function (Blueprint $table) { $table->index(['valid_from', 'rate']); });
            Schema::create('cache', function (Blueprint $table) { $table->string('key')->primary(); $table->mediumText('value'); $table->integer('expiration'); });
            Schema::create('uploads', function (Blueprint $table) { $table->ulid('id')->primary(); $table->string('path', 500); $table->unsignedInteger('bytes'); $table->ipAddress('sent_from')->nullable(); });
            Schema::create('audits', function (Blueprint $table) { $table->engine = 'InnoDB'; $table->id(); $table->nullableMorphs('subject'); $table->jsonb('changes')->nullable(); $table->timestampsTz(); });
            Schema::create('personal_access_tokens', function (Blueprint $table) { $table->id(); $table->morphs('tokenable'); $table->string('name'); $table->string('token', 64)->unique(); $table->timestamp('last_used_at')->nullable(); });
            wallets | $table->string('nickname')->nullable();
            wallets | $table->string('nickname')->nullable()->after('owner');
            wallets | $table->date('birthday')->nullable()->comment('for the discount');
            wallets | $table->json('settings')->nullable();
            wallets | $table->timestamp('closed_at')->nullable();
            wallets | $table->softDeletes();
            wallets | $table->unsignedBigInteger('school_id')->nullable();
            wallets | $table->uuid('reference')->nullable();
            wallets | $table->after('owner', function ($table) { $table->string('street')->nullable(); $table->string('city')->nullable(); });
            meals | $table->text('description')->nullable(); $table->string('image', 500)->nullable();
            wallets | $table->boolean('blocked')->default(false);
            wallets | $table->integer('daily_limit')->default(0);
            wallets | $table->unsignedInteger('retries')->default(3);
            wallets | $table->string('currency', 3)->default('SAR');
            wallets | $table->decimal('fee', 5, 2)->default(0.5);
            wallets | $table->timestamp('seen_at')->useCurrent();
            wallets | $table->enum('channel', ['web', 'app'])->default('web');
            meals | $table->boolean('vegetarian')->default(false)->index();
            if (! Schema::hasColumn('wallets', 'nickname')) { Schema::table('wallets', function (Blueprint $table) { $table->string('nickname')->nullable(); }); }
            foreach (['wallets', 'meals'] as $name) { Schema::table($name, function (Blueprint $table) { $table->string('source')->nullable(); }); }
            wallets | $table->index('owner');
            wallets | $table->index(['state', 'created_at'], 'wallets_state_created');
            wallets | $table->unique('email');
            meals | $table->foreign('wallet_id')->references('id')->on('wallets')->onDelete('cascade');
            wallets | $table->foreignId('school_id')->nullable()->constrained();
            DB::statement('CREATE INDEX meals_name ON meals (name)');
            wallets | $table->string('nick', 40)->nullable()->comment('as friends say');
            meals | $table->dropForeign(['wallet_id']);
            wallets | $table->dropIndex('wallets_owner_index');
            wallets | $table->string('owner', 100)->change();
            wallets | $table->string('phone', 30)->nullable()->change();
            wallets | $table->text('email')->nullable()->change();
            wallets | $table->longText('note')->nullable()->change();
            wallets | $table->bigInteger('points')->default(0)->change();
            wallets | $table->unsignedBigInteger('visits')->default(0)->change();
            wallets | $table->decimal('balance', 12, 2)->default(0)->change();
            wallets | $table->string('owner', 50)->nullable()->change();
            wallets | $table->enum('state', ['new', 'open', 'closed'])->default('new')->change();
            meals | $table->string('name', 300)->change();
            Schema::table('wallets', function (Blueprint $table) { $table->integer('tax')->nullable(); }); DB::table('wallets')->update(['tax' => 15]);
            Schema::table('wallets', function (Blueprint $table) { $table->string('slug')->nullable(); }); DB::statement("UPDATE wallets SET slug = lower(owner)");
            DB::table('wallets')->whereNull('phone')->update(['phone' => '-']);
            DB::table('meals')->insert(['name' => 'Soup', 'created_at' => now()]);
            DB::table('roles')->insertOrIgnore([['name' => 'admin']]);
            Schema::table('wallets', function (Blueprint $table) { $table->string('kind')->default('pupil'); $table->index('kind'); });
            """.lines().toList();

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void asksNobody(Dialect dialect) {
        List<String> asked = new ArrayList<>();
        int locking = 0;
        for (String input : INPUTS) {
            Migration migration = read(up(input), dialect);
            locking += migration.locks() ? 1 : 0;
            if (migration.destructive()) {
                asked.add(input + ": " + migration.operations());
            }
        }

        assertThat(String.join("\n", asked)).isEmpty();
        assertThat(INPUTS).hasSize(60);
        // How many say for how long: a figure that should not grow unnoticed.
        assertThat(locking)
                .isEqualTo(
                        switch (dialect) {
                            case POSTGRESQL -> 14;
                            case MYSQL -> 12;
                            case ANY -> 18;
                        });
    }

    @Test
    @DisplayName("MySQL's queries may name an index; PostgreSQL's do not")
    void asksWhereQueriesMayNameWhatIsRenamed() {
        String up = up("wallets | $table->renameIndex('a', 'b');");

        assertThat(read(up, Dialect.POSTGRESQL).destructive()).isFalse();
        assertThat(read(up, Dialect.MYSQL).destructive()).isTrue();
    }

    static String up(String input) {
        String[] parts = input.split(" \\| ", 2);
        return parts.length == 1
                ? input
                : "Schema::table('" + parts[0] + "', function (Blueprint $table) { " + parts[1] + " });";
    }

    private static Migration read(String up, Dialect dialect) {
        return new LaravelMigrations()
                .read(dialect, List.of(file("a", BEFORE)), List.of(file("b", up)), "")
                .get(0);
    }

    private static MigrationReader.File file(String name, String up) {
        return new MigrationReader.File(
                "database/migrations/" + name + ".php",
                "<?php return new class extends Migration { public function up() { " + up + " } };",
                "");
    }
}
