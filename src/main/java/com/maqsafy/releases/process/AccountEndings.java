package com.maqsafy.releases.process;

import java.util.List;
import java.util.Objects;
import org.camunda.bpm.engine.EntityTypes;
import org.camunda.bpm.engine.history.UserOperationLogEntry;
import org.camunda.bpm.engine.impl.history.event.HistoryEvent;
import org.camunda.bpm.engine.impl.history.event.UserOperationLogEntryEventEntity;
import org.camunda.bpm.engine.impl.history.handler.HistoryEventHandler;
import org.springframework.context.ApplicationEventPublisher;

/**
 * Tells of accounts that are deleted and of roles that they lose, by whatever channel: the engine's own log has all of them.
 */
final class AccountEndings implements HistoryEventHandler {

    private static final String GROUP = "groupId";

    private final ApplicationEventPublisher events;

    AccountEndings(ApplicationEventPublisher events) {
        this.events = events;
    }

    @Override
    public void handleEvent(HistoryEvent event) {
        if (!(event instanceof UserOperationLogEntryEventEntity operation)
                || !UserOperationLogEntry.OPERATION_TYPE_DELETE.equals(operation.getOperationType())
                || operation.getNewValue() == null) {
            return;
        }
        String by = operation.getUserId() == null ? "system:engine-api" : operation.getUserId();
        if (EntityTypes.USER.equals(operation.getEntityType())) {
            events.publishEvent(new AccountDeleted(operation.getNewValue(), by));
        } else if (EntityTypes.GROUP_MEMBERSHIP.equals(operation.getEntityType())
                && GROUP.equals(operation.getProperty())) {
            // The engine logs account and group as two properties.
            EngineCall call = CallerCommands.current();
            Object account = call == null ? null : call.values().get(AccountChanges.ACCOUNT);
            if (account != null) {
                events.publishEvent(new RoleLost(Objects.toString(account), operation.getNewValue(), by));
            }
        }
    }

    @Override
    public void handleEvents(List<HistoryEvent> events) {
        events.forEach(this::handleEvent);
    }
}
