package com.maqsafy.releases.process;

import com.maqsafy.releases.evidence.CurrentDefinition;
import com.maqsafy.releases.evidence.LedgerRecord.DefinitionVersion;
import java.util.Optional;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.springframework.stereotype.Component;

/** The model of what the engine executes in this thread: it has it at hand, no statement is needed. */
@Component
class ExecutedDefinition implements CurrentDefinition {

    @Override
    public Optional<DefinitionVersion> find() {
        return Optional.ofNullable(Context.getBpmnExecutionContext()).map(executed -> {
            ProcessDefinition definition = executed.getExecution().getProcessDefinition();
            return new DefinitionVersion(definition.getKey(), definition.getVersion());
        });
    }
}
