package com.maqsafy.releases.hotfix.process;

import com.maqsafy.releases.hotfix.Stabilisation;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** "Conclude review": lets ordinary releases start again and seals the ledger anew (HOT-06). */
@Component("concludeReviewDelegate")
class ConcludeReviewDelegate implements JavaDelegate {

    private final Stabilisation stabilisation;

    ConcludeReviewDelegate(Stabilisation stabilisation) {
        this.stabilisation = stabilisation;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String release = execution.getProcessBusinessKey();
        stabilisation.reviewed(release);
    }
}
