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

/** A security release is assessed first, completed after its verification, and restricted until it is disclosed. */
final class SecurityPaths implements PathRule {

    private static final Mark ASSESS = Mark.call(Vocabulary.SECURITY_ASSESSMENT);
    private static final Mark PREPARE = Mark.call(Vocabulary.PREPARATION);
    private static final Mark APPROVE = Mark.call(Vocabulary.APPROVAL);
    private static final Mark DEPLOY = Mark.call(Vocabulary.DEPLOYMENT);
    private static final Mark VERIFY = Mark.call(Vocabulary.VERIFICATION);
    private static final Mark VERIFIED = when("verificationOutcome", "verified");
    private static final Mark COMPLETE = Mark.call(Vocabulary.SECURITY_COMPLETION);
    private static final Mark COMPLETED = when("completionOutcome", "completed");
    private static final Mark NOT_COMPLETED = otherwise("completionOutcome");
    private static final Mark ROLL_BACK = Mark.call(Vocabulary.ROLLBACK);
    private static final Mark PUBLISH = Mark.topic("release-publication");
    private static final Mark RECORD = Mark.bean("recordReleaseDelegate");
    private static final Mark DISCLOSE = Mark.call(Vocabulary.SECURITY_DISCLOSURE);
    private static final Mark WITHDRAWN = Mark.message("release.withdrawn");
    private static final Mark RELEASED = records("nothing");

    @Override
    public Set<String> processes() {
        return Set.of(Vocabulary.SECURITY_RELEASE);
    }

    @Override
    public List<Demand> demands() {
        return List.of(
                from(START).to(PREPARE, APPROVE, DEPLOY, VERIFY, END).passes("SEC-01..03", ASSESS, WITHDRAWN),
                from(START, DEPLOY).to(COMPLETE).passes("SEC-08", VERIFIED),
                from(VERIFIED)
                        .to(END, PREPARE, APPROVE, DEPLOY, ROLL_BACK, PUBLISH, RECORD)
                        .passes("SEC-05..08", COMPLETE),
                from(START, DEPLOY, COMPLETE).to(PUBLISH, RECORD, DISCLOSE).passes("SEC-05..08", COMPLETED),
                from(COMPLETE)
                        .to(END, PREPARE, APPROVE, DEPLOY, VERIFY, ROLL_BACK)
                        .passes("SEC-05..08", COMPLETED, NOT_COMPLETED),
                from(COMPLETED)
                        .to(END, PREPARE, APPROVE, DEPLOY, VERIFY, COMPLETE, ROLL_BACK)
                        .passes("SEC-05..08, LOG-01..06", RECORD),
                from(NOT_COMPLETED)
                        .to(END, PREPARE, APPROVE, DEPLOY, VERIFY, COMPLETE, PUBLISH, RECORD, DISCLOSE)
                        .passes("SEC-08, RB-01..08", ROLL_BACK),
                from(START).to(DISCLOSE).passes("SEC-07", RECORD),
                from(RECORD).to(END).passes("SEC-07", DISCLOSE),
                from(DISCLOSE).to(END).passes("SEC-07", RELEASED),
                present("SEC-01..03", ASSESS),
                present("SEC-05..08", COMPLETE),
                present("SEC-05..08", COMPLETED),
                present("SEC-08, RB-01..08", NOT_COMPLETED),
                present("SEC-07", DISCLOSE));
    }
}
