package com.maqsafy.releases.security;

import com.maqsafy.releases.ReleaseStory;
import com.maqsafy.releases.evidence.Attestation;
import com.maqsafy.releases.evidence.EventKinds;
import com.maqsafy.releases.evidence.Ledger;
import com.maqsafy.releases.evidence.LedgerEvent;
import com.maqsafy.releases.evidence.LedgerRecord;
import com.maqsafy.releases.evidence.Recorded;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A ledger of one release in memory, which begins with a story and goes on a minute a record. */
public final class RememberedLedger implements Ledger {

    private final List<LedgerRecord> records = new ArrayList<>();

    public RememberedLedger(ReleaseStory story) {
        records.addAll(story.records());
    }

    @Override
    public LedgerRecord append(Attestation a) {
        long sequence = records.size() + 1L;
        LedgerRecord record = new LedgerRecord(
                a.release(),
                sequence,
                ReleaseStory.START.plus(Duration.ofMinutes(sequence)),
                a.actor(),
                a.kind(),
                a.items(),
                a.element(),
                a.definition(),
                EventKinds.payload(a.event()),
                "",
                "");
        records.add(record);
        return record;
    }

    @Override
    public List<LedgerRecord> records(String release) {
        return List.copyOf(records);
    }

    @Override
    public <E extends LedgerEvent> Optional<Recorded<E>> last(String release, Class<E> type) {
        return history(release).last(type);
    }

    /** The last record in one line: actor, kind and payload. */
    public String lastLine() {
        LedgerRecord last = records.get(records.size() - 1);
        return last.actor() + " " + last.kind() + " " + last.payload();
    }
}
