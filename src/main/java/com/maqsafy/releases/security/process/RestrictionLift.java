package com.maqsafy.releases.security.process;

import com.maqsafy.releases.evidence.Attestation;
import com.maqsafy.releases.evidence.Ledger;
import com.maqsafy.releases.evidence.Sealing;
import com.maqsafy.releases.release.Restrictions;
import com.maqsafy.releases.security.RestrictionLifted;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Lifts a restriction: attested, for everybody from now on, and sealed again where the release was sealed. */
@Component
class RestrictionLift {

    private final Ledger ledger;
    private final Restrictions restrictions;
    private final Sealing sealing;
    private final DisclosureDates dates;

    RestrictionLift(Ledger ledger, Restrictions restrictions, Sealing sealing, DisclosureDates dates) {
        this.ledger = ledger;
        this.restrictions = restrictions;
        this.sealing = sealing;
        this.dates = dates;
    }

    /**
     * Lifts it in the caller's transaction, once; the date has lifted it unless a person has attested that they do.
     *
     * @throws IllegalStateException {@code REL-SEC-005} when neither has happened: a token that was moved discloses nothing
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void lift(String release) {
        if (!restrictions.restricted(release)) {
            return;
        }
        if (ledger.last(release, RestrictionLifted.class).isEmpty()) {
            requireDate(release);
            attest(release, "system:security", "The disclosure date has come.");
        }
        restrictions.lift(release);
        // One that has not ended is not sealed yet.
        if (sealing.find(release).isPresent()) {
            sealing.seal(release);
        }
    }

    private void requireDate(String release) {
        if (!dates.come(release)) {
            throw new IllegalStateException("REL-SEC-005 " + release
                    + " is not disclosed: its date has not come, and nobody has disclosed it. Move the process back to"
                    + " its disclosure, or retry after the date.");
        }
    }

    /** Attests who lifts it and why, in the caller's transaction. */
    public void attest(String release, String actor, String reason) {
        ledger.append(Attestation.of(release, actor, new RestrictionLifted(reason)));
    }
}
