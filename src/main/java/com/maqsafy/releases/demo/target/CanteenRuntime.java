package com.maqsafy.releases.demo.target;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;

/**
 * How an installation runs: {@code runtime.json}, and the passwords in {@code .env} beside it, which only its owner reads.
 *
 * @param databaseUrl JDBC address of the production database
 * @param stagingUrl JDBC address of the staging database
 * @param databaseUser user of both
 * @param databasePassword that user's password
 * @param loginUser the account with which people and checks log in to the service
 * @param loginPassword that account's password
 * @param port port of the server on the loopback address, 0 for any free one
 */
public record CanteenRuntime(
        String databaseUrl,
        String stagingUrl,
        String databaseUser,
        String databasePassword,
        String loginUser,
        String loginPassword,
        int port) {

    public CanteenRuntime {
        if (port < 0 || port > 65535) {
            throw new IllegalArgumentException("port must be from 0 to 65535, not " + port);
        }
    }

    /** Writes the installation's settings, replacing earlier ones. */
    public void write(Path root) throws IOException {
        Files.createDirectories(root);
        ObjectNode json = Json.MAPPER.createObjectNode();
        json.put("databaseUrl", databaseUrl);
        json.put("stagingUrl", stagingUrl);
        json.put("databaseUser", databaseUser);
        json.put("loginUser", loginUser);
        json.put("secretsFile", ".env");
        json.put("port", port);
        writePrivately(
                root.resolve(".env"), List.of("DB_PASSWORD=" + databasePassword, "LOGIN_PASSWORD=" + loginPassword));
        Json.write(root.resolve("runtime.json"), json);
    }

    static CanteenRuntime read(CanteenRoot root) {
        Path file = root.path().resolve("runtime.json");
        try {
            JsonNode json = Json.MAPPER.readTree(file.toFile());
            Properties secrets = new Properties();
            try (Reader reader = Files.newBufferedReader(
                    root.path().resolve(json.path("secretsFile").asText()), StandardCharsets.UTF_8)) {
                secrets.load(reader);
            }
            return new CanteenRuntime(
                    json.path("databaseUrl").asText(),
                    json.path("stagingUrl").asText(),
                    json.path("databaseUser").asText(),
                    secrets.getProperty("DB_PASSWORD", ""),
                    json.path("loginUser").asText(),
                    secrets.getProperty("LOGIN_PASSWORD", ""),
                    json.path("port").asInt());
        } catch (IOException e) {
            throw new CanteenException(
                    CanteenException.USAGE,
                    root.path() + " is not an installation of canteen-api: " + file.getFileName()
                            + " or its secrets file cannot be read. Name the directory that holds it.",
                    e);
        }
    }

    Connection production() throws SQLException {
        return connect(databaseUrl);
    }

    Connection staging() throws SQLException {
        return connect(stagingUrl);
    }

    private Connection connect(String url) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", databaseUser);
        properties.setProperty("password", databasePassword);
        properties.setProperty("connectTimeout", "5");
        properties.setProperty("ApplicationName", "canteen-api");
        return DriverManager.getConnection(url, properties);
    }

    private static void writePrivately(Path file, List<String> lines) throws IOException {
        Files.deleteIfExists(file);
        if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        Files.write(file, lines, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "CanteenRuntime[" + databaseUrl + ", port " + port + "]";
    }
}
