package com.maqsafy.releases.hotfix;

import com.maqsafy.releases.evidence.Attestation;
import com.maqsafy.releases.evidence.Ledger;
import com.maqsafy.releases.hotfix.HotfixSettings.Hotfix;
import com.maqsafy.releases.policy.ReleasedListener;
import com.maqsafy.releases.release.ReleaseDetails;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Component;

/**
 * With a hotfix its stabilisation begins and its review is owed (HOT-06). Both are recorded with the release itself, so
 * nobody gets round the review by moving a token past the process that asks for it.
 */
@Component
class HotfixReviewObligation implements ReleasedListener {

    private final PostReleaseReviews reviews;
    private final HotfixSettings settings;
    private final Ledger ledger;
    private final Clock clock;

    HotfixReviewObligation(PostReleaseReviews reviews, HotfixSettings settings, Ledger ledger, Clock clock) {
        this.reviews = reviews;
        this.settings = settings;
        this.ledger = ledger;
        this.clock = clock;
    }

    @Override
    public void releasing(ReleaseDetails release) {
        if (!Hotfixes.concerns(release)) {
            return;
        }
        Hotfix times = settings.of(release.service());
        Instant until = clock.instant().truncatedTo(ChronoUnit.SECONDS).plus(times.stabilisation());
        Instant reviewDueAt = until.plus(times.reviewDue());
        reviews.owe(release.key(), release.service(), reviewDueAt);
        ledger.append(Attestation.of(
                release.key(), "system:hotfix", new StabilisationStarted(until.toString(), reviewDueAt.toString())));
    }
}
