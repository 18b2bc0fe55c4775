package com.maqsafy.releases.notes;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Keeps approved notes, one file a version, in the directory that is configured for the service (OPEN-07).
 *
 * <p>A file appears whole or not at all and survives a crash once {@link #store} has returned. Notes of a version are
 * never changed (RULE-06).
 */
@Component
public class NotesStorage {

    private final NotesStorageSettings settings;

    NotesStorage(NotesStorageSettings settings) {
        this.settings = settings;
    }

    /** The directory of the service's notes, or empty when none is configured; it need not exist yet. */
    public Optional<Path> location(String service) {
        return Optional.ofNullable(settings.services())
                .map(services -> services.get(service))
                .map(NotesStorageSettings.ServiceSettings::notes)
                .map(NotesStorageSettings.LocationSettings::storage);
    }

    /**
     * What stands on the way to a directory of notes: the directory itself, or where it would be made the entry nearest to it. A
     * link that leads nowhere is such an entry, because no directory can be made in its place.
     */
    static Path nearest(Path location) {
        Path there = location.toAbsolutePath();
        while (there.getParent() != null && !Files.exists(there, LinkOption.NOFOLLOW_LINKS)) {
            there = there.getParent();
        }
        return there;
    }

    /** Whether notes could be written to a directory, which need not exist yet; nothing is made. */
    public static boolean writable(Path location) {
        Path there = nearest(location);
        return Files.isDirectory(there) && Files.isWritable(there) && Files.isExecutable(there);
    }

    /**
     * Writes {@code <version>.md}, in UTF-8. Storing the same text again is harmless.
     *
     * @return the file
     * @throws NotesStorageException when the service has no storage, the version is not MAJOR.MINOR.PATCH, the version
     *     has other notes already, or the file system refuses
     */
    public Path store(String service, String version, String markdown) {
        Path directory = location(service)
                .orElseThrow(() -> new NotesStorageException(
                        "REL-NOT-010",
                        "Notes of " + service + " have no storage; set releases.services." + service
                                + ".notes.storage to a directory."));
        if (!ReleaseNotes.isVersion(version)) {
            throw new NotesStorageException("REL-NOT-011", "Notes are stored for a version MAJOR.MINOR.PATCH only.");
        }
        Path target = directory.resolve(version + ".md");
        byte[] content = markdown.getBytes(StandardCharsets.UTF_8);
        try {
            Files.createDirectories(directory);
            if (!Files.exists(target)) {
                publish(target, content);
            }
            if (!Arrays.equals(content, Files.readAllBytes(target))) {
                throw new NotesStorageException(
                        "REL-NOT-012",
                        "Other notes of " + service + " " + version + " are stored already and stay as they are"
                                + " (RULE-06); release a new version.");
            }
            return target;
        } catch (IOException e) {
            throw new NotesStorageException(
                    "REL-NOT-013",
                    "Notes of " + service + " " + version + " could not be written; check that the storage directory"
                            + " exists, has space and may be written to, then try again.",
                    e);
        }
    }

    /**
     * Gives the notes of a version that production did not keep another name, {@code <version>-rolled-back.md}, so that nobody
     * takes them for those of a released version. There is nothing to do when none were stored.
     *
     * @throws NotesStorageException {@code REL-NOT-481} when the file system refuses
     */
    public void rolledBack(String service, String version) {
        Optional<Path> stored = location(service)
                .map(directory -> directory.resolve(version + ".md"))
                .filter(Files::isRegularFile);
        if (stored.isEmpty()) {
            return;
        }
        Path notes = stored.get();
        try {
            Files.move(notes, notes.resolveSibling(version + "-rolled-back.md"), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new NotesStorageException(
                    "REL-NOT-481",
                    "Notes of " + service + " " + version + ", which was rolled back, could not be renamed; rename "
                            + notes + " by hand.",
                    e);
        }
    }

    private static void publish(Path target, byte[] content) throws IOException {
        Path temporary = target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID() + ".tmp");
        try {
            try (var channel = FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                var buffer = ByteBuffer.wrap(content);
                while (buffer.hasRemaining()) {
                    channel.write(buffer);
                }
                channel.force(true);
            }
            moveIfAbsent(temporary, target);
            force(requireNonNull(target.toAbsolutePath().getParent()));
        } catch (FileAlreadyExistsException e) {
            // Another writer was faster; the caller compares what it wrote.
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    /** An atomic rename replaces what is there; a hard link is as atomic and refuses, so two writers cannot race. */
    private static void moveIfAbsent(Path temporary, Path target) throws IOException {
        try {
            Files.createLink(target, temporary);
        } catch (FileAlreadyExistsException e) {
            throw e;
        } catch (UnsupportedOperationException | FileSystemException e) {
            // Some file systems have no hard links.
            Files.move(temporary, target);
        }
    }

    private static void force(Path directory) throws IOException {
        try (var channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (java.nio.file.AccessDeniedException e) {
            // Windows opens no directories; its file system journals the rename itself.
        }
    }
}
