package com.maqsafy.releases.instance;

import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.health.Status;
import org.springframework.stereotype.Component;

/** Health {@code instance}: in safe mode {@code SAFE-MODE}, which is served (200) and worse than up. */
@Component
class InstanceHealth implements HealthIndicator {

    private final Instance instance;

    InstanceHealth(Instance instance) {
        this.instance = instance;
    }

    @Override
    public Health health() {
        return instance.on()
                ? Health.status(new Status("SAFE-MODE"))
                        .withDetail("reasons", instance.reasons())
                        .build()
                : Health.up().build();
    }
}
