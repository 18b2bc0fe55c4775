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

/** A service that is held is brought online, by its command or by a person; else the way back stays open. */
final class ReopeningPaths implements PathRule {

    private static final String ALWAYS_BACK = "a service that is held ends online, or with a person who decides";

    private static final Mark DETERMINE = Mark.bean("determineMaintenanceStateDelegate");
    private static final Mark NOT_HELD = when("heldInMaintenance", "false");
    private static final Mark HELD = otherwise("heldInMaintenance");
    private static final Mark LEAVE = Mark.topic("maintenance-mode leave");
    private static final Mark NOT_ONLINE = Mark.error("serviceNotOnline");
    private static final Mark DECIDE = Mark.form("bring-online");
    private static final Mark DONE = when("reopeningDecision", "done");
    private static final Mark REPEAT = when("reopeningDecision", "repeat");
    private static final Mark GIVE_UP = otherwise("reopeningDecision");
    private static final Mark ONLINE = records("nothing");
    private static final Mark ROLLBACK_REQUESTED = records("error rollbackRequested");

    @Override
    public Set<String> processes() {
        return Set.of(Vocabulary.SERVICE_REOPENING);
    }

    @Override
    public List<Demand> demands() {
        return List.of(
                from(START)
                        .to(END, LEAVE, DECIDE)
                        .passes("DEP-07", DETERMINE)
                        .because("whether users are locked out is worked out from the ledger"),
                from(DETERMINE).to(END).passes("DEP-07", NOT_HELD, LEAVE).because(ALWAYS_BACK),
                from(START).to(LEAVE).passes("DEP-07", HELD),
                from(NOT_HELD).to(LEAVE, DECIDE).never("DEP-07"),
                from(NOT_ONLINE)
                        .to(END, LEAVE)
                        .passes("DEP-07, promise 10", DECIDE)
                        .because(ALWAYS_BACK),
                from(START).to(DECIDE).passes("promise 10", NOT_ONLINE),
                from(DECIDE).to(END, LEAVE).passes("promise 10", DONE, REPEAT, GIVE_UP),
                from(DECIDE).to(LEAVE).passes("promise 4", REPEAT),
                from(REPEAT).to(END, DECIDE).passes("DEP-07", LEAVE).because(ALWAYS_BACK),
                from(DONE).to(END).passes("DEP-07", ONLINE),
                from(GIVE_UP).to(END, LEAVE).passes("promise 6", ROLLBACK_REQUESTED),
                from(START).to(ROLLBACK_REQUESTED).passes("promise 6", GIVE_UP),
                present("DEP-07", DETERMINE),
                present("DEP-07", LEAVE),
                present("DEP-07, promise 10", NOT_ONLINE),
                present("DEP-07, promise 10", DECIDE),
                present("DEP-07", ONLINE),
                present("promise 6", ROLLBACK_REQUESTED));
    }
}
