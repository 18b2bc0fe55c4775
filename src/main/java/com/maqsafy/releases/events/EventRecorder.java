package com.maqsafy.releases.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.maqsafy.releases.deployment.StepStarted;
import com.maqsafy.releases.deployment.StepStopRequested;
import com.maqsafy.releases.evidence.LedgerRecord;
import com.maqsafy.releases.evidence.RecordAppended;
import com.maqsafy.releases.evidence.Recorded;
import com.maqsafy.releases.process.TaskChanged;
import com.maqsafy.releases.release.CheckRun;
import com.maqsafy.releases.release.Commented;
import com.maqsafy.releases.release.PutOff;
import com.maqsafy.releases.release.ReleaseStatus;
import com.maqsafy.releases.release.StatusChanged;
import com.maqsafy.releases.release.StepEnded;
import com.maqsafy.releases.verification.CheckStarted;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Writes down what is worth watching, in the very transaction in which it happens and with one statement for all of it, so
 * that what is rolled back is never told.
 */
@Component
class EventRecorder {

    private final EventLog log;
    private final ObjectMapper json;
    private final TransactionTemplate transaction;
    private final Clock clock;

    EventRecorder(EventLog log, ObjectMapper json, TransactionTemplate transaction, Clock clock) {
        this.log = log;
        this.json = json;
        this.transaction = transaction;
        this.clock = clock;
    }

    @EventListener
    void recorded(RecordAppended appended) {
        LedgerRecord record = appended.record();
        record.as(StatusChanged.class).ifPresent(status -> keep(record.release(), "status", status(status)));
        if (record.is(StepStarted.class)) {
            keep(record.release(), "step", happened(record, "started"));
        } else if (record.is(StepStopRequested.class)) {
            keep(record.release(), "step", happened(record, "stop-requested").put("by", record.actor()));
        } else if (record.is(StepEnded.class)) {
            keep(record.release(), "step", happened(record, "ended"));
        } else if (record.is(CheckRun.class)) {
            keep(record.release(), "check", happened(record, "ended"));
        } else if (record.is(Commented.class)) {
            keep(record.release(), "remark", happened(record, "comment").put("by", record.actor()));
        } else if (record.is(PutOff.class)) {
            keep(record.release(), "remark", happened(record, "put-off").put("by", record.actor()));
        }
        // Everything else is read in the dossier.
    }

    @EventListener
    void changed(TaskChanged task) {
        ObjectNode data = json.valueToTree(task);
        keep(task.release(), "task", data.put("at", clock.instant().toString()));
    }

    @EventListener
    void started(CheckStarted check) {
        ObjectNode data = json.valueToTree(check);
        data.put("what", "started").put("at", clock.instant().toString());
        keep(check.release(), "check", data);
    }

    private ObjectNode status(Recorded<StatusChanged> status) {
        boolean ends = ReleaseStatus.ofWord(status.event().to())
                .map(ReleaseStatus::isFinal)
                .orElse(false);
        return happened(status.record(), "changed").put("final", ends);
    }

    private ObjectNode happened(LedgerRecord record, String what) {
        ObjectNode data = json.createObjectNode();
        data.put("release", record.release());
        data.put("what", what);
        data.put("at", record.time().toString());
        JsonNode payload = record.payload();
        payload.properties().forEach(member -> data.set(member.getKey(), member.getValue()));
        return data;
    }

    private void keep(String release, String kind, ObjectNode data) {
        Instant at = clock.instant();
        try {
            EventLog.Draft draft = new EventLog.Draft(release, kind, at, json.writeValueAsString(data));
            if (TransactionSynchronizationManager.isSynchronizationActive()
                    && TransactionSynchronizationManager.isActualTransactionActive()) {
                ofThisTransaction().drafts.add(draft);
            } else {
                transaction.executeWithoutResult(tx -> log.append(List.of(draft)));
            }
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("REL-EVT-001 An event of " + release + " cannot be written as JSON.", e);
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

        private final List<EventLog.Draft> drafts = new ArrayList<>();

        EventRecorder owner() {
            return EventRecorder.this;
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            if (!drafts.isEmpty()) {
                log.append(List.copyOf(drafts));
            }
        }
    }
}
