package com.maqsafy.releases.security.process;

import com.maqsafy.releases.evidence.Attestation;
import com.maqsafy.releases.evidence.EventKinds;
import com.maqsafy.releases.evidence.Ledger;
import com.maqsafy.releases.evidence.LedgerEvent;
import com.maqsafy.releases.evidence.LedgerRecord.DefinitionVersion;
import com.maqsafy.releases.evidence.Recorded;
import com.maqsafy.releases.evidence.ReleaseHistory;
import com.maqsafy.releases.evidence.TableAsked;
import com.maqsafy.releases.notes.VulnerabilityDocumented;
import com.maqsafy.releases.security.ExploitRiskReviewed;
import com.maqsafy.releases.security.RemediationDeadlineSet;
import com.maqsafy.releases.security.RemediationFloor;
import java.time.Duration;
import java.time.Instant;
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

    /**
     * Attests the deadline and answers it, an instant in ISO 8601.
     *
     * @param decidedBy the table that answered; null when that cannot be told
     */
    String set(
            String release,
            @Nullable Map<?, ?> answer,
            @Nullable TableAsked decidedBy,
            @Nullable String element,
            DefinitionVersion definition) {
        ReleaseHistory history = ledger.history(release);
        List<Recorded<VulnerabilityDocumented>> documented = of(history, VulnerabilityDocumented.class);
        List<Recorded<ExploitRiskReviewed>> reviewed = of(history, ExploitRiskReviewed.class);
        Duration within = RemediationFloor.within(
                answered(answer, "remediateWithin"),
                documented.get(documented.size() - 1).event().severity(),
                reviewed.get(reviewed.size() - 1).event().exploitation());
        Instant by = documented.get(0).time().plus(within);
        RemediationDeadlineSet event =
                new RemediationDeadlineSet(answered(answer, "risk"), within.toString(), by.toString(), decidedBy);
        ledger.append(Attestation.of(release, "system:policy", event).at(element, definition));
        return by.toString();
    }

    private static <E extends LedgerEvent> List<Recorded<E>> of(ReleaseHistory history, Class<E> type) {
        List<Recorded<E>> found = history.all(type).toList();
        if (found.isEmpty()) {
            throw new IllegalStateException("REL-SEC-004 There is no " + EventKinds.kind(type)
                    + " record yet. Put its task before the deadline in the model.");
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
