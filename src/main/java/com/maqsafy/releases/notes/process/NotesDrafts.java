package com.maqsafy.releases.notes.process;

import com.maqsafy.releases.calendar.ServiceTimes;
import com.maqsafy.releases.evidence.Ledger;
import com.maqsafy.releases.evidence.Members;
import com.maqsafy.releases.evidence.Recorded;
import com.maqsafy.releases.notes.ImpactedArea;
import com.maqsafy.releases.notes.NotesFormat;
import com.maqsafy.releases.notes.ReleaseNotes;
import com.maqsafy.releases.notes.ReleaseNotes.DatabaseChange;
import com.maqsafy.releases.notes.ReleaseNotes.RollbackSafe;
import com.maqsafy.releases.notes.ReleaseNotes.SecurityImpact;
import com.maqsafy.releases.notes.ReleaseNotes.TestingCompleted;
import com.maqsafy.releases.release.NotesWritten;
import com.maqsafy.releases.release.ReleaseDetails;
import com.maqsafy.releases.release.TestReported;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
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

    /** Markdown of the content of notes. */
    String render(ReleaseDetails release, NotesWritten.Content content, Instant at) {
        return format.render(new ReleaseNotes(
                release.version(),
                times.date(release.service(), at),
                content.summary(),
                Members.list(content.changes()),
                areas(Members.list(content.impactedAreas())),
                databaseChanges(content.databaseChanges()),
                security(content.security()),
                testing(release.key()),
                Members.text(content.deploymentOwner()),
                times.minute(release.service(), at),
                Members.text(content.rollbackOwner()),
                content.knownIssues()));
    }

    private static SecurityImpact security(NotesWritten.@Nullable Security said) {
        return said == null
                ? new SecurityImpact(false, false, false)
                : new SecurityImpact(said.rbac(), said.tenantIsolation(), said.sensitiveData());
    }

    /** Which kinds of tests have passed so far. */
    TestingCompleted testing(String release) {
        Set<String> passed = ledger.history(release)
                .all(TestReported.class)
                .map(Recorded::event)
                .filter(r -> r.outcome().equals("passed"))
                .map(TestReported::test)
                .collect(Collectors.toSet());
        return new TestingCompleted(
                passed.contains("TEST-01"),
                passed.contains("TEST-03"),
                passed.contains("TEST-04"),
                passed.contains("TEST-06"));
    }

    private static Set<ImpactedArea> areas(List<String> wanted) {
        Set<ImpactedArea> areas = EnumSet.noneOf(ImpactedArea.class);
        for (ImpactedArea area : ImpactedArea.values()) {
            if (wanted.contains(area.word())) {
                areas.add(area);
            }
        }
        return areas;
    }

    private static List<DatabaseChange> databaseChanges(List<NotesWritten.DatabaseChange> rows) {
        return rows.stream()
                .map(row -> new DatabaseChange(
                        row.migration(),
                        RollbackSafe.ofWord(row.rollbackSafe()).orElse(RollbackSafe.NEEDS_CONFIRMATION)))
                .toList();
    }
}
