package com.maqsafy.releases.modelproof;

import static com.maqsafy.releases.modelproof.Obligation.from;
import static com.maqsafy.releases.modelproof.StepPattern.END;
import static com.maqsafy.releases.modelproof.StepPattern.START;
import static com.maqsafy.releases.modelproof.StepPattern.bean;
import static com.maqsafy.releases.modelproof.StepPattern.call;
import static com.maqsafy.releases.modelproof.StepPattern.decision;
import static com.maqsafy.releases.modelproof.StepPattern.error;
import static com.maqsafy.releases.modelproof.StepPattern.form;
import static com.maqsafy.releases.modelproof.StepPattern.otherwise;
import static com.maqsafy.releases.modelproof.StepPattern.records;
import static com.maqsafy.releases.modelproof.StepPattern.topic;
import static com.maqsafy.releases.modelproof.StepPattern.when;
import static com.maqsafy.releases.modelproof.TaskContract.task;

import com.maqsafy.releases.person.Roles;

/** Verified is what passed all checks and is online; what failed is decided by a person. */
final class VerificationContract {

    static final String PROCESS = "post-deployment-verification";

    private static final StepPattern APPLICABLE = decision("applicable-checks");
    private static final StepPattern ROUND = bean("openVerificationRoundDelegate");
    private static final StepPattern CHECK = topic("verification-check");
    private static final StepPattern EVALUATE = bean("evaluateCheckResultsDelegate");
    private static final StepPattern PASSED = when("checksPassed", "true");
    private static final StepPattern NOT_PASSED = otherwise("checksPassed");
    private static final StepPattern DECIDE = form("failed-checks");
    private static final StepPattern AGAIN = when("checksDecision", "again");
    private static final StepPattern ACCEPT = when("checksDecision", "accept");
    private static final StepPattern ROLL_BACK = otherwise("checksDecision");
    private static final StepPattern REOPEN = call(ServiceReopeningContract.PROCESS);
    private static final StepPattern NOT_ONLINE = error("rollbackRequested");
    private static final StepPattern VERIFIED = records("verificationOutcome=verified");
    private static final StepPattern FAILED = records("verificationOutcome=failed");

    private VerificationContract() {}

    static ProcessContract contract() {
        return ProcessContract.of(
                        PROCESS,
                        "verified is what passed all checks and is online, and what failed is decided by a person")
                .decides("checksPassed", "POST-01..14", EVALUATE, "true")
                .decides("checksDecision", Reasons.WAY_BACK, DECIDE, "accept", "again")
                .eachAtOnce(CHECK, "POST-01..14", "checks", "check", "")
                .interrupted(REOPEN, NOT_ONLINE, "DEP-07, " + Reasons.WAY_BACK)
                .asks(task("failed-checks", "POST-01..14").by(Roles.DEPLOYMENT_OWNER))
                .records("verificationOutcome=verified", "verificationOutcome=failed")
                .handsBack("verificationOutcome")
                .asksFor("purpose")
                .gives("purpose", "purpose")
                .mayChange(
                        "Which checks follow a release is the table `applicable-checks`; how each is made is a setting of the service.")
                .obliges(
                        from(START).to(ROUND).passes("POST-01..14", APPLICABLE),
                        from(START, AGAIN, CHECK).to(CHECK).passes("POST-01..14", ROUND),
                        from(START, AGAIN).to(EVALUATE, END).passes("POST-01..14", CHECK),
                        from(START, DECIDE, AGAIN, ACCEPT).to(VERIFIED).passes("POST-01..14", EVALUATE),
                        from(START, DECIDE).to(VERIFIED).passes("POST-01..14", PASSED),
                        from(NOT_PASSED).to(END, EVALUATE, ROUND, CHECK).passes(Reasons.WAY_BACK, DECIDE),
                        from(DECIDE).to(END, EVALUATE, ROUND, CHECK).passes(Reasons.WAY_BACK, AGAIN, ACCEPT, ROLL_BACK),
                        // Users are let in when the checks have passed, and then only.
                        from(START, NOT_PASSED, DECIDE)
                                .to(REOPEN)
                                .passes("DEP-07, " + Reasons.WAY_BACK, PASSED)
                                .because("users stay locked out until what runs was verified"),
                        from(PASSED)
                                .to(END)
                                .passes("DEP-07, " + Reasons.WAY_BACK, REOPEN)
                                .because("what is verified is online before anything else happens"),
                        from(REOPEN)
                                .to(ROUND, CHECK, EVALUATE, DECIDE, REOPEN)
                                .never("DEP-07")
                                .because("a service that was opened goes on, or back"),
                        from(NOT_ONLINE)
                                .to(END)
                                .passes("DEP-07, " + Reasons.WAY_BACK, FAILED)
                                .because("a service that does not come online has the way back behind it"),
                        from(START).to(FAILED).passes(Reasons.WAY_BACK, ROLL_BACK, NOT_ONLINE),
                        from(ROLL_BACK).to(END, EVALUATE, ROUND, CHECK).passes(Reasons.WAY_BACK, FAILED),
                        from(PASSED).to(END, DECIDE, ROUND, CHECK).passes("POST-01..14", VERIFIED, NOT_ONLINE),
                        from(START).to(END).passes("POST-01..14", VERIFIED, FAILED));
    }
}
