package com.maqsafy.releases.database;

import com.maqsafy.releases.evidence.Attestation;
import com.maqsafy.releases.evidence.Ledger;
import com.maqsafy.releases.evidence.RawEvent;
import com.maqsafy.releases.evidence.Sealing;
import com.maqsafy.releases.person.Persons;
import com.maqsafy.releases.release.Released;
import com.maqsafy.releases.release.StatusChanged;
import com.maqsafy.releases.testing.TestDatabase;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.support.TransactionTemplate;

/** The module and the evidence on a database with all tables, started as the application starts them. */
final class DatabaseFixture implements AutoCloseable {

    static final String RELEASED = "canteen-api-1.4.0";
    static final String OPEN = "canteen-api-1.5.0";

    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    private final TransactionTemplate transaction;

    DatabaseFixture(DataSource role, Path data, String... settings) {
        context.registerBean(DataSource.class, () -> role);
        context.registerBean(JdbcClient.class, () -> JdbcClient.create(role));
        context.registerBean(PlatformTransactionManager.class, () -> new JdbcTransactionManager(role));
        context.registerBean(Clock.class, Clock::systemUTC);
        context.registerBean(Persons.class, Persons::unknown);
        context.register(Beans.class);
        TestPropertyValues.of("releases.data-dir=" + data, "releases.evidence.generate-key=true")
                .and(settings)
                .applyTo(context);
        try {
            context.refresh();
        } catch (RuntimeException e) {
            context.close();
            throw e;
        }
        transaction = new TransactionTemplate(context.getBean(PlatformTransactionManager.class));
    }

    /** A database with a release that was released and one that is open, as the application's role writes them. */
    static TestDatabase seeded(Path data) {
        TestDatabase database = TestDatabase.create().migrateAll();
        try (DatabaseFixture fixture = new DatabaseFixture(database.dataSource(), data)) {
            fixture.begin(RELEASED);
            fixture.release(RELEASED);
            fixture.begin(OPEN);
        }
        return database;
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    List<String> findings() {
        return bean(DatabaseWatch.class).lookAgain().findings();
    }

    void begin(String key) {
        transaction.executeWithoutResult(tx -> {
            bean(JdbcClient.class).sql(row(key, "preparing", "NULL")).update();
            bean(Ledger.class)
                    .append(Attestation.of(
                            key,
                            "owner",
                            new RawEvent(
                                    "releaseRequested",
                                    Map.of(
                                            "commit",
                                            "a".repeat(40),
                                            "owner",
                                            "owner",
                                            "requester",
                                            "owner",
                                            "type",
                                            "patch",
                                            "summary",
                                            "\u00e9\u20ac\ud83d\ude00 \"\\/\u0001\u007f\n\t"))));
        });
    }

    void amend(String key, String commit, String requirement) {
        transaction.executeWithoutResult(tx -> {
            bean(JdbcClient.class)
                    .sql("UPDATE release SET commit_id = ?, requirements = ARRAY[?] WHERE key = ?")
                    .params(commit, requirement, key)
                    .update();
            bean(Ledger.class)
                    .append(Attestation.of(
                            key,
                            "owner",
                            new RawEvent(
                                    "releaseAmended", Map.of("commit", commit, "requirements", List.of(requirement)))));
        });
    }

    void release(String key) {
        transaction.executeWithoutResult(tx -> {
            Ledger ledger = bean(Ledger.class);
            ledger.append(Attestation.of(key, "system:release", new Released("Done")));
            ledger.append(Attestation.of(key, "system:release", new StatusChanged("verifying", "released")));
            bean(JdbcClient.class)
                    .sql("UPDATE release SET status = 'released', finished_at = now() WHERE key = ?")
                    .param(key)
                    .update();
            bean(Sealing.class).seal(key);
        });
    }

    static String row(String key, String status, String finished) {
        String version = key.substring(key.lastIndexOf('-') + 1);
        return """
                INSERT INTO release (key, service, version, previous_version, type, change_type, branch, commit_id, summary, changes,
                    contains, changed_aspects, found, requirements, risks, owner, requester, maintenance_mode, status,
                    process_instance_id, created_at, finished_at)
                VALUES ('%s', 'canteen-api', '%s', '0.0.0', 'patch', 'fix', 'main', repeat('a', 40), 'One', '{}', '{}', '{}', '{}',
                    '{}', 'None', 'owner', 'owner', false, '%s', 'p', now(), %s)""".formatted(key, version, status, finished);
    }

    @Override
    public void close() {
        context.close();
    }

    @EnableTransactionManagement(proxyTargetClass = true)
    @ConfigurationPropertiesScan({"com.maqsafy.releases.evidence", "com.maqsafy.releases.database"})
    @ComponentScan(
            basePackages = {"com.maqsafy.releases.evidence", "com.maqsafy.releases.database"},
            excludeFilters = @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*Fixture.*"))
    static class Beans {}
}
