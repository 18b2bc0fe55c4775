package com.maqsafy.releases.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The short way to read a record passes nothing that the long way would not")
class RecordLineTest {

    private static final CanonicalJson JSON = new CanonicalJson();

    @TempDir
    static Path directory;

    private static String key;

    @BeforeAll
    static void someKey() {
        key = SigningKey.readOrGenerate(directory).publicKeyPem();
    }

    private static List<JsonNode> kinds() throws IOException {
        return Files.readAllLines(Path.of("src/test/resources/ledger/records.jsonl")).stream()
                .filter(line -> !line.isBlank())
                .map(JSON::read)
                .filter(line -> EventKinds.known().of(line.get("kind").asText()).isPresent())
                .toList();
    }

    private static String line(JsonNode kind) {
        ObjectNode record =
                MadeEvidence.record("canteen-api-1.5.0", kind, Instant.parse("2026-03-02T08:00:00Z"), "owner");
        return JSON.of(MadeEvidence.chained(List.of(record)).get(0));
    }

    private static boolean isPlain(String line) {
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        return new RecordLine().read(bytes, 0, bytes.length);
    }

    @Test
    void readsWhatTheMembersSay() throws IOException {
        int plain = 0;
        for (JsonNode kind : kinds()) {
            String text = "x" + line(kind) + "x";
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            RecordLine line = new RecordLine();
            if (line.read(bytes, 1, bytes.length - 1)) {
                plain++;
                assertThat(new String(bytes, line.kindFrom, line.kindTo - line.kindFrom, StandardCharsets.UTF_8))
                        .isEqualTo(kind.get("kind").asText());
                assertThat(JSON.read(new String(
                                bytes, line.payloadFrom, line.payloadTo - line.payloadFrom, StandardCharsets.UTF_8)))
                        .isEqualTo(kind.get("payload"));
                assertThat(line.sequence).isOne();
                assertThat(text.substring(1, 2)).isEqualTo("{");
            }
        }
        assertThat(plain).as("of " + kinds().size()).isGreaterThan(kinds().size() * 9 / 10);
    }

    @Test
    @DisplayName("a line in any other form than the canonical one is not read")
    void readsCanonicalFormOnly() throws IOException {
        Random random = new Random(3);
        int passed = 0;
        for (JsonNode kind : kinds()) {
            String intact = line(kind);
            for (int i = 0; i < 30; i++) {
                String changed = changed(intact, random);
                boolean canonical;
                try {
                    canonical = JSON.of(JSON.read(changed)).equals(changed);
                } catch (InvalidEvidenceException e) {
                    canonical = false;
                }
                if (isPlain(changed)) {
                    passed++;
                    assertThat(canonical).as(changed).isTrue();
                }
            }
        }
        assertThat(passed).isPositive();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.0",
                "1e3",
                "-0",
                "01",
                "+1",
                "1.50",
                "01.5",
                "1.",
                ".5",
                "0.0000001",
                "1.5e2",
                "1.2345678901234567",
                "12345678901234567890",
                "-3000000000",
                "\"\\/\"",
                "\"\\u0041\"",
                "\"\\u0000\"",
                "\"\\ud800\"",
                "\"\t\"",
                "[1,]",
                "[ 1]",
                "{\"b\":1,\"a\":2}",
                "{\"a\":1,\"a\":2}",
                "{\"a\" :1}",
                "tru",
                "nul",
                "'x'",
                "\"x",
                "{\"a\\\"b\":1}",
                "[1 ,2]",
                ""
            })
    void readsNoOtherValue(String value) throws IOException {
        String intact = line(JSON.read("{\"kind\":\"commented\",\"payload\":{\"text\":7}}"));
        assertThat(isPlain(intact)).isTrue();
        assertThat(isPlain(intact.replace("\"text\":7", "\"text\":" + value))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.5", "-9.8", "0.1", "123456.789", "10.25", "100", "-7"})
    void readsNumbers(String value) throws IOException {
        assertThat(JSON.of(JSON.read("[" + value + "]"))).isEqualTo("[" + value + "]");
        assertThat(isPlain(line(JSON.read("{\"kind\":\"commented\",\"payload\":{\"text\":" + value + "}}"))))
                .isTrue();
    }

    @Test
    void readsNoBytesThatAreNotText() throws IOException {
        byte[] intact = line(JSON.read("{\"kind\":\"commented\",\"payload\":{\"text\":\"???\"}}"))
                .getBytes(StandardCharsets.UTF_8);
        int at = new String(intact, StandardCharsets.US_ASCII).indexOf("???");
        int[][] wrong = {
            {0xc0, 0x80, 'x'},
            {0xed, 0xa0, 0x80},
            {0xe0, 0x80, 0x80},
            {0x80, 'x', 'x'},
            {0xc3, 'x', 'x'},
            {0xff, 'x', 'x'},
            {'x', 'x', 0xc3}
        };
        for (int[] bytes : wrong) {
            byte[] line = intact.clone();
            for (int i = 0; i < 3; i++) {
                line[at + i] = (byte) bytes[i];
            }
            assertThat(new RecordLine().read(line, 0, line.length)).isFalse();
        }
        assertThat(isPlain(new String(intact, StandardCharsets.UTF_8).replace("???", "\u20ac\ud83d\ude00\u00e9")))
                .isTrue();
    }

    @Test
    @DisplayName("of a kind that is plain, no text and no number decides whether a record is of its kind")
    void buildDecides() throws IOException {
        List<UnaryOperator<String>> texts = List.of(
                text -> "", text -> " ", text -> "x Y\n", text -> "\u0130\u00e9", text -> "7", text -> text + " ");
        int plain = 0;
        for (JsonNode kind : kinds()) {
            Class<? extends LedgerEvent> type =
                    EventKinds.known().of(kind.get("kind").asText()).orElseThrow();
            if (!EventKinds.isPlain(type)) {
                continue;
            }
            plain++;
            for (UnaryOperator<String> text : texts) {
                JsonNode payload = with(kind.get("payload"), text);
                assertThat(EventKinds.known().fault(type, payload))
                        .as(kind.get("kind").asText() + " " + payload)
                        .isEmpty();
            }
        }
        assertThat(plain).isGreaterThan(kinds().size() * 8 / 10);
    }

    private static JsonNode with(JsonNode node, UnaryOperator<String> text) {
        if (node.isTextual()) {
            return TextNode.valueOf(text.apply(node.textValue()));
        }
        if (node.isInt()) {
            return IntNode.valueOf(
                    text.apply("x").isEmpty() ? 0 : text.apply("x").length() - 3);
        }
        if (node.isObject()) {
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            node.properties().forEach(m -> object.set(m.getKey(), with(m.getValue(), text)));
            return object;
        }
        if (node.isArray()) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            node.forEach(element -> array.add(with(element, text)));
            return array;
        }
        return node;
    }

    @Test
    @DisplayName("line by line the same findings, whether a line was known before or is read the long way")
    void findsTheSame() throws IOException {
        Random random = new Random(11);
        List<ObjectNode> records = new ArrayList<>();
        for (JsonNode kind : kinds()) {
            for (int i = 0; i < 2; i++) {
                records.add(
                        MadeEvidence.record("canteen-api-1.5.0", kind, Instant.parse("2026-03-02T08:00:00Z"), "owner"));
            }
        }
        List<String> lines =
                MadeEvidence.chained(records).stream().map(JSON::of).toList();
        for (int i = 0; i < 400; i++) {
            int at = random.nextInt(lines.size());
            List<String> changed = new ArrayList<>(lines.subList(Math.max(0, at - 3), at + 1));
            String line = changed(lines.get(at), random);
            // Alone, each line is the first of its kind and read the long way.
            List<String> alone = codes(List.of(line));
            changed.set(changed.size() - 1, line);
            int last = changed.size();
            assertThat(codesOfLine(changed, last)).as(line).containsAll(alone);
        }
    }

    /** What is wrong with the line itself, not with its place. */
    private static final List<String> OF_THE_LINE =
            List.of("REL-EVI-101", "REL-EVI-102", "REL-EVI-103", "REL-EVI-104", "REL-EVI-121", "REL-EVI-122");

    private static List<String> codes(List<String> lines) throws IOException {
        return codesOfLine(lines, lines.size());
    }

    private static List<String> codesOfLine(List<String> lines, int number) throws IOException {
        return EvidenceVerifier.with(key)
                .allowingOpen()
                .verify(new ByteArrayInputStream((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8)))
                .findings()
                .stream()
                .filter(f -> f.line() == number)
                .map(EvidenceVerifier.Finding::code)
                .filter(OF_THE_LINE::contains)
                .toList();
    }

    private static String changed(String text, Random random) {
        int at = random.nextInt(text.length());
        String with = List.of("", "a", "0", "\"", ",", "\\", " ", "{", "\u00e9", "9", "null", "-")
                .get(random.nextInt(12));
        return text.substring(0, at) + with + text.substring(at + random.nextInt(2));
    }
}
