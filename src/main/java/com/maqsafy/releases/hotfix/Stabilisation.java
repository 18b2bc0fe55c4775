package com.maqsafy.releases.hotfix;

import com.maqsafy.releases.evidence.Attestation;
import com.maqsafy.releases.evidence.Ledger;
import com.maqsafy.releases.evidence.Recorded;
import com.maqsafy.releases.evidence.Sealing;
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

    /**
     * The times of a released hotfix, from its ledger.
     *
     * @throws IllegalStateException {@code REL-HOT-003} without them
     */
    public Times times(String release) {
        return ledger.last(release, StabilisationStarted.class)
                .map(r -> new Times(r.event().until(), r.event().reviewDueAt()))
                .orElseThrow(() -> new IllegalStateException("REL-HOT-003 The ledger of " + release
                        + " has no stabilisation: it was not released. Release it first."));
    }

    /** The time of the review is past; ordinary releases of the service wait. */
    public void overdue(String release, String element) {
        ledger.append(Attestation.of(
                        release,
                        "system:hotfix",
                        new ReviewOverdue(times(release).reviewDueAt()))
                .at(element, null));
    }

    /**
     * The review is in the ledger: ordinary releases may start again, and the ledger is sealed anew.
     *
     * @throws IllegalStateException {@code REL-HOT-004} when nobody has reviewed it
     */
    public void reviewed(String release) {
        Recorded<HotfixReviewed> review = ledger.last(release, HotfixReviewed.class)
                .orElseThrow(() -> new IllegalStateException("REL-HOT-004 Nobody has reviewed " + release
                        + ". Let its owner answer the task \"Review the hotfix\"."));
        reviews.given(release, review.time());
        sealing.seal(release);
    }
}
