package com.maqsafy.releases.hotfix;

import com.maqsafy.releases.evidence.Attestation;
import com.maqsafy.releases.evidence.Ledger;
import com.maqsafy.releases.evidence.LedgerRecord;
import com.maqsafy.releases.evidence.Sealing;
import com.maqsafy.releases.policy.Dossier;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What follows a hotfix: its stabilisation and the review that is owed (HOT-06). */
@Component
public class Stabilisation {

    private final PostReleaseReviews reviews;
    private final Ledger ledger;
    private final Sealing sealing;

    Stabilisation(PostReleaseReviews reviews, Ledger ledger, Sealing sealing) {
        this.reviews = reviews;
        this.ledger = ledger;
        this.sealing = sealing;
    }

    /** Until when production is watched and when the review is due, instants in ISO 8601. */
    public record Times(String until, String reviewDueAt) {}

    /** The times of a released hotfix, from its ledger. @throws IllegalStateException {@code REL-HOT-003} without them */
    public Times times(String release) {
        return ledger.last(release, "stabilisationStarted")
                .map(LedgerRecord::payload)
                .map(p -> new Times(Dossier.text(p, "until"), Dossier.text(p, "reviewDueAt")))
                .orElseThrow(() -> new IllegalStateException("REL-HOT-003 The ledger of " + release
                        + " has no stabilisation: it was not released. Release it first."));
    }

    /** The time of the review is past; ordinary releases of the service wait. */
    public void overdue(String release, String element) {
        ledger.append(new Attestation(
                release,
                "system:hotfix",
                "reviewOverdue",
                List.of("HOT-06"),
                element,
                null,
                Map.of("reviewDueAt", times(release).reviewDueAt())));
    }

    /**
     * The review is in the ledger: ordinary releases may start again, and the ledger is sealed anew.
     *
     * @throws IllegalStateException {@code REL-HOT-004} when nobody has reviewed it
     */
    public void reviewed(String release) {
        LedgerRecord review = ledger.last(release, "hotfixReviewed")
                .orElseThrow(() -> new IllegalStateException("REL-HOT-004 Nobody has reviewed " + release
                        + ". Let its owner answer the task \"Review the hotfix\"."));
        reviews.given(release, review.time());
        sealing.seal(release);
    }
}
