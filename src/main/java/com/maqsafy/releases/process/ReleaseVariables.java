package com.maqsafy.releases.process;

import java.util.ArrayList;
import java.util.List;

/** Every process variable of the models: routing facts, nothing else. */
@SuppressWarnings("rawtypes") // What the engine gives back is checked by its class, which has no type arguments.
public final class ReleaseVariables {

    /** Key of the release, also the business key. */
    public static final ProcessVariable<String> RELEASE_KEY = text("releaseKey");
    /** Release type word, shown on task cards. */
    public static final ProcessVariable<String> RELEASE_TYPE = text("releaseType");
    /** Whether the release brings database migrations. */
    public static final ProcessVariable<Boolean> DATABASE_CHANGES = flag("databaseChanges");
    /** Whether a migration destroys data or structure. */
    public static final ProcessVariable<Boolean> DESTRUCTIVE_CHANGES = flag("destructiveChanges");
    /** Whether user traffic is stopped while deploying. */
    public static final ProcessVariable<Boolean> MAINTENANCE_MODE = flag("maintenanceMode");
    /** Facts of the release for decision tables: type, changeType, contains, changedAspects, destructive. */
    public static final ProcessVariable<java.util.Map> RELEASE = new ProcessVariable<>("release", java.util.Map.class);
    /** Tests that the decision table asks for. */
    public static final ProcessVariable<List> REQUIRED_TESTS = list("requiredTests");
    /** Preparation parts that are still open. */
    public static final ProcessVariable<List> OPEN_PARTS = list("openParts");
    /** The preparation part at hand, e.g. {@code tests:TEST-06}. */
    public static final ProcessVariable<String> PART = text("part");
    /** The kind of the part at hand: pull-request, pre-release, test, migration-review, rollback-plan, notes. */
    public static final ProcessVariable<String> PART_KIND = text("partKind");
    /** Whether the gate found something. */
    public static final ProcessVariable<Boolean> FINDINGS = flag("findings");
    /** What the owner decided about findings: rework, withdraw. */
    public static final ProcessVariable<String> FINDINGS_DECISION = text("findingsDecision");
    /** Result of the migration review: reviewed, rejected. */
    public static final ProcessVariable<String> REVIEW_DECISION = text("reviewDecision");
    /** Decision on destructive operations: approved, rejected. */
    public static final ProcessVariable<String> DESTRUCTIVE_DECISION = text("destructiveDecision");
    /** Approvals that the decision table asks for. */
    public static final ProcessVariable<List> REQUIRED_APPROVALS = list("requiredApprovals");
    /** Roles that still have to approve; either of several is written {@code a,b}. */
    public static final ProcessVariable<List> APPROVER_ROLES = list("approverRoles");
    /** The approving role of one task. */
    public static final ProcessVariable<String> APPROVER_ROLE = text("approverRole");
    /** Whether somebody rejected or sent back, so that the others need not decide. */
    public static final ProcessVariable<Boolean> APPROVALS_STOPPED = flag("approvalsStopped");
    /** How preparation ended: prepared, withdrawn. */
    public static final ProcessVariable<String> PREPARATION_OUTCOME = text("preparationOutcome");
    /** How approval ended: approved, rework, rejected. */
    public static final ProcessVariable<String> APPROVAL_OUTCOME = text("approvalOutcome");
    /** How deployment ended: deployed, failed, refused. */
    public static final ProcessVariable<String> DEPLOYMENT_OUTCOME = text("deploymentOutcome");
    /** How verification ended: verified, failed. */
    public static final ProcessVariable<String> VERIFICATION_OUTCOME = text("verificationOutcome");
    /** How rollback ended: rolled-back, failed. */
    public static final ProcessVariable<String> ROLLBACK_OUTCOME = text("rollbackOutcome");
    /** Risk of the deployment: low, medium, high. */
    public static final ProcessVariable<String> RISK = text("risk");
    /** Whether it may be deployed now: now, later, peak-approval. */
    public static final ProcessVariable<String> WINDOW_ANSWER = text("windowAnswer");
    /** When the next window opens, an instant in ISO 8601. */
    public static final ProcessVariable<String> WINDOW_OPENS_AT = text("windowOpensAt");
    /** Whether the gate lets the deployment pass. */
    public static final ProcessVariable<Boolean> DEPLOYABLE = flag("deployable");
    /** Which plan a step belongs to: deployment, rollback. */
    public static final ProcessVariable<String> PLAN = text("plan");
    /** Ids of the steps of a plan, in order. */
    public static final ProcessVariable<List> STEPS = list("steps");
    /** The step at hand. */
    public static final ProcessVariable<String> STEP = text("step");
    /** What its owner decided after a failed step: repeat, done, roll-back. */
    public static final ProcessVariable<String> STEP_DECISION = text("stepDecision");
    /** Why a verification runs: deployment, rollback. */
    public static final ProcessVariable<String> PURPOSE = text("purpose");
    /** POST items that the decision table asks for. */
    public static final ProcessVariable<List> APPLICABLE_ITEMS = list("applicableItems");
    /** Ids of the checks to run in this round. */
    public static final ProcessVariable<List> CHECKS = list("checks");
    /** The check at hand. */
    public static final ProcessVariable<String> CHECK = text("check");
    /** Whether all checks passed or were accepted. */
    public static final ProcessVariable<Boolean> CHECKS_PASSED = flag("checksPassed");
    /** What the deployment owner decided after failed checks: again, accept, roll-back. */
    public static final ProcessVariable<String> CHECKS_DECISION = text("checksDecision");
    /** Group that decides on a rollback (RB-07). */
    public static final ProcessVariable<String> ROLLBACK_APPROVER = text("rollbackApprover");
    /** Decision on the rollback: approve, refuse. */
    public static final ProcessVariable<String> ROLLBACK_DECISION = text("rollbackDecision");
    /** Whether what a rollback would run is what its approver was shown (RB-07). */
    public static final ProcessVariable<Boolean> ROLLBACK_AS_APPROVED = flag("rollbackAsApproved");
    /** Whether the service is put into maintenance mode before a plan runs, worked out from the ledger. */
    public static final ProcessVariable<Boolean> MAINTENANCE_NEEDED = flag("maintenanceNeeded");
    /** What was decided when the service could not be closed: repeat, done, without, roll-back. */
    public static final ProcessVariable<String> CLOSING_DECISION = text("closingDecision");
    /** Whether the service is held in maintenance mode, worked out from the ledger. */
    public static final ProcessVariable<Boolean> HELD_IN_MAINTENANCE = flag("heldInMaintenance");
    /** What was decided when the service could not be brought online: repeat, done, roll-back. */
    public static final ProcessVariable<String> REOPENING_DECISION = text("reopeningDecision");
    /** What was decided when publishing or recording was refused: repeat, roll-back. */
    public static final ProcessVariable<String> PUBLICATION_DECISION = text("publicationDecision");
    /** What the rollback owner decided when recovering by hand: again, recovered, failed. */
    public static final ProcessVariable<String> RECOVERY_DECISION = text("recoveryDecision");
    /** How the assessment of a hotfix ended: assessed, refused. */
    public static final ProcessVariable<String> ASSESSMENT_OUTCOME = text("assessmentOutcome");
    /** Questions of a hotfix's assessment that are still open: scope, root-cause, risk-review. */
    public static final ProcessVariable<List> OPEN_ASSESSMENTS = list("openAssessments");
    /** The question of the assessment at hand. */
    public static final ProcessVariable<String> ASSESSMENT = text("assessment");
    /** When the risk review is due, an instant in ISO 8601 like the next two. */
    public static final ProcessVariable<String> RISK_REVIEW_DUE_AT = text("riskReviewDueAt");
    /** When its reviewers are reminded. */
    public static final ProcessVariable<String> RISK_REVIEW_REMINDER_AT = text("riskReviewReminderAt");
    /** When management is asked too. */
    public static final ProcessVariable<String> RISK_REVIEW_ESCALATION_AT = text("riskReviewEscalationAt");
    /** When the stabilisation after a hotfix ends, an instant in ISO 8601. */
    public static final ProcessVariable<String> STABILISED_AT = text("stabilisedAt");
    /** When the review of a hotfix is due, an instant in ISO 8601. */
    public static final ProcessVariable<String> REVIEW_DUE_AT = text("reviewDueAt");
    /** Facts of a vulnerability for the decision table exploit-risk: severity, exploitation, exposure. */
    public static final ProcessVariable<java.util.Map> VULNERABILITY =
            new ProcessVariable<>("vulnerability", java.util.Map.class);
    /** What the decision table exploit-risk answers: risk, remediateWithin (ISO 8601 duration). */
    public static final ProcessVariable<java.util.Map> EXPLOIT_RISK =
            new ProcessVariable<>("exploitRisk", java.util.Map.class);
    /** When a vulnerability must be closed, an instant in ISO 8601. */
    public static final ProcessVariable<String> REMEDIATE_BY = text("remediateBy");
    /** What the post-fix verification found: closed, again, roll-back. */
    public static final ProcessVariable<String> FIX_DECISION = text("fixDecision");
    /** How the completion of a security release ended: completed, failed. */
    public static final ProcessVariable<String> COMPLETION_OUTCOME = text("completionOutcome");
    /** When a security release is disclosed at the latest, an instant in ISO 8601. */
    public static final ProcessVariable<String> DISCLOSURE_AT = text("disclosureAt");
    /** Id of the technical failure at hand. */
    public static final ProcessVariable<String> FAILURE = text("failure");
    /** Groups that resolve it, separated by commas. */
    public static final ProcessVariable<String> FAILURE_OWNER = text("failureOwner");
    /** When its answer is due, an instant in ISO 8601. */
    public static final ProcessVariable<String> FAILURE_DUE_AT = text("failureDueAt");
    /** What was decided after a technical failure: repeat, hand-over, withdraw, close. */
    public static final ProcessVariable<String> FAILURE_DECISION = text("failureDecision");
    /** Name under which a form sees what it shows above its questions. It is computed when it is read, never stored. */
    public static final String DOSSIER = "dossier";

    private ReleaseVariables() {}

    /** All declared variables. */
    public static List<ProcessVariable<?>> all() {
        List<ProcessVariable<?>> all = new ArrayList<>();
        for (var field : ReleaseVariables.class.getFields()) {
            try {
                if (field.get(null) instanceof ProcessVariable<?> variable) {
                    all.add(variable);
                }
            } catch (IllegalAccessException e) {
                throw new IllegalStateException(e);
            }
        }
        return all;
    }

    private static ProcessVariable<String> text(String name) {
        return new ProcessVariable<>(name, String.class);
    }

    private static ProcessVariable<Boolean> flag(String name) {
        return new ProcessVariable<>(name, Boolean.class);
    }

    private static ProcessVariable<List> list(String name) {
        return new ProcessVariable<>(name, List.class);
    }
}
