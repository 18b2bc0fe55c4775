package com.maqsafy.releases.failure;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How failures are looked for ({@code releases.failures.*}).
 *
 * @param standsStillAfter how long work may be due without being taken, before the release counts as standing still
 */
@Validated
@ConfigurationProperties("releases.failures")
public record FailureSettings(@DefaultValue("5m") Duration standsStillAfter) {}
