package com.maqsafy.releases.process;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The worker for external tasks ({@code releases.worker.*}).
 *
 * @param enabled whether this process runs one
 * @param threads how many pieces of work run at once; shared out to the kinds that have no limit of their own: half for
 *     checks, a quarter for steps, an eighth each for backups and other work
 * @param steps how many steps of deployments and rollbacks run at once
 * @param backups how many backups and rehearsals run at once
 * @param checks how many checks are asked at once
 * @param other how many other pieces of work run at once
 * @param perService how many of one kind run at once for one service; absent = seven eighths of the kind's limit, so that
 *     no service takes all
 * @param lockDuration how long a piece of work is reserved; extended while it runs
 * @param pollInterval how long to wait for work when no local signal comes
 * @param retryAfter how long after a try that failed the next one comes
 * @param warnAfter how long work may wait for its turn before the log says so
 */
@Validated
@ConfigurationProperties("releases.worker")
record WorkerSettings(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("32") @Min(1) @Max(1000) int threads,
        @Nullable @Min(1) @Max(1000) Integer steps,
        @Nullable @Min(1) @Max(1000) Integer backups,
        @Nullable @Min(1) @Max(1000) Integer checks,
        @Nullable @Min(1) @Max(1000) Integer other,
        @Nullable @Min(1) @Max(1000) Integer perService,
        @DefaultValue("30s") Duration lockDuration,
        @DefaultValue("5s") Duration pollInterval,
        @DefaultValue("2s") Duration retryAfter,
        @DefaultValue("30s") Duration warnAfter) {

    /** How many pieces of a kind run at once. */
    int limit(WorkKind kind) {
        Integer own = switch (kind) {
            case STEPS -> steps;
            case BACKUPS -> backups;
            case CHECKS -> checks;
            case OTHER -> other;
        };
        int share = switch (kind) {
            case CHECKS -> threads / 2;
            case STEPS -> threads / 4;
            case BACKUPS, OTHER -> threads / 8;
        };
        return own == null ? Math.max(1, share) : own;
    }

    /** How many pieces of a kind run at once for one service. */
    int limitOfService(WorkKind kind) {
        int limit = limit(kind);
        return Math.min(limit, perService == null ? Math.max(1, limit - Math.max(1, limit / 8)) : perService);
    }
}
