package com.maqsafy.releases.policy.process;

import com.maqsafy.releases.deployment.DeploymentPlans;
import com.maqsafy.releases.deployment.PlannedStep;
import com.maqsafy.releases.policy.GateStage;
import com.maqsafy.releases.process.ReleaseVariables;
import com.maqsafy.releases.release.ReleaseDetails;
import com.maqsafy.releases.release.ReleaseStatus;
import com.maqsafy.releases.release.Releases;
import java.util.ArrayList;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** "Evaluate release gate" at the moment before production is touched. */
@Component("evaluateDeploymentGateDelegate")
class EvaluateDeploymentGateDelegate implements JavaDelegate {

    private final GateRecords gate;
    private final Releases releases;
    private final DeploymentPlans plans;

    EvaluateDeploymentGateDelegate(GateRecords gate, Releases releases, DeploymentPlans plans) {
        this.gate = gate;
        this.releases = releases;
        this.plans = plans;
    }

    @Override
    public void execute(DelegateExecution execution) {
        boolean deployable = gate.evaluate(execution, GateStage.DEPLOYMENT).deployable();
        ReleaseDetails release = releases.get(execution.getProcessBusinessKey());
        execution.setVariable(ReleaseVariables.DEPLOYABLE.name(), deployable);
        execution.setVariable(
                ReleaseVariables.STEPS.name(),
                new ArrayList<>(
                        plans.deployment(release).stream().map(PlannedStep::id).toList()));
        releases.moveTo(release.key(), deployable ? ReleaseStatus.DEPLOYING : release.status(), "");
    }
}
