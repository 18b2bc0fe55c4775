package com.maqsafy.releases.failure.process;

import com.maqsafy.releases.evidence.Attestation;
import com.maqsafy.releases.evidence.Ledger;
import com.maqsafy.releases.failure.FailureOwner;
import com.maqsafy.releases.failure.TechnicalFailure;
import com.maqsafy.releases.failure.TechnicalFailureEscalated;
import com.maqsafy.releases.failure.TechnicalFailures;
import com.maqsafy.releases.process.WithoutSettings;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.task.Task;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** "Escalate technical failure": technical owners and management may answer too. */
@Component("escalateTechnicalFailureDelegate")
@WithoutSettings
class EscalateTechnicalFailureDelegate implements JavaDelegate {

    /** Above overdue tasks and reminders, so that it leads every list that is sorted by priority. */
    private static final int ESCALATED = 100;

    private final TechnicalFailures failures;
    private final Ledger ledger;
    private final TaskService tasks;

    EscalateTechnicalFailureDelegate(TechnicalFailures failures, Ledger ledger, @Lazy TaskService tasks) {
        this.failures = failures;
        this.ledger = ledger;
        this.tasks = tasks;
    }

    @Override
    public void execute(DelegateExecution execution) {
        failures.ofInstance(execution.getProcessInstanceId()).ifPresent(this::escalate);
    }

    private void escalate(TechnicalFailure failure) {
        failures.escalated(failure.id());
        ledger.append(Attestation.of(
                        failure.found().release(),
                        "system:process",
                        new TechnicalFailureEscalated(
                                failure.found().what(), failure.dueAt().toString()))
                .at(failure.found().element(), failure.found().definition()));
        for (Task task :
                tasks.createTaskQuery().processInstanceId(failure.instance()).list()) {
            tasks.setPriority(task.getId(), ESCALATED);
            FailureOwner.ESCALATED_TO.forEach(group -> tasks.addCandidateGroup(task.getId(), group));
        }
    }
}
