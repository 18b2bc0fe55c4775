package com.maqsafy.releases.demo.target;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A migration of the service's database.
 *
 * @param name file name without endings; the order of the names is the order of execution
 * @param up what it does
 * @param down what takes it back, blank when nothing can
 */
record SqlMigration(String name, String up, String down) {

    /** Directory of the migrations in the repository. */
    static final String DIRECTORY = "database/sql";

    private static final String UP = ".up.sql";
    private static final String DOWN = ".down.sql";

    /** Whether something takes it back: a file of comments only does not. */
    boolean reversible() {
        return !down.replaceAll("(?m)--.*$", "").isBlank();
    }

    /** The migrations of a checkout, in order. */
    static List<SqlMigration> of(Path checkout) throws IOException {
        Path directory = checkout.resolve(DIRECTORY);
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        List<SqlMigration> migrations = new ArrayList<>();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(UP)).sorted().toList()) {
                String name = withoutEnding(file.getFileName().toString());
                Path down = directory.resolve(name + DOWN);
                migrations.add(new SqlMigration(
                        name, Files.readString(file), Files.exists(down) ? Files.readString(down) : ""));
            }
        }
        return migrations;
    }

    /** Copies the migrations of a commit into a directory, laid out as in the repository. */
    static void export(GitCommand git, String commit, Path directory) throws IOException {
        Path target = Files.createDirectories(directory.resolve(DIRECTORY));
        for (String path : git.run("ls-tree", "--name-only", commit, DIRECTORY + "/")
                .lines()
                .toList()) {
            if (path.endsWith(".sql")) {
                Files.writeString(
                        target.resolve(path.substring(path.lastIndexOf('/') + 1)),
                        git.run("show", commit + ":" + path));
            }
        }
    }

    /** Names of the migrations that a commit has. */
    static List<String> names(GitCommand git, String commit) throws IOException {
        return git.run("ls-tree", "--name-only", commit, DIRECTORY + "/")
                .lines()
                .filter(path -> path.endsWith(UP))
                .map(path -> withoutEnding(path.substring(path.lastIndexOf('/') + 1)))
                .sorted()
                .toList();
    }

    private static String withoutEnding(String fileName) {
        return fileName.substring(0, fileName.length() - UP.length());
    }
}
