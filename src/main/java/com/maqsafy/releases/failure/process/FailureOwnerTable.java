package com.maqsafy.releases.failure.process;

import com.maqsafy.releases.failure.FailureOwner;
import com.maqsafy.releases.process.Unrestricted;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Asks the newest table {@code failure-owner} whose a failure is.
 *
 * <p>Asked away from the engine, before its process starts: a table that fails must not be one more failure without owner,
 * and the answer of a hidden release must not stand in the engine's history of decisions. The ledger has it.
 */
@Component
class FailureOwnerTable {

    private static final Logger LOG = LoggerFactory.getLogger(FailureOwnerTable.class);

    private static final String TABLE = "failure-owner";

    private final RepositoryService repository;
    private final Unrestricted unrestricted;
    private final DmnEngine engine =
            DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();
    private volatile @Nullable Read read;

    FailureOwnerTable(@Lazy RepositoryService repository, Unrestricted unrestricted) {
        this.repository = repository;
        this.unrestricted = unrestricted;
    }

    /** A table and the definition that it was read from. */
    private record Read(String definition, DmnDecision table) {}

    /**
     * Whose it is.
     *
     * @param work topic, delegate, decision or form of what failed
     * @param production whether production has been touched
     */
    FailureOwner of(String work, boolean production) {
        try {
            Map<String, Object> row = engine.evaluateDecisionTable(
                            table(), Map.of("failure", Map.of("work", work, "production", production)))
                    .getResultList()
                    .get(0);
            return FailureOwner.of(
                    String.valueOf(row.get("owner")),
                    String.valueOf(row.get("due")),
                    String.valueOf(row.get("advice")));
        } catch (RuntimeException e) {
            LOG.error("REL-PRC-064 The table {} gave no owner for a failure of {}.", TABLE, work, e);
            return FailureOwner.withoutTable(production);
        }
    }

    private DmnDecision table() {
        DecisionDefinition newest = unrestricted.call(() -> repository
                .createDecisionDefinitionQuery()
                .decisionDefinitionKey(TABLE)
                .withoutTenantId()
                .latestVersion()
                .singleResult());
        Read known = read;
        if (known == null || !known.definition().equals(newest.getId())) {
            known = new Read(newest.getId(), engine.parseDecision(TABLE, content(newest.getId())));
            read = known;
        }
        return known.table();
    }

    private InputStream content(String definition) {
        try (InputStream in = unrestricted.call(() -> repository.getDecisionModel(definition))) {
            return new ByteArrayInputStream(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
