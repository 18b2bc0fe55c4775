package com.maqsafy.releases.evidence;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * A member of a record's payload in words. Every member is told, those that no class knows too.
 *
 * @param name the member's name as words, e.g. {@code content digest}; a row's or a check's id as it is
 * @param means what it means ({@link Means}), absent where no class says it
 * @param value what it says, absent where it has members of its own
 * @param members its members, empty for a single value
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ToldMember(
        String name, @Nullable String means, @Nullable String value, List<ToldMember> members) {

    public ToldMember {
        members = List.copyOf(members);
    }

    /** The members of a record's payload, in the order of their class. */
    public static List<ToldMember> of(LedgerRecord record) {
        return members(record.payload(), EventKinds.known().of(record.kind()).orElse(null));
    }

    /** The members of an object of which no class is known. */
    public static List<ToldMember> of(JsonNode object) {
        return members(object, null);
    }

    private static List<ToldMember> members(JsonNode object, @Nullable Class<?> type) {
        Map<String, ToldMember> told = new LinkedHashMap<>();
        if (type != null && type.isRecord()) {
            for (RecordComponent component : type.getRecordComponents()) {
                String name = name(component);
                if (object.has(name)) {
                    Means means = component.getAnnotation(Means.class);
                    told.put(
                            name,
                            told(
                                    Words.name(name),
                                    means == null ? null : means.value().replace("`", ""),
                                    object.get(name),
                                    component.getGenericType()));
                }
            }
        }
        object.properties()
                .forEach(member -> told.computeIfAbsent(
                        member.getKey(), name -> told(Words.name(name), null, member.getValue(), null)));
        return List.copyOf(told.values());
    }

    private static String name(RecordComponent component) {
        JsonProperty property = component.getAnnotation(JsonProperty.class);
        return property == null ? component.getName() : property.value();
    }

    private static ToldMember told(String name, @Nullable String means, JsonNode value, @Nullable Type type) {
        if (value.isObject()) {
            return new ToldMember(name, means, value.isEmpty() ? "nothing" : null, inside(value, type));
        }
        if (value.isArray()) {
            boolean single = StreamSupport.stream(value.spliterator(), false).allMatch(JsonNode::isValueNode);
            return single
                    ? new ToldMember(name, means, list(value), List.of())
                    : new ToldMember(name, means, null, numbered(value, argument(type, 0)));
        }
        return new ToldMember(name, means, text(value), List.of());
    }

    private static List<ToldMember> inside(JsonNode object, @Nullable Type type) {
        if (type instanceof Class<?> of) {
            return members(object, of);
        }
        // A map: its keys are ids.
        List<ToldMember> told = new ArrayList<>();
        object.properties()
                .forEach(member -> told.add(told(member.getKey(), null, member.getValue(), argument(type, 1))));
        return told;
    }

    private static List<ToldMember> numbered(JsonNode list, @Nullable Type type) {
        List<ToldMember> told = new ArrayList<>();
        for (JsonNode one : list) {
            told.add(told(String.valueOf(told.size() + 1), null, one, type));
        }
        return told;
    }

    private static @Nullable Type argument(@Nullable Type type, int index) {
        return type instanceof ParameterizedType of && of.getActualTypeArguments().length > index
                ? of.getActualTypeArguments()[index]
                : null;
    }

    private static String list(JsonNode list) {
        return list.isEmpty()
                ? "nothing"
                : StreamSupport.stream(list.spliterator(), false)
                        .map(ToldMember::text)
                        .collect(Collectors.joining(", "));
    }

    private static String text(JsonNode value) {
        if (value.isNull()) {
            return "nothing";
        }
        return value.isBoolean() ? (value.booleanValue() ? "yes" : "no") : value.asText();
    }
}
