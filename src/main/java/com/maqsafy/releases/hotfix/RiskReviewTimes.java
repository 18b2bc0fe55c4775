package com.maqsafy.releases.hotfix;

import com.maqsafy.releases.evidence.Attestation;
import com.maqsafy.releases.evidence.Ledger;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What the timers of a risk review leave in the ledger (HOT-03). */
@Component
public class RiskReviewTimes {

    /** Group that is asked too when the review is late. */
    public static final String ESCALATED_TO = "management";

    private final Ledger ledger;

    RiskReviewTimes(Ledger ledger) {
        this.ledger = ledger;
    }

    /** The reviewers were reminded. @param dueAt when the review is due, an instant in ISO 8601 */
    public void reminded(String release, String dueAt, String element) {
        attest(release, "riskReviewReminded", dueAt, element);
    }

    /** From now on management may answer too. @param dueAt when the review is due, an instant in ISO 8601 */
    public void escalated(String release, String dueAt, String element) {
        attest(release, "riskReviewEscalated", dueAt, element);
    }

    private void attest(String release, String kind, String dueAt, String element) {
        ledger.append(new Attestation(
                release, "system:hotfix", kind, List.of("HOT-03"), element, null, Map.of("dueAt", dueAt)));
    }
}
