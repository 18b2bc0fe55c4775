package com.maqsafy.releases.security;

import com.maqsafy.releases.evidence.Attestation;
import com.maqsafy.releases.evidence.Ledger;
import com.maqsafy.releases.release.ReleaseDetails;
import com.maqsafy.releases.release.ReleaseRequest;
import com.maqsafy.releases.release.ReleaseStartListener;
import com.maqsafy.releases.release.ReleaseType;
import com.maqsafy.releases.release.Restrictions;
import java.util.List;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/** A security release is restricted from the moment it begins (SEC-07). */
@Component
class SecurityReleaseStart implements ReleaseStartListener {

    private final Restrictions restrictions;
    private final Ledger ledger;

    SecurityReleaseStart(Restrictions restrictions, Ledger ledger) {
        this.restrictions = restrictions;
        this.ledger = ledger;
    }

    @Override
    public void begun(ReleaseDetails release, ReleaseRequest request, String processInstanceId) {
        if (release.type() != ReleaseType.SECURITY) {
            return;
        }
        restrictions.impose(release.key(), processInstanceId, release.owner());
        ledger.append(Attestation.of(
                release.key(),
                "system:security",
                new RestrictionImposed(List.copyOf(new TreeSet<>(Restrictions.CIRCLE)), release.owner())));
    }
}
