package com.maqsafy.releases.modelproof;

import static com.maqsafy.releases.modelproof.Obligation.from;
import static com.maqsafy.releases.modelproof.StepPattern.END;
import static com.maqsafy.releases.modelproof.StepPattern.START;
import static com.maqsafy.releases.modelproof.StepPattern.bean;
import static com.maqsafy.releases.modelproof.StepPattern.call;
import static com.maqsafy.releases.modelproof.StepPattern.decision;
import static com.maqsafy.releases.modelproof.StepPattern.form;
import static com.maqsafy.releases.modelproof.StepPattern.loopEnd;
import static com.maqsafy.releases.modelproof.StepPattern.message;
import static com.maqsafy.releases.modelproof.StepPattern.otherwise;
import static com.maqsafy.releases.modelproof.StepPattern.records;
import static com.maqsafy.releases.modelproof.StepPattern.topic;
import static com.maqsafy.releases.modelproof.StepPattern.when;
import static com.maqsafy.releases.modelproof.TaskContract.task;

import com.maqsafy.releases.person.Roles;

/** A release is prepared only after everything was asked anew and the gate found nothing. */
final class PreparationContract {

    static final String PROCESS = "release-preparation";

    private static final StepPattern INSPECT = topic("source-inspection");
    private static final StepPattern TESTS = decision("required-tests");
    private static final StepPattern OPEN_PARTS = bean("determineOpenPartsDelegate");
    private static final StepPattern PARTS_DONE = loopEnd("openParts");
    private static final StepPattern GATE = bean("evaluatePreparationGateDelegate");
    private static final StepPattern NO_FINDINGS = when("findings", "false");
    private static final StepPattern RESOLVE = form("resolve-findings");
    private static final StepPattern REWORK = when("findingsDecision", "rework");
    private static final StepPattern WITHDRAW = otherwise("findingsDecision");
    private static final StepPattern PREPARED = records("preparationOutcome=prepared");
    private static final StepPattern WITHDRAWN = records("preparationOutcome=withdrawn");

    private PreparationContract() {}

    static ProcessContract contract() {
        return ProcessContract.of(
                        PROCESS,
                        "a release is prepared only after everything was asked anew and the gate found nothing")
                .decides("findings", "RULE-01, RULE-02", GATE, "false")
                .decides("findingsDecision", "RULE-01", RESOLVE, "rework")
                .decidesEach(
                        "part",
                        "PR, PRE, TEST, MIG, RB, NOTE",
                        OPEN_PARTS,
                        "hotfix-assessment",
                        "hotfix-checklist",
                        "migration-review",
                        "notes",
                        "pre-release",
                        "pull-request",
                        "rollback-plan",
                        "security-assessment",
                        "tests:*")
                .eachAtOnce(PARTS_DONE, "PR, PRE, TEST, MIG, RB, NOTE", "openParts", "part", "")
                .interrupted(form("test-evidence"), message("release.testReported"), "TEST-01..09")
                .asks(
                        task("resolve-findings", "PRIN-01").by(Roles.RELEASE_OWNER),
                        task("hotfix-checklist", "PR-01..08, PRE-01..15"))
                .records("preparationOutcome=prepared", "preparationOutcome=withdrawn")
                .handsBack("preparationOutcome", "release", "databaseChanges", "destructiveChanges")
                .takesNothingBack()
                .commitsBefore(GATE)
                .mayChange(
                        "Which parts are open says the table `open-parts`, for each release; the task of a part may be given to other groups.")
                .obliges(
                        from(START, RESOLVE).to(GATE, TESTS).passes("VER-05, MIG, SCOPE", INSPECT),
                        from(START, RESOLVE).to(GATE, OPEN_PARTS).passes("TEST-01..09", TESTS),
                        from(START, RESOLVE).to(GATE, PARTS_DONE).passes("PR, PRE, TEST, MIG, RB, NOTE", OPEN_PARTS),
                        from(START, RESOLVE).to(GATE).passes("PR, PRE, TEST, MIG, RB, NOTE", PARTS_DONE),
                        from(START, RESOLVE)
                                .to(PREPARED)
                                .passes("RULE-01, RULE-02", GATE)
                                .then(NO_FINDINGS),
                        from(NO_FINDINGS).to(END, GATE, INSPECT).passes("RULE-01", PREPARED),
                        from(otherwise("findings"))
                                .to(END, GATE, INSPECT, PARTS_DONE)
                                .passes("RULE-01", RESOLVE),
                        from(START).to(RESOLVE).passes("RULE-01", otherwise("findings")),
                        from(REWORK).to(END).passes("RULE-01", GATE),
                        from(START).to(WITHDRAWN).passes(Reasons.NO_WAY_AROUND, WITHDRAW),
                        from(WITHDRAW).to(END, GATE).passes("LOG-05", WITHDRAWN),
                        from(START).to(END).passes(Reasons.NO_WAY_AROUND, PREPARED, WITHDRAWN),
                        from(when("part", "pull-request"))
                                .to(PARTS_DONE)
                                .passes("PR-01..08", form("pull-request-checklist")),
                        from(when("part", "pre-release"))
                                .to(PARTS_DONE)
                                .passes("PRE-01..15", form("pre-release-checklist")),
                        from(when("part", "tests:*")).to(PARTS_DONE).passes("TEST-01..09", form("test-evidence")),
                        from(when("part", "migration-review"))
                                .to(PARTS_DONE)
                                .passes("MIG-01..08", call(MigrationReviewContract.PROCESS)),
                        from(when("part", "rollback-plan"))
                                .to(PARTS_DONE)
                                .passes("RB-01..08, RULE-02", form("rollback-plan")),
                        from(when("part", "notes")).to(PARTS_DONE).passes("NOTE-01..09", form("release-notes")),
                        from(when("part", "hotfix-checklist"))
                                .to(PARTS_DONE)
                                .passes("PR-01..08, PRE-01..15", form("hotfix-checklist")),
                        from(when("part", "hotfix-assessment"))
                                .to(PARTS_DONE)
                                .passes("HOT-01..03", call(HotfixAssessmentContract.PROCESS)),
                        from(when("part", "security-assessment"))
                                .to(PARTS_DONE)
                                .passes("SEC-01..03", call(SecurityAssessmentContract.PROCESS)));
    }
}
