package com.maqsafy.releases.policy.process;

import com.maqsafy.releases.approval.ChecklistAnswered;
import com.maqsafy.releases.approval.DestructiveOperationDecided.Operation;
import com.maqsafy.releases.calendar.ServiceTimes;
import com.maqsafy.releases.deployment.DeploymentPlanned;
import com.maqsafy.releases.evidence.Members;
import com.maqsafy.releases.evidence.Recorded;
import com.maqsafy.releases.person.Roles;
import com.maqsafy.releases.policy.Dossier;
import com.maqsafy.releases.policy.EvidenceAnswers;
import com.maqsafy.releases.policy.Finding;
import com.maqsafy.releases.policy.PolicyCatalogue;
import com.maqsafy.releases.policy.ReleaseFacts;
import com.maqsafy.releases.policy.RequiredTestsDetermined;
import com.maqsafy.releases.policy.SystemAnswers;
import com.maqsafy.releases.policy.TestEvidence;
import com.maqsafy.releases.release.ReleaseDetails;
import com.maqsafy.releases.release.RollbackPlanDocumented;
import com.maqsafy.releases.release.SourceInspected;
import com.maqsafy.releases.release.TestReported;
import com.maqsafy.releases.source.ChangedAspect;
import com.maqsafy.releases.source.Grade;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The tables that forms show above their questions. */
@Component
class DossierTables {

    private static final String DESTROYS = "DESTROYS";

    private final PolicyCatalogue catalogue;
    private final SystemAnswers systemAnswers;
    private final List<ReleaseFacts> moreFacts;
    private final ServiceTimes times;
    private final EvidenceAnswers evidence;

    DossierTables(
            PolicyCatalogue catalogue, SystemAnswers systemAnswers, List<ReleaseFacts> moreFacts, ServiceTimes times) {
        this.catalogue = catalogue;
        this.systemAnswers = systemAnswers;
        this.moreFacts = moreFacts;
        this.times = times;
        this.evidence = new EvidenceAnswers(catalogue);
    }

    /** Which test is asked for, and the facts of its release. */
    List<Map<String, Object>> factsOfTest(Dossier dossier, String test) {
        List<Map<String, Object>> rows = new ArrayList<>();
        row(rows, "Test", test + ", " + catalogue.text(test));
        rows.addAll(facts(dossier));
        return rows;
    }

    /** Service, version and scope in rows of name and value. */
    List<Map<String, Object>> facts(Dossier dossier) {
        ReleaseDetails release = dossier.release();
        List<Map<String, Object>> rows = new ArrayList<>();
        row(rows, "Release", release.service() + " " + release.version() + ", after " + release.previousVersion());
        row(rows, "Type", release.type().word() + " (" + release.changeType() + ")");
        row(rows, "Summary", release.summary());
        // What is special about this release is read first.
        moreFacts.forEach(facts -> facts.of(dossier).forEach((name, value) -> row(rows, name, value)));
        row(rows, "Contains", spoken(release.contains()));
        row(rows, "Changes", spoken(release.changedAspects()));
        if (!release.found().isEmpty()) {
            row(rows, "Found in Git, not declared", spoken(release.found()));
        }
        row(
                rows,
                "Branch and commit",
                release.branch() + " @ " + release.commit().substring(0, 12));
        row(rows, "Owner", release.owner());
        row(rows, "Requirements", String.join(", ", release.requirements()));
        row(rows, "Risks", release.risks());
        Instant planned = release.plannedAt();
        row(
                rows,
                "Planned",
                planned == null ? "as soon as approved and allowed" : times.minute(release.service(), planned));
        return rows;
    }

    /** Words of the scope as people write them; those that Git found say first what they are of it. */
    static String spoken(Collection<String> words) {
        return words.stream()
                .map(word -> {
                    int what = word.lastIndexOf(' ') + 1;
                    return word.substring(0, what) + ChangedAspect.inWords(word.substring(what));
                })
                .collect(Collectors.joining(", "));
    }

    List<Map<String, Object>> risks(Dossier dossier) {
        List<Map<String, Object>> rows = new ArrayList<>();
        row(rows, "Risks", dossier.release().risks());
        dossier.last(RollbackPlanDocumented.class).map(Recorded::event).ifPresent(plan -> {
            row(rows, "Way back", "to " + plan.previousVersion() + ": " + plan.codeCommand());
            row(rows, "Database rollback", plan.database());
            row(rows, "Rollback owner", plan.owner());
        });
        row(rows, "Maintenance mode", dossier.release().maintenanceMode() ? "yes" : "no");
        return rows;
    }

    /** What would run: the commands that the approval is for. */
    List<Map<String, Object>> plan(Dossier dossier) {
        List<Map<String, Object>> rows = new ArrayList<>();
        dossier.last(DeploymentPlanned.class)
                .map(Recorded::event)
                .ifPresent(plan -> plan.steps().forEach(c -> {
                    Map<String, Object> row = new LinkedHashMap<>();
                    row.put("part", c.part());
                    row.put("step", c.title());
                    row.put("command", String.join(" ", c.command()));
                    row.put("timeout", timeout(c.timeout()));
                    row.put("repeatable", c.repeatable() ? "yes" : "no");
                    rows.add(row);
                }));
        return rows;
    }

    private static String timeout(String duration) {
        Duration timeout = Duration.parse(duration);
        if (timeout.isZero()) {
            return "";
        }
        return timeout.toSecondsPart() == 0 ? timeout.toMinutes() + " min" : timeout.toSeconds() + " s";
    }

    /** A time on the clock of the release's service. */
    String time(Dossier dossier, Instant at) {
        return times.minute(dossier.release().service(), at);
    }

    /** Findings with their times on the clock of the release's service, and roles by name. */
    List<Finding> findings(Dossier dossier, List<Finding> findings) {
        return findings.stream()
                .map(f -> new Finding(
                        f.item(), Roles.spoken(times.spoken(dossier.release().service(), f.message()))))
                .toList();
    }

    List<Map<String, Object>> changes(Dossier dossier) {
        return dossier.release().changes().stream()
                .map(c -> Map.<String, Object>of("change", c))
                .toList();
    }

    /** One row an operation of each migration. */
    List<Map<String, Object>> operations(Dossier dossier) {
        return found(dossier).map(DossierTables::row).toList();
    }

    List<Map<String, Object>> destructiveOperations(Dossier dossier) {
        return destroys(dossier).stream().map(DossierTables::row).toList();
    }

    /** The operations that destroy something. */
    List<Operation> destroys(Dossier dossier) {
        return found(dossier).filter(o -> o.destructive().equals(DESTROYS)).toList();
    }

    private static Stream<Operation> found(Dossier dossier) {
        return dossier.last(SourceInspected.class).stream()
                .flatMap(r -> r.event().migrations().stream())
                .flatMap(migration -> migration.operations().stream()
                        .map(operation -> new Operation(
                                operation.destructive() ? DESTROYS : "no",
                                Grade.titleOf(Members.text(operation.grade()), operation.destructive()),
                                operation.kind(),
                                operation.table(),
                                operation.detail(),
                                Members.text(operation.effect()),
                                operation.line(),
                                migration.name())));
    }

    private static Map<String, Object> row(Operation operation) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("destructive", operation.destructive());
        row.put("grade", Members.text(operation.grade()));
        row.put("operation", operation.operation());
        row.put("table", operation.table());
        row.put("what", (operation.operation() + " " + Members.text(operation.table())).strip());
        row.put("detail", operation.detail());
        row.put("effect", Members.text(operation.effect()));
        row.put("line", operation.line());
        row.put("migration", operation.migration());
        row.put("where", operation.migration() + ", line " + operation.line());
        return row;
    }

    /** The last result of each test. */
    List<Map<String, Object>> tests(Dossier dossier) {
        Map<String, Map<String, Object>> rows = new LinkedHashMap<>();
        dossier.lastForCommit(RequiredTestsDetermined.class)
                .ifPresent(r -> r.event()
                        .tests()
                        .forEach(required -> rows.put(required.test(), testRow(required.test(), "missing", ""))));
        dossier.history()
                .all(TestReported.class)
                .filter(r -> r.event().commit().equals(dossier.release().commit()))
                .forEach(r -> rows.put(
                        r.event().test(), testRow(r.event().test(), r.event().outcome(), evidence(dossier, r))));
        return List.copyOf(rows.values());
    }

    /** Results of one test, newest last. */
    List<Map<String, Object>> reported(Dossier dossier, String test) {
        List<Map<String, Object>> rows = new ArrayList<>();
        dossier.history()
                .all(TestReported.class)
                .filter(r -> r.event().test().equals(test))
                .forEach(r -> {
                    Map<String, Object> row = new LinkedHashMap<>();
                    row.put("time", time(dossier, r.time()));
                    row.put("by", r.actor());
                    row.put("outcome", r.event().outcome());
                    row.put("total", number(r.event().total()));
                    row.put("failed", number(r.event().failed()));
                    row.put("skipped", number(r.event().skipped()));
                    rows.add(row);
                });
        return rows;
    }

    private static String number(@Nullable Integer number) {
        return number == null ? "" : number.toString();
    }

    /** Answers of both checklists, of people, of the system and of evidence. */
    List<Map<String, Object>> checks(Dossier dossier) {
        List<Map<String, Object>> rows = new ArrayList<>(known(dossier));
        for (String checklist : List.of("pull-request", "pre-release")) {
            dossier.last(ChecklistAnswered.class, c -> c.checklist().equals(checklist))
                    .ifPresent(r -> r.event().answers().forEach((item, answer) -> {
                        Map<String, Object> row = new LinkedHashMap<>();
                        row.put("item", item);
                        row.put("question", catalogue.text(item));
                        row.put("answer", answer.answer());
                        row.put("reason", Members.text(answer.reason()));
                        row.put("by", r.actor());
                        rows.add(row);
                    }));
        }
        Set<Object> answered = rows.stream().map(row -> row.get("item")).collect(Collectors.toSet());
        evidence.of(dossier).forEach((item, answer) -> {
            if (!answered.contains(item) && !item.startsWith("MIG-")) {
                Map<String, Object> row = new LinkedHashMap<>();
                row.put("item", item);
                row.put("question", catalogue.text(item));
                row.put("answer", answer.answer());
                row.put("reason", answer.because());
                row.put("by", "system");
                rows.add(row);
            }
        });
        return rows;
    }

    /** The same with the rows of sections that evidence answers, in the order of the items. */
    List<Map<String, Object>> known(Dossier dossier, String... sections) {
        return Stream.concat(
                        known(dossier).stream(),
                        Stream.of(sections).flatMap(section -> evidence(dossier, section).stream()))
                .sorted(Comparator.comparing(row -> String.valueOf(row.get("item"))))
                .toList();
    }

    /** Rows of a section that nobody is asked, and what answers them. */
    List<Map<String, Object>> evidence(Dossier dossier, String section) {
        return evidence.table(dossier, section);
    }

    /** The fields that are not asked, for the conditions of forms. */
    Map<String, Boolean> answered(Dossier dossier) {
        return evidence.fields(dossier);
    }

    /** Rows of the pre-release checklist that the system answers. */
    List<Map<String, Object>> known(Dossier dossier) {
        return systemAnswers.of(dossier).stream()
                .map(a -> {
                    Map<String, Object> row = new LinkedHashMap<>();
                    row.put("item", a.item());
                    row.put("question", catalogue.text(a.item()));
                    row.put("answer", a.answer());
                    row.put("reason", a.because());
                    row.put("by", "system");
                    return row;
                })
                .toList();
    }

    private Map<String, Object> testRow(String test, String outcome, String evidence) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("item", test);
        row.put("test", catalogue.text(test));
        row.put("outcome", outcome);
        row.put("evidence", evidence);
        return row;
    }

    private static String evidence(Dossier dossier, Recorded<TestReported> reported) {
        TestReported report = reported.event();
        String evidence = report.source().equals("junit")
                ? TestReportWords.of(report) + ", by " + reported.actor()
                : Members.text(report.link()) + " · " + Members.text(report.statement()) + " · " + reported.actor();
        List<String> others = TestEvidence.alsoEvidenceOf(dossier.history(), report);
        return others.isEmpty() ? evidence : evidence + " · the same document as for " + String.join(", ", others);
    }

    private static void row(List<Map<String, Object>> rows, String name, String value) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("name", name);
        row.put("value", value);
        rows.add(row);
    }
}
