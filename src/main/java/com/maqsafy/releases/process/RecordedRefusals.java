package com.maqsafy.releases.process;

import com.maqsafy.releases.evidence.AdministrationLedger;
import com.maqsafy.releases.evidence.Attestation;
import com.maqsafy.releases.evidence.Ledger;
import com.maqsafy.releases.evidence.SealedReleaseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.TreeSet;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.runtime.Execution;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Puts refused calls into the ledger of the release that they were about, with who, what, old and new value; into that of
 * the administration where they were about no release, or about one that is sealed. How many are recorded of an account has
 * an end ({@link RefusalLimit}).
 */
@Component
class RecordedRefusals implements RefusedCalls {

    private static final Logger LOG = LoggerFactory.getLogger(RecordedRefusals.class);
    private static final int MOST_VALUES = 50;

    private final RuntimeService runtime;
    private final TaskService tasks;
    private final HistoryService history;
    private final WithoutAuthorization withoutAuthorization;
    private final Ledger ledger;
    private final AdministrationLedger administration;
    private final TextGuard textGuard;
    private final RefusalLimit limit;
    private final TransactionTemplate ownTransaction;

    RecordedRefusals(
            @Lazy RuntimeService runtime,
            @Lazy TaskService tasks,
            @Lazy HistoryService history,
            WithoutAuthorization withoutAuthorization,
            Ledger ledger,
            AdministrationLedger administration,
            TextGuard textGuard,
            RefusalLimit limit,
            PlatformTransactionManager transactions) {
        this.runtime = runtime;
        this.tasks = tasks;
        this.history = history;
        this.withoutAuthorization = withoutAuthorization;
        this.ledger = ledger;
        this.administration = administration;
        this.textGuard = textGuard;
        this.limit = limit;
        this.ownTransaction = new TransactionTemplate(transactions);
        this.ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    @Override
    public void record(String user, EngineCall call) {
        OptionalInt leftOut = limit.admits(user, same(call));
        if (leftOut.isEmpty()) {
            return;
        }
        try {
            Optional<String> release = withoutAuthorization.call(() -> release(call));
            EngineCallRefused event = withoutAuthorization.call(() -> event(call));
            append(release, user, leftOut.getAsInt() > 0 ? event.leavingOut(leftOut.getAsInt()) : event);
        } catch (RuntimeException e) {
            LOG.error("REL-PRC-071 {} of {} was refused and could not be recorded.", call.operation(), user, e);
        }
    }

    /** What two refusals have in common that are recorded once: all that their records would tell. */
    private static String same(EngineCall call) {
        StringBuilder same = new StringBuilder(call.operation());
        call.targets().stream()
                .limit(MOST_VALUES)
                .forEach(t -> same.append('\n').append(t.kind()).append(' ').append(EngineCall.shown(t.id())));
        new TreeMap<>(call.values())
                .entrySet().stream()
                        .limit(MOST_VALUES)
                        .forEach(v -> same.append('\n')
                                .append(EngineCall.shown(v.getKey()))
                                .append('=')
                                .append(EngineCall.shown(v.getValue())));
        return same.toString();
    }

    private void append(Optional<String> release, String user, EngineCallRefused event) {
        EngineCallRefused administrative = event;
        if (release.isPresent()) {
            try {
                ownTransaction.executeWithoutResult(tx -> ledger.append(Attestation.of(release.get(), user, event)));
                return;
            } catch (SealedReleaseException e) {
                administrative = event.of(release.get());
            }
        }
        EngineCallRefused said = administrative;
        ownTransaction.executeWithoutResult(tx -> administration.append(user, said));
    }

    private EngineCallRefused event(EngineCall call) {
        List<EngineCallRefused.Value> values = new ArrayList<>();
        for (String name : new TreeSet<>(call.values().keySet())) {
            if (values.size() < MOST_VALUES) {
                values.add(new EngineCallRefused.Value(
                        EngineCall.shown(name),
                        call.variables() ? safe(name, old(call, name)) : null,
                        safe(name, call.values().get(name))));
            }
        }
        return new EngineCallRefused(
                call.operation(),
                call.targets().stream()
                        .limit(MOST_VALUES)
                        .map(t -> new EngineCallRefused.Target(t.kind(), EngineCall.shown(t.id())))
                        .toList(),
                task(call).map(Task::getTaskDefinitionKey).orElse(null),
                values,
                null,
                null);
    }

    /** The ledger cannot forget, so what must not be in it is left out here. */
    private String safe(String name, @Nullable Object value) {
        String text = EngineCall.shown(value);
        return textGuard.objection(name, text).isPresent() ? "[left out]" : text;
    }

    private @Nullable Object old(EngineCall call, String name) {
        Optional<Task> task = task(call);
        if (task.isPresent()) {
            return tasks.getVariable(task.get().getId(), name);
        }
        String execution = call.target("execution")
                .or(() -> call.target("processInstance"))
                .orElse(null);
        if (execution == null
                || runtime.createExecutionQuery().executionId(execution).count() == 0) {
            return null;
        }
        return runtime.getVariable(execution, name);
    }

    private Optional<Task> task(EngineCall call) {
        return call.target("task").map(id -> tasks.createTaskQuery().taskId(id).singleResult());
    }

    /** The release whose process the call was about. */
    private Optional<String> release(EngineCall call) {
        return task(call)
                .map(Task::getProcessInstanceId)
                .or(() -> call.target("execution").flatMap(this::instanceOfExecution))
                .or(() -> call.target("processInstance"))
                .flatMap(this::releaseOf)
                .or(() -> call.target("release").filter(this::hasProcess));
    }

    private Optional<String> instanceOfExecution(String id) {
        Execution execution = runtime.createExecutionQuery().executionId(id).singleResult();
        return Optional.ofNullable(execution).map(Execution::getProcessInstanceId);
    }

    private Optional<String> releaseOf(String processInstanceId) {
        HistoricProcessInstance instance = history.createHistoricProcessInstanceQuery()
                .processInstanceId(processInstanceId)
                .singleResult();
        if (instance == null || instance.getRootProcessInstanceId() == null) {
            return Optional.empty();
        }
        HistoricProcessInstance root = history.createHistoricProcessInstanceQuery()
                .processInstanceId(instance.getRootProcessInstanceId())
                .singleResult();
        return Optional.ofNullable(root).map(HistoricProcessInstance::getBusinessKey);
    }

    private boolean hasProcess(String release) {
        return !history.createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(release)
                .listPage(0, 1)
                .isEmpty();
    }
}
