package com.maqsafy.releases.events;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Streams of events ({@code releases.events.*}); limits hold for each node.
 *
 * @param maxStreams most streams at a time
 * @param maxStreamsPerUser most streams of one person at a time
 * @param heartbeat how often a stream that says nothing shows that it lives
 * @param maxDuration after this a stream ends and its client logs in again, so that a right that was lost stays lost
 * @param buffer what a client that does not read may leave lying; one that leaves more is told to come again
 * @param retention how long an event can be caught up on
 * @param pollInterval how long a node that hears nothing waits before it looks by itself
 */
@Validated
@ConfigurationProperties("releases.events")
record EventSettings(
        @DefaultValue("500") @Min(1) @Max(5000) int maxStreams,
        @DefaultValue("20") @Min(1) int maxStreamsPerUser,
        @DefaultValue("15s") Duration heartbeat,
        @DefaultValue("1h") Duration maxDuration,
        @DefaultValue("256KB") DataSize buffer,
        @DefaultValue("1d") Duration retention,
        @DefaultValue("5s") Duration pollInterval) {

    @AssertTrue(message = "heartbeat, max-duration, retention and poll-interval must be longer than 100 ms")
    boolean isPositive() {
        Duration shortest = Duration.ofMillis(100);
        return heartbeat.compareTo(shortest) >= 0
                && maxDuration.compareTo(shortest) >= 0
                && retention.compareTo(shortest) >= 0
                && pollInterval.compareTo(shortest) >= 0;
    }
}
