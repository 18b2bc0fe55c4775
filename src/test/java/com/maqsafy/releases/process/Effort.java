package com.maqsafy.releases.process;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Counts what the forms of a release cost people: it walks through each form as it is drawn, with what the system shows and
 * proposes, and answers what is still empty and required.
 *
 * <p>A task costs two clicks (open, complete: its first answer claims it, and where nothing is asked one button claims and
 * completes), a new release three (new release, propose, start). Before, a task cost three (claim) and a start form three
 * (start, which process, start). Each field that is typed costs one click and counts as typed; each question that is chosen
 * counts as an answer and costs a click a box, a list two. What stands in a field already costs nothing.
 */
final class Effort {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path forms;
    private final Map<String, Cost> costs = new LinkedHashMap<>();

    /** What a form costs. */
    record Cost(int clicks, int typed, int answers) {

        Cost plus(Cost other) {
            return new Cost(clicks + other.clicks, typed + other.typed, answers + other.answers);
        }
    }

    /** @param forms folder of the form files */
    Effort(Path forms) {
        this.forms = forms;
    }

    /**
     * One person does one task.
     *
     * @param frame clicks beside those in the form
     * @param dossier what the system shows
     * @param proposals what stands in the fields already
     * @param answers what the person answers where nothing stands, by key; unneeded ones are ignored
     */
    void task(
            String name,
            int frame,
            String form,
            Map<String, ?> dossier,
            Map<String, ?> proposals,
            Map<String, ?> answers)
            throws IOException {
        Map<String, Object> seen = new HashMap<>(proposals);
        seen.put("dossier", dossier);
        Cost cost = new Cost(frame, 0, 0);
        for (JsonNode field : inputs(JSON.readTree(Files.readString(forms.resolve(form + ".form"))))) {
            String key = field.path("key").asText();
            seen.putIfAbsent(key, null);
            String hide = field.path("conditional").path("hide").asText("");
            boolean hidden = !hide.isEmpty() && FormExpression.parse(hide).isTrue(seen);
            boolean stands = seen.get(key) != null;
            if (!hidden && !stands && answers.containsKey(key)) {
                seen.put(key, answers.get(key));
                cost = cost.plus(cost(field, answers.get(key)));
            } else if (!hidden
                    && !stands
                    && field.path("validate").path("required").asBoolean()) {
                throw new AssertionError(form + " asks " + key + ", and the walk has no answer");
            }
        }
        costs.put(name, cost);
    }

    private static Cost cost(JsonNode field, Object answer) {
        return switch (field.path("type").asText()) {
            case "radio", "checkbox" -> new Cost(1, 0, 1);
            case "select" -> new Cost(2, 0, 1);
            case "checklist" -> new Cost(((List<?>) answer).size(), 0, 1);
            default -> new Cost(1, 1, 0);
        };
    }

    Map<String, Cost> costs() {
        return costs;
    }

    Cost sum() {
        return costs.values().stream().reduce(new Cost(0, 0, 0), Cost::plus);
    }

    private static List<JsonNode> inputs(JsonNode parent) {
        List<JsonNode> inputs = new ArrayList<>();
        for (JsonNode component : parent.path("components")) {
            if (!Set.of("text", "table", "group", "separator", "spacer")
                    .contains(component.path("type").asText())) {
                inputs.add(component);
            }
            inputs.addAll(inputs(component));
        }
        return inputs;
    }
}
