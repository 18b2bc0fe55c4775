package com.maqsafy.releases.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.maqsafy.releases.evidence.Attestation;
import com.maqsafy.releases.evidence.Ledger;
import com.maqsafy.releases.evidence.LedgerEvent;
import com.maqsafy.releases.release.CheckRun;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import org.springframework.transaction.support.TransactionTemplate;

/** A release that runs and was verified, against which something stands before its notes are published. */
record RefusedRecording(Rest rest, Ledger ledger, TransactionTemplate transaction) {

    static final String DECIDE = "userTask_decideOnPublication";

    /** Holds the publication up by a notes storage that cannot be written, until this was added. */
    void adds(Walk walk, TestService service, LedgerEvent event) throws IOException {
        Files.writeString(service.notes(), "a file in the way");
        String failure = walk.until("userTask_resolveTechnicalFailure");
        append(walk, event);
        Files.delete(service.notes());
        assertThat(rest.submit("tech", failure, Map.of("decision", "repeat", "reason", "It can be written"))
                        .status())
                .isEqualTo(204);
    }

    void append(Walk walk, LedgerEvent event) {
        transaction.executeWithoutResult(tx -> ledger.append(Attestation.of(walk.key(), "system:worker", event)));
    }

    /** A critical check that ran once more. */
    static CheckRun check(String outcome) {
        return new CheckRun("deployment", 1, 2, "health", "POST-01", true, outcome, null, 1L, null, null);
    }
}
