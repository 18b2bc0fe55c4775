package com.maqsafy.releases.deployment.process;

import com.maqsafy.releases.deployment.Maintenance;
import com.maqsafy.releases.process.ReleaseVariables;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** "Determine maintenance state" (DEP-07). */
@Component("determineMaintenanceStateDelegate")
class DetermineMaintenanceStateDelegate implements JavaDelegate {

    private final Maintenance maintenance;

    DetermineMaintenanceStateDelegate(Maintenance maintenance) {
        this.maintenance = maintenance;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String release = execution.getProcessBusinessKey();
        execution.setVariable(ReleaseVariables.HELD_IN_MAINTENANCE.name(), maintenance.held(release));
    }
}
