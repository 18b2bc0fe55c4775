package com.maqsafy.releases.cockpit.process;

import com.maqsafy.releases.cockpit.DecisionMade;
import com.maqsafy.releases.cockpit.ProcessHistory;
import com.maqsafy.releases.cockpit.ProcessPath;
import com.maqsafy.releases.cockpit.ProcessRun;
import com.maqsafy.releases.cockpit.ReachedElement;
import com.maqsafy.releases.evidence.LedgerRecord.DefinitionVersion;
import com.maqsafy.releases.process.ReleaseVariables;
import com.maqsafy.releases.process.WithoutAuthorization;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ActivityTypes;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.history.HistoricDecisionInstance;
import org.camunda.bpm.engine.history.HistoricDecisionOutputInstance;
import org.camunda.bpm.engine.history.HistoricIncident;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.history.HistoricVariableInstance;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Rule;
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
    private final Clock clock;

    CamundaProcessHistory(
            @Lazy HistoryService history,
            @Lazy RepositoryService repository,
            WithoutAuthorization withoutAuthorization,
            Clock clock) {
        this.history = history;
        this.repository = repository;
        this.withoutAuthorization = withoutAuthorization;
        this.clock = clock;
    }

    @Override
    public List<ProcessRun> runs(String release) {
        return withoutAuthorization.call(() -> {
            List<HistoricProcessInstance> instances =
                    history.createHistoricProcessInstanceQuery().processInstanceBusinessKey(release).list().stream()
                            .filter(this::isWhole)
                            .toList();
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

    /** The engine removes what is over its time table by table, a part at a time. */
    private boolean isWhole(HistoricProcessInstance instance) {
        Date removal = instance.getRemovalTime();
        return removal == null || removal.toInstant().isAfter(clock.instant());
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
                instant(instance.getEndTime()),
                false);
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
                .map(CamundaProcessHistory::visit)
                .toList();
        Set<String> stopped =
                history.createHistoricIncidentQuery().processInstanceId(instance.getId()).open().list().stream()
                        .map(HistoricIncident::getActivityId)
                        .collect(Collectors.toSet());
        TakenPath taken = new TakenPath(visits, stopped);
        BpmnModelInstance model = repository.getBpmnModelInstance(definition);
        return new ProcessPath(xml(definition), taken.elements(), taken.flows(model))
                .withBad(BadEnds.reached(model, visits));
    }

    @Override
    public List<ReachedElement> reached(Collection<ProcessRun> runs) {
        return withoutAuthorization.call(() -> runs.stream()
                .flatMap(run -> history
                        .createHistoricActivityInstanceQuery()
                        .processInstanceId(run.id())
                        .orderPartiallyByOccurrence()
                        .asc()
                        .list()
                        .stream())
                .map(CamundaProcessHistory::reached)
                .toList());
    }

    private static ReachedElement reached(HistoricActivityInstance a) {
        Visit visit = visit(a);
        return new ReachedElement(
                a.getProcessInstanceId(),
                visit.drawn(),
                a.getActivityType().equals(ActivityTypes.TASK_USER_TASK),
                a.getActivityType().equals(ActivityTypes.END_EVENT_NONE) && BadEnds.isBad(a.getActivityName()),
                visit.startedAt(),
                visit.endedAt(),
                visit.completed(),
                visit.called());
    }

    private static Visit visit(HistoricActivityInstance a) {
        return new Visit(
                a.getActivityId(),
                a.getStartTime().toInstant(),
                instant(a.getEndTime()),
                a.isCanceled(),
                a.getCalledProcessInstanceId());
    }

    @Override
    public List<DecisionMade> decisions(Collection<ProcessRun> runs) {
        return withoutAuthorization.call(() -> runs.stream()
                .flatMap(run -> history
                        .createHistoricDecisionInstanceQuery()
                        .processInstanceId(run.id())
                        .includeInputs()
                        .includeOutputs()
                        .orderByEvaluationTime()
                        .asc()
                        .list()
                        .stream())
                .map(this::decision)
                .sorted(Comparator.comparing(DecisionMade::at))
                .toList());
    }

    private DecisionMade decision(HistoricDecisionInstance made) {
        Optional<DecisionDefinition> table = Optional.ofNullable(repository
                .createDecisionDefinitionQuery()
                .decisionDefinitionId(made.getDecisionDefinitionId())
                .singleResult());
        Map<String, String> says = table.map(t -> descriptions(t.getId())).orElse(Map.of());
        Map<String, Map<String, String>> rows = new LinkedHashMap<>();
        made.getOutputs().stream()
                .sorted(Comparator.comparing(HistoricDecisionOutputInstance::getRuleOrder))
                .forEach(o -> rows.computeIfAbsent(o.getRuleId(), r -> new LinkedHashMap<>())
                        .put(named(o.getClauseName(), o.getVariableName()), String.valueOf(o.getValue())));
        Map<String, String> inputs = new LinkedHashMap<>();
        // Lists that the engine passes on in memory are not kept by it.
        made.getInputs()
                .forEach(i -> inputs.put(
                        named(i.getClauseName(), i.getClauseId()),
                        i.getValue() == null ? "(not kept by the engine)" : String.valueOf(i.getValue())));
        return new DecisionMade(
                made.getDecisionDefinitionKey(),
                made.getDecisionDefinitionName(),
                table.map(DecisionDefinition::getVersion).orElse(null),
                made.getEvaluationTime().toInstant(),
                made.getProcessInstanceId(),
                inputs,
                rows.entrySet().stream()
                        .map(r -> new DecisionMade.Row(r.getKey(), says.getOrDefault(r.getKey(), ""), r.getValue()))
                        .toList());
    }

    private static String named(@Nullable String name, String id) {
        return name == null || name.isBlank() ? id : name;
    }

    /** What a table says of its rows. */
    private Map<String, String> descriptions(String table) {
        Map<String, String> says = new HashMap<>();
        repository.getDmnModelInstance(table).getModelElementsByType(Rule.class).forEach(rule -> {
            if (rule.getDescription() != null) {
                says.put(rule.getId(), rule.getDescription().getTextContent());
            }
        });
        return says;
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

    @Override
    public Optional<String> model(DefinitionVersion definition) {
        return withoutAuthorization.call(() -> Optional.ofNullable(repository
                        .createProcessDefinitionQuery()
                        .processDefinitionKey(definition.key())
                        .processDefinitionVersion(definition.version())
                        .singleResult())
                .map(deployed -> xml(deployed.getId())));
    }

    private static @Nullable Instant instant(@Nullable Date date) {
        return date == null ? null : date.toInstant();
    }
}
