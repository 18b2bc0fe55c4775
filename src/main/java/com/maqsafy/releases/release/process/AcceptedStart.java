package com.maqsafy.releases.release.process;

import com.maqsafy.releases.evidence.Attestation;
import com.maqsafy.releases.evidence.Ledger;
import com.maqsafy.releases.evidence.LedgerRecord.DefinitionVersion;
import com.maqsafy.releases.process.FormValues;
import com.maqsafy.releases.process.StartForm;
import com.maqsafy.releases.release.ReleaseDetails;
import com.maqsafy.releases.release.ReleasePath;
import com.maqsafy.releases.release.ReleaseRequest;
import com.maqsafy.releases.release.ReleaseRequested;
import com.maqsafy.releases.release.ReleaseStart;
import com.maqsafy.releases.release.ReleaseStartListener;
import com.maqsafy.releases.release.ReleaseType;
import com.maqsafy.releases.release.Releases;
import com.maqsafy.releases.release.RoutingFacts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What the start forms have in common: request in, release and its first ledger record out. */
@Component
class AcceptedStart {

    /** Fields that a form takes as lines of a text. */
    static final List<String> LINES = List.of("changes", "requirements");

    private final ReleaseStart start;
    private final Releases releases;
    private final Ledger ledger;
    private final List<ReleaseStartListener> beginnings;

    AcceptedStart(ReleaseStart start, Releases releases, Ledger ledger, List<ReleaseStartListener> beginnings) {
        this.start = start;
        this.releases = releases;
        this.ledger = ledger;
        this.beginnings = beginnings;
    }

    /**
     * Accepts a submitted start form; the form of a process for one type asks neither for it nor for the kind of change.
     */
    StartForm.Started accept(DefinitionVersion definition, String processInstanceId, String user, FormValues values) {
        ReleaseRequest request = request(definition, values);
        var prepared = start.prepare(request, definition.key(), processInstanceId, user);
        ReleaseDetails release = releases.create(prepared.details());
        ReleaseRequested event = ReleaseRequested.of(release);
        List<String> items = new ArrayList<>(event.items());
        items.add(release.type().item());
        ledger.append(Attestation.of(release.key(), user, event)
                .serving(items)
                .at(release.type().path().startEvent(), definition));
        beginnings.forEach(b -> b.begun(release, request, processInstanceId));
        return new StartForm.Started(release.key(), RoutingFacts.of(release, prepared.destructive()));
    }

    /** Judges a submitted start form as {@link #accept} does, and keeps nothing. */
    void judge(DefinitionVersion definition, String user, FormValues values) {
        start.prepare(request(definition, values), definition.key(), "", user);
    }

    private static ReleaseRequest request(DefinitionVersion definition, FormValues values) {
        Map<String, Object> fields = new HashMap<>(values.values());
        LINES.forEach(field -> fields.put(field, values.lines(field)));
        ReleasePath.ofProcess(definition.key())
                .flatMap(ReleasePath::onlyType)
                .ifPresent(type -> fields.putAll(Map.of("type", type.word(), "changeType", onlyChange(type))));
        return ReleaseRequest.of(fields);
    }

    private static String onlyChange(ReleaseType type) {
        return type.changes().iterator().next().word();
    }
}
