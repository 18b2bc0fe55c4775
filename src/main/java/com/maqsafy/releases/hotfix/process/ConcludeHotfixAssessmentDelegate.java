package com.maqsafy.releases.hotfix.process;

import com.maqsafy.releases.hotfix.HotfixAssessment;
import com.maqsafy.releases.process.ReleaseVariables;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** "Conclude assessment": counts from the ledger whether it is a hotfix (HOT-01 to HOT-03). */
@Component("concludeHotfixAssessmentDelegate")
class ConcludeHotfixAssessmentDelegate implements JavaDelegate {

    private final HotfixAssessment assessment;

    ConcludeHotfixAssessmentDelegate(HotfixAssessment assessment) {
        this.assessment = assessment;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String release = execution.getProcessBusinessKey();
        execution.setVariable(ReleaseVariables.ASSESSMENT_OUTCOME.name(), assessment.outcome(release));
    }
}
