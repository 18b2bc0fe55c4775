package com.maqsafy.releases.deployment;

import com.maqsafy.releases.command.Placeholders;
import com.maqsafy.releases.deployment.DeploymentSettings.Deployment;
import com.maqsafy.releases.deployment.DeploymentSettings.Step;
import com.maqsafy.releases.deployment.DeploymentSettings.When;
import com.maqsafy.releases.release.ReleaseDetails;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The plans as the settings have them. */
@Component
class ConfiguredDeploymentPlans implements DeploymentPlans {

    private final DeploymentSettings settings;
    private final ServiceCommands commands;

    ConfiguredDeploymentPlans(DeploymentSettings settings, ServiceCommands commands) {
        this.settings = settings;
        this.commands = commands;
    }

    @Override
    public List<PlannedStep> deployment(ReleaseDetails release) {
        return settings.of(release.service())
                .map(d -> planned(release, d.steps(), "steps"))
                .orElse(List.of());
    }

    @Override
    public List<PlannedStep> rollback(ReleaseDetails release) {
        return settings.of(release.service())
                .map(d -> planned(release, d.rollback().steps(), "rollback.steps"))
                .orElse(List.of());
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
    public boolean backupConfigured(String service) {
        return settings.of(service).map(d -> d.backup().configured()).orElse(false);
    }

    private List<PlannedStep> planned(ReleaseDetails release, List<Step> steps, String key) {
        boolean migrations = release.contains().contains("database-migration");
        Placeholders values = commands.placeholders(release);
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
                        step.idempotent()));
            }
        }
        return List.copyOf(planned);
    }
}
