package com.maqsafy.releases.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import org.springframework.util.FileSystemUtils;

/**
 * Data directories of PostgreSQL as {@code initdb} leaves them: each a copy of one that is made once for all JVMs of a build.
 * To make one costs two seconds of a processor, to copy one a tenth. What the embedded server finds there it does not make.
 */
public final class MadePostgres {

    private static final Path MADE = Path.of("target/made-postgres").toAbsolutePath();

    private MadePostgres() {}

    /**
     * Puts one into a directory that is not there yet. What is there is a link; the files are in the {@link Scratch}.
     *
     * @return the directory
     */
    public static synchronized Path in(Path directory) {
        try {
            Files.createDirectories(directory.toAbsolutePath().getParent());
            return Files.createSymbolicLink(directory, data());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A copy without any other name. */
    static synchronized Path data() throws IOException {
        Path data = Scratch.directory("postgres").resolve("data");
        copy(made(), data);
        return data;
    }

    private static Path made() throws IOException {
        Files.createDirectories(MADE.getParent());
        try (FileChannel file = FileChannel.open(
                        MADE.resolveSibling("made-postgres.lock"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE);
                FileLock lock = file.lock()) {
            if (lock.isValid() && !Files.exists(MADE)) {
                Path partial = MADE.resolveSibling("made-postgres.partial");
                FileSystemUtils.deleteRecursively(partial);
                EmbeddedPostgres.builder()
                        .setDataDirectory(partial)
                        .setCleanDataDirectory(false)
                        .setLocaleConfig("locale", "C")
                        .setRegisterShutdownHook(false)
                        .start()
                        .close();
                Files.delete(partial.resolve("epg-lock"));
                Files.move(partial, MADE, StandardCopyOption.ATOMIC_MOVE);
            }
            return MADE;
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
                    throws IOException {
                // With its rights: PostgreSQL refuses a directory that others may read.
                Files.copy(directory, to.resolve(from.relativize(directory)), StandardCopyOption.COPY_ATTRIBUTES);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.copy(file, to.resolve(from.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
