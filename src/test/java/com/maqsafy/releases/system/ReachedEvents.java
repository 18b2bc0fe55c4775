package com.maqsafy.releases.system;

import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.IntermediateCatchEvent;
import org.camunda.bpm.model.bpmn.instance.StartEvent;

/** Compares what the engine's history holds with what the deployed models hold. */
final class ReachedEvents {

    private ReachedEvents() {}

    /** Starts, ends, boundary events and waits of these processes that nothing has reached. */
    static Set<String> missing(RepositoryService repository, HistoryService history, Predicate<String> process) {
        Set<String> missing = new TreeSet<>();
        for (ProcessDefinition definition :
                repository.createProcessDefinitionQuery().latestVersion().list()) {
            if (!process.test(definition.getKey())) {
                continue;
            }
            // Another class may have deployed the models once more.
            Set<String> reached =
                    repository.createProcessDefinitionQuery().processDefinitionKey(definition.getKey()).list().stream()
                            .flatMap(version -> reached(history, version))
                            .collect(Collectors.toSet());
            events(repository.getBpmnModelInstance(definition.getId()))
                    .filter(event -> !reached.contains(event.getId()))
                    .forEach(event -> missing.add(definition.getKey() + ": " + event.getId()));
        }
        return missing;
    }

    private static Stream<String> reached(HistoryService history, ProcessDefinition version) {
        return history
                .createHistoricActivityInstanceQuery()
                .processDefinitionId(version.getId())
                .finished()
                .list()
                .stream()
                .map(HistoricActivityInstance::getActivityId);
    }

    private static Stream<FlowNode> events(BpmnModelInstance model) {
        return Stream.of(EndEvent.class, BoundaryEvent.class, IntermediateCatchEvent.class, StartEvent.class)
                .flatMap(type -> model.getModelElementsByType(type).stream());
    }
}
