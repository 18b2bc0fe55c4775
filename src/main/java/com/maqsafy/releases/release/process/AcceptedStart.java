package com.maqsafy.releases.release.process;

import com.maqsafy.releases.evidence.Attestation;
import com.maqsafy.releases.evidence.Ledger;
import com.maqsafy.releases.evidence.LedgerRecord.DefinitionVersion;
import com.maqsafy.releases.process.FormValues;
import com.maqsafy.releases.process.StartForm;
import com.maqsafy.releases.release.ReleaseBeginning;
import com.maqsafy.releases.release.ReleaseDetails;
import com.maqsafy.releases.release.ReleaseRequest;
import com.maqsafy.releases.release.ReleaseRequested;
import com.maqsafy.releases.release.ReleaseStart;
import com.maqsafy.releases.release.ReleaseType;
import com.maqsafy.releases.release.Releases;
import com.maqsafy.releases.release.RoutingFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What the start forms have in common: request in, release and its first ledger record out. */
@Component
class AcceptedStart {

    private static final Map<String, String> START_EVENTS = Map.of(
            "standard-release", "startEvent_releaseRequested",
            "hotfix-release", "startEvent_hotfixRequested",
            "security-release", "startEvent_securityReleaseRequested");

    private final ReleaseStart start;
    private final Releases releases;
    private final Ledger ledger;
    private final List<ReleaseBeginning> beginnings;

    AcceptedStart(ReleaseStart start, Releases releases, Ledger ledger, List<ReleaseBeginning> beginnings) {
        this.start = start;
        this.releases = releases;
        this.ledger = ledger;
        this.beginnings = beginnings;
    }

    /**
     * Accepts a submitted start form.
     *
     * @param type what the form is for, empty when the form asks for it; a form for one type brings fixes only
     */
    StartForm.Started accept(
            Optional<ReleaseType> type,
            DefinitionVersion definition,
            String processInstanceId,
            String user,
            FormValues values) {
        ReleaseRequest request = request(type, values);
        var prepared = start.prepare(request, definition.key(), processInstanceId, user);
        ReleaseDetails release = releases.create(prepared.details());
        ReleaseRequested event = ReleaseRequested.of(release);
        List<String> items = new ArrayList<>(event.items());
        items.add(release.type().item());
        ledger.append(Attestation.of(release.key(), user, event)
                .serving(items)
                .at(START_EVENTS.get(definition.key()), definition));
        beginnings.forEach(b -> b.begun(release, request, processInstanceId));
        return new StartForm.Started(release.key(), RoutingFacts.of(release, prepared.destructive()));
    }

    /** Judges a submitted start form as {@link #accept} does, and keeps nothing. */
    void judge(Optional<ReleaseType> type, DefinitionVersion definition, String user, FormValues values) {
        start.prepare(request(type, values), definition.key(), "", user);
    }

    private static ReleaseRequest request(Optional<ReleaseType> type, FormValues values) {
        return new ReleaseRequest(
                values.text("service"),
                values.text("version"),
                type.map(ReleaseType::word).orElseGet(() -> values.text("type")),
                type.isPresent() ? "fix" : values.text("changeType"),
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
                values.flag("maintenanceMode"),
                new ReleaseRequest.Incident(
                        values.text("whatBroke"), values.text("brokenSince"), values.text("incident")));
    }
}
