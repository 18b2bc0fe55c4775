package com.maqsafy.releases.demo;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What profile {@code demo} starts ({@code releases.demo.*}). {@link DemoEnvironment} reads it before there is a context to
 * bind anything; this says which keys there are.
 *
 * @param target whether the service {@code canteen-api} is started too
 * @param targetPort its port, 0 = any free one
 * @param laravel whether that service is a real Laravel: {@code true}, {@code false}, or {@code auto} = where PHP and Laravel
 *     are installed
 * @param postgresPort port of the PostgreSQL that is started, 0 = any free one
 */
@ConfigurationProperties("releases.demo")
record DemoSettings(
        @DefaultValue("true") boolean target,
        @DefaultValue("8081") @Min(0) @Max(65_535) int targetPort,
        @DefaultValue("auto") String laravel,
        @DefaultValue("0") @Min(0) @Max(65_535) int postgresPort) {}
