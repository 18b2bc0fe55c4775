package com.maqsafy.releases.process;

import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** Health {@code worker}: whether this node takes work outside the engine. */
@Component("workerHealthIndicator")
@ConditionalOnProperty(name = "releases.worker.enabled", matchIfMissing = true)
class WorkerHealth implements HealthIndicator {

    private final ExternalTaskWorker worker;

    WorkerHealth(ExternalTaskWorker worker) {
        this.worker = worker;
    }

    @Override
    public Health health() {
        return worker.fetching()
                ? Health.up().build()
                : Health.down()
                        .withDetail("message", "REL-PRC-050 The worker does not fetch work. Restart this node.")
                        .build();
    }
}
