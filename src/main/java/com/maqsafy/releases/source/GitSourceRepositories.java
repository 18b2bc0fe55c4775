package com.maqsafy.releases.source;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The configured repositories. Nothing is opened before it is used: the demo's repository is made after start. */
@Component
class GitSourceRepositories implements SourceRepositories {

    private final Map<String, SourceRepository> repositories;

    GitSourceRepositories(SourceSettings settings, MigrationReader migrationReader, Clock clock) {
        GitCaches.install();
        ScopeRules rules = new ScopeRules(settings.source().scopeRules());
        Map<String, SourceRepository> configured = new HashMap<>();
        settings.services().forEach((name, service) -> {
            SourceSettings.Origin origin = service.source();
            if (origin != null) {
                GitAccess access = origin.remote()
                        ? new MirroredGitAccess(name, origin, settings)
                        : new LocalGitAccess(name, origin.repository());
                configured.put(
                        name,
                        new GitSourceRepository(
                                name,
                                access,
                                origin,
                                new ChangeReader(rules, migrationReader, origin.migrations(), origin.database()),
                                settings.source(),
                                clock));
            }
        });
        repositories = Map.copyOf(configured);
    }

    @Override
    public Optional<SourceRepository> of(String service) {
        return Optional.ofNullable(repositories.get(service));
    }
}
