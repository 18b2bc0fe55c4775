package com.maqsafy.releases.approval;

import com.maqsafy.releases.approval.DutyTask.Kind;
import com.maqsafy.releases.person.Roles;
import java.util.Map;

/**
 * Which form is which duty, and whose: asked when a task is claimed, assigned and completed, and when models are
 * deployed, so that no model offers a duty to people who may not do it (promise 3).
 */
public final class Duties {

    private static final DutyTask MAINTENANCE =
            new DutyTask(Kind.MAINTENANCE, Roles.DEPLOYMENT_OWNER + ',' + Roles.ROLLBACK_OWNER);

    private static final Map<String, DutyTask> BY_FORM = Map.of(
            "peak-deployment", new DutyTask(Kind.PEAK_APPROVAL, Roles.MANAGEMENT),
            "backup-confirmation", new DutyTask(Kind.BACKUP_CONFIRMATION, Roles.TECHNICAL_OWNER),
            "migration-review", new DutyTask(Kind.MIGRATION_REVIEW, Roles.DEVELOPER),
            "destructive-operations", new DutyTask(Kind.DESTRUCTIVE_DECISION, Roles.TECHNICAL_OWNER),
            "close-service", MAINTENANCE,
            "bring-online", MAINTENANCE,
            "recover-by-hand", new DutyTask(Kind.MAINTENANCE, Roles.ROLLBACK_OWNER),
            "start-deployment", new DutyTask(Kind.DEPLOYMENT, Roles.DEPLOYMENT_OWNER));

    private Duties() {}

    /** Duties by the id of their form; approvals are not among them, whose role each round decides. */
    public static Map<String, DutyTask> byForm() {
        return BY_FORM;
    }
}
