package com.maqsafy.releases.modelproof;

import static java.util.Objects.requireNonNull;

import com.maqsafy.releases.policy.OpenParts;
import com.maqsafy.releases.process.TaskDeadlines;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;

/**
 * Decision tables keep their questions and answers, and their cells hold literals: rows may be added and texts changed, but
 * no cell computes.
 */
final class DecisionShape implements ProofRule {

    private record Column(String type, String text) {}

    private record Shape(String item, String hitPolicy, List<Column> inputs, List<Column> outputs) {}

    private static final String LITERAL = "\"[A-Za-z0-9 ,.'()-]*\"";
    private static final String LITERALS = LITERAL + "(\\s*,\\s*" + LITERAL + ")*";
    private static final Map<String, Pattern> CELLS = Map.of(
            "string", Pattern.compile("|-|" + LITERALS + "|not\\(" + LITERALS + "\\)"),
            "boolean", Pattern.compile("|-|true|false"),
            "Any", Pattern.compile("|-|list contains\\(\\?, \"[a-z-]+\"\\)"));
    /** What an output's cell must look like, and how that is said. */
    private record Answer(String pattern, String written) {}

    private static final Map<String, Answer> ANSWERS = Map.of(
            "string", new Answer(LITERAL, "must hold one text in double quotes"),
            "boolean", new Answer("true|false", "must be true or false"),
            "integer", new Answer("[0-9]{1,3}", "must hold one whole number"));
    private static final Column TYPE = new Column("string", "release.type");
    private static final Column DESTRUCTIVE = new Column("boolean", "release.destructive");
    private static final Column ASPECTS = new Column("Any", "release.changedAspects");
    private static final Map<String, Shape> SHAPES = Map.of(
            OpenParts.TABLE,
            new Shape(
                    "PR, PRE, TEST, MIG, RB, NOTE, HOT-01..03, SEC-01..03",
                    "COLLECT",
                    List.of(TYPE, new Column("Any", "release.unproven")),
                    List.of(new Column("string", OpenParts.PART))),
            "required-approvals",
            new Shape(
                    "APR-01..07",
                    "COLLECT",
                    List.of(TYPE, DESTRUCTIVE),
                    List.of(
                            new Column("string", "role"),
                            new Column("string", "item"),
                            new Column("string", "reason"))),
            "required-tests",
            new Shape("TEST-01..09", "COLLECT", List.of(TYPE, ASPECTS), List.of(new Column("string", "test"))),
            "applicable-checks",
            new Shape(
                    "POST-01..14, SEC-08",
                    "COLLECT",
                    List.of(TYPE, ASPECTS),
                    List.of(new Column("string", "item"), new Column("boolean", "critical"))),
            "exploit-risk",
            new Shape(
                    "SEC-03",
                    "UNIQUE",
                    List.of(
                            new Column("string", "vulnerability.severity"),
                            new Column("string", "vulnerability.exploitation"),
                            new Column("string", "vulnerability.exposure")),
                    List.of(new Column("string", "risk"), new Column("string", "remediateWithin"))),
            "failure-owner",
            new Shape(
                    Reasons.OWNED,
                    "FIRST",
                    List.of(new Column("string", "failure.work"), new Column("boolean", "failure.production")),
                    List.of(
                            new Column("string", "owner"),
                            new Column("string", "due"),
                            new Column("string", "advice"))),
            "deployment-risk",
            new Shape(
                    "RULE-07",
                    "UNIQUE",
                    List.of(
                            TYPE,
                            DESTRUCTIVE,
                            new Column(
                                    "boolean",
                                    "some a in release.changedAspects satisfies list contains([\"auth\",\"finance\",\"credentials\"], a)"),
                            new Column("boolean", "list contains(release.contains, \"database-migration\")")),
                    List.of(new Column("string", "risk"))),
            TaskDeadlines.TABLE,
            new Shape(
                    Reasons.OWNED,
                    "FIRST",
                    List.of(
                            new Column("string", "task.process"),
                            new Column("string", "task.form"),
                            TYPE,
                            new Column("string", "release.risk")),
                    List.of(
                            new Column("string", "due"),
                            new Column("string", "remindBefore"),
                            new Column("string", "remindAfter"),
                            new Column("string", "escalate"),
                            new Column("integer", "priority"))),
            "version-impact",
            new Shape(
                    "VER-02..04",
                    "UNIQUE",
                    List.of(new Column("string", "type"), new Column("string", "changeType")),
                    List.of(new Column("string", "part"))));

    private static final Map<String, Set<String>> ELEMENTS = Map.ofEntries(
            Map.entry(
                    "definitions",
                    Set.of(
                            "id",
                            "name",
                            "namespace",
                            "exporter",
                            "exporterVersion",
                            "modeler:executionPlatform",
                            "modeler:executionPlatformVersion")),
            Map.entry("decision", Set.of("id", "name", "camunda:historyTimeToLive", "camunda:versionTag")),
            Map.entry("description", Set.of()),
            Map.entry("decisionTable", Set.of("id", "hitPolicy", "biodi:annotationsWidth")),
            Map.entry("input", Set.of("id", "label", "camunda:width", "biodi:width")),
            Map.entry("inputExpression", Set.of("id", "typeRef")),
            Map.entry("inputValues", Set.of("id")),
            Map.entry("output", Set.of("id", "label", "name", "typeRef", "camunda:width", "biodi:width")),
            Map.entry("outputValues", Set.of("id")),
            Map.entry("rule", Set.of("id")),
            Map.entry("inputEntry", Set.of("id")),
            Map.entry("outputEntry", Set.of("id")),
            Map.entry("text", Set.of()));

    /** The tables that there are; each must be deployed. */
    static Set<String> tables() {
        return SHAPES.keySet();
    }

    static String hitPolicy(String table) {
        return shape(table).hitPolicy();
    }

    /** What a table asks, an expression for each column. */
    static List<String> questions(String table) {
        return shape(table).inputs().stream().map(Column::text).toList();
    }

    static List<String> answers(String table) {
        return shape(table).outputs().stream().map(Column::text).toList();
    }

    /** The policy items and reasons that a table serves. */
    static String itemsOf(String table) {
        return shape(table).item();
    }

    private static Shape shape(String table) {
        return Objects.requireNonNull(SHAPES.get(table), table);
    }

    @Override
    public List<String> items() {
        return SHAPES.values().stream().map(Shape::item).sorted().toList();
    }

    @Override
    public List<String> objections(ModelSet models) {
        return models.decisions().stream()
                .flatMap(decision -> objections(decision).stream())
                .toList();
    }

    /** What stands against one table; a table without objections is safe to evaluate. */
    static List<String> objections(DecisionModel decision) {
        List<String> objections = new ArrayList<>();
        Shape shape = SHAPES.get(decision.stem());
        Element root = decision.xml().getDocumentElement();
        checkElements(decision, root, objections);
        List<Element> tables = descendants(root, "decisionTable");
        if (shape == null || tables.size() != 1) {
            objections.add(decision.objection(
                    decision.stem(),
                    Reasons.NO_WAY_AROUND,
                    "must hold exactly one decision table that the policy knows"));
            return objections;
        }
        Element table = tables.get(0);
        String hitPolicy = table.hasAttribute("hitPolicy") ? table.getAttribute("hitPolicy") : "UNIQUE";
        if (!shape.hitPolicy().equals(hitPolicy)) {
            objections.add(decision.objection(
                    table.getAttribute("id"), shape.item(), "its hit policy must be " + shape.hitPolicy()));
        }
        List<Column> inputs = descendants(table, "inputExpression").stream()
                .map(input ->
                        new Column(input.hasAttribute("typeRef") ? input.getAttribute("typeRef") : "Any", text(input)))
                .toList();
        List<Column> outputs = descendants(table, "output").stream()
                .map(output -> new Column(output.getAttribute("typeRef"), output.getAttribute("name")))
                .toList();
        if (!inputs.equals(shape.inputs())) {
            objections.add(decision.objection(
                    table.getAttribute("id"), shape.item(), "its inputs must be exactly " + words(shape.inputs())));
        }
        if (!outputs.equals(shape.outputs())) {
            objections.add(decision.objection(
                    table.getAttribute("id"), shape.item(), "its outputs must be exactly " + words(shape.outputs())));
        }
        for (Element values : descendants(table, "inputValues")) {
            checkCell(decision, values, "string", shape.item(), objections);
        }
        for (Element rule : descendants(table, "rule")) {
            checkRow(decision, rule, shape, objections);
        }
        return objections;
    }

    /** The rows of a table. */
    static List<Element> rows(DecisionModel decision) {
        return descendants(decision.xml().getDocumentElement(), "rule");
    }

    /** The cells of a row's questions, in the order of the inputs. */
    static List<Element> questions(Element row) {
        return descendants(row, "inputEntry");
    }

    private static void checkRow(DecisionModel decision, Element rule, Shape shape, List<String> objections) {
        List<Element> questions = descendants(rule, "inputEntry");
        List<Element> answers = descendants(rule, "outputEntry");
        if (questions.size() != shape.inputs().size()
                || answers.size() != shape.outputs().size()) {
            objections.add(decision.objection(
                    rule.getAttribute("id"), shape.item(), "must have one cell for each input and output"));
            return;
        }
        for (int i = 0; i < questions.size(); i++) {
            checkCell(decision, questions.get(i), shape.inputs().get(i).type(), shape.item(), objections);
        }
        for (int i = 0; i < answers.size(); i++) {
            Answer answer = requireNonNull(ANSWERS.get(shape.outputs().get(i).type()));
            if (!text(answers.get(i)).matches(answer.pattern())) {
                objections.add(decision.objection(answers.get(i).getAttribute("id"), shape.item(), answer.written()));
            }
        }
    }

    private static void checkCell(
            DecisionModel decision, Element cell, String type, String item, List<String> objections) {
        if (!requireNonNull(CELLS.getOrDefault(type, CELLS.get("string")))
                .matcher(text(cell))
                .matches()) {
            objections.add(decision.objection(
                    SafeXml.place(cell),
                    item,
                    "'%s' is not allowed; use literals, true, false or list contains(?, \"...\")"
                            .formatted(text(cell))));
        }
    }

    private static void checkElements(DecisionModel decision, Element element, List<String> objections) {
        String name = SafeXml.knownName(element);
        if (name.equals("diagram:DMNDI")) {
            return;
        }
        Set<String> attributes = ELEMENTS.get(name);
        if (attributes == null) {
            objections.add(decision.objection(
                    SafeXml.place(element),
                    Reasons.NO_WAY_AROUND,
                    "the element %s is not allowed; remove it".formatted(name)));
            return;
        }
        for (Attr attribute : SafeXml.attributes(element)) {
            if (!attributes.contains(SafeXml.knownName(attribute))) {
                objections.add(decision.objection(
                        SafeXml.place(element),
                        Reasons.NO_WAY_AROUND,
                        "the attribute %s of %s is not allowed; remove it"
                                .formatted(SafeXml.knownName(attribute), name)));
            }
        }
        SafeXml.children(element).forEach(child -> checkElements(decision, child, objections));
    }

    private static List<Element> descendants(Element parent, String name) {
        List<Element> found = new ArrayList<>();
        for (Element child : SafeXml.children(parent)) {
            if (SafeXml.knownName(child).equals(name)) {
                found.add(child);
            } else {
                found.addAll(descendants(child, name));
            }
        }
        return found;
    }

    private static String text(Element element) {
        return SafeXml.children(element).stream()
                .filter(child -> SafeXml.knownName(child).equals("text"))
                .map(SafeXml::ownText)
                .findFirst()
                .orElse("");
    }

    private static List<String> words(List<Column> columns) {
        return columns.stream()
                .map(column -> column.text() + " (" + column.type() + ")")
                .toList();
    }
}
