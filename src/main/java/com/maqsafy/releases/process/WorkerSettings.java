package com.maqsafy.releases.process;

import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The worker for external tasks ({@code releases.worker.*}).
 *
 * @param enabled whether this process runs one
 * @param threads how many pieces of work run at once
 * @param lockDuration how long a piece of work is reserved; extended while it runs
 * @param pollInterval how long to wait for work when no local signal comes
 */
@Validated
@ConfigurationProperties("releases.worker")
record WorkerSettings(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("16") @Min(1) int threads,
        @DefaultValue("30s") Duration lockDuration,
        @DefaultValue("5s") Duration pollInterval) {}
