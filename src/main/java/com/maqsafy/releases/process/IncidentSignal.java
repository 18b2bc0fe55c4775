package com.maqsafy.releases.process;

import java.util.List;
import org.camunda.bpm.engine.impl.cfg.TransactionState;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.history.event.HistoricIncidentEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoryEvent;
import org.camunda.bpm.engine.impl.history.handler.HistoryEventHandler;
import org.springframework.beans.factory.ObjectProvider;

/** Tells {@link WorkStopped} of every incident that begins or ends, once it is committed; a lost signal is made up by their own look. */
final class IncidentSignal implements HistoryEventHandler {

    private final ObjectProvider<WorkStopped> told;

    IncidentSignal(ObjectProvider<WorkStopped> told) {
        this.told = told;
    }

    @Override
    public void handleEvent(HistoryEvent event) {
        if (event instanceof HistoricIncidentEventEntity) {
            Context.getCommandContext()
                    .getTransactionContext()
                    .addTransactionListener(TransactionState.COMMITTED, c -> told.forEach(WorkStopped::stopped));
        }
    }

    @Override
    public void handleEvents(List<HistoryEvent> events) {
        events.forEach(this::handleEvent);
    }
}
