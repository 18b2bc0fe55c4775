package com.maqsafy.releases.policy.process;

import com.maqsafy.releases.policy.GateStage;
import com.maqsafy.releases.process.ReleaseVariables;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** "Evaluate release gate" in the preparation: findings lead back to the owner. */
@Component("evaluatePreparationGateDelegate")
class EvaluatePreparationGateDelegate implements JavaDelegate {

    private final GateRecords gate;
    private final PlanRecords plans;

    EvaluatePreparationGateDelegate(GateRecords gate, PlanRecords plans) {
        this.gate = gate;
        this.plans = plans;
    }

    @Override
    public void execute(DelegateExecution execution) {
        plans.record(execution.getProcessBusinessKey(), execution.getCurrentActivityId());
        boolean deployable = gate.evaluate(execution, GateStage.PREPARATION).deployable();
        execution.setVariable(ReleaseVariables.FINDINGS.name(), !deployable);
    }
}
