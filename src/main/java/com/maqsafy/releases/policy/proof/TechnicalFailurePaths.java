package com.maqsafy.releases.policy.proof;

import static com.maqsafy.releases.policy.proof.Demand.from;
import static com.maqsafy.releases.policy.proof.Demand.present;
import static com.maqsafy.releases.policy.proof.Mark.END;
import static com.maqsafy.releases.policy.proof.Mark.START;

import java.util.List;
import java.util.Set;

/**
 * A technical failure ends with a person's answer, or by itself when it is gone: nothing is repeated that nobody asked for,
 * what somebody asked to repeat is repeated, and whoever is handed the failure is asked.
 */
final class TechnicalFailurePaths implements PathRule {

    private static final String ITEM = "promise 10";
    private static final Mark ASK = Mark.form("technical-failure");
    private static final Mark GONE = Mark.message("failure.gone");
    private static final Mark REPEAT = Mark.bean("repeatFailedWorkDelegate");
    private static final Mark TO_REPEAT = Mark.when("failureDecision", "repeat");
    private static final Mark ENDED = Mark.when("failureDecision", "close|withdraw");
    private static final Mark HANDED_OVER = Mark.otherwise("failureDecision");

    @Override
    public Set<String> processes() {
        return Set.of(Vocabulary.TECHNICAL_FAILURE);
    }

    @Override
    public List<Demand> demands() {
        return List.of(
                from(START).to(REPEAT, END).passes(ITEM, ASK),
                from(ASK, START).to(REPEAT).passes(ITEM, TO_REPEAT),
                from(ASK).to(END).passes(ITEM, TO_REPEAT, ENDED, GONE),
                from(TO_REPEAT).to(END, ASK).passes(ITEM, REPEAT),
                from(HANDED_OVER).to(REPEAT, END).passes(ITEM, ASK),
                from(REPEAT, ENDED, GONE).to(ASK, REPEAT).never(ITEM),
                present(ITEM, ASK),
                present(ITEM, REPEAT),
                present(ITEM, GONE));
    }
}
