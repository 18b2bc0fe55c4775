package com.maqsafy.releases.policy.process;

import com.maqsafy.releases.approval.ApprovalDecided;
import com.maqsafy.releases.approval.ApprovalState;
import com.maqsafy.releases.approval.ContentDigest;
import com.maqsafy.releases.calendar.CalendarAnswer;
import com.maqsafy.releases.calendar.DeploymentCalendar;
import com.maqsafy.releases.calendar.NoOpeningException;
import com.maqsafy.releases.calendar.ServiceTimes;
import com.maqsafy.releases.deployment.UserLockOut;
import com.maqsafy.releases.evidence.LedgerRecord;
import com.maqsafy.releases.evidence.Members;
import com.maqsafy.releases.evidence.Recorded;
import com.maqsafy.releases.evidence.Words;
import com.maqsafy.releases.notes.NotesPreview;
import com.maqsafy.releases.policy.Dossier;
import com.maqsafy.releases.policy.Finding;
import com.maqsafy.releases.policy.ReleaseFacts;
import com.maqsafy.releases.process.TaskContext;
import com.maqsafy.releases.release.PersonDirectory;
import com.maqsafy.releases.release.ReleaseDetails;
import com.maqsafy.releases.release.RollbackPlanDocumented;
import com.maqsafy.releases.release.SourceInspected;
import com.maqsafy.releases.source.CommitWriter;
import com.maqsafy.releases.source.Grade;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What an approver reads first: a release in a dozen rows, then only what is not plainly green. Everything else is folded and
 * counted here.
 */
@Component
class ApprovalBrief {

    /** Facts that stand in the brief, or that are a finding when they are no good. */
    private static final Set<String> TOLD = Set.of("Written by", "Production runs");

    private static final Set<String> FINE = Set.of("yes", "later", "not-applicable");
    /** Titles of operations that nobody has to be told of; the second one is of records of before grades. */
    private static final Set<String> HARMLESS = Set.of(Grade.HARMLESS.title(), "no");

    private static final int MOST_AUTHORS = 4;
    /** Between two sentences. */
    private static final Pattern SENTENCE = Pattern.compile("(?<=\\.) +");

    private final DossierTables tables;
    private final List<ReleaseFacts> moreFacts;
    private final RiskClass risk;
    private final DeploymentCalendar calendar;
    private final UserLockOut lockOut;
    private final ServiceTimes times;
    private final NotesPreview notes;
    private final PersonDirectory directory;

    ApprovalBrief(
            DossierTables tables,
            List<ReleaseFacts> moreFacts,
            RiskClass risk,
            DeploymentCalendar calendar,
            UserLockOut lockOut,
            ServiceTimes times,
            NotesPreview notes,
            PersonDirectory directory) {
        this.tables = tables;
        this.moreFacts = moreFacts;
        this.risk = risk;
        this.calendar = calendar;
        this.lockOut = lockOut;
        this.times = times;
        this.notes = notes;
        this.directory = directory;
    }

    /** The release in rows of name and value. */
    List<Map<String, Object>> rows(TaskContext task, Dossier dossier, ApprovalState state) {
        ReleaseDetails release = dossier.release();
        List<Map<String, Object>> rows = new ArrayList<>();
        row(
                rows,
                "What and why",
                "%s (%s, after %s; %s)"
                        .formatted(
                                release.summary(),
                                release.type().word(),
                                release.previousVersion(),
                                String.join(", ", release.requirements())));
        row(rows, "Risk", risk(risk.of(dossier, task.definition()).orElse("not classed"), release.risks()));
        row(rows, "Change", change(dossier));
        row(rows, "Database, way back", database(dossier) + wayBack(dossier));
        row(rows, "When", when(dossier));
        row(rows, "Users locked out", lockedOut(lockOut.of(release, dossier.records())));
        row(rows, "Decided so far", decided(state));
        since(task, dossier).ifPresent(changes -> row(rows, "Since your last approval", changes));
        row(rows, "Plainly green", green(dossier));
        return rows;
    }

    /** What is not plainly green: findings, what is special about the release, tests, rows and operations. */
    List<Map<String, Object>> exceptions(Dossier dossier, List<Finding> findings) {
        List<Map<String, Object>> rows = new ArrayList<>();
        moreFacts.forEach(facts -> facts.of(dossier).forEach((name, value) -> {
            if (!TOLD.contains(name)) {
                exception(rows, name, value);
            }
        }));
        findings.forEach(f -> exception(rows, f.item(), f.message()));
        if (!dossier.release().found().isEmpty()) {
            exception(
                    rows,
                    "Scope",
                    "Found in Git, not declared: "
                            + DossierTables.spoken(dossier.release().found()));
        }
        tables.tests(dossier).stream()
                .filter(t -> !"passed".equals(t.get("outcome")))
                .forEach(t -> exception(rows, text(t, "item"), text(t, "test") + ": " + text(t, "outcome")));
        tables.checks(dossier).stream()
                .filter(c -> !FINE.contains(text(c, "answer")))
                .forEach(c -> exception(
                        rows,
                        text(c, "item"),
                        text(c, "question") + ": " + text(c, "answer") + ". " + text(c, "reason")));
        tables.operations(dossier).stream()
                .filter(o -> !HARMLESS.contains(text(o, "grade")))
                .forEach(o -> exception(
                        rows,
                        text(o, "grade"),
                        text(o, "operation") + " on " + text(o, "table") + " " + text(o, "detail") + ": "
                                + text(o, "effect")));
        return rows;
    }

    /** The notes as they would be published now, a line in a row. */
    List<Map<String, Object>> notes(Dossier dossier) {
        return notes.of(dossier.release())
                .lines()
                .filter(line -> !line.isBlank())
                .map(line -> Map.<String, Object>of("line", line))
                .toList();
    }

    /** The class with its reasons, and what people wrote beyond them: a proposal of the risks is made of the same. */
    private static String risk(String classed, String written) {
        String said = classed.toLowerCase(Locale.ROOT);
        String more = SENTENCE.splitAsStream(written)
                .filter(sentence -> {
                    String bare = sentence.replaceFirst("\\.$", "").toLowerCase(Locale.ROOT);
                    return !said.contains(bare) && !said.startsWith(bare.replaceFirst(" risk$", ":"));
                })
                .collect(Collectors.joining(" "));
        return more.isEmpty() ? classed : classed + ". " + more;
    }

    private static String lockedOut(UserLockOut.LockOut users) {
        String since = users.since() == null ? "" : users.certain() ? "yes, already" : "perhaps already";
        if (!since.isEmpty()) {
            return since;
        }
        Long minutes = users.minutes();
        return !users.planned()
                ? "no"
                : "while it deploys"
                        + (minutes == null
                                ? ""
                                : ", about " + Words.counted(minutes, "minute") + " as its steps took last");
    }

    private String wayBack(Dossier dossier) {
        return dossier.last(RollbackPlanDocumented.class)
                .map(Recorded::event)
                .map(plan -> "; way back to %s by %s, database %s"
                        .formatted(
                                plan.previousVersion(),
                                called(plan.owner()),
                                plan.database().replace('-', ' ')))
                .orElse("");
    }

    private static String change(Dossier dossier) {
        Optional<SourceInspected> inspected =
                dossier.last(SourceInspected.class).map(Recorded::event);
        if (inspected.isEmpty()) {
            return "not inspected";
        }
        SourceInspected i = inspected.get();
        Set<String> authors = Members.list(i.writers()).stream()
                .filter(w -> w.as().contains("author"))
                .map(CommitWriter::name)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        String by = authors.isEmpty()
                ? ""
                : " by "
                        + authors.stream().limit(MOST_AUTHORS).collect(Collectors.joining(", "))
                        + (authors.size() > MOST_AUTHORS ? " and " + (authors.size() - MOST_AUTHORS) + " more" : "");
        return "%s, %s, %s%s; %s"
                .formatted(
                        number(i.files(), "file"),
                        number(i.changedLines(), "line"),
                        number(i.commits(), "commit"),
                        by,
                        DossierTables.spoken(dossier.aspects()));
    }

    private static String number(@Nullable Integer number, String noun) {
        return number == null ? "? " + noun + "s" : Words.counted(number, noun);
    }

    private String database(Dossier dossier) {
        if (dossier.migrations().isEmpty()) {
            return "no migration";
        }
        Map<String, Long> grades = tables.operations(dossier).stream()
                .collect(Collectors.groupingBy(
                        o -> text(o, "grade").isEmpty() ? "not graded" : text(o, "grade"),
                        LinkedHashMap::new,
                        Collectors.counting()));
        String graded = grades.entrySet().stream()
                .map(e -> e.getValue() + " " + e.getKey())
                .collect(Collectors.joining(", "));
        return Words.counted(dossier.migrations().size(), "migration")
                + (graded.isEmpty() ? "" : ", operations: " + graded);
    }

    private String when(Dossier dossier) {
        ReleaseDetails release = dossier.release();
        Instant planned = release.plannedAt();
        Instant at = planned == null || planned.isBefore(dossier.now()) ? dossier.now() : planned;
        String said = planned == null ? "as soon as approved" : times.minute(release.service(), planned);
        try {
            CalendarAnswer answer = calendar.assess(release.service(), at);
            return said
                    + (answer.open()
                            ? ", in an open window"
                            : ", next window opens " + times.minute(release.service(), answer.nextOpening()));
        } catch (NoOpeningException e) {
            return said + ", but no window opens";
        }
    }

    private String decided(ApprovalState state) {
        Map<String, String> names = directory.names(state.decisions().values().stream()
                .flatMap(ApprovalState.Decision::people)
                .collect(Collectors.toSet()));
        return state.required().keySet().stream()
                .map(role -> {
                    var decision = state.decisions().get(role);
                    return role.replace('-', ' ').replace(",", " or ") + ": "
                            + (decision == null ? "waiting" : decided(decision, names));
                })
                .collect(Collectors.joining(", "));
    }

    private static String decided(ApprovalState.Decision decision, Map<String, String> names) {
        String what = switch (decision.decision()) {
            case "approve" -> "approved";
            case "rework" -> "sent back";
            default -> "rejected";
        };
        return what + " by "
                + decision.people()
                        .map(person -> names.getOrDefault(person, person))
                        .collect(Collectors.joining(" for "));
    }

    private String called(String account) {
        return directory.names(Set.of(account)).getOrDefault(account, account);
    }

    /** What is not as it was when this role approved before, if it did. */
    private Optional<String> since(TaskContext task, Dossier dossier) {
        return dossier.last(
                        ApprovalDecided.class,
                        d -> d.decision().equals("approve") && d.role().equals(task.required("approverRole")))
                .map(before -> {
                    List<LedgerRecord> then = dossier.records().stream()
                            .filter(r -> r.sequence() <= before.sequence())
                            .toList();
                    List<String> changed = ContentDigest.changed(dossier.release(), then, dossier.records());
                    return called(before.actor()) + " approved before; "
                            + (changed.isEmpty()
                                    ? "nothing has changed but the scope or time"
                                    : "changed: " + words(changed));
                });
    }

    private static String words(List<String> parts) {
        return parts.stream()
                .map(part -> part.replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }

    private String green(Dossier dossier) {
        long tests = tables.tests(dossier).stream()
                .filter(t -> "passed".equals(t.get("outcome")))
                .count();
        long rows = tables.checks(dossier).stream()
                .filter(c -> FINE.contains(text(c, "answer")))
                .count();
        return "%s, %s of checklists; folded, with %s to run and the notes"
                .formatted(
                        Words.counted(tests, "test"),
                        Words.counted(rows, "row"),
                        Words.counted(tables.plan(dossier).size(), "step"));
    }

    private static String text(Map<String, Object> row, String name) {
        return String.valueOf(row.getOrDefault(name, ""));
    }

    private static void exception(List<Map<String, Object>> rows, String item, String what) {
        rows.add(Map.of("item", item, "what", what));
    }

    private static void row(List<Map<String, Object>> rows, String name, String value) {
        rows.add(Map.of("name", name, "value", value));
    }
}
