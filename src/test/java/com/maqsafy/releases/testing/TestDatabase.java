package com.maqsafy.releases.testing;

import com.maqsafy.releases.database.EngineTables;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.migration.JavaMigration;
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
 * <p>As in production, one role owns database and tables and migrates, and the application has another one, which has the
 * rights of {@code R__rights.sql} and no more.
 */
public final class TestDatabase implements AutoCloseable {

    /** The application's role. */
    public static final String USERNAME = "releases";

    /** The role's password; the server trusts local connections, but settings want one. */
    public static final String PASSWORD = "releases";

    /** The role that migrates and owns everything; its password is its name. */
    public static final String OWNER = "releases_owner";

    private static final String RIGHTS = "R__rights.sql";

    private static final String SUPERUSER = "postgres";

    /** Databases that hold what a list of migrations makes, and nothing else: a copy is made in a fraction of the time. */
    private static final Map<String, String> TEMPLATES = new HashMap<>();

    private final EmbeddedPostgres server;
    private final String name;
    private boolean untouched = true;

    private TestDatabase(EmbeddedPostgres server, String name) {
        this.server = server;
        this.name = name;
    }

    /** A new database without any tables. */
    public static TestDatabase create() {
        String name = "test_" + Server.COUNTER.incrementAndGet();
        return create(Server.INSTANCE, name, "");
    }

    private static TestDatabase create(EmbeddedPostgres server, String name, String options) {
        execute(server.getPostgresDatabase(), "CREATE DATABASE " + name + " OWNER " + OWNER + options);
        execute(server.getPostgresDatabase(), "REVOKE ALL ON DATABASE " + name + " FROM PUBLIC");
        execute(server.getPostgresDatabase(), "GRANT CONNECT ON DATABASE " + name + " TO " + USERNAME);
        return new TestDatabase(server, name);
    }

    /** Applies single migrations of {@code db/migration} by file name, as their owner, and gives the application its rights. */
    public TestDatabase migrate(String... scripts) {
        return filled(String.join(" ", scripts), fresh -> fresh.migrateFiles(scripts));
    }

    private void migrateFiles(String... scripts) {
        Path directory = null;
        try {
            directory = Files.createTempDirectory("migrations");
            for (String script :
                    Stream.concat(Stream.of(scripts), Stream.of(RIGHTS)).toList()) {
                try (InputStream in = TestDatabase.class.getResourceAsStream("/db/migration/" + script)) {
                    if (in == null) {
                        throw new IllegalArgumentException("No migration db/migration/" + script);
                    }
                    Files.copy(in, directory.resolve(script));
                }
            }
            migrateFrom("filesystem:" + directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            FileSystemUtils.deleteRecursively(directory == null ? null : directory.toFile());
        }
    }

    /** Applies all migrations, as their owner; the engine's tables are made too. */
    public TestDatabase migrateAll() {
        return filled("all", fresh -> fresh.migrateFrom("classpath:db/migration", new EngineTables()));
    }

    /** What is already in a database that somebody had connections of, only a migration can know. */
    private TestDatabase filled(String content, Consumer<TestDatabase> migration) {
        synchronized (TEMPLATES) {
            if (untouched) {
                String template = TEMPLATES.computeIfAbsent(content, made -> {
                    TestDatabase fresh = create();
                    migration.accept(fresh);
                    return fresh.name;
                });
                close();
                create(server, name, " TEMPLATE " + template);
                untouched = false;
            } else {
                migration.accept(this);
            }
        }
        return this;
    }

    /** The same content in a database of another number, as a restored dump has it; whoever is connected here is cut off. */
    public TestDatabase copy() {
        String copied = "test_" + Server.COUNTER.incrementAndGet();
        cutOff();
        return create(server, copied, " TEMPLATE " + name);
    }

    /** Ends all connections to it. */
    public void cutOff() {
        execute(
                server.getPostgresDatabase(),
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '" + name + "'");
    }

    /** Name of the database on its server. */
    public String name() {
        return name;
    }

    private void migrateFrom(String location, JavaMigration... javaMigrations) {
        Flyway.configure()
                .dataSource(owner())
                .locations(location)
                .javaMigrations(javaMigrations)
                // As in the application's settings.
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .placeholders(Map.of("application-role", USERNAME))
                .load()
                .migrate();
    }

    /** New connections of the application's role; not pooled, not more than some hundred at a time. */
    public DataSource dataSource() {
        return dataSource(USERNAME);
    }

    /** Connections of the role that owns the tables: what the owner may, and the application may not. */
    public DataSource owner() {
        return dataSource(OWNER);
    }

    /** Connections of the superuser, to try what not even that one may. */
    public DataSource superuser() {
        return dataSource(SUPERUSER);
    }

    /** Port of the server on the loopback address. */
    public int port() {
        return server.getPort();
    }

    /** For {@code spring.datasource.url}, together with {@link #USERNAME} and {@link #PASSWORD}. */
    public String jdbcUrl() {
        untouched = false;
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
        untouched = false;
        PGSimpleDataSource dataSource = new PGSimpleDataSource();
        dataSource.setUrl(jdbcUrl());
        dataSource.setUser(user);
        // Every role's password is its name.
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
                execute(
                        server.getPostgresDatabase(),
                        "CREATE ROLE " + OWNER + " LOGIN NOSUPERUSER PASSWORD '" + OWNER + "'");
                return server;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
