package com.maqsafy.releases.failure.process;

import com.maqsafy.releases.failure.TechnicalFailure;
import com.maqsafy.releases.failure.TechnicalFailures;
import com.maqsafy.releases.process.FailedWork;
import com.maqsafy.releases.process.WithoutSettings;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** "Repeat failed work": one more try, through every guard. The person's answer is in the ledger already. */
@Component("repeatFailedWorkDelegate")
@WithoutSettings
class RepeatFailedWorkDelegate implements JavaDelegate {

    private final TechnicalFailures failures;
    private final FailedWork work;

    RepeatFailedWorkDelegate(TechnicalFailures failures, FailedWork work) {
        this.failures = failures;
        this.work = work;
    }

    @Override
    public void execute(DelegateExecution execution) {
        failures.ofInstance(execution.getProcessInstanceId())
                .filter(failure -> failures.close(failure.id()))
                .ifPresent(this::repeat);
    }

    private void repeat(TechnicalFailure failure) {
        switch (failure.found().kind()) {
            case JOB -> work.repeatJob(failure.found().subject());
            case EXTERNAL_TASK -> work.repeatExternalTask(failure.found().subject());
            case STANDING_STILL -> work.resume(failure.found().release());
        }
    }
}
