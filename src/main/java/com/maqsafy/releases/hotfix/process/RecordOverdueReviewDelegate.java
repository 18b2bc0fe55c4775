package com.maqsafy.releases.hotfix.process;

import com.maqsafy.releases.hotfix.Stabilisation;
import com.maqsafy.releases.process.WithoutSettings;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** "Record overdue review": ordinary releases of the service wait from now on (HOT-06). */
@Component("recordOverdueReviewDelegate")
@WithoutSettings
class RecordOverdueReviewDelegate implements JavaDelegate {

    private final Stabilisation stabilisation;

    RecordOverdueReviewDelegate(Stabilisation stabilisation) {
        this.stabilisation = stabilisation;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String release = execution.getProcessBusinessKey();
        stabilisation.overdue(release, execution.getCurrentActivityId());
    }
}
