package com.maqsafy.releases.deployment;

import com.maqsafy.releases.command.CommandException;
import com.maqsafy.releases.command.CommandResult;
import com.maqsafy.releases.deployment.DeploymentSettings.Hook;
import com.maqsafy.releases.evidence.KeptFile;
import com.maqsafy.releases.evidence.KeptFiles;
import com.maqsafy.releases.evidence.LedgerEvent;
import com.maqsafy.releases.process.ReleaseVariables;
import com.maqsafy.releases.process.WorkHandler;
import com.maqsafy.releases.process.WorkItem;
import com.maqsafy.releases.process.WorkResult;
import com.maqsafy.releases.release.ReleaseDetails;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Closes a service to its users before a plan touches production (DEP-06), and opens it again (DEP-07).
 *
 * <p>What is to be done is read from the ledger, not from the token. Closing is noted before its command runs: from then
 * on the service counts as held until it was opened, whatever became of the command. Opening a service that was never
 * closed runs nothing, and one that is held is opened only when its verification passed or a person gave up. Both commands
 * are repeated after a crash and must bear it. A command that fails is tried three times; then a person decides.
 */
@Component
class MaintenanceModeWork implements WorkHandler {

    private static final int TRIES = 3;
    private static final int KEPT = 4_000;
    static final String WHERE = "maintenance mode";

    private final DeploymentHistories histories;
    private final DeploymentSettings settings;
    private final ProductionAccess access;
    private final ServiceCommands commands;
    private final WorkerRecords records;
    private final ProductionStates production;
    private final KeptFiles files;
    private final UsersTurnedAway turnedAway;

    MaintenanceModeWork(
            DeploymentHistories histories,
            DeploymentSettings settings,
            ProductionAccess access,
            ServiceCommands commands,
            WorkerRecords records,
            ProductionStates production,
            KeptFiles files,
            UsersTurnedAway turnedAway) {
        this.histories = histories;
        this.settings = settings;
        this.access = access;
        this.commands = commands;
        this.records = records;
        this.production = production;
        this.files = files;
        this.turnedAway = turnedAway;
    }

    /** One direction: what it is called in settings, ledger and models. */
    private enum Direction {
        ENTER("maintenance.enter", "maintenanceNotEntered", "DEP-06"),
        LEAVE("maintenance.leave", "serviceNotOnline", "DEP-07");

        private final String setting;
        private final String errorCode;
        private final String policyItem;

        Direction(String setting, String errorCode, String policyItem) {
            this.setting = setting;
            this.errorCode = errorCode;
            this.policyItem = policyItem;
        }

        /** How often its command failed since somebody decided on it. */
        private int failures(DeploymentHistory history) {
            return this == ENTER
                    ? history.failures(MaintenanceEntered.class, ClosingDecided.class)
                    : history.failures(MaintenanceLeft.class, ReopeningDecided.class);
        }
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
                access.refuse(
                        item,
                        WHERE,
                        "REL-DEP-020 Maintenance mode knows enter and leave, not '" + plan + "'. Mend the model.");
        };
    }

    private WorkResult enter(WorkItem item, DeploymentHistory history) {
        ReleaseDetails release = history.release();
        Plan plan = Plan.ofWord(item.required(ReleaseVariables.PURPOSE.name())).orElse(Plan.DEPLOYMENT);
        if (history.attempt() == 0) {
            return access.refuse(
                    item,
                    WHERE,
                    "REL-DEP-011 Nobody has started the deployment of " + item.release()
                            + ". Start it with its form; a moved token does not.");
        }
        if (!(plan == Plan.ROLLBACK ? Maintenance.asksForRollback(release) : release.maintenanceMode())) {
            return access.refuse(
                    item,
                    WHERE,
                    "REL-DEP-021 " + item.release()
                            + " did not ask for maintenance mode, so its users are not locked out (DEP-06).");
        }
        if (history.maintenanceHold().filter(MaintenanceHold::certain).isPresent()) {
            return WorkResult.done();
        }
        Optional<WorkResult> refusal = access.refusal(item, plan, WHERE);
        if (refusal.isPresent()) {
            // Once it may be closed, whoever can go back is asked.
            return plan == Plan.DEPLOYMENT && history.productionTouched()
                    ? new WorkResult.Failed(
                            Direction.ENTER.errorCode,
                            "REL-DEP-540 " + release.service()
                                    + " may be closed already, and its deployment may not go on (DEP-06).",
                            Map.of())
                    : refusal.get();
        }
        Optional<Hook> hook =
                settings.of(release.service()).map(d -> d.maintenance().enter()).filter(Hook::configured);
        if (hook.isEmpty()) {
            return new WorkResult.Failed(
                    Direction.ENTER.errorCode,
                    "REL-DEP-022 " + release.service() + " cannot be put into maintenance mode. Set "
                            + DeploymentSettings.property(release.service()) + ".maintenance.enter.command.",
                    Map.of());
        }
        if (history.maintenanceHold().isEmpty()) {
            records.record(
                    item,
                    new MaintenanceEntering(history.attempt(), plan.word()),
                    List.of("DEP-06"),
                    () -> production.enteredMaintenance(release.service(), release.key()));
        }
        return run(item, history, hook.get(), Direction.ENTER);
    }

    private WorkResult leave(WorkItem item, DeploymentHistory history) {
        if (history.maintenanceHold().isEmpty()) {
            return WorkResult.done();
        }
        Optional<WorkResult> refusal = access.refusalToReopen(item, WHERE);
        if (refusal.isPresent()) {
            // Not an incident: whoever may open it is asked, and may have a reason.
            return new WorkResult.Failed(
                    Direction.LEAVE.errorCode,
                    "REL-DEP-060 " + history.release().service()
                            + " is not opened: what runs has not been verified, and nobody gave up (DEP-07).",
                    Map.of());
        }
        Optional<Hook> hook = settings.of(history.release().service())
                .map(d -> d.maintenance().leave())
                .filter(Hook::configured);
        if (hook.isEmpty()) {
            return new WorkResult.Failed(
                    Direction.LEAVE.errorCode,
                    "REL-DEP-061 " + history.release().service() + " cannot be brought online. Set "
                            + DeploymentSettings.property(history.release().service())
                            + ".maintenance.leave.command, or do it by hand.",
                    Map.of());
        }
        return run(item, history, hook.get(), Direction.LEAVE);
    }

    private WorkResult run(WorkItem item, DeploymentHistory history, Hook hook, Direction direction) {
        ReleaseDetails release = history.release();
        List<String> argv = null;
        CommandResult result = null;
        String output = "";
        byte[] printed = null;
        String problem;
        try {
            List<String> resolved = commands.placeholders(release)
                    .resolve(
                            hook.command(),
                            DeploymentSettings.property(release.service()) + "." + direction.setting + ".command");
            argv = resolved.stream().map(a -> shown(release, a)).toList();
            item.lease().requireHeld();
            result = commands.run(release, resolved, hook.timeout());
            output = shown(release, result.output());
            printed = KeptFile.bytes(output);
            problem = result.succeeded()
                    ? direction == Direction.LEAVE ? stillClosed(history) : ""
                    : shown(release, result.message()) + " Its output: " + tail(output.replaceAll("\\s+", " "), 300);
        } catch (CommandException e) {
            problem = String.valueOf(e.getMessage());
        }
        boolean opened = direction == Direction.LEAVE && problem.isEmpty();
        boolean nothingDone = result != null && result.succeeded() && !problem.isEmpty();
        LedgerEvent event = ended(
                direction,
                history.attempt(),
                argv,
                result,
                nothingDone,
                tail(nothingDone ? output + "\n" + problem : output, KEPT),
                printed);
        byte[] kept = printed;
        records.record(item, event, event.items(), () -> {
            if (kept != null) {
                files.keep(kept);
            }
            if (opened) {
                // A guard has let it pass: what runs is verified, or somebody gave up.
                production.opened(history, true);
            }
        });
        return problem.isEmpty() ? WorkResult.done() : failed(history, direction, problem);
    }

    /** Why a service that was just opened is not; blank when it is, or nobody can tell, or somebody gave up on what runs. */
    private String stillClosed(DeploymentHistory history) {
        return history.recoveryDecision().equals("failed")
                ? ""
                : turnedAway
                        .from(history.release().service())
                        .map(why -> "it ended well, but " + why + ".")
                        .orElse("");
    }

    /**
     * @param result null when the command was not started
     * @param nothingDone whether it ended well and was of no effect
     */
    private static LedgerEvent ended(
            Direction direction,
            int attempt,
            @Nullable List<String> argv,
            @Nullable CommandResult result,
            boolean nothingDone,
            String output,
            byte @Nullable [] printed) {
        StepOutcome ended = result == null ? StepOutcome.NOT_STARTED : StepOutcome.of(result.outcome());
        String outcome = (nothingDone ? StepOutcome.FAILED : ended).word();
        Integer exitCode = result == null ? null : result.exitCode();
        Long took = result == null ? null : result.duration().toMillis();
        String kept = result == null ? null : output;
        String sha256 = result == null ? null : result.outputSha256();
        KeptFile file = printed == null ? null : KeptFile.of(printed);
        return direction == Direction.ENTER
                ? new MaintenanceEntered(attempt, argv, outcome, exitCode, took, kept, sha256, file)
                : new MaintenanceLeft(attempt, argv, outcome, exitCode, took, kept, sha256, file);
    }

    /** As it may be kept and shown: the way past maintenance mode is a secret, and Laravel prints it. */
    private String shown(ReleaseDetails release, String text) {
        return commands.shown(settings.masked(release.service(), text));
    }

    /** Tried again by the worker, until a person must decide. */
    private static WorkResult failed(DeploymentHistory before, Direction direction, String problem) {
        String message = "REL-DEP-023 " + direction.setting + " of "
                + before.release().service() + " did not end well (" + direction.policyItem + "): " + problem;
        if (direction.failures(before) + 1 < TRIES) {
            throw new IllegalStateException(message);
        }
        return new WorkResult.Failed(direction.errorCode, message, Map.of());
    }

    private static String tail(String output, int length) {
        String text = output.strip();
        int from = Math.max(0, text.length() - length);
        // Half a surrogate pair is no text.
        return text.substring(from > 0 && Character.isLowSurrogate(text.charAt(from)) ? from + 1 : from);
    }
}
