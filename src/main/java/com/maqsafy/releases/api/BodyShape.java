package com.maqsafy.releases.api;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.maqsafy.releases.process.ReadableText;
import com.maqsafy.releases.process.Violation;
import com.maqsafy.releases.settings.NearestWord;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What in a body does not fit the record that a call takes, all of it: members that there are not, values of another kind,
 * text that does not read as it is. The item of a violation is its code, and its field the member's path, such as {@code
 * quietHours.from}.
 */
final class BodyShape {

    static final String UNKNOWN = "REL-API-161";
    static final String OTHER_KIND = "REL-API-162";
    static final String UNREADABLE = "REL-API-084";
    static final String NOTHING = "REL-API-085";

    private static final int LONGEST_NAME = 60;

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .findAndAddModules()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final boolean texts;
    private final List<Violation> violations = new ArrayList<>();

    private BodyShape(boolean texts) {
        this.texts = texts;
    }

    /** The body as JSON. */
    static JsonNode read(byte[] body) throws java.io.IOException {
        return MAPPER.readTree(body);
    }

    /**
     * Judges a body.
     *
     * @param type the record that the call takes
     * @param texts whether texts are judged too, and not later by a form
     */
    static List<Violation> judge(Class<?> type, JsonNode body, boolean texts) {
        BodyShape shape = new BodyShape(texts);
        shape.members("", type, body);
        return List.copyOf(shape.violations);
    }

    private void members(String path, Class<?> type, JsonNode body) {
        Map<String, RecordComponent> known = Arrays.stream(type.getRecordComponents())
                .collect(Collectors.toMap(
                        RecordComponent::getName, Function.identity(), (a, b) -> a, LinkedHashMap::new));
        body.properties().forEach(member -> {
            RecordComponent component = known.get(member.getKey());
            if (component == null) {
                add(UNKNOWN, path + shown(member.getKey()), unknown(member.getKey(), known));
            } else {
                value(path + member.getKey(), MAPPER.constructType(component.getGenericType()), member.getValue());
            }
        });
    }

    private void value(String path, JavaType type, JsonNode value) {
        if (value.isNull()) {
            return;
        }
        if (type.isRecordType()) {
            if (fits(path, value.isObject(), "Write an object, in braces: {…}.")) {
                members(path + '.', type.getRawClass(), value);
            }
        } else if (type.isCollectionLikeType()) {
            if (fits(path, value.isArray(), "Write a list, in brackets, even of one: [\"…\"].")) {
                value.forEach(one -> entry(path, type.getContentType(), one));
            }
        } else if (type.isMapLikeType()) {
            if (fits(path, value.isObject(), "Write an object, in braces: {…}.")) {
                value.properties().forEach(one -> {
                    readable(path, one.getKey());
                    value(path + '.' + shown(one.getKey()), type.getContentType(), one.getValue());
                });
            }
        } else if (type.hasRawClass(String.class)) {
            if (fits(path, value.isValueNode(), "Write a text, in quotes.")) {
                readable(path, value.asText());
            }
        } else {
            fits(path, binds(type, value), form(type));
        }
    }

    private void entry(String path, JavaType type, JsonNode entry) {
        if (entry.isNull()) {
            if (texts) {
                add(NOTHING, path, "There is null in the list. Leave it out.");
            }
        } else {
            value(path, type, entry);
        }
    }

    private static boolean binds(JavaType type, JsonNode value) {
        try {
            MAPPER.treeToValue(value, type);
            return true;
        } catch (JsonProcessingException e) {
            return false;
        }
    }

    private static String form(JavaType type) {
        if (type.hasRawClass(Boolean.class) || type.hasRawClass(boolean.class)) {
            return "Write true or false.";
        }
        return type.hasRawClass(Instant.class)
                ? "Write a time as in 2026-12-20T08:00:00+03:00 (RFC 3339)."
                : "Write a whole number.";
    }

    private boolean fits(String path, boolean fits, String form) {
        if (!fits) {
            add(OTHER_KIND, path, "It is another kind of JSON value. " + form);
        }
        return fits;
    }

    private void readable(String path, String text) {
        if (texts) {
            ReadableText.objection(text, true)
                    .ifPresent(what -> add(UNREADABLE, path, "It contains " + what + ". Remove it."));
        }
    }

    private void add(String code, String field, String message) {
        violations.add(new Violation(code, field, message));
    }

    private static String unknown(String name, Map<String, RecordComponent> known) {
        String meant = NearestWord.to(name, known.keySet())
                .map(nearest -> " Do you mean " + nearest + "?")
                .orElse(" Leave it out.");
        return "There is no such member." + meant + " Known are " + String.join(", ", known.keySet()) + ".";
    }

    /** A name of the caller's, as far as it can be told again. */
    private static String shown(String name) {
        return name.length() <= LONGEST_NAME
                        && ReadableText.objection(name, false).isEmpty()
                ? name
                : "(unreadable)";
    }
}
