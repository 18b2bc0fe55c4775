package com.maqsafy.releases.database;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Health {@code databaseGuards} and {@code releases_database_findings}: whether the last look found the database as it must
 * be. Not part of the readiness: people go on reading, and see it.
 */
@Component("databaseGuardsHealthIndicator")
class DatabaseHealth implements HealthIndicator, MeterBinder {

    private final DatabaseWatch watch;

    DatabaseHealth(DatabaseWatch watch) {
        this.watch = watch;
    }

    @Override
    public Health health() {
        try {
            return judged();
        } catch (DataAccessException e) {
            // That it is away says another one.
            return Health.unknown().build();
        }
    }

    private Health judged() {
        return watch.last()
                .filter(look -> !look.findings().isEmpty())
                .map(look -> Health.down()
                        .withDetail("since", look.at())
                        // Which ones, auditors read: they name releases, and not everybody may know of all.
                        .withDetail("findings", look.findings().size())
                        .build())
                .orElseGet(() -> Health.up().build());
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder(
                        "releases.database.findings",
                        watch,
                        w -> w.last().map(look -> look.findings().size()).orElse(0))
                .description("What the last look found in the database that is not as it must be")
                .register(registry);
    }
}
