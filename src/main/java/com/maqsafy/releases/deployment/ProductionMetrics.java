package com.maqsafy.releases.deployment;

import com.maqsafy.releases.deployment.ProductionState.Observed;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * {@code releases_production_drift{service}}, 1 while a target runs something else than is recorded,
 * {@code releases_production_unobserved{service}}, 1 while a target that can be asked does not tell what it runs, and
 * {@code releases_production_maintenance_seconds{service}}, how long a service has been held in maintenance mode, 0 while
 * it is open. All services are read at once, at most every five seconds.
 */
@Component
class ProductionMetrics implements MeterBinder {

    private static final Duration FRESH = Duration.ofSeconds(5);

    private final ProductionSettings settings;
    private final ProductionRows rows;
    private final Clock clock;
    private volatile @Nullable Reading last;

    ProductionMetrics(ProductionSettings settings, ProductionRows rows, Clock clock) {
        this.settings = settings;
        this.rows = rows;
        this.clock = clock;
    }

    private record Reading(Instant at, Map<String, ProductionState> states) {}

    @Override
    public void bindTo(MeterRegistry registry) {
        for (String service : settings.names()) {
            Gauge.builder("releases.production.drift", () -> drift(service))
                    .description("1 while the target runs something else than is recorded")
                    .tag("service", service)
                    .register(registry);
            Gauge.builder("releases.production.maintenance.seconds", () -> maintenance(service))
                    .description("How long the service has been held in maintenance mode, 0 while it is open")
                    .tag("service", service)
                    .register(registry);
        }
        for (String service : settings.asked()) {
            Gauge.builder("releases.production.unobserved", () -> unobserved(service))
                    .description("1 while the target, asked what it runs, does not tell")
                    .tag("service", service)
                    .register(registry);
        }
    }

    private double unobserved(String service) {
        ProductionState state = read().get(service);
        Observed observed = state == null ? null : state.observed();
        return observed == null || observed.error() != null ? 1 : 0;
    }

    private double drift(String service) {
        ProductionState state = read().get(service);
        return state == null || state.drift() == null ? 0 : 1;
    }

    private double maintenance(String service) {
        ProductionState state = read().get(service);
        return state == null || state.maintenance() == null
                ? 0
                : Duration.between(state.maintenance().since(), clock.instant()).toMillis() / 1000.0;
    }

    private Map<String, ProductionState> read() {
        Reading reading = last;
        Instant now = clock.instant();
        if (reading == null || Duration.between(reading.at(), now).abs().compareTo(FRESH) > 0) {
            reading = new Reading(now, rows.all());
            last = reading;
        }
        return reading.states();
    }
}
