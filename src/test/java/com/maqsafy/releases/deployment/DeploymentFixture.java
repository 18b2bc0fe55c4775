package com.maqsafy.releases.deployment;

import static org.mockito.Mockito.mock;

import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.maqsafy.releases.ReleaseStory;
import com.maqsafy.releases.approval.DutySettings;
import com.maqsafy.releases.approval.RoleHistory;
import com.maqsafy.releases.approval.SeparationOfDuties;
import com.maqsafy.releases.evidence.Attestation;
import com.maqsafy.releases.evidence.Ledger;
import com.maqsafy.releases.evidence.LedgerRecord;
import com.maqsafy.releases.evidence.LedgerRecord.DefinitionVersion;
import com.maqsafy.releases.evidence.RawEvent;
import com.maqsafy.releases.instance.OnOneNode;
import com.maqsafy.releases.instance.SafeMode;
import com.maqsafy.releases.person.Persons;
import com.maqsafy.releases.process.DeployedTables;
import com.maqsafy.releases.process.ReleaseTasks;
import com.maqsafy.releases.process.RunningDefinition;
import com.maqsafy.releases.process.ShippedTables;
import com.maqsafy.releases.process.TaskAudience;
import com.maqsafy.releases.process.TaskContext;
import com.maqsafy.releases.process.TextGuard;
import com.maqsafy.releases.process.Violation;
import com.maqsafy.releases.process.WorkItem;
import com.maqsafy.releases.process.WorkLease;
import com.maqsafy.releases.release.LogEntry;
import com.maqsafy.releases.release.LogFilter;
import com.maqsafy.releases.release.People;
import com.maqsafy.releases.release.ReleaseDetails;
import com.maqsafy.releases.release.ReleaseStatus;
import com.maqsafy.releases.release.Releases;
import com.maqsafy.releases.release.Restrictions;
import com.maqsafy.releases.release.UnknownReleaseException;
import com.maqsafy.releases.testing.SettableClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.jspecify.annotations.Nullable;
import org.mockito.Mockito;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The module with the real ledger, calendar, commands and repository around it. The commands of the service canteen-api
 * note what they do in the file {@code trace}; {@code fail-<what>-<release>} lets one fail and a named pipe
 * {@code hang-<what>-<release>} lets it hang after it wrote its process id into it, {@code wait-<what>-<release>} until a
 * line comes back through it.
 */
final class DeploymentFixture implements AutoCloseable {

    /** The scripts of the tables that deployments need. */
    static final String[] TABLES = {
        "V010__release.sql",
        "V020__evidence.sql",
        "V030__step_journal.sql",
        "V080__service_production.sql",
        "V081__rolled_back_tag.sql",
        "V100__step_journal_commands.sql",
        "V105__release_events.sql",
        "V111__signing_keys.sql",
        "V160__seal_of_every_ending.sql",
        "V220__deputy.sql",
        "V221__remarks.sql",
        "V250__kept_files.sql",
        "V280__retention.sql",
        "V281__retention_of_step_output.sql"
    };

    static final DefinitionVersion DEFINITION = new DefinitionVersion("deployment-step", 1);

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final AtomicInteger MINOR = new AtomicInteger(4);

    private static final String SCRIPT = """
            what=$1; release=$2
            echo "$*" >> trace
            echo "working on $what"
            if [ -e "fail-$what-$release" ]; then echo "cannot $what"; exit 3; fi
            if [ -p "hang-$what-$release" ]; then echo $$ > "hang-$what-$release"; exec sleep 120; fi
            if [ -p "wait-$what-$release" ]; then echo $$ > "wait-$what-$release"; read -r _ < "wait-$what-$release"; fi
            if [ "$what" = backup ]; then printf 'the whole database' > "$3"; fi
            """;

    private static final String SETTINGS = """
            releases:
              data-dir: DIR
              evidence: {generate-key: true}
              services:
                canteen-api:
                  source: {repository: DIR/repository}
                  production: {file: DIR/running}
                  calendar:
                    zone: UTC
                    maintenance-windows: [{days: [MONDAY, TUESDAY], from: "06:00", to: "24:00"}]
                    peak-hours: [{days: [MONDAY], from: "10:00", to: "12:00"}]
                    freezes: [{from: "2026-03-03T00:00:00Z", to: "2026-03-03T12:00:00Z", reason: start of term}]
                  deployment:
                    owner: deployer
                    working-directory: DIR
                    steps:
                      - {id: take-code, item: DEP-01, title: Check out the version, timeout: 60s, idempotent: true,
                         command: [sh, work.sh, take-code, "{release}", "{tag}"]}
                      - {id: migrate, item: DEP-03, title: Migrate the database, timeout: 60s, when: migrations,
                         command: [sh, work.sh, migrate, "{release}"]}
                      - {id: restart-queue, item: DEP-05, title: Restart the queue workers, timeout: 60s, idempotent: true,
                         when: always, command: [sh, work.sh, restart-queue, "{release}"]}
                    maintenance:
                      enter: {command: [sh, work.sh, down, "{release}"]}
                      leave: {command: [sh, work.sh, up, "{release}"], timeout: 30s}
                      bypass: {origins: ["http://127.0.0.1:1"], path: /4f1c9e}
                    backup:
                      command: [sh, work.sh, backup, "{release}", "{backup}"]
                      verify-command: [sh, work.sh, read-back, "{release}", "{backup}"]
                      path: DIR/backups/{release}.zip
                      max-age: 1h
                      min-bytes: 10
                    staging-migration-test:
                      command: [sh, work.sh, staging, "{release}", "{commit}"]
                    rollback:
                      available: {command: [sh, work.sh, available, "{release}", "{previousVersion}"]}
                      steps:
                        - {id: rollback-database, item: RB-03, title: Roll the migrations back, timeout: 60s, when: migrations,
                           command: [sh, work.sh, rollback-database, "{release}", "--to={previousVersion}"]}
                        - {id: take-previous-code, item: RB-02, title: Check out the previous version, timeout: 60s,
                           idempotent: true, command: [sh, work.sh, take-previous-code, "{release}", "{previousTag}"]}
                shelf-api:
                  source: {repository: DIR/repository}
                  production: {file: DIR/shelf}
                  deployment:
                    owner: deployer
                    working-directory: DIR
                    steps:
                      - {id: take-code, item: DEP-01, title: Check out the version, timeout: 60s, idempotent: true,
                         command: [sh, work.sh, take-code, "{release}", "{tag}"]}
                    backup:
                      command: [sh, work.sh, backup, "{release}", "{backup}"]
                      verify-command: [sh, work.sh, read-back, "{release}", "{backup}"]
                      path: DIR/backups/{version}.zip
                      max-age: 1h
                bare-api:
                  source: {repository: DIR/repository, tag-prefix: release-}
            """;

    final Path directory;
    final SettableClock clock = new SettableClock(Instant.parse("2026-03-02T09:00:00Z"));
    final KnownReleases releases = new KnownReleases();
    final Guard guard = new Guard();

    /** Whether nothing may leave the application. */
    volatile boolean safe;

    /** What turns users away although they were let in, or null. */
    volatile @Nullable String closed;

    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    DeploymentFixture(DataSource dataSource, Path directory) {
        this.directory = directory.toAbsolutePath();
        try {
            Files.createDirectories(directory.resolve("backups"));
            Files.writeString(directory.resolve("work.sh"), SCRIPT);
            byte[] settings = SETTINGS.replace("DIR", this.directory.toString()).getBytes(StandardCharsets.UTF_8);
            new YamlPropertySourceLoader()
                    .load("test", new ByteArrayResource(settings))
                    .forEach(context.getEnvironment().getPropertySources()::addFirst);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        context.registerBean(DataSource.class, () -> dataSource);
        context.registerBean(PlatformTransactionManager.class, () -> new JdbcTransactionManager(dataSource));
        context.registerBean(
                TransactionTemplate.class,
                () -> new TransactionTemplate(context.getBean(PlatformTransactionManager.class)));
        context.registerBean(JdbcClient.class, () -> JdbcClient.create(dataSource));
        context.registerBean(Clock.class, () -> clock);
        context.registerBean(Persons.class, Persons::unknown);
        context.registerBean(Releases.class, () -> releases);
        context.registerBean(People.class, EverybodyKnown::new);
        context.registerBean(ReleaseTasks.class, () -> mock(ReleaseTasks.class));
        context.registerBean(Restrictions.class, () -> mock(Restrictions.class));
        context.registerBean(ProductionGuard.class, () -> guard);
        context.registerBean(OnOneNode.class, () -> Mockito.mock(OnOneNode.class));
        context.registerBean(ManagementService.class, () -> Mockito.mock(ManagementService.class));
        context.registerBean(RuntimeService.class, () -> Mockito.mock(RuntimeService.class));
        context.registerBean(ReleaseTasks.class, () -> Mockito.mock(ReleaseTasks.class));
        context.registerBean(Restrictions.class, () -> Mockito.mock(Restrictions.class));
        context.registerBean(
                SeparationOfDuties.class,
                () -> new SeparationOfDuties(
                        Persons.unknown(), DutySettings.defaults(), RoleHistory.none(), context.getBean(People.class)));
        context.registerBean(OpenToUsers.class, () -> (service, bypass, how) -> Optional.ofNullable(closed));
        context.registerBean(SafeMode.class, () -> new SafeMode() {
            @Override
            public boolean on() {
                return safe;
            }

            @Override
            public List<String> reasons() {
                return List.of();
            }
        });
        context.registerBean(
                TaskAudience.class, () -> (release, groups) -> new TaskAudience.Audience(groups, Set.of()));
        context.registerBean(
                TextGuard.class,
                () -> (field, text) -> text.contains("password")
                        ? Optional.of(new Violation("RULE-04", field, "That is a secret."))
                        : Optional.empty());
        context.registerBean(DeployedTables.class, () -> ShippedTables.of("deployment-risk"));
        context.register(Modules.class, RunningDefinition.class);
        context.refresh();
    }

    // No @Configuration: the scan of the whole application must not find it, nor what it scans.
    @EnableTransactionManagement(proxyTargetClass = true)
    @ComponentScan({
        "com.maqsafy.releases.deployment",
        "com.maqsafy.releases.evidence",
        "com.maqsafy.releases.calendar",
        "com.maqsafy.releases.command",
        "com.maqsafy.releases.source"
    })
    @ConfigurationPropertiesScan({
        "com.maqsafy.releases.deployment",
        "com.maqsafy.releases.evidence",
        "com.maqsafy.releases.calendar",
        "com.maqsafy.releases.source"
    })
    static class Modules {}

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** A new release with a migration. */
    String release() {
        return release(story -> {});
    }

    String release(java.util.function.Consumer<ReleaseStory> change) {
        ReleaseStory story = new ReleaseStory();
        story.version = "1." + MINOR.incrementAndGet() + ".0";
        change.accept(story);
        return releases.add(story.details());
    }

    /** A new release of which the first deployment attempt has been started. */
    String started() {
        String release = release();
        append(release, "deploymentStarted", "deployer", "{attempt: 1}");
        return release;
    }

    LedgerRecord append(String release, String kind, String actor, String payload) {
        try {
            var json = JSON.reader()
                    .with(JsonReadFeature.ALLOW_SINGLE_QUOTES.mappedFeature())
                    .with(JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES.mappedFeature())
                    .readTree(payload);
            return bean(TransactionTemplate.class)
                    .execute(tx -> bean(Ledger.class)
                            .append(Attestation.of(release, actor, new RawEvent(kind, json))
                                    .serving(List.of("DEP-01"))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The records of a kind. */
    List<LedgerRecord> records(String release, String kind) {
        return bean(Ledger.class).records(release).stream()
                .filter(r -> r.kind().equals(kind))
                .toList();
    }

    /** A member of the last record of a kind. */
    String last(String release, String kind, String member) {
        return bean(Ledger.class).records(release).stream()
                .filter(r -> r.kind().equals(kind))
                .reduce((earlier, later) -> later)
                .map(r -> r.payload().path(member).asText())
                .orElse("");
    }

    /** What the commands have done for a release, in order. */
    List<String> trace(String release) {
        Path trace = directory.resolve("trace");
        try {
            return Files.exists(trace)
                    ? Files.readAllLines(trace).stream()
                            .filter(l -> l.contains(" " + release))
                            .map(l -> l.substring(0, l.indexOf(' ')))
                            .toList()
                    : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lets a command of a release fail from now on. */
    void failing(String what, String release) {
        try {
            Files.createFile(directory.resolve("fail-" + what + "-" + release));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void mended(String what, String release) {
        try {
            Files.delete(directory.resolve("fail-" + what + "-" + release));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static WorkItem step(String release, String plan, String step) {
        return item(release, Map.of("plan", plan, "step", step));
    }

    static WorkItem step(String release, String plan, String step, WorkLease lease) {
        WorkItem item = step(release, plan, step);
        return new WorkItem(item.id(), release, item.element(), item.definition(), item.facts(), lease);
    }

    static WorkItem item(String release, Map<String, Object> facts) {
        Map<String, Object> all = new HashMap<>(facts);
        all.put("releaseKey", release);
        return new WorkItem("task", release, "serviceTask_runDeploymentStep", DEFINITION, all);
    }

    static TaskContext task(String release, String form, Map<String, Object> facts) {
        return new TaskContext(release, "task", "userTask_" + form, form, DEFINITION, facts);
    }

    @Override
    public void close() {
        context.close();
    }

    /** Objects when a test says so. */
    static final class Guard implements ProductionGuard {

        volatile @Nullable String objection;

        /** Why it cannot tell. */
        volatile @Nullable RuntimeException unable;

        @Override
        public Optional<String> objection(String release, String plan) {
            if (unable != null) {
                throw unable;
            }
            return Optional.ofNullable(objection).map(o -> plan + ": " + o);
        }
    }

    static final class EverybodyKnown implements People {

        @Override
        public boolean exists(String user) {
            return true;
        }

        @Override
        public Set<String> roles(String user) {
            return user.equals("deployer") ? Set.of("deployment-owner") : Set.of();
        }

        @Override
        public Set<String> members(String role) {
            return role.equals("deployment-owner") ? Set.of("deployer") : Set.of();
        }
    }

    /** Releases by key, in memory. */
    static final class KnownReleases implements Releases {

        private final Map<String, ReleaseDetails> releases = new HashMap<>();

        String add(ReleaseDetails release) {
            releases.put(release.key(), release);
            return release.key();
        }

        final Map<String, ReleaseStatus> moved = new HashMap<>();

        @Override
        public Optional<ReleaseDetails> find(String key) {
            return Optional.ofNullable(releases.get(key));
        }

        @Override
        public ReleaseDetails get(String key) {
            return find(key).orElseThrow(() -> new UnknownReleaseException(key));
        }

        @Override
        public ReleaseDetails moveTo(String key, ReleaseStatus status, String notes) {
            moved.put(key, status);
            return get(key);
        }

        @Override
        public ReleaseDetails create(ReleaseDetails details) {
            throw new UnsupportedOperationException();
        }

        @Override
        public ReleaseDetails amend(String key, UnaryOperator<ReleaseDetails> change) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<LogEntry> log(LogFilter filter) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<ReleaseDetails> open() {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<ReleaseDetails> open(String service) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<String> recordedProduction(String service) {
            return Optional.of("1.4.1");
        }

        @Override
        public Optional<String> productionVersion(String service) {
            return Optional.of("1.4.1");
        }

        @Override
        public List<String> releasedVersions(String service) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean isReleased(String service, String version) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<String> releasedBefore(String service, String version) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Set<String> usedVersions(String service, String after) {
            throw new UnsupportedOperationException();
        }
    }
}
