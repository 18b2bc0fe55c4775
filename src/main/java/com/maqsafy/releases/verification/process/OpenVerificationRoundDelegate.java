package com.maqsafy.releases.verification.process;

import com.maqsafy.releases.process.DeployedTables;
import com.maqsafy.releases.process.ReleaseVariables;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** "Open verification round". */
@Component("openVerificationRoundDelegate")
class OpenVerificationRoundDelegate implements JavaDelegate {

    private final VerificationRounds rounds;
    private final DeployedTables tables;

    OpenVerificationRoundDelegate(VerificationRounds rounds, DeployedTables tables) {
        this.rounds = rounds;
        this.tables = tables;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String release = execution.getProcessBusinessKey();
        String purpose = (String) execution.getVariable(ReleaseVariables.PURPOSE.name());
        List<ApplicableItem> items =
                ApplicableItem.of((List<?>) execution.getVariable(ReleaseVariables.APPLICABLE_ITEMS.name()));
        var decidedBy = tables.asked(execution, "applicable-checks", () -> rounds.decidedBefore(release, purpose));
        execution.setVariable(
                ReleaseVariables.CHECKS.name(),
                rounds.open(release, purpose, items, decidedBy.orElse(null), execution.getCurrentActivityId()));
    }
}
