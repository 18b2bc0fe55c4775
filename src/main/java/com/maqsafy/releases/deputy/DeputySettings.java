package com.maqsafy.releases.deputy;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of deputies.
 *
 * @param longest how long somebody may stand in for another at most
 * @param lookAhead how long before a group will be empty management is told
 */
@ConfigurationProperties("releases.deputies")
public record DeputySettings(
        @DefaultValue("90d") Duration longest,
        @DefaultValue("14d") Duration lookAhead) {

    public DeputySettings {
        positive("longest", longest);
        positive("look-ahead", lookAhead);
    }

    private static void positive(String key, Duration value) {
        if (value.isNegative() || value.isZero()) {
            throw new IllegalArgumentException("releases.deputies." + key + " must be longer than nothing, e.g. 14d.");
        }
    }
}
