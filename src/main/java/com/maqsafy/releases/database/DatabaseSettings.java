package com.maqsafy.releases.database;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param refuseStart {@code releases.database.refuse-start}: whether a difference stops the start; without, the start goes on
 *     with the alarm. For evidence that was changed and cannot be mended, after somebody has looked at it
 * @param newest {@code releases.database.newest}: how many of the newest releases, chains and seals are looked at
 */
@Validated
@ConfigurationProperties("releases.database")
record DatabaseSettings(
        @DefaultValue("true") boolean refuseStart,
        @DefaultValue("50") @Min(1) @Max(10_000) int newest) {}
