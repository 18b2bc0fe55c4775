package com.maqsafy.releases.notes.process;

import com.maqsafy.releases.calendar.ServiceTimes;
import com.maqsafy.releases.evidence.Ledger;
import com.maqsafy.releases.evidence.Members;
import com.maqsafy.releases.notes.ImpactedArea;
import com.maqsafy.releases.notes.NotesFacts;
import com.maqsafy.releases.notes.NotesFormat;
import com.maqsafy.releases.notes.NotesPreview;
import com.maqsafy.releases.notes.ReleaseNotes;
import com.maqsafy.releases.notes.ReleaseNotes.DatabaseChange;
import com.maqsafy.releases.notes.ReleaseNotes.RollbackSafe;
import com.maqsafy.releases.notes.ReleaseNotes.SecurityImpact;
import com.maqsafy.releases.release.NotesWritten;
import com.maqsafy.releases.release.ReleaseDetails;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Turns the attested content of notes into the policy's format, for a date: the planned one first, at last the real. */
@Component
class NotesDrafts implements NotesPreview {

    private final Ledger ledger;
    private final NotesFormat format;
    private final ServiceTimes times;
    private final Clock clock;

    NotesDrafts(Ledger ledger, NotesFormat format, ServiceTimes times, Clock clock) {
        this.ledger = ledger;
        this.format = format;
        this.times = times;
        this.clock = clock;
    }

    @Override
    public String of(ReleaseDetails release) {
        return ledger.last(release.key(), NotesWritten.class)
                .map(r -> r.event().content())
                .map(content -> render(release, content, date(release)))
                .orElse("");
    }

    /** The planned time; who plans none is told of now. */
    Instant date(ReleaseDetails release) {
        Instant planned = release.plannedAt();
        return planned == null ? clock.instant() : planned;
    }

    /** What is known of a release at this moment. */
    NotesFacts facts(ReleaseDetails release) {
        return NotesFacts.of(release, ledger.records(release.key()));
    }

    /** Markdown of the content of notes, with what is known of the release by now. */
    String render(ReleaseDetails release, NotesWritten.Content content, Instant at) {
        NotesFacts facts = facts(release);
        return format.render(new ReleaseNotes(
                release.version(),
                times.date(release.service(), at),
                content.summary(),
                Members.list(content.changes()),
                areas(Members.list(content.impactedAreas()), facts),
                databaseChanges(content.databaseChanges(), facts),
                security(content.security(), facts),
                facts.testing(),
                Members.text(content.deploymentOwner()),
                times.minute(release.service(), at),
                facts.rollbackOwner().orElseGet(() -> said(content.rollbackOwner(), release.owner())),
                content.knownIssues()));
    }

    private static String said(@Nullable String text, String otherwise) {
        return text == null || text.isBlank() ? otherwise : text;
    }

    private static SecurityImpact security(NotesWritten.@Nullable Security said, NotesFacts facts) {
        return new SecurityImpact(
                (said != null && said.rbac()) || facts.changesRights(),
                said != null && said.tenantIsolation(),
                (said != null && said.sensitiveData()) || facts.handlesSensitiveData());
    }

    private static Set<ImpactedArea> areas(List<String> wanted, NotesFacts facts) {
        Set<ImpactedArea> areas = EnumSet.noneOf(ImpactedArea.class);
        wanted.forEach(word -> ImpactedArea.ofWord(word).ifPresent(areas::add));
        if (!facts.migrations().orElse(List.of()).isEmpty()) {
            areas.add(ImpactedArea.DATABASE);
        }
        return areas;
    }

    /** Every migration that is known, as the plan says it, else as the notes do. */
    private static List<DatabaseChange> databaseChanges(List<NotesWritten.DatabaseChange> said, NotesFacts facts) {
        Map<String, RollbackSafe> answers = new LinkedHashMap<>();
        said.forEach(row -> answers.put(
                row.migration(), RollbackSafe.ofWord(row.rollbackSafe()).orElse(RollbackSafe.NEEDS_CONFIRMATION)));
        facts.migrations().ifPresent(known -> {
            answers.keySet().retainAll(known);
            known.forEach(name -> answers.putIfAbsent(name, RollbackSafe.NEEDS_CONFIRMATION));
        });
        facts.rollbackSafe().ifPresent(planned -> answers.replaceAll((migration, answer) -> planned));
        return answers.entrySet().stream()
                .map(row -> new DatabaseChange(row.getKey(), row.getValue()))
                .toList();
    }
}
