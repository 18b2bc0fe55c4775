package com.maqsafy.releases.cockpit.process;

import com.maqsafy.releases.cockpit.ProcessHistory;
import com.maqsafy.releases.cockpit.ProcessPath;
import com.maqsafy.releases.cockpit.ProcessRun;
import com.maqsafy.releases.evidence.LedgerRecord.DefinitionVersion;
import com.maqsafy.releases.process.ReleaseVariables;
import com.maqsafy.releases.process.WithoutAuthorization;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.history.HistoricIncident;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.history.HistoricVariableInstance;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Reads Camunda's history and deployed models; who may look has been decided before. */
@Component
class CamundaProcessHistory implements ProcessHistory {

    private final HistoryService history;
    private final RepositoryService repository;
    private final WithoutAuthorization withoutAuthorization;

    CamundaProcessHistory(
            @Lazy HistoryService history,
            @Lazy RepositoryService repository,
            WithoutAuthorization withoutAuthorization) {
        this.history = history;
        this.repository = repository;
        this.withoutAuthorization = withoutAuthorization;
    }

    @Override
    public List<ProcessRun> runs(String release) {
        return withoutAuthorization.call(() -> {
            List<HistoricProcessInstance> instances = history.createHistoricProcessInstanceQuery()
                    .processInstanceBusinessKey(release)
                    .list();
            Map<String, String> steps = steps(instances);
            return instances.stream()
                    // A called process starts in the same millisecond as its caller's first step now and then.
                    .sorted(Comparator.comparing(HistoricProcessInstance::getStartTime)
                            .thenComparing(i -> i.getSuperProcessInstanceId() != null)
                            .thenComparing(HistoricProcessInstance::getId))
                    .map(instance -> run(instance, steps.get(instance.getId())))
                    .toList();
        });
    }

    /** The steps that process instances run, by the instances' ids; the step that a caller just calls is not its own. */
    private Map<String, String> steps(List<HistoricProcessInstance> instances) {
        if (instances.isEmpty()) {
            return Map.of();
        }
        return history
                .createHistoricVariableInstanceQuery()
                .processInstanceIdIn(
                        instances.stream().map(HistoricProcessInstance::getId).toArray(String[]::new))
                .variableName(ReleaseVariables.STEP.name())
                .list()
                .stream()
                .filter(variable -> variable.getProcessInstanceId().equals(variable.getActivityInstanceId()))
                .collect(Collectors.toMap(
                        HistoricVariableInstance::getProcessInstanceId, variable -> (String) variable.getValue()));
    }

    private static ProcessRun run(HistoricProcessInstance instance, @Nullable String step) {
        String name = instance.getProcessDefinitionName();
        return new ProcessRun(
                instance.getId(),
                instance.getSuperProcessInstanceId(),
                instance.getRootProcessInstanceId(),
                instance.getProcessDefinitionKey(),
                instance.getProcessDefinitionVersion(),
                name == null ? instance.getProcessDefinitionKey() : name,
                step,
                state(instance.getState()),
                instance.getStartTime().toInstant(),
                instant(instance.getEndTime()));
    }

    private static String state(String state) {
        return switch (state) {
            case HistoricProcessInstance.STATE_ACTIVE -> "active";
            case HistoricProcessInstance.STATE_SUSPENDED -> "suspended";
            case HistoricProcessInstance.STATE_COMPLETED -> "completed";
            default -> "terminated";
        };
    }

    @Override
    public Optional<ProcessPath> path(String release, String run) {
        return withoutAuthorization.call(() -> Optional.ofNullable(history.createHistoricProcessInstanceQuery()
                        .processInstanceBusinessKey(release)
                        .processInstanceId(run)
                        .singleResult())
                .map(this::path));
    }

    private ProcessPath path(HistoricProcessInstance instance) {
        String definition = instance.getProcessDefinitionId();
        List<Visit> visits = history
                .createHistoricActivityInstanceQuery()
                .processInstanceId(instance.getId())
                .orderPartiallyByOccurrence()
                .asc()
                .list()
                .stream()
                .map(a -> new Visit(
                        a.getActivityId(), a.getStartTime().toInstant(), instant(a.getEndTime()), a.isCanceled()))
                .toList();
        Set<String> stopped =
                history.createHistoricIncidentQuery().processInstanceId(instance.getId()).open().list().stream()
                        .map(HistoricIncident::getActivityId)
                        .collect(Collectors.toSet());
        TakenPath taken = new TakenPath(visits, stopped);
        return new ProcessPath(
                xml(definition), taken.elements(), taken.flows(repository.getBpmnModelInstance(definition)));
    }

    private String xml(String definition) {
        try (InputStream in = repository.getProcessModel(definition)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("REL-COC-004 The model " + definition + " cannot be read. Try again.", e);
        }
    }

    @Override
    public Optional<String> elementName(DefinitionVersion definition, String element) {
        return withoutAuthorization.call(() -> {
            ProcessDefinition deployed = repository
                    .createProcessDefinitionQuery()
                    .processDefinitionKey(definition.key())
                    .processDefinitionVersion(definition.version())
                    .singleResult();
            if (deployed == null) {
                return Optional.empty();
            }
            ModelElementInstance found =
                    repository.getBpmnModelInstance(deployed.getId()).getModelElementById(element);
            return Optional.ofNullable(found)
                    .map(e -> e.getAttributeValue("name"))
                    .map(name -> name.replaceAll("\\s+", " "));
        });
    }

    private static @Nullable Instant instant(@Nullable Date date) {
        return date == null ? null : date.toInstant();
    }
}
