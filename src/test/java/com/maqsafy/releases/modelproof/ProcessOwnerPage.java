package com.maqsafy.releases.modelproof;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.FlowNode;

/** The page that tells process owners what they may change, made from the contracts. */
final class ProcessOwnerPage {

    private final ModelSet models;
    private final PolicyForms forms;

    ProcessOwnerPage(ModelSet models, PolicyForms forms) {
        this.models = models;
        this.forms = forms;
    }

    String markdown() {
        StringBuilder page = new StringBuilder("""
                # What a process owner may change

                Made from the contracts of the proof of models; `ProcessOwnerPageTest` fails when this page is out of date, and
                `mvn test -Dtest=ProcessOwnerPageTest -Dprocess-owner-page.write=true` writes it again. Before you deploy, ask what would come of it:
                `curl -u process:demo -F files=@bpmn/release-approval.bpmn http://127.0.0.1:8080/api/models/check`, or without the application
                `java -jar release-management.jar check-models FOLDER`.

                ## In every process

                **You may** rename elements and give them other ids (but the end events that a table names by their ids), move them, write documentation, annotations, lanes and groups; change titles
                and retry times; change due dates, reminders, escalations and priorities in the table `task-deadlines`, where no column below fixes them; give a task to other groups where none are fixed; put in user tasks of your own with
                a form that decides nothing, one after the other or side by side between two parallel gateways; let such tasks depend on %s;
                and remind people: a non-interrupting timer at any task or call, whose branch holds user tasks that decide nothing and comes to an end of its own.

                **You may not** take out or go around a step of the tables below, let anything else interrupt, repeat or start something, put work into a process that does
                not name it, or write scripts, Java classes, connectors and expressions other than those that Modeler's element templates set. Forms that decide
                nothing, for tasks of your own: %s.

                Templates for all that may be placed are picked in Camunda Modeler under *Template*, once a diagram of `bpmn/` is open.

                Running releases stay on the version that they started with, with its forms and tables; new releases take the new one.

                """.formatted(
                new TreeMap<>(ProcessContracts.FREE_FACTS)
                        .entrySet().stream()
                                .map(fact -> "`%s` (%s)"
                                        .formatted(fact.getKey(), String.join(", ", new TreeSet<>(fact.getValue()))))
                                .collect(joining(", ")),
                forms.names().stream()
                        .sorted()
                        .filter(form -> !ProcessContracts.decides(form)
                                && !ProcessContracts.formHomes(form).isEmpty())
                        .map(form -> "`" + form + "`")
                        .collect(joining(", "))));
        ProcessContracts.all().forEach(contract -> process(contract, page));
        page.append("""
                ## Decision tables

                Rows may be added, changed and sorted, within what the policy asks for at least; inputs, outputs and hit policies stay. Cells hold texts in double quotes,
                `true`, `false` or `list contains(?, "...")`, nothing that computes.

                | Table | Hit policy | Asks | Answers | Floor |
                | --- | --- | --- | --- | --- |
                """);
        DecisionShape.tables().stream()
                .sorted()
                .forEach(table -> page.append("| `%s` | %s | %s | %s | %s |%n"
                        .formatted(
                                table,
                                DecisionShape.hitPolicy(table),
                                DecisionShape.questions(table).stream()
                                        .map(q -> "`" + q + "`")
                                        .collect(joining(", ")),
                                DecisionShape.answers(table).stream()
                                        .map(a -> "`" + a + "`")
                                        .collect(joining(", ")),
                                DecisionShape.itemsOf(table))));
        page.append("""

                ## Forms

                Help texts, texts, order and groups are yours; questions, their answers and the facts above them are the policy's: [forms](forms.md). Rows of your own may be
                added to %s. A row in a checklist of the pull request or before the release is copied, with its reason, into `hotfix-checklist` too, which asks both.
                """.formatted(forms.all().values().stream()
                .filter(PolicyForms.Form::ownRows)
                .map(form -> "`" + form.name() + "`")
                .sorted()
                .collect(joining(", "))));
        return page.toString().replace(System.lineSeparator(), "\n");
    }

    private void process(ProcessContract contract, StringBuilder page) {
        page.append("## `").append(contract.process()).append("`\n\n");
        String purpose = contract.purpose();
        page.append(purpose.substring(0, 1).toUpperCase(java.util.Locale.ROOT))
                .append(purpose.substring(1))
                .append(".\n\n");
        contract.mayChange().forEach(sentence -> page.append(sentence).append("\n\n"));
        if (contract.isRelease()) {
            page.append("Starts with the form `").append(contract.startForm()).append("`.\n\n");
        }
        if (!contract.tasks().isEmpty()) {
            page.append("| Task that decides | Groups | Due | Serves |\n| --- | --- | --- | --- |\n");
            contract.tasks()
                    .forEach(task -> page.append("| %s (`%s`) | %s | %s | %s |%n"
                            .formatted(
                                    name(contract, task.pattern()),
                                    task.form(),
                                    task.groups().isEmpty() ? "yours to choose" : "`" + task.groups() + "`",
                                    task.due().isEmpty() ? "as the table says" : "`" + task.due() + "`",
                                    task.items())));
            page.append('\n');
        }
        page.append("| Stays | For |\n| --- | --- |\n");
        Map<String, List<String>> byItems = new LinkedHashMap<>();
        contract.mustContain().forEach((step, items) -> {
            if (contract.task(step.what()).isEmpty() || step.kind() != StepPattern.Kind.FORM) {
                byItems.computeIfAbsent(items, key -> new ArrayList<>()).add(shown(contract, step));
            }
        });
        byItems.forEach((items, steps) -> page.append("| %s | %s |%n".formatted(String.join("; ", steps), items)));
        page.append('\n');
        Stream.of(
                        list(
                                "Repeated for each entry of a list",
                                contract.loops().stream()
                                        .map(loop -> "%s for each `%s` of `%s`, %s"
                                                .formatted(
                                                        shown(contract, loop.work()),
                                                        loop.variable(),
                                                        loop.collection(),
                                                        loop.sequential() ? "one after the other" : "all at once"))),
                        list(
                                "Gateways",
                                contract.decisions().stream()
                                        .map(variable -> "`%s` has the branches %s%s"
                                                .formatted(
                                                        variable.name(),
                                                        variable.branches().stream()
                                                                .map(b -> "`" + b.replace("|", "` or `") + "`")
                                                                .collect(joining(", ")),
                                                        variable.each()
                                                                ? " and no default"
                                                                : ", all else the default"))),
                        list(
                                "Interrupted",
                                contract.interruptions().stream()
                                        .map(i -> "%s by %s"
                                                .formatted(
                                                        shown(contract, i.work()),
                                                        i.event().toString()))),
                        list(
                                "Reminders that stay",
                                contract.reminders().stream()
                                        .map(r -> "at %s, %s leads straight to %s"
                                                .formatted(
                                                        shown(contract, r.task()),
                                                        r.timer(),
                                                        shown(contract, r.work())))),
                        list(
                                "Instants for due dates and timers",
                                contract.instants().stream().sorted().map(i -> "`" + i + "`")))
                .filter(line -> !line.isEmpty())
                .forEach(line -> page.append(line).append("\n"));
        page.append('\n');
    }

    private static String list(String what, Stream<String> entries) {
        List<String> all = entries.toList();
        return all.isEmpty() ? "" : "- " + what + ": " + String.join("; ", all) + ".";
    }

    private String shown(ProcessContract contract, StepPattern step) {
        String name = name(contract, step);
        return name.isEmpty() ? step.toString() : "%s (%s)".formatted(name, step);
    }

    /** As the shipped model names it. */
    private String name(ProcessContract contract, StepPattern step) {
        return models.process(contract.process()).stream()
                .flatMap(process ->
                        process.graph().stepsWith(step).stream().flatMap(id -> process.graph().node(id).stream()))
                .map(FlowNode::getName)
                .filter(name -> name != null && !name.isBlank())
                .map(name -> name.replaceAll("\\s+", " "))
                .findFirst()
                .orElse("");
    }
}
