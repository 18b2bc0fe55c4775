package com.maqsafy.releases.release.process;

import com.maqsafy.releases.release.ReleaseStatus;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** Ends a release as {@link ReleaseStatus#FAILED} (LOG-05). */
@Component("recordFailureListener")
class RecordFailureListener implements ExecutionListener {

    private final Outcomes outcomes;

    RecordFailureListener(Outcomes outcomes) {
        this.outcomes = outcomes;
    }

    @Override
    public void notify(DelegateExecution execution) {
        outcomes.record(execution, ReleaseStatus.FAILED, "The rollback did not succeed; see the ledger.");
    }
}
