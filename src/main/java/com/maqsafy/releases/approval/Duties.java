package com.maqsafy.releases.approval;

import com.maqsafy.releases.approval.DutyTask.Kind;
import java.util.Map;

/**
 * Which form is which duty, and whose: asked when a task is claimed, assigned and completed, and when models are
 * deployed, so that no model offers a duty to people who may not do it (promise 3).
 */
public final class Duties {

    private static final DutyTask MAINTENANCE = new DutyTask(Kind.MAINTENANCE, "deployment-owner,rollback-owner");

    private static final Map<String, DutyTask> BY_FORM = Map.of(
            "peak-deployment", new DutyTask(Kind.PEAK_APPROVAL, "management"),
            "backup-confirmation", new DutyTask(Kind.BACKUP_CONFIRMATION, "technical-owner"),
            "migration-review", new DutyTask(Kind.MIGRATION_REVIEW, "developer"),
            "destructive-operations", new DutyTask(Kind.DESTRUCTIVE_DECISION, "technical-owner"),
            "close-service", MAINTENANCE,
            "bring-online", MAINTENANCE,
            "recover-by-hand", new DutyTask(Kind.MAINTENANCE, "rollback-owner"),
            "start-deployment", new DutyTask(Kind.DEPLOYMENT, "deployment-owner"));

    private Duties() {}

    /** Duties by the id of their form; approvals are not among them, whose role each round decides. */
    public static Map<String, DutyTask> byForm() {
        return BY_FORM;
    }
}
