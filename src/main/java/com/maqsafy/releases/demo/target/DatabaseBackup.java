package com.maqsafy.releases.demo.target;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * A backup of the production database: every table as PostgreSQL's {@code COPY} writes it, and a manifest.
 *
 * <p>The table {@code migrations} carries the SQL that made the structure, so data and structure are both in the file.
 */
final class DatabaseBackup {

    private static final String MANIFEST = "manifest.json";

    private final Clock clock;

    DatabaseBackup(Clock clock) {
        this.clock = clock;
    }

    /** Writes all tables as they are at one instant; the file appears under its name only when it is whole. */
    Manifest write(Connection connection, Path file) throws SQLException, IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Path partial = file.resolveSibling(file.getFileName() + ".partial");
        Files.deleteIfExists(partial);
        createPrivately(partial);
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY");
            Manifest manifest;
            try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(partial))) {
                manifest = write(connection, zip);
            }
            try (FileChannel channel = FileChannel.open(partial, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(partial, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            return manifest;
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
            Files.deleteIfExists(partial);
        }
    }

    private Manifest write(Connection connection, ZipOutputStream zip) throws SQLException, IOException {
        List<TableEntry> entries = new ArrayList<>();
        Tables tables = new Tables(connection);
        for (String table : tables.names()) {
            String entry = "tables/%03d.copy".formatted(entries.size() + 1);
            zip.putNextEntry(new ZipEntry(entry));
            DigestingOutput output = new DigestingOutput(zip);
            long rows =
                    connection.unwrap(PGConnection.class).getCopyAPI().copyOut("COPY " + table + " TO STDOUT", output);
            zip.closeEntry();
            entries.add(new TableEntry(table, entry, rows, output.bytes, output.sha256()));
        }
        Manifest manifest =
                new Manifest(clock.instant().toString(), connection.getCatalog(), entries, tables.sequences());
        zip.putNextEntry(new ZipEntry(MANIFEST));
        zip.write(Json.MAPPER.writeValueAsBytes(manifest));
        zip.closeEntry();
        return manifest;
    }

    /**
     * Reads a backup whole and compares it with its manifest.
     *
     * @throws CanteenException it is damaged; the message says where
     */
    Manifest verify(Path file) {
        if (!Files.isRegularFile(file)) {
            throw damaged(file, "there is no such file", null);
        }
        try (ZipFile zip = new ZipFile(file.toFile())) {
            ZipEntry manifestEntry = zip.getEntry(MANIFEST);
            if (manifestEntry == null) {
                throw damaged(file, "it has no manifest", null);
            }
            Manifest manifest;
            try (InputStream input = zip.getInputStream(manifestEntry)) {
                manifest = Json.MAPPER.readValue(input, Manifest.class);
            }
            if (manifest.tables().isEmpty()) {
                throw damaged(file, "it holds no table", null);
            }
            Set<String> expected = new HashSet<>(Set.of(MANIFEST));
            for (TableEntry table : manifest.tables()) {
                expected.add(table.entry());
                verify(file, zip, table);
            }
            Set<String> present = new HashSet<>();
            zip.stream().forEach(entry -> present.add(entry.getName()));
            if (!present.equals(expected)) {
                throw damaged(file, "its entries are not those of the manifest", null);
            }
            return manifest;
        } catch (IOException e) {
            throw damaged(file, String.valueOf(e.getMessage()), e);
        }
    }

    private static void verify(Path file, ZipFile zip, TableEntry table) throws IOException {
        ZipEntry entry = zip.getEntry(table.entry());
        if (entry == null) {
            throw damaged(file, "table " + table.name() + " is missing", null);
        }
        try (DigestingInput input = new DigestingInput(zip.getInputStream(entry))) {
            input.transferTo(OutputStream.nullOutputStream());
            if (!input.sha256().equals(table.sha256())) {
                throw damaged(file, "the content of table " + table.name() + " has another SHA-256", null);
            }
            if (input.rows != table.rows()) {
                throw damaged(
                        file,
                        "table %s has %d rows instead of %d".formatted(table.name(), input.rows, table.rows()),
                        null);
            }
        }
    }

    private static CanteenException damaged(Path file, String what, @Nullable Exception cause) {
        return new CanteenException(
                CanteenException.REFUSED,
                "The backup %s is damaged: %s. Take another one before you deploy.".formatted(file, what),
                cause);
    }

    private static void createPrivately(Path file) throws IOException {
        if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
    }

    private static MessageDigest newSha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }

    /**
     * What a backup says it holds.
     *
     * @param takenAt when it was taken, RFC 3339
     * @param database name of the database
     * @param tables its tables
     * @param sequences last value of each sequence
     */
    record Manifest(String takenAt, String database, List<TableEntry> tables, Map<String, Long> sequences) {

        Manifest {
            Objects.requireNonNull(takenAt, "takenAt");
            Objects.requireNonNull(database, "database");
            tables = List.copyOf(tables);
            sequences = Map.copyOf(sequences);
        }

        long rows() {
            return tables.stream().mapToLong(TableEntry::rows).sum();
        }
    }

    /**
     * One table in a backup.
     *
     * @param name name of the table
     * @param entry name of the entry in the file
     * @param rows number of rows
     * @param bytes length of the content
     * @param sha256 SHA-256 of the content, hexadecimal
     */
    record TableEntry(String name, String entry, long rows, long bytes, String sha256) {

        TableEntry {
            // A damaged manifest may still be JSON, of other members.
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(entry, "entry");
            Objects.requireNonNull(sha256, "sha256");
        }
    }

    /** Passes a table's content into the file and digests it; closing it leaves the file open. */
    private static final class DigestingOutput extends OutputStream {

        private final OutputStream target;
        private final MessageDigest digest = newSha256();
        private long bytes;

        DigestingOutput(OutputStream target) {
            this.target = target;
        }

        @Override
        public void write(int value) throws IOException {
            write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] buffer, int offset, int length) throws IOException {
            target.write(buffer, offset, length);
            digest.update(buffer, offset, length);
            bytes += length;
        }

        String sha256() {
            return HexFormat.of().formatHex(digest.digest());
        }
    }

    /** Digests what is read and counts its rows: COPY ends each row, and only rows, with a line feed. */
    private static final class DigestingInput extends FilterInputStream {

        private final MessageDigest digest = newSha256();
        private long rows;

        DigestingInput(InputStream source) {
            super(source);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int count = super.read(buffer, offset, length);
            for (int i = offset; i < offset + count; i++) {
                if (buffer[i] == '\n') {
                    rows++;
                }
            }
            if (count > 0) {
                digest.update(buffer, offset, count);
            }
            return count;
        }

        String sha256() {
            return HexFormat.of().formatHex(digest.digest());
        }
    }
}
