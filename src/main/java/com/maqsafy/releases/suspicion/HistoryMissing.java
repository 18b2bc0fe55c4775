package com.maqsafy.releases.suspicion;

import com.maqsafy.releases.evidence.LedgerRecord;
import com.maqsafy.releases.evidence.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Records that are not there, and runs of processes that the engine no longer knows. */
@Component
class HistoryMissing implements Detector {

    @Override
    public String kind() {
        return "history-missing";
    }

    @Override
    public String why() {
        return "Part of what happened is not there any more. Old history is deleted on purpose after a time; anything else was taken away.";
    }

    @Override
    public Stream<Finding> find(Examined release) {
        List<LedgerRecord> records = release.records();
        if (records.isEmpty()) {
            return Stream.of(
                    new Finding("ledger", "The ledger has no record of this release.", release.now(), List.of()));
        }
        List<Finding> found = new ArrayList<>();
        long expected = 1;
        for (LedgerRecord record : records) {
            if (record.sequence() != expected) {
                found.add(Finding.of(
                        record,
                        "Missing before record %d of the ledger: %s."
                                .formatted(record.sequence(), Words.counted(record.sequence() - expected, "record"))));
            }
            expected = record.sequence() + 1;
        }
        if (release.runs() == 0) {
            LedgerRecord last = records.get(records.size() - 1);
            found.add(new Finding(
                    "engine",
                    "The engine's history has no process of this release, of which the ledger has %s."
                            .formatted(Words.counted(records.size(), "record")),
                    last.time(),
                    List.of(Finding.place(last))));
        }
        return found.stream();
    }
}
