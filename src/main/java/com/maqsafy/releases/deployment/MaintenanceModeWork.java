package com.maqsafy.releases.deployment;

import com.maqsafy.releases.command.CommandResult;
import com.maqsafy.releases.deployment.DeploymentSettings.Hook;
import com.maqsafy.releases.evidence.LedgerRecord;
import com.maqsafy.releases.process.ReleaseVariables;
import com.maqsafy.releases.process.WorkHandler;
import com.maqsafy.releases.process.WorkItem;
import com.maqsafy.releases.process.WorkResult;
import com.maqsafy.releases.release.ReleaseDetails;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Takes a service offline for a deployment, only when the release asked for it (DEP-06), and brings it back on every path
 * (DEP-07). Coming back is never refused.
 */
@Component
class MaintenanceModeWork implements WorkHandler {

    private final DeploymentHistories histories;
    private final DeploymentSettings settings;
    private final ProductionDoor door;
    private final ServiceCommands commands;
    private final WorkerRecords records;

    MaintenanceModeWork(
            DeploymentHistories histories,
            DeploymentSettings settings,
            ProductionDoor door,
            ServiceCommands commands,
            WorkerRecords records) {
        this.histories = histories;
        this.settings = settings;
        this.door = door;
        this.commands = commands;
        this.records = records;
    }

    @Override
    public String topic() {
        return "maintenance-mode";
    }

    @Override
    public WorkResult work(WorkItem item) {
        DeploymentHistory history = histories.of(item.release());
        String plan = item.required(ReleaseVariables.PLAN.name());
        return switch (plan) {
            case "enter" -> enter(item, history);
            case "leave" -> leave(item, history);
            default ->
                door.refuse(
                        item,
                        "maintenance mode",
                        "REL-DEP-020 Maintenance mode knows enter and leave, not '" + plan + "'. Mend the model.");
        };
    }

    private WorkResult enter(WorkItem item, DeploymentHistory history) {
        String where = "maintenance mode";
        ReleaseDetails release = history.release();
        if (history.attempt() == 0) {
            return door.refuse(
                    item,
                    where,
                    "REL-DEP-011 Nobody has started the deployment of " + item.release()
                            + ". Start it with its form; a moved token does not.");
        }
        if (!release.maintenanceMode()) {
            return door.refuse(
                    item,
                    where,
                    "REL-DEP-021 " + item.release()
                            + " did not ask for maintenance mode, so its users are not locked out (DEP-06).");
        }
        Optional<Hook> hook =
                settings.of(release.service()).map(d -> d.maintenance().enter()).filter(Hook::configured);
        if (hook.isEmpty()) {
            return door.refuse(
                    item,
                    where,
                    "REL-DEP-022 " + release.service() + " cannot be put into maintenance mode. Set "
                            + DeploymentSettings.property(release.service()) + ".maintenance.enter.command.");
        }
        if (entered(history)) {
            return WorkResult.done();
        }
        return door.refusal(item, Plan.DEPLOYMENT, where)
                .orElseGet(() -> run(item, history, hook.get(), "maintenance.enter", "maintenanceEntered", "DEP-06"));
    }

    private WorkResult leave(WorkItem item, DeploymentHistory history) {
        return settings.of(history.release().service())
                .map(d -> d.maintenance().leave())
                .filter(Hook::configured)
                .map(hook -> run(item, history, hook, "maintenance.leave", "maintenanceLeft", "DEP-07"))
                .orElseGet(WorkResult::done);
    }

    private WorkResult run(
            WorkItem item, DeploymentHistory history, Hook hook, String setting, String kind, String policyItem) {
        CommandResult result = commands.run(history.release(), hook.command(), hook.timeout(), setting + ".command");
        records.record(
                item,
                kind,
                List.of(policyItem),
                Map.of(
                        "attempt", history.attempt(),
                        "outcome", StepOutcome.of(result.outcome()).word(),
                        "outputSha256", result.outputSha256()));
        if (!result.succeeded()) {
            throw new IllegalStateException(
                    "REL-DEP-023 " + setting + " of " + history.release().service()
                            + " did not end well (" + policyItem + "): " + result.message() + " Its output: "
                            + tail(result.output()));
        }
        return WorkResult.done();
    }

    private static String tail(String output) {
        String text = output.strip().replaceAll("\\s+", " ");
        return text.substring(Math.max(0, text.length() - 300));
    }

    private static boolean entered(DeploymentHistory history) {
        long left = history.last("maintenanceLeft").map(LedgerRecord::sequence).orElse(0L);
        return history.lastOfAttempt("maintenanceEntered")
                .filter(r -> r.sequence() > left)
                .filter(r -> DeploymentHistory.text(r, "outcome").equals(StepOutcome.SUCCEEDED.word()))
                .isPresent();
    }
}
