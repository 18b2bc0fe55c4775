package com.maqsafy.releases.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("Canonical JSON (RFC 8785)")
class CanonicalJsonTest {

    private final CanonicalJson canonicalJson = new CanonicalJson();

    @Test
    @DisplayName("RFC 8785, 3.2.2: serialization of primitive data types")
    void writesPrimitivesAsTheStandardSays() throws Exception {
        String input = """
                {
                  "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
                  "string": "\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\"\\/",
                  "literals": [null, true, false]
                }""";

        assertThat(canonicalJson.of(new ObjectMapper().readTree(input)))
                .isEqualTo("{\"literals\":[null,true,false],"
                        + "\"numbers\":[333333333.3333333,1e+30,4.5,0.002,1e-27],"
                        + "\"string\":\"\u20ac$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}");
    }

    @Test
    @DisplayName("RFC 8785, 3.2.3: members are sorted by UTF-16 code units")
    void sortsMembersByCodeUnits() {
        Map<String, String> members = Map.of(
                "\u20ac", "Euro Sign",
                "\r", "Carriage Return",
                "\ufb33", "Hebrew Letter Dalet With Dagesh",
                "1", "One",
                "\ud83d\ude00", "Emoji: Grinning Face",
                "\u0080", "Control",
                "\u00f6", "Latin Small Letter O With Diaeresis");

        List<String> values = new ArrayList<>();
        canonicalJson.read(canonicalJson.of(members)).forEach(value -> values.add(value.textValue()));

        assertThat(values)
                .containsExactly(
                        "Carriage Return",
                        "One",
                        "Control",
                        "Latin Small Letter O With Diaeresis",
                        "Euro Sign",
                        "Emoji: Grinning Face",
                        "Hebrew Letter Dalet With Dagesh");
    }

    @ParameterizedTest(name = "{0} is {1}")
    @DisplayName("RFC 8785, appendix B: numbers")
    @CsvSource({
        "0000000000000000, 0",
        "8000000000000000, 0",
        "0000000000000001, 5e-324",
        "8000000000000001, -5e-324",
        "7fefffffffffffff, 1.7976931348623157e+308",
        "ffefffffffffffff, -1.7976931348623157e+308",
        "4340000000000000, 9007199254740992",
        "c340000000000000, -9007199254740992",
        "4430000000000000, 295147905179352830000",
        "44b52d02c7e14af5, 9.999999999999997e+22",
        "44b52d02c7e14af6, 1e+23",
        "44b52d02c7e14af7, 1.0000000000000001e+23",
        "444b1ae4d6e2ef4e, 999999999999999700000",
        "444b1ae4d6e2ef4f, 999999999999999900000",
        "444b1ae4d6e2ef50, 1e+21",
        "3eb0c6f7a0b5ed8c, 9.999999999999997e-7",
        "3eb0c6f7a0b5ed8d, 0.000001",
        "41b3de4355555553, 333333333.3333332",
        "41b3de4355555554, 333333333.33333325",
        "41b3de4355555555, 333333333.3333333",
        "41b3de4355555556, 333333333.3333334",
        "41b3de4355555557, 333333333.33333343",
        "becbf647612f3696, -0.0000033333333333333333",
        "43143ff3c1cb0959, 1424953923781206.2"
    })
    void writesNumbersAsTheStandardSays(String bits, String text) {
        double number = Double.longBitsToDouble(HexFormat.fromHexDigitsToLong(bits));

        assertThat(canonicalJson.of(new double[] {number})).isEqualTo("[" + text + "]");
    }

    @Test
    void hashesTheUtf8OfTheCanonicalText() {
        // printf '{"a":"\xe2\x82\xac"}' | sha256sum
        assertThat(canonicalJson.sha256(Map.of("a", "\u20ac")))
                .isEqualTo("db8566e7dc218a6795f689fe26667214b263a2443d9966d00742cbd38019c33e");
    }

    @Test
    void writesTimesAsRfc3339AndOptionalsAsTheirContent() {
        record Payload(Instant at, Optional<String> reason, Optional<String> none) {}

        assertThat(canonicalJson.of(
                        new Payload(Instant.parse("2026-02-03T04:05:06Z"), Optional.of("why"), Optional.empty())))
                .isEqualTo("{\"at\":\"2026-02-03T04:05:06Z\",\"none\":null,\"reason\":\"why\"}");
    }

    record Refused(Object value, String message) {

        @Override
        public String toString() {
            return message;
        }
    }

    static List<Refused> refused() {
        return List.of(
                new Refused(Map.of("a", Double.NaN), "REL-EVI-012 /a is NaN, which JSON does not have."),
                new Refused(Map.of("a", List.of(1, Float.POSITIVE_INFINITY)), "REL-EVI-012 /a/1 is Infinity"),
                new Refused(
                        Map.of("a", 9007199254740993L),
                        "REL-EVI-013 /a is 9007199254740993, which a double cannot hold exactly (RFC 8785)."),
                new Refused(Map.of("a", BigInteger.TEN.pow(400)), "REL-EVI-013 /a is 1000000000"),
                new Refused(Map.of("a", new BigDecimal("0.12345678901234567890")), "REL-EVI-013 /a is 0.123456789"),
                new Refused(Map.of("a", "x\ud800y"), "REL-EVI-014 /a contains half a surrogate pair (\\ud800)"),
                new Refused(Map.of("a", "\udc00"), "REL-EVI-014 /a contains half a surrogate pair (\\udc00)"),
                new Refused(Map.of("\ud800", 1), "REL-EVI-014 A member name under the document contains half"),
                new Refused(Map.of("a", "x\u0000"), "REL-EVI-015 /a contains the character U+0000"),
                new Refused(Map.of("b", Map.of("\u0000", 1)), "REL-EVI-015 A member name under /b contains"),
                new Refused(Map.of("a", new byte[] {1}), "REL-EVI-011 /a is BINARY, which JSON does not have."),
                new Refused(new Object(), "REL-EVI-011 It cannot be written as JSON: No serializer found"),
                new Refused(
                        JsonNodeFactory.instance.textNode("a"),
                        "REL-EVI-011 A JSON object or array is needed, not STRING."));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void refusesWhatHasNoCanonicalForm(Refused refused) {
        assertThatThrownBy(() -> canonicalJson.of(refused.value()))
                .isInstanceOf(InvalidEvidenceException.class)
                .hasMessageStartingWith(refused.message());
    }

    @Test
    void acceptsNumbersThatADoubleHolds() {
        assertThat(canonicalJson.of(List.of(9007199254740991L, new BigDecimal("0.10"), 0.1f, new BigDecimal("1E+2"))))
                .isEqualTo("[9007199254740991,0.1,0.1,100]");
    }
}
