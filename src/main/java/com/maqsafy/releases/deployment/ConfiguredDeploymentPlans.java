package com.maqsafy.releases.deployment;

import com.maqsafy.releases.command.CommandSpec;
import com.maqsafy.releases.command.Placeholders;
import com.maqsafy.releases.deployment.DeploymentSettings.Backup;
import com.maqsafy.releases.deployment.DeploymentSettings.Deployment;
import com.maqsafy.releases.deployment.DeploymentSettings.Hook;
import com.maqsafy.releases.deployment.DeploymentSettings.Step;
import com.maqsafy.releases.deployment.DeploymentSettings.When;
import com.maqsafy.releases.deployment.ResolvedPlan.Command;
import com.maqsafy.releases.evidence.Ledger;
import com.maqsafy.releases.release.DeploymentStarted;
import com.maqsafy.releases.release.RanBefore;
import com.maqsafy.releases.release.ReleaseDetails;
import com.maqsafy.releases.release.Releases;
import com.maqsafy.releases.source.ReleasePart;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.commons.codec.digest.DigestUtils;
import org.springframework.stereotype.Component;

/** The plans as the settings have them. */
@Component
class ConfiguredDeploymentPlans implements DeploymentPlans {

    private final DeploymentSettings settings;
    private final ServiceCommands commands;
    private final Ledger ledger;
    private final Releases releases;

    ConfiguredDeploymentPlans(DeploymentSettings settings, ServiceCommands commands, Ledger ledger, Releases releases) {
        this.settings = settings;
        this.commands = commands;
        this.ledger = ledger;
        this.releases = releases;
    }

    @Override
    public List<PlannedStep> deployment(ReleaseDetails release) {
        return settings.of(release.service())
                .map(d -> planned(release, d.steps(), "steps", commands.placeholders(release)))
                .orElse(List.of());
    }

    @Override
    public List<PlannedStep> rollback(ReleaseDetails release) {
        return settings.of(release.service())
                .map(d -> planned(
                        release,
                        d.rollback().steps(),
                        "rollback.steps",
                        commands.placeholders(release, returnsTo(release))))
                .orElse(List.of());
    }

    @Override
    public String returnsTo(ReleaseDetails release) {
        return ledger.last(release.key(), DeploymentStarted.class)
                .map(started -> RanBefore.of(release, Optional.of(started)))
                .or(() -> releases.productionVersion(release.service()))
                .orElse(release.previousVersion());
    }

    @Override
    public List<ShownStep> shownRollback(ReleaseDetails release) {
        return rollback(release).stream()
                .map(s -> new ShownStep(s.item(), s.title(), String.join(" ", commands.shown(s.argv()))))
                .toList();
    }

    @Override
    public String shownRollbackDigest(ReleaseDetails release) {
        List<String> shown = new ArrayList<>();
        shown.add(returnsTo(release));
        settings.of(release.service()).ifPresent(d -> {
            shown.add(d.workingDirectory());
            shown.addAll(variables(release.service(), d.environment()));
        });
        rollback(release).stream()
                .map(step -> command(release, ResolvedPlan.ROLLBACK, step))
                .forEach(command -> {
                    shown.addAll(List.of(command.step(), command.item(), command.title(), command.timeout()));
                    shown.add(String.valueOf(command.repeatable()));
                    shown.addAll(command.command());
                });
        // Lengths, so that no two lists read the same.
        return DigestUtils.sha256Hex(
                shown.stream().map(text -> text.length() + ":" + text).collect(Collectors.joining()));
    }

    @Override
    public ResolvedPlan resolved(ReleaseDetails release) {
        return new ResolvedPlan(
                settings.of(release.service()).map(d -> commands(release, d)).orElse(List.of()));
    }

    private List<Command> commands(ReleaseDetails release, Deployment deployment) {
        List<Command> plan = new ArrayList<>();
        // Where it runs decides what runs.
        plan.add(new Command(
                ResolvedPlan.DEPLOYMENT,
                "working-directory",
                "DEP-01",
                "Working directory of all commands",
                List.of(deployment.workingDirectory()),
                "PT0S",
                true));
        if (!deployment.environment().isEmpty()) {
            plan.add(new Command(
                    ResolvedPlan.DEPLOYMENT,
                    "environment",
                    "DEP-01",
                    "Variables of all commands",
                    variables(release.service(), deployment.environment()),
                    "PT0S",
                    true));
        }
        if (deployment.backup().configured() && migrations(release)) {
            Backup backup = deployment.backup();
            String timeout = backup.timeout().toString();
            // Where it is written decides what can be restored.
            plan.add(new Command(
                    ResolvedPlan.BACKUP,
                    "backup.path",
                    "PRIN-08",
                    "File that the backup writes",
                    List.of(resolved(release, backup.path(), "backup.path")),
                    "PT0S",
                    true));
            plan.add(command(
                    release, ResolvedPlan.BACKUP, "backup", "PRIN-08", "Back up", backup.command(), timeout, false));
            plan.add(command(
                    release,
                    ResolvedPlan.BACKUP,
                    "verify-backup",
                    "PRIN-08",
                    "Read the backup back",
                    backup.verifyCommand(),
                    timeout,
                    true));
        }
        hook(
                release,
                "maintenance.enter",
                "DEP-06",
                "Enter maintenance mode",
                deployment.maintenance().enter(),
                plan);
        artefacts(
                release,
                "artefacts.before",
                "Digest what is deployed",
                deployment.artefacts().before(),
                plan);
        deployment(release).forEach(step -> plan.add(command(release, ResolvedPlan.DEPLOYMENT, step)));
        artefacts(
                release,
                "artefacts.after",
                "Digest what the target has",
                deployment.artefacts().after(),
                plan);
        hook(
                release,
                "maintenance.leave",
                "DEP-07",
                "Bring the service online",
                deployment.maintenance().leave(),
                plan);
        available(release, deployment.rollback().available(), plan);
        rollback(release).forEach(step -> plan.add(command(release, ResolvedPlan.ROLLBACK, step)));
        return plan;
    }

    private void artefacts(
            ReleaseDetails release, String id, String title, DeploymentSettings.Command command, List<Command> plan) {
        if (command.configured()) {
            plan.add(command(
                    release,
                    ResolvedPlan.DEPLOYMENT,
                    id,
                    "VER-05",
                    title,
                    commands.placeholders(release)
                            .resolve(command.command(), DeploymentSettings.property(release.service()) + "." + id),
                    command.timeout().toString(),
                    true));
        }
    }

    private void available(ReleaseDetails release, DeploymentSettings.Command command, List<Command> plan) {
        if (command.configured()) {
            plan.add(command(
                    release,
                    ResolvedPlan.ROLLBACK,
                    "rollback.available",
                    "RB-02",
                    "Ask whether the version before can be had",
                    commands.placeholders(release, returnsTo(release))
                            .resolve(
                                    command.command(),
                                    DeploymentSettings.property(release.service()) + ".rollback.available.command"),
                    command.timeout().toString(),
                    true));
        }
    }

    private String resolved(ReleaseDetails release, String text, String key) {
        return commands.placeholders(release)
                .resolve(List.of(text), DeploymentSettings.property(release.service()) + "." + key)
                .get(0);
    }

    /** A hook whose placeholders are put in; nothing when there is none. */
    private void hook(ReleaseDetails release, String id, String item, String title, Hook hook, List<Command> plan) {
        if (hook.configured()) {
            plan.add(command(
                    release,
                    ResolvedPlan.DEPLOYMENT,
                    id,
                    item,
                    title,
                    commands.placeholders(release)
                            .resolve(
                                    hook.command(),
                                    DeploymentSettings.property(release.service()) + "." + id + ".command"),
                    hook.timeout().toString(),
                    true));
        }
    }

    private Command command(ReleaseDetails release, String part, PlannedStep step) {
        return command(
                release,
                part,
                step.id(),
                step.item(),
                step.title(),
                step.argv(),
                step.timeout().toString(),
                step.idempotent());
    }

    private Command command(
            ReleaseDetails release,
            String part,
            String id,
            String item,
            String title,
            List<String> argv,
            String timeout,
            boolean repeatable) {
        return new Command(part, id, item, title, commands.shown(masked(release.service(), argv)), timeout, repeatable);
    }

    /** {@code NAME=value}; a secret may be changed after the approval, for it decides nothing of what runs. */
    private List<String> variables(String service, Map<String, String> environment) {
        List<String> variables = new TreeMap<>(environment)
                .entrySet().stream()
                        .map(v ->
                                v.getKey() + "=" + (CommandSpec.tellsSecret(v.getKey()) ? "[redacted]" : v.getValue()))
                        .toList();
        return commands.shown(masked(service, variables));
    }

    /** What gets checks past maintenance mode is told to the target only: evidence is read by many, and for long. */
    private List<String> masked(String service, List<String> argv) {
        return argv.stream().map(word -> settings.masked(service, word)).toList();
    }

    private static boolean migrations(ReleaseDetails release) {
        return ReleasePart.DATABASE_MIGRATION.in(release.contains());
    }

    @Override
    public boolean configured(String service) {
        return settings.of(service).isPresent();
    }

    @Override
    public Optional<String> owner(String service) {
        return settings.of(service).map(Deployment::owner).filter(o -> !o.isEmpty());
    }

    @Override
    public boolean rollbackConfigured(String service) {
        return settings.of(service).map(d -> !d.rollback().steps().isEmpty()).orElse(false);
    }

    @Override
    public boolean availabilityConfigured(String service) {
        return settings.of(service)
                .map(d -> d.rollback().available().configured())
                .orElse(false);
    }

    private List<PlannedStep> planned(ReleaseDetails release, List<Step> steps, String key, Placeholders values) {
        boolean migrations = migrations(release);
        List<PlannedStep> planned = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            if (migrations || step.when() == When.ALWAYS) {
                String setting = DeploymentSettings.property(release.service()) + "." + key + "[" + i + "].command";
                planned.add(new PlannedStep(
                        step.id(),
                        step.item(),
                        step.title(),
                        values.resolve(step.command(), setting),
                        step.timeout(),
                        step.idempotent(),
                        step.leavesProcesses()));
            }
        }
        return List.copyOf(planned);
    }
}
