package com.maqsafy.releases.evidence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import org.apache.commons.codec.digest.DigestUtils;
import org.erdtman.jcs.JsonCanonicalizer;
import org.erdtman.jcs.NumberToJSON;
import org.jspecify.annotations.Nullable;

/**
 * The canonical form of JSON (RFC 8785) and digests over it: one content, one text, one hash.
 *
 * <p>Refuses with {@link InvalidEvidenceException} what has no canonical form or would not come back from it as it went
 * in: numbers that are not finite ({@code REL-EVI-012}) or that a double cannot hold ({@code REL-EVI-013}), text with
 * half a surrogate pair ({@code REL-EVI-014}) or with {@code U+0000}, which PostgreSQL cannot keep
 * ({@code REL-EVI-015}), and objects that are not JSON at all ({@code REL-EVI-011}).
 */
public final class CanonicalJson {

    // Of its own and not the application's mapper: settings of the web layer must not change what is hashed.
    private final JsonMapper mapper = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .addModule(new Jdk8Module())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS, SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /**
     * The canonical text of a value.
     *
     * @param value anything that Jackson writes as a JSON object or array; times become RFC 3339 text
     * @throws InvalidEvidenceException when the value has no canonical form, with the place at fault as a JSON pointer
     */
    public String of(Object value) {
        try {
            JsonNode tree = mapper.valueToTree(value);
            if (!tree.isContainerNode()) {
                throw new InvalidEvidenceException(
                        "REL-EVI-011", "A JSON object or array is needed, not " + tree.getNodeType() + ".");
            }
            check(tree, "");
            return new JsonCanonicalizer(mapper.writeValueAsString(tree)).getEncodedString();
        } catch (IllegalArgumentException | IOException e) {
            throw new InvalidEvidenceException("REL-EVI-011", "It cannot be written as JSON: " + firstLine(e), e);
        }
    }

    /** SHA-256, lower-case hexadecimal, of the canonical text of a value, in UTF-8. */
    public String sha256(Object value) {
        return sha256Of(of(value));
    }

    /**
     * Reads JSON text; a member given twice and text after the end are refused.
     *
     * @throws InvalidEvidenceException {@code REL-EVI-011} when the text is not JSON
     */
    JsonNode read(String json) {
        try {
            return mapper.readTree(json);
        } catch (JsonProcessingException e) {
            throw new InvalidEvidenceException("REL-EVI-011", "It is not JSON: " + firstLine(e), e);
        }
    }

    /** Reads JSON in UTF-8 that was found to be canonical. */
    JsonNode read(byte[] json, int from, int length) throws IOException {
        return mapper.readTree(json, from, length);
    }

    static String sha256Of(String text) {
        return sha256Of(text.getBytes(StandardCharsets.UTF_8));
    }

    static String sha256Of(byte[] bytes) {
        return DigestUtils.sha256Hex(bytes);
    }

    static byte[] digestOf(byte[] bytes) {
        return DigestUtils.sha256(bytes);
    }

    /** Refuses text that has no UTF-8 form or that PostgreSQL cannot keep. */
    static void checkText(String text, String place) {
        for (int i = 0; i < text.length(); i = text.offsetByCodePoints(i, 1)) {
            char c = text.charAt(i);
            if (c == 0) {
                throw new InvalidEvidenceException(
                        "REL-EVI-015", place + " contains the character U+0000, which cannot be stored. Remove it.");
            }
            if (!Character.isSurrogate(c)) {
                continue;
            }
            if (Character.isLowSurrogate(c)
                    || i + 1 == text.length()
                    || !Character.isLowSurrogate(text.charAt(i + 1))) {
                throw new InvalidEvidenceException(
                        "REL-EVI-014",
                        "%s contains half a surrogate pair (\\u%04x) and so is not Unicode text. Send well-formed text."
                                .formatted(place, (int) c));
            }
        }
    }

    private void check(JsonNode node, String pointer) throws IOException {
        switch (node.getNodeType()) {
            case OBJECT -> {
                for (var member : node.properties()) {
                    checkText(member.getKey(), "A member name under " + named(pointer));
                    check(member.getValue(), pointer + "/" + member.getKey());
                }
            }
            case ARRAY -> {
                for (int i = 0; i < node.size(); i++) {
                    check(node.get(i), pointer + "/" + i);
                }
            }
            case STRING -> checkText(node.textValue(), named(pointer));
            case NUMBER -> checkNumber(node, pointer);
            case BOOLEAN, NULL -> {
                // Have one form only.
            }
            default ->
                throw new InvalidEvidenceException(
                        "REL-EVI-011",
                        named(pointer) + " is " + node.getNodeType() + ", which JSON does not have. Send it as text.");
        }
    }

    private static void checkNumber(JsonNode number, String pointer) throws IOException {
        double nearest = number.doubleValue();
        boolean binary = number.isDouble() || number.isFloat();
        if (binary && !Double.isFinite(nearest)) {
            throw new InvalidEvidenceException(
                    "REL-EVI-012", named(pointer) + " is " + nearest + ", which JSON does not have. Leave it out.");
        }
        if (binary) {
            return;
        }
        // Exact: what the canonical text says must be the number that was given, or the record attests another one.
        if (!Double.isFinite(nearest)
                || new BigDecimal(NumberToJSON.serializeNumber(nearest)).compareTo(number.decimalValue()) != 0) {
            throw new InvalidEvidenceException(
                    "REL-EVI-013",
                    named(pointer) + " is " + shortened(number.asText())
                            + ", which a double cannot hold exactly (RFC 8785). Send it as text.");
        }
    }

    private static String named(String pointer) {
        return pointer.isEmpty() ? "the document" : pointer;
    }

    private static String shortened(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "...";
    }

    private static String firstLine(Exception e) {
        @Nullable String message = e.getMessage();
        return message == null
                ? e.getClass().getSimpleName()
                : message.lines().findFirst().orElse("");
    }
}
