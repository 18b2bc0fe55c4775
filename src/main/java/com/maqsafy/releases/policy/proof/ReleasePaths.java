package com.maqsafy.releases.policy.proof;

import static com.maqsafy.releases.policy.proof.Demand.from;
import static com.maqsafy.releases.policy.proof.Demand.present;
import static com.maqsafy.releases.policy.proof.Mark.END;
import static com.maqsafy.releases.policy.proof.Mark.START;
import static com.maqsafy.releases.policy.proof.Mark.otherwise;
import static com.maqsafy.releases.policy.proof.Mark.records;
import static com.maqsafy.releases.policy.proof.Mark.when;

import java.util.List;
import java.util.Set;

/** Production is reached only through preparation and approval, a release only through verification; the rest rolls back. */
final class ReleasePaths implements PathRule {

    private static final Mark PREPARE = Mark.call(Vocabulary.PREPARATION);
    private static final Mark APPROVE = Mark.call(Vocabulary.APPROVAL);
    private static final Mark DEPLOY = Mark.call(Vocabulary.DEPLOYMENT);
    private static final Mark VERIFY = Mark.call(Vocabulary.VERIFICATION);
    private static final Mark ROLL_BACK = Mark.call(Vocabulary.ROLLBACK);
    private static final Mark PUBLISH = Mark.topic("release-publication");
    private static final Mark RECORD = Mark.bean("recordReleaseDelegate");
    private static final Mark PREPARED = when("preparationOutcome", "prepared");
    private static final Mark APPROVED = when("approvalOutcome", "approved");
    private static final Mark REWORK = when("approvalOutcome", "rework");
    private static final Mark DEPLOYED = when("deploymentOutcome", "deployed");
    private static final Mark DEPLOYMENT_FAILED = when("deploymentOutcome", "failed");
    private static final Mark VERIFIED = when("verificationOutcome", "verified");
    private static final Mark ROLLED_BACK = when("rollbackOutcome", "rolled-back");
    private static final Mark NOT_PREPARED = otherwise("preparationOutcome");
    private static final Mark REJECTED = otherwise("approvalOutcome");
    private static final Mark REFUSED = otherwise("deploymentOutcome");
    private static final Mark NOT_VERIFIED = otherwise("verificationOutcome");
    private static final Mark NOT_ROLLED_BACK = otherwise("rollbackOutcome");
    /** Only a hotfix is assessed, and only a security release completed: elsewhere there are no such branches. */
    private static final Mark NOT_ASSESSED = otherwise("assessmentOutcome");

    private static final Mark NOT_COMPLETED = otherwise("completionOutcome");
    private static final Mark REWORK_MESSAGE = Mark.message("release.reworkRequested");
    private static final Mark WITHDRAWN = Mark.message("release.withdrawn");

    private static final String OPENED =
            "only a verification that passed, and the rollback, bring a service online that was closed";

    @Override
    public Set<String> processes() {
        return Vocabulary.RELEASES;
    }

    @Override
    public List<Demand> demands() {
        return List.of(
                // Into production.
                from(START, DEPLOY, APPROVE, REWORK, REWORK_MESSAGE).to(APPROVE).passes("RULE-01, RULE-02", PREPARE),
                from(START, DEPLOY, APPROVE, REWORK, REWORK_MESSAGE).to(APPROVE).passes("RULE-01, RULE-02", PREPARED),
                from(START, DEPLOY, PREPARE, REWORK_MESSAGE).to(DEPLOY).passes("APR-01..07", APPROVE),
                from(START, DEPLOY, PREPARE, REWORK_MESSAGE).to(DEPLOY).passes("APR-01..07", APPROVED),
                from(START, DEPLOY, REWORK_MESSAGE).to(DEPLOY).passes("RULE-01, RULE-02", PREPARE),
                from(START, DEPLOY, REWORK_MESSAGE).to(DEPLOY).passes("RULE-01, RULE-02", PREPARED),
                from(REWORK, REWORK_MESSAGE).to(END).passes("promise 3", PREPARE),
                // Out of production.
                from(START, DEPLOY).to(VERIFY).passes("POST-01..14", DEPLOYED),
                from(DEPLOYED).to(END, PREPARE, APPROVE, DEPLOY, ROLL_BACK).passes("POST-01..14", VERIFY),
                from(DEPLOYMENT_FAILED)
                        .to(END, PREPARE, APPROVE, DEPLOY, VERIFY)
                        .passes("promise 6, RB-01..08", ROLL_BACK),
                from(REFUSED).to(END, VERIFY, ROLL_BACK, RECORD).passes("promise 1", PREPARE),
                from(DEPLOY)
                        .to(END, PREPARE, APPROVE, VERIFY, ROLL_BACK)
                        .passes("promise 6", DEPLOYED, DEPLOYMENT_FAILED, REFUSED, REWORK_MESSAGE),
                from(VERIFY).to(END, PREPARE, APPROVE, DEPLOY, ROLL_BACK).passes("promise 6", VERIFIED, NOT_VERIFIED),
                from(NOT_VERIFIED).to(END, PREPARE, APPROVE, DEPLOY).passes("promise 6, RB-01..08", ROLL_BACK),
                from(START).to(ROLL_BACK).passes("RB-07", DEPLOYMENT_FAILED, NOT_VERIFIED, NOT_COMPLETED),
                // A service that was closed is opened by its verification, or by its rollback.
                from(DEPLOY)
                        .to(END)
                        .passes("DEP-07, promise 6", VERIFY, ROLL_BACK, REFUSED, REWORK_MESSAGE)
                        .because(OPENED),
                from(DEPLOYED, DEPLOYMENT_FAILED)
                        .to(END, PREPARE, APPROVE, DEPLOY)
                        .passes("DEP-07, promise 6", VERIFIED, ROLL_BACK)
                        .because(OPENED),
                // Released.
                from(START, DEPLOY).to(PUBLISH, RECORD).passes("RULE-01, POST-01..14", VERIFIED),
                from(START, DEPLOY).to(RECORD).passes("NOTE-01..09, VER-05", PUBLISH),
                from(VERIFIED)
                        .to(END, PREPARE, APPROVE, DEPLOY, ROLL_BACK)
                        .passes("LOG-01..06, VER-05", RECORD, NOT_COMPLETED),
                from(RECORD)
                        .to(PREPARE, APPROVE, DEPLOY, VERIFY, ROLL_BACK, PUBLISH)
                        .never("RULE-06"),
                from(RECORD).to(END).passes("LOG-05", records("nothing")),
                from(START).to(records("nothing")).passes("LOG-01..06", RECORD),
                // Rolled back, failed, rejected, withdrawn.
                from(ROLL_BACK).to(END).passes("RB-08", ROLLED_BACK, NOT_ROLLED_BACK),
                from(ROLL_BACK)
                        .to(PREPARE, APPROVE, DEPLOY, VERIFY, PUBLISH, RECORD)
                        .never("RB-08, VER-05"),
                from(ROLLED_BACK).to(END).passes("LOG-05", records("recordRollbackListener")),
                from(NOT_ROLLED_BACK).to(END).passes("LOG-05", records("recordFailureListener")),
                from(REJECTED).to(END).passes("LOG-05", records("recordRejectionListener")),
                from(NOT_PREPARED).to(END).passes("LOG-05", records("recordWithdrawalListener")),
                from(WITHDRAWN).to(END).passes("LOG-05", records("recordWithdrawalListener")),
                from(START).to(records("recordRollbackListener")).passes("LOG-05, RB-08", ROLLED_BACK),
                from(START).to(records("recordFailureListener")).passes("LOG-05", NOT_ROLLED_BACK),
                from(START).to(records("recordRejectionListener")).passes("LOG-05", REJECTED, NOT_ASSESSED),
                from(START).to(records("recordWithdrawalListener")).passes("LOG-05", NOT_PREPARED, WITHDRAWN),
                from(WITHDRAWN)
                        .to(PREPARE, APPROVE, DEPLOY, VERIFY, ROLL_BACK, PUBLISH, RECORD)
                        .never("promise 1"),
                present("RULE-01", PREPARE),
                present("APR-01..07", APPROVE),
                present("DEP-01..07", DEPLOY),
                present("POST-01..14", VERIFY),
                present("RB-01..08", ROLL_BACK),
                present("LOG-01..06", RECORD),
                present("LOG-05", records("nothing")),
                present("LOG-05", records("recordRollbackListener")),
                present("LOG-05", records("recordFailureListener")),
                present("LOG-05", records("recordRejectionListener")),
                present("LOG-05", records("recordWithdrawalListener")),
                present("promise 1", WITHDRAWN));
    }
}
