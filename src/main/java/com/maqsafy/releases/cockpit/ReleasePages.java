package com.maqsafy.releases.cockpit;

import com.maqsafy.releases.approval.ApprovalRoundOpened;
import com.maqsafy.releases.approval.ContentDigest;
import com.maqsafy.releases.evidence.EvidenceExport;
import com.maqsafy.releases.evidence.EvidenceVerifier;
import com.maqsafy.releases.evidence.Ledger;
import com.maqsafy.releases.evidence.LedgerRecord;
import com.maqsafy.releases.evidence.LedgerRecord.DefinitionVersion;
import com.maqsafy.releases.evidence.RecordWords;
import com.maqsafy.releases.evidence.Seal;
import com.maqsafy.releases.evidence.Sealing;
import com.maqsafy.releases.evidence.Words;
import com.maqsafy.releases.policy.PolicyCatalogue;
import com.maqsafy.releases.release.ReleaseDetails;
import com.maqsafy.releases.release.ReleasePayload;
import com.maqsafy.releases.release.VisibleReleases;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts together what an auditor reads about one release, from the release, its ledger and the engine's history. */
@Component
class ReleasePages {

    private final VisibleReleases releases;
    private final Ledger ledger;
    private final Sealing sealing;
    private final EvidenceExport export;
    private final ProcessHistory history;
    private final PolicyCatalogue catalogue;

    ReleasePages(
            VisibleReleases releases,
            Ledger ledger,
            Sealing sealing,
            EvidenceExport export,
            ProcessHistory history,
            PolicyCatalogue catalogue) {
        this.releases = releases;
        this.ledger = ledger;
        this.sealing = sealing;
        this.export = export;
        this.history = history;
        this.catalogue = catalogue;
    }

    /** @throws com.maqsafy.releases.release.UnknownReleaseException when there is no such release */
    ReleasePage page(String key) {
        ReleaseDetails release = releases.get(key);
        List<LedgerRecord> records = ledger.records(key);
        return new ReleasePage(
                facts(release),
                ContentDigest.of(release, records),
                approvedDigest(records),
                evidence(release),
                sealing.find(key).orElse(null),
                history.runs(key),
                timeline(records));
    }

    /** The ledger for whoever checks it without us: JSON lines and, of a sealed release, the seal. */
    byte[] evidenceOf(String key) {
        releases.get(key);
        return exported(key);
    }

    /** The seal of a release and the key to check it with; empty while the release is open. */
    Optional<Map<String, Object>> sealOf(String key) {
        releases.get(key);
        Optional<Seal> seal = sealing.find(key);
        return seal.map(s -> Map.of("seal", s, "publicKey", sealing.publicKey()));
    }

    private static Map<String, Object> facts(ReleaseDetails release) {
        Map<String, Object> facts = new LinkedHashMap<>(ReleasePayload.of(release));
        facts.put("status", release.status().word());
        facts.put("phase", LogPage.Row.phase(release));
        facts.put("createdAt", release.createdAt());
        if (release.finishedAt() != null) {
            facts.put("finishedAt", release.finishedAt());
        }
        if (release.processInstanceId() != null) {
            facts.put("processInstanceId", release.processInstanceId());
        }
        return facts;
    }

    private static @Nullable String approvedDigest(List<LedgerRecord> records) {
        // As it is kept: an auditor sees the page also when this version cannot read a record.
        return records.stream()
                .filter(r -> r.is(ApprovalRoundOpened.class))
                .reduce((earlier, later) -> later)
                .map(r -> r.payload().path("contentDigest").asText())
                .orElse(null);
    }

    private ReleasePage.Evidence evidence(ReleaseDetails release) {
        EvidenceVerifier verifier = EvidenceVerifier.with(sealing.publicKey()).ofRelease(release.key());
        try {
            // Every ending is sealed: what ended without a seal was cut, and is not called unbroken.
            return ReleasePage.Evidence.of((release.status().isFinal() ? verifier : verifier.allowingOpen())
                    .verify(new ByteArrayInputStream(exported(release.key()))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] exported(String key) {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        try {
            if (releases.knowsAll()) {
                export.write(key, lines, EvidenceExport.With.PROOFS);
            } else {
                export.write(key, lines);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return lines.toByteArray();
    }

    private List<TimelineEntry> timeline(List<LedgerRecord> records) {
        Map<Place, Optional<String>> names = new HashMap<>();
        return records.stream().map(r -> entry(r, names)).toList();
    }

    private TimelineEntry entry(LedgerRecord r, Map<Place, Optional<String>> names) {
        Words words = RecordWords.of(r);
        Optional<String> name = r.definition() == null || r.element() == null
                ? Optional.empty()
                : names.computeIfAbsent(
                        new Place(r.definition(), r.element()), p -> history.elementName(p.definition(), p.element()));
        return new TimelineEntry(
                r.sequence(),
                r.time(),
                r.actor(),
                r.kind(),
                words.text(),
                words.tone(),
                r.items().stream()
                        .map(i -> new TimelineEntry.Item(i, catalogue.text(i)))
                        .toList(),
                r.element(),
                name.orElse(null),
                r.definition(),
                r.payload(),
                r.hash());
    }

    private record Place(DefinitionVersion definition, String element) {}
}
