package com.maqsafy.releases.modelproof;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Whoever answers sees what the answer is about: the facts of the release, word for word what a decision holds for, all
 * of it above the first question, from its own source, and nothing that looks like it.
 */
final class RequiredFacts implements ProofRule {

    private static final String ITEM = Reasons.AS_SHOWN;

    private final PolicyForms forms;

    RequiredFacts(PolicyForms forms) {
        this.forms = forms;
    }

    @Override
    public List<String> items() {
        return List.of(ITEM, "APR-01..07", "PRIN-02", "PRIN-06");
    }

    @Override
    public List<String> objections(ModelSet models) {
        List<String> objections = new ArrayList<>();
        for (FormModel form : models.forms()) {
            forms.form(form.stem()).ifPresent(policy -> check(form, policy, objections));
        }
        return objections;
    }

    private static void check(FormModel form, PolicyForms.Form policy, List<String> objections) {
        List<FormModel.Component> components = form.components();
        Set<String> keys =
                policy.questions().stream().map(PolicyForms.Question::key).collect(Collectors.toSet());
        int firstQuestion = components.size();
        for (int i = components.size() - 1; i >= 0; i--) {
            firstQuestion = keys.contains(components.get(i).key()) ? i : firstQuestion;
        }
        List<FormModel.Component> above = components.subList(0, firstQuestion);
        policy.texts().forEach(text -> checkText(form, text, above, objections));
        policy.tables().forEach(table -> checkTable(form, table, components, above, objections));
        Set<String> sources =
                policy.tables().stream().map(PolicyForms.Table::dataSource).collect(Collectors.toSet());
        components.stream()
                .filter(component -> component.type().equals("table"))
                .filter(component -> !sources.contains(source(component)))
                .forEach(component -> objections.add(form.objection(
                        component.place(),
                        ITEM,
                        "no table may show '%s' here: it could be taken for facts of the release; remove it, facts come from %s"
                                .formatted(source(component), sources))));
    }

    private static void checkText(
            FormModel form, String text, List<FormModel.Component> above, List<String> objections) {
        boolean shown = above.stream()
                .filter(component -> component.type().equals("text"))
                .filter(component -> component.hide().isEmpty() && !component.mayBeHiddenAround())
                .anyMatch(component -> component.json().path("text").asText("").contains(text));
        if (!shown) {
            objections.add(form.objection(
                    "text",
                    ITEM,
                    "must always say '%s' above the first question: it is what the answer holds for; put the text back"
                            .formatted(text)));
        }
    }

    private static void checkTable(
            FormModel form,
            PolicyForms.Table table,
            List<FormModel.Component> components,
            List<FormModel.Component> above,
            List<String> objections) {
        List<FormModel.Component> found = components.stream()
                .filter(component -> component.type().equals("table"))
                .filter(component -> source(component).equals(table.dataSource()))
                .toList();
        String name = "the table '%s' (%s) ".formatted(table.label(), table.dataSource());
        if (found.size() != 1) {
            objections.add(form.objection(
                    table.dataSource(),
                    ITEM,
                    name
                            + (found.isEmpty()
                                    ? "is missing: whoever answers must see it; put it back"
                                    : "is there twice; remove one")));
            return;
        }
        FormModel.Component component = found.get(0);
        String wrong = wrong(table, component);
        if (!wrong.isEmpty()) {
            objections.add(form.objection(component.place(), ITEM, name + wrong));
        }
        if (!component.hide().equals(table.hide()) || component.mayBeHiddenAround()) {
            objections.add(form.objection(
                    component.place(),
                    ITEM,
                    name
                            + (table.hide().isEmpty()
                                    ? "must always be shown: whoever answers must see it; remove the condition, also of the group around it"
                                    : "may be hidden only by " + table.hide())));
        }
        if (!above.contains(component)) {
            objections.add(form.objection(
                    component.place(), ITEM, name + "must stand above the first question, outside of other parts"));
        }
    }

    private static String wrong(PolicyForms.Table table, FormModel.Component component) {
        JsonNode json = component.json();
        Map<String, String> columns = new LinkedHashMap<>();
        for (JsonNode column : json.path("columns")) {
            columns.put(column.path("key").asText(""), column.path("label").asText(""));
        }
        if (!json.path("label").asText("").equals(table.label())) {
            return "must be headed '%s', not '%s'"
                    .formatted(table.label(), json.path("label").asText(""));
        }
        if (!columns.equals(table.columns()) || json.path("columns").size() != columns.size()) {
            return "must have the columns %s, not %s".formatted(sorted(table.columns()), sorted(columns));
        }
        if (json.has("columnsExpression")) {
            return "must list its columns itself";
        }
        if (!json.path("rowCount").isInt() || json.path("rowCount").intValue() < table.rowCount()) {
            return "must show at least %d rows at a time: few look at a second page".formatted(table.rowCount());
        }
        return "";
    }

    private static Map<String, String> sorted(Map<String, String> columns) {
        return new TreeMap<>(columns);
    }

    private static String source(FormModel.Component component) {
        return component.json().path("dataSource").asText("");
    }
}
