package com.maqsafy.releases.approval.process;

import com.maqsafy.releases.process.ReleaseVariables;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** "Conclude approval". */
@Component("concludeApprovalDelegate")
class ConcludeApprovalDelegate implements JavaDelegate {

    private final ApprovalRounds rounds;

    ConcludeApprovalDelegate(ApprovalRounds rounds) {
        this.rounds = rounds;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String release = execution.getProcessBusinessKey();
        execution.setVariable(ReleaseVariables.APPROVAL_OUTCOME.name(), rounds.conclude(release));
    }
}
