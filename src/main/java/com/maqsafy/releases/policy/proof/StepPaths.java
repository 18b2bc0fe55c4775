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

/** A failed step is done, repeated or rolled back by a person, never passed over. */
final class StepPaths implements PathRule {

    private static final Mark RUN = Mark.topic("deployment-step");
    private static final Mark STEP_FAILED = Mark.error("stepFailed");
    private static final Mark DECIDE = Mark.form("failed-step");
    private static final Mark DONE = when("stepDecision", "done");
    private static final Mark REPEAT = when("stepDecision", "repeat");
    private static final Mark GIVE_UP = otherwise("stepDecision");
    private static final Mark ROLLBACK_REQUESTED = records("error rollbackRequested");

    @Override
    public Set<String> processes() {
        return Set.of(Vocabulary.STEP);
    }

    @Override
    public List<Demand> demands() {
        return List.of(
                from(START, REPEAT).to(END, DECIDE).passes("DEP-01..05", RUN),
                from(STEP_FAILED).to(END, RUN).passes("promise 4", DECIDE),
                from(START).to(DECIDE).passes("promise 4", STEP_FAILED),
                from(DECIDE).to(END, RUN).passes("promise 4", DONE, REPEAT, GIVE_UP),
                from(DECIDE).to(RUN).passes("promise 4", REPEAT),
                from(GIVE_UP).to(END, RUN).passes("promise 6", ROLLBACK_REQUESTED),
                from(START).to(ROLLBACK_REQUESTED).passes("promise 6", GIVE_UP),
                present("DEP-01..05", RUN),
                present("promise 4", STEP_FAILED),
                present("promise 4", DECIDE),
                present("promise 6", ROLLBACK_REQUESTED),
                present("DEP-01..05", records("nothing")));
    }
}
