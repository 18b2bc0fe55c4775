package com.maqsafy.releases.hotfix.process;

import com.maqsafy.releases.hotfix.Stabilisation;
import com.maqsafy.releases.process.ReleaseVariables;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** "Start stabilisation": takes both dates from the ledger (HOT-06). */
@Component("startStabilisationDelegate")
class StartStabilisationDelegate implements JavaDelegate {

    private final Stabilisation stabilisation;

    StartStabilisationDelegate(Stabilisation stabilisation) {
        this.stabilisation = stabilisation;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String release = execution.getProcessBusinessKey();
        Stabilisation.Times times = stabilisation.times(release);
        execution.setVariable(ReleaseVariables.STABILISED_AT.name(), times.until());
        execution.setVariable(ReleaseVariables.REVIEW_DUE_AT.name(), times.reviewDueAt());
    }
}
