package com.maqsafy.releases.policy.process;

import com.maqsafy.releases.deployment.DeploymentPlans;
import com.maqsafy.releases.person.Roles;
import com.maqsafy.releases.policy.Dossier;
import com.maqsafy.releases.policy.Dossiers;
import com.maqsafy.releases.process.FormValues;
import com.maqsafy.releases.process.SubmissionRefusedException;
import com.maqsafy.releases.process.TaskContext;
import com.maqsafy.releases.process.TaskForm;
import com.maqsafy.releases.process.TaskOutcome;
import com.maqsafy.releases.process.Violation;
import com.maqsafy.releases.release.People;
import com.maqsafy.releases.release.ReleaseDetails;
import com.maqsafy.releases.release.RollbackPlanDocumented;
import com.maqsafy.releases.source.ReleasePart;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The rollback plan (RB-01 to RB-08, PRIN-04, RULE-02). */
@Component
class RollbackPlanForm implements TaskForm {

    private final Dossiers dossiers;
    private final DossierTables tables;
    private final People people;
    private final DeploymentPlans plans;

    RollbackPlanForm(Dossiers dossiers, DossierTables tables, People people, DeploymentPlans plans) {
        this.dossiers = dossiers;
        this.tables = tables;
        this.people = people;
        this.plans = plans;
    }

    @Override
    public String form() {
        return "rollback-plan";
    }

    @Override
    public Map<String, Object> context(TaskContext task) {
        Dossier dossier = dossiers.of(task.release());
        ReleaseDetails release = dossier.release();
        boolean configured = plans.rollbackConfigured(release.service());
        Map<String, Object> context = new LinkedHashMap<>();
        context.put("facts", tables.facts(dossier));
        context.put("configured", configured);
        context.put("steps", configured ? steps(release) : List.of());
        return context;
    }

    /** What the scope, Git, the people and the settings tell; how the database goes back is nobody's but a person's to say. */
    @Override
    public Map<String, Object> proposals(TaskContext task) {
        Dossier dossier = dossiers.of(task.release());
        Map<String, Object> proposals = new LinkedHashMap<>();
        if (dossier.inspection().isPresent()) {
            if (!dossier.databaseChanges()) {
                proposals.put("database", "not-applicable");
            }
            List<String> contains = dossier.release().contains();
            if (!ReleasePart.CONFIGURATION.in(contains) && !ReleasePart.INFRASTRUCTURE.in(contains)) {
                proposals.put(
                        "configuration", "Nothing changes: neither the scope nor Git shows a change of configuration.");
            }
            proposals.put(
                    "files",
                    "Files that come with the code go back with it. Uploaded files stay; the release does not move them.");
        }
        Set<String> owners = people.members(Roles.ROLLBACK_OWNER);
        if (owners.size() == 1) {
            proposals.put("owner", owners.iterator().next());
        }
        proposals.put("approverRole", Roles.TECHNICAL_OWNER);
        proposals.put(
                "verification",
                "All configured checks pass against version "
                        + dossier.release().previousVersion() + ".");
        return proposals;
    }

    @Override
    public TaskOutcome accept(TaskContext task, String user, FormValues values) {
        String owner = values.text("owner");
        if (!people.exists(owner)) {
            throw new SubmissionRefusedException(
                    new Violation("RB-06", "owner", "There is no user '" + owner + "'. Name an existing one."));
        }
        ReleaseDetails release = dossiers.of(task.release()).release();
        boolean configured = plans.rollbackConfigured(release.service());
        return TaskOutcome.of(new RollbackPlanDocumented(
                release.commit(),
                release.previousVersion(),
                // What will run is what is shown: the steps are configured, and nobody types another way.
                configured ? commands(release) : values.text("codeCommand"),
                values.text("database"),
                values.text("databaseInstructions"),
                values.text("configuration"),
                values.text("files"),
                owner,
                values.text("approverRole"),
                values.text("verification")));
    }

    private List<Map<String, Object>> steps(ReleaseDetails release) {
        List<Map<String, Object>> rows = new ArrayList<>();
        plans.shownRollback(release).forEach(step -> {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("number", rows.size() + 1);
            row.put("step", step.title());
            row.put("command", step.command());
            rows.add(row);
        });
        return rows;
    }

    private String commands(ReleaseDetails release) {
        return plans.shownRollback(release).stream()
                .map(step -> step.title() + ": " + step.command())
                .collect(Collectors.joining("\n"));
    }
}
