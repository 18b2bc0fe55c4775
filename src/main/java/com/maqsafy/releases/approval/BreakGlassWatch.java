package com.maqsafy.releases.approval;

import com.maqsafy.releases.instance.OnOneNode;
import com.maqsafy.releases.release.Restrictions;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Records the end of break-glasses that are over, and tells in {@code releases_breakglass_open} how many lift a duty just
 * now. Those of releases of which few may know are not counted: figures are read by others.
 */
@Component
class BreakGlassWatch implements MeterBinder {

    private static final Logger LOG = LoggerFactory.getLogger(BreakGlassWatch.class);

    private final JdbcClient jdbc;
    private final BreakGlasses breakGlasses;
    private final Restrictions restrictions;
    private final OnOneNode onOneNode;

    BreakGlassWatch(JdbcClient jdbc, BreakGlasses breakGlasses, Restrictions restrictions, OnOneNode onOneNode) {
        this.jdbc = jdbc;
        this.breakGlasses = breakGlasses;
        this.restrictions = restrictions;
        this.onOneNode = onOneNode;
    }

    /** A break-glass and the key of its release. */
    record InForce(String release, BreakGlass glass) {}

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("releases.breakglass.open", this::open)
                .description("Break-glasses that lift a duty of persons just now")
                .register(registry);
    }

    @Scheduled(fixedDelayString = "PT30S", initialDelayString = "PT30S")
    void look() {
        onOneNode.run(
                "break-glass",
                () -> unended().forEach(key -> {
                    try {
                        breakGlasses.expire(key);
                    } catch (RuntimeException e) {
                        LOG.error("REL-DUT-021 The end of the break-glass of {} could not be recorded.", key, e);
                    }
                }));
    }

    private double open() {
        return inForce().stream()
                .filter(l -> !restrictions.restricted(l.release()))
                .count();
    }

    /** Those that lift a duty just now, whoever may know of their releases. */
    List<InForce> inForce() {
        return unended().stream()
                .flatMap(key -> breakGlasses.inForce(key).map(b -> new InForce(key, b)).stream())
                .toList();
    }

    /** Releases whose last break-glass has no recorded end; what was sealed has ended with its release. */
    private List<String> unended() {
        return jdbc.sql("""
                        SELECT o.release_key FROM ledger_record o JOIN ledger_head h ON h.release_key = o.release_key
                        WHERE o.kind = 'breakGlassOpened' AND NOT h.sealed AND NOT EXISTS (
                            SELECT FROM ledger_record l WHERE l.release_key = o.release_key AND l.sequence > o.sequence
                                AND l.kind IN ('breakGlassOpened', 'breakGlassEnded'))
                        ORDER BY o.release_key""").query(String.class).list();
    }
}
