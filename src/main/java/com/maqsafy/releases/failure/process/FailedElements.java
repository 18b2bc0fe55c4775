package com.maqsafy.releases.failure.process;

import com.maqsafy.releases.evidence.LedgerRecord.DefinitionVersion;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.runtime.Incident;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Finds in the models what an incident is about. */
@Component
class FailedElements {

    private static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";

    private final RepositoryService repository;

    FailedElements(@Lazy RepositoryService repository) {
        this.repository = repository;
    }

    FailedElement of(Incident incident) {
        String id = incident.getFailedActivityId() == null ? incident.getActivityId() : incident.getFailedActivityId();
        ProcessDefinition waiting = repository.getProcessDefinition(incident.getProcessDefinitionId());
        return Stream.concat(Stream.of(waiting), others(waiting))
                .flatMap(d -> element(d, id).stream().map(e -> named(d, e)))
                .findFirst()
                .orElseGet(() -> new FailedElement(id, version(waiting), waiting.getName() + ": " + id, "other"));
    }

    /** Work that runs on within one transaction may fail in a process that was called, or that called. */
    private Stream<ProcessDefinition> others(ProcessDefinition waiting) {
        return repository.createProcessDefinitionQuery().deploymentId(waiting.getDeploymentId()).list().stream();
    }

    private Optional<FlowElement> element(ProcessDefinition definition, String id) {
        return repository.getBpmnModelInstance(definition.getId()).getModelElementById(id) instanceof FlowElement found
                ? Optional.of(found)
                : Optional.empty();
    }

    private static FailedElement named(ProcessDefinition definition, FlowElement element) {
        String name = element.getName() == null ? element.getId() : element.getName();
        return new FailedElement(
                element.getId(), version(definition), definition.getName() + ": " + name, work(element));
    }

    private static String work(FlowElement element) {
        if (element instanceof ServiceTask task) {
            return task.getCamundaTopic() != null
                    ? task.getCamundaTopic()
                    : String.valueOf(task.getCamundaDelegateExpression()).replaceAll("[${}]", "");
        }
        if (element instanceof BusinessRuleTask task) {
            return String.valueOf(task.getCamundaDecisionRef());
        }
        if (element instanceof UserTask task) {
            return String.valueOf(task.getAttributeValueNs(CAMUNDA, "formRef"));
        }
        return element.getElementType().getTypeName();
    }

    private static DefinitionVersion version(ProcessDefinition definition) {
        return new DefinitionVersion(definition.getKey(), definition.getVersion());
    }
}
