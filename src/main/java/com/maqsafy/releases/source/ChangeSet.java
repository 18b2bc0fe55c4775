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
 * @param writers who wrote the commits in between, or merged them unreviewed
 */
public record ChangeSet(
        String from,
        String to,
        int commits,
        List<ChangedFile> files,
        List<Migration> migrations,
        List<String> alteredMigrations,
        Set<String> contains,
        Set<String> changedAspects,
        List<CommitWriter> writers) {

    private static final Set<String> CONTAINERS = Set.of("app", "src", "packages", "modules");
    private static final Set<String> TESTS = Set.of("tests", "test");

    public ChangeSet {
        files = List.copyOf(files);
        migrations = List.copyOf(migrations);
        alteredMigrations = List.copyOf(alteredMigrations);
        contains = Set.copyOf(contains);
        changedAspects = Set.copyOf(changedAspects);
        writers = List.copyOf(writers);
    }

    /** Lines added and deleted, in sum. */
    public int changedLines() {
        return files.stream().mapToInt(f -> f.linesAdded() + f.linesDeleted()).sum();
    }

    /**
     * The areas of the product that the change touches, sorted: how far a change reaches, whatever its size (HOT-01).
     *
     * <p>An area is a top-level folder, e.g. {@code config}. Inside {@code app}, {@code src}, {@code packages} and
     * {@code modules}, where nearly everything lives, it is the folder below: {@code app/Http}. Files that lie in the
     * repository's root are the area {@code /}. Tests are no area: a fix brings its regression test along.
     */
    public List<String> areas() {
        return files.stream()
                .map(f -> area(f.path()))
                .filter(area -> !TESTS.contains(area))
                .distinct()
                .sorted()
                .toList();
    }

    private static String area(String path) {
        String[] names = path.split("/");
        return switch (names.length) {
            case 1 -> "/";
            case 2 -> names[0];
            default -> CONTAINERS.contains(names[0]) ? names[0] + '/' + names[1] : names[0];
        };
    }

    /** A changed file; {@code change} is one of {@code added modified deleted renamed}. Binary files count 0 lines. */
    public record ChangedFile(String path, String change, int linesAdded, int linesDeleted) {}
}
