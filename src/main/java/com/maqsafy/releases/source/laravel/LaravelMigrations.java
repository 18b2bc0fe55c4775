package com.maqsafy.releases.source.laravel;

import com.maqsafy.releases.source.Dialect;
import com.maqsafy.releases.source.Migration;
import com.maqsafy.releases.source.MigrationReader;
import com.maqsafy.releases.source.laravel.PhpTokens.Kind;
import com.maqsafy.releases.source.laravel.PhpTokens.Token;
import com.maqsafy.releases.source.migration.KnownTables;
import com.maqsafy.releases.source.migration.OperationLog;
import com.maqsafy.releases.source.migration.SqlReader;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Migrations of Laravel, and SQL files, which services beside it have. */
@Component
public class LaravelMigrations implements MigrationReader {

    @Override
    public boolean declaresMigration(String php) {
        if (!php.contains("Migration")) {
            return false;
        }
        List<Token> tokens = new PhpTokens(php).tokens();
        boolean isAbstract = false;
        for (int i = 0; i + 1 < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (token.isName("class") && !(i > 0 && tokens.get(i - 1).is("::"))) {
                isAbstract = i > 0 && tokens.get(i - 1).isName("abstract");
            }
            boolean extended = token.isName("extends")
                    && tokens.get(i + 1).kind() == Kind.NAME
                    && tokens.get(i + 1).text().endsWith("Migration");
            if (extended && !isAbstract) {
                return true;
            }
        }
        return false;
    }

    @Override
    public List<Migration> read(Dialect dialect, List<File> earlier, List<File> added, String pretended) {
        KnownTables read = before(dialect, earlier);
        List<Migration> migrations =
                added.stream().map(file -> read(dialect, read, file)).toList();
        if (pretended.isEmpty()) {
            return migrations;
        }
        PretendedSql printed =
                new PretendedSql(pretended, added.stream().map(File::name).toList());
        KnownTables told = before(dialect, earlier);
        List<Migration> united = new ArrayList<>();
        for (int i = 0; i < added.size(); i++) {
            File file = added.get(i);
            OperationLog log = new OperationLog(dialect, told);
            boolean transaction = file.path().endsWith(".php")
                    && new LaravelMigrationReader(file.content(), new OperationLog(dialect, new KnownTables()))
                            .transaction();
            printed.of(file.name()).forEach(sql -> new SqlReader(log, transaction).read(sql, 1));
            united.add(PretendedSql.unite(migrations.get(i), log.operations()));
        }
        return united;
    }

    private static KnownTables before(Dialect dialect, List<File> earlier) {
        KnownTables tables = new KnownTables();
        earlier.forEach(file -> read(dialect, tables, file));
        tables.releaseBegins();
        return tables;
    }

    private static Migration read(Dialect dialect, KnownTables tables, File file) {
        OperationLog log = new OperationLog(dialect, tables);
        if (file.path().endsWith(".php")) {
            return new LaravelMigrationReader(file.content(), log).read(file.name(), file.path());
        }
        new SqlReader(log, false).read(file.content(), 1);
        return new Migration(file.name(), file.path(), log.operations(), SqlReader.hasStatements(file.undo()));
    }
}
