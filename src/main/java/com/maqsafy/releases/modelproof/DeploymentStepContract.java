package com.maqsafy.releases.modelproof;

import static com.maqsafy.releases.modelproof.Obligation.from;
import static com.maqsafy.releases.modelproof.StepPattern.END;
import static com.maqsafy.releases.modelproof.StepPattern.START;
import static com.maqsafy.releases.modelproof.StepPattern.error;
import static com.maqsafy.releases.modelproof.StepPattern.form;
import static com.maqsafy.releases.modelproof.StepPattern.otherwise;
import static com.maqsafy.releases.modelproof.StepPattern.records;
import static com.maqsafy.releases.modelproof.StepPattern.topic;
import static com.maqsafy.releases.modelproof.StepPattern.when;
import static com.maqsafy.releases.modelproof.TaskContract.task;

import com.maqsafy.releases.person.Roles;

/** A failed step is done, repeated or rolled back by a person, never passed over. */
final class DeploymentStepContract {

    static final String PROCESS = "deployment-step";

    private static final StepPattern RUN = topic("deployment-step");
    private static final StepPattern STEP_FAILED = error("stepFailed");
    private static final StepPattern DECIDE = form("failed-step");
    private static final StepPattern DONE = when("stepDecision", "done");
    private static final StepPattern REPEAT = when("stepDecision", "repeat");
    private static final StepPattern GIVE_UP = otherwise("stepDecision");
    private static final StepPattern ROLLBACK_REQUESTED = records("error rollbackRequested");

    private DeploymentStepContract() {}

    static ProcessContract contract() {
        return ProcessContract.of(
                        PROCESS, "a failed step is done, repeated or rolled back by a person, never passed over")
                .decides("stepDecision", Reasons.NOTHING_TWICE, DECIDE, "done", "repeat")
                .interrupted(RUN, STEP_FAILED, Reasons.NOTHING_TWICE)
                .asks(task("failed-step", "DEP-01..07").by(Roles.DEPLOYMENT_OWNER + ',' + Roles.ROLLBACK_OWNER))
                .records("error rollbackRequested")
                .asksFor("step", "plan")
                .obliges(
                        from(START, REPEAT).to(END, DECIDE).passes("DEP-01..05", RUN),
                        from(STEP_FAILED).to(END, RUN).passes(Reasons.NOTHING_TWICE, DECIDE),
                        from(START).to(DECIDE).passes(Reasons.NOTHING_TWICE, STEP_FAILED),
                        from(DECIDE).to(END, RUN).passes(Reasons.NOTHING_TWICE, DONE, REPEAT, GIVE_UP),
                        from(DECIDE).to(RUN).passes(Reasons.NOTHING_TWICE, REPEAT),
                        from(DONE).to(END).passes("DEP-01..05", records("nothing")),
                        from(GIVE_UP).to(END, RUN).passes(Reasons.WAY_BACK, ROLLBACK_REQUESTED),
                        from(START).to(ROLLBACK_REQUESTED).passes(Reasons.WAY_BACK, GIVE_UP));
    }
}
