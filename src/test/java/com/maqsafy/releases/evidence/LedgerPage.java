package com.maqsafy.releases.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What is published of the kinds of records: the tables of {@code ledger.md}, and a JSON Schema of the lines of an export. */
final class LedgerPage {

    private static final Pattern TABLE = Pattern.compile("(<!-- kinds: (\\w+) -->\n).*?(<!-- end -->)", Pattern.DOTALL);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Collection<Class<? extends LedgerEvent>> kinds;

    LedgerPage(Collection<Class<? extends LedgerEvent>> kinds) {
        this.kinds = kinds;
    }

    /** The page with its tables as they must be; the words between them stay. */
    String page(String before) {
        return TABLE.matcher(before)
                .replaceAll(table -> Matcher.quoteReplacement(
                        table.group(1) + table(Chapter.valueOf(table.group(2))) + table.group(3)));
    }

    private String table(Chapter chapter) {
        StringBuilder table = new StringBuilder("| kind | by | items | what it says |\n| --- | --- | --- | --- |\n");
        kinds.stream()
                .filter(type -> event(type).chapter() == chapter)
                .forEach(type -> table.append("| `")
                        .append(EventKinds.kind(type))
                        .append("` | ")
                        .append(event(type).by())
                        .append(" | ")
                        .append(String.join(", ", event(type).items()))
                        .append(" | ")
                        .append(said(type))
                        .append(" |\n"));
        return table.toString();
    }

    private static String said(Class<?> type) {
        List<String> said = new ArrayList<>();
        if (!event(type).about().isEmpty()) {
            said.add(event(type).about());
        }
        if (event(type).afterSeal()) {
            said.add("May follow the seal.");
        }
        said.addAll(members(type, ""));
        return String.join("<br>", said);
    }

    private static List<String> members(Class<?> type, String indent) {
        List<String> members = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            String name = name(component) + (collection(component.getGenericType()) ? "[]" : "");
            members.add(indent + "`" + name + "`" + (optional(component) ? "?" : "") + " " + meaning(component));
            Class<?> nested = nested(component.getGenericType());
            if (nested != null && !described(nested).isEmpty()) {
                members.addAll(members(nested, indent + "– "));
            }
        }
        return members;
    }

    /** The JSON Schema (2020-12) of a record as an export has it, pretty-printed. */
    String schema() {
        ObjectNode schema = JSON.createObjectNode();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("$id", "urn:maqsafy:releases:ledger-record");
        schema.put("title", "A record of the ledger of releases");
        schema.put(
                "description",
                "A line of an export that is no seal. Hashes and signatures are checked by VerifyEvidence.");
        schema.put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        properties.putObject("release").put("type", "string");
        properties.putObject("sequence").put("type", "integer").put("minimum", 1);
        properties.putObject("time").put("type", "string").put("format", "date-time");
        properties.putObject("actor").put("type", "string");
        ArrayNode names = properties.putObject("kind").putArray("enum");
        kinds.forEach(type -> names.add(EventKinds.kind(type)));
        properties.putObject("items").put("type", "array").putObject("items").put("type", "string");
        properties.putObject("element").putArray("type").add("string").add("null");
        ObjectNode definition = properties.putObject("definition");
        definition.putArray("type").add("object").add("null");
        properties.putObject("payload").put("type", "object");
        properties.putObject("previousHash").put("pattern", "^[0-9a-f]{64}$");
        properties.putObject("hash").put("pattern", "^[0-9a-f]{64}$");
        ArrayNode required = schema.putArray("required");
        properties.fieldNames().forEachRemaining(required::add);
        schema.put("additionalProperties", false);
        ArrayNode cases = schema.putArray("allOf");
        Set<Class<?>> nested = new LinkedHashSet<>();
        ObjectNode definitions = JSON.createObjectNode();
        kinds.forEach(type -> {
            String kind = EventKinds.kind(type);
            ObjectNode one = cases.addObject();
            one.putObject("if").putObject("properties").putObject("kind").put("const", kind);
            one.putObject("then").putObject("properties").putObject("payload").put("$ref", "#/$defs/" + kind);
            ObjectNode payload = object(type, nested);
            if (!event(type).about().isEmpty()) {
                payload.put("description", event(type).about());
            }
            definitions.set(kind, payload);
        });
        List<Class<?>> open = new ArrayList<>(nested);
        for (int i = 0; i < open.size(); i++) {
            Set<Class<?>> more = new LinkedHashSet<>();
            definitions.set(definition(open.get(i)), object(open.get(i), more));
            more.stream().filter(type -> !open.contains(type)).forEach(open::add);
        }
        schema.set("$defs", definitions);
        return schema.toPrettyString() + "\n";
    }

    private static ObjectNode object(Class<?> type, Set<Class<?>> nested) {
        ObjectNode object = JSON.createObjectNode().put("type", "object");
        ObjectNode properties = object.putObject("properties");
        ArrayNode required = JSON.createArrayNode();
        for (RecordComponent component : type.getRecordComponents()) {
            ObjectNode property = type(component.getGenericType(), nested);
            if (component.getAnnotation(Means.class) != null) {
                property.put("description", meaning(component));
            }
            properties.set(name(component), property);
            if (!optional(component)) {
                required.add(name(component));
            }
        }
        if (!required.isEmpty()) {
            object.set("required", required);
        }
        return object.put("additionalProperties", false);
    }

    private static ObjectNode type(Type type, Set<Class<?>> nested) {
        ObjectNode schema = JSON.createObjectNode();
        if (type instanceof ParameterizedType parameterized) {
            boolean map = parameterized.getRawType() == Map.class;
            JsonNode of = type(parameterized.getActualTypeArguments()[map ? 1 : 0], nested);
            schema.put("type", map ? "object" : "array").set(map ? "additionalProperties" : "items", of);
        } else if (type == String.class) {
            schema.put("type", "string");
        } else if (type == int.class || type == Integer.class || type == long.class || type == Long.class) {
            schema.put("type", "integer");
        } else if (type == BigDecimal.class) {
            schema.put("type", "number");
        } else if (type == boolean.class || type == Boolean.class) {
            schema.put("type", "boolean");
        } else if (type instanceof Class<?> record && record.isRecord()) {
            nested.add(record);
            schema.put("$ref", "#/$defs/" + definition(record));
        } else {
            throw new IllegalArgumentException("A member of the type " + type + " has no place in the schema.");
        }
        return schema;
    }

    private static String definition(Class<?> nested) {
        Class<?> outer = nested.getDeclaringClass();
        return (outer == null ? "" : outer.getSimpleName()) + nested.getSimpleName();
    }

    static String name(RecordComponent component) {
        var named = component.getAccessor().getAnnotation(com.fasterxml.jackson.annotation.JsonProperty.class);
        return named == null ? component.getName() : named.value();
    }

    static boolean optional(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private static String meaning(RecordComponent component) {
        return Objects.requireNonNull(component.getAnnotation(Means.class), component::toString)
                .value();
    }

    private static Event event(Class<?> type) {
        return Objects.requireNonNull(type.getAnnotation(Event.class), type::toString);
    }

    private static boolean collection(Type type) {
        return type instanceof ParameterizedType parameterized && parameterized.getRawType() == List.class;
    }

    /** The record that a member is, or is made of. */
    static @Nullable Class<?> nested(Type type) {
        if (type instanceof ParameterizedType parameterized) {
            Type[] of = parameterized.getActualTypeArguments();
            return nested(of[of.length - 1]);
        }
        return type instanceof Class<?> record && record.isRecord() ? record : null;
    }

    /** Components that say what they mean; those of other modules than the ledger's are told where they are used. */
    static List<RecordComponent> described(Class<?> record) {
        return Arrays.stream(record.getRecordComponents())
                .filter(component -> component.getAnnotation(Means.class) != null)
                .toList();
    }
}
