package com.maqsafy.releases.deployment.process;

import com.maqsafy.releases.deployment.Maintenance;
import com.maqsafy.releases.process.ReleaseVariables;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** "Determine maintenance need" (DEP-06). */
@Component("determineMaintenanceNeedDelegate")
class DetermineMaintenanceNeedDelegate implements JavaDelegate {

    private final Maintenance maintenance;

    DetermineMaintenanceNeedDelegate(Maintenance maintenance) {
        this.maintenance = maintenance;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String release = execution.getProcessBusinessKey();
        String purpose = (String) execution.getVariable(ReleaseVariables.PURPOSE.name());
        execution.setVariable(ReleaseVariables.MAINTENANCE_NEEDED.name(), maintenance.needed(release, purpose));
    }
}
