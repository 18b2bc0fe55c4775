package com.maqsafy.releases.release.process;

import com.maqsafy.releases.release.ReleaseStatus;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** Ends a release as {@link ReleaseStatus#REJECTED} (LOG-05). */
@Component("recordRejectionListener")
class RecordRejectionListener implements ExecutionListener {

    private final Outcomes outcomes;

    RecordRejectionListener(Outcomes outcomes) {
        this.outcomes = outcomes;
    }

    @Override
    public void notify(DelegateExecution execution) {
        outcomes.record(execution, ReleaseStatus.REJECTED, "An approver rejected the release.");
    }
}
