package com.maqsafy.releases.failure;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.stereotype.Component;

/** {@code releases_technical_failures_open}: how many failures wait for a person; not a number while the database is away. */
@Component
class FailureMetrics implements MeterBinder {

    private final TechnicalFailures failures;

    FailureMetrics(TechnicalFailures failures) {
        this.failures = failures;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("releases.technical.failures.open", failures, TechnicalFailures::count)
                .description("Technical failures that wait for their owner")
                .register(registry);
    }
}
