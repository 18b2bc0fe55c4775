package com.maqsafy.releases.policy.proof;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** The names that models may use: processes, decisions, beans, topics, groups and routing facts. */
final class Vocabulary {

    static final String PREPARATION = "release-preparation";
    static final String MIGRATION_REVIEW = "database-migration-review";
    static final String APPROVAL = "release-approval";
    static final String DEPLOYMENT = "production-deployment";
    static final String STEP = "deployment-step";
    static final String VERIFICATION = "post-deployment-verification";
    static final String ROLLBACK = "release-rollback";

    /** Processes that people and CI start. Only the first must be there. */
    static final Set<String> RELEASES = Set.of("standard-release", "hotfix-release", "security-release");

    static final Set<String> REQUIRED_PROCESSES = Set.of(
            "standard-release", PREPARATION, MIGRATION_REVIEW, APPROVAL, DEPLOYMENT, STEP, VERIFICATION, ROLLBACK);

    static final Set<String> PROCESSES = union(REQUIRED_PROCESSES, RELEASES);

    static final Set<String> DECISIONS =
            Set.of("required-approvals", "required-tests", "version-impact", "applicable-checks", "deployment-risk");

    static final Set<String> GROUPS = Set.of(
            "release-owner",
            "developer",
            "qa",
            "technical-owner",
            "product-owner",
            "business-owner",
            "security-owner",
            "management",
            "deployment-owner",
            "rollback-owner",
            "process-owner",
            "auditor",
            "ci");

    /** Where work may be done that touches production or decides; other known work may stand anywhere. */
    static final Map<Mark, Set<String>> HOMES = Map.ofEntries(
            Map.entry(Mark.topic("release-tag"), Set.of(DEPLOYMENT)),
            Map.entry(Mark.topic("maintenance-mode enter"), Set.of(DEPLOYMENT)),
            Map.entry(Mark.topic("maintenance-mode leave"), Set.of(DEPLOYMENT, ROLLBACK)),
            Map.entry(Mark.topic("deployment-step"), Set.of(STEP)),
            Map.entry(Mark.topic("release-publication"), RELEASES),
            Map.entry(Mark.topic("database-backup"), Set.of(DEPLOYMENT)),
            Map.entry(Mark.topic("source-inspection"), PROCESSES),
            Map.entry(Mark.topic("migration-test"), PROCESSES),
            Map.entry(Mark.topic("verification-check"), Set.of(VERIFICATION)),
            Map.entry(Mark.bean("determineOpenPartsDelegate"), Set.of(PREPARATION)),
            Map.entry(Mark.bean("evaluatePreparationGateDelegate"), Set.of(PREPARATION)),
            Map.entry(Mark.bean("openApprovalRoundDelegate"), Set.of(APPROVAL)),
            Map.entry(Mark.bean("concludeApprovalDelegate"), Set.of(APPROVAL)),
            Map.entry(Mark.bean("evaluateDeploymentWindowDelegate"), Set.of(DEPLOYMENT)),
            Map.entry(Mark.bean("evaluateDeploymentGateDelegate"), Set.of(DEPLOYMENT)),
            Map.entry(Mark.bean("openVerificationRoundDelegate"), Set.of(VERIFICATION)),
            Map.entry(Mark.bean("evaluateCheckResultsDelegate"), Set.of(VERIFICATION)),
            Map.entry(Mark.bean("prepareRollbackDelegate"), Set.of(ROLLBACK)),
            Map.entry(Mark.bean("planRollbackStepsDelegate"), Set.of(ROLLBACK)),
            Map.entry(Mark.bean("recordReleaseDelegate"), RELEASES),
            Map.entry(Mark.call(PREPARATION), RELEASES),
            Map.entry(Mark.call(APPROVAL), RELEASES),
            Map.entry(Mark.call(DEPLOYMENT), RELEASES),
            Map.entry(Mark.call(ROLLBACK), RELEASES),
            Map.entry(Mark.call(VERIFICATION), union(RELEASES, Set.of(ROLLBACK))),
            Map.entry(Mark.call(MIGRATION_REVIEW), Set.of(PREPARATION)),
            Map.entry(Mark.call(STEP), Set.of(DEPLOYMENT, ROLLBACK)),
            Map.entry(Mark.decision("required-tests"), Set.of(PREPARATION)),
            Map.entry(Mark.decision("required-approvals"), Set.of(APPROVAL)),
            Map.entry(Mark.decision("deployment-risk"), Set.of(DEPLOYMENT)),
            Map.entry(Mark.decision("applicable-checks"), Set.of(VERIFICATION)),
            Map.entry(Mark.decision("version-impact"), RELEASES));

    /** Forms whose answers decide: each only in its process. Other forms may be used anywhere. */
    static final Map<String, Set<String>> FORM_HOMES = Map.ofEntries(
            Map.entry("approve-release", Set.of(APPROVAL)),
            Map.entry("approve-rollback", Set.of(ROLLBACK)),
            Map.entry("backup-confirmation", Set.of(DEPLOYMENT)),
            Map.entry("destructive-operations", Set.of(MIGRATION_REVIEW)),
            Map.entry("failed-checks", Set.of(VERIFICATION)),
            Map.entry("failed-step", Set.of(STEP)),
            Map.entry("migration-review", Set.of(MIGRATION_REVIEW)),
            Map.entry("peak-deployment", Set.of(DEPLOYMENT)),
            Map.entry("recover-by-hand", Set.of(ROLLBACK)),
            Map.entry("resolve-findings", Set.of(PREPARATION)),
            Map.entry("start-deployment", Set.of(DEPLOYMENT)));

    static final Set<String> LISTENERS = Set.of(
            "recordWithdrawalListener", "recordRejectionListener", "recordRollbackListener", "recordFailureListener");

    /** Routing facts that no step of a process decides: a gateway may ask them anywhere. */
    static final Set<String> FREE_FACTS =
            Set.of("releaseType", "databaseChanges", "destructiveChanges", "maintenanceMode");

    private Vocabulary() {}

    static <T> Set<T> union(Set<T> one, Set<T> other) {
        Set<T> all = new LinkedHashSet<>(one);
        all.addAll(other);
        return Set.copyOf(all);
    }
}
