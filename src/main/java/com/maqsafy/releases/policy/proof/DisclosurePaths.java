package com.maqsafy.releases.policy.proof;

import static com.maqsafy.releases.policy.proof.Demand.from;
import static com.maqsafy.releases.policy.proof.Demand.present;
import static com.maqsafy.releases.policy.proof.Mark.END;
import static com.maqsafy.releases.policy.proof.Mark.START;

import java.util.List;
import java.util.Set;

/**
 * A security release ends disclosed: its restriction is lifted once, after its date was worked out, by a person on the form
 * or over REST, or by the date. The events that may lead there besides the form hang on the form's task.
 */
final class DisclosurePaths implements PathRule {

    private static final Mark PREPARE = Mark.bean("prepareDisclosureDelegate");
    private static final Mark DISCLOSE = Mark.form("disclosure");
    private static final Mark DATE = Mark.timerAt("disclosureAt");
    private static final Mark MESSAGE = Mark.message("release.disclosed");
    private static final Mark LIFT = Mark.bean("liftRestrictionDelegate");

    @Override
    public Set<String> processes() {
        return Set.of(Vocabulary.SECURITY_DISCLOSURE);
    }

    @Override
    public List<Demand> demands() {
        return List.of(
                from(START).to(DISCLOSE, LIFT, END).passes("SEC-07", PREPARE),
                from(START, PREPARE).to(LIFT, END).passes("SEC-07", DISCLOSE),
                from(START, PREPARE, DISCLOSE, DATE, MESSAGE).to(END).passes("SEC-07", LIFT),
                from(DISCLOSE, DATE, MESSAGE).to(PREPARE, DISCLOSE).never("SEC-07"),
                from(LIFT).to(PREPARE, DISCLOSE, LIFT).never("SEC-07"),
                present("SEC-07", PREPARE),
                present("SEC-07", DISCLOSE),
                present("SEC-07", DATE),
                present("SEC-07", MESSAGE),
                present("SEC-07", LIFT));
    }
}
