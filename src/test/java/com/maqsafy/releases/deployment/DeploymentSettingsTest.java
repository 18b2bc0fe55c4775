package com.maqsafy.releases.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import com.maqsafy.releases.ReleaseStory;
import com.maqsafy.releases.command.CommandRunner;
import com.maqsafy.releases.command.CommandSpec;
import com.maqsafy.releases.command.OutputFilter;
import com.maqsafy.releases.deployment.DeploymentSettings.When;
import com.maqsafy.releases.evidence.Ledger;
import com.maqsafy.releases.release.Releases;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mockito.ArgumentCaptor;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;

class DeploymentSettingsTest {

    private static final String SERVICE = """
            releases.services.canteen-api.deployment:
              owner: deployer
              working-directory: /srv/canteen
              steps:
                - {id: take-code, item: DEP-01, title: Take the code, command: [git, checkout, "{tag}"], timeout: 60s}
              maintenance:
                enter: {command: [artisan, down]}
                leave: {command: [artisan, up]}
                warn-after: 20m
                bypass: {path: /let-me-in, origins: ["https://canteen.example.com"]}
              backup:
                command: [dump, "{backup}"]
                verify-command: [list, "{backup}"]
                path: /srv/backups/{release}.dump
                max-age: 2h
                min-bytes: 500
            """;

    @Test
    void readsTheServiceOfTheDemo() throws IOException {
        StandardEnvironment environment = environment(new ClassPathResource("demo-canteen-api.yml"));
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "demo",
                        Map.of(
                                "demo.target-root", "/srv/target",
                                "demo.target-url", "http://127.0.0.1:8081",
                                "demo.bypass", "let-me-in",
                                "demo.java", "java",
                                "demo.canteen", "c.java")));

        DeploymentSettings.Deployment canteen =
                bind(environment).of("canteen-api").orElseThrow();

        assertThat(canteen.owner()).isEqualTo("deployer");
        assertThat(canteen.workingDirectory()).isEqualTo("/srv/target/current");
        assertThat(canteen.steps())
                .extracting(DeploymentSettings.Step::item)
                .contains("DEP-01", "DEP-02", "DEP-03", "DEP-04", "DEP-05");
        assertThat(canteen.steps())
                .filteredOn(s -> s.when() == When.MIGRATIONS)
                .allSatisfy(s -> assertThat(s.idempotent()).isFalse())
                .hasSize(1);
        assertThat(canteen.maintenance().leave().timeout()).isEqualTo(Duration.ofSeconds(60));
        assertThat(canteen.maintenance().warnAfter()).isEqualTo(Duration.ofMinutes(30));
        assertThat(new BypassSecrets(bind(environment)).values()).containsExactly("let-me-in");
        assertThat(bind(environment).bypass("canteen-api")).hasValueSatisfying(way -> {
            assertThat(way.path()).isEqualTo("/let-me-in");
            assertThat(way.covers(URI.create("http://127.0.0.1:8081/health"))).isTrue();
            assertThat(way.covers(URI.create("http://127.0.0.1:8082/health"))).isFalse();
        });
        assertThat(canteen.backup().configured()).isTrue();
        assertThat(canteen.stagingMigrationTest().command()).contains("{commit}");
        assertThat(canteen.rollback().steps()).isNotEmpty();
    }

    @Test
    @DisplayName(
            "RULE-04: the secret that gets past maintenance mode is not shown to approvers and not kept in the ledger")
    @SuppressWarnings("unchecked")
    void thePlanForApproversHidesTheWayPastMaintenance() throws IOException {
        DeploymentSettings settings = bind(SERVICE.replace("[artisan, down]", "[artisan, down, --secret=let-me-in]"));
        ObjectProvider<OutputFilter> noFilter = mock(ObjectProvider.class);
        when(noFilter.getIfAvailable(any())).thenReturn(text -> text);
        DeploymentPlans plans = new ConfiguredDeploymentPlans(
                settings,
                new ServiceCommands(settings, mock(CommandRunner.class), noFilter),
                mock(Ledger.class),
                mock(Releases.class));

        ResolvedPlan plan = plans.resolved(new ReleaseStory().details());

        assertThat(plan.commands())
                .filteredOn(c -> c.step().equals("maintenance.enter"))
                .singleElement()
                .satisfies(c -> assertThat(c.command()).containsExactly("artisan", "down", "--secret=[redacted]"));
        assertThat(plan.toString()).doesNotContain("let-me-in");
    }

    @Test
    @DisplayName("DEP-01, RB-02: whatever command a deployment would run is in the plan that is approved")
    void aChangeOfAnyCommandChangesThePlan() throws IOException {
        String whole = SERVICE + """
                  artefacts:
                    before: {command: [digest, build]}
                    after: {command: [digest, target]}
                  rollback:
                    available: {command: [have, "{previousTag}"]}
                    steps:
                      - {id: undo, item: RB-02, title: Back, command: [git, checkout, "{previousTag}"], timeout: 60s}
                """;
        ResolvedPlan approved = plan(whole);

        for (String command : List.of(
                "git, checkout, \"{tag}\"",
                "artisan, down",
                "artisan, up",
                "dump,",
                "list,",
                "/srv/backups/",
                "digest, build",
                "digest, target",
                "have,",
                "git, checkout, \"{previousTag}\"",
                "/srv/canteen")) {
            assertThat(whole).contains(command);
            assertThat(plan(whole.replace(command, command.replaceFirst("[a-z]", "x")))
                            .difference(approved, Set.of()))
                    .as(command)
                    .isPresent();
        }
    }

    @Test
    @DisplayName("commands get the variables that the settings name; approvers see them, and secrets nobody")
    @SuppressWarnings("unchecked")
    void commandsGetTheVariablesOfTheirService() throws IOException {
        String yaml = SERVICE
                + "  environment: {KUBECONFIG: /srv/kube/production, DB_PASSWORD: not-for-eyes, LANG: ar_SA.UTF-8}\n";
        DeploymentSettings settings = bind(yaml);
        CommandRunner runner = mock(CommandRunner.class);
        ServiceCommands commands = new ServiceCommands(settings, runner, mock(ObjectProvider.class));

        commands.run(new ReleaseStory().details(), List.of("true"), Duration.ofSeconds(1));

        ArgumentCaptor<CommandSpec> spec = ArgumentCaptor.forClass(CommandSpec.class);
        verify(runner).run(spec.capture(), any());
        assertThat(spec.getValue().environment())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "KUBECONFIG", "/srv/kube/production",
                        "DB_PASSWORD", "not-for-eyes",
                        "LANG", "ar_SA.UTF-8"));
        ResolvedPlan plan = plan(yaml);
        assertThat(plan.commands())
                .filteredOn(c -> c.step().equals("environment"))
                .singleElement()
                .satisfies(c -> assertThat(c.command())
                        .containsExactly(
                                "DB_PASSWORD=[redacted]", "KUBECONFIG=/srv/kube/production", "LANG=ar_SA.UTF-8"));
        assertThat(settings.toString() + plan).doesNotContain("not-for-eyes");
        assertThat(plan(yaml.replace("kube/production", "kube/other")).difference(plan, Set.of()))
                .isPresent();
        assertThat(plan(yaml.replace("not-for-eyes", "rotated")).difference(plan, Set.of()))
                .isEmpty();
        assertThat(plan(SERVICE).commands()).noneMatch(c -> c.step().equals("environment"));
    }

    @SuppressWarnings("unchecked")
    private static ResolvedPlan plan(String yaml) throws IOException {
        DeploymentSettings settings = bind(yaml);
        ObjectProvider<OutputFilter> noFilter = mock(ObjectProvider.class);
        when(noFilter.getIfAvailable(any())).thenReturn(text -> text);
        return new ConfiguredDeploymentPlans(
                        settings,
                        new ServiceCommands(settings, mock(CommandRunner.class), noFilter),
                        mock(Ledger.class),
                        mock(Releases.class))
                .resolved(new ReleaseStory().details());
    }

    @Test
    void aServiceWithoutDeploymentHasNone() throws IOException {
        DeploymentSettings settings = bind("releases.services.other.source.repository: /srv/other.git");

        assertThat(settings.of("other")).isEmpty();
        assertThat(settings.of("unknown")).isEmpty();
        assertThat(settings.tagPrefix("other")).isEqualTo("v");
        assertThat(bind("releases.services.other.source.tag-prefix: release-").tagPrefix("other"))
                .isEqualTo("release-");
        assertThat(bind("spring.application.name: x").services()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            id: take-code        | id: Take code        | steps[0].id must be of lower-case letters, digits and '-', e.g. take-code
            item: DEP-01         | item: POST-01        | steps[0].item must name the policy item that the step serves, e.g. DEP-03 or RB-02
            title: Take the code | title: ''            | steps[0].title is missing: say what the step does
            timeout: 60s         | timeout: 0s          | steps[0].timeout is missing or not longer than zero, e.g. 60s
            {tag}                | {tags}               | steps[0].command uses the unknown placeholder {tags}; use one of {commit} {previousTag} {previousVersion} {release} {tag} {version}.
            {tag}                | {backup}             | steps[0].command uses the unknown placeholder {backup}; use one of {commit} {previousTag} {previousVersion} {release} {tag} {version}.
            /srv/canteen         | ''                   | working-directory is missing: name the directory in which the commands run
            leave: {command: [artisan, up]} | leave: {timeout: 1s} | maintenance.leave.command is missing: what is taken offline is brought back (DEP-07)
            warn-after: 20m      | warn-after: 0s       | maintenance.warn-after must be longer than zero, e.g. 30m
            '"https://canteen.example.com"' | ''      | maintenance.bypass.origins is missing: name the addresses that may see the secret
            https://canteen.example.com | https://canteen.example.com/x | maintenance.bypass.origins[0] must be scheme, host and port only
            path: /let-me-in     | path: let-me-in      | maintenance.bypass.path must be a path like /4f1c9e
            bypass: {path: /let-me-in, origins: ["https://canteen.example.com"]} | closed: {statuses: [502]} | maintenance.closed has no effect without maintenance.bypass
            timeout: 60s         | timeout: 60s, when: migrations | steps are all for releases with migrations, so for any other one nothing would be run, and it would count as done: leave 'when' out of the steps that every release needs
            owner: deployer      | rollback: {steps: [{id: undo, item: RB-03, title: Undo, command: [undo], timeout: 60s, when: migrations}]} | rollback.steps are all for releases with migrations
            warn-after: 20m      | closed: {statuses: [200]} | maintenance.closed.statuses[0] is 200, which turns nobody away: write one from 300 to 599, and of a page with another status a text as maintenance.closed.contains
            warn-after: 20m      | closed: {statuses: [503, 600]} | maintenance.closed.statuses[1] is 600, which turns nobody away
            warn-after: 20m      | closed: {statuses: []} | maintenance.closed.statuses is empty, so nothing would count as closed: write e.g. [503]
            warn-after: 20m      | closed: {redirect: maintenance} | maintenance.closed.redirect must be like /maintenance or https://status.example.com/canteen
            warn-after: 20m      | closed: {redirect: /} | maintenance.closed.redirect must be like /maintenance
            path: /let-me-in     | header: let-me-in    | maintenance.bypass.header must be like X-Maintenance-Bypass: 4f1c9e
            verify-command: [list, "{backup}"] | max-agee: 1h | backup.verify-command is missing: give the program and its arguments as a list
            [list, "{backup}"]   | [list, /srv/last]    | backup.verify-command has no {backup}, so it proves nothing of the backup that was just made: hand the file to it
            [dump, "{backup}"]   | [dump, --all]        | backup.command has no {backup}, so it would write another file than the one that is looked for: hand the file to it
            /srv/backups/{release}.dump | /srv/{release}/x.dump | backup.path must be a file in a fixed directory; placeholders belong in its name
            min-bytes: 500       | min-bytes: 0         | backup.min-bytes must be at least 1
            max-age: 2h          | max-age: 0s          | backup.max-age must be longer than zero, e.g. 1h
            owner: deployer      | environment: {KUBE-CONFIG: /srv/kube} | environment.KUBE-CONFIG is no variable's name: write letters, digits and _
            owner: deployer      | environment: {PATH: /srv/bin} | environment.PATH is the application's own: choose another name
            owner: deployer      | environment: {RELEASES_COMMAND_ID: x} | environment.RELEASES_COMMAND_ID is the application's own
            """)
    void namesThePropertyAtFault(String right, String wrong, String message) {
        assertThat(SERVICE).contains(right);
        assertThatThrownBy(() -> bind(SERVICE.replace(right, wrong)))
                .rootCause()
                .hasMessageContaining("REL-DEP-001")
                .hasMessageContaining("releases.services.canteen-api.deployment." + message);
    }

    @Test
    void comparesArtefactsOrDigestsNone() throws IOException {
        assertThatThrownBy(() -> bind(SERVICE + "  artefacts: {before: {command: [sha256sum, canteen.tar]}}\n"))
                .rootCause()
                .hasMessageContaining(
                        "releases.services.canteen-api.deployment.artefacts needs both before.command and after.command");
        assertThatThrownBy(
                        () -> bind(
                                SERVICE
                                        + "  artefacts: {before: {command: [sha256sum, x]}, after: {command: [sha256sum, \"{backup}\"]}}\n"))
                .rootCause()
                .hasMessageContaining("artefacts.after.command uses the unknown placeholder {backup}");
        assertThat(bind(SERVICE).of("canteen-api").orElseThrow().artefacts().configured())
                .isFalse();
    }

    @Test
    @DisplayName(
            "a mistyped placeholder, program or time of any command is told at the start, not when the command is run")
    void judgesEveryCommand() {
        String commands = """
                releases.services.canteen-api.deployment:
                  working-directory: /srv/canteen
                  steps: [{id: take-code, item: DEP-01, title: Take the code, command: [BAD], timeout: 10ms}]
                  maintenance:
                    enter: {command: [BAD, down], timeout: 10ms}
                    leave: {command: [BAD, up], timeout: 10ms}
                  artefacts:
                    before: {command: [BAD, before], timeout: 10ms}
                    after: {command: [BAD, after], timeout: 10ms}
                  rollback:
                    available: {command: [BAD], timeout: 10ms}
                    steps: [{id: undo, item: RB-02, title: Undo, command: [BAD], timeout: 10ms}]
                  staging-migration-test: {command: [BAD], timeout: 10ms}
                  backup:
                    {command: [BAD, "{backup}"], verify-command: [BAD, "{backup}"], path: "/srv/PATH.dump", timeout: 10ms}
                """;
        List<String> keys = List.of(
                "steps[0]",
                "maintenance.enter",
                "maintenance.leave",
                "artefacts.before",
                "artefacts.after",
                "rollback.available",
                "rollback.steps[0]",
                "staging-migration-test",
                "backup");

        var unknown = assertThatThrownBy(
                        () -> bind(commands.replace("BAD", "\"{tags}\"").replace("PATH", "{tag}")))
                .rootCause();
        var missing =
                assertThatThrownBy(() -> bind(commands.replace("BAD", "''"))).rootCause();
        for (String key : keys) {
            String full = " releases.services.canteen-api.deployment." + key;
            unknown.hasMessageContaining(full + ".command uses the unknown placeholder {tags}");
            missing.hasMessageContaining(full + ".command is missing: give the program")
                    .hasMessageContaining(full + ".timeout is PT0.01S: write at least a second");
        }
        unknown.hasMessageContaining("backup.verify-command uses the unknown placeholder {tags}")
                .hasMessageContaining("backup.path uses the unknown placeholder {tag}");
        missing.hasMessageContaining("backup.verify-command is missing");
    }

    @Test
    @DisplayName("RB-02: a way back that takes the code of the deployment again is refused")
    void aRollbackDoesNotBringTheSameVersionAgain() throws IOException {
        String back = "  rollback: {steps: [{id: undo, item: RB-02, title: Back, command: [%s], timeout: 1s}]}\n";
        String again = "rollback.steps[0].command is that of a step of the deployment and would bring the same version";

        assertThatThrownBy(() -> bind(SERVICE + back.formatted("git, checkout, \"{tag}\"")))
                .rootCause()
                .hasMessageContaining(again);
        assertThat(bind(SERVICE + back.formatted("git, checkout, \"{previousTag}\""))
                        .of("canteen-api"))
                .isPresent();
        assertThat(bind(SERVICE.replace("[git, checkout, \"{tag}\"]", "[restart]") + back.formatted("restart"))
                        .of("canteen-api"))
                .as("it names no version")
                .isPresent();
    }

    @Test
    void aStatusThatTurnsUsersAwayIsOneOfARedirectOrAnError() throws IOException {
        assertThat(bind(SERVICE.replace("warn-after: 20m", "closed: {statuses: [300, 599]}"))
                        .closedAnswer("canteen-api"))
                .isEqualTo(new ClosedAnswer(Set.of(300, 599), "", ""));
        assertThat(bind(SERVICE).closedAnswer("unknown")).isEqualTo(new ClosedAnswer(Set.of(503), "", ""));
    }

    @Test
    void saysEverythingAtOnce() {
        assertThatThrownBy(() -> bind(SERVICE.replace("DEP-01", "X").replace("timeout: 60s", "idempotent: true")))
                .rootCause()
                .hasMessageContaining("steps[0].item")
                .hasMessageContaining("steps[0].timeout");
    }

    @Test
    void refusesTwoStepsOfOneId() {
        String step =
                "    - {id: take-code, item: DEP-01, title: Take the code, command: [git, checkout, \"{tag}\"], timeout: 60s}\n";
        assertThatThrownBy(() -> bind(SERVICE.replace(step, step + step)))
                .rootCause()
                .hasMessageContaining("steps[1].id is 'take-code' for a second time; ids are unique in a plan");
    }

    @Test
    void namesTheStepWhoseConditionIsUnknown() {
        assertThatThrownBy(() -> bind(SERVICE.replace("timeout: 60s", "timeout: 60s, when: sometimes")))
                .hasStackTraceContaining("releases.services.canteen-api.deployment.steps[0].when");
    }

    private static DeploymentSettings bind(String yaml) throws IOException {
        return bind(environment(new ByteArrayResource(yaml.getBytes(StandardCharsets.UTF_8))));
    }

    private static DeploymentSettings bind(StandardEnvironment environment) {
        return Binder.get(environment).bindOrCreate("releases", DeploymentSettings.class);
    }

    private static StandardEnvironment environment(Resource yaml) throws IOException {
        StandardEnvironment environment = new StandardEnvironment();
        List.copyOf(new YamlPropertySourceLoader().load("test", yaml))
                .forEach(environment.getPropertySources()::addLast);
        return environment;
    }
}
