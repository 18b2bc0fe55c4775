package com.maqsafy.releases.deployment;

import com.maqsafy.releases.approval.ApprovalDecided;
import com.maqsafy.releases.approval.BreakGlass;
import com.maqsafy.releases.approval.LiftedDuties;
import com.maqsafy.releases.approval.SeparationOfDuties;
import com.maqsafy.releases.calendar.ServiceTimes;
import com.maqsafy.releases.evidence.Members;
import com.maqsafy.releases.evidence.Recorded;
import com.maqsafy.releases.evidence.Words;
import com.maqsafy.releases.process.SubstituteActed;
import com.maqsafy.releases.release.CheckRun;
import com.maqsafy.releases.release.ReleaseDetails;
import com.maqsafy.releases.release.Restrictions;
import com.maqsafy.releases.release.RollbackPlanDocumented;
import com.maqsafy.releases.release.StepEnded;
import com.maqsafy.releases.source.ReleasePart;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The tables that the forms of deployment and rollback show above their questions. */
@Component
class DeploymentDossier {

    private static final int OUTPUT_LINES = 60;

    private final DeploymentPlans plans;
    private final StepJournal journal;
    private final ServiceCommands commands;
    private final ProductionWords production;
    private final ServiceTimes times;
    private final SeparationOfDuties duties;
    private final Restrictions restrictions;
    private final Clock clock;

    DeploymentDossier(
            DeploymentPlans plans,
            StepJournal journal,
            ServiceCommands commands,
            ProductionWords production,
            ServiceTimes times,
            SeparationOfDuties duties,
            Restrictions restrictions,
            Clock clock) {
        this.plans = plans;
        this.journal = journal;
        this.commands = commands;
        this.production = production;
        this.times = times;
        this.duties = duties;
        this.restrictions = restrictions;
        this.clock = clock;
    }

    /** What is released. */
    List<Map<String, Object>> facts(DeploymentHistory history) {
        ReleaseDetails release = history.release();
        Facts facts = new Facts();
        facts.add("Release", release.service() + " " + release.version() + ", after " + release.previousVersion());
        facts.add("Production runs", production.of(release.service()));
        facts.add("Type", release.type().word() + " (" + release.changeType() + ")");
        facts.add("Summary", release.summary());
        facts.add("Contains", Words.list(release.contains(), Words::spaced));
        facts.add("Commit", release.commit());
        facts.add("Owner", release.owner());
        facts.add("Risks", release.risks());
        facts.add("Maintenance mode", release.maintenanceMode() ? "yes" : "no");
        history.maintenanceHold().ifPresent(hold -> facts.add("Service held in maintenance mode", held(history, hold)));
        BreakGlass.last(history.records()).ifPresent(b -> facts.add("BREAK-GLASS", b.sentence(clock.instant())));
        String lifted = lifted(history);
        if (!lifted.isEmpty()) {
            facts.add("Lifted duties", lifted);
        }
        if (history.attempt() > 0) {
            facts.add("Deployment attempt", String.valueOf(history.attempt()));
        }
        return facts.rows();
    }

    /** What need not be kept apart for this release, and why; blank when all holds. */
    private String lifted(DeploymentHistory history) {
        ReleaseDetails release = history.release();
        return LiftedDuties.inWords(
                duties.lifted(release, history.records(), restrictions.restricted(release.key()), clock.instant()));
    }

    /** What the system does before the first step, as a part of the sentence that says so. */
    String beforeSteps(DeploymentHistory history) {
        ReleaseDetails release = history.release();
        return (ReleasePart.DATABASE_MIGRATION.in(release.contains()) ? ", takes a backup and has it confirmed" : "")
                + (release.maintenanceMode() ? ", locks the users out" : "");
    }

    /** Who decided on exactly the present content; of each role the last decision. */
    List<Map<String, Object>> approvals(DeploymentHistory history) {
        String digest = history.contentDigest();
        Map<Long, String> principals = SubstituteActed.principals(history.records());
        Map<String, Map<String, Object>> rows = new LinkedHashMap<>();
        history.events()
                .all(ApprovalDecided.class)
                .filter(r -> r.event().contentDigest().equals(digest))
                .forEach(r -> {
                    Map<String, Object> row = new LinkedHashMap<>();
                    row.put("role", Words.role(r.event().role()));
                    row.put("by", SubstituteActed.by(r.actor(), principals.get(r.sequence())));
                    row.put("decision", r.event().decision());
                    row.put("time", time(history, r.time()));
                    rows.put(r.event().role(), row);
                });
        return List.copyOf(rows.values());
    }

    /** Risk and calendar as last assessed. */
    List<Map<String, Object>> risk(DeploymentHistory history) {
        Facts facts = new Facts();
        history.last(RiskAssessed.class).ifPresent(r -> {
            RiskAssessed risk = r.event();
            facts.add("Risk", risk.risk());
            facts.add("Why", Words.spaced(risk.reason()));
            facts.add("Peak time", yesOrNo(risk.peak()));
            facts.add("In a maintenance window", yesOrNo(risk.inWindow()));
            if (risk.freeze() != null) {
                facts.add("Freeze", risk.freeze());
            }
            facts.add("Next opening", time(history, Members.text(risk.nextOpening())));
            facts.add("Assessed", time(history, r.time()));
        });
        Instant planned = history.release().plannedAt();
        facts.add("Planned", planned == null ? "as soon as approved and allowed" : time(history, planned));
        return facts.rows();
    }

    /** The steps of the deployment before they run. */
    List<Map<String, Object>> plannedSteps(DeploymentHistory history) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (PlannedStep step : plans.deployment(history.release())) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("number", rows.size() + 1);
            row.put("step", step.title());
            row.put("command", String.join(" ", commands.shown(step.argv())));
            row.put("repeatable", step.idempotent() ? "yes" : "no");
            rows.add(row);
        }
        return rows;
    }

    /** The steps that run when a rollback is approved, as they will run. */
    List<Map<String, Object>> rollbackSteps(DeploymentHistory history) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (DeploymentPlans.ShownStep step : plans.shownRollback(history.release())) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("number", rows.size() + 1);
            row.put("step", step.title());
            row.put("command", step.command());
            rows.add(row);
        }
        return rows;
    }

    /** From which version to which a rollback goes, then what is released. */
    List<Map<String, Object>> rollbackFacts(DeploymentHistory history) {
        Facts facts = new Facts();
        facts.add(
                "Rolls back",
                "from %s to %s, which ran before this deployment"
                        .formatted(history.release().version(), plans.returnsTo(history.release())));
        List<Map<String, Object>> rows = new ArrayList<>(facts.rows());
        rows.addAll(facts(history));
        return rows;
    }

    /** The steps of a plan with how each stands. */
    List<Map<String, Object>> stepResults(DeploymentHistory history, Plan plan) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (PlannedStep step : steps(history, plan)) {
            Optional<StepEnded> end = history.lastEnd(plan, step.id()).map(Recorded::event);
            String outcome = end.map(StepEnded::outcome).orElse("not run");
            boolean byHand = history.standing(plan, step.id()) == DeploymentHistory.Standing.DONE
                    && !outcome.equals(StepOutcome.SUCCEEDED.word());
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("number", rows.size() + 1);
            row.put("step", step.title());
            row.put("outcome", (byHand ? outcome + ", then finished by hand" : outcome) + left(end));
            row.put(
                    "exitCode",
                    end.map(StepEnded::exitCode).map(String::valueOf).orElse(""));
            row.put("duration", end.map(e -> duration(e.durationMs())).orElse(""));
            rows.add(row);
        }
        return rows;
    }

    private static String left(Optional<StepEnded> end) {
        List<String> left = end.map(StepEnded::left).orElse(List.of());
        return left.isEmpty() ? "" : ", left behind: " + String.join(", ", left);
    }

    /** The step that waits for a decision. */
    List<Map<String, Object>> failedStep(DeploymentHistory history, Plan plan, String step) {
        Facts facts = new Facts();
        ReleaseDetails release = history.release();
        facts.add("Release", release.service() + " " + release.version());
        facts.add("Plan", plan.word());
        facts.add("Attempt", String.valueOf(history.attempt()));
        history.maintenanceHold().ifPresent(hold -> facts.add("Service held in maintenance mode", held(history, hold)));
        steps(history, plan).stream()
                .filter(s -> s.id().equals(step))
                .findFirst()
                .ifPresent(s -> {
                    facts.add("Step", s.title() + " (" + s.id() + ", " + s.item() + ")");
                    facts.add("Command", String.join(" ", commands.shown(s.argv())));
                    facts.add("Repeatable", s.idempotent() ? "yes" : "no");
                });
        history.lastEnd(plan, step).ifPresent(r -> {
            StepEnded end = r.event();
            facts.add("Outcome", end.outcome());
            if (end.run() == null) {
                refused(facts, history, "step " + step + " of the " + plan.word() + " plan");
            }
            facts.add("Exit code", end.exitCode() == null ? "" : String.valueOf(end.exitCode()));
            facts.add("Took", duration(end.durationMs()));
            facts.add("Run", end.run() == null ? "" : String.valueOf(end.run()));
            facts.add("Ended", time(history, r.time()));
            history.stopRequest(plan, step, end.run() == null ? 0 : end.run()).ifPresent(stop -> {
                facts.add("Stopped by", stop.actor());
                facts.add("Why it was stopped", stop.event().reason());
            });
            List<String> mayStillRun = Members.list(end.mayStillRun());
            mayStillRun.forEach(text -> facts.add("May still run", text));
            if (!mayStillRun.isEmpty()) {
                facts.add("When you decide", "What still runs of it on this host is ended before the next step begins");
            }
        });
        return facts.rows();
    }

    /** The last lines of what the step wrote in its last run. */
    List<Map<String, Object>> output(DeploymentHistory history, Plan plan, String step) {
        String output = journal.runs(history.release().key(), plan.word(), history.attempt()).stream()
                .filter(r -> r.step().equals(step))
                .reduce((earlier, later) -> later)
                .map(StepRun::output)
                .orElse("");
        return lines(output);
    }

    private static List<Map<String, Object>> lines(String output) {
        List<String> lines = output.lines().toList();
        List<Map<String, Object>> rows = new ArrayList<>();
        lines.subList(Math.max(0, lines.size() - OUTPUT_LINES), lines.size())
                .forEach(line -> rows.add(Map.of("line", line)));
        return rows.isEmpty() ? List.of(Map.of("line", "(no output was captured)")) : rows;
    }

    /** Whether users are locked out, since when, and what came of the last commands of maintenance mode. */
    List<Map<String, Object>> maintenance(DeploymentHistory history) {
        Facts facts = new Facts();
        ReleaseDetails release = history.release();
        facts.add("Release", release.service() + " " + release.version() + ", after " + release.previousVersion());
        facts.add(
                "Service held in maintenance mode",
                history.maintenanceHold().map(hold -> held(history, hold)).orElse("no"));
        command(facts, history, "Closed by", MaintenanceEntered.class);
        command(facts, history, "Opened by", MaintenanceLeft.class);
        refused(facts, history, MaintenanceModeWork.WHERE);
        return facts.rows();
    }

    /** Why production was not touched, if that was the last that was to be done there. */
    private static void refused(Facts facts, DeploymentHistory history, String where) {
        history.last(DeploymentRefused.class)
                .filter(r -> r.event().where().equals(where))
                .filter(r -> r.sequence() > history.events().lastSequence(MaintenanceEntered.class))
                .ifPresent(r -> facts.add(
                        "It may not be done", String.join(" ", r.event().findings())));
    }

    /** The last lines that a command of maintenance mode wrote when it last ran. */
    List<Map<String, Object>> maintenanceOutput(DeploymentHistory history, Class<? extends MaintenanceEvent> command) {
        return lines(history.lastOfAttempt(command).map(r -> r.event().output()).orElse(""));
    }

    private void command(
            Facts facts, DeploymentHistory history, String name, Class<? extends MaintenanceEvent> command) {
        history.lastOfAttempt(command).ifPresent(r -> {
            facts.add(name, String.join(" ", Members.list(r.event().argv())));
            facts.add(name + ": outcome", r.event().outcome() + ", " + time(history, r.time()));
        });
    }

    private String held(DeploymentHistory history, MaintenanceHold hold) {
        return (hold.certain() ? "since " : "not certain, perhaps since ") + time(history, hold.since());
    }

    /** The last result of each check of this attempt that ran for one purpose. */
    List<Map<String, Object>> checks(DeploymentHistory history, String purpose) {
        Map<String, Map<String, Object>> rows = new LinkedHashMap<>();
        history.ofAttempt(CheckRun.class)
                .map(Recorded::event)
                .filter(run -> run.purpose().equals(purpose))
                .forEach(run -> {
                    Map<String, Object> row = new LinkedHashMap<>();
                    row.put("item", run.item());
                    row.put("check", Words.spaced(run.check()));
                    row.put("critical", yesOrNo(run.critical()));
                    row.put("outcome", run.outcome());
                    row.put("evidence", Members.text(run.evidence()));
                    rows.put(run.check(), row);
                });
        return List.copyOf(rows.values());
    }

    /** The rollback plan, item by item. */
    List<Map<String, Object>> rollbackPlan(DeploymentHistory history) {
        List<Map<String, Object>> rows = new ArrayList<>();
        history.last(RollbackPlanDocumented.class).map(Recorded::event).ifPresent(p -> {
            rows.add(answer("RB-01", "Which version is gone back to?", p.previousVersion()));
            rows.add(answer(
                    "RB-02",
                    "How is the code rolled back?",
                    plans.rollbackConfigured(history.release().service())
                            ? "By the configured steps, and by nothing else."
                            : p.codeCommand()));
            rows.add(answer(
                    "RB-03",
                    "Is it safe to roll the database back?",
                    (Words.spaced(p.database()) + " " + p.databaseInstructions()).strip()));
            rows.add(answer("RB-04", "How is the configuration rolled back?", p.configuration()));
            rows.add(answer("RB-05", "How are files rolled back?", p.files()));
            rows.add(answer("RB-06", "Who owns the rollback?", p.owner()));
            rows.add(answer("RB-07", "Who approves it?", Words.role(p.approverRole())));
            rows.add(answer("RB-08", "How is success verified?", p.verification()));
        });
        return rows;
    }

    /** The last backup of this attempt. */
    List<Map<String, Object>> backup(DeploymentHistory history) {
        Facts facts = new Facts();
        history.lastOfAttempt(BackupTaken.class).map(Recorded::event).ifPresent(backup -> {
            facts.add("Outcome", backup.outcome());
            facts.add("File", backup.path());
            facts.add("Size", (backup.bytes() == null ? "" : backup.bytes()) + " bytes");
            facts.add("Taken", time(history, backup.takenAt()));
            facts.add("Read back", yesOrNo(backup.readable()));
            facts.add("Took", duration(backup.durationMs()));
            facts.add("SHA-256", backup.sha256());
            if (!Members.text(backup.message()).isEmpty()) {
                facts.add("What is wrong", backup.message());
            }
        });
        return facts.rows();
    }

    /** What a step does, for people; its id where the plan has it no more. */
    String title(DeploymentHistory history, Plan plan, String step) {
        return steps(history, plan).stream()
                .filter(s -> s.id().equals(step))
                .map(PlannedStep::title)
                .findFirst()
                .orElse(step);
    }

    private List<PlannedStep> steps(DeploymentHistory history, Plan plan) {
        return plan == Plan.DEPLOYMENT ? plans.deployment(history.release()) : plans.rollback(history.release());
    }

    private static Map<String, Object> answer(String item, String question, String answer) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("item", item);
        row.put("question", question);
        row.put("answer", answer);
        return row;
    }

    private static String yesOrNo(boolean yes) {
        return yes ? "yes" : "no";
    }

    private String time(DeploymentHistory history, String instant) {
        return instant.isEmpty() ? "" : time(history, Instant.parse(instant));
    }

    private String time(DeploymentHistory history, Instant at) {
        return times.second(history.release().service(), at);
    }

    private static String duration(@Nullable Long milliseconds) {
        if (milliseconds == null) {
            return "";
        }
        Duration took = Duration.ofMillis(milliseconds);
        return took.toMinutes() > 0
                ? took.toMinutes() + " min " + took.toSecondsPart() + " s"
                : String.format(Locale.ROOT, "%.1f s", took.toMillis() / 1000.0);
    }

    /** Rows of name and value. */
    private static final class Facts {

        private final List<Map<String, Object>> rows = new ArrayList<>();

        void add(String name, @Nullable String value) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("name", name);
            row.put("value", value == null ? "" : value);
            rows.add(row);
        }

        List<Map<String, Object>> rows() {
            return rows;
        }
    }
}
