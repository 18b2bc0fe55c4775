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

/**
 * Production is touched only behind the gate, in a permitted time, with a confirmed backup and after it was observed. A
 * service that was closed stays closed: nothing here opens it (KnownWork), and both ends that follow its closing lead on to
 * what does, the verification or the rollback.
 */
final class DeploymentPaths implements PathRule {

    private static final Mark RISK = Mark.decision("deployment-risk");
    private static final Mark WINDOW = Mark.bean("evaluateDeploymentWindowDelegate");
    private static final Mark NOW = when("windowAnswer", "now");
    private static final Mark AT_PEAK = when("windowAnswer", "peak-approval");
    private static final Mark LATER = otherwise("windowAnswer");
    private static final Mark WINDOW_OPENS = Mark.timerAt("windowOpensAt");
    private static final Mark PEAK_DECISION = Mark.form("peak-deployment");
    private static final Mark BEGIN = Mark.form("start-deployment");
    private static final Mark NO_DATABASE_CHANGES = when("databaseChanges", "false");
    private static final Mark BACK_UP = Mark.topic("database-backup");
    private static final Mark CONFIRM_BACKUP = Mark.form("backup-confirmation");
    private static final Mark GATE = Mark.bean("evaluateDeploymentGateDelegate");
    private static final Mark DEPLOYABLE = when("deployable", "true");
    private static final Mark NOT_DEPLOYABLE = otherwise("deployable");
    private static final Mark TAG = Mark.topic("release-tag");
    private static final Mark NO_MAINTENANCE = when("maintenanceMode", "false");
    private static final Mark ENTER = Mark.call(Vocabulary.SERVICE_CLOSING);
    private static final Mark OBSERVE = Mark.topic("production-observation before-deployment");
    private static final Mark STEPS = Mark.call(Vocabulary.STEP);
    private static final Mark GIVEN_UP = Mark.error("rollbackRequested");
    private static final Mark DEPLOYED = records("deploymentOutcome=deployed");
    private static final Mark FAILED = records("deploymentOutcome=failed");
    private static final Mark REFUSED = records("deploymentOutcome=refused");

    @Override
    public Set<String> processes() {
        return Set.of(Vocabulary.DEPLOYMENT);
    }

    @Override
    public List<Demand> demands() {
        return List.of(
                // A permitted time, at a person's word.
                from(START, WINDOW_OPENS, PEAK_DECISION).to(WINDOW).passes("RULE-07", RISK),
                from(START, WINDOW_OPENS, PEAK_DECISION).to(BEGIN, GATE).passes("RULE-07, OPEN-08", WINDOW),
                from(START, WINDOW).to(BEGIN, GATE).passes("RULE-07, OPEN-08", NOW),
                from(LATER).to(END, WINDOW, BEGIN, GATE).passes("OPEN-08", WINDOW_OPENS),
                from(AT_PEAK).to(END, WINDOW, BEGIN, GATE).passes("RULE-07", PEAK_DECISION),
                from(START).to(WINDOW_OPENS).passes("OPEN-08", LATER),
                from(START).to(PEAK_DECISION).passes("RULE-07", AT_PEAK),
                from(START).to(GATE, BACK_UP).passes("promise 1", BEGIN),
                // A backup when the database changes.
                from(START, BEGIN).to(GATE).passes("PRIN-08, RULE-03, MIG-03", NO_DATABASE_CHANGES, BACK_UP),
                from(START, BEGIN, BACK_UP)
                        .to(GATE)
                        .passes("PRIN-08, RULE-03, MIG-03", NO_DATABASE_CHANGES, CONFIRM_BACKUP),
                from(BACK_UP).to(GATE).passes("PRIN-08, RULE-03", CONFIRM_BACKUP),
                from(START).to(CONFIRM_BACKUP).passes("PRIN-08, RULE-03", BACK_UP),
                from(START, BEGIN, BACK_UP, CONFIRM_BACKUP)
                        .to(GATE)
                        .passes("promise 8", OBSERVE)
                        .because("the gate judges what production runs, not what is believed"),
                from(OBSERVE)
                        .to(Mark.USER_TASK, Mark.TIMER, BACK_UP)
                        .passes("promise 8", GATE)
                        .because("nobody waits between the observation and the gate"),
                // The gate, then production at once.
                from(START, STEPS).to(TAG, ENTER, STEPS).passes("promise 1", GATE),
                from(START, STEPS).to(TAG, ENTER, STEPS).passes("promise 1", DEPLOYABLE),
                from(DEPLOYABLE).to(Mark.USER_TASK, Mark.TIMER).passes("promise 1", TAG, ENTER, STEPS),
                from(DEPLOYABLE).to(ENTER, STEPS, END).passes("VER-05", TAG),
                from(DEPLOYABLE).to(STEPS, END).passes("DEP-06", NO_MAINTENANCE, ENTER),
                from(DEPLOYABLE).to(ENTER).passes("DEP-06", otherwise("maintenanceMode")),
                from(DEPLOYABLE, TAG, ENTER).to(END).passes("DEP-01..05", STEPS, GIVEN_UP),
                from(STEPS).to(TAG, ENTER, STEPS).never("promise 4"),
                // Closed it ends only where what follows opens it: verified, or rolled back.
                from(ENTER, STEPS)
                        .to(END)
                        .passes("DEP-07, promise 6", DEPLOYED, FAILED)
                        .because("what was closed is opened by the verification of a deployment or by its rollback"),
                from(ENTER, STEPS)
                        .to(REFUSED)
                        .never("DEP-07")
                        .because("a refused deployment goes back to its preparation, where nobody opens the service"),
                // What is recorded is what happened.
                from(START).to(END).passes("promise 6", DEPLOYED, FAILED, REFUSED),
                from(START).to(DEPLOYED).passes("DEP-01..05", STEPS),
                from(GIVEN_UP).to(DEPLOYED, STEPS).never("promise 6"),
                from(GIVEN_UP).to(END).passes("promise 6", FAILED),
                from(START).to(FAILED).passes("promise 6", GIVEN_UP),
                from(NOT_DEPLOYABLE).to(END, GATE).passes("promise 1", REFUSED),
                from(START).to(REFUSED).passes("promise 1", NOT_DEPLOYABLE),
                present("RULE-07", RISK),
                present("RULE-07, OPEN-08", WINDOW),
                present("RULE-07", PEAK_DECISION),
                present("OPEN-08", WINDOW_OPENS),
                present("promise 1", BEGIN),
                present("PRIN-08, RULE-03", BACK_UP),
                present("PRIN-08, RULE-03", CONFIRM_BACKUP),
                present("promise 1", GATE),
                present("VER-05", TAG),
                present("DEP-06", ENTER),
                present("DEP-01..05", STEPS),
                present("promise 8", OBSERVE),
                present("promise 6", DEPLOYED),
                present("promise 6", FAILED),
                present("promise 1", REFUSED));
    }
}
