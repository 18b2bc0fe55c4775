package com.maqsafy.releases.process;

import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;

import java.util.List;
import org.camunda.bpm.engine.impl.cfg.TransactionContext;
import org.camunda.bpm.engine.impl.cfg.TransactionListener;
import org.camunda.bpm.engine.impl.cfg.TransactionState;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.history.event.HistoricIncidentEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoryEvent;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

/** Promise 10: whoever looks after stopped work hears of it when it is committed that it stopped. */
class IncidentSignalTest {

    private final WorkStopped stopped = mock();
    private final TransactionContext transaction = mock();

    @BeforeEach
    void withinACommand() {
        CommandContext context = mock();
        when(context.getTransactionContext()).thenReturn(transaction);
        Context.setCommandContext(context);
    }

    @AfterEach
    void itEnds() {
        Context.removeCommandContext();
    }

    @Test
    void isToldAfterTheCommit() {
        StaticListableBeanFactory beans = new StaticListableBeanFactory();
        beans.addBean("stopped", stopped);
        var signal = new IncidentSignal(beans.getBeanProvider(WorkStopped.class));

        signal.handleEvents(List.of(new HistoryEvent()));
        verifyNoInteractions(transaction);

        signal.handleEvents(List.of(new HistoricIncidentEventEntity()));
        ArgumentCaptor<TransactionListener> committed = ArgumentCaptor.forClass(TransactionListener.class);
        verify(transaction).addTransactionListener(eq(TransactionState.COMMITTED), committed.capture());
        verifyNoInteractions(stopped);
        committed.getValue().execute(Context.getCommandContext());
        verify(stopped).stopped();
    }
}
