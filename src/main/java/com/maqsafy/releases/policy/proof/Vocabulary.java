package com.maqsafy.releases.policy.proof;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** The names that models may use: processes, decisions, beans, topics, groups and routing facts. */
final class Vocabulary {

    static final String STANDARD_RELEASE = "standard-release";
    static final String HOTFIX_RELEASE = "hotfix-release";
    static final String SECURITY_RELEASE = "security-release";
    static final String PREPARATION = "release-preparation";
    static final String MIGRATION_REVIEW = "database-migration-review";
    static final String APPROVAL = "release-approval";
    static final String DEPLOYMENT = "production-deployment";
    static final String STEP = "deployment-step";
    static final String VERIFICATION = "post-deployment-verification";
    static final String ROLLBACK = "release-rollback";
    static final String SERVICE_CLOSING = "service-closing";
    static final String SERVICE_REOPENING = "service-reopening";
    static final String HOTFIX_ASSESSMENT = "hotfix-assessment";
    static final String POST_RELEASE_REVIEW = "post-release-review";
    static final String SECURITY_ASSESSMENT = "security-assessment";
    static final String SECURITY_COMPLETION = "security-completion";
    static final String SECURITY_DISCLOSURE = "security-disclosure";
    static final String TECHNICAL_FAILURE = "technical-failure";

    /** Processes that people and CI start, each by its own form. */
    static final Map<String, String> START_FORMS = Map.of(
            STANDARD_RELEASE, "start-release",
            HOTFIX_RELEASE, "start-hotfix",
            SECURITY_RELEASE, "start-security");

    static final Set<String> RELEASES = START_FORMS.keySet();

    /** All processes there are; each must be deployed, since a release of any type may be started at any time. */
    static final Set<String> PROCESSES = union(
            RELEASES,
            Set.of(
                    PREPARATION,
                    MIGRATION_REVIEW,
                    APPROVAL,
                    DEPLOYMENT,
                    STEP,
                    VERIFICATION,
                    ROLLBACK,
                    SERVICE_CLOSING,
                    SERVICE_REOPENING,
                    HOTFIX_ASSESSMENT,
                    POST_RELEASE_REVIEW,
                    SECURITY_ASSESSMENT,
                    SECURITY_COMPLETION,
                    SECURITY_DISCLOSURE,
                    TECHNICAL_FAILURE));

    static final Set<String> DECISIONS = Set.of(
            "required-approvals",
            "required-tests",
            "version-impact",
            "applicable-checks",
            "deployment-risk",
            "exploit-risk",
            "failure-owner");

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
            Map.entry(Mark.topic("production-observation before-deployment"), Set.of(DEPLOYMENT)),
            Map.entry(Mark.topic("maintenance-mode enter"), Set.of(SERVICE_CLOSING)),
            Map.entry(Mark.topic("maintenance-mode leave"), Set.of(SERVICE_REOPENING)),
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
            Map.entry(Mark.bean("determineMaintenanceNeedDelegate"), Set.of(SERVICE_CLOSING)),
            Map.entry(Mark.bean("determineMaintenanceStateDelegate"), Set.of(SERVICE_REOPENING)),
            Map.entry(Mark.bean("prepareRollbackDelegate"), Set.of(ROLLBACK)),
            Map.entry(Mark.bean("planRollbackStepsDelegate"), Set.of(ROLLBACK)),
            Map.entry(Mark.bean("recordReleaseDelegate"), RELEASES),
            Map.entry(Mark.bean("measureHotfixScopeDelegate"), Set.of(HOTFIX_ASSESSMENT)),
            Map.entry(Mark.bean("remindOfRiskReviewDelegate"), Set.of(HOTFIX_ASSESSMENT)),
            Map.entry(Mark.bean("escalateRiskReviewDelegate"), Set.of(HOTFIX_ASSESSMENT)),
            Map.entry(Mark.bean("concludeHotfixAssessmentDelegate"), Set.of(HOTFIX_ASSESSMENT)),
            Map.entry(Mark.bean("startStabilisationDelegate"), Set.of(POST_RELEASE_REVIEW)),
            Map.entry(Mark.bean("recordOverdueReviewDelegate"), Set.of(POST_RELEASE_REVIEW)),
            Map.entry(Mark.bean("concludeReviewDelegate"), Set.of(POST_RELEASE_REVIEW)),
            Map.entry(Mark.bean("setRemediationDeadlineDelegate"), Set.of(SECURITY_ASSESSMENT)),
            Map.entry(Mark.bean("prepareDisclosureDelegate"), Set.of(SECURITY_DISCLOSURE)),
            Map.entry(Mark.bean("liftRestrictionDelegate"), Set.of(SECURITY_DISCLOSURE)),
            Map.entry(Mark.bean("repeatFailedWorkDelegate"), Set.of(TECHNICAL_FAILURE)),
            Map.entry(Mark.bean("escalateTechnicalFailureDelegate"), Set.of(TECHNICAL_FAILURE)),
            Map.entry(Mark.call(PREPARATION), RELEASES),
            Map.entry(Mark.call(APPROVAL), RELEASES),
            Map.entry(Mark.call(DEPLOYMENT), RELEASES),
            Map.entry(Mark.call(ROLLBACK), RELEASES),
            Map.entry(Mark.call(VERIFICATION), union(RELEASES, Set.of(ROLLBACK))),
            Map.entry(Mark.call(MIGRATION_REVIEW), Set.of(PREPARATION)),
            Map.entry(Mark.call(STEP), Set.of(DEPLOYMENT, ROLLBACK)),
            Map.entry(Mark.call(SERVICE_CLOSING), Set.of(DEPLOYMENT, ROLLBACK)),
            Map.entry(Mark.call(SERVICE_REOPENING), Set.of(VERIFICATION, ROLLBACK)),
            Map.entry(Mark.call(HOTFIX_ASSESSMENT), Set.of(HOTFIX_RELEASE, PREPARATION)),
            Map.entry(Mark.call(POST_RELEASE_REVIEW), Set.of(HOTFIX_RELEASE)),
            Map.entry(Mark.call(SECURITY_ASSESSMENT), Set.of(SECURITY_RELEASE, PREPARATION)),
            Map.entry(Mark.call(SECURITY_COMPLETION), Set.of(SECURITY_RELEASE)),
            Map.entry(Mark.call(SECURITY_DISCLOSURE), Set.of(SECURITY_RELEASE)),
            Map.entry(Mark.decision("exploit-risk"), Set.of(SECURITY_ASSESSMENT)),
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
            Map.entry("bring-online", Set.of(SERVICE_REOPENING)),
            Map.entry("close-service", Set.of(SERVICE_CLOSING)),
            Map.entry("destructive-operations", Set.of(MIGRATION_REVIEW)),
            Map.entry("failed-checks", Set.of(VERIFICATION)),
            Map.entry("failed-step", Set.of(STEP)),
            Map.entry("fix-verification", Set.of(SECURITY_COMPLETION)),
            Map.entry("hotfix-checklist", Set.of(PREPARATION)),
            Map.entry("hotfix-review", Set.of(POST_RELEASE_REVIEW)),
            Map.entry("hotfix-scope", Set.of(HOTFIX_ASSESSMENT)),
            Map.entry("exploit-risk", Set.of(SECURITY_ASSESSMENT)),
            Map.entry("disclosure", Set.of(SECURITY_DISCLOSURE)),
            Map.entry("migration-review", Set.of(MIGRATION_REVIEW)),
            Map.entry("peak-deployment", Set.of(DEPLOYMENT)),
            Map.entry("recover-by-hand", Set.of(ROLLBACK)),
            Map.entry("resolve-findings", Set.of(PREPARATION)),
            Map.entry("risk-review", Set.of(HOTFIX_ASSESSMENT)),
            Map.entry("root-cause", Set.of(HOTFIX_ASSESSMENT)),
            Map.entry("security-checklist", Set.of(SECURITY_COMPLETION)),
            Map.entry("technical-failure", Set.of(TECHNICAL_FAILURE)),
            Map.entry("vulnerability", Set.of(SECURITY_ASSESSMENT)),
            Map.entry("start-deployment", Set.of(DEPLOYMENT)));

    /** Instants that a process has worked out before it asks for them: what its timers and due dates may go by. */
    static final Map<String, Set<String>> INSTANTS = Map.of(
            DEPLOYMENT, Set.of("windowOpensAt"),
            HOTFIX_ASSESSMENT, Set.of("riskReviewDueAt", "riskReviewReminderAt", "riskReviewEscalationAt"),
            POST_RELEASE_REVIEW, Set.of("stabilisedAt", "reviewDueAt"),
            SECURITY_DISCLOSURE, Set.of("disclosureAt"),
            TECHNICAL_FAILURE, Set.of("failureDueAt"));

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
