package com.maqsafy.releases.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.init;

import com.maqsafy.releases.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.JobQuery;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.support.JdbcTransactionManager;

@DisplayName("SEC-07: a timer that fires before its date waits for the date that holds by now")
class MovableTimersTest {

    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
    private static final String KEY = "canteen-api-1.5.0";

    private static TestDatabase database;
    private static ProcessEngine engine;
    private static Instant date = NOW;
    private static ProcessInstance waiting;

    private static final MovableDate DISCLOSURE = new MovableDate() {
        @Override
        public ProcessVariable<String> variable() {
            return ReleaseVariables.DISCLOSURE_AT;
        }

        @Override
        public Instant of(String release) {
            assertThat(release).isEqualTo(KEY);
            return date;
        }
    };

    @BeforeAll
    static void start() {
        database = TestDatabase.create();
        var configuration = new SpringProcessEngineConfiguration();
        configuration.setProcessEngineName("movable-timers");
        configuration.setDataSource(database.owner());
        configuration.setTransactionManager(new JdbcTransactionManager(database.owner()));
        configuration.setDatabaseSchemaUpdate("true");
        configuration.setJobExecutorActivate(false);
        configuration.setBeans(Map.of());
        configuration.setCustomJobHandlers(java.util.List.of(new MovableTimers(new ObjectProvider<>() {
            @Override
            public Stream<MovableDate> stream() {
                return Stream.of(DISCLOSURE);
            }
        })));
        engine = configuration.buildProcessEngine();
        init(engine);
        engine.getRepositoryService()
                .createDeployment()
                .addModelInstance(
                        "waiting.bpmn",
                        Bpmn.createExecutableProcess("waiting")
                                .camundaHistoryTimeToLive(1)
                                .startEvent()
                                .userTask("disclose")
                                .camundaDueDate("${disclosureAt}")
                                .boundaryEvent("date")
                                .timerWithDate("${disclosureAt}")
                                .endEvent("dateHasCome")
                                .moveToActivity("disclose")
                                .boundaryEvent("other")
                                .cancelActivity(false)
                                .timerWithDuration("P1D")
                                .endEvent("otherEnd")
                                .done())
                .deploy();
    }

    @AfterAll
    static void close() {
        engine.close();
        database.close();
    }

    @BeforeEach
    void waitFor() {
        ClockUtil.setCurrentTime(Date.from(NOW));
        date = NOW.plus(Duration.ofDays(7));
        waiting = engine.getRuntimeService()
                .startProcessInstanceByKey("waiting", KEY, Map.of("releaseKey", KEY, "disclosureAt", date.toString()));
    }

    @AfterEach
    void leave() {
        ClockUtil.reset();
        engine.getRuntimeService()
                .createProcessInstanceQuery()
                .list()
                .forEach(p -> engine.getRuntimeService().deleteProcessInstance(p.getId(), "end of the test"));
    }

    @Test
    void waitsOnWhenTheDateWasPutOffAndFiresOnIt() {
        ClockUtil.setCurrentTime(Date.from(date));
        date = NOW.plus(Duration.ofDays(90));
        fire("date");

        assertThat(dueDate("date")).isEqualTo(Date.from(date));
        assertThat(waiting).isWaitingAt("disclose").variables().containsEntry("disclosureAt", "2026-05-31T09:00:00Z");
        assertThat(waiting).task().hasDueDate(Date.from(date));
        assertThat(engine.getRuntimeService().createIncidentQuery().count()).isZero();

        ClockUtil.setCurrentTime(Date.from(date));
        fire("date");
        assertThat(waiting).isEnded().hasPassed("dateHasCome");
    }

    @Test
    void firesWhenTheDateHasCome() {
        ClockUtil.setCurrentTime(Date.from(date));
        fire("date");

        assertThat(waiting).isEnded().hasPassed("dateHasCome");
    }

    @Test
    void leavesTimersThatWaitForSomethingElseAlone() {
        fire("other");

        assertThat(jobs("other").count()).isZero();
        assertThat(dueDate("date")).isEqualTo(Date.from(date));
        assertThat(waiting).isWaitingAt("disclose").hasPassed("otherEnd");
    }

    private static void fire(String element) {
        engine.getManagementService().executeJob(jobs(element).singleResult().getId());
    }

    private static Date dueDate(String element) {
        Job job = jobs(element).singleResult();
        assertThat(job.getRetries()).isEqualTo(3);
        return job.getDuedate();
    }

    private static JobQuery jobs(String element) {
        return engine.getManagementService().createJobQuery().activityId(element);
    }
}
