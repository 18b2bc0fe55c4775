package com.maqsafy.releases.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.maqsafy.releases.testing.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@DisplayName("a node whose transaction was lost while it loaded a process can go on with that process")
class CommittedDefinitionsTest {

    private static TestDatabase database;
    private static JdbcTransactionManager transactions;
    private static SpringProcessEngineConfiguration configuration;
    private static ProcessEngine engine;

    @BeforeAll
    static void start() {
        database = TestDatabase.create();
        DataSource connections = database.owner();
        transactions = new JdbcTransactionManager(connections);
        configuration = new SpringProcessEngineConfiguration();
        configuration.setProcessEngineName("committed-definitions");
        configuration.setDataSource(connections);
        configuration.setTransactionManager(transactions);
        configuration.setDatabaseSchemaUpdate("true");
        configuration.setJobExecutorActivate(false);
        configuration.setBeans(Map.of());
        configuration.setCustomPostBPMNParseListeners(
                new ArrayList<>(List.of(new CommittedDefinitions(configuration))));
        engine = configuration.buildProcessEngine();
        engine.getRepositoryService()
                .createDeployment()
                .addModelInstance(
                        "job.bpmn",
                        Bpmn.createExecutableProcess("job")
                                .camundaHistoryTimeToLive(1)
                                .startEvent()
                                .userTask("wait")
                                .boundaryEvent("later")
                                .timerWithDuration("P1D")
                                .endEvent()
                                .done())
                .deploy();
    }

    @AfterAll
    static void close() {
        engine.close();
        database.close();
    }

    @Test
    void makesJobsAfterTheTransactionThatLoadedItWasRolledBack() {
        JdbcClient.create(database.owner()).sql("DELETE FROM act_ru_jobdef").update();
        configuration.getDeploymentCache().discardProcessDefinitionCache();
        new TransactionTemplate(transactions).executeWithoutResult(transaction -> {
            engine.getRuntimeService().startProcessInstanceByKey("job");
            transaction.setRollbackOnly();
        });

        engine.getRuntimeService().startProcessInstanceByKey("job");

        assertThat(engine.getManagementService().createJobQuery().list())
                .singleElement()
                .satisfies(job -> {
                    assertThat(job.getJobDefinitionId()).isNotNull();
                    assertThat(engine.getManagementService()
                                    .createJobDefinitionQuery()
                                    .jobDefinitionId(job.getJobDefinitionId())
                                    .count())
                            .isOne();
                });
    }
}
