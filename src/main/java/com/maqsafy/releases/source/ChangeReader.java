package com.maqsafy.releases.source;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.jgit.diff.DiffEntry;
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
            LineCounts lines = new LineCounts(walk.getObjectReader());
            differ.setReader(walk.getObjectReader(), repository.getConfig());
            differ.setDetectRenames(true);
            differ.getRenameDetector().setRenameLimit(MOST_RENAMES);

            List<ChangeSet.ChangedFile> files = new ArrayList<>();
            MigrationFiles before = migrationFiles(repository, older);
            MigrationFiles after = migrationFiles(repository, newer);
            List<MigrationReader.File> addedMigrations = new ArrayList<>();
            Set<String> altered = new TreeSet<>();
            Set<String> paths = new TreeSet<>();
            for (DiffEntry entry : differ.scan(older.getTree(), newer.getTree())) {
                files.add(changedFile(lines, entry));
                boolean lives = entry.getChangeType() != DiffEntry.ChangeType.DELETE;
                boolean existed = entry.getChangeType() != DiffEntry.ChangeType.ADD
                        && entry.getChangeType() != DiffEntry.ChangeType.COPY;
                if (lives) {
                    paths.add(entry.getNewPath());
                }
                if (existed) {
                    paths.add(entry.getOldPath());
                    if (before.contains(entry.getOldPath())) {
                        altered.add(entry.getOldPath());
                    }
                }
                // A renamed migration is a new one to the database: it is recorded there by its name.
                boolean added = lives && (!existed || !entry.getNewPath().equals(entry.getOldPath()));
                if (added && after.isMigration(entry.getNewPath())) {
                    addedMigrations.add(after.file(entry.getNewPath()));
                }
            }
            files.sort(Comparator.comparing(ChangeSet.ChangedFile::path));
            addedMigrations.sort(
                    Comparator.comparing(MigrationReader.File::name).thenComparing(MigrationReader.File::path));
            List<Migration> migrations = addedMigrations.isEmpty()
                    ? List.of()
                    : migrationReader.read(dialect, before.all(), addedMigrations, pretended);

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
                    files,
                    migrations,
                    List.copyOf(altered),
                    contains,
                    aspects,
                    writers.writers());
        }
    }

    private static ChangeSet.ChangedFile changedFile(LineCounts lines, DiffEntry entry) throws IOException {
        LineCounts.Changed changed = lines.of(entry);
        int added = changed.added();
        int deleted = changed.deleted();
        return switch (entry.getChangeType()) {
            case ADD, COPY -> new ChangeSet.ChangedFile(entry.getNewPath(), "added", added, deleted);
            case DELETE -> new ChangeSet.ChangedFile(entry.getOldPath(), "deleted", added, deleted);
            case RENAME -> new ChangeSet.ChangedFile(entry.getNewPath(), "renamed", added, deleted);
            case MODIFY -> new ChangeSet.ChangedFile(entry.getNewPath(), "modified", added, deleted);
        };
    }

    private MigrationFiles migrationFiles(Repository repository, RevCommit commit) {
        return new MigrationFiles(migrationReader, migrationFolders, repository, commit.getTree());
    }
}
