package com.maqsafy.releases.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import org.junit.jupiter.api.Test;
import org.springframework.boot.actuate.health.Status;

class WorkerHealthTest {

    private final ExternalTaskWorker worker = mock(ExternalTaskWorker.class);
    private final WorkerHealth health = new WorkerHealth(worker);

    @Test
    void isDownWithWhatToDoWhenNoWorkIsFetched() {
        when(worker.fetching()).thenReturn(false);
        assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);
        assertThat(health.health().getDetails())
                .containsEntry("message", "REL-PRC-050 The worker does not fetch work. Restart this node.");

        when(worker.fetching()).thenReturn(true);
        assertThat(health.health().getStatus()).isEqualTo(Status.UP);
    }
}
