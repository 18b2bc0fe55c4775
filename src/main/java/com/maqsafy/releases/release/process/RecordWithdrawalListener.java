package com.maqsafy.releases.release.process;

import com.maqsafy.releases.release.ReleaseStatus;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** Ends a release as {@link ReleaseStatus#WITHDRAWN} (LOG-05). */
@Component("recordWithdrawalListener")
class RecordWithdrawalListener implements ExecutionListener {

    private final Outcomes outcomes;

    RecordWithdrawalListener(Outcomes outcomes) {
        this.outcomes = outcomes;
    }

    @Override
    public void notify(DelegateExecution execution) {
        outcomes.record(execution, ReleaseStatus.WITHDRAWN, "The release was withdrawn before production was touched.");
    }
}
