package com.maqsafy.releases.demo;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Properties;

/**
 * The demonstration's random passwords, in one file that only its owner reads.
 *
 * @param superuser password of the PostgreSQL superuser
 * @param owner password of the role that owns the application's tables
 * @param releases password of the application's database role
 * @param canteen password of the database role of canteen-api
 * @param login password of the account with which checks log in to canteen-api
 * @param bypass last part of the address that lets its visitor into canteen-api while it is down for maintenance
 */
record DemoCredentials(String superuser, String owner, String releases, String canteen, String login, String bypass) {

    static final String FILE = "demo-credentials.properties";

    private static final List<String> NAMES = List.of("superuser", "owner", "releases", "canteen", "login", "bypass");

    /** Reads the file of a data directory; makes what it does not have yet. */
    static DemoCredentials of(Path dataDirectory) throws IOException {
        Path file = dataDirectory.resolve(FILE);
        Properties properties = new Properties();
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
                properties.load(reader);
            }
        }
        if (!properties.keySet().containsAll(NAMES)) {
            NAMES.forEach(name -> properties.putIfAbsent(name, newPassword()));
            write(file, properties);
        }
        return new DemoCredentials(
                properties.getProperty("superuser"),
                properties.getProperty("owner"),
                properties.getProperty("releases"),
                properties.getProperty("canteen"),
                properties.getProperty("login"),
                properties.getProperty("bypass"));
    }

    /** Letters, digits, minus and underscore only: safe in SQL literals, addresses and settings. */
    private static String newPassword() {
        byte[] random = new byte[24];
        new SecureRandom().nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }

    private static void write(Path file, Properties properties) throws IOException {
        Path partial = file.resolveSibling(FILE + ".partial");
        Files.deleteIfExists(partial);
        if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(
                    partial, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        StringWriter text = new StringWriter();
        properties.store(text, "Passwords of the demonstration. Delete them only together with the data directory.");
        Files.writeString(partial, text.toString());
        Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public String toString() {
        return "DemoCredentials[...]";
    }
}
