package com.maqsafy.releases.evidence;

import com.maqsafy.releases.person.Persons;
import com.maqsafy.releases.source.SourceRepositories;
import com.maqsafy.releases.testing.SettableClock;
import com.maqsafy.releases.testing.TestDatabase;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.unit.DataSize;

/** The module on a database of its own, with the application's transaction proxies around it. */
final class EvidenceFixture implements AutoCloseable {

    static final String RELEASE = "canteen-api-1.5.0";

    final TestDatabase database;

    final SettableClock clock = new SettableClock(Instant.parse("2026-03-01T09:00:00.123456789Z"));
    final JdbcClient jdbc;
    final Ledger ledger;
    final Sealing sealing;
    final EvidenceExport export;
    final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    private final TransactionTemplate transactions;

    private final Path keys;
    private final Map<String, EvidenceSettings.Witness> witnesses;

    EvidenceFixture(Path keys) {
        this(keys, fresh(), Map.of());
    }

    EvidenceFixture(Path keys, Map<String, EvidenceSettings.Witness> witnesses) {
        this(keys, fresh(), witnesses);
    }

    private EvidenceFixture(Path keys, TestDatabase database, Map<String, EvidenceSettings.Witness> witnesses) {
        this(keys, database, witnesses, service -> Optional.empty());
    }

    private EvidenceFixture(
            Path keys,
            TestDatabase database,
            Map<String, EvidenceSettings.Witness> witnesses,
            SourceRepositories repositories) {
        context.registerBean(SourceRepositories.class, () -> repositories);
        this.keys = keys;
        this.witnesses = witnesses;
        this.database = database;
        jdbc = JdbcClient.create(database.dataSource());
        context.registerBean(DataSource.class, database::dataSource);
        context.registerBean(
                PlatformTransactionManager.class, () -> new JdbcTransactionManager(context.getBean(DataSource.class)));
        context.registerBean(JdbcClient.class, () -> JdbcClient.create(context.getBean(DataSource.class)));
        context.registerBean(Persons.class, Persons::unknown);
        context.registerBean(Clock.class, () -> clock);
        context.registerBean(
                EvidenceSettings.class,
                () -> new EvidenceSettings(
                        keys.toString(),
                        new EvidenceSettings.Evidence(
                                null,
                                true,
                                null,
                                Map.of(),
                                "example.com/log",
                                witnesses,
                                DataSize.ofMegabytes(12),
                                null)));
        context.register(
                Transactions.class,
                EvidenceConfiguration.class,
                JdbcLedger.class,
                JdbcSealing.class,
                SealLog.class,
                KeptDocuments.class,
                KeptFiles.class,
                TimeStamps.class,
                LaterSeals.class,
                CheckpointWitnesses.class,
                SigningKeys.class,
                VerificationSummaries.class,
                EvidenceExport.class);
        context.refresh();
        ledger = context.getBean(Ledger.class);
        sealing = context.getBean(Sealing.class);
        export = context.getBean(EvidenceExport.class);
        transactions = new TransactionTemplate(context.getBean(PlatformTransactionManager.class));
    }

    EvidenceFixture restarted(Map<String, EvidenceSettings.Witness> witnesses) {
        context.close();
        return new EvidenceFixture(keys, database, witnesses);
    }

    EvidenceFixture restarted(Map<String, EvidenceSettings.Witness> witnesses, SourceRepositories repositories) {
        context.close();
        return new EvidenceFixture(keys, database, witnesses, repositories);
    }

    /** This one ends, and another one begins on the same database. */
    EvidenceFixture restarted() {
        context.close();
        return new EvidenceFixture(keys, database, witnesses);
    }

    private static TestDatabase fresh() {
        return TestDatabase.create()
                .migrate(
                        "V020__evidence.sql",
                        "V040__records_after_release.sql",
                        "V096__failures_after_release.sql",
                        "V010__release.sql",
                        "V126__hashes_and_outcomes.sql",
                        "V160__seal_of_every_ending.sql",
                        "V161__endings_without_seal.sql",
                        "V111__signing_keys.sql",
                        "V162__kept_documents.sql",
                        "V220__deputy.sql",
                        "V250__kept_files.sql",
                        "V251__checkpoint_timestamps.sql",
                        "V280__retention.sql");
    }

    <T> T inTransaction(Supplier<T> work) {
        return transactions.execute(status -> work.get());
    }

    LedgerRecord append(String release, Object payload) {
        return append(release, "checked", payload);
    }

    LedgerRecord append(String release, String kind, Object payload) {
        return inTransaction(() -> ledger.append(
                Attestation.of(release, "tech", new RawEvent(kind, payload)).serving(List.of("PR-04"))));
    }

    /** A ledger of that many records. */
    void fill(String release, int records) {
        for (int i = 1; i <= records; i++) {
            append(release, "maintenanceEntering", Map.of("attempt", i));
        }
    }

    Seal seal(String release) {
        return inTransaction(() -> sealing.seal(release));
    }

    /** An export as those were made that had seals only. */
    List<String> exported(String release) {
        return withProofs(release).stream()
                .filter(line -> !line.startsWith("{\"envelope\":")
                        && !line.startsWith("{\"proof\":")
                        && !line.startsWith("{\"document\":")
                        && !line.startsWith("{\"checkpoint\":"))
                .toList();
    }

    List<String> withProofs(String release) {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            export.write(release, out, EvidenceExport.With.PROOFS);
            return out.toString(StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        context.close();
        database.close();
    }

    @EnableTransactionManagement(proxyTargetClass = true)
    static class Transactions {}
}
