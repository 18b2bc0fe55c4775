package com.maqsafy.releases.process;

import com.maqsafy.releases.person.Roles;
import com.maqsafy.releases.process.TaskDeadline.Escalation;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Asks the newest table {@code task-deadlines} when a task is due, who is reminded and told, and what comes first.
 *
 * <p>Due date and priority are asked for when a task is created, and stand on the task. Reminders and escalations are asked
 * for when their time is looked at, so that a changed table holds for the tasks that are open too, and nothing that
 * somebody may change at the task decides about them.
 */
@Component
public class TaskDeadlines {

    /** The table, its decision and its file. */
    public static final String TABLE = "task-deadlines";

    /** What is not known of a release. */
    public static final String UNKNOWN = "unknown";

    /** Risks of a deployment and severities of a vulnerability, as far as the task's process knows one. */
    public static final List<String> RISKS = List.of("low", "medium", "high", "critical", UNKNOWN);

    private static final Logger LOG = LoggerFactory.getLogger(TaskDeadlines.class);

    /** A table that fails must not leave a task without deadline; it is the table's last row, as it is shipped. */
    private static final TaskDeadline WITHOUT_TABLE = new TaskDeadline(
            "PT8H",
            List.of(Duration.ofHours(1)),
            List.of(Duration.ofDays(1)),
            List.of(new Escalation(Duration.ofHours(1), Roles.MANAGEMENT)),
            50);

    private final DeployedTables tables;

    TaskDeadlines(DeployedTables tables) {
        this.tables = tables;
    }

    /**
     * What a task's deadline depends on.
     *
     * @param process id of its process
     * @param form id of its form
     * @param type type of its release, e.g. {@code hotfix}; {@link #UNKNOWN} where its process does not know it
     * @param risk one of {@link #RISKS}
     */
    public record Asked(String process, String form, String type, String risk) {

        /**
         * What is asked of a task.
         *
         * @param facts the process variables that the task sees
         */
        public static Asked of(String process, String form, Map<String, Object> facts) {
            return new Asked(
                    process,
                    form,
                    facts.get(ReleaseVariables.RELEASE_TYPE.name()) instanceof String type ? type : UNKNOWN,
                    risk(facts));
        }

        private static String risk(Map<String, Object> facts) {
            Object risk = facts.get(ReleaseVariables.RISK.name());
            if (risk == null && facts.get(ReleaseVariables.VULNERABILITY.name()) instanceof Map<?, ?> vulnerability) {
                risk = vulnerability.get("severity");
            }
            return risk instanceof String word && RISKS.contains(word) ? word : UNKNOWN;
        }

        /** The same, as the table asks for it. */
        public Map<String, Object> variables() {
            return Map.of(
                    "task", Map.of("process", process, "form", form), "release", Map.of("type", type, "risk", risk));
        }
    }

    /** What the table says; never nothing. */
    public TaskDeadline of(Asked asked) {
        try {
            return TaskDeadline.of(tables.ask(TABLE, asked.variables()).get(0).values());
        } catch (RuntimeException e) {
            LOG.error("REL-PRC-095 The table {} gave no deadline for {}.", TABLE, asked, e);
            return WITHOUT_TABLE;
        }
    }
}
