package com.maqsafy.releases.source.laravel;

import com.maqsafy.releases.source.Dialect;
import com.maqsafy.releases.source.Grade;
import com.maqsafy.releases.source.Migration.Operation;
import com.maqsafy.releases.source.laravel.MigrationCases.Case;
import com.maqsafy.releases.source.laravel.MigrationCases.Language;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The page of the docs that shows the table of migrations. */
final class MigrationsPage {

    private MigrationsPage() {}

    static String markdown() {
        return """
                # What migrations do, and who is asked

                Every operation of a migration has a grade. What *loses data*, *breaks the running version* or *cannot be told* is decided on by a person (MIG-06), and technical owner and
                management approve the release (APR-06). Of what *locks* the review says for how long (MIG-05). What is *harmless* asks for nothing. The grades, each with the sentence below, are
                shown at the pull request, at the review, at the decision and in the approval, and stand in the ledger ([`sourceInspected`](ledger.md)).

                | grade | means |
                | --- | --- |
                | loses data | rows, values or structure with its content are gone afterwards |
                | cannot tell | the code does not show what happens, so it may destroy |
                | breaks the running version | statements that the version in production sends fail or mean something else |
                | locks | writes, or all use of a table, wait while it works, the longer the more rows there are; or rows that may be there stop it |
                | harmless | adds or widens; what it locks it locks for a moment |

                **How it is found out.** Where `source.pretend` of a service is set, Laravel itself prints the SQL ([settings](settings.md)), on staging or a scratch database. Otherwise the PHP of
                `up()` is read, and so is what the SQL cannot show: what hangs on rows or on what is there, files, other programs. SQL is split as PostgreSQL, MySQL and MariaDB do it; queries and
                changes of rows are read by JSqlParser, definitions by a reader of this module, because JSqlParser 5.3 does not know `CONCURRENTLY`, `NOT VALID`, `LOCK TABLE`, `REINDEX` and others
                on which the grade depends. Earlier migrations of the repository tell what type a column has, so that widening it is told from narrowing it; what the release itself makes has no
                rows and no users yet. `source.database` says which of the two databases counts; without it the worse grade does.

                **Where migrations are.** In every folder that holds a class extending `Migration` (`database/migrations`, `Modules/*/Database/Migrations`, `packages/*/src/Database/Migrations`), or in
                the folders and globs of `source.migrations`.

                **What cannot be told.** Calls of other classes, helper functions and inherited methods, names and SQL that only the run knows, macros of a query or a connection, what a string names, other settings (`config([...])`), `require`, files, Redis, Artisan, other programs,
                functions of the database that are not its own, `DO`, `CALL`, triggers and replaced functions, a column whose type no migration tells, text that the databases read differently.

                ## The table

                The tables that the inputs change are those of `MigrationCases`. Each input is read; each that can be told is executed: SQL on a real PostgreSQL 17 and MariaDB 10.11, PHP by a real
                Laravel 8 on both. Then every value of before is looked for (loses), the statements of the running version are sent again (breaks), and locks, rewritten files and scans are looked at
                (locks: PostgreSQL `pg_locks`, `pg_class`, `pg_stat_get_xact_numscans`; MariaDB refuses `LOCK=NONE`, or stops where values repeat). Not executed: what cannot be told; a change of columns in PHP, for which Laravel 8
                wants `doctrine/dbal` (its SQL is). The last column says where an input was seen to do what its grade says; where MariaDB does otherwise or cannot show it, the section of the manual of
                MySQL 8.4 that says it.

                %s
                """.formatted(table()).stripTrailing() + "\n";
    }

    private static String table() {
        StringBuilder page = new StringBuilder();
        for (Language language : Language.values()) {
            List<Case> cases = MigrationCases.ALL.stream()
                    .filter(c -> c.language() == language)
                    .toList();
            page.append("### ")
                    .append(language)
                    .append(": ")
                    .append(cases.size())
                    .append(" inputs\n\n");
            page.append(
                    "| input | PostgreSQL | MySQL, MariaDB | what it does | seen |\n| --- | --- | --- | --- | --- |\n");
            cases.forEach(c -> page.append("| `")
                    .append(c.input().replace("|", "\\|"))
                    .append("` | ")
                    .append(word(c.postgresql()))
                    .append(" | ")
                    .append(word(c.mysql()))
                    .append(" | ")
                    .append(says(c).replace("|", "\\|"))
                    .append(" | ")
                    .append(seen(c))
                    .append(" |\n"));
            page.append('\n');
        }
        return page.toString();
    }

    private static String seen(Case input) {
        Stream<String> databases = Stream.of(
                input.executed(Dialect.POSTGRESQL) ? "PostgreSQL" : "",
                MigrationCases.BY_MANUAL.entrySet().stream()
                        .filter(manual -> input.on(Dialect.MYSQL).isPresent()
                                && input.input().contains(manual.getKey()))
                        .map(manual -> "MySQL's manual, " + manual.getValue())
                        .findFirst()
                        .orElse(input.executed(Dialect.MYSQL) ? "MariaDB" : ""));
        return databases.filter(name -> !name.isEmpty()).collect(Collectors.joining(", "));
    }

    private static String word(Optional<Grade> grade) {
        return grade.map(g -> switch (g) {
                    case HARMLESS -> "harmless";
                    case LOCKS -> "locks";
                    case BREAKS -> "**breaks**";
                    case UNKNOWN -> "**cannot tell**";
                    case LOSES -> "**loses**";
                })
                .orElse("");
    }

    private static String says(Case input) {
        String postgresql =
                input.postgresql().map(g -> worst(input, Dialect.POSTGRESQL)).orElse("");
        String mysql = input.mysql().map(g -> worst(input, Dialect.MYSQL)).orElse("");
        if (postgresql.equals(mysql) || mysql.isEmpty()) {
            return postgresql;
        }
        return postgresql.isEmpty() ? mysql : "PostgreSQL: " + postgresql + " MySQL: " + mysql;
    }

    private static String worst(Case input, Dialect dialect) {
        return input.read(dialect).operations().stream()
                .max(Comparator.comparing(Operation::grade))
                .map(Operation::effect)
                .orElse("");
    }
}
