package com.maqsafy.releases.source;

import static java.util.Objects.requireNonNull;

import com.maqsafy.releases.instance.SafeMode;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** The configured repositories. Nothing is opened before it is used: the demo's repository is made after start. */
@Component
class GitSourceRepositories implements SourceRepositories {

    private final Map<String, SourceRepository> repositories;

    @Autowired
    GitSourceRepositories(
            SourceSettings settings, MigrationReader migrationReader, Clock clock, ObjectProvider<SafeMode> safeMode) {
        this(settings, migrationReader, clock, () -> {
            SafeMode mode = safeMode.getIfAvailable();
            return mode != null && mode.on();
        });
    }

    /** @param safeMode whether nothing may leave the application now */
    GitSourceRepositories(
            SourceSettings settings, MigrationReader migrationReader, Clock clock, BooleanSupplier safeMode) {
        GitCaches.install();
        ScopeRules rules = new ScopeRules(requireNonNull(settings.source().scopeRules()));
        Map<String, SourceRepository> configured = new HashMap<>();
        settings.services().forEach((name, service) -> {
            SourceSettings.Origin origin = service.source();
            if (origin != null) {
                GitAccess access = origin.remote()
                        ? new MirroredGitAccess(name, origin, settings, clock, safeMode)
                        : new LocalGitAccess(name, origin.repository());
                configured.put(
                        name,
                        new GitSourceRepository(
                                name,
                                access,
                                origin,
                                new ChangeReader(rules, migrationReader, origin.migrations(), origin.database()),
                                settings.source(),
                                clock,
                                safeMode));
            }
        });
        repositories = Map.copyOf(configured);
    }

    @Override
    public Optional<SourceRepository> of(String service) {
        return Optional.ofNullable(repositories.get(service));
    }
}
