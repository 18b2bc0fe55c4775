package com.maqsafy.releases.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.maqsafy.releases.ChecklistRows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * What release 1.5.0 of the walk-through costs all people together, with test reports from CI. {@code -Deffort.forms=DIR}
 * counts the forms of another folder in the same way: those of before, for the comparison in the docs.
 */
class EffortTest {

    private static final List<String> ANSWERED_PR = List.of("PR_02", "PR_04", "PR_06", "PR_07");
    private static final List<String> ANSWERED_PRE = List.of("PRE_06", "PRE_07", "PRE_11", "PRE_13");
    private static final List<String> ANSWERED_MIG =
            List.of("MIG_01", "MIG_02", "MIG_04", "MIG_05", "MIG_06", "MIG_07");

    @Test
    @DisplayName("Promise 9: what is asked of people for a release stays small, and the docs say how small")
    void staysSmall() throws IOException {
        String other = System.getProperty("effort.forms", "");
        Effort effort = new Effort(other.isEmpty() ? Path.of("forms") : Path.of(other));
        boolean proposes = other.isEmpty();
        walk(effort, proposes);
        Effort.Cost sum = effort.sum();
        if (!other.isEmpty()) {
            System.out.println(effort.costs() + "\n" + sum);
            return;
        }
        assertThat(sum.typed()).isLessThanOrEqualTo(8);
        assertThat(sum.answers()).isLessThanOrEqualTo(22);
        assertThat(sum.clicks()).isLessThanOrEqualTo(45);
        assertThat(Files.readString(Path.of("src/docs/forms.md")))
                .contains("| all | %d | %d | %d |".formatted(sum.clicks(), sum.typed(), sum.answers()));
    }

    /** With what is proposed for a release, as a test of the proposals says (ReleaseProposalsTest). */
    private static Map<String, ?> proposals(boolean proposes) {
        return proposed(
                proposes,
                Map.of(
                        "service", "canteen-api",
                        "version", "1.5.0",
                        "type", "minor",
                        "changeType", "feature",
                        "changes", "A wallet can have a daily limit (CAN-130)",
                        "requirements", "CAN-130",
                        "risks", "High risk. Money, identities or credentials.",
                        "contains", List.of("backend", "database-migration"),
                        "changedAspects", List.of("code-logic", "finance", "heavy-queries", "reports")));
    }

    private static void walk(Effort effort, boolean proposes) throws IOException {
        int task = proposes ? 2 : 3;
        effort.task(
                "start",
                3,
                "start-release",
                Map.of(),
                proposals(proposes),
                Map.ofEntries(
                        Map.entry("service", "canteen-api"),
                        Map.entry("branch", "release/1.5.0"),
                        Map.entry("version", "1.5.0"),
                        Map.entry("type", "minor"),
                        Map.entry("changeType", "feature"),
                        Map.entry("summary", "Daily limits for wallets"),
                        Map.entry("changes", "Wallets have a daily limit"),
                        Map.entry("requirements", "MAQ-17"),
                        Map.entry("risks", "Payments above the limit are refused"),
                        Map.entry("contains", List.of("backend", "database-migration")),
                        Map.entry("changedAspects", List.of("code-logic", "finance", "reports"))));
        effort.task(
                "pull request",
                task,
                "pull-request-checklist",
                answered(ANSWERED_PR),
                Map.of(),
                ChecklistRows.yes(ChecklistRows.pullRequest()));
        Map<String, Object> review = new HashMap<>(migrationRows());
        review.put("executionTime", "5 s");
        review.put("decision", "reviewed");
        Map<String, Object> staging = new HashMap<>(answered(ANSWERED_MIG));
        staging.put("stagingTested", true);
        staging.put("locks", false);
        effort.task(
                "migrations",
                task,
                "migration-review",
                staging,
                proposed(proposes, Map.of("executionTime", "5972 ms")),
                review);
        Map<String, Object> plan = new HashMap<>(answered(List.of()));
        plan.put("configured", true);
        effort.task(
                "rollback plan",
                task,
                "rollback-plan",
                plan,
                proposed(
                        proposes,
                        Map.of(
                                "configuration", "Nothing changes",
                                "files", "Files go back with the code",
                                "owner", "rollback",
                                "approverRole", "technical-owner",
                                "verification", "All configured checks pass")),
                Map.of(
                        "database", "safe",
                        "databaseInstructions", "Roll the batch back",
                        "configuration", "None changed",
                        "files", "None changed",
                        "owner", "rollback",
                        "approverRole", "technical-owner",
                        "verification", "All checks pass"));
        Map<String, Object> notes = new HashMap<>(answered(List.of("databaseRollbackSafe")));
        notes.put("databaseChanges", List.of(Map.of("migration", "add_daily_limit_to_wallets")));
        effort.task(
                "release notes",
                task,
                "release-notes",
                notes,
                proposed(
                        proposes,
                        Map.of(
                                "summary", "Daily limits for wallets",
                                "impactedAreas", List.of("backend", "database"),
                                "rbac", "no",
                                "tenantIsolation", "no",
                                "sensitiveData", "yes")),
                Map.of(
                        "impactedAreas", List.of("backend", "database"),
                        "databaseRollbackSafe", "yes",
                        "rbac", "no",
                        "tenantIsolation", "no",
                        "sensitiveData", "yes"));
        Map<String, Object> checklist = new HashMap<>(answered(ANSWERED_PRE));
        checklist.put("databaseChanges", true);
        effort.task(
                "pre-release",
                task,
                "pre-release-checklist",
                checklist,
                Map.of(),
                ChecklistRows.yes(ChecklistRows.preRelease(true)));
        for (String role : List.of("technical owner", "product owner")) {
            effort.task(
                    "approval, " + role, task, "approve-release", Map.of(), Map.of(), Map.of("decision", "approve"));
        }
        effort.task(
                "deployment", task, "start-deployment", answered(List.of("start")), Map.of(), Map.of("start", "start"));
        effort.task("backup", task, "backup-confirmation", Map.of(), Map.of(), Map.of("decision", "confirm"));
    }

    private static Map<String, ?> proposed(boolean proposes, Map<String, ?> proposals) {
        return proposes ? proposals : Map.of();
    }

    private static Map<String, Object> answered(List<String> keys) {
        return Map.of(FormSchema.ANSWERED, keys.stream().collect(Collectors.toMap(k -> k, k -> true)));
    }

    private static Map<String, Object> migrationRows() {
        return Stream.iterate(1, n -> n <= 8, n -> n + 1).collect(Collectors.toMap("MIG_%02d"::formatted, n -> "yes"));
    }
}
