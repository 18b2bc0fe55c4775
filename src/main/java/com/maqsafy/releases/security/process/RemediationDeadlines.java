package com.maqsafy.releases.security.process;

import static com.maqsafy.releases.policy.Dossier.text;

import com.maqsafy.releases.evidence.Attestation;
import com.maqsafy.releases.evidence.Ledger;
import com.maqsafy.releases.evidence.LedgerRecord;
import com.maqsafy.releases.evidence.LedgerRecord.DefinitionVersion;
import com.maqsafy.releases.security.RemediationFloor;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Until when a vulnerability must be closed. Counted from its first record, so that assessing again wins no time; severity
 * and exploitation are taken from the ledger, and only the table's answer from the process.
 */
@Component
class RemediationDeadlines {

    private final Ledger ledger;

    RemediationDeadlines(Ledger ledger) {
        this.ledger = ledger;
    }

    /** Attests the deadline and answers it, an instant in ISO 8601. */
    String set(String release, @Nullable Map<?, ?> answer, @Nullable String element, DefinitionVersion definition) {
        List<LedgerRecord> records = ledger.records(release);
        LedgerRecord first = of(records, "vulnerabilityDocumented").get(0);
        List<LedgerRecord> documented = of(records, "vulnerabilityDocumented");
        List<LedgerRecord> reviewed = of(records, "exploitRiskReviewed");
        Duration within = RemediationFloor.within(
                answered(answer, "remediateWithin"),
                text(documented.get(documented.size() - 1).payload(), "severity"),
                text(reviewed.get(reviewed.size() - 1).payload(), "exploitation"));
        Instant by = first.time().plus(within);
        Map<String, Object> payload = new LinkedHashMap<>();
        payload.put("risk", answered(answer, "risk"));
        payload.put("remediateWithin", within.toString());
        payload.put("remediateBy", by.toString());
        ledger.append(new Attestation(
                release, "system:policy", "remediationDeadlineSet", List.of("SEC-03"), element, definition, payload));
        return by.toString();
    }

    private static List<LedgerRecord> of(List<LedgerRecord> records, String kind) {
        List<LedgerRecord> found =
                records.stream().filter(r -> r.kind().equals(kind)).toList();
        if (found.isEmpty()) {
            throw new IllegalStateException(
                    "REL-SEC-004 There is no " + kind + " record yet. Put its task before the deadline in the model.");
        }
        return found;
    }

    private static String answered(@Nullable Map<?, ?> answer, String member) {
        return Optional.ofNullable(answer)
                .map(a -> a.get(member))
                .map(Object::toString)
                .orElse("");
    }
}
