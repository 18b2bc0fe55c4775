package com.maqsafy.releases.modelproof;

import static com.maqsafy.releases.modelproof.Obligation.from;
import static com.maqsafy.releases.modelproof.StepPattern.END;
import static com.maqsafy.releases.modelproof.StepPattern.START;
import static com.maqsafy.releases.modelproof.StepPattern.bean;
import static com.maqsafy.releases.modelproof.StepPattern.error;
import static com.maqsafy.releases.modelproof.StepPattern.form;
import static com.maqsafy.releases.modelproof.StepPattern.otherwise;
import static com.maqsafy.releases.modelproof.StepPattern.records;
import static com.maqsafy.releases.modelproof.StepPattern.topic;
import static com.maqsafy.releases.modelproof.StepPattern.when;
import static com.maqsafy.releases.modelproof.TaskContract.duty;

/** A service is closed when the ledger says that it must be; what could not be closed is decided by a person. */
final class ServiceClosingContract {

    static final String PROCESS = "service-closing";

    private static final StepPattern DETERMINE = bean("determineMaintenanceNeedDelegate");
    private static final StepPattern NOT_NEEDED = when("maintenanceNeeded", "false");
    private static final StepPattern NEEDED = otherwise("maintenanceNeeded");
    private static final StepPattern ENTER = topic("maintenance-mode enter");
    private static final StepPattern NOT_ENTERED = error("maintenanceNotEntered");
    private static final StepPattern DECIDE = form("close-service");
    private static final StepPattern ON = when("closingDecision", "done|without");
    private static final StepPattern REPEAT = when("closingDecision", "repeat");
    private static final StepPattern GIVE_UP = otherwise("closingDecision");
    private static final StepPattern READY = records("nothing");
    private static final StepPattern ROLLBACK_REQUESTED = records("error rollbackRequested");

    private ServiceClosingContract() {}

    static ProcessContract contract() {
        return ProcessContract.of(
                        PROCESS,
                        "a service is closed when the ledger says that it must be, and what could not be closed is decided by a person")
                .decides("maintenanceNeeded", "DEP-06", DETERMINE, "false")
                .decides("closingDecision", "DEP-06, " + Reasons.OWNED, DECIDE, "done|without", "repeat")
                .interrupted(ENTER, NOT_ENTERED, "DEP-06, " + Reasons.OWNED)
                .asks(duty("close-service", "DEP-06"))
                .records("error rollbackRequested")
                .asksFor("purpose")
                .obliges(
                        from(START)
                                .to(END, ENTER, DECIDE)
                                .passes("DEP-06", DETERMINE)
                                .because("whether users are locked out is worked out from the ledger"),
                        from(DETERMINE)
                                .to(END)
                                .passes("DEP-06", NOT_NEEDED, ENTER)
                                .because(
                                        "a release that asked for maintenance mode touches nothing before its users are safe"),
                        from(START).to(ENTER).passes("DEP-06", NEEDED),
                        from(NOT_NEEDED).to(ENTER, DECIDE).never("DEP-06"),
                        from(NOT_ENTERED)
                                .to(END, ENTER)
                                .passes(Reasons.OWNED, DECIDE)
                                .because("a service that could not be closed has an owner, not an incident"),
                        from(START).to(DECIDE).passes(Reasons.OWNED, NOT_ENTERED),
                        from(DECIDE).to(END, ENTER).passes(Reasons.OWNED, ON, REPEAT, GIVE_UP),
                        from(DECIDE).to(ENTER).passes(Reasons.NOTHING_TWICE, REPEAT),
                        from(REPEAT).to(END, DECIDE).passes("DEP-06", ENTER),
                        from(ON).to(END).passes("DEP-06", READY),
                        from(GIVE_UP).to(END, ENTER).passes(Reasons.WAY_BACK, ROLLBACK_REQUESTED),
                        from(START).to(ROLLBACK_REQUESTED).passes(Reasons.WAY_BACK, GIVE_UP));
    }
}
