package com.maqsafy.releases.source;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.eclipse.jgit.lib.Repository;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of this module.
 *
 * @param dataDir where mirrors of remote repositories are kept, in {@code source/<service>}
 * @param services settings by service; a service without {@code source} has no repository
 * @param source settings that hold for all services
 */
@ConfigurationProperties("releases")
record SourceSettings(
        @DefaultValue("./data") String dataDir,
        Map<String, Service> services,
        @DefaultValue Options source) {

    /** A service's name is also the name of its mirror's folder. */
    private static final Pattern SERVICE_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");

    @SuppressWarnings("ConstantValue") // the binder hands in null for an absent map
    SourceSettings {
        services = services == null ? Map.of() : Map.copyOf(services);
        services.forEach(SourceSettings::validate);
    }

    private static void validate(String name, Service service) {
        Origin origin = service.source();
        if (origin == null) {
            return;
        }
        String property = "releases.services." + name + ".source";
        if (!SERVICE_NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(property + ": the service's name may contain only letters, digits,"
                    + " '.', '_' and '-', and starts with a letter or digit");
        }
        if (origin.repository().isBlank()) {
            throw new IllegalArgumentException(
                    property + ".repository is empty: set the path or the URL of the service's Git repository");
        }
        if (!Repository.isValidRefName("refs/tags/" + origin.tagPrefix() + "1.0.0")) {
            throw new IllegalArgumentException(
                    property + ".tag-prefix '" + origin.tagPrefix() + "' cannot begin a Git tag's name");
        }
        if (origin.migrations().isBlank()) {
            throw new IllegalArgumentException(
                    property + ".migrations is empty: set the folder of the migrations in the repository");
        }
    }

    Path mirrorOf(String service) {
        return Path.of(dataDir, "source", service);
    }

    /** Settings of one service; other modules bind their own part. */
    record Service(@Nullable Origin source) {}

    /**
     * A service's repository.
     *
     * @param repository path of a local repository, bare or not, or a URL
     * @param tagPrefix what stands before the version in a tag's name
     * @param migrations folder of the migrations, from the repository's root
     */
    record Origin(
            String repository,
            @DefaultValue("v") String tagPrefix,
            @DefaultValue("database/migrations") String migrations) {

        private static final Pattern URL = Pattern.compile("^([A-Za-z][A-Za-z0-9+.-]+://|[^/\\\\:]+@[^/\\\\:]+:).*");

        @SuppressWarnings("ConstantValue") // the binder hands in null for an absent value
        Origin {
            repository = repository == null ? "" : repository.strip();
            migrations = migrations.strip().replaceAll("^/+|/+$", "");
        }

        boolean remote() {
            return URL.matcher(repository).matches();
        }
    }

    /**
     * Settings for all services.
     *
     * @param scopeRules globs by scope or aspect word; a word given here replaces that word's defaults
     * @param timeout how long one exchange with a remote repository may be silent
     * @param taggerName name written into the tags of releases
     * @param taggerEmail e-mail address written into the tags of releases
     */
    record Options(
            @Nullable Map<String, List<String>> scopeRules,
            @DefaultValue("30s") Duration timeout,
            @DefaultValue("Release management") String taggerName,
            @DefaultValue("release-management@localhost") String taggerEmail) {

        Options {
            scopeRules = scopeRules == null ? Map.of() : Map.copyOf(scopeRules);
            if (timeout.toSeconds() < 1) {
                throw new IllegalArgumentException("releases.source.timeout must be at least 1s, is " + timeout);
            }
        }
    }
}
