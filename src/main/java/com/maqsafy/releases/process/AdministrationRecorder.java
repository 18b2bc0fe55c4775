package com.maqsafy.releases.process;

import com.maqsafy.releases.evidence.AdministrationLedger;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.EntityTypes;
import org.camunda.bpm.engine.history.UserOperationLogEntry;
import org.camunda.bpm.engine.impl.history.event.HistoryEvent;
import org.camunda.bpm.engine.impl.history.event.UserOperationLogEntryEventEntity;
import org.camunda.bpm.engine.impl.history.handler.HistoryEventHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;

/**
 * Puts what is done around all releases into the ledger of the administration, in the transaction in which it is done:
 * users, groups, memberships and authorizations, deployments of models, dates, retries and suspensions of jobs,
 * definitions and instances, batches. What the engine does by itself is no administration.
 */
class AdministrationRecorder implements HistoryEventHandler {

    /** Recorded whoever does it, the application at its start too. */
    private static final Set<String> OF_ANYBODY = Set.of(
            EntityTypes.USER,
            EntityTypes.GROUP,
            EntityTypes.GROUP_MEMBERSHIP,
            EntityTypes.TENANT,
            EntityTypes.TENANT_MEMBERSHIP,
            EntityTypes.DEPLOYMENT);

    /** Recorded when an account does it. */
    private static final Set<String> OF_ACCOUNTS = Set.of(
            EntityTypes.AUTHORIZATION,
            EntityTypes.PROCESS_DEFINITION,
            EntityTypes.DECISION_DEFINITION,
            EntityTypes.PROCESS_INSTANCE,
            EntityTypes.JOB,
            EntityTypes.JOB_DEFINITION,
            EntityTypes.EXTERNAL_TASK,
            EntityTypes.INCIDENT,
            EntityTypes.BATCH,
            EntityTypes.OPERATION_LOG);

    private final ObjectProvider<AdministrationLedger> ledger;

    AdministrationRecorder(ObjectProvider<AdministrationLedger> ledger) {
        this.ledger = ledger;
    }

    @Override
    public void handleEvent(HistoryEvent event) {
        if (!(event instanceof UserOperationLogEntryEventEntity operation) || !isAdministration(operation)) {
            return;
        }
        EngineCall call = CallerCommands.current();
        // The engine logs account and group as two properties; who looks for one membership needs both.
        boolean member = call != null && EntityTypes.GROUP_MEMBERSHIP.equals(operation.getEntityType());
        boolean user = call != null
                && EntityTypes.USER.equals(operation.getEntityType())
                && call.values().containsKey(AccountChanges.ACCOUNT);
        // Of an account the engine says no more than its id.
        boolean changed = operation.getProperty() != null && !user;
        AdministrationChanged changes = new AdministrationChanged(
                operation.getOperationType(),
                operation.getEntityType(),
                user && call != null ? AccountChanges.names(call) : operation.getProperty(),
                changed ? EngineCall.shown(operation.getOrgValue()) : null,
                changed ? EngineCall.shown(operation.getNewValue()) : null,
                operation.getDeploymentId(),
                operation.getProcessDefinitionKey(),
                operation.getProcessInstanceId(),
                operation.getJobId(),
                (member || user) && call != null ? text(call.values().get(AccountChanges.ACCOUNT)) : null,
                member && call != null ? text(call.values().get("groupId")) : null,
                call != null && (user || operation.getProcessInstanceId() != null)
                        ? InterventionRecorder.detail(operation, call, user)
                        : null);
        String actor = operation.getUserId() == null ? "system:engine-api" : operation.getUserId();
        ledger.getObject().append(actor, changes);
    }

    @Override
    public void handleEvents(List<HistoryEvent> events) {
        events.forEach(this::handleEvent);
    }

    private static boolean isAdministration(UserOperationLogEntryEventEntity operation) {
        String type = operation.getEntityType();
        return type != null
                && (OF_ANYBODY.contains(type) || (OF_ACCOUNTS.contains(type) && operation.getUserId() != null))
                // The start of a release is in its own ledger.
                && !UserOperationLogEntry.OPERATION_TYPE_CREATE.equals(
                        EntityTypes.PROCESS_INSTANCE.equals(type) ? operation.getOperationType() : "");
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : EngineCall.shown(value);
    }
}
