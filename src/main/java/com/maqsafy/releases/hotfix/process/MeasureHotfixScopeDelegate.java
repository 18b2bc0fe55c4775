package com.maqsafy.releases.hotfix.process;

import com.maqsafy.releases.hotfix.HotfixAssessment;
import com.maqsafy.releases.process.ReleaseVariables;
import java.util.ArrayList;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** "Measure hotfix scope": files, lines and areas against the limits; opens what is still to be answered (HOT-01). */
@Component("measureHotfixScopeDelegate")
class MeasureHotfixScopeDelegate implements JavaDelegate {

    private final HotfixAssessment assessment;

    MeasureHotfixScopeDelegate(HotfixAssessment assessment) {
        this.assessment = assessment;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String release = execution.getProcessBusinessKey();
        HotfixAssessment.Opened opened = assessment.open(release, execution.getCurrentActivityId());
        execution.setVariable(ReleaseVariables.OPEN_ASSESSMENTS.name(), new ArrayList<>(opened.questions()));
        execution.setVariable(
                ReleaseVariables.RISK_REVIEW_DUE_AT.name(), opened.dueAt().toString());
        execution.setVariable(
                ReleaseVariables.RISK_REVIEW_REMINDER_AT.name(),
                opened.reminderAt().toString());
        execution.setVariable(
                ReleaseVariables.RISK_REVIEW_ESCALATION_AT.name(),
                opened.escalationAt().toString());
    }
}
