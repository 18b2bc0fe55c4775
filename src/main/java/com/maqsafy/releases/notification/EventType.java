package com.maqsafy.releases.notification;

import static com.maqsafy.releases.notification.Relation.ASSIGNEE;
import static com.maqsafy.releases.notification.Relation.CANDIDATES;
import static com.maqsafy.releases.notification.Relation.DEPLOYER;
import static com.maqsafy.releases.notification.Relation.DEPLOYMENT_OWNERS;
import static com.maqsafy.releases.notification.Relation.MANAGEMENT;
import static com.maqsafy.releases.notification.Relation.NAMED_ROLES;
import static com.maqsafy.releases.notification.Relation.OWNER;
import static com.maqsafy.releases.notification.Relation.OWNERS_OF_OPEN_RELEASES;
import static com.maqsafy.releases.notification.Relation.REQUESTER;
import static com.maqsafy.releases.notification.Relation.ROLLBACK_OWNERS;
import static com.maqsafy.releases.notification.Relation.TECHNICAL_OWNERS;
import static com.maqsafy.releases.notification.Relation.WATCHERS;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** What people and programs are told, and whom it concerns. */
enum EventType {
    TASK_OPENED("task.opened", Category.TASKS, ASSIGNEE, CANDIDATES),
    TASK_ASSIGNED("task.assigned", Category.TASKS, ASSIGNEE),

    TASK_DUE_SOON("task.due-soon", Category.REMINDERS, ASSIGNEE, CANDIDATES),
    TASK_OVERDUE("task.overdue", Category.REMINDERS, ASSIGNEE, CANDIDATES, OWNER),
    TASK_ESCALATED("task.escalated", Category.REMINDERS, NAMED_ROLES),

    ROLE_UNCOVERED("role.uncovered", Category.REMINDERS, MANAGEMENT),

    APPROVAL_DECIDED("approval.decided", Category.APPROVALS, OWNER, REQUESTER, WATCHERS),
    APPROVAL_LAPSED("approval.lapsed", Category.APPROVALS, OWNER, REQUESTER, WATCHERS),

    RELEASE_FINDINGS("release.findings", Category.FINDINGS, OWNER, WATCHERS),

    STEP_FAILED("step.failed", Category.PRODUCTION, OWNER, DEPLOYER, WATCHERS),
    CHECK_FAILED("check.failed", Category.PRODUCTION, OWNER, DEPLOYER, WATCHERS),
    PRODUCTION_HELD(
            "production.held", Category.PRODUCTION, OWNER, DEPLOYER, DEPLOYMENT_OWNERS, ROLLBACK_OWNERS, WATCHERS),
    DEPLOYMENT_REFUSED("deployment.refused", Category.PRODUCTION, OWNER, DEPLOYER, WATCHERS),
    RELEASE_WAITS("release.waits", Category.PRODUCTION, OWNER, REQUESTER, WATCHERS),
    PRODUCTION_FROZEN("production.frozen", Category.PRODUCTION, DEPLOYMENT_OWNERS, OWNERS_OF_OPEN_RELEASES, WATCHERS),
    PRODUCTION_DRIFT(
            "production.drift",
            Category.PRODUCTION,
            DEPLOYMENT_OWNERS,
            TECHNICAL_OWNERS,
            OWNERS_OF_OPEN_RELEASES,
            WATCHERS),

    RELEASE_REQUESTED("release.requested", Category.RELEASES, OWNER, WATCHERS),
    RELEASE_DEPLOYING("release.deploying", Category.RELEASES, OWNER, REQUESTER, WATCHERS),
    RELEASE_RELEASED("release.released", Category.RELEASES, OWNER, REQUESTER, DEPLOYER, WATCHERS),
    RELEASE_ROLLED_BACK(
            "release.rolled-back", Category.RELEASES, OWNER, REQUESTER, DEPLOYER, TECHNICAL_OWNERS, WATCHERS),
    RELEASE_SENT_BACK("release.sent-back", Category.RELEASES, OWNER, REQUESTER, WATCHERS),
    RELEASE_PUT_OFF("release.put-off", Category.RELEASES, OWNER, REQUESTER, DEPLOYMENT_OWNERS, WATCHERS),
    RELEASE_REJECTED("release.rejected", Category.RELEASES, OWNER, REQUESTER, WATCHERS),
    RELEASE_WITHDRAWN("release.withdrawn", Category.RELEASES, OWNER, REQUESTER, WATCHERS),
    RELEASE_FAILED("release.failed", Category.RELEASES, OWNER, REQUESTER, DEPLOYER, TECHNICAL_OWNERS, WATCHERS),

    REVIEW_DUE("review.due", Category.REVIEWS, OWNER, WATCHERS),
    REVIEW_REMINDED("review.reminded", Category.REVIEWS, TECHNICAL_OWNERS),
    REVIEW_ESCALATED("review.escalated", Category.REVIEWS, OWNER, MANAGEMENT),
    REVIEW_OVERDUE("review.overdue", Category.REVIEWS, OWNER, MANAGEMENT, WATCHERS),

    INCIDENT_OPENED("incident.opened", Category.INCIDENTS, OWNER, NAMED_ROLES, WATCHERS),
    INCIDENT_ESCALATED("incident.escalated", Category.INCIDENTS, OWNER, TECHNICAL_OWNERS, MANAGEMENT),
    INCIDENT_SETTLED("incident.settled", Category.INCIDENTS, OWNER, WATCHERS);

    /** What waits for a person while production is closed or half changed; quiet hours do not hold it back. */
    private static final Set<EventType> URGENT = EnumSet.of(STEP_FAILED, CHECK_FAILED, PRODUCTION_HELD);

    private static final String NAMESPACE = "com.maqsafy.releases.";

    private final String word;
    private final Category category;
    private final Set<Relation> told;

    EventType(String word, Category category, Relation first, Relation... more) {
        this.word = word;
        this.category = category;
        this.told = EnumSet.of(first, more);
    }

    String word() {
        return word;
    }

    Category category() {
        return category;
    }

    /** Whom it concerns. */
    Set<Relation> told() {
        return told;
    }

    /** Whether it is told in quiet hours too. */
    boolean urgent() {
        return URGENT.contains(this);
    }

    /** Whether it is about a task, and means nothing when that is done. */
    boolean ofTask() {
        return word.startsWith("task.");
    }

    /** The type of the CloudEvent; a changed meaning needs another version. */
    String cloudEventType() {
        return NAMESPACE + word + ".v1";
    }

    static Optional<EventType> ofWord(String word) {
        return Arrays.stream(values()).filter(t -> t.word.equals(word)).findFirst();
    }
}
