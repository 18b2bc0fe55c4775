package com.maqsafy.releases.failure.process;

import com.maqsafy.releases.command.OutputFilter;
import com.maqsafy.releases.failure.FoundFailure;
import com.maqsafy.releases.failure.FoundFailure.Kind;
import com.maqsafy.releases.process.SystemProcesses;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.camunda.bpm.engine.ExternalTaskService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Incident;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Reads what the engine has given up: jobs and external tasks of releases without tries left. */
@Component
class EngineIncidents {

    private static final int LONGEST = 1_000;

    private final RuntimeService runtime;
    private final HistoryService history;
    private final ExternalTaskService externalTasks;
    private final FailedElements elements;
    private final OutputFilter filter;

    EngineIncidents(
            @Lazy RuntimeService runtime,
            @Lazy HistoryService history,
            @Lazy ExternalTaskService externalTasks,
            FailedElements elements,
            OutputFilter filter) {
        this.runtime = runtime;
        this.history = history;
        this.externalTasks = externalTasks;
        this.elements = elements;
        this.filter = filter;
    }

    /** Open incidents where they began, not those that only repeat one of a called process. */
    List<Incident> open() {
        return runtime.createIncidentQuery().list().stream()
                .filter(i -> i.getId().equals(i.getCauseIncidentId()))
                .filter(i -> Incident.FAILED_JOB_HANDLER_TYPE.equals(i.getIncidentType())
                        || Incident.EXTERNAL_TASK_HANDLER_TYPE.equals(i.getIncidentType()))
                .filter(i -> i.getProcessInstanceId() != null)
                .toList();
    }

    /** Whether it is still there. */
    boolean isOpen(Incident incident) {
        return runtime.createIncidentQuery().incidentId(incident.getId()).count() > 0;
    }

    /** Whether it is one of the processes that ask about failures. */
    boolean isOwn(Incident incident) {
        return instance(incident.getProcessInstanceId())
                .map(i -> SystemProcesses.STARTED.contains(i.getProcessDefinitionKey()))
                .orElse(false);
    }

    static Kind kind(Incident incident) {
        return Incident.FAILED_JOB_HANDLER_TYPE.equals(incident.getIncidentType()) ? Kind.JOB : Kind.EXTERNAL_TASK;
    }

    /** What an incident is about; empty when its process is gone by now. */
    Optional<FoundFailure> found(Incident incident) {
        return instance(incident.getProcessInstanceId())
                .flatMap(i -> instance(i.getRootProcessInstanceId()))
                .map(ProcessInstance::getBusinessKey)
                .map(release -> found(incident, release));
    }

    private FoundFailure found(Incident incident, String release) {
        Kind kind = kind(incident);
        String subject = incident.getConfiguration();
        String message = Objects.requireNonNullElse(incident.getIncidentMessage(), "");
        FailedElement element = elements.of(incident);
        long tries = kind == Kind.JOB
                ? history.createHistoricJobLogQuery()
                        .jobId(subject)
                        .failureLog()
                        .count()
                : history.createHistoricExternalTaskLogQuery()
                        .externalTaskId(subject)
                        .failureLog()
                        .count();
        return new FoundFailure(
                incident.getId(),
                kind,
                subject,
                release,
                element.id(),
                element.definition(),
                element.what(),
                element.work(),
                shown(message),
                (int) Math.max(tries, 1),
                kind == Kind.EXTERNAL_TASK && message.equals(externalTasks.getExternalTaskErrorDetails(subject)));
    }

    private String shown(String message) {
        String line = filter.apply(message).replaceAll("\\s+", " ").strip();
        if (line.isEmpty()) {
            return "Nothing was said. The log of the application has the time and the cause.";
        }
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + " ...";
    }

    private Optional<ProcessInstance> instance(String id) {
        return Optional.ofNullable(
                runtime.createProcessInstanceQuery().processInstanceId(id).singleResult());
    }
}
