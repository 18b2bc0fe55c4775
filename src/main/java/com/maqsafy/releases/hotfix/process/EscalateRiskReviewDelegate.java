package com.maqsafy.releases.hotfix.process;

import com.maqsafy.releases.hotfix.RiskReviewTimes;
import com.maqsafy.releases.process.ReleaseVariables;
import com.maqsafy.releases.process.WithoutSettings;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** "Escalate risk review": management is asked too (HOT-03). */
@Component("escalateRiskReviewDelegate")
@WithoutSettings
class EscalateRiskReviewDelegate implements JavaDelegate {

    private final RiskReviewTasks tasks;
    private final RiskReviewTimes times;

    EscalateRiskReviewDelegate(RiskReviewTasks tasks, RiskReviewTimes times) {
        this.tasks = tasks;
        this.times = times;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String release = execution.getProcessBusinessKey();
        String dueAt = (String) execution.getVariable(ReleaseVariables.RISK_REVIEW_DUE_AT.name());
        times.escalated(release, dueAt, execution.getCurrentActivityId());
        tasks.raise(execution.getProcessInstanceId(), RiskReviewTasks.ESCALATED);
        tasks.show(execution.getProcessInstanceId(), RiskReviewTimes.ESCALATED_TO);
    }
}
