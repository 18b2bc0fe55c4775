package com.maqsafy.releases.hotfix.process;

import com.maqsafy.releases.hotfix.RiskReviewTimes;
import com.maqsafy.releases.process.ReleaseVariables;
import com.maqsafy.releases.process.WithoutSettings;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** "Remind of risk review": the open task goes to the top of the lists (HOT-03). */
@Component("remindOfRiskReviewDelegate")
@WithoutSettings
class RemindOfRiskReviewDelegate implements JavaDelegate {

    private final RiskReviewTasks tasks;
    private final RiskReviewTimes times;

    RemindOfRiskReviewDelegate(RiskReviewTasks tasks, RiskReviewTimes times) {
        this.tasks = tasks;
        this.times = times;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String release = execution.getProcessBusinessKey();
        String dueAt = (String) execution.getVariable(ReleaseVariables.RISK_REVIEW_DUE_AT.name());
        tasks.raise(execution.getProcessInstanceId(), RiskReviewTasks.REMINDED);
        times.reminded(release, dueAt, execution.getCurrentActivityId());
    }
}
