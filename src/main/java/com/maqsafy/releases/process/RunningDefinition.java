package com.maqsafy.releases.process;

import com.maqsafy.releases.evidence.LedgerRecord.DefinitionVersion;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Key and version of the process definition that runs, for the ledger. */
@Component
public class RunningDefinition {

    private final RepositoryService repository;

    RunningDefinition(@Lazy RepositoryService repository) {
        this.repository = repository;
    }

    /** That of an execution. */
    public DefinitionVersion of(DelegateExecution execution) {
        var definition = repository.getProcessDefinition(execution.getProcessDefinitionId());
        return new DefinitionVersion(definition.getKey(), definition.getVersion());
    }
}
