package com.maqsafy.releases.process;

import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.form.StartFormData;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.form.handler.StartFormHandler;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.engine.variable.VariableMap;
import org.springframework.beans.factory.ObjectProvider;

/** A process's start form behind {@link FormSubmissions}. */
final class ValidatedStartFormHandler implements StartFormHandler {

    private final StartFormHandler shown;
    private final String form;
    private final ObjectProvider<FormSubmissions> submissions;

    /**
     * @param shown the engine's own, which shows the form
     * @param form id of the form
     */
    ValidatedStartFormHandler(StartFormHandler shown, String form, ObjectProvider<FormSubmissions> submissions) {
        this.shown = shown;
        this.form = form;
        this.submissions = submissions;
    }

    @Override
    public StartFormData createStartFormData(ProcessDefinitionEntity entity) {
        return shown.createStartFormData(entity);
    }

    @Override
    public void parseConfiguration(
            Element element, DeploymentEntity deployment, ProcessDefinitionEntity entity, BpmnParse parse) {
        // The form was configured before it was wrapped.
    }

    @Override
    public void submitFormVariables(VariableMap values, VariableScope execution) {
        submissions.getObject().start((ExecutionEntity) execution, form, values);
    }

    /** Judges what could be submitted, and starts nothing. */
    void judge(ProcessDefinitionEntity definition, VariableMap values) {
        submissions.getObject().judgeStart(definition, form, values);
    }
}
