package com.maqsafy.releases.process;

import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.variable.VariableMap;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Validates starts as if they were submitted, with the same rights, and starts nothing. */
@Component
public class StartForms {

    private final ProcessEngine engine;

    StartForms(@Lazy ProcessEngine engine) {
        this.engine = engine;
    }

    /**
     * Judges the start form of a process definition.
     *
     * @param definition id of the process definition
     * @throws SubmissionRefusedException with every reason for which the start would be refused
     * @throws org.camunda.bpm.engine.AuthorizationException when the caller may not start it
     */
    public void judge(String definition, VariableMap values) {
        ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
                .getCommandExecutorTxRequired()
                .execute(context -> judge(context, definition, values));
    }

    private static Void judge(CommandContext context, String definition, VariableMap values) {
        ProcessEngineConfigurationImpl configuration = context.getProcessEngineConfiguration();
        ProcessDefinitionEntity deployed =
                configuration.getDeploymentCache().findDeployedProcessDefinitionById(definition);
        configuration.getCommandCheckers().forEach(checker -> checker.checkCreateProcessInstance(deployed));
        if (!(deployed.getStartFormHandler() instanceof ValidatedStartFormHandler form)) {
            throw new BadUserRequestException(
                    "REL-FRM-017 '" + deployed.getKey() + "' has no start form. Start a process that has one.");
        }
        form.judge(deployed, values);
        return null;
    }
}
