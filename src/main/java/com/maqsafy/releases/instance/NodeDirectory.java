package com.maqsafy.releases.instance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** The data directory as the home of one node: its identity, its count of signs of life, and the lock that keeps it to one. */
@Component
class NodeDirectory implements DisposableBean {

    static final String FILE = "node.json";

    private static final String BEAT = "node.beat";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path directory;
    private final FileChannel lock;

    NodeDirectory(InstanceSettings settings) {
        this.directory = Path.of(settings.dataDir()).toAbsolutePath().normalize();
        try {
            Files.createDirectories(directory);
            this.lock = FileChannel.open(
                    directory.resolve("node.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!locked()) {
                lock.close();
                throw new IllegalStateException("REL-INS-010 Another running application uses the data directory "
                        + directory + ". Each node has one of its own: set releases.data-dir to another directory.");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "REL-INS-018 releases.data-dir: " + directory
                            + " cannot be written. Check its rights and its free space.",
                    e);
        }
    }

    private boolean locked() throws IOException {
        try {
            return lock.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            // Held within this JVM, by another application context.
            return false;
        }
    }

    Path path() {
        return directory;
    }

    /** What the directory says of itself; empty for a fresh one. */
    Optional<NodeFile> file() {
        Path file = directory.resolve(FILE);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readValue(file.toFile(), NodeFile.class));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(
                    "REL-INS-019 " + file
                            + " cannot be understood. Delete it: the directory is then that of a new node.",
                    e);
        } catch (IOException e) {
            throw new UncheckedIOException("REL-INS-018 " + file + " cannot be read. Check its rights.", e);
        }
    }

    /** Where {@link #file()} lies now: its number in the file system. */
    String inode() {
        return inodeOf(directory.resolve(FILE));
    }

    /** Makes the directory that of a node; all or nothing. */
    void write(UUID instance, UUID node, String machine) {
        try {
            Path fresh = Files.createTempFile(directory, "node", ".json");
            // The number stays with the file when it gets its name.
            Files.writeString(
                    fresh, JSON.writeValueAsString(new NodeFile(instance, node, inodeOf(fresh), machine)) + "\n");
            Files.move(
                    fresh,
                    directory.resolve(FILE),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "REL-INS-018 " + directory + " cannot be written. Check its rights and its free space.", e);
        }
    }

    /** How many signs of life the node has given as far as the directory knows; 0 when it does not. */
    long beat() {
        try {
            return Long.parseLong(Files.readString(directory.resolve(BEAT), StandardCharsets.US_ASCII)
                    .strip());
        } catch (IOException | NumberFormatException e) {
            return 0;
        }
    }

    /** Remembers a sign of life. A full disk is told by the health of the disk, not by this. */
    void remember(long beat) {
        try {
            Files.writeString(directory.resolve(BEAT), beat + "\n", StandardCharsets.US_ASCII);
        } catch (IOException e) {
            // Remembering an older one is safe.
        }
    }

    private static String inodeOf(Path file) {
        try {
            return String.valueOf(Files.getAttribute(file, "unix:ino"));
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
            return "";
        }
    }

    @Override
    public void destroy() throws IOException {
        lock.close();
    }
}
