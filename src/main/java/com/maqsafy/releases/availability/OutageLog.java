package com.maqsafy.releases.availability;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;

/**
 * Keeps the log readable while the database is away: a warning or an error whose cause is a lost connection becomes a
 * line a minute and source ({@link DatabaseOutage#tell}), whoever logs it. Everything else passes.
 */
final class OutageLog extends TurboFilter {

    /** They tell each lost connection without an exception that says so. */
    private static final Set<String> TELL_EACH =
            Set.of("org.hibernate.engine.jdbc.spi.SqlExceptionHelper", "com.zaxxer.hikari.pool.PoolBase");

    private final DatabaseOutage outage;

    OutageLog(DatabaseOutage outage) {
        this.outage = outage;
        setName("database-outage");
    }

    @Override
    public FilterReply decide(
            @Nullable Marker marker,
            Logger logger,
            Level level,
            @Nullable String format,
            Object @Nullable [] params,
            @Nullable Throwable failure) {
        if (format == null
                || !level.isGreaterOrEqual(Level.WARN)
                || !level.isGreaterOrEqual(logger.getEffectiveLevel())) {
            return FilterReply.NEUTRAL;
        }
        Optional<SQLException> lost = LostConnection.in(failure == null ? last(params) : failure);
        if (lost.isPresent()) {
            outage.noticed();
            outage.tell(source(logger), LostConnection.reason(lost.get()));
            return FilterReply.DENY;
        }
        if (TELL_EACH.contains(logger.getName())
                && (outage.ongoing() || format.contains("Failed to validate connection"))) {
            outage.tell(source(logger), null);
            return FilterReply.DENY;
        }
        return FilterReply.NEUTRAL;
    }

    /** The exception behind the values of a message, if there is one. */
    static @Nullable Throwable last(Object @Nullable [] params) {
        return params != null && params.length > 0 && params[params.length - 1] instanceof Throwable t ? t : null;
    }

    private static String source(Logger logger) {
        String name = logger.getName();
        return name.substring(name.lastIndexOf('.') + 1);
    }
}
