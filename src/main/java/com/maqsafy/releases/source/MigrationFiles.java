package com.maqsafy.releases.source;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.revwalk.RevTree;
import org.eclipse.jgit.treewalk.TreeWalk;

/**
 * Which files of a commit are migrations.
 *
 * <p>Configured folders count, by name or glob ({@code Modules/*}{@code /Database/Migrations}). Without any, it is
 * {@code database/migrations}, every PHP file that declares a migration, and what lies beside one under a name that
 * Laravel would run ({@code *_*.php}) or as SQL.
 */
final class MigrationFiles {

    private static final String LARAVEL_FOLDER = "database/migrations";

    private final MigrationReader reader;
    private final List<PathMatcher> configured;
    private final Blobs blobs;
    private final RevTree tree;
    private final Map<String, Boolean> folders = new HashMap<>();

    MigrationFiles(MigrationReader reader, List<String> globs, Blobs blobs, RevTree tree) {
        this.reader = reader;
        this.configured = globs.stream()
                .map(glob -> FileSystems.getDefault().getPathMatcher("glob:" + glob))
                .toList();
        this.blobs = blobs;
        this.tree = tree;
    }

    /**
     * Whether a file of this commit belongs to the migrations; files that undo others do too.
     *
     * @param blob what it holds there
     */
    boolean contains(String path, ObjectId blob) throws IOException {
        if (!path.endsWith(".php") && !path.endsWith(".sql")) {
            return false;
        }
        if (!configured.isEmpty()) {
            return below(path, folder -> configured.stream().anyMatch(glob -> glob.matches(Path.of(folder))));
        }
        if (below(path, LARAVEL_FOLDER::equals)) {
            return true;
        }
        if (path.endsWith(".php") && reader.declaresMigration(text(blob))) {
            return true;
        }
        boolean runnable = path.endsWith(".sql") || name(path).indexOf('_') >= 0;
        return runnable && holdsMigrations(folder(path));
    }

    /** Takes over what another reading of the same commit has found out about folders. */
    void learn(MigrationFiles other) {
        folders.putAll(other.folders);
    }

    /** Whether the file is run by itself. */
    boolean isMigration(String path, ObjectId blob) throws IOException {
        return !path.endsWith(".down.sql") && contains(path, blob);
    }

    /** All migrations of the commit, in the order of their names, as Laravel runs them. */
    List<MigrationReader.File> all() throws IOException {
        List<MigrationReader.File> files = new ArrayList<>();
        try (TreeWalk walk = new TreeWalk(blobs.reader())) {
            walk.addTree(tree);
            walk.setRecursive(true);
            while (walk.next()) {
                String path = walk.getPathString();
                // Elsewhere nobody would look for one; every PHP file of a large application is not read for it.
                boolean likely = !configured.isEmpty()
                        || path.toLowerCase(Locale.ROOT).contains("migration")
                        || folders.getOrDefault(folder(path), false);
                if (likely && isMigration(path, walk.getObjectId(0))) {
                    files.add(file(path));
                }
            }
        }
        files.sort(Comparator.comparing(MigrationReader.File::name).thenComparing(MigrationReader.File::path));
        return files;
    }

    MigrationReader.File file(String path) throws IOException {
        MigrationReader.File file = new MigrationReader.File(path, content(path), "");
        return path.endsWith(".php")
                ? file
                : new MigrationReader.File(
                        path, file.content(), content(prefix(folder(path)) + file.name() + ".down.sql"));
    }

    private boolean holdsMigrations(String folder) throws IOException {
        Boolean known = folders.get(folder);
        if (known == null) {
            known = false;
            try (TreeWalk walk =
                    folder.isEmpty() ? new TreeWalk(blobs.reader()) : TreeWalk.forPath(blobs.reader(), folder, tree)) {
                if (walk != null) {
                    ObjectId at = folder.isEmpty() ? tree : walk.getObjectId(0);
                    known = anyDeclares(at);
                }
            }
            folders.put(folder, known);
        }
        return known;
    }

    private boolean anyDeclares(ObjectId folder) throws IOException {
        try (TreeWalk files = new TreeWalk(blobs.reader())) {
            files.addTree(folder);
            while (files.next()) {
                String name = files.getNameString();
                if (!files.isSubtree()
                        && name.endsWith(".php")
                        && name.indexOf('_') >= 0
                        && reader.declaresMigration(text(files.getObjectId(0)))) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean below(String path, Predicate<String> wanted) {
        for (String folder = folder(path); !folder.isEmpty(); folder = folder(folder)) {
            if (wanted.test(folder)) {
                return true;
            }
        }
        return false;
    }

    private static String folder(String path) {
        return path.substring(0, Math.max(0, path.lastIndexOf('/')));
    }

    private static String prefix(String folder) {
        return folder.isEmpty() ? "" : folder + "/";
    }

    private static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** The text of a file, empty when there is none. */
    private String content(String path) throws IOException {
        try (TreeWalk walk = TreeWalk.forPath(blobs.reader(), path, tree)) {
            return walk == null ? "" : text(walk.getObjectId(0));
        }
    }

    private String text(ObjectId blob) throws IOException {
        return new String(blobs.content(blob, Integer.MAX_VALUE), StandardCharsets.UTF_8);
    }
}
