package com.maqsafy.releases.deployment;

import com.maqsafy.releases.release.ReleaseDetails;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What would be run for a release, and what is configured for a service at all. */
public interface DeploymentPlans {

    /**
     * The steps of a deployment in order (DEP-01 to DEP-05); those for migrations only when the release brings some.
     * None when the service has no deployment configured.
     */
    List<PlannedStep> deployment(ReleaseDetails release);

    /** The steps of a rollback in order (RB-02 to RB-05), possibly none. */
    List<PlannedStep> rollback(ReleaseDetails release);

    /** The version that a rollback returns to: what ran when the deployment started, before that what runs now (RB-01). */
    String returnsTo(ReleaseDetails release);

    /** The configured steps of a rollback as they may be shown: title and command, secrets redacted. */
    List<ShownStep> shownRollback(ReleaseDetails release);

    /**
     * SHA-256 of what the approver of a rollback decides about: where it goes back to, and what is run where. A secret may be
     * changed after it: it decides nothing of what runs.
     */
    String shownRollbackDigest(ReleaseDetails release);

    /**
     * A step for people.
     *
     * @param command program and arguments as they will be run, secrets redacted
     */
    record ShownStep(String item, String title, String command) {}

    /** Everything that would run for a release, for the eyes of its approvers; empty when nothing is configured. */
    ResolvedPlan resolved(ReleaseDetails release);

    /** Ids of the steps of a rollback, in the list type that process variables take. */
    default List<String> rollbackStepIds(ReleaseDetails release) {
        return new ArrayList<>(rollback(release).stream().map(PlannedStep::id).toList());
    }

    /** Whether the service has a deployment configured. */
    boolean configured(String service);

    /** User id of the service's deployment owner, if one is named (OPEN-04). */
    Optional<String> owner(String service);

    /** Whether the service has rollback steps (OPEN-05). */
    boolean rollbackConfigured(String service);

    /** Whether the service can prove that the artefacts of the version before can still be had. */
    boolean availabilityConfigured(String service);
}
