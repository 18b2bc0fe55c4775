package com.maqsafy.releases.source;

import java.util.List;
import java.util.Set;

/**
 * What Git shows between two commits.
 *
 * @param from the older commit, exclusive
 * @param to the newer commit
 * @param commits number of commits in between
 * @param files changed files in path order
 * @param migrations migrations that the change adds, in execution order
 * @param alteredMigrations paths of migrations that existed in {@code from} and were edited or deleted
 * @param contains scope words (`contains` of the start form) that the changed files prove
 * @param changedAspects aspect words (`changedAspects` of the start form) that the changed files prove
 */
public record ChangeSet(
        String from,
        String to,
        int commits,
        List<ChangedFile> files,
        List<Migration> migrations,
        List<String> alteredMigrations,
        Set<String> contains,
        Set<String> changedAspects) {

    public ChangeSet {
        files = List.copyOf(files);
        migrations = List.copyOf(migrations);
        alteredMigrations = List.copyOf(alteredMigrations);
        contains = Set.copyOf(contains);
        changedAspects = Set.copyOf(changedAspects);
    }

    /** Lines added and deleted, in sum. */
    public int changedLines() {
        return files.stream().mapToInt(f -> f.linesAdded() + f.linesDeleted()).sum();
    }

    /** A changed file; {@code change} is one of {@code added modified deleted renamed}. Binary files count 0 lines. */
    public record ChangedFile(String path, String change, int linesAdded, int linesDeleted) {}
}
