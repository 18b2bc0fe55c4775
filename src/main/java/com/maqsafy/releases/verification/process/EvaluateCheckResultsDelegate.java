package com.maqsafy.releases.verification.process;

import com.maqsafy.releases.process.ReleaseVariables;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** "Evaluate check results", from the ledger. */
@Component("evaluateCheckResultsDelegate")
class EvaluateCheckResultsDelegate implements JavaDelegate {

    private final VerificationRounds rounds;

    EvaluateCheckResultsDelegate(VerificationRounds rounds) {
        this.rounds = rounds;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String release = execution.getProcessBusinessKey();
        String purpose = (String) execution.getVariable(ReleaseVariables.PURPOSE.name());
        execution.setVariable(ReleaseVariables.CHECKS_PASSED.name(), rounds.passed(release, purpose));
    }
}
