package com.maqsafy.releases.deployment.process;

import com.maqsafy.releases.deployment.RollbackPlanning;
import com.maqsafy.releases.process.ReleaseVariables;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** "Prepare rollback": who approves it (RB-07). */
@Component("prepareRollbackDelegate")
class PrepareRollbackDelegate implements JavaDelegate {

    private final RollbackPlanning planning;

    PrepareRollbackDelegate(RollbackPlanning planning) {
        this.planning = planning;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String release = execution.getProcessBusinessKey();
        execution.setVariable(ReleaseVariables.ROLLBACK_APPROVER.name(), planning.begin(release));
    }
}
