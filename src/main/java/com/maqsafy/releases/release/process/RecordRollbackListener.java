package com.maqsafy.releases.release.process;

import com.maqsafy.releases.release.ReleaseStatus;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** Ends a release as {@link ReleaseStatus#ROLLED_BACK} (LOG-05). */
@Component("recordRollbackListener")
class RecordRollbackListener implements ExecutionListener {

    private final Outcomes outcomes;

    RecordRollbackListener(Outcomes outcomes) {
        this.outcomes = outcomes;
    }

    @Override
    public void notify(DelegateExecution execution) {
        outcomes.record(execution, ReleaseStatus.ROLLED_BACK, "The version that ran before is back in production.");
    }
}
