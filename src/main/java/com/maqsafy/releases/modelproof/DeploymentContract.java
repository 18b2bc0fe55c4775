package com.maqsafy.releases.modelproof;

import static com.maqsafy.releases.modelproof.Obligation.from;
import static com.maqsafy.releases.modelproof.StepPattern.END;
import static com.maqsafy.releases.modelproof.StepPattern.START;
import static com.maqsafy.releases.modelproof.StepPattern.TIMER;
import static com.maqsafy.releases.modelproof.StepPattern.USER_TASK;
import static com.maqsafy.releases.modelproof.StepPattern.bean;
import static com.maqsafy.releases.modelproof.StepPattern.call;
import static com.maqsafy.releases.modelproof.StepPattern.decision;
import static com.maqsafy.releases.modelproof.StepPattern.error;
import static com.maqsafy.releases.modelproof.StepPattern.form;
import static com.maqsafy.releases.modelproof.StepPattern.otherwise;
import static com.maqsafy.releases.modelproof.StepPattern.records;
import static com.maqsafy.releases.modelproof.StepPattern.timerAt;
import static com.maqsafy.releases.modelproof.StepPattern.topic;
import static com.maqsafy.releases.modelproof.StepPattern.when;
import static com.maqsafy.releases.modelproof.TaskContract.duty;

/**
 * Production is touched only behind the gate, in a permitted time, with a confirmed backup and after it was observed. A
 * service that was closed stays closed: nothing here opens it ({@link KnownWork}), and both ends that follow its closing lead on to
 * what does, the verification or the rollback.
 */
final class DeploymentContract {

    static final String PROCESS = "production-deployment";

    private static final StepPattern RISK = decision("deployment-risk");
    private static final StepPattern WINDOW = bean("evaluateDeploymentWindowDelegate");
    private static final StepPattern NOW = when("windowAnswer", "now");
    private static final StepPattern AT_PEAK = when("windowAnswer", "peak-approval");
    private static final StepPattern LATER = otherwise("windowAnswer");
    private static final StepPattern WINDOW_OPENS = timerAt("windowOpensAt");
    private static final StepPattern PEAK_DECISION = form("peak-deployment");
    private static final StepPattern BEGIN = form("start-deployment");
    private static final StepPattern NO_DATABASE_CHANGES = when("databaseChanges", "false");
    private static final StepPattern BACK_UP = topic("database-backup");
    private static final StepPattern CONFIRM_BACKUP = form("backup-confirmation");
    private static final StepPattern GATE = bean("evaluateDeploymentGateDelegate");
    private static final StepPattern DEPLOYABLE = when("deployable", "true");
    private static final StepPattern NOT_DEPLOYABLE = otherwise("deployable");
    private static final StepPattern TAG = topic("release-tag");
    private static final StepPattern NO_MAINTENANCE = when("maintenanceMode", "false");
    private static final StepPattern ENTER = call(ServiceClosingContract.PROCESS);
    private static final StepPattern OBSERVE = topic("production-observation before-deployment");
    private static final StepPattern STEPS = call(DeploymentStepContract.PROCESS);
    private static final StepPattern GIVEN_UP = error("rollbackRequested");
    private static final StepPattern DEPLOYED = records("deploymentOutcome=deployed");
    private static final StepPattern FAILED = records("deploymentOutcome=failed");
    private static final StepPattern REFUSED = records("deploymentOutcome=refused");

    private DeploymentContract() {}

    static ProcessContract contract() {
        return ProcessContract.of(
                        PROCESS,
                        "production is touched only behind the gate, in a permitted time, with a confirmed backup and after it was observed")
                .decides("windowAnswer", "RULE-07", WINDOW, "now", "peak-approval")
                .decides("deployable", Reasons.NO_WAY_AROUND, GATE, "true")
                .eachInOrder(STEPS, "DEP-01..05", "steps", "step")
                .interrupted(STEPS, GIVEN_UP, Reasons.WAY_BACK)
                .interrupted(ENTER, GIVEN_UP, Reasons.WAY_BACK)
                .asks(
                        duty("peak-deployment", "RULE-07"),
                        duty("start-deployment", "OPEN-04"),
                        duty("backup-confirmation", "PRIN-08, RULE-03"))
                .instants("windowOpensAt")
                .records("deploymentOutcome=deployed", "deploymentOutcome=failed", "deploymentOutcome=refused")
                .handsBack("deploymentOutcome")
                .commitsBefore(GATE)
                .mayChange(
                        "Nobody may wait between the observation of production and the first step: put tasks of your own before the start of the deployment.")
                .obliges(
                        // A permitted time, at a person's word.
                        from(START, WINDOW_OPENS, PEAK_DECISION).to(WINDOW).passes("RULE-07", RISK),
                        from(START, WINDOW_OPENS, PEAK_DECISION).to(BEGIN, GATE).passes("RULE-07, OPEN-08", WINDOW),
                        from(START, WINDOW).to(BEGIN, GATE).passes("RULE-07, OPEN-08", NOW),
                        from(LATER).to(END, WINDOW, BEGIN, GATE).passes("OPEN-08", WINDOW_OPENS),
                        from(AT_PEAK).to(END, WINDOW, BEGIN, GATE).passes("RULE-07", PEAK_DECISION),
                        from(START).to(WINDOW_OPENS).passes("OPEN-08", LATER),
                        from(START).to(PEAK_DECISION).passes("RULE-07", AT_PEAK),
                        from(START).to(GATE, BACK_UP).passes(Reasons.NO_WAY_AROUND, BEGIN),
                        // A backup when the database changes.
                        from(START, BEGIN).to(GATE).passes("PRIN-08, RULE-03, MIG-03", NO_DATABASE_CHANGES, BACK_UP),
                        from(START, BEGIN, BACK_UP)
                                .to(GATE)
                                .passes("PRIN-08, RULE-03, MIG-03", NO_DATABASE_CHANGES, CONFIRM_BACKUP),
                        from(BACK_UP).to(GATE).passes("PRIN-08, RULE-03", CONFIRM_BACKUP),
                        from(START).to(CONFIRM_BACKUP).passes("PRIN-08, RULE-03", BACK_UP),
                        from(START, BEGIN, BACK_UP, CONFIRM_BACKUP)
                                .to(GATE)
                                .passes(Reasons.ONE_TRUTH, OBSERVE)
                                .because("the gate judges what production runs, not what is believed"),
                        from(OBSERVE)
                                .to(USER_TASK, TIMER, BACK_UP)
                                .passes(Reasons.ONE_TRUTH, GATE)
                                .because("nobody waits between the observation and the gate"),
                        // The gate, then production at once.
                        from(START, STEPS)
                                .to(TAG, ENTER, STEPS)
                                .passes(Reasons.NO_WAY_AROUND, GATE)
                                .then(DEPLOYABLE),
                        from(DEPLOYABLE).to(USER_TASK, TIMER).passes(Reasons.NO_WAY_AROUND, TAG, ENTER, STEPS),
                        from(DEPLOYABLE).to(ENTER, STEPS, END).passes("VER-05", TAG),
                        from(DEPLOYABLE).to(STEPS, END).passes("DEP-06", NO_MAINTENANCE, ENTER),
                        from(DEPLOYABLE).to(ENTER).passes("DEP-06", otherwise("maintenanceMode")),
                        from(DEPLOYABLE, TAG, ENTER).to(END).passes("DEP-01..05", STEPS, GIVEN_UP),
                        from(STEPS).to(TAG, ENTER, STEPS).never(Reasons.NOTHING_TWICE),
                        // Closed it ends only where what follows opens it: verified, or rolled back.
                        from(ENTER, STEPS)
                                .to(END)
                                .passes("DEP-07, " + Reasons.WAY_BACK, DEPLOYED, FAILED)
                                .because(
                                        "what was closed is opened by the verification of a deployment or by its rollback"),
                        from(ENTER, STEPS)
                                .to(REFUSED)
                                .never("DEP-07")
                                .because(
                                        "a refused deployment goes back to its preparation, where nobody opens the service"),
                        // What is recorded is what happened.
                        from(START).to(END).passes(Reasons.WAY_BACK, DEPLOYED, FAILED, REFUSED),
                        from(START).to(DEPLOYED).passes("DEP-01..05", STEPS),
                        from(GIVEN_UP).to(DEPLOYED, STEPS).never(Reasons.WAY_BACK),
                        from(GIVEN_UP).to(END).passes(Reasons.WAY_BACK, FAILED),
                        from(START).to(FAILED).passes(Reasons.WAY_BACK, GIVEN_UP),
                        from(NOT_DEPLOYABLE).to(END, GATE).passes(Reasons.NO_WAY_AROUND, REFUSED),
                        from(START).to(REFUSED).passes(Reasons.NO_WAY_AROUND, NOT_DEPLOYABLE));
    }
}
