package com.maqsafy.releases.process;

import java.util.HashSet;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.form.TaskFormData;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.form.handler.TaskFormHandler;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.engine.variable.VariableMap;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Puts {@link FormSubmissions} before every user task and every start, so that no model and no channel can leave it out. */
@Component
class FormSubmissionParseListener extends AbstractBpmnParseListener {

    private final ObjectProvider<FormSubmissions> submissions;

    FormSubmissionParseListener(ObjectProvider<FormSubmissions> submissions) {
        this.submissions = submissions;
    }

    @Override
    public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        TaskDefinition task = ((UserTaskActivityBehavior) activity.getActivityBehavior()).getTaskDefinition();
        var settings = new TaskSettings(
                attribute(element, "formRef"),
                title(element, activity),
                Set.copyOf(task.getCandidateGroupIdExpressions()));
        task.getCandidateGroupIdExpressions().clear();
        task.addCandidateGroupIdExpression(new AudienceExpression(
                "candidate groups",
                execution -> submissions
                        .getObject()
                        .audience((ExecutionEntity) execution, settings)
                        .groups()));
        task.addCandidateUserIdExpression(new AudienceExpression(
                "candidate users",
                execution -> submissions.getObject().offered((ExecutionEntity) execution, settings)));
        TaskFormHandler shown = task.getTaskFormHandler();
        task.setTaskFormHandler(new ValidatedTaskFormHandler(shown, settings, submissions));
        listen(task, TaskListener.EVENTNAME_CREATE, t -> submissions.getObject().created(t, settings));
        listen(
                task,
                TaskListener.EVENTNAME_ASSIGNMENT,
                t -> submissions.getObject().assigned(t, settings));
        listen(
                task,
                TaskListener.EVENTNAME_COMPLETE,
                t -> submissions.getObject().completed(t));
    }

    @Override
    public void parseStartEvent(Element element, ScopeImpl scope, ActivityImpl activity) {
        String form = attribute(element, "formRef");
        if (form == null || !(scope instanceof ProcessDefinitionEntity definition)) {
            return;
        }
        definition.setStartFormHandler(
                new ValidatedStartFormHandler(definition.getStartFormHandler(), form, submissions));
    }

    @Override
    public void parseProcess(Element element, ProcessDefinitionEntity definition) {
        definition.addBuiltInListener(ExecutionListener.EVENTNAME_START, (ExecutionListener)
                execution -> submissions.getObject().started((ExecutionEntity) execution));
    }

    private static void listen(TaskDefinition task, String event, java.util.function.Consumer<DelegateTask> action) {
        task.addBuiltInTaskListener(event, (TaskListener) action::accept);
    }

    private static String attribute(Element element, String name) {
        return element.attributeNS(BpmnParse.CAMUNDA_BPMN_EXTENSIONS_NS, name);
    }

    private static String title(Element element, ActivityImpl activity) {
        Element extensions = element.element("extensionElements");
        Element properties =
                extensions == null ? null : extensions.elementNS(BpmnParse.CAMUNDA_BPMN_EXTENSIONS_NS, "properties");
        if (properties != null) {
            for (Element property : properties.elementsNS(BpmnParse.CAMUNDA_BPMN_EXTENSIONS_NS, "property")) {
                if ("title".equals(property.attribute("name"))) {
                    return property.attribute("value");
                }
            }
        }
        return String.valueOf(activity.getName());
    }

    /**
     * The form of a user task, whose submission is validated.
     *
     * @param shown how the engine shows it
     * @param settings what its model says
     */
    record ValidatedTaskFormHandler(
            TaskFormHandler shown, TaskSettings settings, ObjectProvider<FormSubmissions> submissions)
            implements TaskFormHandler {

        @Override
        public TaskFormData createTaskForm(TaskEntity entity) {
            return shown.createTaskForm(entity);
        }

        @Override
        public void parseConfiguration(
                Element e, DeploymentEntity deployment, ProcessDefinitionEntity definition, BpmnParse parse) {
            // The form was configured before it was wrapped.
        }

        @Override
        public void submitFormVariables(VariableMap values, VariableScope entity) {
            submissions.getObject().submit((TaskEntity) entity, settings, values);
        }
    }

    /**
     * What a model says of a user task.
     *
     * @param form id of its form
     * @param title its title with the placeholders {release}, {role}, {test} and {step}
     * @param groups the groups that may take it
     */
    record TaskSettings(String form, String title, Set<Expression> groups) {

        /** Ids of the groups, evaluated for this task; a task cannot be opened to others by an identity link. */
        Set<String> groupsFor(VariableScope scope) {
            Set<String> names = new HashSet<>();
            for (Expression expression : groups) {
                Object value = expression.getValue(scope);
                if (value != null) {
                    for (String name : value.toString().split(",")) {
                        names.add(name.strip());
                    }
                }
            }
            return names;
        }
    }
}
