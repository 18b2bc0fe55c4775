package com.maqsafy.releases.process;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.maqsafy.releases.process.FormField.Bound;
import com.maqsafy.releases.process.FormField.Choices;
import com.maqsafy.releases.process.FormField.DateFormat;
import com.maqsafy.releases.process.FormField.Rules;
import com.maqsafy.releases.process.FormField.Type;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** Reads one form and collects everything that is wrong with it. */
final class FormReader {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,63}");
    /** What shows and submits nothing, and works in Tasklist 7.24 (form-js 1.8.7). */
    private static final Set<String> SHOWN_ONLY = Set.of("text", "html", "table", "separator", "spacer", "button");

    private final String json;
    private final List<String> problems = new ArrayList<>();
    private final List<FormField> fields = new ArrayList<>();
    private final Set<String> keys = new HashSet<>();
    private final Set<String> ids = new HashSet<>();

    FormReader(String json) {
        this.json = json;
    }

    FormSchema read() {
        JsonNode root;
        try {
            root = JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new InvalidFormException(
                    "?",
                    List.of("REL-FRM-001 It is not JSON: " + e.getOriginalMessage() + ". Save it again in Modeler."));
        }
        String id = root.path("id").asText();
        if (!root.path("id").isTextual() || id.isBlank()) {
            problem("REL-FRM-002", "It has no id. Give it the name of its file without '.form'.");
        }
        if (!root.path("components").isArray()) {
            problem("REL-FRM-001", "It has no components. Save it again in Modeler.");
        }
        readAll(root.path("components"), List.of());
        if (!problems.isEmpty()) {
            throw new InvalidFormException(id.isBlank() ? "?" : id, problems);
        }
        return new FormSchema(id, fields);
    }

    private void readAll(JsonNode components, List<FormExpression> outerHides) {
        for (JsonNode component : components) {
            read(component, outerHides);
        }
    }

    private void read(JsonNode component, List<FormExpression> outerHides) {
        String name = component.path("type").asText();
        String where = "'" + component.path("key").asText(component.path("id").asText("?")) + "'";
        if (component.has("id") && !ids.add(component.path("id").asText())) {
            problem("REL-FRM-004", "The component id of " + where + " is there twice. Change one.");
        }
        List<FormExpression> hides = new ArrayList<>(outerHides);
        JsonNode hide = component.path("conditional").path("hide");
        if (!hide.asText().isEmpty()) {
            FormExpression expression = expression(hide.asText(), "The hide condition of " + where);
            if (expression != null) {
                hides.add(expression);
            }
        }
        Type type = inputType(name);
        if (type != null) {
            readInput(component, type, where, hides);
        } else if (name.equals("group")) {
            readGroup(component, where, hides);
        } else if (name.equals("table")) {
            expression(component.path("dataSource").asText(), "The data source of the table " + where);
        } else if (!SHOWN_ONLY.contains(name)) {
            problem(
                    "REL-FRM-003",
                    "Components of type '" + name + "' do not work in Tasklist (" + where
                            + "). Use a text field, text area, choice, table or text.");
        }
    }

    private static @Nullable Type inputType(String name) {
        for (Type type : Type.values()) {
            if (type.name().toLowerCase(Locale.ROOT).equals(name)) {
                return type;
            }
        }
        return null;
    }

    private void readGroup(JsonNode group, String where, List<FormExpression> hides) {
        if (!group.path("path").asText().isEmpty() || group.path("isRepeating").asBoolean()) {
            problem("REL-FRM-020", "The group " + where + " repeats or has a path. Take both away: values are flat.");
        }
        readAll(group.path("components"), hides);
    }

    private void readInput(JsonNode component, Type type, String where, List<FormExpression> hides) {
        String key = component.path("key").asText();
        if (!IDENTIFIER.matcher(key).matches()) {
            problem(
                    "REL-FRM-005",
                    "The key " + where
                            + " is not an identifier. Use letters, digits and '_', at most 64, no digit first.");
        } else if (!keys.add(key)) {
            problem("REL-FRM-004", "The key " + where + " is there twice. Change one.");
        }
        String label = oneLine(component.path("label").asText());
        if (label.isEmpty()) {
            problem("REL-FRM-007", "The field " + where + " has no label. Write one.");
        }
        if (component.path("disabled").asBoolean() || component.path("readonly").asBoolean()) {
            problem(
                    "REL-FRM-008",
                    "The field " + where + " is disabled or read-only, so anybody could send another value. "
                            + "Show it in a table or text.");
        }
        if (component.hasNonNull("defaultValue")) {
            problem("REL-FRM-009", "The field " + where + " is filled in beforehand. Take the default value away.");
        }
        String item = component.path("properties").path("policyItem").asText();
        fields.add(new FormField(
                key,
                FormExpression.isExpression(label) ? key : label,
                oneLine(component.path("description").asText()),
                item.isBlank() ? FormSchema.NO_ITEM : item,
                type,
                hides,
                rules(component, type, where)));
    }

    private Rules rules(JsonNode component, Type type, String where) {
        JsonNode validate = component.path("validate");
        if (validate.has("required") && !validate.path("required").isBoolean()) {
            problem("REL-FRM-022", "'required' of " + where + " is neither true nor false. Set it again in Modeler.");
        }
        String validationType = validate.path("validationType").asText();
        if (!Set.of("", "custom", "email", "phone").contains(validationType)) {
            problem("REL-FRM-022", "The validation type of " + where + " is unknown. Use email, phone or a pattern.");
        }
        return new Rules(
                validate.path("required").asBoolean(),
                bound(validate.path("minLength"), "minLength", where),
                bound(validate.path("maxLength"), "maxLength", where),
                bound(validate.path("min"), "min", where),
                bound(validate.path("max"), "max", where),
                pattern(validate.path("pattern").asText(), where),
                validationType,
                choices(component, type, where),
                type == Type.DATETIME ? dateFormat(component, where) : null,
                component.path("decimalDigits").isInt()
                        ? component.path("decimalDigits").intValue()
                        : null,
                increment(component.path("increment"), where),
                component.path("serializeToString").asBoolean());
    }

    private @Nullable Bound bound(JsonNode node, String rule, String where) {
        if (node.isMissingNode() || node.isNull()) {
            return null;
        }
        if (node.isNumber()) {
            return new Bound(node.decimalValue(), null);
        }
        FormExpression expression = expression(node.asText(), "'" + rule + "' of " + where);
        return expression == null ? null : new Bound(null, expression);
    }

    private @Nullable BigDecimal increment(JsonNode node, String where) {
        if (node.isMissingNode() || node.isNull() || node.asText().isEmpty()) {
            return null;
        }
        try {
            BigDecimal increment = new BigDecimal(node.asText());
            if (increment.signum() > 0) {
                return increment;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        problem("REL-FRM-022", "The increment of " + where + " is not a number above 0. Correct it.");
        return null;
    }

    /** The browser searches, we match the whole text: with both anchors written out the two agree. */
    private @Nullable Pattern pattern(String regex, String where) {
        if (regex.isEmpty()) {
            return null;
        }
        try {
            Pattern pattern = Pattern.compile(regex);
            if (regex.startsWith("^") && regex.endsWith("$")) {
                return pattern;
            }
            problem("REL-FRM-021", "The pattern of " + where + " fits parts of a text. Write ^ before and $ after it.");
        } catch (PatternSyntaxException e) {
            problem("REL-FRM-021", "The pattern of " + where + " is wrong: " + e.getDescription() + ". Correct it.");
        }
        return null;
    }

    private Choices choices(JsonNode component, Type type, String where) {
        if (!type.isOneChoice() && !type.isManyChoices()) {
            return new Choices(List.of(), null, null);
        }
        if (component.hasNonNull("valuesExpression")) {
            String text = component.path("valuesExpression").asText();
            return new Choices(List.of(), null, expression(text, "The choices of " + where));
        }
        if (component.hasNonNull("valuesKey")) {
            return new Choices(List.of(), component.path("valuesKey").asText(), null);
        }
        List<String> values = new ArrayList<>();
        for (JsonNode option : component.path("values")) {
            if (!option.path("value").isTextual()
                    || option.path("value").asText().isBlank()) {
                problem("REL-FRM-022", "A choice of " + where + " has no text as value. Write one.");
            }
            values.add(option.path("value").asText());
        }
        if (values.isEmpty() || new HashSet<>(values).size() < values.size()) {
            problem("REL-FRM-022", "The field " + where + " has no choices, or one twice. Correct them.");
        }
        return new Choices(values, null, null);
    }

    private @Nullable DateFormat dateFormat(JsonNode component, String where) {
        boolean local = component.path("timeSerializingFormat").asText().equals("no_timezone");
        return switch (component.path("subtype").asText("date")) {
            case "date" -> DateFormat.DATE;
            case "time" -> local ? DateFormat.LOCAL_TIME : DateFormat.OFFSET_TIME;
            case "datetime" -> local ? DateFormat.LOCAL_DATETIME : DateFormat.OFFSET_DATETIME;
            default -> {
                problem("REL-FRM-022", "The subtype of " + where + " is unknown. Use date, time or datetime.");
                yield null;
            }
        };
    }

    private @Nullable FormExpression expression(String text, String what) {
        try {
            return FormExpression.parse(text);
        } catch (IllegalArgumentException e) {
            problem("REL-FRM-006", what + " is no usable FEEL expression. Correct it: " + oneLine(e.getMessage()));
            return null;
        }
    }

    private void problem(String code, String message) {
        problems.add(code + " " + message);
    }

    private static String oneLine(@Nullable String text) {
        return text == null ? "" : text.strip().replaceAll("\\s+", " ");
    }
}
