package com.maqsafy.releases.modelproof;

import static com.maqsafy.releases.modelproof.Obligation.from;
import static com.maqsafy.releases.modelproof.StepPattern.END;
import static com.maqsafy.releases.modelproof.StepPattern.START;
import static com.maqsafy.releases.modelproof.StepPattern.bean;
import static com.maqsafy.releases.modelproof.StepPattern.form;
import static com.maqsafy.releases.modelproof.StepPattern.message;
import static com.maqsafy.releases.modelproof.StepPattern.timerAt;
import static com.maqsafy.releases.modelproof.TaskContract.task;

import com.maqsafy.releases.person.Roles;

/**
 * A security release ends disclosed: its restriction is lifted once, after its date was worked out, by a person on the form
 * or over REST, or by the date. The events that may lead there besides the form hang on the form's task.
 */
final class SecurityDisclosureContract {

    static final String PROCESS = "security-disclosure";

    private static final StepPattern PREPARE = bean("prepareDisclosureDelegate");
    private static final StepPattern DISCLOSE = form("disclosure");
    private static final StepPattern DATE = timerAt("disclosureAt");
    private static final StepPattern MESSAGE = message("release.disclosed");
    private static final StepPattern LIFT = bean("liftRestrictionDelegate");

    private SecurityDisclosureContract() {}

    static ProcessContract contract() {
        return ProcessContract.of(PROCESS, "a security release ends disclosed, once and after its date was worked out")
                .interrupted(DISCLOSE, DATE, "SEC-07")
                .interrupted(DISCLOSE, MESSAGE, "SEC-07")
                .asks(task("disclosure", "SEC-07").by(Roles.SECURITY_OWNER).dueAt("disclosureAt"))
                .instants("disclosureAt")
                .commitsBefore(LIFT)
                .obliges(
                        from(START).to(DISCLOSE, LIFT, END).passes("SEC-07", PREPARE),
                        from(START, PREPARE).to(LIFT, END).passes("SEC-07", DISCLOSE),
                        from(START, PREPARE, DISCLOSE, DATE, MESSAGE).to(END).passes("SEC-07", LIFT),
                        from(DISCLOSE, DATE, MESSAGE).to(PREPARE, DISCLOSE).never("SEC-07"),
                        from(LIFT).to(PREPARE, DISCLOSE, LIFT).never("SEC-07"));
    }
}
