package com.maqsafy.releases.approval.process;

import com.maqsafy.releases.process.DeployedTables;
import com.maqsafy.releases.process.ReleaseVariables;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** "Open approval round". */
@Component("openApprovalRoundDelegate")
class OpenApprovalRoundDelegate implements JavaDelegate {

    private final ApprovalRounds rounds;
    private final DeployedTables tables;

    OpenApprovalRoundDelegate(ApprovalRounds rounds, DeployedTables tables) {
        this.rounds = rounds;
        this.tables = tables;
    }

    @Override
    @SuppressWarnings("unchecked")
    public void execute(DelegateExecution execution) {
        String release = execution.getProcessBusinessKey();
        var asked = (List<Map<String, Object>>) execution.getVariable(ReleaseVariables.REQUIRED_APPROVALS.name());
        var decidedBy = tables.asked(execution, "required-approvals");
        execution.setVariable(
                ReleaseVariables.APPROVER_ROLES.name(),
                rounds.open(release, asked, decidedBy.orElse(null), execution.getCurrentActivityId()));
        execution.setVariable(ReleaseVariables.APPROVALS_STOPPED.name(), false);
    }
}
