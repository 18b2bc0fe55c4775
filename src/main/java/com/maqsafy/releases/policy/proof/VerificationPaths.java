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

/** Verified is what passed all checks and is online; what failed is decided by a person. */
final class VerificationPaths implements PathRule {

    private static final Mark APPLICABLE = Mark.decision("applicable-checks");
    private static final Mark ROUND = Mark.bean("openVerificationRoundDelegate");
    private static final Mark CHECK = Mark.topic("verification-check");
    private static final Mark EVALUATE = Mark.bean("evaluateCheckResultsDelegate");
    private static final Mark PASSED = when("checksPassed", "true");
    private static final Mark NOT_PASSED = otherwise("checksPassed");
    private static final Mark DECIDE = Mark.form("failed-checks");
    private static final Mark AGAIN = when("checksDecision", "again");
    private static final Mark ACCEPT = when("checksDecision", "accept");
    private static final Mark ROLL_BACK = otherwise("checksDecision");
    private static final Mark REOPEN = Mark.call(Vocabulary.SERVICE_REOPENING);
    private static final Mark NOT_ONLINE = Mark.error("rollbackRequested");
    private static final Mark VERIFIED = records("verificationOutcome=verified");
    private static final Mark FAILED = records("verificationOutcome=failed");

    @Override
    public Set<String> processes() {
        return Set.of(Vocabulary.VERIFICATION);
    }

    @Override
    public List<Demand> demands() {
        return List.of(
                from(START).to(ROUND).passes("POST-01..14", APPLICABLE),
                from(START, AGAIN, CHECK).to(CHECK).passes("POST-01..14", ROUND),
                from(START, AGAIN).to(EVALUATE, END).passes("POST-01..14", CHECK),
                from(START, DECIDE, AGAIN, ACCEPT).to(VERIFIED).passes("POST-01..14", EVALUATE),
                from(START, DECIDE).to(VERIFIED).passes("POST-01..14", PASSED),
                from(NOT_PASSED).to(END, EVALUATE, ROUND, CHECK).passes("promise 6", DECIDE),
                from(DECIDE).to(END, EVALUATE, ROUND, CHECK).passes("promise 6", AGAIN, ACCEPT, ROLL_BACK),
                // Users are let in when the checks have passed, and then only.
                from(START, NOT_PASSED, DECIDE)
                        .to(REOPEN)
                        .passes("DEP-07, promise 6", PASSED)
                        .because("users stay locked out until what runs was verified"),
                from(PASSED)
                        .to(END)
                        .passes("DEP-07, promise 6", REOPEN)
                        .because("what is verified is online before anything else happens"),
                from(REOPEN)
                        .to(ROUND, CHECK, EVALUATE, DECIDE, REOPEN)
                        .never("DEP-07")
                        .because("a service that was opened goes on, or back"),
                from(NOT_ONLINE)
                        .to(END)
                        .passes("DEP-07, promise 6", FAILED)
                        .because("a service that does not come online has the way back behind it"),
                from(START).to(FAILED).passes("promise 6", ROLL_BACK, NOT_ONLINE),
                from(ROLL_BACK).to(END, EVALUATE, ROUND, CHECK).passes("promise 6", FAILED),
                from(PASSED).to(END, DECIDE, ROUND, CHECK).passes("POST-01..14", VERIFIED, NOT_ONLINE),
                from(START).to(END).passes("POST-01..14", VERIFIED, FAILED),
                present("POST-01..14", APPLICABLE),
                present("POST-01..14", ROUND),
                present("POST-01..14", CHECK),
                present("POST-01..14", EVALUATE),
                present("promise 6", DECIDE),
                present("DEP-07", REOPEN),
                present("DEP-07, promise 6", NOT_ONLINE),
                present("POST-01..14", VERIFIED),
                present("promise 6", FAILED));
    }
}
