package com.maqsafy.releases.security.process;

import com.maqsafy.releases.process.DeployedTables;
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
    private final DeployedTables tables;

    SetRemediationDeadlineDelegate(
            RemediationDeadlines deadlines, RunningDefinition definition, DeployedTables tables) {
        this.deadlines = deadlines;
        this.definition = definition;
        this.tables = tables;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String release = execution.getProcessBusinessKey();
        Map<?, ?> answer = (Map<?, ?>) execution.getVariable(ReleaseVariables.EXPLOIT_RISK.name());
        var decidedBy = tables.asked(execution, "exploit-risk");
        String by = deadlines.set(
                release, answer, decidedBy.orElse(null), execution.getCurrentActivityId(), definition.of(execution));
        execution.setVariable(ReleaseVariables.REMEDIATE_BY.name(), by);
    }
}
