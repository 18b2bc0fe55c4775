package com.maqsafy.releases.security.process;

import com.maqsafy.releases.process.ReleaseVariables;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** "Prepare disclosure": when at the latest (SEC-07). */
@Component("prepareDisclosureDelegate")
class PrepareDisclosureDelegate implements JavaDelegate {

    private final DisclosureDates dates;

    PrepareDisclosureDelegate(DisclosureDates dates) {
        this.dates = dates;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String release = execution.getProcessBusinessKey();
        execution.setVariable(
                ReleaseVariables.DISCLOSURE_AT.name(), dates.of(release).toString());
    }
}
