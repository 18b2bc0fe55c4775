package com.maqsafy.releases.evidence;

import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.stereotype.Component;

/** Health {@code signingKey}: whether the next start would find the key that signs. */
@Component("signingKeyHealthIndicator")
class SigningKeyHealth implements HealthIndicator {

    private final EvidenceSettings settings;
    private final SigningKey key;

    SigningKeyHealth(EvidenceSettings settings, SigningKey key) {
        this.settings = settings;
        this.key = key;
    }

    @Override
    public Health health() {
        if (settings.evidence().signer() != null) {
            // What it signs is looked at each time; asking it for more here would only cost.
            return Health.up().withDetail("key", key.id()).build();
        }
        try {
            return settings.signingKey().id().equals(key.id())
                    ? Health.up().withDetail("key", key.id()).build()
                    : Health.down()
                            .withDetail(
                                    "message",
                                    "REL-EVI-042 The file of the signing key holds another key than the one that signs.")
                            .build();
        } catch (RuntimeException e) {
            return Health.down()
                    .withDetail("message", String.valueOf(e.getMessage()))
                    .build();
        }
    }
}
