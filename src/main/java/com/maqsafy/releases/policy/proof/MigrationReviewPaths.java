package com.maqsafy.releases.policy.proof;

import static com.maqsafy.releases.policy.proof.Demand.from;
import static com.maqsafy.releases.policy.proof.Demand.present;
import static com.maqsafy.releases.policy.proof.Mark.END;
import static com.maqsafy.releases.policy.proof.Mark.START;
import static com.maqsafy.releases.policy.proof.Mark.otherwise;
import static com.maqsafy.releases.policy.proof.Mark.when;

import java.util.List;
import java.util.Set;

/**
 * Migrations are tried on staging, reviewed, and destructive ones decided on.
 *
 * <p>The ends record nothing: that they were reached is what auditors read, so they keep their ids.
 */
final class MigrationReviewPaths implements PathRule {

    private static final Mark STAGING = Mark.topic("migration-test");
    private static final Mark REVIEW = Mark.form("migration-review");
    private static final Mark REVIEWED = when("reviewDecision", "reviewed");
    private static final Mark NOT_REVIEWED = otherwise("reviewDecision");
    private static final Mark DECIDE = Mark.form("destructive-operations");
    private static final Mark NOT_DESTRUCTIVE = when("destructiveChanges", "false");
    private static final Mark APPROVED = when("destructiveDecision", "approved");
    private static final Mark REFUSED = otherwise("destructiveDecision");

    @Override
    public Set<String> processes() {
        return Set.of(Vocabulary.MIGRATION_REVIEW);
    }

    @Override
    public List<Demand> demands() {
        return List.of(
                from(START).to(END, REVIEW).passes("MIG-02", STAGING),
                from(START, STAGING).to(END, DECIDE, REVIEWED, NOT_REVIEWED).passes("MIG-01..08", REVIEW),
                from(REVIEW).to(END, DECIDE).passes("MIG-01", REVIEWED, NOT_REVIEWED),
                from(REVIEWED).to(END).passes("MIG-06", NOT_DESTRUCTIVE, DECIDE),
                from(REVIEWED).to(END).passes("MIG-06", NOT_DESTRUCTIVE, APPROVED, REFUSED),
                from(START, DECIDE).to(NOT_DESTRUCTIVE).passes("MIG-06", REVIEWED),
                from(DECIDE).to(END).passes("MIG-06", APPROVED, REFUSED),
                from(APPROVED, NOT_DESTRUCTIVE).to(END).passes("MIG-06", Mark.endsAt("endEvent_reviewed")),
                from(NOT_REVIEWED, REFUSED).to(END).passes("MIG-01, MIG-06", Mark.endsAt("endEvent_rejected")),
                present("MIG-02", STAGING),
                present("MIG-01..08", REVIEW),
                present("MIG-06", DECIDE),
                present("MIG-06", APPROVED));
    }
}
