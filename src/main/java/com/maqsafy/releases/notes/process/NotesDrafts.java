package com.maqsafy.releases.notes.process;

import com.fasterxml.jackson.databind.JsonNode;
import com.maqsafy.releases.calendar.ServiceTimes;
import com.maqsafy.releases.evidence.Ledger;
import com.maqsafy.releases.evidence.LedgerRecord;
import com.maqsafy.releases.notes.ImpactedArea;
import com.maqsafy.releases.notes.NotesFormat;
import com.maqsafy.releases.notes.ReleaseNotes;
import com.maqsafy.releases.notes.ReleaseNotes.DatabaseChange;
import com.maqsafy.releases.notes.ReleaseNotes.RollbackSafe;
import com.maqsafy.releases.notes.ReleaseNotes.SecurityImpact;
import com.maqsafy.releases.notes.ReleaseNotes.TestingCompleted;
import com.maqsafy.releases.release.ReleaseDetails;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Turns the attested content of notes into the policy's format, for a date: the planned one first, at last the real. */
@Component
class NotesDrafts {

    private final Ledger ledger;
    private final NotesFormat format;
    private final ServiceTimes times;

    NotesDrafts(Ledger ledger, NotesFormat format, ServiceTimes times) {
        this.ledger = ledger;
        this.format = format;
        this.times = times;
    }

    /** Markdown of the content of a {@code notesWritten} record. */
    String render(ReleaseDetails release, JsonNode content, Instant at) {
        return format.render(new ReleaseNotes(
                release.version(),
                times.date(release.service(), at),
                text(content, "summary"),
                texts(content.path("changes")),
                areas(content.path("impactedAreas")),
                databaseChanges(content.path("databaseChanges")),
                new SecurityImpact(
                        content.path("security").path("rbac").asBoolean(),
                        content.path("security").path("tenantIsolation").asBoolean(),
                        content.path("security").path("sensitiveData").asBoolean()),
                testing(release.key()),
                text(content, "deploymentOwner"),
                times.minute(release.service(), at),
                text(content, "rollbackOwner"),
                texts(content.path("knownIssues"))));
    }

    /** Which kinds of tests have passed so far. */
    TestingCompleted testing(String release) {
        Set<String> passed = ledger.records(release).stream()
                .filter(r -> r.kind().equals("testReported"))
                .map(LedgerRecord::payload)
                .filter(p -> text(p, "outcome").equals("passed"))
                .map(p -> text(p, "test"))
                .collect(Collectors.toSet());
        return new TestingCompleted(
                passed.contains("TEST-01"),
                passed.contains("TEST-03"),
                passed.contains("TEST-04"),
                passed.contains("TEST-06"));
    }

    private static Set<ImpactedArea> areas(JsonNode words) {
        List<String> wanted = texts(words);
        Set<ImpactedArea> areas = EnumSet.noneOf(ImpactedArea.class);
        for (ImpactedArea area : ImpactedArea.values()) {
            if (wanted.contains(area.word())) {
                areas.add(area);
            }
        }
        return areas;
    }

    private static List<DatabaseChange> databaseChanges(JsonNode rows) {
        List<DatabaseChange> changes = new ArrayList<>();
        rows.forEach(row -> changes.add(new DatabaseChange(
                text(row, "migration"),
                RollbackSafe.ofWord(text(row, "rollbackSafe")).orElse(RollbackSafe.NEEDS_CONFIRMATION))));
        return changes;
    }

    static String text(JsonNode node, String member) {
        return node.path(member).asText("");
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(t -> texts.add(t.asText()));
        return texts;
    }
}
