package com.maqsafy.releases.security.process;

import com.maqsafy.releases.process.ReleaseVariables;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** "Lift restriction" (SEC-07). */
@Component("liftRestrictionDelegate")
class LiftRestrictionDelegate implements JavaDelegate {

    private final Lifting lifting;

    LiftRestrictionDelegate(Lifting lifting) {
        this.lifting = lifting;
    }

    @Override
    public void execute(DelegateExecution execution) {
        lifting.lift((String) execution.getVariable(ReleaseVariables.RELEASE_KEY.name()));
    }
}
