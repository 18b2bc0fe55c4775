package com.maqsafy.releases.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.util.FileSystemUtils;

/**
 * A fresh, empty database on a real PostgreSQL. All databases of a test JVM share one server, which starts with the first
 * and ends with the JVM; a database costs some 50 ms, so every test class (or test) takes its own.
 *
 * <pre>{@code
 * TestDatabase database = TestDatabase.create().migrate("V020__evidence.sql");
 * JdbcClient jdbc = JdbcClient.create(database.dataSource());
 * }</pre>
 *
 * <p>The application's role owns the database and, as in production, is no superuser.
 */
public final class TestDatabase implements AutoCloseable {

    /** The application's role. */
    public static final String USERNAME = "releases";

    /** The role's password; the server trusts local connections, but settings want one. */
    public static final String PASSWORD = "releases";

    private static final String SUPERUSER = "postgres";

    private final EmbeddedPostgres server;
    private final String name;

    private TestDatabase(EmbeddedPostgres server, String name) {
        this.server = server;
        this.name = name;
    }

    /** A new database without any tables. */
    public static TestDatabase create() {
        String name = "test_" + Server.COUNTER.incrementAndGet();
        execute(Server.INSTANCE.getPostgresDatabase(), "CREATE DATABASE " + name + " OWNER " + USERNAME);
        return new TestDatabase(Server.INSTANCE, name);
    }

    /** Applies single migrations of {@code db/migration} by file name, as the application's role. */
    public TestDatabase migrate(String... scripts) {
        Path directory = null;
        try {
            directory = Files.createTempDirectory("migrations");
            for (String script : scripts) {
                try (InputStream in = TestDatabase.class.getResourceAsStream("/db/migration/" + script)) {
                    if (in == null) {
                        throw new IllegalArgumentException("No migration db/migration/" + script);
                    }
                    Files.copy(in, directory.resolve(script));
                }
            }
            return migrateFrom("filesystem:" + directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            FileSystemUtils.deleteRecursively(directory == null ? null : directory.toFile());
        }
    }

    /** Applies all migrations, as the application's role. */
    public TestDatabase migrateAll() {
        return migrateFrom("classpath:db/migration");
    }

    /** Name of the database on its server. */
    public String name() {
        return name;
    }

    private TestDatabase migrateFrom(String location) {
        Flyway.configure().dataSource(dataSource()).locations(location).load().migrate();
        return this;
    }

    /** New connections of the application's role; not pooled, not more than some hundred at a time. */
    public DataSource dataSource() {
        return dataSource(USERNAME);
    }

    /** Connections of the superuser, to try what not even that one may. */
    public DataSource superuser() {
        return dataSource(SUPERUSER);
    }

    /** For {@code spring.datasource.url}, together with {@link #USERNAME} and {@link #PASSWORD}. */
    public String jdbcUrl() {
        return "jdbc:postgresql://localhost:" + server.getPort() + "/" + name;
    }

    /**
     * Drops the database, whoever is still connected. Those left open end with the server; hundreds of them would make
     * the end of the test JVM slow.
     */
    @Override
    public void close() {
        execute(server.getPostgresDatabase(), "DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
    }

    private DataSource dataSource(String user) {
        PGSimpleDataSource dataSource = new PGSimpleDataSource();
        dataSource.setUrl(jdbcUrl());
        dataSource.setUser(user);
        dataSource.setPassword(user);
        return dataSource;
    }

    private static void execute(DataSource dataSource, String sql) {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** Started by the first use. */
    private static final class Server {

        private static final EmbeddedPostgres INSTANCE = start();
        private static final AtomicInteger COUNTER = new AtomicInteger();

        private static EmbeddedPostgres start() {
            try {
                EmbeddedPostgres server = EmbeddedPostgres.start();
                execute(
                        server.getPostgresDatabase(),
                        "CREATE ROLE " + USERNAME + " LOGIN NOSUPERUSER PASSWORD '" + PASSWORD + "'");
                return server;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
