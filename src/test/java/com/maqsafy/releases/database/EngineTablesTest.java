package com.maqsafy.releases.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.maqsafy.releases.testing.OnlyInFull;
import com.maqsafy.releases.testing.TestDatabase;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The migration makes the tables that the engine would make by itself, and the engine starts on them as the application's role. */
class EngineTablesTest {

    private static final String TABLES = """
            SELECT table_name || '.' || column_name || ' ' || data_type || ' ' || is_nullable FROM information_schema.columns
            WHERE table_name LIKE 'act\\_%' UNION ALL
            SELECT indexdef FROM pg_indexes WHERE tablename LIKE 'act\\_%' ORDER BY 1""";

    @Test
    void areThoseOfTheEngine() {
        try (TestDatabase migrated = TestDatabase.create().migrateAll();
                TestDatabase own = TestDatabase.create()) {
            engine(own, TestDatabase.OWNER, "true").close();
            List<String> ours = lines(migrated);
            assertThat(ours).hasSizeGreaterThan(500).isEqualTo(lines(own));

            ProcessEngine engine = engine(migrated, TestDatabase.USERNAME, "false");
            assertThat(engine.getRuntimeService().createProcessInstanceQuery().count())
                    .isZero();
            engine.close();
        }
    }

    /** A database from before has them already. */
    @Test
    @OnlyInFull
    void areLeftAloneWhereTheyAre() {
        try (TestDatabase database = TestDatabase.create()) {
            engine(database, TestDatabase.OWNER, "true").close();
            List<String> before = lines(database);

            database.migrateAll();

            assertThat(lines(database)).isEqualTo(before);
            engine(database, TestDatabase.USERNAME, "false").close();
        }
    }

    private static List<String> lines(TestDatabase database) {
        return JdbcClient.create(database.owner())
                .sql(TABLES)
                .query(String.class)
                .list();
    }

    private static ProcessEngine engine(TestDatabase database, String role, String schemaUpdate) {
        var configuration = new StandaloneProcessEngineConfiguration();
        configuration.setProcessEngineName(database.name() + role);
        configuration.setJdbcUrl(database.jdbcUrl());
        configuration.setJdbcDriver("org.postgresql.Driver");
        configuration.setJdbcUsername(role);
        configuration.setJdbcPassword(role);
        configuration.setDatabaseSchemaUpdate(schemaUpdate);
        configuration.setMetricsEnabled(false);
        return configuration.buildProcessEngine();
    }
}
