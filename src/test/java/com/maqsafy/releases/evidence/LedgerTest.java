package com.maqsafy.releases.evidence;

import static com.maqsafy.releases.evidence.EvidenceFixture.RELEASE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.maqsafy.releases.evidence.LedgerRecord.DefinitionVersion;
import jakarta.persistence.EntityManagerFactory;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;
import org.springframework.orm.jpa.vendor.HibernateJpaVendorAdapter;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

@DisplayName("Ledger (LOG, VER-05)")
class LedgerTest {

    @TempDir
    Path keys;

    private EvidenceFixture evidence;

    @BeforeEach
    void setUp() {
        evidence = new EvidenceFixture(keys);
    }

    @AfterEach
    void tearDown() {
        evidence.close();
    }

    @Test
    @DisplayName(
            "the administration ledger is asked for what is about one release: what names it, its processes, and roles of its people meanwhile")
    void whatWasDoneAroundARelease() {
        String administration = AdministrationLedger.SUBJECT;
        evidence.append(administration, "legalHoldSet", Map.of("release", RELEASE, "reason", "Complaint"));
        evidence.append(administration, "legalHoldSet", Map.of("release", "canteen-api-9.9.9", "reason", "Complaint"));
        evidence.append(
                administration,
                "administrationChanged",
                Map.of("operation", "SetDueDate", "target", "Job", "processInstance", "p1"));
        evidence.append(
                administration,
                "administrationChanged",
                Map.of("operation", "SetDueDate", "target", "Job", "processInstance", "p2"));
        for (String account : List.of("qa", "nobody")) {
            evidence.append(
                    administration,
                    "administrationChanged",
                    Map.of(
                            "operation",
                            "Create",
                            "target",
                            "Group membership",
                            "property",
                            "groupId",
                            "account",
                            account,
                            "role",
                            "product-owner"));
        }
        for (String account : List.of("qa", "nobody")) {
            evidence.append(
                    administration, "signedIn", Map.of("account", account, "way", "password", "source", "127.0.0.1"));
        }
        Instant at = evidence.ledger.records(administration).get(0).time();
        AdministrationLedger ledger = new AdministrationLedger(evidence.context.getBean(JdbcLedger.class));

        assertThat(ledger.about(RELEASE, List.of("p1"), List.of("qa"), at, at.plusSeconds(60)))
                .extracting(LedgerRecord::sequence)
                .containsExactly(1L, 3L, 5L, 7L);
        assertThat(ledger.about(RELEASE, List.of(), List.of("qa"), at.plusSeconds(60), at.plusSeconds(90)))
                .extracting(LedgerRecord::sequence)
                .containsExactly(1L);
    }

    @Test
    void keepsWhatWasAttested() {
        LedgerRecord appended = evidence.inTransaction(() -> evidence.ledger.append(new Attestation(
                RELEASE,
                "tech",
                new RawEvent("approvalDecided", Map.of("approved", true, "reason", "g\u00fct \ud83d\ude00 \"quoted\"")),
                List.of("APR-02", "PRIN-03"),
                "userTask_approve",
                new DefinitionVersion("release-approval", 3))));

        assertThat(evidence.ledger.records(RELEASE)).containsExactly(appended);
        assertThat(appended.sequence()).isEqualTo(1);
        assertThat(appended.time()).isEqualTo("2026-03-01T09:00:00.123456Z");
        assertThat(appended.previousHash()).isEqualTo("0".repeat(64));
        assertThat(appended.payload().get("reason").textValue()).isEqualTo("g\u00fct \ud83d\ude00 \"quoted\"");
    }

    @Test
    void hashesTheCanonicalRecordWithoutItsHash() {
        LedgerRecord appended = evidence.append(RELEASE, Map.of("b", 1.50, "a", "\u20ac"));

        // Written out by hand, so that the form others verify against cannot drift with the code.
        assertThat(appended.hash())
                .isEqualTo(CanonicalJson.sha256Of(
                        "{\"actor\":\"tech\",\"definition\":null,\"element\":null,\"items\":[\"PR-04\"],"
                                + "\"kind\":\"checked\",\"payload\":{\"a\":\"\u20ac\",\"b\":1.5},"
                                + "\"previousHash\":\"" + "0".repeat(64) + "\",\"release\":\"canteen-api-1.5.0\","
                                + "\"sequence\":1,\"time\":\"2026-03-01T09:00:00.123456Z\"}"));
    }

    @Test
    void chainsTheRecordsOfEachRelease() {
        LedgerRecord first = evidence.append(RELEASE, Map.of());
        LedgerRecord other = evidence.append("canteen-api-1.4.2", Map.of());
        LedgerRecord second = evidence.append(RELEASE, Map.of());

        assertThat(second.sequence()).isEqualTo(2);
        assertThat(second.previousHash()).isEqualTo(first.hash());
        assertThat(other.sequence()).isEqualTo(1);
        assertThat(evidence.ledger.records("unknown-1.0.0")).isEmpty();
    }

    @Test
    void findsTheLastRecordOfAKind() {
        evidence.append(RELEASE, Map.of("n", 1));
        LedgerRecord second = evidence.append(RELEASE, Map.of("n", 2));

        assertThat(evidence.ledger.last(RELEASE, Checked.class)).contains(new Recorded<>(second, new Checked(2)));
        assertThat(evidence.ledger.last(RELEASE, Lost.class)).isEmpty();
        assertThat(evidence.ledger.last("canteen-api-1.4.2", Checked.class)).isEmpty();
    }

    record Checked(int n) implements LedgerEvent {

        @Override
        public Words words() {
            return Words.plain("checked");
        }
    }

    record Lost() implements LedgerEvent {

        @Override
        public Words words() {
            return Words.plain("lost");
        }
    }

    @Test
    void timeNeverGoesBackWithinARelease() {
        evidence.append(RELEASE, Map.of());
        evidence.clock.set(Instant.parse("2026-03-01T08:00:00Z"));

        assertThat(evidence.append(RELEASE, Map.of()).time()).isEqualTo("2026-03-01T09:00:00.123456Z");
        assertThat(evidence.append("canteen-api-1.4.2", Map.of()).time()).isEqualTo("2026-03-01T08:00:00Z");
    }

    @Test
    void needsTheCallersTransaction() {
        assertThatThrownBy(() ->
                        evidence.ledger.append(Attestation.of(RELEASE, "tech", new RawEvent("checked", Map.of()))))
                .isInstanceOf(IllegalTransactionStateException.class);
        assertThat(evidence.ledger.records(RELEASE)).isEmpty();
    }

    @Test
    void aRollbackLeavesNoGap() {
        LedgerRecord first = evidence.append(RELEASE, Map.of());
        assertThatThrownBy(() -> evidence.inTransaction(() -> {
                    evidence.ledger.append(Attestation.of(RELEASE, "tech", new RawEvent("lost", Map.of())));
                    evidence.ledger.append(Attestation.of("canteen-api-9.0.0", "tech", new RawEvent("lost", Map.of())));
                    throw new IllegalStateException("crash");
                }))
                .hasMessage("crash");

        LedgerRecord next = evidence.append(RELEASE, Map.of());

        assertThat(next.sequence()).isEqualTo(2);
        assertThat(next.previousHash()).isEqualTo(first.hash());
        assertThat(evidence.append("canteen-api-9.0.0", Map.of()).sequence()).isEqualTo(1);
    }

    @Test
    void aLostConnectionLeavesNoGap() {
        evidence.append(RELEASE, Map.of());
        assertThatThrownBy(() -> evidence.inTransaction(() -> {
                    evidence.ledger.append(Attestation.of(RELEASE, "tech", new RawEvent("lost", Map.of())));
                    // What a killed server process or a pulled cable amounts to, before the commit.
                    JdbcClient.create(evidence.database.superuser())
                            .sql("SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                                    + " WHERE state = 'idle in transaction' AND datname = ?")
                            .param(evidence.database.name())
                            .query()
                            .listOfRows();
                    return null;
                }))
                .isInstanceOf(RuntimeException.class);

        assertThat(evidence.append(RELEASE, Map.of()).sequence()).isEqualTo(2);
        assertThat(evidence.ledger.records(RELEASE)).hasSize(2);
    }

    @Test
    void concurrentWritersMakeOneChain() throws Exception {
        int writers = 8;
        int each = 25;
        ExecutorService threads = Executors.newFixedThreadPool(writers);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int w = 0; w < writers; w++) {
                running.add(threads.submit(() -> evidence.fill(RELEASE, each)));
            }
            for (Future<?> writer : running) {
                writer.get();
            }
        } finally {
            threads.shutdownNow();
        }

        List<LedgerRecord> records = evidence.ledger.records(RELEASE);
        assertThat(records)
                .extracting(LedgerRecord::sequence)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, writers * each).boxed().toList());
        String previous = RecordForm.NO_HASH;
        for (LedgerRecord r : records) {
            assertThat(r.previousHash()).isEqualTo(previous);
            previous = r.hash();
        }
    }

    @Test
    void joinsAJpaTransaction() {
        LocalContainerEntityManagerFactoryBean jpa = new LocalContainerEntityManagerFactoryBean();
        jpa.setDataSource(evidence.database.dataSource());
        jpa.setJpaVendorAdapter(new HibernateJpaVendorAdapter());
        jpa.setPackagesToScan(LedgerTest.class.getPackageName());
        jpa.afterPropertiesSet();
        try {
            EntityManagerFactory factory = jpa.getObject();
            JpaTransactionManager manager = new JpaTransactionManager(factory);
            manager.afterPropertiesSet();
            TransactionTemplate transactions = new TransactionTemplate(manager);
            JdbcLedger ledger = new JdbcLedger(
                    JdbcClient.create(manager.getDataSource()),
                    new CanonicalJson(),
                    Clock.systemUTC(),
                    event -> {},
                    new StaticListableBeanFactory().getBeanProvider(CurrentDefinition.class));

            transactions.executeWithoutResult(status -> {
                ledger.append(Attestation.of(RELEASE, "tech", new RawEvent("lost", Map.of())));
                status.setRollbackOnly();
            });
            assertThat(evidence.ledger.records(RELEASE)).isEmpty();

            transactions.executeWithoutResult(
                    status -> ledger.append(Attestation.of(RELEASE, "tech", new RawEvent("kept", Map.of()))));
            assertThat(evidence.ledger.records(RELEASE))
                    .extracting(LedgerRecord::kind)
                    .containsExactly("kept");
        } finally {
            jpa.destroy();
        }
    }

    record Refused(Attestation attestation, String message) {

        @Override
        public String toString() {
            return message;
        }
    }

    static List<Refused> refused() {
        return List.of(
                refused(RELEASE, "tech", "checked", Map.of("a", Double.NaN), "REL-EVI-012 /a is NaN"),
                refused(
                        RELEASE,
                        "tech",
                        "checked",
                        Map.of("a", Long.MAX_VALUE),
                        "REL-EVI-013 /a is 9223372036854775807"),
                refused(RELEASE, "tech", "checked", Map.of("a", "\ud800"), "REL-EVI-014 /a contains half a surrogate"),
                refused(
                        RELEASE,
                        "tech",
                        "checked",
                        Map.of("a", "\u0000"),
                        "REL-EVI-015 /a contains the character U+0000"),
                refused(
                        RELEASE,
                        "tech",
                        "checked",
                        Map.of("a", "x".repeat(256 * 1024 - 7)),
                        "REL-EVI-010 A payload has at most 262144 bytes, this one has 262145."),
                refused(
                        RELEASE,
                        "tech",
                        "checked",
                        List.of(1),
                        "REL-EVI-011 A payload is a JSON object, not an array."),
                refused(RELEASE, " ", "checked", Map.of(), "REL-EVI-016 A record needs its actor; it is blank."),
                refused(RELEASE, "tech", "", Map.of(), "REL-EVI-016 A record needs its kind; it is blank."),
                refused("", "tech", "checked", Map.of(), "REL-EVI-016 A record needs its release; it is blank."),
                refused("a\u0000", "tech", "checked", Map.of(), "REL-EVI-015 release contains the character U+0000"),
                refused(RELEASE, "\udfff", "checked", Map.of(), "REL-EVI-014 actor contains half a surrogate pair"));
    }

    private static Refused refused(String release, String actor, String kind, Object payload, String message) {
        return new Refused(Attestation.of(release, actor, new RawEvent(kind, payload)), message);
    }

    @ParameterizedTest
    @MethodSource("refused")
    void refusesWhatCannotBeKeptAndKeepsNothing(Refused refused) {
        assertThatThrownBy(() -> evidence.inTransaction(() -> evidence.ledger.append(refused.attestation())))
                .isInstanceOf(InvalidEvidenceException.class)
                .hasMessageStartingWith(refused.message());
        assertThat(evidence.jdbc
                        .sql("SELECT count(*) FROM ledger_head")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void takesAPayloadOfExactlyTheLimit() {
        evidence.append(RELEASE, Map.of("a", "x".repeat(256 * 1024 - 8)));

        assertThat(evidence.jdbc
                        .sql("SELECT octet_length(payload) FROM ledger_record")
                        .query(Long.class)
                        .single())
                .isEqualTo(262144);
    }
}
