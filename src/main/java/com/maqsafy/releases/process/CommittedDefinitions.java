package com.maqsafy.releases.process;

import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Forgets the definitions that a transaction loaded which was then not committed.
 *
 * <p>Who loads a definition first also makes its missing job definitions, and the engine keeps both in a cache that knows no
 * transactions. Rolled back, because PostgreSQL was killed for example, the cache would name job definitions that were never stored, and this
 * node could not make a job of that process any more until its next start (<em>processDefinitionId is null</em>).
 */
final class CommittedDefinitions extends AbstractBpmnParseListener {

    private final ProcessEngineConfigurationImpl configuration;

    CommittedDefinitions(ProcessEngineConfigurationImpl configuration) {
        this.configuration = configuration;
    }

    @Override
    public void parseProcess(Element element, ProcessDefinitionEntity definition) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                if (status != STATUS_COMMITTED) {
                    configuration.getDeploymentCache().discardProcessDefinitionCache();
                }
            }
        });
    }
}
