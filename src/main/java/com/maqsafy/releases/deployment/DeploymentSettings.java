package com.maqsafy.releases.deployment;

import com.maqsafy.releases.command.CommandException;
import com.maqsafy.releases.command.CommandSpec;
import com.maqsafy.releases.command.Placeholders;
import com.maqsafy.releases.settings.SettingsException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How services are deployed and rolled back, {@code releases.services.<service>.deployment.*}.
 *
 * <p>Everything that is wrong is said at once, each with the full name of its property ({@code REL-DEP-001}).
 */
@ConfigurationProperties("releases")
record DeploymentSettings(@DefaultValue Map<String, Service> services) {

    /** How long a service may be held in maintenance mode before people are reminded, unless its settings say. */
    static final Duration WARN_AFTER = Duration.ofMinutes(30);

    DeploymentSettings {
        services = Map.copyOf(services);
        List<String> problems = new ArrayList<>();
        services.forEach((name, service) -> {
            Deployment deployment = service.deployment();
            if (deployment != null) {
                new Checker(property(name), problems).check(deployment);
                tagPrefix(name, service.source().tagPrefix(), problems);
            }
        });
        if (!problems.isEmpty()) {
            throw new SettingsException("REL-DEP-001", problems);
        }
    }

    /** Commands are given the tag. */
    private static void tagPrefix(String service, String prefix, List<String> problems) {
        try {
            Placeholders unused = Placeholders.none().tag(prefix + "1.0.0");
        } catch (CommandException e) {
            problems.add("releases.services." + service + ".source.tag-prefix '" + prefix
                    + "' cannot begin a Git tag's name that commands may be given as {tag}: begin it with a letter or"
                    + " digit, and write letters, digits and . _ / + @ - only");
        }
    }

    /** Settings of a service, if it is configured. */
    Optional<Deployment> of(String service) {
        return Optional.ofNullable(services.get(service)).map(Service::deployment);
    }

    /** What stands before the version in the tags of a service. */
    String tagPrefix(String service) {
        Service settings = services.get(service);
        return settings == null ? "v" : settings.source().tagPrefix();
    }

    /** How checks get past maintenance mode of a service, if it is configured. */
    Optional<Bypass> bypass(String service) {
        return of(service)
                .map(d -> d.maintenance().bypass())
                .filter(PastMaintenance::configured)
                .map(b -> new Bypass(Set.copyOf(b.origins()), b.path(), b.header()));
    }

    /** A text without the way past maintenance mode of a service: it is told to the target only. */
    String masked(String service, String text) {
        return bypass(service).map(way -> way.masked(text)).orElse(text);
    }

    /** How a service answers its users while it is held in maintenance mode. */
    ClosedAnswer closedAnswer(String service) {
        Closed closed = of(service).map(d -> d.maintenance().closed()).orElse(Closed.STANDARD);
        return new ClosedAnswer(Set.copyOf(closed.statuses()), closed.redirect(), closed.contains());
    }

    /** Names of all services that have settings here. */
    Set<String> names() {
        return services.keySet();
    }

    /** Full name of a service's settings here. */
    static String property(String service) {
        return "releases.services." + service + ".deployment";
    }

    /** This module's part of a service's settings, and the tag prefix that it needs for {@code {tag}}. */
    record Service(
            @Nullable Deployment deployment, @DefaultValue Source source) {}

    /**
     * Of the source's settings only what names a tag.
     *
     * @param tagPrefix what stands before the version in a tag's name
     */
    record Source(@DefaultValue("v") String tagPrefix) {}

    /**
     * @param owner user id of the deployment owner (OPEN-04), blank = not named yet
     * @param workingDirectory where all commands run
     * @param steps the deployment plan in order (DEP-01 to DEP-05)
     * @param rollback the way back (RB-02 to RB-05, OPEN-05)
     * @param artefacts how the SHA-256 of what is deployed are found out (VER-05); nothing is digested without
     * @param environment variables that every command gets beside {@code PATH}, {@code HOME} and {@code LANG}, e.g. {@code
     *     SSH_AUTH_SOCK}; they are part of the approved plan, but the value of one whose name tells a secret ({@code PASS},
     *     {@code SECRET}, {@code TOKEN}, {@code KEY}, {@code CREDENTIAL}, {@code PWD}) is shown nowhere
     */
    record Deployment(
            @DefaultValue("") String owner,
            @DefaultValue("") String workingDirectory,
            @DefaultValue List<Step> steps,
            @DefaultValue Maintenance maintenance,
            @DefaultValue Backup backup,
            @DefaultValue Command stagingMigrationTest,
            @DefaultValue Rollback rollback,
            @DefaultValue Artefacts artefacts,
            @DefaultValue Map<String, String> environment) {

        Deployment {
            owner = owner.strip();
            steps = List.copyOf(steps);
            environment = Map.copyOf(environment);
        }

        /** Leaves out the environment and the commands, which may hold secrets. */
        @Override
        public String toString() {
            return "Deployment[" + workingDirectory + ", " + steps.size() + " steps]";
        }
    }

    /** When a step belongs to a plan. */
    enum When {
        ALWAYS,
        /** Only for releases that bring database migrations. */
        MIGRATIONS
    }

    /**
     * One step of a plan.
     *
     * @param id lower-case letters, digits and dashes, unique in its plan
     * @param title what the step does, for people
     * @param command program and arguments
     * @param when {@code migrations} for a step that only releases with database migrations need
     * @param item the policy item that it serves, e.g. {@code DEP-03}
     * @param timeout how long it may run
     * @param idempotent whether it may be run again after an interruption without asking anybody
     * @param leavesProcesses whether it is meant to leave processes that go on, such as a daemon
     */
    record Step(
            @DefaultValue("") String id,
            @DefaultValue("") String item,
            @DefaultValue("") String title,
            @DefaultValue List<String> command,
            @DefaultValue("0s") Duration timeout,
            @DefaultValue("false") boolean idempotent,
            @DefaultValue("false") boolean leavesProcesses,
            @DefaultValue("always") When when) {

        Step {
            command = List.copyOf(command);
        }
    }

    /**
     * How user traffic is stopped and let in again (DEP-06, DEP-07). Both commands are repeated after a crash and must bear
     * it.
     *
     * @param warnAfter how long a service may be held before people are reminded
     * @param bypass how checks reach the service meanwhile
     * @param closed how it answers its users meanwhile
     */
    record Maintenance(
            @DefaultValue Hook enter,
            @DefaultValue Hook leave,
            @DefaultValue("30m") Duration warnAfter,
            @DefaultValue PastMaintenance bypass,
            @DefaultValue Closed closed) {}

    /**
     * How checks get past maintenance mode, as {@code artisan down --secret} lets them.
     *
     * @param origins whom the secret is told, e.g. {@code https://canteen.example.com}; nobody else ever sees it
     * @param path visited first, its cookies are kept; blank = none
     * @param header sent along, {@code Name: value}; blank = none
     */
    record PastMaintenance(
            @DefaultValue List<String> origins,
            @DefaultValue("") String path,
            @DefaultValue("") String header) {

        PastMaintenance {
            origins = List.copyOf(origins);
            path = path.strip();
            header = header.strip();
        }

        boolean configured() {
            return !path.isEmpty() || !header.isEmpty();
        }

        /** Leaves the secrets out. */
        @Override
        public String toString() {
            return "PastMaintenance[" + origins + "]";
        }
    }

    /**
     * How users are answered in maintenance mode. An address that is still answered so after {@code maintenance.leave} is not open.
     *
     * @param statuses statuses that mean it
     * @param redirect beginning of the address, or of the path, to which users are sent, e.g. {@code /maintenance}; blank = none
     * @param contains text of the page that they see, whatever its status; blank = none
     */
    record Closed(
            @DefaultValue("503") List<Integer> statuses,
            @DefaultValue("") String redirect,
            @DefaultValue("") String contains) {

        static final Closed STANDARD = new Closed(List.of(503), "", "");

        Closed {
            statuses = List.copyOf(statuses);
            redirect = redirect.strip();
            contains = contains.strip();
        }
    }

    /**
     * A short command.
     *
     * @param command program and arguments; without one nothing is done
     * @param timeout how long it may run
     */
    record Hook(
            @DefaultValue List<String> command,
            @DefaultValue("60s") Duration timeout) {

        boolean configured() {
            return !command.isEmpty();
        }
    }

    /**
     * A long command.
     *
     * @param command program and arguments; without one nothing is done
     * @param timeout how long it may run
     */
    record Command(
            @DefaultValue List<String> command,
            @DefaultValue("30m") Duration timeout) {

        boolean configured() {
            return !command.isEmpty();
        }
    }

    /**
     * The backup of the production database (PRIN-08, RULE-03).
     *
     * @param command program and arguments; {@code {backup}} stands for the file
     * @param timeout how long each of the two commands may run
     * @param verifyCommand proves that the backup can be read
     * @param path file that the command writes; the attempt's number is added to its name, and the release's key where the
     *     name has none
     * @param maxAge how old the file may be when it is checked
     * @param minBytes least size in bytes
     */
    record Backup(
            @DefaultValue List<String> command,
            @DefaultValue List<String> verifyCommand,
            @DefaultValue("") String path,
            @DefaultValue("1h") Duration maxAge,
            @DefaultValue("1") long minBytes,
            @DefaultValue("30m") Duration timeout) {

        boolean configured() {
            return !command.isEmpty() || !verifyCommand.isEmpty() || !path.isBlank();
        }
    }

    /**
     * The rollback plan.
     *
     * @param steps its steps in order
     * @param available a command that ends well only when the artefacts of {@code {previousVersion}} can still be had
     */
    record Rollback(
            @DefaultValue List<Step> steps, @DefaultValue Command available) {

        Rollback {
            steps = List.copyOf(steps);
        }
    }

    /**
     * Commands that print the SHA-256 and the name of each artefact, a line each, as {@code sha256sum} does. The names are the
     * same before and after, so that they can be compared.
     *
     * @param before prints what is to be deployed
     * @param after prints what the target has after the deployment; it is asked when the check {@code running-version} is
     */
    record Artefacts(
            @DefaultValue Command before, @DefaultValue Command after) {

        boolean configured() {
            return before.configured() && after.configured();
        }
    }

    /** Checks one service's settings and notes what is wrong. */
    private record Checker(String property, List<String> problems) {

        private static final Pattern STEP_ID = Pattern.compile("[a-z0-9][a-z0-9-]*");
        private static final Pattern ITEM = Pattern.compile("(DEP|RB)-\\d{2}");
        private static final Pattern ORIGIN =
                Pattern.compile("https?://[A-Za-z0-9.-]+(:\\d{1,5})?|https?://\\[[0-9a-fA-F:]+](:\\d{1,5})?");
        private static final Pattern REDIRECT = Pattern.compile("(https?:/)?/[^\\s/]\\S*");
        private static final Pattern PATH = Pattern.compile("/[A-Za-z0-9._~/-]*");
        private static final Pattern HEADER =
                Pattern.compile("[A-Za-z0-9-]+: [\\x21-\\x7e]([\\x20-\\x7e]*[\\x21-\\x7e])?");
        private static final Pattern THIS_VERSION = Pattern.compile("\\{(version|tag|commit)}");
        private static final Set<String> EVERYWHERE =
                Set.of("version", "previousVersion", "tag", "previousTag", "commit", "release");
        private static final Set<String> IN_BACKUPS =
                Set.of("version", "previousVersion", "tag", "previousTag", "commit", "release", "backup");
        private static final Set<String> IN_PATHS = Set.of("version", "previousVersion", "release");

        void check(Deployment deployment) {
            if (deployment.workingDirectory().isBlank()) {
                problem("working-directory", "is missing: name the directory in which the commands run");
            } else {
                path("working-directory", deployment.workingDirectory());
            }
            if (deployment.steps().isEmpty()) {
                problem("steps", "is empty: list the steps of a deployment");
            }
            deployment.environment().keySet().forEach(this::variable);
            steps("steps", deployment.steps());
            steps("rollback.steps", deployment.rollback().steps());
            rollsBack(deployment);
            Maintenance maintenance = deployment.maintenance();
            command("maintenance.enter", maintenance.enter().command(), EVERYWHERE);
            timeout("maintenance.enter", maintenance.enter().timeout());
            command("maintenance.leave", maintenance.leave().command(), EVERYWHERE);
            timeout("maintenance.leave", maintenance.leave().timeout());
            if (maintenance.enter().configured() && !maintenance.leave().configured()) {
                problem("maintenance.leave.command", "is missing: what is taken offline is brought back (DEP-07)");
            }
            if (maintenance.enter().configured()
                    && maintenance.enter().command().equals(maintenance.leave().command())) {
                problem(
                        "maintenance.leave.command",
                        "is that of maintenance.enter, so the service would stay closed and count as open: name the command"
                                + " that lets users in");
            }
            if (maintenance.warnAfter().compareTo(Duration.ZERO) <= 0) {
                problem("maintenance.warn-after", "must be longer than zero, e.g. 30m");
            }
            bypass(maintenance.bypass());
            closed(maintenance);
            command("rollback.available", deployment.rollback().available().command(), EVERYWHERE);
            timeout("rollback.available", deployment.rollback().available().timeout());
            command("staging-migration-test", deployment.stagingMigrationTest().command(), EVERYWHERE);
            timeout("staging-migration-test", deployment.stagingMigrationTest().timeout());
            artefacts(deployment.artefacts());
            if (deployment.backup().configured()) {
                backup(deployment.backup());
            }
        }

        private void variable(String name) {
            CommandSpec.objectionToVariable(name).ifPresent(objection -> problem("environment." + name, objection));
        }

        private void bypass(PastMaintenance bypass) {
            if (bypass.configured() && bypass.origins().isEmpty()) {
                problem(
                        "maintenance.bypass.origins",
                        "is missing: name the addresses that may see the secret, e.g. https://canteen.example.com");
            }
            if (!bypass.configured() && !bypass.origins().isEmpty()) {
                problem(
                        "maintenance.bypass",
                        "has origins and no way past maintenance mode: set path or header, or leave origins out");
            }
            for (int i = 0; i < bypass.origins().size(); i++) {
                if (!ORIGIN.matcher(bypass.origins().get(i)).matches()) {
                    problem(
                            "maintenance.bypass.origins[" + i + "]",
                            "must be scheme, host and port only, e.g. https://canteen.example.com:8443");
                }
            }
            if (!bypass.path().isEmpty() && !PATH.matcher(bypass.path()).matches()) {
                problem("maintenance.bypass.path", "must be a path like /4f1c9e");
            }
            if (!bypass.header().isEmpty() && !HEADER.matcher(bypass.header()).matches()) {
                problem("maintenance.bypass.header", "must be like X-Maintenance-Bypass: 4f1c9e");
            }
        }

        private void closed(Maintenance maintenance) {
            Closed closed = maintenance.closed();
            if (!closed.equals(Closed.STANDARD) && !maintenance.bypass().configured()) {
                problem(
                        "maintenance.closed",
                        "has no effect without maintenance.bypass: only addresses that are reached past maintenance mode are"
                                + " asked without it");
            }
            if (closed.statuses().isEmpty()
                    && closed.redirect().isEmpty()
                    && closed.contains().isEmpty()) {
                problem("maintenance.closed.statuses", "is empty, so nothing would count as closed: write e.g. [503]");
            }
            for (int i = 0; i < closed.statuses().size(); i++) {
                int status = closed.statuses().get(i);
                if (status < 300 || status > 599) {
                    problem(
                            "maintenance.closed.statuses[" + i + "]",
                            "is " + status
                                    + ", which turns nobody away: write one from 300 to 599, and of a page with another"
                                    + " status a text as maintenance.closed.contains");
                }
            }
            if (!closed.redirect().isEmpty()
                    && !REDIRECT.matcher(closed.redirect()).matches()) {
                problem(
                        "maintenance.closed.redirect",
                        "must be like /maintenance or https://status.example.com/canteen");
            }
        }

        private void artefacts(Artefacts artefacts) {
            command("artefacts.before", artefacts.before().command(), EVERYWHERE);
            timeout("artefacts.before", artefacts.before().timeout());
            command("artefacts.after", artefacts.after().command(), EVERYWHERE);
            timeout("artefacts.after", artefacts.after().timeout());
            if (artefacts.before().configured() != artefacts.after().configured()) {
                problem("artefacts", "needs both before.command and after.command: one is compared with the other");
            }
        }

        private void backup(Backup backup) {
            required("backup.command", backup.command());
            known("backup.command", backup.command(), IN_BACKUPS);
            givenTheFile(
                    "backup.command",
                    backup.command(),
                    "it would write another file than the one that is looked for: hand the file to it, e.g."
                            + " [pg_dump, --file, \"{backup}\", ...]");
            required("backup.verify-command", backup.verifyCommand());
            known("backup.verify-command", backup.verifyCommand(), IN_BACKUPS);
            givenTheFile(
                    "backup.verify-command",
                    backup.verifyCommand(),
                    "it proves nothing of the backup that was just made: hand the file to it, e.g."
                            + " [pg_restore, --list, \"{backup}\"]");
            timeout("backup", backup.timeout());
            if (backup.path().isBlank()) {
                problem("backup.path", "is missing: name the file that the backup command writes");
            } else {
                path("backup.path", backup.path()).ifPresent(path -> {
                    if (path.getParent() == null || path.getParent().toString().contains("{")) {
                        problem("backup.path", "must be a file in a fixed directory; placeholders belong in its name");
                    }
                });
                known("backup.path", List.of(backup.path()), IN_PATHS);
            }
            if (backup.minBytes() < 1) {
                problem("backup.min-bytes", "must be at least 1");
            }
            if (backup.maxAge().compareTo(Duration.ZERO) <= 0) {
                problem("backup.max-age", "must be longer than zero, e.g. 1h");
            }
        }

        private void givenTheFile(String key, List<String> argv, String otherwise) {
            if (!argv.isEmpty() && argv.stream().noneMatch(argument -> argument.contains("{backup}"))) {
                problem(key, "has no {backup}, so " + otherwise);
            }
        }

        private void steps(String key, List<Step> steps) {
            Set<String> ids = new HashSet<>();
            if (!steps.isEmpty() && steps.stream().allMatch(step -> step.when() == When.MIGRATIONS)) {
                problem(
                        key,
                        "are all for releases with migrations, so for any other one nothing would be run, and it would count"
                                + " as done: leave 'when' out of the steps that every release needs");
            }
            for (int i = 0; i < steps.size(); i++) {
                String at = key + "[" + i + "]";
                Step step = steps.get(i);
                if (!STEP_ID.matcher(step.id()).matches()) {
                    problem(at + ".id", "must be of lower-case letters, digits and '-', e.g. take-code");
                } else if (!ids.add(step.id())) {
                    problem(at + ".id", "is '" + step.id() + "' for a second time; ids are unique in a plan");
                }
                if (!ITEM.matcher(step.item()).matches()) {
                    problem(at + ".item", "must name the policy item that the step serves, e.g. DEP-03 or RB-02");
                }
                if (step.title().isBlank()) {
                    problem(at + ".title", "is missing: say what the step does");
                }
                required(at + ".command", step.command());
                known(at + ".command", step.command(), EVERYWHERE);
                timeout(at, step.timeout());
            }
        }

        /** A step of the deployment that names its version would bring the faulty version again. */
        private void rollsBack(Deployment deployment) {
            List<Step> back = deployment.rollback().steps();
            for (int i = 0; i < back.size(); i++) {
                List<String> command = back.get(i).command();
                boolean again = command.stream()
                                .anyMatch(argument ->
                                        THIS_VERSION.matcher(argument).find())
                        && deployment.steps().stream()
                                .anyMatch(step -> step.command().equals(command));
                if (again) {
                    problem(
                            "rollback.steps[" + i + "].command",
                            "is that of a step of the deployment and would bring the same version again: write"
                                    + " {previousVersion} or {previousTag}");
                }
            }
        }

        private void command(String key, List<String> argv, Set<String> placeholders) {
            if (!argv.isEmpty()) {
                required(key + ".command", argv);
                known(key + ".command", argv, placeholders);
            }
        }

        private void required(String key, List<String> argv) {
            if (argv.isEmpty() || argv.get(0).isBlank()) {
                problem(key, "is missing: give the program and its arguments as a list");
            }
        }

        private void known(String key, List<String> argv, Set<String> placeholders) {
            try {
                Placeholders.requireKnown(argv, property + "." + key, placeholders);
            } catch (CommandException e) {
                problems.add(e.getMessage());
            }
        }

        private void timeout(String key, Duration timeout) {
            if (timeout.compareTo(Duration.ZERO) <= 0) {
                problem(key + ".timeout", "is missing or not longer than zero, e.g. 60s");
            } else if (timeout.compareTo(Duration.ofSeconds(1)) < 0) {
                // 10ms for 10m, as a rule: the command would be killed in the middle of what it does.
                problem(key + ".timeout", "is " + timeout + ": write at least a second, e.g. 60s or 10m");
            }
        }

        private Optional<Path> path(String key, String text) {
            try {
                return Optional.of(Path.of(text));
            } catch (InvalidPathException e) {
                problem(key, "is not a path of this system");
                return Optional.empty();
            }
        }

        private void problem(String key, String what) {
            problems.add(property + "." + key + " " + what);
        }
    }
}
