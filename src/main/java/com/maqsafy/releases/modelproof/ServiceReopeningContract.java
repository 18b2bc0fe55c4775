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

/** A service that is held is brought online, by its command or by a person; else the way back stays open. */
final class ServiceReopeningContract {

    static final String PROCESS = "service-reopening";

    private static final String ALWAYS_BACK = "a service that is held ends online, or with a person who decides";
    private static final StepPattern DETERMINE = bean("determineMaintenanceStateDelegate");
    private static final StepPattern NOT_HELD = when("heldInMaintenance", "false");
    private static final StepPattern HELD = otherwise("heldInMaintenance");
    private static final StepPattern LEAVE = topic("maintenance-mode leave");
    private static final StepPattern NOT_ONLINE = error("serviceNotOnline");
    private static final StepPattern DECIDE = form("bring-online");
    private static final StepPattern DONE = when("reopeningDecision", "done");
    private static final StepPattern REPEAT = when("reopeningDecision", "repeat");
    private static final StepPattern GIVE_UP = otherwise("reopeningDecision");
    private static final StepPattern ONLINE = records("nothing");
    private static final StepPattern ROLLBACK_REQUESTED = records("error rollbackRequested");

    private ServiceReopeningContract() {}

    static ProcessContract contract() {
        return ProcessContract.of(
                        PROCESS,
                        "a service that is held is brought online, by its command or by a person, or the way back stays open")
                .decides("heldInMaintenance", "DEP-07", DETERMINE, "false")
                .decides("reopeningDecision", "DEP-07, " + Reasons.OWNED, DECIDE, "done", "repeat")
                .interrupted(LEAVE, NOT_ONLINE, "DEP-07, " + Reasons.OWNED)
                .asks(duty("bring-online", "DEP-07"))
                .records("error rollbackRequested")
                .asksFor("purpose")
                .obliges(
                        from(START)
                                .to(END, LEAVE, DECIDE)
                                .passes("DEP-07", DETERMINE)
                                .because("whether users are locked out is worked out from the ledger"),
                        from(DETERMINE)
                                .to(END)
                                .passes("DEP-07", NOT_HELD, LEAVE)
                                .because(ALWAYS_BACK),
                        from(START).to(LEAVE).passes("DEP-07", HELD),
                        from(NOT_HELD).to(LEAVE, DECIDE).never("DEP-07"),
                        from(NOT_ONLINE)
                                .to(END, LEAVE)
                                .passes("DEP-07, " + Reasons.OWNED, DECIDE)
                                .because(ALWAYS_BACK),
                        from(START).to(DECIDE).passes(Reasons.OWNED, NOT_ONLINE),
                        from(DECIDE).to(END, LEAVE).passes(Reasons.OWNED, DONE, REPEAT, GIVE_UP),
                        from(DECIDE).to(LEAVE).passes(Reasons.NOTHING_TWICE, REPEAT),
                        from(REPEAT).to(END, DECIDE).passes("DEP-07", LEAVE).because(ALWAYS_BACK),
                        from(DONE).to(END).passes("DEP-07", ONLINE),
                        from(GIVE_UP).to(END, LEAVE).passes(Reasons.WAY_BACK, ROLLBACK_REQUESTED),
                        from(START).to(ROLLBACK_REQUESTED).passes(Reasons.WAY_BACK, GIVE_UP));
    }
}
