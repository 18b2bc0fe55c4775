package com.maqsafy.releases.modelproof;

import static com.maqsafy.releases.modelproof.Obligation.from;
import static com.maqsafy.releases.modelproof.StepPattern.END;
import static com.maqsafy.releases.modelproof.StepPattern.START;
import static com.maqsafy.releases.modelproof.StepPattern.endsAt;
import static com.maqsafy.releases.modelproof.StepPattern.form;
import static com.maqsafy.releases.modelproof.StepPattern.otherwise;
import static com.maqsafy.releases.modelproof.StepPattern.topic;
import static com.maqsafy.releases.modelproof.StepPattern.when;
import static com.maqsafy.releases.modelproof.TaskContract.duty;

/**
 * Migrations are tried on staging, reviewed, and destructive ones decided on.
 *
 * <p>The ends record nothing: that they were reached is what auditors read, so they keep their ids.
 */
final class MigrationReviewContract {

    static final String PROCESS = "database-migration-review";

    private static final StepPattern STAGING = topic("migration-test");
    private static final StepPattern REVIEW = form("migration-review");
    private static final StepPattern REVIEWED = when("reviewDecision", "reviewed");
    private static final StepPattern NOT_REVIEWED = otherwise("reviewDecision");
    private static final StepPattern DECIDE = form("destructive-operations");
    private static final StepPattern NOT_DESTRUCTIVE = when("destructiveChanges", "false");
    private static final StepPattern APPROVED = when("destructiveDecision", "approved");
    private static final StepPattern REFUSED = otherwise("destructiveDecision");

    private MigrationReviewContract() {}

    static ProcessContract contract() {
        return ProcessContract.of(PROCESS, "migrations are tried on staging, reviewed, and destructive ones decided on")
                .decides("reviewDecision", "MIG-01", REVIEW, "reviewed")
                .decides("destructiveDecision", "MIG-06", DECIDE, "approved")
                .asks(duty("migration-review", "MIG-01"), duty("destructive-operations", "MIG-06"))
                .obliges(
                        from(START).to(END, REVIEW).passes("MIG-02", STAGING),
                        from(START, STAGING)
                                .to(END, DECIDE, REVIEWED, NOT_REVIEWED)
                                .passes("MIG-01..08", REVIEW),
                        from(REVIEW).to(END, DECIDE).passes("MIG-01", REVIEWED, NOT_REVIEWED),
                        from(REVIEWED)
                                .to(END)
                                .passes("MIG-06", NOT_DESTRUCTIVE, DECIDE)
                                .then(NOT_DESTRUCTIVE, APPROVED, REFUSED),
                        from(START, DECIDE).to(NOT_DESTRUCTIVE).passes("MIG-06", REVIEWED),
                        from(DECIDE).to(END).passes("MIG-06", APPROVED, REFUSED),
                        from(APPROVED, NOT_DESTRUCTIVE).to(END).passes("MIG-06", endsAt("endEvent_reviewed")),
                        from(NOT_REVIEWED, REFUSED).to(END).passes("MIG-01, MIG-06", endsAt("endEvent_rejected")));
    }
}
