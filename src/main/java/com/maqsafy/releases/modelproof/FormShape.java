package com.maqsafy.releases.modelproof;

import com.fasterxml.jackson.databind.JsonNode;
import com.maqsafy.releases.process.FormSchema;
import com.maqsafy.releases.process.InvalidFormException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * A form is one that Tasklist draws and the validation of forms can check: id as the file, each key once, and a closed world of
 * components and properties. HTML, frames, images, scripts, computed columns and choices, and whatever a browser would
 * draw without the policy knowing are not among them.
 */
final class FormShape implements ProofRule {

    private static final String ITEM = Reasons.EVIDENCE;
    private static final int GRID = 16;

    private static final Predicate<JsonNode> TEXT = JsonNode::isTextual;
    private static final Predicate<JsonNode> FLAG = JsonNode::isBoolean;
    private static final Predicate<JsonNode> WHOLE = JsonNode::isInt;
    private static final Predicate<JsonNode> BOUND = node -> node.isInt() || node.isDouble();
    private static final Predicate<JsonNode> LIST = JsonNode::isArray;
    private static final Predicate<JsonNode> OPEN = node -> node.isBoolean() && !node.booleanValue();
    private static final Predicate<JsonNode> CONDITION = node -> only(
            node, Map.of("hide", hide -> hide.isTextual() && hide.textValue().startsWith("=")));
    private static final Predicate<JsonNode> LAYOUT = node -> only(
            node,
            Map.of(
                    "row", row -> row.isNull() || row.isTextual(),
                    "columns",
                            columns -> columns.isNull()
                                    || (columns.isInt() && columns.intValue() >= 2 && columns.intValue() <= GRID)));
    private static final Predicate<JsonNode> PROPERTIES = node -> only(node, Map.of("policyItem", TEXT));
    private static final Predicate<JsonNode> VALIDATE = node -> only(
            node,
            Map.of(
                    "required", FLAG,
                    "minLength", WHOLE,
                    "maxLength", WHOLE,
                    "min", BOUND,
                    "max", BOUND,
                    "pattern", TEXT,
                    "validationType", TEXT));
    private static final Predicate<JsonNode> COLUMNS =
            node -> all(node, column -> only(column, Map.of("id", TEXT, "key", TEXT, "label", TEXT)));
    private static final Predicate<JsonNode> VALUES =
            node -> all(node, value -> only(value, Map.of("label", FormShape::words, "value", FormShape::words)))
                    && distinct(node, "label")
                    && distinct(node, "value");

    private static final Map<String, Predicate<JsonNode>> ROOT = Map.of(
            "id", TEXT,
            "type", node -> node.asText().equals("default"),
            "schemaVersion", WHOLE,
            "executionPlatform", TEXT,
            "executionPlatformVersion", TEXT,
            "exporter", node -> only(node, Map.of("name", TEXT, "version", TEXT)),
            "components", LIST);

    private static final Map<String, Predicate<JsonNode>> ANY =
            Map.of("type", TEXT, "id", TEXT, "layout", LAYOUT, "conditional", CONDITION);

    private static final Map<String, Predicate<JsonNode>> INPUT = Map.of(
            "key", TEXT,
            "label", TEXT,
            "description", TEXT,
            "validate", VALIDATE,
            "properties", PROPERTIES,
            "disabled", OPEN,
            "readonly", OPEN);

    private static final Map<String, Map<String, Predicate<JsonNode>>> TYPES = Map.ofEntries(
            Map.entry("textfield", INPUT),
            Map.entry("textarea", INPUT),
            Map.entry("checkbox", INPUT),
            Map.entry("number", and(INPUT, Map.of("decimalDigits", WHOLE))),
            Map.entry(
                    "datetime",
                    and(INPUT, Map.of("subtype", TEXT, "dateLabel", TEXT, "timeLabel", TEXT, "use24h", FLAG))),
            Map.entry("radio", and(INPUT, Map.of("values", VALUES))),
            Map.entry("checklist", and(INPUT, Map.of("values", VALUES))),
            Map.entry("select", and(INPUT, Map.of("values", VALUES, "searchable", FLAG))),
            Map.entry("taglist", and(INPUT, Map.of("values", VALUES))),
            Map.entry("text", Map.of("text", TEXT)),
            Map.entry("table", Map.of("label", TEXT, "dataSource", TEXT, "rowCount", WHOLE, "columns", COLUMNS)),
            Map.entry("group", Map.of("label", TEXT, "showOutline", FLAG, "components", LIST)),
            Map.entry("separator", Map.of()),
            Map.entry("spacer", Map.of("height", WHOLE)));

    @Override
    public List<String> items() {
        return List.of(ITEM);
    }

    @Override
    public List<String> objections(ModelSet models) {
        List<String> objections = new ArrayList<>();
        for (FormModel form : models.forms()) {
            check(form, objections);
        }
        return objections;
    }

    private static void check(FormModel form, List<String> objections) {
        if (!form.root().path("id").asText("").equals(form.stem())) {
            objections.add(form.objection(form.stem(), ITEM, "the form id must equal the file name"));
        }
        checkProperties(form, form.stem(), form.root(), ROOT, objections);
        Set<String> keys = new HashSet<>();
        for (FormModel.Component component : form.components()) {
            Map<String, Predicate<JsonNode>> known = TYPES.get(component.type());
            if (known == null) {
                objections.add(form.objection(
                        component.place(),
                        ITEM,
                        "the field type '%s' is not supported: only what the server can check is shown; use one of %s"
                                .formatted(component.type(), new TreeSet<>(TYPES.keySet()))));
            } else {
                checkProperties(form, component.place(), component.json(), and(ANY, known), objections);
            }
            if (!component.key().isEmpty() && !keys.add(component.key())) {
                objections.add(form.objection(component.place(), ITEM, "the key is used twice; rename one field"));
            }
        }
        try {
            FormSchema.parse(form.root().toString());
        } catch (InvalidFormException e) {
            e.problems().forEach(problem -> objections.add(form.objection(form.stem(), ITEM, problem)));
        }
    }

    private static void checkProperties(
            FormModel form,
            String place,
            JsonNode json,
            Map<String, Predicate<JsonNode>> known,
            List<String> objections) {
        json.properties().forEach(property -> {
            Predicate<JsonNode> kind = known.get(property.getKey());
            if (kind == null) {
                objections.add(form.objection(
                        place,
                        ITEM,
                        "the property '%s' is not allowed; remove it, known are %s"
                                .formatted(property.getKey(), new TreeSet<>(known.keySet()))));
            } else if (!kind.test(property.getValue())) {
                objections.add(form.objection(
                        place,
                        ITEM,
                        "the property '%s' may not be %s; set it again in Modeler, as in the form that came with the product"
                                .formatted(property.getKey(), shortened(property.getValue()))));
            }
        });
    }

    private static String shortened(JsonNode value) {
        String text = value.toString();
        return text.length() > 120 ? text.substring(0, 120) + "..." : text;
    }

    private static boolean only(JsonNode node, Map<String, Predicate<JsonNode>> known) {
        if (!node.isObject()) {
            return false;
        }
        for (Map.Entry<String, JsonNode> property : node.properties()) {
            Predicate<JsonNode> kind = known.get(property.getKey());
            if (kind == null || !kind.test(property.getValue())) {
                return false;
            }
        }
        return true;
    }

    private static boolean all(JsonNode node, Predicate<JsonNode> kind) {
        if (!node.isArray()) {
            return false;
        }
        for (JsonNode entry : node) {
            if (!kind.test(entry)) {
                return false;
            }
        }
        return true;
    }

    private static boolean words(JsonNode node) {
        return node.isTextual() && !node.textValue().isBlank();
    }

    /** Two answers that read the same cannot be told apart. */
    private static boolean distinct(JsonNode values, String property) {
        Set<String> seen = new HashSet<>();
        for (JsonNode value : values) {
            if (!seen.add(value.path(property).asText())) {
                return false;
            }
        }
        return true;
    }

    private static Map<String, Predicate<JsonNode>> and(
            Map<String, Predicate<JsonNode>> one, Map<String, Predicate<JsonNode>> other) {
        Map<String, Predicate<JsonNode>> both = new HashMap<>(one);
        both.putAll(other);
        return both;
    }
}
