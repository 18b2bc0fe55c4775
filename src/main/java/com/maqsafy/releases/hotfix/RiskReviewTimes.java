package com.maqsafy.releases.hotfix;

import com.maqsafy.releases.evidence.Attestation;
import com.maqsafy.releases.evidence.Ledger;
import com.maqsafy.releases.evidence.LedgerEvent;
import com.maqsafy.releases.person.Roles;
import org.springframework.stereotype.Component;

/** What the timers of a risk review leave in the ledger (HOT-03). */
@Component
public class RiskReviewTimes {

    /** Group that is asked too when the review is late. */
    public static final String ESCALATED_TO = Roles.MANAGEMENT;

    private final Ledger ledger;

    RiskReviewTimes(Ledger ledger) {
        this.ledger = ledger;
    }

    /**
     * The reviewers were reminded.
     *
     * @param dueAt when the review is due, an instant in ISO 8601
     */
    public void reminded(String release, String dueAt, String element) {
        attest(release, new RiskReviewReminded(dueAt), element);
    }

    /**
     * From now on management may answer too.
     *
     * @param dueAt when the review is due, an instant in ISO 8601
     */
    public void escalated(String release, String dueAt, String element) {
        attest(release, new RiskReviewEscalated(dueAt), element);
    }

    private void attest(String release, LedgerEvent event, String element) {
        ledger.append(Attestation.of(release, "system:hotfix", event).at(element, null));
    }
}
