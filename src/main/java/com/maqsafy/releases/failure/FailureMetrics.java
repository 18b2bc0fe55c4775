package com.maqsafy.releases.failure;

import com.maqsafy.releases.release.Restrictions;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.stereotype.Component;

/**
 * {@code releases_technical_failures_open}: how many failures wait for a person; not a number while the database is away. Those
 * of releases of which few may know are not counted: figures are read by others.
 */
@Component
class FailureMetrics implements MeterBinder {

    private final TechnicalFailures failures;
    private final Restrictions restrictions;

    FailureMetrics(TechnicalFailures failures, Restrictions restrictions) {
        this.failures = failures;
        this.restrictions = restrictions;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("releases.technical.failures.open", this::open)
                .description("Technical failures that wait for their owner")
                .register(registry);
    }

    private double open() {
        return failures.open().stream()
                .filter(failure -> !restrictions.restricted(failure.found().release()))
                .count();
    }
}
