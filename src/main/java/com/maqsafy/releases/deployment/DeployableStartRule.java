package com.maqsafy.releases.deployment;

import com.maqsafy.releases.process.Violation;
import com.maqsafy.releases.release.PreparedStartRule;
import com.maqsafy.releases.release.ReleaseDetails;
import com.maqsafy.releases.release.ReleaseStart;
import com.maqsafy.releases.source.ReleasePart;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * RULE-03, DEP-06: what the settings of a service do not provide for is told at the start, not when the release was approved
 * and is to be deployed: a backup for its migrations, a command that closes the service to its users.
 */
@Component
class DeployableStartRule implements PreparedStartRule {

    private final DeploymentSettings settings;

    DeployableStartRule(DeploymentSettings settings) {
        this.settings = settings;
    }

    @Override
    public List<Violation> check(ReleaseStart.Prepared prepared) {
        ReleaseDetails release = prepared.details();
        return settings.of(release.service())
                .map(deployment -> missing(release, deployment))
                // Without any deployment it is not ready, which another rule says.
                .orElse(List.of());
    }

    private static List<Violation> missing(ReleaseDetails release, DeploymentSettings.Deployment deployment) {
        String service = release.service();
        List<Violation> missing = new ArrayList<>();
        if (ReleasePart.DATABASE_MIGRATION.in(release.contains())
                && !deployment.backup().configured()) {
            missing.add(new Violation(
                    "RULE-03",
                    "contains",
                    "%s has no backup, and a release with migrations is not deployed without one. Set releases.services.%s.deployment.backup."
                            .formatted(service, service)));
        }
        if (release.maintenanceMode() && !deployment.maintenance().enter().configured()) {
            missing.add(new Violation(
                    "DEP-06",
                    "maintenanceMode",
                    "%s cannot be closed to its users. Set releases.services.%s.deployment.maintenance.enter.command, or deploy without stopping user traffic."
                            .formatted(service, service)));
        }
        return missing;
    }
}
