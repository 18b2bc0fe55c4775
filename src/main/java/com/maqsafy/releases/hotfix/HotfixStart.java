package com.maqsafy.releases.hotfix;

import com.maqsafy.releases.evidence.Attestation;
import com.maqsafy.releases.evidence.Ledger;
import com.maqsafy.releases.process.WrittenTime;
import com.maqsafy.releases.release.ReleaseDetails;
import com.maqsafy.releases.release.ReleaseRequest;
import com.maqsafy.releases.release.ReleaseStartListener;
import org.springframework.stereotype.Component;

/** Attests what a hotfix answers to, as its requester said it (HOT-02). */
@Component
class HotfixStart implements ReleaseStartListener {

    private final Ledger ledger;

    HotfixStart(Ledger ledger) {
        this.ledger = ledger;
    }

    @Override
    public void begun(ReleaseDetails release, ReleaseRequest request, String processInstanceId) {
        if (!Hotfixes.concerns(release)) {
            return;
        }
        ReleaseRequest.Incident incident = request.incident();
        ledger.append(Attestation.of(
                release.key(),
                release.requester(),
                new IncidentReported(
                        incident.whatBroke(),
                        WrittenTime.read(incident.brokenSince()).toString(),
                        incident.incident())));
    }
}
