package com.maqsafy.releases.release.process;

import com.maqsafy.releases.evidence.Attestation;
import com.maqsafy.releases.evidence.Ledger;
import com.maqsafy.releases.evidence.LedgerRecord.DefinitionVersion;
import com.maqsafy.releases.process.FormValues;
import com.maqsafy.releases.process.StartForm;
import com.maqsafy.releases.release.ReleaseDetails;
import com.maqsafy.releases.release.ReleasePayload;
import com.maqsafy.releases.release.ReleaseRequest;
import com.maqsafy.releases.release.ReleaseStart;
import com.maqsafy.releases.release.Releases;
import com.maqsafy.releases.release.RoutingFacts;
import java.util.List;
import org.springframework.stereotype.Component;

/** The start form of standard releases: request in, release and its first ledger record out. */
@Component
class StartReleaseForm implements StartForm {

    private final ReleaseStart start;
    private final Releases releases;
    private final Ledger ledger;

    StartReleaseForm(ReleaseStart start, Releases releases, Ledger ledger) {
        this.start = start;
        this.releases = releases;
        this.ledger = ledger;
    }

    @Override
    public String form() {
        return "start-release";
    }

    @Override
    public Started accept(DefinitionVersion definition, String processInstanceId, String user, FormValues values) {
        var prepared = start.prepare(request(values), definition.key(), processInstanceId, user);
        ReleaseDetails release = releases.create(prepared.details());
        ledger.append(new Attestation(
                release.key(),
                user,
                "releaseRequested",
                List.of(
                        "PRIN-01",
                        "PRIN-02",
                        "PRIN-06",
                        "VER-01",
                        "VER-05",
                        release.type().item()),
                "startEvent_releaseRequested",
                definition,
                ReleasePayload.of(release)));
        return new Started(release.key(), RoutingFacts.of(release, prepared.destructive()));
    }

    private static ReleaseRequest request(FormValues values) {
        return new ReleaseRequest(
                values.text("service"),
                values.text("version"),
                values.text("type"),
                values.text("changeType"),
                values.text("branch"),
                values.text("summary"),
                values.lines("changes"),
                values.choices("contains"),
                values.choices("changedAspects"),
                values.lines("requirements"),
                values.text("risks"),
                values.text("previousVersion"),
                values.text("commit"),
                values.text("owner"),
                values.text("plannedAt"),
                values.flag("maintenanceMode"));
    }
}
