package com.maqsafy.releases.notification;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.maqsafy.releases.evidence.RecordAppended;
import com.maqsafy.releases.process.SignedInUser;
import com.maqsafy.releases.process.TaskChanged;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Writes down what people may be told, in the very transaction in which it happens and with one statement for all of it: what
 * is rolled back is never told, and what is committed is. Without a channel nothing is written.
 */
@Component
class NotificationRecorder {

    private final EventOutbox outbox;
    private final LedgerEvents ledgerEvents;
    private final Channels channels;
    private final SignedInUser signedIn;
    private final ObjectMapper json;
    private final TransactionTemplate transaction;

    NotificationRecorder(
            EventOutbox outbox,
            LedgerEvents ledgerEvents,
            Channels channels,
            SignedInUser signedIn,
            ObjectMapper json,
            TransactionTemplate transaction) {
        this.outbox = outbox;
        this.ledgerEvents = ledgerEvents;
        this.channels = channels;
        this.signedIn = signedIn;
        this.json = json;
        this.transaction = transaction;
    }

    @EventListener
    void recorded(RecordAppended appended) {
        if (!channels.all().isEmpty()) {
            ledgerEvents.of(appended.record()).ifPresent(this::keep);
        }
    }

    /** Whoever takes a task for themselves knows of it. */
    @EventListener
    void changed(TaskChanged task) {
        if (channels.all().isEmpty()) {
            return;
        }
        switch (task.what()) {
            case "opened" -> keep(Draft.of(EventType.TASK_OPENED, task.release(), data(task)));
            case "assigned" -> {
                String assignee = task.assignee();
                if (assignee != null && !Optional.of(assignee).equals(signedIn.id())) {
                    keep(Draft.of(EventType.TASK_ASSIGNED, task.release(), data(task)));
                }
            }
            default -> {
                // What is done need not be done.
            }
        }
    }

    private ObjectNode data(TaskChanged task) {
        ObjectNode data = json.createObjectNode();
        data.put("task", task.id()).put("element", task.element()).put("title", task.title());
        if (task.assignee() != null) {
            data.put("assignee", task.assignee());
        }
        if (!task.due().isEmpty()) {
            data.put("dueAt", task.due());
        }
        return data;
    }

    private void keep(Draft draft) {
        if (TransactionSynchronizationManager.isSynchronizationActive()
                && TransactionSynchronizationManager.isActualTransactionActive()) {
            ofThisTransaction().drafts.add(draft);
        } else {
            transaction.executeWithoutResult(tx -> outbox.append(List.of(draft)));
        }
    }

    private Drafts ofThisTransaction() {
        return TransactionSynchronizationManager.getSynchronizations().stream()
                .filter(s -> s instanceof Drafts drafts && drafts.owner() == this)
                .map(Drafts.class::cast)
                .findFirst()
                .orElseGet(() -> {
                    Drafts drafts = new Drafts();
                    TransactionSynchronizationManager.registerSynchronization(drafts);
                    return drafts;
                });
    }

    /** The events of one transaction. */
    private final class Drafts implements TransactionSynchronization {

        private final List<Draft> drafts = new ArrayList<>();

        NotificationRecorder owner() {
            return NotificationRecorder.this;
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            if (!drafts.isEmpty()) {
                outbox.append(List.copyOf(drafts));
            }
        }
    }
}
