package com.maqsafy.releases.policy.proof;

import static com.maqsafy.releases.policy.proof.Demand.from;
import static com.maqsafy.releases.policy.proof.Demand.present;
import static com.maqsafy.releases.policy.proof.Mark.END;
import static com.maqsafy.releases.policy.proof.Mark.START;

import java.util.List;
import java.util.Set;

/** A released hotfix is left to stabilise and then reviewed by people, and nothing ends before. */
final class ReviewPaths implements PathRule {

    private static final Mark STABILISE = Mark.bean("startStabilisationDelegate");
    private static final Mark STABILISED = Mark.timerAt("stabilisedAt");
    private static final Mark REVIEW = Mark.form("hotfix-review");
    private static final Mark CONCLUDE = Mark.bean("concludeReviewDelegate");

    @Override
    public Set<String> processes() {
        return Set.of(Vocabulary.POST_RELEASE_REVIEW);
    }

    @Override
    public List<Demand> demands() {
        return List.of(
                from(START).to(STABILISED, REVIEW, CONCLUDE, END).passes("HOT-06", STABILISE),
                from(START, STABILISE).to(REVIEW, CONCLUDE, END).passes("HOT-06", STABILISED),
                from(START, STABILISE, STABILISED).to(CONCLUDE, END).passes("HOT-06", REVIEW),
                from(START, STABILISE, STABILISED, REVIEW).to(END).passes("HOT-06", CONCLUDE),
                from(STABILISED, REVIEW, CONCLUDE).to(STABILISE).never("HOT-06"),
                present("HOT-06", STABILISE),
                present("HOT-06", STABILISED),
                present("HOT-06", REVIEW),
                present("HOT-06", CONCLUDE));
    }
}
