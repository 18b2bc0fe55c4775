package com.maqsafy.releases.source;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
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
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.util.io.DisabledOutputStream;

/** Reads what differs between two commits and what that means for a release. */
final class ChangeReader {

    /**
     * So many files that came are compared with as many that went to find the renamed ones; beyond that only those of equal
     * content are. As Git has it; each pair takes time.
     */
    private static final int MOST_RENAMES = 400;

    private final ScopeRules rules;
    private final String migrationFolder;

    ChangeReader(ScopeRules rules, String migrationFolder) {
        this.rules = rules;
        this.migrationFolder = migrationFolder + "/";
    }

    ChangeSet read(Repository repository, ObjectId from, ObjectId to) throws IOException {
        try (RevWalk walk = new RevWalk(repository);
                DiffFormatter differ = new DiffFormatter(DisabledOutputStream.INSTANCE)) {
            RevCommit older = walk.parseCommit(from);
            RevCommit newer = walk.parseCommit(to);
            LineCounts lines = new LineCounts(walk.getObjectReader());
            differ.setReader(walk.getObjectReader(), repository.getConfig());
            differ.setDetectRenames(true);
            differ.getRenameDetector().setRenameLimit(MOST_RENAMES);

            List<ChangeSet.ChangedFile> files = new ArrayList<>();
            List<Migration> migrations = new ArrayList<>();
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
                    if (inMigrations(entry.getOldPath())) {
                        altered.add(entry.getOldPath());
                    }
                }
                // A renamed migration is a new one to the database: it is recorded there by its name.
                boolean added = lives && (!existed || !entry.getNewPath().equals(entry.getOldPath()));
                if (added && isMigration(entry.getNewPath())) {
                    migrations.add(migration(repository, newer, entry.getNewPath()));
                }
            }
            files.sort(Comparator.comparing(ChangeSet.ChangedFile::path));
            migrations.sort(Comparator.comparing(Migration::name).thenComparing(Migration::path));

            Set<String> contains = rules.provedBy(paths, ScopeRules.SCOPE_WORDS);
            if (!migrations.isEmpty() || !altered.isEmpty()) {
                contains.add("database-migration");
            }
            Set<String> aspects = rules.provedBy(paths, ScopeRules.ASPECT_WORDS);
            if (migrations.stream().anyMatch(Migration::destructive)) {
                aspects.add("high-risk-database");
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

    private boolean inMigrations(String path) {
        return path.startsWith(migrationFolder) && (path.endsWith(".php") || path.endsWith(".sql"));
    }

    private boolean isMigration(String path) {
        return inMigrations(path) && !path.endsWith(".down.sql");
    }

    private static Migration migration(Repository repository, RevCommit commit, String path) throws IOException {
        String file = path.substring(path.lastIndexOf('/') + 1);
        String content = content(repository, commit, path);
        if (path.endsWith(".php")) {
            return new LaravelMigrationReader(content).read(file.substring(0, file.length() - 4), path);
        }
        String name = file.replaceFirst("(\\.up)?\\.sql$", "");
        String down = path.substring(0, path.length() - file.length()) + name + ".down.sql";
        SqlStatements undo = new SqlStatements(content(repository, commit, down));
        return new Migration(name, path, new SqlStatements(content).operations(), undo.hasStatements());
    }

    /** The text of a file, empty when there is none. */
    private static String content(Repository repository, RevCommit commit, String path) throws IOException {
        try (TreeWalk walk = TreeWalk.forPath(repository, path, commit.getTree())) {
            return walk == null
                    ? ""
                    : new String(repository.open(walk.getObjectId(0)).getBytes(), StandardCharsets.UTF_8);
        }
    }
}
