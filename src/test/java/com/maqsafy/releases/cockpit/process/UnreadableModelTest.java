package com.maqsafy.releases.cockpit.process;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.RETURNS_DEEP_STUBS;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.maqsafy.releases.evidence.LedgerRecord.DefinitionVersion;
import com.maqsafy.releases.process.WithoutAuthorization;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.function.Supplier;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class UnreadableModelTest {

    @Test
    @DisplayName("a model that cannot be read is named")
    void namesTheModel() {
        RepositoryService repository = mock(RepositoryService.class, RETURNS_DEEP_STUBS);
        ProcessDefinition deployed = mock(ProcessDefinition.class);
        when(deployed.getId()).thenReturn("standard-release:3:x");
        when(repository
                        .createProcessDefinitionQuery()
                        .processDefinitionKey("standard-release")
                        .processDefinitionVersion(3)
                        .singleResult())
                .thenReturn(deployed);
        when(repository.getProcessModel("standard-release:3:x")).thenReturn(new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("cut off");
            }
        });
        WithoutAuthorization freely = mock(WithoutAuthorization.class);
        when(freely.call(any())).thenAnswer(call -> ((Supplier<?>) call.getArgument(0)).get());

        assertThatThrownBy(() -> new CamundaProcessHistory(
                                mock(HistoryService.class), repository, freely, Clock.systemUTC())
                        .model(new DefinitionVersion("standard-release", 3)))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("REL-COC-004 The model standard-release:3:x cannot be read. Try again.");
    }
}
