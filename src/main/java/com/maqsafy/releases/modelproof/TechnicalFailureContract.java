package com.maqsafy.releases.modelproof;

import static com.maqsafy.releases.modelproof.Obligation.from;
import static com.maqsafy.releases.modelproof.StepPattern.END;
import static com.maqsafy.releases.modelproof.StepPattern.START;
import static com.maqsafy.releases.modelproof.StepPattern.bean;
import static com.maqsafy.releases.modelproof.StepPattern.form;
import static com.maqsafy.releases.modelproof.StepPattern.message;
import static com.maqsafy.releases.modelproof.StepPattern.otherwise;
import static com.maqsafy.releases.modelproof.StepPattern.timerAt;
import static com.maqsafy.releases.modelproof.StepPattern.when;
import static com.maqsafy.releases.modelproof.TaskContract.task;

/**
 * A technical failure ends with a person's answer, or by itself when it is gone: nothing is repeated that nobody asked for,
 * what somebody asked to repeat is repeated, and whoever is handed the failure is asked.
 */
final class TechnicalFailureContract {

    static final String PROCESS = "technical-failure";

    private static final String ITEM = Reasons.OWNED;
    private static final StepPattern ASK = form("technical-failure");
    private static final StepPattern GONE = message("failure.gone");
    private static final StepPattern REPEAT = bean("repeatFailedWorkDelegate");
    private static final StepPattern TO_REPEAT = when("failureDecision", "repeat");
    private static final StepPattern ENDED = when("failureDecision", "close|withdraw");
    private static final StepPattern HANDED_OVER = otherwise("failureDecision");

    private TechnicalFailureContract() {}

    static ProcessContract contract() {
        return ProcessContract.of(
                        PROCESS, "a technical failure ends with the answer of its owner, or by itself when it is gone")
                .decides("failureDecision", ITEM, ASK, "close|withdraw", "repeat")
                .interrupted(ASK, GONE, ITEM)
                .reminds(ASK, timerAt("failureDueAt"), bean("escalateTechnicalFailureDelegate"), ITEM)
                .asks(task("technical-failure", ITEM).by("${failureOwner}").dueAt("failureDueAt"))
                .instants("failureDueAt")
                .obliges(
                        from(START).to(REPEAT, END).passes(ITEM, ASK),
                        from(ASK, START).to(REPEAT).passes(ITEM, TO_REPEAT),
                        from(ASK).to(END).passes(ITEM, TO_REPEAT, ENDED, GONE),
                        from(TO_REPEAT).to(END, ASK).passes(ITEM, REPEAT),
                        from(HANDED_OVER).to(REPEAT, END).passes(ITEM, ASK),
                        from(REPEAT, ENDED, GONE).to(ASK, REPEAT).never(ITEM));
    }
}
