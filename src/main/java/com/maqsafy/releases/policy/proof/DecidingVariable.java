package com.maqsafy.releases.policy.proof;

import static com.maqsafy.releases.policy.proof.Vocabulary.APPROVAL;
import static com.maqsafy.releases.policy.proof.Vocabulary.DEPLOYMENT;
import static com.maqsafy.releases.policy.proof.Vocabulary.HOTFIX_ASSESSMENT;
import static com.maqsafy.releases.policy.proof.Vocabulary.HOTFIX_RELEASE;
import static com.maqsafy.releases.policy.proof.Vocabulary.MIGRATION_REVIEW;
import static com.maqsafy.releases.policy.proof.Vocabulary.PREPARATION;
import static com.maqsafy.releases.policy.proof.Vocabulary.RELEASES;
import static com.maqsafy.releases.policy.proof.Vocabulary.ROLLBACK;
import static com.maqsafy.releases.policy.proof.Vocabulary.SECURITY_COMPLETION;
import static com.maqsafy.releases.policy.proof.Vocabulary.SECURITY_RELEASE;
import static com.maqsafy.releases.policy.proof.Vocabulary.SERVICE_CLOSING;
import static com.maqsafy.releases.policy.proof.Vocabulary.SERVICE_REOPENING;
import static com.maqsafy.releases.policy.proof.Vocabulary.STEP;
import static com.maqsafy.releases.policy.proof.Vocabulary.TECHNICAL_FAILURE;
import static com.maqsafy.releases.policy.proof.Vocabulary.VERIFICATION;

import java.util.List;
import java.util.Set;

/**
 * A variable that decides in certain processes: by whose work it gets its value, and which branches the gateway that asks
 * it must have. Everything else is the default branch, the refusing one.
 */
record DecidingVariable(Set<String> processes, String name, String item, Mark producer, List<String> branches) {

    static List<DecidingVariable> all() {
        return List.of(
                in(RELEASES, "preparationOutcome", "RULE-01", Mark.call(PREPARATION), "prepared"),
                in(RELEASES, "approvalOutcome", "APR-01..07", Mark.call(APPROVAL), "approved", "rework"),
                in(RELEASES, "deploymentOutcome", "promise 6", Mark.call(DEPLOYMENT), "deployed", "failed"),
                in(RELEASES, "verificationOutcome", "POST-01..14", Mark.call(VERIFICATION), "verified"),
                in(RELEASES, "rollbackOutcome", "RB-08", Mark.call(ROLLBACK), "rolled-back"),
                in(PREPARATION, "findings", "RULE-01, RULE-02", Mark.bean("evaluatePreparationGateDelegate"), "false"),
                in(PREPARATION, "findingsDecision", "RULE-01", Mark.form("resolve-findings"), "rework"),
                in(
                        PREPARATION,
                        "part",
                        "PR, PRE, TEST, MIG, RB, NOTE",
                        Mark.bean("determineOpenPartsDelegate"),
                        "hotfix-assessment",
                        "hotfix-checklist",
                        "migration-review",
                        "notes",
                        "pre-release",
                        "pull-request",
                        "rollback-plan",
                        "security-assessment",
                        "tests:*"),
                in(MIGRATION_REVIEW, "reviewDecision", "MIG-01", Mark.form("migration-review"), "reviewed"),
                in(MIGRATION_REVIEW, "destructiveDecision", "MIG-06", Mark.form("destructive-operations"), "approved"),
                in(
                        APPROVAL,
                        "approvalOutcome",
                        "APR-01..07",
                        Mark.bean("concludeApprovalDelegate"),
                        "approved",
                        "rework"),
                in(
                        DEPLOYMENT,
                        "windowAnswer",
                        "RULE-07",
                        Mark.bean("evaluateDeploymentWindowDelegate"),
                        "now",
                        "peak-approval"),
                in(DEPLOYMENT, "deployable", "promise 1", Mark.bean("evaluateDeploymentGateDelegate"), "true"),
                in(STEP, "stepDecision", "promise 4", Mark.form("failed-step"), "done", "repeat"),
                in(VERIFICATION, "checksPassed", "POST-01..14", Mark.bean("evaluateCheckResultsDelegate"), "true"),
                in(VERIFICATION, "checksDecision", "promise 6", Mark.form("failed-checks"), "accept", "again"),
                in(
                        SERVICE_CLOSING,
                        "maintenanceNeeded",
                        "DEP-06",
                        Mark.bean("determineMaintenanceNeedDelegate"),
                        "false"),
                in(
                        SERVICE_CLOSING,
                        "closingDecision",
                        "DEP-06, promise 10",
                        Mark.form("close-service"),
                        "done|without",
                        "repeat"),
                in(
                        SERVICE_REOPENING,
                        "heldInMaintenance",
                        "DEP-07",
                        Mark.bean("determineMaintenanceStateDelegate"),
                        "false"),
                in(
                        SERVICE_REOPENING,
                        "reopeningDecision",
                        "DEP-07, promise 10",
                        Mark.form("bring-online"),
                        "done",
                        "repeat"),
                in(ROLLBACK, "rollbackDecision", "RB-07", Mark.form("approve-rollback"), "approve"),
                in(ROLLBACK, "verificationOutcome", "RB-08", Mark.call(VERIFICATION), "verified"),
                in(ROLLBACK, "recoveryDecision", "RB-06", Mark.form("recover-by-hand"), "again|recovered"),
                in(HOTFIX_RELEASE, "assessmentOutcome", "HOT-01..03", Mark.call(HOTFIX_ASSESSMENT), "assessed"),
                in(
                        HOTFIX_ASSESSMENT,
                        "assessment",
                        "HOT-01..03",
                        Mark.bean("measureHotfixScopeDelegate"),
                        "risk-review",
                        "root-cause",
                        "scope"),
                in(
                        HOTFIX_ASSESSMENT,
                        "assessmentOutcome",
                        "HOT-01..03",
                        Mark.bean("concludeHotfixAssessmentDelegate"),
                        "assessed"),
                in(SECURITY_RELEASE, "completionOutcome", "SEC-05..08", Mark.call(SECURITY_COMPLETION), "completed"),
                in(SECURITY_COMPLETION, "fixDecision", "SEC-08", Mark.form("fix-verification"), "again", "closed"),
                in(
                        TECHNICAL_FAILURE,
                        "failureDecision",
                        "promise 10",
                        Mark.form("technical-failure"),
                        "close|withdraw",
                        "repeat"));
    }

    /** Those that decide in the process. */
    static List<DecidingVariable> of(String process) {
        return all().stream()
                .filter(variable -> variable.processes().contains(process))
                .toList();
    }

    /** The part or question at hand comes from the list that the loop runs over and has no default. */
    boolean isLoopItem() {
        return name.equals("part") || name.equals("assessment");
    }

    private static DecidingVariable in(
            Set<String> processes, String name, String item, Mark producer, String... branches) {
        return new DecidingVariable(processes, name, item, producer, List.of(branches));
    }

    private static DecidingVariable in(String process, String name, String item, Mark producer, String... branches) {
        return in(Set.of(process), name, item, producer, branches);
    }
}
