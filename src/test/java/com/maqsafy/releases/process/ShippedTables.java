package com.maqsafy.releases.process;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.RETURNS_DEEP_STUBS;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DecisionDefinition;

/** The decision tables as they are shipped, asked as if they were deployed. */
public final class ShippedTables {

    private ShippedTables() {}

    /** These tables, by their ids; others are not deployed. */
    public static DeployedTables of(String... tables) {
        RepositoryService repository = mock(RepositoryService.class, RETURNS_DEEP_STUBS);
        for (String table : List.of(tables)) {
            DecisionDefinition definition = mock(DecisionDefinition.class);
            when(definition.getId()).thenReturn(table);
            when(repository
                            .createDecisionDefinitionQuery()
                            .decisionDefinitionKey(table)
                            .withoutTenantId()
                            .latestVersion()
                            .singleResult())
                    .thenReturn(definition);
        }
        when(repository.getDecisionModel(anyString())).thenAnswer(call -> stream(call.getArgument(0)));
        WithoutAuthorization withoutAuthorization = mock(WithoutAuthorization.class);
        when(withoutAuthorization.call(any())).thenAnswer(call -> ((Supplier<?>) call.getArgument(0)).get());
        return new DeployedTables(repository, withoutAuthorization);
    }

    private static ByteArrayInputStream stream(String table) {
        try {
            return new ByteArrayInputStream(Files.readAllBytes(Path.of("bpmn", table + ".dmn")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
