package com.maqsafy.releases.security.process;

import com.maqsafy.releases.process.ReleaseVariables;
import com.maqsafy.releases.process.RunningDefinition;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** "Set remediation deadline" (SEC-03). */
@Component("setRemediationDeadlineDelegate")
class SetRemediationDeadlineDelegate implements JavaDelegate {

    private final RemediationDeadlines deadlines;
    private final RunningDefinition definition;

    SetRemediationDeadlineDelegate(RemediationDeadlines deadlines, RunningDefinition definition) {
        this.deadlines = deadlines;
        this.definition = definition;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String release = execution.getProcessBusinessKey();
        Map<?, ?> answer = (Map<?, ?>) execution.getVariable(ReleaseVariables.EXPLOIT_RISK.name());
        String by = deadlines.set(release, answer, execution.getCurrentActivityId(), definition.of(execution));
        execution.setVariable(ReleaseVariables.REMEDIATE_BY.name(), by);
    }
}
