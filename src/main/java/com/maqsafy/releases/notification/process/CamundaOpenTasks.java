package com.maqsafy.releases.notification.process;

import static java.util.Objects.requireNonNull;

import com.maqsafy.releases.approval.DutyObjections;
import com.maqsafy.releases.evidence.LedgerRecord.DefinitionVersion;
import com.maqsafy.releases.notification.OpenTasks;
import com.maqsafy.releases.process.ReleaseTasks;
import com.maqsafy.releases.process.ReleaseVariables;
import com.maqsafy.releases.process.TaskContext;
import com.maqsafy.releases.process.TaskDeadline;
import com.maqsafy.releases.process.TaskDeadlines;
import com.maqsafy.releases.process.TaskDeadlines.Asked;
import com.maqsafy.releases.process.WithoutAuthorization;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.form.CamundaFormRef;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** The tasks as the engine knows them. */
@Component
class CamundaOpenTasks implements OpenTasks {

    private static final int PAGE = 200;
    private static final List<String> FACTS = List.of(
            ReleaseVariables.RELEASE_TYPE.name(), ReleaseVariables.RISK.name(), ReleaseVariables.VULNERABILITY.name());

    private final TaskService tasks;
    private final RuntimeService runtime;
    private final RepositoryService repository;
    private final TaskDeadlines deadlines;
    private final DutyObjections duties;
    private final WithoutAuthorization withoutAuthorization;

    /** A task may be done between two questions; what the engine refuses then must not end the transaction of whoever asks. */
    private final TransactionTemplate apart;

    CamundaOpenTasks(
            @Lazy TaskService tasks,
            @Lazy RuntimeService runtime,
            @Lazy RepositoryService repository,
            TaskDeadlines deadlines,
            DutyObjections duties,
            WithoutAuthorization withoutAuthorization,
            PlatformTransactionManager transactions) {
        this.tasks = tasks;
        this.runtime = runtime;
        this.repository = repository;
        this.deadlines = deadlines;
        this.duties = duties;
        this.withoutAuthorization = withoutAuthorization;
        this.apart = new TransactionTemplate(transactions);
        this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_NOT_SUPPORTED);
    }

    @Override
    public Optional<OpenTask> find(String id) {
        return requireNonNull(apart.execute(tx -> withoutAuthorization.call(() -> Optional.ofNullable(
                        tasks.createTaskQuery().taskId(id).singleResult())
                .flatMap(task -> Optional.ofNullable(releases(List.of(task)).get(task.getProcessInstanceId()))
                        .flatMap(release -> ReleaseTasks.candidates(tasks, id)
                                .map(candidates -> task(
                                        task,
                                        release,
                                        ids(candidates, IdentityLink::getGroupId),
                                        ids(candidates, IdentityLink::getUserId))))))));
    }

    @Override
    public Set<String> barred(OpenTask task, Set<String> accounts) {
        try {
            return requireNonNull(apart.execute(tx ->
                    withoutAuthorization.call(() -> Optional.ofNullable(tasks.createTaskQuery()
                                    .taskId(task.id())
                                    .initializeFormKeys()
                                    .singleResult())
                            .map(found -> context(found, task.release()))
                            .map(context -> accounts.stream()
                                    .filter(account -> duties.bars(context, account))
                                    .collect(Collectors.toSet()))
                            .orElse(Set.of()))));
        } catch (NullValueException e) {
            // Somebody has done it meanwhile.
            return Set.of();
        }
    }

    private TaskContext context(Task task, String release) {
        CamundaFormRef form = task.getCamundaFormRef();
        ProcessDefinition process = repository.getProcessDefinition(task.getProcessDefinitionId());
        return new TaskContext(
                release,
                task.getId(),
                task.getTaskDefinitionKey(),
                form == null ? "" : form.getKey(),
                new DefinitionVersion(process.getKey(), process.getVersion()),
                tasks.getVariables(task.getId()));
    }

    @Override
    public void dueBefore(Instant instant, Consumer<List<TimedTask>> page) {
        Map<Asked, TaskDeadline> known = new HashMap<>();
        int first = 0;
        List<Task> found;
        do {
            int from = first;
            found = withoutAuthorization.call(() -> tasks.createTaskQuery()
                    .dueBefore(Date.from(instant))
                    .initializeFormKeys()
                    .orderByTaskId()
                    .asc()
                    .listPage(from, PAGE));
            Map<String, String> releases = releases(found);
            Map<String, Map<String, Object>> facts = facts(releases.keySet());
            page.accept(found.stream()
                    .filter(task -> releases.containsKey(task.getProcessInstanceId()))
                    .map(task -> new TimedTask(
                            task(task, requireNonNull(releases.get(task.getProcessInstanceId())), Set.of(), Set.of()),
                            known.computeIfAbsent(
                                    asked(task, facts.getOrDefault(task.getProcessInstanceId(), Map.of())),
                                    deadlines::of)))
                    .toList());
            first += PAGE;
        } while (found.size() == PAGE);
    }

    private Asked asked(Task task, Map<String, Object> facts) {
        CamundaFormRef form = task.getCamundaFormRef();
        String process = withoutAuthorization.call(() ->
                repository.getProcessDefinition(task.getProcessDefinitionId()).getKey());
        return Asked.of(process, form == null ? "" : form.getKey(), facts);
    }

    /** What deadlines depend on, by the id of the process instance. */
    private Map<String, Map<String, Object>> facts(Set<String> instances) {
        Map<String, Map<String, Object>> facts = new HashMap<>();
        if (!instances.isEmpty()) {
            for (String name : FACTS) {
                withoutAuthorization
                        .call(() -> runtime.createVariableInstanceQuery()
                                .variableName(name)
                                .processInstanceIdIn(instances.toArray(String[]::new))
                                .list())
                        .forEach(variable -> facts.computeIfAbsent(
                                        variable.getProcessInstanceId(), key -> new HashMap<>())
                                .put(name, variable.getValue()));
            }
        }
        return facts;
    }

    /** Business keys by the id of the process instance. */
    private Map<String, String> releases(List<Task> found) {
        Set<String> instances = found.stream()
                .map(Task::getProcessInstanceId)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        if (instances.isEmpty()) {
            return Map.of();
        }
        return withoutAuthorization.call(
                () -> runtime.createProcessInstanceQuery().processInstanceIds(instances).list().stream()
                        .filter(instance -> instance.getBusinessKey() != null)
                        .collect(Collectors.toMap(ProcessInstance::getId, ProcessInstance::getBusinessKey)));
    }

    private static Set<String> ids(List<IdentityLink> links, Function<IdentityLink, @Nullable String> id) {
        return links.stream().map(id).filter(Objects::nonNull).collect(Collectors.toSet());
    }

    private static OpenTask task(Task task, String release, Set<String> groups, Set<String> users) {
        return new OpenTask(
                task.getId(),
                release,
                task.getTaskDefinitionKey(),
                String.valueOf(task.getName()),
                task.getAssignee(),
                groups,
                users,
                task.getCreateTime().toInstant(),
                task.getDueDate() == null ? null : task.getDueDate().toInstant());
    }
}
