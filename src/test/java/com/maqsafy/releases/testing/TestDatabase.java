package com.maqsafy.releases.testing;

import com.maqsafy.releases.database.EngineTables;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
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
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.migration.JavaMigration;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;
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
    /** By role: a connection is a process of the server, which costs more than most statements. */
    private final Map<String, Pool> pools = new ConcurrentHashMap<>();

    /** @param lent what is given away: an application that ends closes what can be closed */
    private record Pool(HikariDataSource connections, DataSource lent) {}

    private boolean made;

    private TestDatabase(EmbeddedPostgres server, String name) {
        this.server = server;
        this.name = name;
    }

    /** A new database without any tables; it is made when it is first used, so that migrations may copy it. */
    public static TestDatabase create() {
        return new TestDatabase(Server.INSTANCE, "test_" + Server.COUNTER.incrementAndGet());
    }

    private synchronized void make(String options) {
        if (!made) {
            made = true;
            Server.execute("CREATE DATABASE " + name + " OWNER " + OWNER + options);
            Server.execute("REVOKE ALL ON DATABASE " + name + " FROM PUBLIC");
            Server.execute("GRANT CONNECT ON DATABASE " + name + " TO " + USERNAME);
        }
    }

    private void copyOf(String template) {
        // Without a log of each page, which nobody reads here.
        make(" TEMPLATE " + template + " STRATEGY FILE_COPY");
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
            if (made) {
                migration.accept(this);
            } else {
                copyOf(TEMPLATES.computeIfAbsent(content, missing -> {
                    TestDatabase fresh = create();
                    migration.accept(fresh);
                    return fresh.name;
                }));
            }
        }
        return this;
    }

    /** The same content in a database of another number, as a restored dump has it; whoever is connected here is cut off. */
    public TestDatabase copy() {
        make("");
        cutOff();
        TestDatabase copy = create();
        copy.copyOf(name);
        return copy;
    }

    /** Ends all connections to it. */
    public void cutOff() {
        pools.values().forEach(pool -> pool.connections().getHikariPoolMXBean().softEvictConnections());
        Server.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '" + name + "'");
    }

    /** Name of the database on its server. */
    public String name() {
        make("");
        return name;
    }

    private void migrateFrom(String location, JavaMigration... javaMigrations) {
        Flyway.configure()
                // Nobody may be connected to what others are copied from.
                .dataSource(unpooled(OWNER))
                .locations(location)
                .javaMigrations(javaMigrations)
                // As in the application's settings.
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .placeholders(Map.of("application-role", USERNAME))
                .load()
                .migrate();
    }

    /** Connections of the application's role, at most fifty at a time. */
    public DataSource dataSource() {
        return pooled(USERNAME);
    }

    /** Connections of the role that owns the tables: what the owner may, and the application may not. */
    public DataSource owner() {
        return pooled(OWNER);
    }

    /** New connections of the superuser, to try what not even that one may; what is set for one holds for no other. */
    public DataSource superuser() {
        return unpooled(SUPERUSER);
    }

    /** Port of the server on the loopback address. */
    public int port() {
        return server.getPort();
    }

    /** For {@code spring.datasource.url}, together with {@link #USERNAME} and {@link #PASSWORD}. */
    public String jdbcUrl() {
        make("");
        return "jdbc:postgresql://localhost:" + server.getPort() + "/" + name;
    }

    /**
     * Drops the database, whoever is still connected. Those left open end with the server; hundreds of them would make
     * the end of the test JVM slow.
     */
    @Override
    public void close() {
        pools.values().forEach(pool -> pool.connections().close());
        pools.clear();
        if (made) {
            Server.execute("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
        }
    }

    private DataSource pooled(String user) {
        return pools.computeIfAbsent(user, role -> {
                    HikariConfig pool = new HikariConfig();
                    pool.setPoolName(name + " of " + role);
                    pool.setDataSource(unpooled(role));
                    pool.setMinimumIdle(0);
                    pool.setMaximumPoolSize(50);
                    HikariDataSource connections = new HikariDataSource(pool);
                    return new Pool(connections, new DelegatingDataSource(connections));
                })
                .lent();
    }

    private DataSource unpooled(String user) {
        PGSimpleDataSource dataSource = new PGSimpleDataSource();
        dataSource.setUrl(jdbcUrl());
        dataSource.setUser(user);
        // Every role's password is its name.
        dataSource.setPassword(user);
        return dataSource;
    }

    /** Started by the first use. */
    private static final class Server {

        private static final EmbeddedPostgres INSTANCE = start();
        private static final AtomicInteger COUNTER = new AtomicInteger();
        private static @Nullable Connection connection;

        private static EmbeddedPostgres start() {
            try {
                Path data = MadePostgres.data();
                EmbeddedPostgres server = EmbeddedPostgres.builder()
                        .setDataDirectory(data)
                        .setCleanDataDirectory(false)
                        .setRegisterShutdownHook(false)
                        // What it keeps need not outlive it.
                        .setServerConfig("full_page_writes", "off")
                        .setServerConfig("wal_level", "minimal")
                        .setServerConfig("max_wal_senders", "0")
                        .setServerConfig("autovacuum", "off")
                        .setServerConfig("jit", "off")
                        .start();
                Runtime.getRuntime().addShutdownHook(new Thread(() -> end(server, data.getParent())));
                return server;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static void end(EmbeddedPostgres server, Path directory) {
            try {
                server.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } finally {
                FileSystemUtils.deleteRecursively(directory.toFile());
            }
        }

        /** As superuser, over one connection that stays. */
        private static synchronized void execute(String sql) {
            try {
                if (connection == null) {
                    connection = INSTANCE.getPostgresDatabase().getConnection();
                    for (String role : List.of(USERNAME, OWNER)) {
                        execute("CREATE ROLE " + role + " LOGIN NOSUPERUSER PASSWORD '" + role + "'");
                    }
                }
                try (Statement statement = connection.createStatement()) {
                    statement.execute(sql);
                }
            } catch (SQLException e) {
                throw new IllegalStateException(sql, e);
            }
        }
    }
}
