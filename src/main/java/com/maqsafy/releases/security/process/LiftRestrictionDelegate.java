package com.maqsafy.releases.security.process;

import com.maqsafy.releases.process.WithoutSettings;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** "Lift restriction" (SEC-07). */
@Component("liftRestrictionDelegate")
@WithoutSettings
class LiftRestrictionDelegate implements JavaDelegate {

    private final RestrictionLift restrictionLift;

    LiftRestrictionDelegate(RestrictionLift restrictionLift) {
        this.restrictionLift = restrictionLift;
    }

    @Override
    public void execute(DelegateExecution execution) {
        restrictionLift.lift(execution.getProcessBusinessKey());
    }
}
