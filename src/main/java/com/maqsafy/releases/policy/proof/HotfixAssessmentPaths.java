package com.maqsafy.releases.policy.proof;

import static com.maqsafy.releases.policy.proof.Demand.from;
import static com.maqsafy.releases.policy.proof.Demand.present;
import static com.maqsafy.releases.policy.proof.Mark.END;
import static com.maqsafy.releases.policy.proof.Mark.START;
import static com.maqsafy.releases.policy.proof.Mark.otherwise;
import static com.maqsafy.releases.policy.proof.Mark.when;

import java.util.List;
import java.util.Set;

/**
 * The scope of a hotfix is measured in Git before anybody is asked, each question leads to its form, and what came of it is
 * concluded from the ledger.
 *
 * <p>The ends record nothing: that they were reached is what auditors read, so they keep their ids.
 */
final class HotfixAssessmentPaths implements PathRule {

    private static final Mark INSPECT = Mark.topic("source-inspection");
    private static final Mark MEASURE = Mark.bean("measureHotfixScopeDelegate");
    private static final Mark QUESTIONS_DONE = Mark.loopEnd("openAssessments");
    private static final Mark SCOPE = Mark.form("hotfix-scope");
    private static final Mark ROOT_CAUSE = Mark.form("root-cause");
    private static final Mark RISK = Mark.form("risk-review");
    private static final Mark CONCLUDE = Mark.bean("concludeHotfixAssessmentDelegate");
    private static final Mark ASSESSED = when("assessmentOutcome", "assessed");
    private static final Mark REFUSED = otherwise("assessmentOutcome");

    @Override
    public Set<String> processes() {
        return Set.of(Vocabulary.HOTFIX_ASSESSMENT);
    }

    @Override
    public List<Demand> demands() {
        return List.of(
                from(START).to(MEASURE, QUESTIONS_DONE, CONCLUDE, END).passes("HOT-01", INSPECT),
                from(START, INSPECT).to(QUESTIONS_DONE, CONCLUDE, END).passes("HOT-01", MEASURE),
                from(START, INSPECT, MEASURE).to(CONCLUDE, END).passes("HOT-01..03", QUESTIONS_DONE),
                from(START, INSPECT, MEASURE, QUESTIONS_DONE).to(END).passes("HOT-01..03", CONCLUDE),
                from(QUESTIONS_DONE).to(MEASURE, QUESTIONS_DONE).passes("HOT-01", INSPECT),
                from(when("assessment", "scope")).to(QUESTIONS_DONE).passes("HOT-01", SCOPE),
                from(when("assessment", "root-cause")).to(QUESTIONS_DONE).passes("HOT-02", ROOT_CAUSE),
                from(when("assessment", "risk-review")).to(QUESTIONS_DONE).passes("HOT-03", RISK),
                from(START, CONCLUDE).to(END).passes("HOT-01..03", ASSESSED, REFUSED),
                from(ASSESSED).to(END).passes("HOT-01..03", Mark.endsAt("endEvent_assessed")),
                from(REFUSED).to(END).passes("HOT-01..03", Mark.endsAt("endEvent_assessmentRefused")),
                present("HOT-01", INSPECT),
                present("HOT-01", MEASURE),
                present("HOT-01..03", QUESTIONS_DONE),
                present("HOT-01", SCOPE),
                present("HOT-02", ROOT_CAUSE),
                present("HOT-03", RISK),
                present("HOT-01..03", CONCLUDE),
                present("HOT-01..03", ASSESSED));
    }
}
