package com.maqsafy.releases.source.laravel;

import com.maqsafy.releases.source.Dialect;
import com.maqsafy.releases.source.Grade;
import com.maqsafy.releases.source.Migration;
import com.maqsafy.releases.source.MigrationReader;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Inputs whose grade is known, written for this test: what a migration does to the tables of {@link #SCHEMA}. */
final class MigrationCases {

    /** What earlier migrations made; {@code postgresql} and {@code mysql} have what the other has not. */
    static final Map<Dialect, String> SCHEMA = Map.of(Dialect.POSTGRESQL, """
                    CREATE TABLE wallets (id bigint NOT NULL PRIMARY KEY, owner varchar(50) NOT NULL, email varchar(100), note text,
                        balance decimal(10, 4) NOT NULL DEFAULT 0, points int NOT NULL DEFAULT 0, code char(8), born date,
                        state varchar(20) NOT NULL DEFAULT 'new', opt int DEFAULT 5, small smallint, price double precision);
                    CREATE TABLE meals (id bigint NOT NULL PRIMARY KEY, wallet_id bigint, name varchar(40) NOT NULL);
                    ALTER TABLE wallets ADD CONSTRAINT wallets_owner_unique UNIQUE (owner);
                    ALTER TABLE wallets ADD CONSTRAINT wallets_points_check CHECK (points >= 0);
                    ALTER TABLE meals ADD CONSTRAINT meals_wallet_id_foreign FOREIGN KEY (wallet_id) REFERENCES wallets (id);
                    CREATE INDEX wallets_email_index ON wallets (email);
                    CREATE UNIQUE INDEX wallets_ready_index ON wallets (id, owner);
                    CREATE VIEW rich AS SELECT id, opt FROM wallets;
                    CREATE FUNCTION bonus() RETURNS int AS $$ SELECT 5; $$ LANGUAGE sql;
                    CREATE TYPE mood AS ENUM ('happy', 'sad');
                    CREATE TABLE moods (feels mood);
                    CREATE SEQUENCE numbers;
                    CREATE TABLE tickets (no bigint NOT NULL DEFAULT nextval('numbers') PRIMARY KEY, text varchar(10));
                    CREATE MATERIALIZED VIEW totals AS SELECT sum(opt) AS total FROM wallets;
                    CREATE SCHEMA archive;
                    CREATE TABLE archive.closed (id bigint);
                    CREATE TABLE parts (id bigint, at int) PARTITION BY RANGE (at);
                    CREATE TABLE parts_1 PARTITION OF parts FOR VALUES FROM (0) TO (10);
                    CREATE TABLE parts_2 (id bigint, at int);
                    CREATE TABLE halls (hall int) PARTITION BY RANGE (hall);
                    CREATE TABLE halls_rest PARTITION OF halls DEFAULT;
                    CREATE FUNCTION loud() RETURNS trigger AS $$ BEGIN NEW.name = upper(NEW.name); RETURN NEW; END $$ LANGUAGE plpgsql;
                    CREATE TRIGGER meals_loud BEFORE INSERT ON meals FOR EACH ROW EXECUTE FUNCTION loud();
                    """, Dialect.MYSQL, """
                    CREATE TABLE wallets (id bigint NOT NULL PRIMARY KEY, owner varchar(50) NOT NULL, email varchar(100), note text,
                        balance decimal(10, 4) NOT NULL DEFAULT 0, points int NOT NULL DEFAULT 0, code char(8), born date,
                        state varchar(20) NOT NULL DEFAULT 'new', opt int DEFAULT 5, small smallint, price double,
                        size enum('s', 'm') NOT NULL DEFAULT 's') DEFAULT CHARSET=utf8mb4;
                    CREATE TABLE meals (id bigint NOT NULL PRIMARY KEY, wallet_id bigint, name varchar(40) NOT NULL);
                    ALTER TABLE wallets ADD CONSTRAINT wallets_owner_unique UNIQUE (owner);
                    ALTER TABLE wallets ADD CONSTRAINT wallets_points_check CHECK (points >= 0);
                    ALTER TABLE meals ADD CONSTRAINT meals_wallet_id_foreign FOREIGN KEY (wallet_id) REFERENCES wallets (id);
                    CREATE INDEX wallets_email_index ON wallets (email);
                    CREATE VIEW rich AS SELECT id, opt FROM wallets;
                    CREATE FUNCTION bonus() RETURNS int DETERMINISTIC RETURN 5;
                    CREATE TABLE parts (id bigint, at int) PARTITION BY RANGE (at) (PARTITION p1 VALUES LESS THAN (10), PARTITION p2 VALUES LESS THAN (20));
                    CREATE TRIGGER meals_loud BEFORE INSERT ON meals FOR EACH ROW SET NEW.name = upper(NEW.name);
                    """);

    /** Sql as it stands, or the body of {@code up()}. */
    enum Language {
        SQL,
        PHP
    }

    /**
     * One input.
     *
     * @param postgresql its grade there; absent when the input is not for it
     * @param mysql its grade there; absent when the input is not for it
     */
    record Case(int number, Language language, String input, Optional<Grade> postgresql, Optional<Grade> mysql) {

        Optional<Grade> on(Dialect dialect) {
            return dialect == Dialect.POSTGRESQL ? postgresql : mysql;
        }

        /** As a file of a repository. */
        MigrationReader.File file() {
            return language == Language.SQL
                    ? new MigrationReader.File("database/migrations/" + name() + ".sql", input, "")
                    : new MigrationReader.File("database/migrations/" + name() + ".php", php(), "");
        }

        String name() {
            return "2026_01_01_%06d_case".formatted(number);
        }

        String php() {
            return """
                    <?php

                    use Illuminate\\Database\\Migrations\\Migration;
                    use Illuminate\\Database\\Schema\\Blueprint;
                    use Illuminate\\Support\\Facades\\DB;
                    use Illuminate\\Support\\Facades\\Schema;

                    return new class extends Migration
                    {
                        public function up()
                        {
                            %s
                        }
                    };
                    """.formatted(input);
        }

        /**
         * Whether it is executed: SQL by the database, PHP by the Laravel of Debian, which wants doctrine/dbal for changes of
         * columns, lacks what came after its version 8, and has nothing that is not there: a model, another connection, a
         * column that the schema does not have, or its own table once all are dropped.
         */
        boolean executed(Dialect dialect) {
            boolean told = on(dialect).isPresent() && on(dialect).get() != Grade.UNKNOWN;
            return told
                    && (language == Language.SQL
                            ? dialect == Dialect.POSTGRESQL || !NOT_ON_MARIADB.contains(input)
                            : !NOT_ON_LARAVEL.matcher(input).find());
        }

        /** Whether {@code migrate --pretend} prints what it does: it answers queries with nothing. */
        boolean pretended(Dialect dialect) {
            return executed(dialect) && !input.matches("(?s).*(chunkById|lazyById).*");
        }

        Migration read(Dialect dialect) {
            MigrationReader.File schema =
                    new MigrationReader.File("database/migrations/0000_schema.sql", SCHEMA.get(dialect), "");
            return new LaravelMigrations()
                    .read(dialect, List.of(schema), List.of(file()), "")
                    .get(0);
        }
    }

    private static final Pattern NOT_ON_LARAVEL = Pattern.compile("->change\\(|renameColumn|\\$user|\\$column|\\$pdo"
            + "|withoutForeignKeyConstraints|whenTable|dropAllTables|Meal::|connection\\("
            + "|dropTimestamps|dropSoftDeletes|dropMorphs|dropConstrainedForeignId|dropRememberToken");

    /** MySQL copies the table for them, or rebuilds it while replicas wait, says its manual; MariaDB 10.11 lets others write. */
    static final Set<String> MILDER_ON_MARIADB = Set.of(
            "ALTER TABLE wallets ADD COLUMN dice double DEFAULT (rand())",
            "ALTER TABLE wallets ROW_FORMAT=DYNAMIC",
            "ALTER TABLE wallets FORCE",
            "ALTER TABLE wallets ENGINE=InnoDB",
            "ALTER TABLE wallets ADD COLUMN tax int, FORCE",
            "ALTER TABLE wallets MODIFY owner varchar(50) COLLATE utf8mb4_bin NOT NULL",
            "ALTER TABLE wallets MODIFY code char(8) CHARACTER SET utf8mb4",
            "ALTER TABLE wallets ADD COLUMN tax int CHECK (tax > 0)",
            "ALTER TABLE wallets ADD COLUMN twice int AS (points * 2) VIRTUAL, ADD INDEX born_index (born)",
            "ALTER TABLE wallets ADD COLUMN twice int AS (points * 2) VIRTUAL, DROP INDEX wallets_email_index");

    /** What the probe of MariaDB cannot show: it has no such engine, or does not stop. */
    static final Set<String> NOT_ON_MARIADB = Set.of(
            "ALTER TABLE meals ENGINE=MEMORY",
            "ALTER TABLE meals ENGINE = BLACKHOLE",
            "ALTER TABLE meals DISCARD TABLESPACE",
            "ALTER TABLE laps ADD PARTITION PARTITIONS 2",
            "ALTER TABLE parts REORGANIZE PARTITION p1 INTO (PARTITION a VALUES LESS THAN (5), PARTITION b VALUES LESS THAN (10))",
            "ALTER TABLE laps COALESCE PARTITION 1",
            "ALTER TABLE parts REMOVE PARTITIONING",
            "ALTER IGNORE TABLE wallets ADD UNIQUE (opt)",
            "ALTER TABLE wallets RENAME INDEX wallets_email_index TO e",
            "ALTER TABLE wallets MODIFY owner varchar(50) CHARACTER SET latin1 NOT NULL");

    /** Where MySQL's manual (8.4) says what is graded so, by what stands in the input. */
    static final Map<String, String> BY_MANUAL = Map.ofEntries(
            Map.entry("dice double DEFAULT (rand())", "17.12.1 Online DDL Operations"),
            Map.entry("tax int CHECK (tax > 0)", "17.12.1 Online DDL Operations"),
            Map.entry("VIRTUAL, ADD INDEX", "17.12.1 Online DDL Operations"),
            Map.entry("VIRTUAL, DROP INDEX", "17.12.1 Online DDL Operations"),
            Map.entry("COLLATE utf8mb4_bin NOT NULL", "17.12.1 Online DDL Operations"),
            Map.entry("char(8) CHARACTER SET utf8mb4", "17.12.1 Online DDL Operations"),
            Map.entry("RENAME INDEX", "10.9.4 Index Hints"),
            Map.entry("PARTITION PARTITIONS", "17.12.1 Online DDL Operations"),
            Map.entry("REORGANIZE PARTITION", "17.12.1 Online DDL Operations"),
            Map.entry("COALESCE PARTITION", "17.12.1 Online DDL Operations"),
            Map.entry("REMOVE PARTITIONING", "17.12.1 Online DDL Operations"),
            Map.entry("ENGINE=MEMORY", "18.3 The MEMORY Storage Engine"),
            Map.entry("ENGINE = BLACKHOLE", "18.6 The BLACKHOLE Storage Engine"),
            Map.entry("ROW_FORMAT=", "17.12.1 Online DDL Operations"),
            Map.entry("FORCE", "17.12.1 Online DDL Operations"),
            Map.entry("ENGINE=InnoDB", "17.12.1 Online DDL Operations"),
            Map.entry("DISCARD TABLESPACE", "17.6.1.3 Importing InnoDB Tables"),
            Map.entry("CHARACTER SET latin1", "12.7 Column Character Set Conversion"));

    static final List<Case> ALL = all();

    private MigrationCases() {}

    private static List<Case> all() {
        List<String[]> lines =
                Stream.concat(lines(SQL, "SQL"), lines(PHP, "PHP")).toList();
        return Stream.iterate(0, i -> i < lines.size(), i -> i + 1)
                .map(i -> {
                    String[] parts = lines.get(i);
                    return new Case(i + 1, Language.valueOf(parts[0]), parts[3], grade(parts[1]), grade(parts[2]));
                })
                .toList();
    }

    private static Stream<String[]> lines(String block, String language) {
        return block.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .map(line -> line.split(" +\\| +", 3))
                .map(parts -> new String[] {language, parts[0], parts[1], parts[2]});
    }

    private static Optional<Grade> grade(String word) {
        return switch (word) {
            case "harmless" -> Optional.of(Grade.HARMLESS);
            case "locks" -> Optional.of(Grade.LOCKS);
            case "breaks" -> Optional.of(Grade.BREAKS);
            case "loses" -> Optional.of(Grade.LOSES);
            case "unknown" -> Optional.of(Grade.UNKNOWN);
            case "-" -> Optional.empty();
            default -> throw new IllegalArgumentException(word);
        };
    }

    // PostgreSQL | MySQL and MariaDB | input
    private static final String SQL = """
            harmless | harmless | CREATE TABLE refunds (id bigint NOT NULL PRIMARY KEY, amount decimal(8, 2))
            harmless | harmless | CREATE TABLE refunds (id bigint NOT NULL PRIMARY KEY, wallet_id bigint); ALTER TABLE refunds ADD CONSTRAINT r_foreign FOREIGN KEY (wallet_id) REFERENCES wallets (id); CREATE INDEX r ON refunds (wallet_id)
            harmless | harmless | CREATE TABLE IF NOT EXISTS refunds (id bigint)
            -        | loses    | CREATE OR REPLACE TABLE meals (id bigint)
            harmless | harmless | CREATE VIEW poor AS SELECT id FROM wallets
            harmless | -        | CREATE OR REPLACE VIEW rich AS SELECT id, opt, owner FROM wallets
            -        | breaks   | CREATE OR REPLACE VIEW rich AS SELECT id FROM wallets
            unknown  | -        | CREATE OR REPLACE FUNCTION bonus() RETURNS int AS $$ SELECT 7; $$ LANGUAGE sql
            harmless | -        | CREATE FUNCTION malus() RETURNS int AS $$ SELECT 5; $$ LANGUAGE sql
            harmless | -        | CREATE TYPE weather AS ENUM ('sun', 'rain')
            harmless | -        | CREATE SEQUENCE more
            harmless | -        | CREATE SCHEMA reports
            unknown  | -        | CREATE TRIGGER w BEFORE INSERT ON wallets FOR EACH ROW EXECUTE FUNCTION loud()
            unknown  | unknown  | CREATE TRIGGER w BEFORE INSERT ON wallets FOR EACH ROW SET NEW.points = 1
            unknown  | -        | CREATE RULE r AS ON DELETE TO meals DO INSTEAD NOTHING
            -        | unknown  | CREATE EVENT e ON SCHEDULE EVERY 1 DAY DO DELETE FROM meals

            harmless | harmless | ALTER TABLE wallets ADD COLUMN tax int
            harmless | harmless | ALTER TABLE wallets ADD COLUMN tax int NOT NULL DEFAULT 0
            breaks   | breaks   | ALTER TABLE wallets ADD COLUMN tax int NOT NULL
            -        | harmless | ALTER TABLE wallets ADD COLUMN kind enum('a', 'b') NOT NULL
            harmless | harmless | ALTER TABLE wallets ADD COLUMN seen timestamp NULL DEFAULT CURRENT_TIMESTAMP
            locks    | -        | ALTER TABLE wallets ADD COLUMN token uuid DEFAULT gen_random_uuid()
            locks    | -        | ALTER TABLE wallets ADD COLUMN dice double precision DEFAULT random()
            -        | locks    | ALTER TABLE wallets ADD COLUMN dice double DEFAULT (rand())
            locks    | -        | ALTER TABLE wallets ADD COLUMN no serial
            locks    | -        | ALTER TABLE wallets ADD COLUMN no bigint GENERATED BY DEFAULT AS IDENTITY
            -        | locks    | ALTER TABLE wallets ADD COLUMN no bigint NOT NULL AUTO_INCREMENT UNIQUE
            locks    | locks    | ALTER TABLE wallets ADD COLUMN twice int GENERATED ALWAYS AS (points * 2) STORED
            -        | harmless | ALTER TABLE wallets ADD COLUMN twice int GENERATED ALWAYS AS (points * 2) VIRTUAL
            locks    | harmless | ALTER TABLE wallets ADD COLUMN tax int UNIQUE
            locks    | locks    | ALTER TABLE wallets ADD COLUMN tax int CHECK (tax > 0)
            harmless | -        | ALTER TABLE wallets ADD COLUMN meal_id bigint REFERENCES meals (id)
            harmless | harmless | ALTER TABLE wallets ADD COLUMN tax int, ADD COLUMN duty int DEFAULT 3
            harmless | harmless | ALTER TABLE wallets ADD COLUMN IF NOT EXISTS tax int
            -        | harmless | alter table `wallets` add `tax` varchar(255) character set utf8mb4 collate 'utf8mb4_unicode_ci' null after `owner`
            -        | harmless | ALTER TABLE wallets ADD (tax int, duty int)
            -        | locks    | ALTER TABLE wallets ADD COLUMN tax int, ALGORITHM=COPY

            loses    | loses    | ALTER TABLE wallets DROP COLUMN note
            loses    | loses    | ALTER TABLE wallets DROP note
            loses    | loses    | ALTER TABLE wallets ADD COLUMN tax int, DROP COLUMN born
            loses    | loses    | DROP TABLE meals
            loses    | -        | DROP TABLE IF EXISTS wallets CASCADE
            loses    | loses    | TRUNCATE TABLE meals
            loses    | -        | TRUNCATE wallets, meals
            loses    | -        | DROP SCHEMA archive CASCADE
            loses    | -        | DROP TYPE mood CASCADE
            breaks   | breaks   | DROP VIEW rich
            breaks   | -        | DROP MATERIALIZED VIEW totals
            breaks   | breaks   | DROP FUNCTION bonus
            breaks   | -        | DROP TRIGGER meals_loud ON meals
            -        | breaks   | DROP TRIGGER meals_loud
            locks    | -        | DROP INDEX wallets_email_index
            -        | harmless | DROP INDEX wallets_email_index ON wallets
            breaks   | -        | ALTER TABLE wallets DROP CONSTRAINT wallets_owner_unique
            harmless | -        | ALTER TABLE wallets DROP CONSTRAINT wallets_points_check
            harmless | -        | ALTER TABLE meals DROP CONSTRAINT meals_wallet_id_foreign
            -        | harmless | alter table `meals` drop foreign key `meals_wallet_id_foreign`
            -        | harmless | ALTER TABLE wallets DROP INDEX wallets_owner_unique
            -        | breaks   | ALTER TABLE wallets DROP PRIMARY KEY
            breaks   | -        | ALTER TABLE tickets DROP CONSTRAINT tickets_pkey
            -        | loses    | ALTER TABLE parts DROP PARTITION p1
            breaks   | -        | ALTER TABLE parts DETACH PARTITION parts_1
            locks    | -        | ALTER TABLE parts ATTACH PARTITION parts_2 FOR VALUES FROM (10) TO (20)
            breaks   | breaks   | ALTER TABLE wallets ALTER COLUMN points DROP DEFAULT
            harmless | harmless | ALTER TABLE wallets ALTER COLUMN opt DROP DEFAULT

            breaks   | breaks   | ALTER TABLE wallets RENAME TO purses
            breaks   | breaks   | ALTER TABLE wallets RENAME COLUMN owner TO holder
            -        | breaks   | RENAME TABLE wallets TO purses
            breaks   | -        | ALTER VIEW rich RENAME TO wealthy
            harmless | -        | ALTER INDEX wallets_email_index RENAME TO e
            -        | breaks   | ALTER TABLE wallets RENAME INDEX wallets_email_index TO e
            breaks   | -        | ALTER INDEX wallets_owner_unique RENAME TO o
            breaks   | -        | ALTER TABLE wallets RENAME CONSTRAINT wallets_owner_unique TO o
            breaks   | -        | ALTER TABLE wallets ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY
            harmless | -        | ALTER TABLE wallets ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY
            breaks   | -        | ALTER TYPE mood RENAME TO temper
            breaks   | -        | ALTER TYPE mood RENAME VALUE 'happy' TO 'glad'
            harmless | -        | ALTER TYPE mood ADD VALUE 'angry'
            breaks   | -        | ALTER TABLE meals SET SCHEMA archive
            breaks   | -        | ALTER SEQUENCE numbers RESTART WITH 1

            harmless | -        | ALTER TABLE wallets ALTER COLUMN owner TYPE varchar(200)
            harmless | -        | ALTER TABLE wallets ALTER COLUMN owner TYPE text
            harmless | -        | ALTER TABLE wallets ALTER COLUMN balance TYPE numeric(14, 4)
            locks    | -        | ALTER TABLE wallets ALTER COLUMN points TYPE bigint
            locks    | -        | ALTER TABLE wallets ALTER COLUMN points TYPE bigint USING points::bigint
            locks    | -        | ALTER TABLE wallets ALTER COLUMN balance TYPE numeric(14, 6)
            breaks   | -        | ALTER TABLE wallets ALTER COLUMN email TYPE varchar(10)
            breaks   | -        | ALTER TABLE wallets ALTER COLUMN points TYPE smallint
            loses    | -        | ALTER TABLE wallets ALTER COLUMN balance TYPE int
            loses    | -        | ALTER TABLE wallets ALTER COLUMN balance TYPE numeric(10, 2)
            loses    | -        | ALTER TABLE wallets ALTER COLUMN email TYPE varchar(5) USING left(email, 5)
            unknown  | -        | ALTER TABLE moods ALTER COLUMN undocumented TYPE text
            -        | harmless | ALTER TABLE wallets MODIFY owner varchar(60) NOT NULL
            -        | locks    | ALTER TABLE wallets MODIFY owner varchar(200) NOT NULL
            -        | locks    | ALTER TABLE wallets MODIFY points bigint NOT NULL DEFAULT 0
            -        | breaks   | ALTER TABLE wallets MODIFY points bigint NOT NULL
            -        | loses    | ALTER TABLE wallets MODIFY balance decimal(10, 2) NOT NULL DEFAULT 0
            -        | breaks   | ALTER TABLE wallets MODIFY email varchar(10)
            -        | breaks   | ALTER TABLE wallets CHANGE owner holder varchar(50) NOT NULL
            -        | loses    | ALTER TABLE wallets CHANGE balance balance decimal(10, 2) NOT NULL DEFAULT 0
            -        | loses    | ALTER TABLE wallets CHANGE balance saldo decimal(10, 2) NOT NULL DEFAULT 0
            -        | breaks   | ALTER TABLE wallets CHANGE email email varchar(10)
            -        | harmless | ALTER TABLE wallets MODIFY size enum('s', 'm', 'l') NOT NULL DEFAULT 's'
            -        | locks    | ALTER TABLE wallets MODIFY size enum('l', 's', 'm') NOT NULL DEFAULT 's'
            breaks   | -        | ALTER TABLE wallets ALTER COLUMN email SET NOT NULL
            -        | breaks   | ALTER TABLE wallets MODIFY email varchar(100) NOT NULL
            harmless | -        | ALTER TABLE wallets ALTER COLUMN owner DROP NOT NULL
            harmless | harmless | ALTER TABLE wallets ALTER COLUMN points SET DEFAULT 7

            -        | harmless | CREATE INDEX i ON wallets (note(20))
            locks    | harmless | CREATE INDEX i ON wallets (born)
            harmless | -        | CREATE INDEX CONCURRENTLY i ON wallets (born)
            breaks   | -        | BEGIN; CREATE INDEX CONCURRENTLY i ON wallets (born); COMMIT
            locks    | -        | CREATE INDEX i ON wallets (lower(owner)) WHERE email IS NULL
            locks    | locks    | CREATE UNIQUE INDEX i ON wallets (code, born)
            locks    | -        | CREATE UNIQUE INDEX CONCURRENTLY i ON wallets (code, born)
            locks    | locks    | ALTER TABLE wallets ADD CONSTRAINT i UNIQUE (code, born)
            locks    | -        | ALTER TABLE wallets ADD CONSTRAINT i EXCLUDE USING btree (code WITH =)
            locks    | harmless | ALTER TABLE wallets ADD COLUMN tax int, ADD UNIQUE (tax)
            locks    | harmless | ALTER TABLE wallets ADD COLUMN tax int, ADD UNIQUE (tax, state)
            breaks   | breaks   | ALTER TABLE wallets ADD COLUMN tax int NOT NULL DEFAULT 0 UNIQUE
            -        | breaks   | ALTER TABLE wallets DROP PRIMARY KEY, ADD PRIMARY KEY (code)
            harmless | -        | ALTER TABLE wallets ADD CONSTRAINT i UNIQUE USING INDEX wallets_ready_index
            -        | locks    | ALTER TABLE wallets ADD FULLTEXT INDEX i (owner)
            -        | harmless | alter table `wallets` add index `i`(`born`)
            locks    | locks    | ALTER TABLE meals ADD CONSTRAINT c FOREIGN KEY (id) REFERENCES wallets (id)
            breaks   | -        | ALTER TABLE meals ADD CONSTRAINT c FOREIGN KEY (id) REFERENCES tickets (no) NOT VALID
            harmless | -        | ALTER TABLE wallets ADD COLUMN meal_id bigint; ALTER TABLE wallets ADD CONSTRAINT c FOREIGN KEY (meal_id) REFERENCES meals (id) NOT VALID
            locks    | locks    | ALTER TABLE wallets ADD CONSTRAINT c CHECK (points < 1000000)
            breaks   | -        | ALTER TABLE wallets ADD CONSTRAINT c CHECK (points < 30000) NOT VALID
            harmless | -        | ALTER TABLE wallets VALIDATE CONSTRAINT wallets_points_check
            harmless | -        | DROP INDEX CONCURRENTLY wallets_email_index

            loses    | loses    | DELETE FROM meals
            loses    | loses    | DELETE FROM meals WHERE id = 3
            loses    | loses    | UPDATE wallets SET points = 0
            loses    | loses    | UPDATE wallets SET points = points + 1 WHERE id < 5
            locks    | locks    | UPDATE wallets SET email = 'x@example.com' WHERE email IS NULL
            locks    | locks    | ALTER TABLE wallets ADD COLUMN tax int; UPDATE wallets SET tax = points
            harmless | harmless | INSERT INTO meals (id, name) VALUES (900, 'DROP TABLE meals')
            harmless | harmless | INSERT INTO meals (id, name) SELECT id + 900, owner FROM wallets
            loses    | -        | INSERT INTO meals (id, name) VALUES (1, 'x') ON CONFLICT (id) DO UPDATE SET name = 'x'
            harmless | -        | INSERT INTO meals (id, name) VALUES (1, 'x') ON CONFLICT (id) DO NOTHING
            -        | loses    | INSERT INTO meals (id, name) VALUES (1, 'x') ON DUPLICATE KEY UPDATE name = 'x'
            -        | loses    | REPLACE INTO meals (id, name) VALUES (1, 'x')
            loses    | -        | DELETE FROM ONLY meals
            loses    | -        | DELETE FROM ONLY meals AS m WHERE m.id > 3
            loses    | -        | WITH gone AS (DELETE FROM meals RETURNING id) SELECT count(*) FROM gone
            loses    | -        | WITH gone AS (DELETE FROM ONLY meals RETURNING id) INSERT INTO meals (id, name) SELECT id + 900, 'x' FROM gone
            unknown  | -        | WITH filled AS (UPDATE meals SET name = 'x' WHERE id = 1 RETURNING id) SELECT count(*) FROM filled
            loses    | -        | MERGE INTO meals USING wallets ON meals.id = wallets.id WHEN MATCHED THEN DELETE
            harmless | harmless | SELECT id FROM meals WHERE name = 'THEN DELETE FROM meals' FOR UPDATE
            harmless | harmless | SELECT count(*) FROM wallets
            unknown  | unknown  | SELECT rebuild_wallets()
            unknown  | -        | SELECT * INTO old_wallets FROM wallets
            unknown  | -        | DO $$ BEGIN DROP TABLE meals; END $$
            unknown  | unknown  | CALL rebuild_wallets()

            locks    | -        | LOCK TABLE wallets IN ACCESS EXCLUSIVE MODE
            -        | locks    | LOCK TABLES wallets WRITE
            locks    | -        | VACUUM FULL wallets
            harmless | -        | VACUUM wallets
            locks    | -        | REINDEX TABLE wallets
            harmless | -        | REINDEX TABLE CONCURRENTLY wallets
            locks    | -        | CLUSTER wallets USING wallets_pkey
            loses    | -        | ALTER TABLE meals SET UNLOGGED
            breaks   | -        | ALTER TABLE wallets ENABLE ROW LEVEL SECURITY
            breaks   | -        | REVOKE SELECT ON wallets FROM app
            harmless | -        | GRANT SELECT ON wallets TO app
            harmless | -        | COMMENT ON TABLE wallets IS 'money'
            harmless | -        | ALTER TABLE wallets SET (fillfactor = 90)
            -        | harmless | ALTER TABLE wallets COMMENT = 'money'
            -        | loses    | ALTER TABLE meals ENGINE=MEMORY
            -        | loses    | ALTER TABLE meals ENGINE = BLACKHOLE
            -        | locks    | ALTER TABLE wallets CONVERT TO CHARACTER SET utf8mb4 COLLATE utf8mb4_bin
            -        | loses    | ALTER TABLE meals CONVERT TO CHARACTER SET ascii
            unknown  | -        | SET search_path TO archive
            unknown  | unknown  | SET ROLE nobody
            harmless | -        | SET lock_timeout = '5s'
            -        | harmless | SET FOREIGN_KEY_CHECKS=0
            -        | loses    | /*!40000 DROP TABLE meals */
            -        | loses    | /*M!100100 DROP TABLE meals */
            loses    | loses    | DROP TABLE/**/meals
            loses    | loses    | dRoP tAbLe meals
            loses    | -        | ALTER TABLE ONLY wallets DROP COLUMN note
            loses    | -        | ALTER TABLE IF EXISTS wallets DROP COLUMN IF EXISTS note CASCADE
            loses    | -        | TRUNCATE ONLY meals RESTART IDENTITY CASCADE
            loses    | -        | ALTER TABLE wallets ALTER COLUMN email TYPE text USING NULL
            loses    | -        | ALTER TABLE wallets ALTER price SET DATA TYPE real
            loses    | -        | WITH x AS (SELECT 1) DELETE FROM meals
            loses    | loses    | UPDATE wallets SET note = NULL WHERE note IS NOT NULL
            loses    | loses    | UPDATE wallets SET email = 'x' WHERE email IS NULL OR 1 = 1
            loses    | -        | DELETE FROM meals USING wallets WHERE meals.wallet_id = wallets.id
            -        | loses    | DELETE m FROM meals m JOIN wallets w ON m.wallet_id = w.id
            -        | loses    | ALTER TABLE parts TRUNCATE PARTITION p1
            -        | loses    | ALTER IGNORE TABLE wallets ADD UNIQUE (opt)
            -        | loses    | ALTER TABLE wallets MODIFY owner varchar(50) CHARACTER SET latin1 NOT NULL
            unknown  | -        | COPY (DELETE FROM meals RETURNING *) TO '/x.csv'
            unknown  | unknown  | EXPLAIN ANALYZE DELETE FROM meals
            unknown  | unknown  | PREPARE p FROM 'DROP TABLE meals'; EXECUTE p
            -        | unknown  | EXECUTE IMMEDIATE 'DROP TABLE meals'
            unknown  | unknown  | INSERT INTO meals (id, name) VALUES (1, rebuild_wallets())
            unknown  | unknown  | USE archive

            harmless | -        | ALTER TABLE wallets ALTER COLUMN points SET STATISTICS 500
            loses    | -        | ALTER TABLE wallets ALTER COLUMN email TYPE varchar(5) USING substring(email, 1, 5)
            loses    | -        | ALTER TABLE wallets ALTER COLUMN price TYPE int USING round(price)
            breaks   | -        | ALTER TABLE wallets ALTER owner SET DATA TYPE varchar(40)
            harmless | -        | ALTER TYPE mood ADD VALUE IF NOT EXISTS 'calm' AFTER 'happy'
            -        | locks    | ALTER TABLE wallets ADD COLUMN twice int AS (points * 2) PERSISTENT
            -        | harmless | ALTER TABLE parts ADD PARTITION (PARTITION p3 VALUES LESS THAN (30))
            loses    | -        | DROP TABLE parts_1
            loses    | -        | TRUNCATE wallets CASCADE
            loses    | loses    | CREATE TABLE kept (id bigint, name varchar(40)); INSERT INTO kept SELECT id, name FROM meals; DROP TABLE meals
            loses    | loses    | INSERT INTO meals (id, name) SELECT id + 900, owner FROM wallets; DELETE FROM meals WHERE id = 1
            breaks   | -        | ALTER TABLE meals RENAME TO dishes; CREATE VIEW meals AS SELECT id, wallet_id, name FROM dishes
            breaks   | breaks   | DROP VIEW rich; CREATE VIEW rich AS SELECT id FROM wallets
            breaks   | -        | ALTER TABLE meals DISABLE TRIGGER meals_loud
            breaks   | -        | ALTER TABLE meals RENAME CONSTRAINT meals_wallet_id_foreign TO f; DROP TRIGGER meals_loud ON meals
            breaks   | -        | DROP SEQUENCE numbers CASCADE
            breaks   | -        | ALTER TABLE tickets ALTER COLUMN no DROP DEFAULT
            loses    | loses    | UPDATE wallets SET note = '' WHERE id IN (SELECT wallet_id FROM meals)
            -        | loses    | UPDATE wallets w JOIN meals m ON m.wallet_id = w.id SET w.note = m.name
            loses    | -        | UPDATE wallets SET note = meals.name FROM meals WHERE meals.wallet_id = wallets.id
            loses    | loses    | DELETE FROM meals WHERE wallet_id IN (SELECT id FROM wallets)
            -        | loses    | DELETE FROM meals ORDER BY id LIMIT 2
            -        | loses    | DELETE FROM m USING meals AS m WHERE m.id = 1
            -        | breaks   | ALTER TABLE wallets DROP CONSTRAINT wallets_points_check, DROP PRIMARY KEY
            -        | breaks   | ALTER TABLE wallets RENAME COLUMN note TO remark, ADD COLUMN tax int
            loses    | -        | ALTER TABLE wallets DROP CONSTRAINT wallets_points_check, DROP COLUMN born
            loses    | loses    | DROP TABLE IF EXISTS meals

            harmless | -        | CREATE TABLE parts_3 PARTITION OF parts FOR VALUES FROM (20) TO (30)
            harmless | -        | CREATE TABLE parts_rest PARTITION OF parts DEFAULT
            locks    | -        | CREATE TABLE halls_1 PARTITION OF halls FOR VALUES FROM (0) TO (10)
            harmless | -        | CREATE TABLE parts_3 (id bigint, at int); ALTER TABLE parts ATTACH PARTITION parts_3 FOR VALUES FROM (20) TO (30)
            harmless | -        | CREATE TABLE laps (at int) PARTITION BY RANGE (at); CREATE TABLE laps_1 PARTITION OF laps FOR VALUES FROM (0) TO (10); CREATE INDEX laps_at ON laps (at)
            locks    | -        | CREATE INDEX i ON parts (at)
            harmless | -        | CREATE INDEX i ON ONLY parts (at)
            -        | locks    | ALTER TABLE wallets ADD COLUMN twice int AS (points * 2) VIRTUAL, ADD COLUMN tax int
            -        | locks    | ALTER TABLE wallets ADD COLUMN twice int AS (points * 2) VIRTUAL, ADD INDEX born_index (born)
            -        | harmless | ALTER TABLE wallets ADD COLUMN twice int AS (points * 2) VIRTUAL, ADD COLUMN thrice int AS (points * 3) VIRTUAL
            -        | locks    | ALTER TABLE wallets ADD COLUMN twice int AS (points * 2) VIRTUAL, DROP INDEX wallets_email_index
            -        | locks    | ALTER TABLE wallets ADD COLUMN twice int AS (points * 2) VIRTUAL, ALTER COLUMN opt SET DEFAULT 6
            -        | locks    | ALTER TABLE wallets ADD COLUMN twice int AS (points * 2) VIRTUAL UNIQUE
            -        | harmless | ALTER TABLE wallets ADD COLUMN twice int AS (points * 2) VIRTUAL, ALGORITHM=INPLACE
            harmless | -        | ALTER TABLE wallets ADD COLUMN seen timestamp DEFAULT (now() + interval '1 day')
            harmless | -        | ALTER TABLE wallets ADD COLUMN seen timestamp DEFAULT (CURRENT_TIMESTAMP AT TIME ZONE 'utc')
            locks    | -        | ALTER TABLE wallets ADD COLUMN seen timestamptz DEFAULT clock_timestamp()
            locks    | -        | ALTER TABLE wallets ADD COLUMN no bigint DEFAULT nextval('numbers')
            harmless | -        | ALTER TABLE wallets ADD COLUMN tags text[] NOT NULL DEFAULT ARRAY[]::text[]
            harmless | -        | ALTER TABLE wallets ADD COLUMN meta jsonb NOT NULL DEFAULT '{}'::jsonb
            harmless | -        | ALTER TABLE wallets ADD COLUMN tax int, ADD CONSTRAINT c CHECK (tax > 0) NOT VALID
            locks    | locks    | UPDATE wallets SET opt = coalesce(opt, 0)
            loses    | loses    | UPDATE wallets SET opt = coalesce(small, 0)
            loses    | loses    | UPDATE wallets SET email = 'x@example.com', note = 'none' WHERE email IS NULL
            harmless | -        | ALTER TABLE wallets ALTER COLUMN owner SET NOT NULL
            harmless | -        | ALTER TABLE wallets ALTER COLUMN owner DROP DEFAULT
            breaks   | breaks   | ALTER TABLE wallets ALTER COLUMN points SET DEFAULT NULL
            harmless | harmless | ALTER TABLE wallets ALTER COLUMN opt SET DEFAULT NULL
            breaks   | -        | ALTER SEQUENCE numbers MAXVALUE 5
            harmless | -        | ALTER SEQUENCE numbers INCREMENT BY 10
            harmless | -        | ALTER SEQUENCE numbers NO MAXVALUE NO CYCLE
            breaks   | -        | ALTER TABLE wallets DROP CONSTRAINT wallets_pkey CASCADE
            locks    | -        | DROP INDEX wallets_email_index CASCADE
            breaks   | -        | DROP TRIGGER meals_loud ON meals CASCADE
            locks    | -        | ALTER TABLE wallets ALTER COLUMN owner TYPE varchar(50) COLLATE "C"
            -        | locks    | ALTER TABLE wallets ROW_FORMAT=DYNAMIC
            -        | locks    | ALTER TABLE wallets FORCE
            -        | locks    | ALTER TABLE wallets ENGINE=InnoDB
            -        | locks    | ALTER TABLE wallets ADD COLUMN tax int, FORCE
            -        | loses    | ALTER TABLE meals DISCARD TABLESPACE
            -        | harmless | ALTER TABLE wallets MODIFY opt int DEFAULT 5 AFTER id
            -        | harmless | ALTER TABLE wallets ADD COLUMN tax int FIRST, ADD INDEX tax_index (tax)
            -        | harmless | ALTER TABLE wallets DROP INDEX wallets_email_index, ADD INDEX e (email, id)
            -        | harmless | ALTER TABLE wallets AUTO_INCREMENT = 1000
            -        | locks    | ALTER TABLE wallets MODIFY id bigint NOT NULL AUTO_INCREMENT
            -        | locks    | ALTER TABLE wallets MODIFY owner varchar(50) COLLATE utf8mb4_bin NOT NULL
            -        | locks    | ALTER TABLE wallets MODIFY code char(8) CHARACTER SET utf8mb4
            -        | harmless | ALTER TABLE wallets DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin
            -        | locks    | ALTER TABLE laps ADD PARTITION PARTITIONS 2
            -        | locks    | ALTER TABLE parts REORGANIZE PARTITION p1 INTO (PARTITION a VALUES LESS THAN (5), PARTITION b VALUES LESS THAN (10))
            -        | locks    | ALTER TABLE laps COALESCE PARTITION 1
            -        | locks    | ALTER TABLE parts REMOVE PARTITIONING
            -        | unknown  | ALTER TABLE parts EXCHANGE PARTITION p1 WITH TABLE meals
            -        | locks    | ALTER TABLE wallets MODIFY note mediumtext
            -        | loses    | ALTER TABLE meals DROP FOREIGN KEY meals_wallet_id_foreign, DROP COLUMN wallet_id
            -        | harmless | INSERT INTO meals SET id = 900, name = 'Soup'
            -        | harmless | INSERT IGNORE INTO meals (id, name) VALUES (1, 'Soup')
            harmless | harmless | CREATE TABLE kept AS SELECT * FROM wallets
            harmless | -        | CREATE TABLE kept (LIKE wallets INCLUDING ALL)
            -        | harmless | CREATE TABLE kept LIKE wallets
            harmless | -        | CREATE TABLE refunds (id bigint, wallet_id bigint REFERENCES wallets (id))
            locks    | -        | ALTER TABLE wallets ALTER COLUMN small TYPE bigint, ALTER COLUMN points TYPE bigint
            locks    | -        | REFRESH MATERIALIZED VIEW totals
            harmless | -        | SET LOCAL lock_timeout TO '2s'; ALTER TABLE wallets ADD COLUMN tax int
            breaks   | -        | ALTER TABLE meals RENAME COLUMN name TO title; ALTER TABLE meals ADD COLUMN name varchar(40)
            harmless | -        | CREATE STATISTICS s ON id, owner FROM wallets
            """;

    private static final String PHP = """
            harmless | harmless | Schema::create('refunds', function (Blueprint $table) { $table->id(); $table->foreignId('wallet_id'); $table->string('reason')->unique(); $table->timestamps(); });
            harmless | harmless | Schema::table('wallets', function (Blueprint $table) { $table->string('tax')->nullable(); });
            harmless | harmless | Schema::table('wallets', function (Blueprint $table) { $table->integer('tax')->default(0); });
            breaks   | breaks   | Schema::table('wallets', function (Blueprint $table) { $table->integer('tax'); });
            harmless | harmless | Schema::table('wallets', function (Blueprint $table) { $table->timestamps(); $table->softDeletes(); $table->rememberToken(); });
            harmless | harmless | Schema::table('wallets', function (Blueprint $table) { $table->timestamp('seen')->useCurrent(); });
            locks    | -        | Schema::table('wallets', function (Blueprint $table) { $table->uuid('token')->default(DB::raw('gen_random_uuid()')); });
            locks    | locks    | Schema::table('wallets', function (Blueprint $table) { $table->integer('twice')->storedAs('points * 2'); });
            breaks   | breaks   | Schema::table('wallets', function (Blueprint $table) { $table->morphs('holder'); });
            locks    | harmless | Schema::table('wallets', function (Blueprint $table) { $table->nullableMorphs('holder'); });
            locks    | -        | DB::statement('ALTER TABLE wallets ADD COLUMN no bigserial');
            locks    | locks    | Schema::table('wallets', function (Blueprint $table) { $table->bigInteger('meal_id')->nullable(); $table->foreign('meal_id')->references('id')->on('meals'); });
            locks    | harmless | Schema::table('wallets', function (Blueprint $table) { $table->string('tax')->nullable()->unique(); });
            locks    | harmless | Schema::table('wallets', function (Blueprint $table) { $table->index(['born', 'state']); });
            locks    | locks    | Schema::table('wallets', function (Blueprint $table) { $table->unique(['code', 'born']); });
            locks    | locks    | Schema::table('wallets', function (Blueprint $table) { $table->unique('code', 'wallets_code'); });
            locks    | -        | Schema::table('wallets', function (Blueprint $table) { $table->string('email', 100)->nullable()->unique()->change(); });
            locks    | harmless | Schema::table('wallets', function (Blueprint $table) { $table->integer('tax')->nullable(); $table->unique(['tax', 'state']); });
            breaks   | breaks   | Schema::table('wallets', function (Blueprint $table) { $table->string('tax')->default('')->unique(); });
            locks    | harmless | Schema::table('wallets', function (Blueprint $table) { $table->dropIndex('wallets_email_index'); });
            breaks   | harmless | Schema::table('wallets', function (Blueprint $table) { $table->dropUnique(['owner']); });
            harmless | harmless | Schema::table('meals', function (Blueprint $table) { $table->dropForeign(['wallet_id']); });
            loses    | loses    | Schema::table('wallets', function (Blueprint $table) { $table->dropColumn('note'); });
            loses    | loses    | Schema::table('wallets', function (Blueprint $table) { $table->dropColumn(['note', 'born']); });
            loses    | loses    | Schema::dropIfExists('meals');
            loses    | loses    | Schema::drop('meals');
            breaks   | breaks   | Schema::rename('wallets', 'purses');
            breaks   | -        | Schema::table('wallets', function (Blueprint $table) { $table->renameColumn('owner', 'holder'); });
            harmless | -        | Schema::table('wallets', function (Blueprint $table) { $table->renameIndex('wallets_email_index', 'e'); });
            harmless | -        | Schema::table('wallets', function (Blueprint $table) { $table->string('owner', 200)->change(); });
            locks    | -        | Schema::table('wallets', function (Blueprint $table) { $table->bigInteger('points')->default(0)->change(); });
            harmless | -        | Schema::table('wallets', function (Blueprint $table) { $table->string('owner', 50)->nullable()->change(); });
            breaks   | -        | Schema::table('wallets', function (Blueprint $table) { $table->string('email', 10)->nullable()->change(); });
            breaks   | -        | Schema::table('wallets', function (Blueprint $table) { $table->string('email', 100)->nullable(false)->change(); });
            loses    | -        | Schema::table('wallets', function (Blueprint $table) { $table->decimal('balance', 10, 2)->default(0)->change(); });
            unknown  | unknown  | Schema::table('moods', function (Blueprint $table) { $table->string('undocumented')->change(); });
            loses    | loses    | DB::table('meals')->truncate();
            loses    | loses    | DB::table('meals')->delete();
            loses    | loses    | DB::query()->from('meals')->where('id', 3)->delete();
            loses    | loses    | DB::table('meals')->where('id', 3)->delete();
            loses    | loses    | DB::table('wallets')->update(['points' => 3]);
            loses    | loses    | DB::table('wallets')->increment('points');
            locks    | locks    | DB::table('wallets')->whereNull('email')->update(['email' => 'x@example.com']);
            locks    | locks    | Schema::table('wallets', fn (Blueprint $table) => $table->integer('tax')->nullable()); DB::table('wallets')->update(['tax' => 1]);
            harmless | harmless | DB::table('meals')->insert(['id' => 900, 'name' => 'Soup']);
            loses    | loses    | DB::table('meals')->upsert([['id' => 1, 'name' => 'Soup']], ['id'], ['name']);
            loses    | loses    | DB::statement('ALTER TABLE wallets DROP COLUMN note');
            breaks   | -        | DB::statement('CREATE INDEX CONCURRENTLY i ON wallets (born)');
            locks    | harmless | DB::statement('CREATE INDEX i ON wallets (born)');
            loses    | loses    | DB::unprepared("DELETE FROM meals WHERE id = 1; DELETE FROM meals WHERE id = 2;");
            breaks   | breaks   | DB::statement('DROP VIEW rich');
            unknown  | unknown  | DB::statement("DROP TABLE {$this->name}");
            unknown  | unknown  | DB::statement('DELETE FROM ' . $table);
            unknown  | unknown  | DB::select('select rebuild_wallets()');
            harmless | harmless | $rows = DB::select('select count(*) from wallets');
            unknown  | unknown  | $f = 'drop'; Schema::$f('meals');
            unknown  | unknown  | $x = 'gone'; $this->$x();
            unknown  | unknown  | call_user_func([Schema::class, 'drop'], 'meals');
            unknown  | unknown  | array_map([Schema::class, 'dropIfExists'], ['meals']);
            unknown  | unknown  | WalletMigrator::run();
            unknown  | unknown  | rebuild_wallets();
            unknown  | unknown  | parent::up();
            unknown  | unknown  | WalletJob::dispatchSync();
            unknown  | unknown  | app(WalletMigrator::class)->handle();
            unknown  | unknown  | (new WalletSeeder)->run();
            unknown  | unknown  | require database_path('old.php');
            unknown  | unknown  | include_once 'old.php';
            loses    | loses    | $user->roles()->detach();
            loses    | loses    | $user->roles()->sync([1]);
            loses    | loses    | $user->roles()->toggle([1]);
            unknown  | unknown  | Redis::flushdb();
            unknown  | unknown  | DB::table('meals')->clearOut();
            unknown  | unknown  | config(['database.default' => 'archive']);
            unknown  | unknown  | Storage::deleteDirectory('receipts');
            unknown  | unknown  | unlink(storage_path('receipts.csv'));
            unknown  | unknown  | Artisan::call('db:wipe');
            unknown  | unknown  | exec('psql -c "drop table meals"');
            unknown  | unknown  | $wallet->archiveEverything();
            unknown  | unknown  | Schema::table('wallets', function (Blueprint $table) { $table->auditable(); });
            unknown  | unknown  | Schema::rebuildEverything();
            loses    | loses    | foreach (['meals'] as $name) { Schema::dropIfExists($name); }
            loses    | loses    | Schema::table('wallets', function (Blueprint $table) use ($column) { $table->dropColumn($column); });
            loses    | loses    | DB::statement("\\x44ROP TABLE meals");
            loses    | loses    | $pdo = DB::getPdo(); $pdo->query('DROP TABLE meals');
            unknown  | unknown  | $c = DB::connection(); $c->select('select rebuild_wallets()');
            unknown  | unknown  | DB::archiveWallets();
            unknown  | unknown  | DB::setDefaultConnection('archive');
            unknown  | unknown  | DB::connection()->getDoctrineSchemaManager()->dropTable('meals');
            unknown  | unknown  | DB::table('meals')->whereRaw("1=1; DROP TABLE meals")->get();
            unknown  | unknown  | DB::table(DB::raw('(delete from meals returning *) x'))->get();
            unknown  | unknown  | DB::statement(sprintf('DROP TABLE %s', 'meals'));
            unknown  | unknown  | collect(['receipts.csv'])->each('unlink');
            unknown  | unknown  | collect(['meals'])->each([$this, 'gone']);
            unknown  | unknown  | collect(['meals'])->each([$wallet, 'purge']);
            unknown  | unknown  | tap($wallet)->archiveEverything();
            unknown  | unknown  | optional($wallet)->purge();
            unknown  | unknown  | Wallet::find(1)->purge();
            unknown  | unknown  | Wallet::all()->each->archiveEverything();
            unknown  | unknown  | App::make(WalletMigrator::class)->run();
            unknown  | unknown  | Bus::dispatchSync($job);
            unknown  | unknown  | dispatch_sync($job);
            unknown  | unknown  | cache()->flush();
            unknown  | unknown  | $class = Schema::class; $class::drop('meals');
            unknown  | unknown  | Schema::table('wallets', [$this, 'alter']);
            unknown  | unknown  | iterator_apply($rows, 'gone');
            unknown  | unknown  | `psql -c "drop table meals"`;

            unknown  | unknown  | DB::unprepared(file_get_contents(database_path('old.sql')));
            unknown  | unknown  | (new MealSeeder())->call(OldMealSeeder::class);
            unknown  | unknown  | $this->call(MealSeeder::class);
            unknown  | unknown  | Artisan::call('db:seed', ['--class' => 'MealSeeder', '--force' => true]);
            unknown  | unknown  | $seeder = new MealSeeder; $seeder->run();
            loses    | loses    | Schema::disableForeignKeyConstraints(); DB::table('meals')->truncate(); Schema::enableForeignKeyConstraints();
            loses    | loses    | Schema::withoutForeignKeyConstraints(function () { Schema::drop('meals'); });
            loses    | loses    | if (Schema::hasColumn('wallets', 'note')) { Schema::table('wallets', fn (Blueprint $t) => $t->dropColumn('note')); }
            loses    | loses    | Schema::whenTableHasColumn('wallets', 'note', function (Blueprint $table) { $table->dropColumn('note'); });
            loses    | loses    | Schema::dropColumns('wallets', ['note']);
            loses    | loses    | Schema::connection('archive')->dropIfExists('meals');
            loses    | loses    | DB::transaction(function () { DB::table('meals')->where('id', '>', 1)->delete(); });
            loses    | loses    | DB::table('meals')->orderBy('id')->chunkById(100, function ($meals) { foreach ($meals as $meal) { DB::table('meals')->where('id', $meal->id)->update(['name' => strtolower($meal->name)]); } });
            loses    | loses    | Meal::query()->where('name', 'x')->forceDelete();
            loses    | loses    | Meal::whereNull('wallet_id')->delete();
            loses    | loses    | Meal::destroy([1, 2]);
            loses    | loses    | Meal::truncate();
            loses    | loses    | Meal::withTrashed()->each(fn ($meal) => $meal->forceDelete());
            loses    | loses    | DB::table('meals')->updateOrInsert(['id' => 1], ['name' => 'Soup']);
            loses    | loses    | DB::table('wallets')->decrement('points', 5);
            loses    | loses    | Schema::table('wallets', function (Blueprint $table) { $table->dropTimestamps(); });
            loses    | loses    | Schema::table('wallets', function (Blueprint $table) { $table->dropSoftDeletes(); });
            loses    | loses    | Schema::table('wallets', function (Blueprint $table) { $table->dropMorphs('holder'); });
            loses    | loses    | Schema::table('wallets', function (Blueprint $table) { $table->dropConstrainedForeignId('meal_id'); });
            loses    | loses    | Schema::table('wallets', function (Blueprint $table) { $table->removeColumn('note'); $table->dropRememberToken(); });
            breaks   | breaks   | Schema::table('wallets', function (Blueprint $table) { $table->rename('purses'); });
            breaks   | breaks   | Schema::table('wallets', function (Blueprint $table) { $table->foreignId('meal_id')->constrained(); });
            breaks   | harmless | Schema::table('wallets', function (Blueprint $table) { $table->enum('kind', ['a', 'b']); });
            -        | harmless | Schema::table('wallets', function (Blueprint $table) { $table->integer('twice')->virtualAs('points * 2'); });
            breaks   | breaks   | Schema::table('wallets', function (Blueprint $table) { $table->dropPrimary(); });
            unknown  | unknown  | DB::connection('archive')->getSchemaBuilder()->{$this->verb}('meals');
            loses    | loses    | DB::connection()->getSchemaBuilder()->drop('meals');
            loses    | loses    | app('db')->statement('DROP TABLE meals');
            loses    | loses    | Schema::dropAllTables();
            loses    | loses    | foreach (Meal::all() as $meal) { $meal->name = 'x'; $meal->save(); }
            loses    | loses    | $meal = Meal::first(); $meal->update(['name' => 'x']);
            loses    | loses    | DB::table('meals')->where('id', 1)->limit(1)->delete();
            loses    | loses    | DB::delete('delete from meals where id = ?', [1]);
            loses    | loses    | DB::update('update wallets set points = 0');
            unknown  | unknown  | DB::affectingStatement($sql);
            loses    | loses    | DB::affectingStatement('delete from meals');

            loses    | loses    | DB::table('wallets')->whereNull('email')->orWhereNotNull('note')->update(['email' => 'x@example.com']);
            locks    | locks    | DB::table('wallets')->whereNull('email')->where('id', '<', 5)->update(['email' => 'x@example.com']);
            -        | locks    | Schema::table('wallets', function (Blueprint $table) { $table->integer('twice')->virtualAs('points * 2'); $table->string('tax')->nullable(); });
            loses    | loses    | DB::statement('ALTER TABLE wallets ' . 'DROP COLUMN note');
            unknown  | unknown  | DB::statement('ALTER TABLE wallets ' . $this->rest);
            locks    | harmless | Schema::table('wallets', function (Blueprint $table) { $table->string('tag')->nullable()->index(); });
            locks    | harmless | Schema::table('wallets', function (Blueprint $table) { $table->dropIndex(['email']); });
            locks    | locks    | Schema::table('meals', function (Blueprint $table) { $table->dropForeign(['wallet_id']); $table->foreign('wallet_id')->references('id')->on('wallets')->onDelete('set null'); });
            loses    | loses    | foreach (['note', 'born'] as $c) { Schema::table('wallets', fn (Blueprint $t) => $t->dropColumn($c)); }
            loses    | loses    | \\Illuminate\\Support\\Facades\\DB::table('meals')->truncate();
            loses    | loses    | (fn () => Schema::drop('meals'))();
            loses    | loses    | match (true) { default => Schema::drop('meals') };
            loses    | loses    | array_map(Schema::drop(...), ['meals']);
            unknown  | unknown  | [Schema::class, 'drop']('meals');
            breaks   | -        | DB::unprepared('DROP TRIGGER meals_loud ON meals');
            loses    | loses    | DB::table('meals')->lazyById()->each(fn ($meal) => DB::table('meals')->where('id', $meal->id)->delete());
            loses    | loses    | DB::transaction(fn () => DB::statement('DELETE FROM meals WHERE id = 1'));
            unknown  | unknown  | Schema::getConnection()->statement('DROP TABLE meals');
            unknown  | unknown  | app('db.schema')->drop('meals');
            unknown  | unknown  | resolve(WalletMigrator::class)->run();
            unknown  | unknown  | $this->command->call('db:wipe');
            """;
}
