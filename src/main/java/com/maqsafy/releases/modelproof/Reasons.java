package com.maqsafy.releases.modelproof;

/** Why something must stay that no single policy item asks for: the product's promises, as an objection words them. */
final class Reasons {

    static final String NO_WAY_AROUND = "no way around the policy";
    static final String EVIDENCE = "an answer is evidence";
    static final String AS_SHOWN = "the right people decide, about what they are shown";
    static final String NOTHING_TWICE = "nothing is done twice or lost";
    static final String WAY_BACK = "there is always a way back";
    static final String ONE_TRUTH = "one truth about production";
    static final String OWNED = "every failure has an owner";

    private Reasons() {}
}
