package com.maqsafy.releases;

import static org.assertj.core.api.Assertions.assertThat;

import com.maqsafy.releases.person.Roles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.DmnElement;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the docs repeat of models and code is what they say. */
class DocsTablesTest {

    /** Draws the diagrams, and writes at each task who does it. */
    private static final Path VIEWER =
            Path.of("src/main/resources/META-INF/resources/webjars/camunda/app/cockpit/scripts/releases/viewer.js");

    private final MarkdownPage processes = MarkdownPage.of("src/docs/processes.md");
    private final MarkdownPage roles = MarkdownPage.of("src/docs/roles.md");
    private final MarkdownPage operator = MarkdownPage.of("src/docs/operator.md");

    @Test
    @DisplayName(
            "APR-01 to APR-07: the approvals are the rows of the decision table, and APR-07 is called an assumption")
    void approvalsAreThoseOfTheDecisionTable() {
        assertThat(processes.table("Required approvals"))
                .containsExactlyElementsOf(rules("required-approvals")
                        .map(r -> List.of(
                                text(r.outputs().get(1)),
                                r.inputs().get(0).isEmpty()
                                        ? "any"
                                        : text(r.inputs().get(0)),
                                r.inputs().get(1).isEmpty() ? "any" : "yes",
                                '`' + text(r.outputs().get(0)) + '`',
                                r.description()))
                        .toList());
        assertThat(processes.section("Required approvals"))
                .anyMatch(line -> line.contains("**APR-07 is an assumption**"));
    }

    @Test
    @DisplayName("TEST-01 to TEST-09: the required tests are the rows of the decision table")
    void testsAreThoseOfTheDecisionTable() {
        assertThat(processes.table("Required tests").stream().map(row -> List.of(row.get(0), row.get(2))))
                .containsExactlyElementsOf(rules("required-tests")
                        .map(r -> List.of(text(r.outputs().get(0)), r.description()))
                        .toList());
    }

    @Test
    @DisplayName("POST-01 to POST-14: the checks are the rows of the decision table")
    void checksAreThoseOfTheDecisionTable() {
        assertThat(processes.table("Checks after deployment").stream().map(row -> List.of(row.get(0), row.get(1))))
                .containsExactlyElementsOf(rules("applicable-checks")
                        .map(r -> List.of(text(r.outputs().get(0)), r.description()))
                        .toList());
    }

    @Test
    void ownersOfFailuresAreThoseOfTheDecisionTable() {
        assertThat(operator.table("Owners of technical failures"))
                .containsExactlyElementsOf(rules("failure-owner")
                        .map(r -> List.of(
                                r.description(),
                                r.inputs().get(1).isEmpty()
                                        ? "any"
                                        : r.inputs().get(1).equals("true") ? "yes" : "no",
                                '`' + text(r.outputs().get(0)) + '`',
                                text(r.outputs().get(1))))
                        .toList());
    }

    @Test
    void deadlinesAreThoseOfTheDecisionTable() {
        assertThat(processes.table("Task deadlines"))
                .containsExactlyElementsOf(rules("task-deadlines")
                        .map(r -> List.of(
                                r.description(),
                                '`' + text(r.outputs().get(0)) + '`',
                                text(r.outputs().get(1)).replace(",", ", "),
                                text(r.outputs().get(2)).replace(",", ", "),
                                text(r.outputs().get(3)),
                                text(r.outputs().get(4))))
                        .toList());
    }

    @Test
    void openPartsAreThoseOfTheDecisionTable() {
        assertThat(processes.table("Open parts"))
                .containsExactlyElementsOf(rules("open-parts")
                        .map(r -> List.of(
                                r.inputs().get(0).isEmpty()
                                        ? "any"
                                        : text(r.inputs().get(0)).replaceAll("not\\((.*)\\)", "all but $1"),
                                text(r.inputs().get(1)).replaceAll("list contains\\(\\?, (.*)\\)", "$1"),
                                '`' + text(r.outputs().get(0)) + '`',
                                r.description()))
                        .toList());
    }

    @Test
    void processesAreThoseOfTheModels() throws IOException {
        List<List<String>> models = new ArrayList<>();
        for (Path file : files("bpmn", ".bpmn")) {
            BpmnModelInstance model = Bpmn.readModelFromFile(file.toFile());
            Process process =
                    model.getModelElementsByType(Process.class).iterator().next();
            String ends = process.getFlowElements().stream()
                    .filter(EndEvent.class::isInstance)
                    .map(end -> end.getName())
                    .distinct()
                    .sorted()
                    .collect(Collectors.joining(", "));
            models.add(List.of(process.getName(), '`' + process.getId() + '`', ends));
        }

        assertThat(processes.table("Processes").stream()
                        .map(row -> List.of(
                                row.get(0),
                                row.get(1),
                                Arrays.stream(row.get(3).split(", ")).sorted().collect(Collectors.joining(", ")))))
                .containsExactlyInAnyOrderElementsOf(models);
    }

    @Test
    @DisplayName("Who acts is told as the models say it")
    void tasksAreThoseOfTheModels() throws IOException {
        Map<String, String> workedOut = Map.of(
                "${approverRole}", "each required approver",
                "${failureOwner}", "owner of the failure",
                "${rollbackApprover}", "approver of the plan");
        List<List<String>> tasks = new ArrayList<>();
        for (Path file : files("bpmn", ".bpmn")) {
            BpmnModelInstance model = Bpmn.readModelFromFile(file.toFile());
            String process = model.getModelElementsByType(Process.class)
                    .iterator()
                    .next()
                    .getName();
            for (UserTask task : model.getModelElementsByType(UserTask.class)) {
                tasks.add(List.of(
                        process,
                        task.getName(),
                        Arrays.stream(task.getCamundaCandidateGroups().split(","))
                                .map(group -> workedOut.getOrDefault(group, group.replace('-', ' ')))
                                .collect(Collectors.joining(" or "))));
            }
        }

        assertThat(processes.table("Who acts")).containsExactlyInAnyOrderElementsOf(tasks);
        assertThat(workedOut.values())
                .allSatisfy(words -> assertThat(Files.readString(VIEWER)).contains("'" + words + "'"));
    }

    @Test
    void everyModelHasItsPicture() throws IOException {
        for (Path file : files("bpmn", ".bpmn")) {
            String picture = file.getFileName().toString().replace(".bpmn", ".png");
            assertThat(processes.lines()).anyMatch(line -> line.contains("(images/models/" + picture + ")"));
        }
    }

    @Test
    void rolesAreTheGroups() {
        assertThat(roles.table("Roles").stream().map(row -> Map.entry(row.get(1).replace("`", ""), row.get(0))))
                .containsExactlyElementsOf(Roles.NAMES.entrySet());
    }

    /** One row of a decision table: texts of its cells. */
    private record Row(String description, List<String> inputs, List<String> outputs) {}

    private static Stream<Row> rules(String decision) {
        return Dmn.readModelFromFile(Path.of("bpmn", decision + ".dmn").toFile())
                .getModelElementsByType(Rule.class)
                .stream()
                .map(rule -> new Row(
                        description(rule),
                        rule.getInputEntries().stream()
                                .map(cell -> cell.getText().getTextContent())
                                .toList(),
                        rule.getOutputEntries().stream()
                                .map(cell -> cell.getText().getTextContent())
                                .toList()));
    }

    private static String description(DmnElement element) {
        return element.getDescription().getTextContent();
    }

    private static String text(String literal) {
        return literal.replace("\"", "");
    }

    private static List<Path> files(String folder, String ending) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of(folder))) {
            return files.filter(f -> f.toString().endsWith(ending)).sorted().toList();
        }
    }
}
