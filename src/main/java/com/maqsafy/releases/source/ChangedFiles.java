package com.maqsafy.releases.source;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.eclipse.jgit.diff.DiffEntry;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;

/** The files that differ between two commits, each read once: its lines, and whether it is a migration. */
final class ChangedFiles {

    /** For fewer files a second thread is not worth its start. */
    private static final int FEW = 200;

    private final LineCounts lines;
    private final MigrationFiles before;
    private final MigrationFiles after;

    private final List<ChangeSet.ChangedFile> files = new ArrayList<>();
    private final List<MigrationReader.File> addedMigrations = new ArrayList<>();
    private final Set<String> alteredMigrations = new TreeSet<>();
    private final Set<String> paths = new TreeSet<>();

    /**
     * @param blobs contents of both commits
     * @param before the migrations of the older commit
     * @param after those of the newer one
     */
    ChangedFiles(Blobs blobs, MigrationFiles before, MigrationFiles after) {
        this.lines = new LineCounts(blobs);
        this.before = before;
        this.after = after;
    }

    /**
     * Reads them; when they are many, half of them in a second thread: unpacking is what takes the time.
     *
     * @param empty what one thread reads with
     */
    static ChangedFiles read(List<DiffEntry> entries, Repository repository, Function<Blobs, ChangedFiles> empty)
            throws IOException {
        if (entries.size() < FEW) {
            return readAll(entries, repository, empty);
        }
        int half = entries.size() / 2;
        ExecutorService thread = Executors.newSingleThreadExecutor(task -> new Thread(task, "changed-files"));
        try {
            Future<ChangedFiles> second =
                    thread.submit(() -> readAll(entries.subList(half, entries.size()), repository, empty));
            ChangedFiles all = readAll(entries.subList(0, half), repository, empty);
            all.add(ended(second));
            return all;
        } finally {
            thread.shutdown();
        }
    }

    private static ChangedFiles readAll(
            List<DiffEntry> entries, Repository repository, Function<Blobs, ChangedFiles> empty) throws IOException {
        try (ObjectReader reader = repository.newObjectReader()) {
            ChangedFiles changed = empty.apply(new Blobs(reader));
            for (DiffEntry entry : entries) {
                changed.read(entry);
            }
            return changed;
        }
    }

    private static ChangedFiles ended(Future<ChangedFiles> reading) throws IOException {
        try {
            return reading.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while changed files were read");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException unreadable) {
                throw unreadable;
            }
            if (e.getCause() instanceof RuntimeException failed) {
                throw failed;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    private void read(DiffEntry entry) throws IOException {
        files.add(changedFile(entry));
        boolean lives = entry.getChangeType() != DiffEntry.ChangeType.DELETE;
        boolean existed =
                entry.getChangeType() != DiffEntry.ChangeType.ADD && entry.getChangeType() != DiffEntry.ChangeType.COPY;
        if (lives) {
            paths.add(entry.getNewPath());
        }
        if (existed) {
            paths.add(entry.getOldPath());
            if (before.contains(entry.getOldPath(), entry.getOldId().toObjectId())) {
                alteredMigrations.add(entry.getOldPath());
            }
        }
        // A renamed migration is a new one to the database: it is recorded there by its name.
        boolean added = lives && (!existed || !entry.getNewPath().equals(entry.getOldPath()));
        if (added && after.isMigration(entry.getNewPath(), entry.getNewId().toObjectId())) {
            addedMigrations.add(after.file(entry.getNewPath()));
        }
    }

    private ChangeSet.ChangedFile changedFile(DiffEntry entry) throws IOException {
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

    private void add(ChangedFiles others) {
        files.addAll(others.files);
        addedMigrations.addAll(others.addedMigrations);
        alteredMigrations.addAll(others.alteredMigrations);
        paths.addAll(others.paths);
        before.learn(others.before);
    }

    /**
     * All migrations of the older commit, in their order.
     *
     * @param older those of that commit, with a reader that is open
     */
    List<MigrationReader.File> earlierMigrations(MigrationFiles older) throws IOException {
        older.learn(before);
        return older.all();
    }

    /** By their paths. */
    List<ChangeSet.ChangedFile> files() {
        return files.stream()
                .sorted(Comparator.comparing(ChangeSet.ChangedFile::path))
                .toList();
    }

    /** Migrations that will run, in their order. */
    List<MigrationReader.File> addedMigrations() {
        return addedMigrations.stream()
                .sorted(Comparator.comparing(MigrationReader.File::name).thenComparing(MigrationReader.File::path))
                .toList();
    }

    /** Paths of migrations that were there and are no longer what they were. */
    Set<String> alteredMigrations() {
        return alteredMigrations;
    }

    /** All paths, the old and the new ones of what was moved. */
    Set<String> paths() {
        return paths;
    }
}
