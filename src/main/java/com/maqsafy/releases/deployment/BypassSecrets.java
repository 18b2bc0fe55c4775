package com.maqsafy.releases.deployment;

import com.maqsafy.releases.command.SecretValues;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The ways past maintenance mode of all services: steps print them, as {@code artisan down --with-secret} does. */
@Component
class BypassSecrets implements SecretValues {

    /** A shorter one is a word that output is full of, and keeps nobody out. */
    private static final int SHORTEST = 6;

    private final DeploymentSettings settings;

    BypassSecrets(DeploymentSettings settings) {
        this.settings = settings;
    }

    @Override
    public Set<String> values() {
        return settings.names().stream()
                .map(settings::bypass)
                .flatMap(Optional::stream)
                .flatMap(bypass -> bypass.secrets().stream())
                .filter(secret -> secret.length() >= SHORTEST)
                .collect(Collectors.toUnmodifiableSet());
    }
}
