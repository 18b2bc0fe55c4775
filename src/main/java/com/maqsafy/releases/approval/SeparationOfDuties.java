package com.maqsafy.releases.approval;

import com.maqsafy.releases.approval.ApprovalState.Decision;
import com.maqsafy.releases.evidence.LedgerRecord;
import com.maqsafy.releases.process.Violation;
import com.maqsafy.releases.release.ReleaseDetails;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Who may not do what (promise 3): asked when a task is claimed, assigned and completed.
 *
 * <ul>
 *   <li>A person must be in the task's group, or in one of its groups.
 *   <li>Requester and owner never approve: no approval, no peak deployment, no destructive operation, no rollback.
 *   <li>No person fills two approval roles of one release's content.
 *   <li>The person who deploys does not confirm the backup of that attempt.
 *   <li>The requester does not review the migrations.
 * </ul>
 *
 * <p>Administrators are people like others here.
 */
public final class SeparationOfDuties {

    private SeparationOfDuties() {}

    /**
     * The objection against a person doing a task, if there is one; its message says what to do instead.
     *
     * @param userRoles groups of the user
     */
    public static Optional<Violation> objection(
            String user, DutyTask task, ReleaseDetails release, List<LedgerRecord> records, Set<String> userRoles) {
        if (!task.filledBy(userRoles)) {
            return object(
                    task,
                    release,
                    user + " is not in " + String.join(" or ", task.groups())
                            + ". Leave the task to somebody who is, or ask an administrator to add the person to the group.");
        }
        return switch (task.kind()) {
            case APPROVAL -> ownRelease(user, task, release).or(() -> secondRole(user, task, release, records));
            case PEAK_APPROVAL, DESTRUCTIVE_DECISION, ROLLBACK_APPROVAL -> ownRelease(user, task, release);
            case BACKUP_CONFIRMATION -> ownDeployment(user, task, release, records);
            case MIGRATION_REVIEW ->
                user.equals(release.requester())
                        ? object(
                                task,
                                release,
                                user + " requested this release and does not review its migrations. "
                                        + "Let another developer review them.")
                        : Optional.empty();
            case DEPLOYMENT, MAINTENANCE -> Optional.empty();
        };
    }

    private static Optional<Violation> ownRelease(String user, DutyTask task, ReleaseDetails release) {
        if (user.equals(release.requester())) {
            return object(
                    task,
                    release,
                    user + " requested this release and does not approve it. Let another member " + "of "
                            + String.join(" or ", task.groups()) + " decide.");
        }
        if (user.equals(release.owner())) {
            return object(
                    task,
                    release,
                    user + " owns this release and does not approve it. Let another member of "
                            + String.join(" or ", task.groups()) + " decide.");
        }
        return Optional.empty();
    }

    private static Optional<Violation> secondRole(
            String user, DutyTask task, ReleaseDetails release, List<LedgerRecord> records) {
        Map<String, Decision> decisions = ApprovalState.of(release, ContentDigest.of(release, records), records)
                .decisions();
        return decisions.entrySet().stream()
                .filter(d -> d.getValue().person().equals(user) && !d.getKey().equals(task.role()))
                .findFirst()
                .flatMap(d -> object(
                        task,
                        release,
                        user + " has already decided as " + d.getKey()
                                + ", and nobody fills two approval roles of one release. Let another member of "
                                + String.join(" or ", task.groups()) + " decide."));
    }

    private static Optional<Violation> ownDeployment(
            String user, DutyTask task, ReleaseDetails release, List<LedgerRecord> records) {
        Optional<String> deployer =
                new LatestRecords(records).of("deploymentStarted").map(LedgerRecord::actor);
        if (deployer.isEmpty()) {
            return object(
                    task,
                    release,
                    "No deployment of this release has been started, so there is no backup to "
                            + "confirm. Start the deployment first.");
        }
        return deployer.get().equals(user)
                ? object(
                        task,
                        release,
                        user + " started this deployment and does not confirm its backup. Let somebody "
                                + "else confirm it.")
                : Optional.empty();
    }

    private static Optional<Violation> object(DutyTask task, ReleaseDetails release, String message) {
        return Optional.of(new Violation(item(task, release), "user", message));
    }

    private static String item(DutyTask task, ReleaseDetails release) {
        return switch (task.kind()) {
            case APPROVAL -> ApprovalFloor.item(release.type());
            case PEAK_APPROVAL -> "RULE-07";
            case BACKUP_CONFIRMATION -> "RULE-03";
            case MIGRATION_REVIEW -> "MIG-01";
            case DESTRUCTIVE_DECISION -> "MIG-06";
            case ROLLBACK_APPROVAL -> "RB-07";
            case DEPLOYMENT -> "OPEN-04";
            case MAINTENANCE -> "DEP-07";
        };
    }
}
