package com.maqsafy.releases.source;

import com.maqsafy.releases.command.Placeholders;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
        for (int i = 0; i < origin.migrations().size(); i++) {
            String glob = origin.migrations().get(i);
            if (glob.isBlank() || !isGlob(glob)) {
                throw new IllegalArgumentException(property + ".migrations[" + i + "] '" + glob
                        + "' is no folder and no glob: write e.g. Modules/*/Database/Migrations");
            }
        }
        pretend(property + ".pretend", origin.pretend());
        try {
            new VersionLine(origin.line());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(property + ".line: " + e.getMessage(), e);
        }
    }

    private static void pretend(String property, Pretend pretend) {
        if (!pretend.configured()) {
            return;
        }
        if (pretend.command().get(0).isBlank()) {
            throw new IllegalArgumentException(
                    property + ".command is missing: give the program and its arguments as a list");
        }
        Placeholders.requireKnown(
                pretend.command(), property + ".command", Set.of("release", "version", "previousVersion", "commit"));
        if (pretend.workingDirectory().isBlank()) {
            throw new IllegalArgumentException(
                    property + ".working-directory is missing: name the directory in which the command runs");
        }
        if (pretend.timeout().compareTo(Duration.ZERO) <= 0) {
            throw new IllegalArgumentException(property + ".timeout must be longer than zero, e.g. 5m");
        }
    }

    static String property(String service) {
        return "releases.services." + service + ".source";
    }

    private static boolean isGlob(String glob) {
        try {
            FileSystems.getDefault().getPathMatcher("glob:" + glob);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
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
     * @param migrations folders of the migrations, from the repository's root, by name or glob, e.g.
     *     {@code Modules/*}{@code /Database/Migrations}; none = every folder that holds classes extending Migration
     * @param database what the service's migrations run on: {@code postgresql}, {@code mysql} (MariaDB too), or
     *     {@code any}: what is worse on one of the two counts
     * @param pretend how the framework tells what SQL the migrations of a commit send; without it their code is read
     * @param line MAJOR or MAJOR.MINOR whose versions the service releases, blank = all
     * @param ssh how an SSH origin is reached
     * @param username user for HTTPS; most servers take any with a token
     * @param token token or password for HTTPS, blank = none
     * @param caCertificate PEM file with the certificates that vouch for an HTTPS origin, blank = those of the JVM
     */
    record Origin(
            String repository,
            @DefaultValue("v") String tagPrefix,
            @DefaultValue List<String> migrations,
            @DefaultValue("any") Dialect database,
            @DefaultValue Pretend pretend,
            @DefaultValue("") String line,
            @DefaultValue Ssh ssh,
            @DefaultValue("git") String username,
            @DefaultValue("") String token,
            @DefaultValue("") String caCertificate) {

        private static final Pattern URL = Pattern.compile("^([A-Za-z][A-Za-z0-9+.-]+://|[^/\\\\:]+@[^/\\\\:]+:).*");

        @SuppressWarnings("ConstantValue") // the binder hands in null for an absent value
        Origin {
            repository = repository == null ? "" : repository.strip();
            migrations = migrations.stream()
                    .map(glob -> glob.strip().replaceAll("^/+|/+$", ""))
                    .toList();
            line = line.strip();
        }

        boolean remote() {
            return URL.matcher(repository).matches();
        }

        /** What is accepted and should be set otherwise. */
        List<String> warnings(String service) {
            return remote() && repository.matches("^[A-Za-z][A-Za-z0-9+.-]+://[^/@]*:[^/@]*@.*")
                    ? List.of(
                            "REL-SRC-040 The URL of the repository carries a password, which tools like to print: move"
                                    + " it to releases.services." + service + ".source.username and .token")
                    : List.of();
        }

        /** Leaves out what must not be shown. */
        @Override
        public String toString() {
            return "Origin[line=" + line + "]";
        }
    }

    /**
     * {@code php artisan migrate --pretend}, or a script that checks the commit out and runs it. Laravel makes the table
     * {@code migrations} where there is none, and code of migrations that is not SQL is run: on staging or a scratch
     * database, never in production.
     *
     * @param command program and arguments, e.g. {@code [pretend, "{commit}"]}; it prints {@code migration: sql}
     * @param workingDirectory where it runs
     * @param environment variables that it gets, e.g. {@code DB_DATABASE} of the scratch database
     * @param timeout how long it may run
     */
    record Pretend(
            @DefaultValue List<String> command,
            @DefaultValue("") String workingDirectory,
            @DefaultValue Map<String, String> environment,
            @DefaultValue("5m") Duration timeout) {

        Pretend {
            command = List.copyOf(command);
            environment = Map.copyOf(environment);
        }

        boolean configured() {
            return !command.isEmpty();
        }

        /** Leaves out the environment, which holds passwords. */
        @Override
        public String toString() {
            return "Pretend[" + command + "]";
        }
    }

    /**
     * How an SSH origin is reached. Nothing of the home directory of whoever runs the application is read.
     *
     * @param privateKey file of the private key, OpenSSH or PEM
     * @param passphrase of the private key, blank = none
     * @param knownHosts file of the host keys that are trusted, in the format of OpenSSH; others are refused
     */
    record Ssh(
            @DefaultValue("") String privateKey,
            @DefaultValue("") String passphrase,
            @DefaultValue("") String knownHosts) {

        /** Leaves out what must not be shown. */
        @Override
        public String toString() {
            return "Ssh[privateKey=" + privateKey + ", knownHosts=" + knownHosts + "]";
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
            ScopeRules.requireValid(scopeRules);
            if (timeout.toSeconds() < 1) {
                throw new IllegalArgumentException("releases.source.timeout must be at least 1s, is " + timeout);
            }
        }
    }
}
