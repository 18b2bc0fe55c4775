package com.maqsafy.releases.deployment.process;

import com.maqsafy.releases.deployment.RollbackPlanning;
import com.maqsafy.releases.process.ReleaseVariables;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** "Plan rollback steps": none when the service was recovered by hand; and whether their approver was shown them. */
@Component("planRollbackStepsDelegate")
class PlanRollbackStepsDelegate implements JavaDelegate {

    private final RollbackPlanning planning;

    PlanRollbackStepsDelegate(RollbackPlanning planning) {
        this.planning = planning;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String release = execution.getProcessBusinessKey();
        execution.setVariable(ReleaseVariables.STEPS.name(), planning.stepIds(release));
        execution.setVariable(ReleaseVariables.ROLLBACK_AS_APPROVED.name(), planning.asApproved(release));
    }
}
