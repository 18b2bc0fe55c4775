package com.maqsafy.releases.notes.process;

import com.maqsafy.releases.evidence.Ledger;
import com.maqsafy.releases.evidence.LedgerRecord;
import com.maqsafy.releases.notes.ImpactedArea;
import com.maqsafy.releases.notes.LeakScanner;
import com.maqsafy.releases.notes.LeakWaivers;
import com.maqsafy.releases.notes.NotesFacts;
import com.maqsafy.releases.notes.NotesFormat;
import com.maqsafy.releases.notes.ReleaseNotes.RollbackSafe;
import com.maqsafy.releases.notes.ReleaseNotes.TestingCompleted;
import com.maqsafy.releases.notes.RestrictedWords;
import com.maqsafy.releases.person.Persons;
import com.maqsafy.releases.process.FormSchema;
import com.maqsafy.releases.process.FormValues;
import com.maqsafy.releases.process.SubmissionRefusedException;
import com.maqsafy.releases.process.TaskContext;
import com.maqsafy.releases.process.TaskForm;
import com.maqsafy.releases.process.TaskOutcome;
import com.maqsafy.releases.process.Violation;
import com.maqsafy.releases.release.NotesWritten;
import com.maqsafy.releases.release.ReleaseDetails;
import com.maqsafy.releases.release.Releases;
import com.maqsafy.releases.release.SourceInspected;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** The release notes (NOTE-01 to NOTE-09): what the system knows is filled in, what it cannot know is asked. */
@Component
class ReleaseNotesForm implements TaskForm {

    private final Releases releases;
    private final Ledger ledger;
    private final NotesDrafts drafts;
    private final NotesFormat format;
    private final LeakScanner scanner;
    private final Persons persons;
    private final Environment environment;

    ReleaseNotesForm(
            Releases releases,
            Ledger ledger,
            NotesDrafts drafts,
            NotesFormat format,
            LeakScanner scanner,
            Persons persons,
            Environment environment) {
        this.releases = releases;
        this.ledger = ledger;
        this.drafts = drafts;
        this.format = format;
        this.scanner = scanner;
        this.persons = persons;
        this.environment = environment;
    }

    @Override
    public String form() {
        return "release-notes";
    }

    @Override
    public Map<String, Object> context(TaskContext task) {
        ReleaseDetails release = releases.get(task.release());
        NotesFacts known = drafts.facts(release);
        TestingCompleted testing = known.testing();
        Map<String, Object> context = new LinkedHashMap<>();
        context.put(
                "facts",
                List.of(
                        row("Release", release.service() + " " + release.version()),
                        row("Summary", release.summary()),
                        row("Deployment owner", deploymentOwner(release)),
                        row("Rollback owner", known.rollbackOwner().orElse("as the rollback plan will name")),
                        row(
                                "Database rollback",
                                known.rollbackSafe()
                                        .map(RollbackSafe::label)
                                        .orElse("as the rollback plan will say"))));
        context.put(
                "changes",
                release.changes().stream().map(c -> Map.of("change", c)).toList());
        context.put(
                "testing",
                List.of(
                        row("Unit", yesNo(testing.unit())),
                        row("API", yesNo(testing.api())),
                        row("RBAC", yesNo(testing.rbac())),
                        row("Regression", yesNo(testing.regression()))));
        context.put("databaseChanges", migrations(task.release()));
        context.put(FormSchema.ANSWERED, Map.of("databaseRollbackSafe", true));
        return context;
    }

    /** What the scope says already; whoever knows better corrects it. */
    @Override
    public Map<String, Object> proposals(TaskContext task) {
        ReleaseDetails release = releases.get(task.release());
        NotesFacts known = drafts.facts(release);
        return Map.of(
                "summary", release.summary(),
                "impactedAreas", known.areas(release.contains()),
                "rbac", yesNo(known.changesRights()),
                "tenantIsolation", yesNo(known.concernsTenants()),
                "sensitiveData", yesNo(known.handlesSensitiveData()));
    }

    @Override
    public TaskOutcome accept(TaskContext task, String user, FormValues values) {
        ReleaseDetails release = releases.get(task.release());
        NotesFacts known = drafts.facts(release);
        NotesWritten.Content content = content(release, known, values);
        String markdown = drafts.render(release, content, drafts.date(release));
        List<Violation> violations = new ArrayList<>();
        known.contradictions(content).forEach(c -> violations.add(new Violation(c.item(), c.field(), c.message())));
        format.check(markdown).forEach(v -> violations.add(new Violation(v.item(), "notes", v.message())));
        List<LedgerRecord> records = ledger.records(task.release());
        LeakWaivers.unwaived(scanner.scan(markdown, RestrictedWords.of(records)), records, user, persons)
                .forEach(leak -> violations.add(new Violation(leak.item(), "notes", leak.message())));
        if (!violations.isEmpty()) {
            throw new SubmissionRefusedException(violations);
        }
        return TaskOutcome.of(new NotesWritten(release.commit(), content, markdown));
    }

    private NotesWritten.Content content(ReleaseDetails release, NotesFacts known, FormValues values) {
        String safe = RollbackSafe.ofWord(values.text("databaseRollbackSafe"))
                .or(known::rollbackSafe)
                .orElse(RollbackSafe.NEEDS_CONFIRMATION)
                .word();
        TestingCompleted testing = known.testing();
        return new NotesWritten.Content(
                values.text("summary").isEmpty() ? release.summary() : values.text("summary"),
                release.changes(),
                values.choices("impactedAreas").stream()
                        .map(area -> ImpactedArea.ofWord(area)
                                .map(ImpactedArea::word)
                                .orElse(area))
                        .toList(),
                found(release.key()).stream()
                        .map(m -> new NotesWritten.DatabaseChange(m.name(), safe))
                        .toList(),
                new NotesWritten.Security(
                        values.text("rbac").equals("yes"),
                        values.text("tenantIsolation").equals("yes"),
                        values.text("sensitiveData").equals("yes")),
                new NotesWritten.Testing(testing.unit(), testing.api(), testing.rbac(), testing.regression()),
                deploymentOwner(release),
                known.rollbackOwner().orElse(""),
                values.lines("knownIssues"));
    }

    private String deploymentOwner(ReleaseDetails release) {
        return environment.getProperty("releases.services." + release.service() + ".deployment.owner", release.owner());
    }

    private List<Map<String, Object>> migrations(String release) {
        return found(release).stream()
                .map(m -> Map.<String, Object>of(
                        "migration", m.name(),
                        "destructive", yesNo(m.destructive()),
                        "reversible", yesNo(m.reversible())))
                .toList();
    }

    private List<SourceInspected.FoundMigration> found(String release) {
        return ledger.last(release, SourceInspected.class)
                .map(r -> r.event().migrations())
                .orElse(List.of());
    }

    private static Map<String, Object> row(String name, String value) {
        return Map.of("name", name, "value", value);
    }

    private static String yesNo(boolean value) {
        return value ? "yes" : "no";
    }
}
