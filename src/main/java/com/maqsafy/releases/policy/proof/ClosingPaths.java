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

/** A service is closed when the ledger says that it must be; what could not be closed is decided by a person. */
final class ClosingPaths implements PathRule {

    private static final Mark DETERMINE = Mark.bean("determineMaintenanceNeedDelegate");
    private static final Mark NOT_NEEDED = when("maintenanceNeeded", "false");
    private static final Mark NEEDED = otherwise("maintenanceNeeded");
    private static final Mark ENTER = Mark.topic("maintenance-mode enter");
    private static final Mark NOT_ENTERED = Mark.error("maintenanceNotEntered");
    private static final Mark DECIDE = Mark.form("close-service");
    private static final Mark ON = when("closingDecision", "done|without");
    private static final Mark REPEAT = when("closingDecision", "repeat");
    private static final Mark GIVE_UP = otherwise("closingDecision");
    private static final Mark READY = records("nothing");
    private static final Mark ROLLBACK_REQUESTED = records("error rollbackRequested");

    @Override
    public Set<String> processes() {
        return Set.of(Vocabulary.SERVICE_CLOSING);
    }

    @Override
    public List<Demand> demands() {
        return List.of(
                from(START)
                        .to(END, ENTER, DECIDE)
                        .passes("DEP-06", DETERMINE)
                        .because("whether users are locked out is worked out from the ledger"),
                from(DETERMINE)
                        .to(END)
                        .passes("DEP-06", NOT_NEEDED, ENTER)
                        .because("a release that asked for maintenance mode touches nothing before its users are safe"),
                from(START).to(ENTER).passes("DEP-06", NEEDED),
                from(NOT_NEEDED).to(ENTER, DECIDE).never("DEP-06"),
                from(NOT_ENTERED)
                        .to(END, ENTER)
                        .passes("promise 10", DECIDE)
                        .because("a service that could not be closed has an owner, not an incident"),
                from(START).to(DECIDE).passes("promise 10", NOT_ENTERED),
                from(DECIDE).to(END, ENTER).passes("promise 10", ON, REPEAT, GIVE_UP),
                from(DECIDE).to(ENTER).passes("promise 4", REPEAT),
                from(REPEAT).to(END, DECIDE).passes("DEP-06", ENTER),
                from(ON).to(END).passes("DEP-06", READY),
                from(GIVE_UP).to(END, ENTER).passes("promise 6", ROLLBACK_REQUESTED),
                from(START).to(ROLLBACK_REQUESTED).passes("promise 6", GIVE_UP),
                present("DEP-06", DETERMINE),
                present("DEP-06", ENTER),
                present("promise 10", NOT_ENTERED),
                present("promise 10", DECIDE),
                present("DEP-06", READY),
                present("promise 6", ROLLBACK_REQUESTED));
    }
}
