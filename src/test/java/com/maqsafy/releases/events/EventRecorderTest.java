package com.maqsafy.releases.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.maqsafy.releases.evidence.LedgerRecord;
import com.maqsafy.releases.evidence.RecordAppended;
import com.maqsafy.releases.process.TaskChanged;
import com.maqsafy.releases.testing.SettableClock;
import com.maqsafy.releases.testing.TestDatabase;
import com.maqsafy.releases.verification.CheckStarted;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

class EventRecorderTest {

    private static final TestDatabase DATABASE = TestDatabase.create()
            .migrate(
                    "V030__step_journal.sql",
                    "V100__step_journal_commands.sql",
                    "V105__release_events.sql",
                    "V221__remarks.sql");
    private static final ObjectMapper JSON = new ObjectMapper();

    /** One for both, so that both use the connection of the transaction. */
    private static final DataSource CONNECTIONS = DATABASE.dataSource();

    private final SettableClock clock = new SettableClock(Instant.parse("2026-03-02T09:00:00Z"));
    private final JdbcClient jdbc = JdbcClient.create(CONNECTIONS);
    private final JdbcTransactionManager manager = new JdbcTransactionManager(CONNECTIONS);
    private final TransactionTemplate transaction = new TransactionTemplate(manager);
    private final EventRecorder recorder = new EventRecorder(new EventLog(jdbc, clock), JSON, transaction, clock);

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @BeforeEach
    void forgetAll() {
        jdbc.sql("DELETE FROM release_event").update();
    }

    @Test
    void whatIsRolledBackIsNeverTold() {
        transaction.executeWithoutResult(status -> {
            recorder.recorded(record("statusChanged", Map.of("from", "approved", "to", "deploying")));
            status.setRollbackOnly();
        });

        assertThat(kept()).isEmpty();
    }

    @Test
    void aTransactionInATransactionTellsItsOwn() {
        TransactionTemplate own = new TransactionTemplate(manager);
        own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        transaction.executeWithoutResult(status -> {
            recorder.recorded(record("statusChanged", Map.of("from", "approved", "to", "deploying")));
            own.executeWithoutResult(inner -> recorder.recorded(record("stepStarted", Map.of("step", "migrate"))));
            status.setRollbackOnly();
        });

        assertThat(kept()).singleElement().asString().contains("step|", "\"what\":\"started\"", "\"step\":\"migrate\"");
    }

    @Test
    void recordsTasksAndChecksAreToldInTheirOrder() {
        transaction.executeWithoutResult(status -> {
            recorder.recorded(record("statusChanged", Map.of("from", "verifying", "to", "released")));
            recorder.recorded(record("approvalDecided", Map.of("decision", "approve")));
            recorder.changed(new TaskChanged(
                    "canteen-api-1.5.0", "opened", "7", "userTask_x", "Do it", null, List.of("qa"), ""));
        });
        recorder.started(new CheckStarted("canteen-api-1.5.0", "deployment", 1, 1, "login"));

        assertThat(kept())
                .containsExactly(
                        "status|{\"release\":\"canteen-api-1.5.0\",\"what\":\"changed\",\"at\":\"2026-03-02T09:00:00Z\","
                                + "\"from\":\"verifying\",\"to\":\"released\",\"final\":true}",
                        "task|{\"release\":\"canteen-api-1.5.0\",\"what\":\"opened\",\"id\":\"7\",\"element\":\"userTask_x\","
                                + "\"title\":\"Do it\",\"groups\":[\"qa\"],\"due\":\"\",\"at\":\"2026-03-02T09:00:00Z\"}",
                        "check|{\"release\":\"canteen-api-1.5.0\",\"purpose\":\"deployment\",\"attempt\":1,\"round\":1,"
                                + "\"check\":\"login\",\"what\":\"started\",\"at\":\"2026-03-02T09:00:00Z\"}");
    }

    @Test
    void startAndEndOfAStepBearItsName() {
        Map<String, String> step = Map.of("plan", "deployment", "step", "migrate", "title", "Migrate the database");
        transaction.executeWithoutResult(status -> {
            recorder.recorded(record("stepStarted", step));
            recorder.recorded(record("stepEnded", step));
        });

        assertThat(kept()).hasSize(2).allMatch(event -> event.contains("\"title\":\"Migrate the database\""));
    }

    @Test
    void commentsAndPuttingOffAreTold() {
        transaction.executeWithoutResult(status -> {
            recorder.recorded(record("commented", Map.of("text", "Wait")));
            recorder.recorded(record("putOff", Map.of("plannedAt", "2026-03-05T20:00:00Z", "reason", "Training")));
        });

        assertThat(kept())
                .containsExactly(
                        "remark|{\"release\":\"canteen-api-1.5.0\",\"what\":\"comment\",\"at\":\"2026-03-02T09:00:00Z\","
                                + "\"text\":\"Wait\",\"by\":\"deployer\"}",
                        "remark|{\"release\":\"canteen-api-1.5.0\",\"what\":\"put-off\",\"at\":\"2026-03-02T09:00:00Z\","
                                + "\"plannedAt\":\"2026-03-05T20:00:00Z\",\"reason\":\"Training\",\"by\":\"deployer\"}");
    }

    private RecordAppended record(String kind, Map<String, ?> payload) {
        return new RecordAppended(new LedgerRecord(
                "canteen-api-1.5.0",
                1,
                clock.instant(),
                "deployer",
                kind,
                List.of(),
                null,
                null,
                JSON.valueToTree(new java.util.TreeMap<>(payload)),
                "0",
                "1"));
    }

    private List<String> kept() {
        return jdbc.sql("SELECT kind || '|' || data FROM release_event ORDER BY id")
                .query(String.class)
                .list();
    }
}
