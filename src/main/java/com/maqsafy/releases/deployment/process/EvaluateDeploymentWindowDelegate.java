package com.maqsafy.releases.deployment.process;

import com.maqsafy.releases.deployment.DeploymentWindow;
import com.maqsafy.releases.deployment.WindowAnswer;
import com.maqsafy.releases.process.DeployedTables;
import com.maqsafy.releases.process.ReleaseVariables;
import com.maqsafy.releases.process.RunningDefinition;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** "Evaluate deployment window" (RULE-07, OPEN-08). */
@Component("evaluateDeploymentWindowDelegate")
class EvaluateDeploymentWindowDelegate implements JavaDelegate {

    private final DeploymentWindow window;
    private final RunningDefinition definition;
    private final DeployedTables tables;

    EvaluateDeploymentWindowDelegate(DeploymentWindow window, RunningDefinition definition, DeployedTables tables) {
        this.window = window;
        this.definition = definition;
        this.tables = tables;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String release = execution.getProcessBusinessKey();
        String risk = String.valueOf(execution.getVariable(ReleaseVariables.RISK.name()));
        var decidedBy = tables.asked(execution, "deployment-risk");
        WindowAnswer answer = window.assess(
                release, risk, decidedBy.orElse(null), execution.getCurrentActivityId(), definition.of(execution));
        execution.setVariable(ReleaseVariables.WINDOW_ANSWER.name(), answer.answer());
        execution.setVariable(ReleaseVariables.WINDOW_OPENS_AT.name(), answer.opensAt());
    }
}
