package com.maqsafy.releases.source;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.eclipse.jgit.diff.DiffFormatter;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.util.io.DisabledOutputStream;

/** Reads what differs between two commits and what that means for a release. */
final class ChangeReader {

    /**
     * So many files that came are compared with as many that went to find the renamed ones; beyond that only those of equal
     * content are. As Git has it; each pair takes time.
     */
    private static final int MOST_RENAMES = 400;

    private final ScopeRules rules;
    private final MigrationReader migrationReader;
    private final List<String> migrationFolders;
    private final Dialect dialect;

    /**
     * @param migrationFolders globs of folders; none = found by what their files declare
     * @param dialect the database of the service
     */
    ChangeReader(ScopeRules rules, MigrationReader migrationReader, List<String> migrationFolders, Dialect dialect) {
        this.rules = rules;
        this.migrationReader = migrationReader;
        this.migrationFolders = List.copyOf(migrationFolders);
        this.dialect = dialect;
    }

    ChangeSet read(Repository repository, ObjectId from, ObjectId to, String pretended) throws IOException {
        try (RevWalk walk = new RevWalk(repository);
                DiffFormatter differ = new DiffFormatter(DisabledOutputStream.INSTANCE)) {
            RevCommit older = walk.parseCommit(from);
            RevCommit newer = walk.parseCommit(to);
            differ.setReader(walk.getObjectReader(), repository.getConfig());
            differ.setDetectRenames(true);
            differ.getRenameDetector().setRenameLimit(MOST_RENAMES);

            ChangedFiles changed = ChangedFiles.read(
                    differ.scan(older.getTree(), newer.getTree()),
                    repository,
                    blobs -> new ChangedFiles(blobs, migrationFiles(blobs, older), migrationFiles(blobs, newer)));
            List<MigrationReader.File> addedMigrations = changed.addedMigrations();
            List<Migration> migrations = addedMigrations.isEmpty()
                    ? List.of()
                    : migrationReader.read(
                            dialect,
                            changed.earlierMigrations(migrationFiles(new Blobs(walk.getObjectReader()), older)),
                            addedMigrations,
                            pretended);
            Set<String> paths = changed.paths();
            Set<String> altered = changed.alteredMigrations();

            Set<String> contains = rules.provedBy(paths, ScopeRules.SCOPE_WORDS);
            if (!migrations.isEmpty() || !altered.isEmpty()) {
                contains.add(ReleasePart.DATABASE_MIGRATION.word());
            }
            Set<String> aspects = rules.provedBy(paths, ScopeRules.ASPECT_WORDS);
            if (migrations.stream().anyMatch(Migration::destructive)) {
                aspects.add(ChangedAspect.HIGH_RISK_DATABASE.word());
            }
            CommitWriters writers = CommitWriters.between(walk, older, newer);
            return new ChangeSet(
                    older.name(),
                    newer.name(),
                    writers.commits(),
                    changed.files(),
                    migrations,
                    List.copyOf(altered),
                    contains,
                    aspects,
                    writers.writers());
        }
    }

    private MigrationFiles migrationFiles(Blobs blobs, RevCommit commit) {
        return new MigrationFiles(migrationReader, migrationFolders, blobs, commit.getTree());
    }
}
