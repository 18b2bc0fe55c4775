package com.maqsafy.releases.security;

import java.time.Duration;
import java.util.Map;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** Settings of security releases, {@code releases.services.<service>.security.*}. */
@ConfigurationProperties("releases")
public record SecuritySettings(@DefaultValue Map<String, Service> services) {

    private static final Duration LONGEST = Duration.ofDays(365);

    public SecuritySettings {
        services = Map.copyOf(services);
        services.forEach((name, service) -> {
            Duration after = service.security().discloseAfter();
            if (after.isNegative() || after.compareTo(LONGEST) > 0) {
                throw new IllegalArgumentException("REL-SEC-002 releases.services." + name
                        + ".security.disclose-after must be from PT0S to P365D, such as P90D.");
            }
        });
    }

    /** How long after its release a security release of a service is disclosed when its vulnerability has no date. */
    public Duration discloseAfter(String service) {
        Service settings = services.get(service);
        return settings == null
                ? Security.DEFAULT.discloseAfter()
                : settings.security().discloseAfter();
    }

    /** This module's part of a service's settings. */
    public record Service(@DefaultValue Security security) {}

    /**
     * When a service's security releases are disclosed.
     *
     * @param discloseAfter time from the release to its disclosure, ISO 8601 or such as {@code 90d}
     */
    public record Security(
            @DefaultValue("P90D") @DurationMin Duration discloseAfter) {

        static final Security DEFAULT = new Security(Duration.ofDays(90));
    }
}
