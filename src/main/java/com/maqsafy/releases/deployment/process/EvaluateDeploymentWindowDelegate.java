package com.maqsafy.releases.deployment.process;

import com.maqsafy.releases.deployment.DeploymentWindow;
import com.maqsafy.releases.deployment.WindowAnswer;
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

    EvaluateDeploymentWindowDelegate(DeploymentWindow window, RunningDefinition definition) {
        this.window = window;
        this.definition = definition;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String release = execution.getProcessBusinessKey();
        String risk = String.valueOf(execution.getVariable(ReleaseVariables.RISK.name()));
        WindowAnswer answer = window.assess(release, risk, execution.getCurrentActivityId(), definition.of(execution));
        execution.setVariable(ReleaseVariables.WINDOW_ANSWER.name(), answer.answer());
        execution.setVariable(ReleaseVariables.WINDOW_OPENS_AT.name(), answer.opensAt());
    }
}
