package com.maqsafy.releases.modelproof;

import static com.maqsafy.releases.modelproof.Obligation.from;
import static com.maqsafy.releases.modelproof.StepPattern.END;
import static com.maqsafy.releases.modelproof.StepPattern.START;
import static com.maqsafy.releases.modelproof.StepPattern.bean;
import static com.maqsafy.releases.modelproof.StepPattern.endsAt;
import static com.maqsafy.releases.modelproof.StepPattern.form;
import static com.maqsafy.releases.modelproof.StepPattern.loopEnd;
import static com.maqsafy.releases.modelproof.StepPattern.otherwise;
import static com.maqsafy.releases.modelproof.StepPattern.timerAt;
import static com.maqsafy.releases.modelproof.StepPattern.topic;
import static com.maqsafy.releases.modelproof.StepPattern.when;
import static com.maqsafy.releases.modelproof.TaskContract.task;

import com.maqsafy.releases.person.Roles;

/**
 * The scope of a hotfix is measured in Git before anybody is asked, each question leads to its form, and what came of it is
 * concluded from the ledger.
 *
 * <p>The ends record nothing: that they were reached is what auditors read, so they keep their ids.
 */
final class HotfixAssessmentContract {

    static final String PROCESS = "hotfix-assessment";

    private static final StepPattern INSPECT = topic("source-inspection");
    private static final StepPattern MEASURE = bean("measureHotfixScopeDelegate");
    private static final StepPattern QUESTIONS_DONE = loopEnd("openAssessments");
    private static final StepPattern SCOPE = form("hotfix-scope");
    private static final StepPattern ROOT_CAUSE = form("root-cause");
    private static final StepPattern RISK = form("risk-review");
    private static final StepPattern CONCLUDE = bean("concludeHotfixAssessmentDelegate");
    private static final StepPattern ASSESSED = when("assessmentOutcome", "assessed");
    private static final StepPattern REFUSED = otherwise("assessmentOutcome");

    private HotfixAssessmentContract() {}

    static ProcessContract contract() {
        return ProcessContract.of(
                        PROCESS,
                        "the scope of a hotfix is measured in Git before anybody is asked, each question leads to its form, and the ledger says what came of it")
                .decidesEach("assessment", "HOT-01..03", MEASURE, "risk-review", "root-cause", "scope")
                .decides("assessmentOutcome", "HOT-01..03", CONCLUDE, "assessed")
                .eachAtOnce(QUESTIONS_DONE, "HOT-01..03", "openAssessments", "assessment", "")
                .reminds(RISK, timerAt("riskReviewReminderAt"), bean("remindOfRiskReviewDelegate"), "HOT-03")
                .reminds(RISK, timerAt("riskReviewEscalationAt"), bean("escalateRiskReviewDelegate"), "HOT-03")
                .asks(
                        task("hotfix-scope", "HOT-01").by(Roles.MANAGEMENT),
                        task("root-cause", "HOT-02"),
                        task("risk-review", "HOT-03").by(Roles.TECHNICAL_OWNER).dueAt("riskReviewDueAt"))
                .instants("riskReviewDueAt", "riskReviewReminderAt", "riskReviewEscalationAt")
                .handsBack("assessmentOutcome", "release", "databaseChanges", "destructiveChanges")
                .commitsBefore(CONCLUDE)
                .obliges(
                        from(START).to(MEASURE, QUESTIONS_DONE, CONCLUDE, END).passes("HOT-01", INSPECT),
                        from(START, INSPECT).to(QUESTIONS_DONE, CONCLUDE, END).passes("HOT-01", MEASURE),
                        from(START, INSPECT, MEASURE).to(CONCLUDE, END).passes("HOT-01..03", QUESTIONS_DONE),
                        from(START, INSPECT, MEASURE, QUESTIONS_DONE).to(END).passes("HOT-01..03", CONCLUDE),
                        from(QUESTIONS_DONE).to(MEASURE, QUESTIONS_DONE).passes("HOT-01", INSPECT),
                        from(when("assessment", "scope")).to(QUESTIONS_DONE).passes("HOT-01", SCOPE),
                        from(when("assessment", "root-cause"))
                                .to(QUESTIONS_DONE)
                                .passes("HOT-02", ROOT_CAUSE),
                        from(when("assessment", "risk-review"))
                                .to(QUESTIONS_DONE)
                                .passes("HOT-03", RISK),
                        from(START, CONCLUDE).to(END).passes("HOT-01..03", ASSESSED, REFUSED),
                        from(ASSESSED).to(END).passes("HOT-01..03", endsAt("endEvent_assessed")),
                        from(REFUSED).to(END).passes("HOT-01..03", endsAt("endEvent_assessmentRefused")));
    }
}
