package com.maqsafy.releases.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormSchemaTest {

    private static final String CHOICES = "'values':[{'label':'Yes','value':'yes'},{'label':'No','value':'no'}]";

    static Stream<Arguments> acceptedValues() {
        return Stream.of(
                arguments("'type':'textfield'", "text", "text"),
                arguments("'type':'textfield'", null, null),
                arguments("'type':'textfield'", "", null),
                arguments("'type':'textfield'", "  ", null),
                arguments("'type':'textfield'", "محمد 😀", "محمد 😀"),
                arguments("'type':'textfield'", "x".repeat(10_000), "x".repeat(10_000)),
                arguments("'type':'textarea'", "two\r\n\tlines", "two\r\n\tlines"),
                arguments("'type':'textarea','validate':{'maxLength':20000}", "x".repeat(20_000), "x".repeat(20_000)),
                arguments("'type':'textfield','validate':{'required':true}", "a", "a"),
                arguments("'type':'textfield','validate':{'minLength':3}", "abc", "abc"),
                arguments("'type':'textfield','validate':{'minLength':3}", "", null),
                arguments("'type':'textfield','validate':{'maxLength':3}", " abc ", " abc "),
                arguments("'type':'textfield','validate':{'maxLength':'=limit'}", "abc", "abc"),
                arguments("'type':'textfield','validate':{'pattern':'^[a-z]+$'}", "abc", "abc"),
                arguments("'type':'textfield','validate':{'validationType':'email'}", "a@maqsafy.com", "a@maqsafy.com"),
                arguments("'type':'textfield','validate':{'validationType':'phone'}", "+966112345678", "+966112345678"),
                arguments("'type':'number','validate':{'min':1,'max':3}", 3, 3),
                arguments("'type':'number','validate':{'min':1,'max':3}", 1L, 1L),
                arguments("'type':'number','decimalDigits':1", 2.5d, 2.5d),
                arguments("'type':'number','increment':'0.5'", 2.5d, 2.5d),
                arguments("'type':'number','serializeToString':true", "12.5", "12.5"),
                arguments("'type':'checkbox'", true, true),
                arguments("'type':'checkbox'", false, null),
                arguments("'type':'checkbox','validate':{'required':true}", true, true),
                arguments("'type':'radio'," + CHOICES, "yes", "yes"),
                arguments("'type':'select'," + CHOICES, "no", "no"),
                arguments("'type':'select','valuesKey':'people'", "ann", "ann"),
                arguments("'type':'select','valuesExpression':'=dossier.options'", "b", "b"),
                arguments("'type':'checklist'," + CHOICES, List.of("no", "yes"), List.of("no", "yes")),
                arguments("'type':'checklist'," + CHOICES, "[\"yes\"]", List.of("yes")),
                arguments("'type':'checklist'," + CHOICES, List.of(), null),
                arguments("'type':'checklist'," + CHOICES, "[]", null),
                arguments("'type':'taglist'," + CHOICES, List.of("yes"), List.of("yes")),
                arguments("'type':'datetime','subtype':'date'", "2026-12-24", "2026-12-24"),
                arguments("'type':'datetime','subtype':'time','timeSerializingFormat':'no_timezone'", "14:30", "14:30"),
                arguments("'type':'datetime','subtype':'time'", "14:30Z", "14:30Z"),
                arguments("'type':'datetime','subtype':'datetime'", "2026-12-24T14:30+00:00", "2026-12-24T14:30+00:00"),
                arguments(
                        "'type':'datetime','subtype':'datetime','timeSerializingFormat':'no_timezone'",
                        "2026-12-24T14:30",
                        "2026-12-24T14:30"));
    }

    @ParameterizedTest
    @MethodSource("acceptedValues")
    void accepts(String component, @Nullable Object value, @Nullable Object kept) {
        FormSchema.Judgement judgement = judge(component, value);

        assertThat(judgement.violations()).isEmpty();
        assertThat(judgement.accepted().values().get("x")).isEqualTo(kept);
    }

    static Stream<Arguments> refusedValues() {
        String text = "'type':'textfield'";
        String invisible = "contains a character that cannot be shown ";
        return Stream.of(
                arguments(text + ",'validate':{'required':true}", null, "is required. Fill it in: Say x. (RB-02)"),
                arguments(text + ",'validate':{'required':true}", "\u00a0\u200b", "is required. Fill it in"),
                arguments(text + ",'validate':{'required':true}", "   ", "is required. Fill it in"),
                arguments(text, 1, "must be a text. Send it as a String."),
                arguments(text, List.of("a"), "must be a text. Send it as a String."),
                arguments(text, Map.of(), "must be a text. Send it as a String."),
                arguments(text, "x".repeat(10_001), "is longer than 10000 characters. Shorten it."),
                arguments(text, "a\u0000b", invisible + "(U+0000 at position 2). Remove it."),
                arguments(text, "\u0007", invisible + "(U+0007 at position 1). Remove it."),
                arguments(text, "a\nb", invisible + "(U+000A at position 2). Remove it."),
                arguments(text, "\n", invisible + "(U+000A at position 1). Remove it."),
                arguments(text, "a\u2028b", invisible + "(U+2028 at position 2). Remove it."),
                arguments(text, "a\u202Eb", invisible + "(U+202E at position 2). Remove it."),
                arguments(text, "😀\uD83D", invisible + "(U+D83D at position 3). Remove it."),
                arguments("'type':'textarea'", "\uDE00x", invisible + "(U+DE00 at position 1). Remove it."),
                arguments("'type':'textarea'", "a\u0000", invisible + "(U+0000 at position 2). Remove it."),
                arguments("'type':'textarea'", "a\u0085b", invisible + "(U+0085 at position 2). Remove it."),
                arguments(text + ",'validate':{'minLength':3}", " ab ", "is shorter than 3 characters. Write more."),
                arguments(text + ",'validate':{'maxLength':3}", "abcd", "is longer than 3 characters. Shorten it."),
                arguments(
                        text + ",'validate':{'maxLength':'=limit'}",
                        "abcdef",
                        "is longer than 5 characters. Shorten it."),
                arguments(
                        text + ",'validate':{'pattern':'^[a-z]+$'}",
                        "abc1",
                        "does not match ^[a-z]+$. Write it as asked: Say x. (RB-02)"),
                arguments("'type':'textarea','validate':{'pattern':'^[a-z]+$'}", "abc\n", "does not match ^[a-z]+$."),
                arguments(text + ",'validate':{'validationType':'email'}", "a@", "is not an e-mail address."),
                arguments(
                        text + ",'validate':{'validationType':'phone'}",
                        "12345",
                        "is not an international phone number."),
                arguments("'type':'number','validate':{'min':1}", 0, "is less than 1. Enter 1 or more."),
                arguments("'type':'number','validate':{'max':3}", 3.5, "is more than 3. Enter 3 or less."),
                arguments("'type':'number','validate':{'required':true}", null, "is required."),
                arguments("'type':'number'", "3", "must be a number. Send it as Integer or Double."),
                arguments("'type':'number'", Double.NaN, "must be a number."),
                arguments("'type':'number'", Double.POSITIVE_INFINITY, "must be a number."),
                arguments("'type':'number'", new BigDecimal("1E+999999999"), "must be a number."),
                arguments("'type':'number','serializeToString':true", "1e999999999", "must be a number sent as text"),
                arguments("'type':'number','serializeToString':true", "NaN", "must be a number sent as text"),
                arguments("'type':'number','decimalDigits':1", 2.55d, "has more than 1 digits after the point."),
                arguments("'type':'number','increment':'0.5'", 2.4d, "is not a multiple of 0.5."),
                arguments("'type':'checkbox'", "true", "must be true or false. Send it as a Boolean."),
                arguments("'type':'checkbox','validate':{'required':true}", false, "must be ticked. Tick it."),
                arguments(
                        "'type':'radio','validate':{'required':true}," + CHOICES,
                        null,
                        "is required. Choose one of: yes, no."),
                arguments(
                        "'type':'radio'," + CHOICES,
                        "maybe",
                        "has a value that is not offered. Choose one of: yes, no."),
                arguments("'type':'radio'," + CHOICES, "YES", "has a value that is not offered."),
                arguments("'type':'radio'," + CHOICES, true, "must be a text."),
                arguments("'type':'select'," + CHOICES, "yes ", "has a value that is not offered."),
                arguments("'type':'select','valuesKey':'people'", "eve", "Choose one of: ann, ben."),
                arguments("'type':'select','valuesKey':'nobody'", "ann", "has a value that is not offered."),
                arguments("'type':'select','valuesExpression':'=dossier.options'", "c", "Choose one of: a, b."),
                arguments(
                        "'type':'checklist','validate':{'required':true}," + CHOICES,
                        List.of(),
                        "is required. Choose at least one of: yes, no."),
                arguments("'type':'checklist'," + CHOICES, List.of("yes", "x"), "Choose some of: yes, no."),
                arguments("'type':'checklist'," + CHOICES, List.of("yes", "yes"), "names a choice twice."),
                arguments("'type':'checklist'," + CHOICES, "yes", "must be a list of texts."),
                arguments("'type':'checklist'," + CHOICES, "[1]", "must be a list of texts."),
                arguments("'type':'checklist'," + CHOICES, "[\"yes\"", "must be a list of texts."),
                arguments("'type':'checklist'," + CHOICES, Arrays.asList("yes", null), "must be a list of texts."),
                arguments("'type':'taglist'," + CHOICES, List.of("x"), "has a value that is not offered."),
                arguments("'type':'datetime','subtype':'date'", "2026-02-30", "Write it as 2026-12-24."),
                arguments("'type':'datetime','subtype':'time'", "14:30", "Write it as 14:30+03:00."),
                arguments("'type':'datetime','subtype':'datetime'", "soon", "Write it as 2026-12-24T14:30+03:00."));
    }

    @ParameterizedTest
    @MethodSource("refusedValues")
    void refuses(String component, @Nullable Object value, String message) {
        FormSchema.Judgement judgement = judge(component, value);

        assertThat(judgement.violations()).singleElement().satisfies(violation -> {
            assertThat(violation.item()).isEqualTo("RB-02");
            assertThat(violation.field()).isEqualTo("x");
            assertThat(violation.message()).startsWith("'X' ").contains(message).doesNotContain("\n");
        });
        assertThat(judgement.values().values()).isEmpty();
        assertThatThrownBy(judgement::accepted)
                .isInstanceOf(SubmissionRefusedException.class)
                .hasMessageContaining("x (RB-02): 'X' ");
    }

    @Test
    void reportsAllViolationsAtOnce() {
        FormSchema schema = form("{'type':'textfield','key':'a','label':'A','validate':{'required':true}},"
                + "{'type':'textfield','key':'b','label':'B'}");

        assertThat(schema.judge(Map.of("b", 1, "c", "x"), Map.of()).violations())
                .containsExactly(
                        new Violation("FORM", "c", "The form has no such field. Leave it out."),
                        new Violation("FORM", "a", "'A' is required. Fill it in."),
                        new Violation("FORM", "b", "'B' must be a text. Send it as a String."));
    }

    @Test
    void refusesUnknownFieldsWithoutRepeatingWhatCannotBeShown() {
        FormSchema schema = form("{'type':'textfield','key':'a','label':'A'}");

        assertThat(schema.judge(Map.of("dossier", Map.of()), Map.of()).violations())
                .extracting(Violation::field)
                .containsExactly("dossier");
        assertThat(schema.judge(Map.of("a\nb", "x"), Map.of()).violations())
                .extracting(Violation::field)
                .containsExactly("(unreadable)");
    }

    @Test
    void namesOnlyTheFirstOfManyUnknownFields() {
        Map<String, Object> submitted = new HashMap<>();
        IntStream.range(0, 1000).forEach(i -> submitted.put("k" + i, i));

        assertThat(form("{'type':'textfield','key':'a','label':'A'}")
                        .judge(submitted, Map.of())
                        .violations())
                .hasSize(21)
                .last()
                .extracting(Violation::field)
                .isEqualTo("and 980 more");
    }

    private static final String CONDITIONAL = "{'type':'radio','key':'decision','label':'Decision'," + CHOICES + "},"
            + "{'type':'textarea','key':'reason','label':'Reason','validate':{'required':true},"
            + "'conditional':{'hide':'=decision = null or decision = \"yes\"'}}";

    @Test
    void asksForAFieldThatIsShown() {
        assertThat(form(CONDITIONAL).judge(Map.of("decision", "no"), Map.of()).violations())
                .extracting(Violation::field)
                .containsExactly("reason");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  "})
    void leavesOutAHiddenFieldThatIsEmpty(String reason) {
        FormValues values = form(CONDITIONAL)
                .judge(Map.of("decision", "yes", "reason", reason), Map.of())
                .accepted();

        assertThat(values.values()).isEqualTo(Map.of("decision", "yes"));
    }

    @Test
    void refusesAHiddenFieldWithAValue() {
        assertThat(form(CONDITIONAL)
                        .judge(Map.of("decision", "yes", "reason", "x"), Map.of())
                        .violations())
                .containsExactly(new Violation(
                        "FORM", "reason", "'Reason' is not asked with the other answers given. Leave it empty."));
        assertThat(form(CONDITIONAL).judge(Map.of("reason", "x"), Map.of()).violations())
                .hasSize(1);
    }

    @Test
    void hidesByTheDossierAndByTheGroupAround() {
        FormSchema schema = form("{'type':'group','id':'g','label':'G','conditional':{'hide':'=dossier.known'},"
                + "'components':[{'type':'textfield','key':'a','label':'A','validate':{'required':true}}]}");

        assertThat(schema.judge(Map.of(), dossier("known", true)).violations()).isEmpty();
        assertThat(schema.judge(Map.of(), dossier("known", false)).violations()).hasSize(1);
        assertThat(schema.judge(Map.of(), Map.of()).violations()).hasSize(1);
    }

    @Test
    void asksForAFieldWhoseConditionCannotBeEvaluated() {
        FormSchema schema = form("{'type':'textfield','key':'a','label':'A','validate':{'required':true},"
                + "'conditional':{'hide':'=dossier.count > \"x\"'}}");

        assertThat(schema.judge(Map.of(), dossier("count", 1)).violations()).hasSize(1);
    }

    @Test
    void doesNotLetASubmissionReplaceTheDossier() {
        FormSchema schema = form("{'type':'textfield','key':'a','label':'A','validate':{'required':true},"
                + "'conditional':{'hide':'=dossier.known'}}");

        assertThat(schema.judge(Map.of("dossier", Map.of("known", true)), dossier("known", false))
                        .violations())
                .extracting(Violation::field)
                .containsExactly("dossier", "a");
    }

    @Test
    void takesAnAnswerThatIsNotAskedBecauseTheSystemHasIt() {
        FormSchema schema = form("{'type':'radio','key':'A_1','label':'A','validate':{'required':true},"
                + "'values':[{'label':'Yes','value':'yes'},{'label':'No','value':'no'}],"
                + "'conditional':{'hide':'=dossier.answered.A_1'}},"
                + "{'type':'textfield','key':'A_1_reason','label':'Why?','validate':{'required':true},"
                + "'conditional':{'hide':'=dossier.answered.A_1 = true or A_1 = null or A_1 = \"yes\"'}}");
        Map<String, Object> answered = dossier("answered", Map.of("A_1", true));

        assertThat(schema.judge(Map.of(), answered).violations()).isEmpty();
        assertThat(schema.judge(Map.of("A_1", "no", "A_1_reason", "late"), answered)
                        .accepted()
                        .values())
                .containsOnly(Map.entry("A_1", "no"), Map.entry("A_1_reason", "late"));
        assertThat(schema.judge(Map.of("A_1", "perhaps"), answered).violations())
                .hasSize(1);
        assertThat(schema.judge(Map.of(), dossier("answered", Map.of())).violations())
                .extracting(Violation::field)
                .containsExactly("A_1");
    }

    @Test
    void tellsItsInputs() {
        assertThat(form("{'type':'text','id':'t','text':'# T'},"
                                + "{'type':'textfield','key':'a','label':'A','validate':{'required':true},"
                                + "'properties':{'policyItem':'RB-02'}}")
                        .inputs())
                .containsExactly(new FormSchema.Input("a", "A", "RB-02", true));
    }

    static Stream<Arguments> badForms() {
        String field = "'type':'textfield','key':'a','label':'A'";
        return Stream.of(
                arguments(
                        "{'type':'filepicker','id':'f','key':'f','label':'F'}",
                        "REL-FRM-003 Components of type 'filepicker'"),
                arguments("{'type':'dynamiclist','id':'f','path':'f','components':[]}", "REL-FRM-003"),
                arguments("{'type':'expression','key':'f','expression':'=1'}", "REL-FRM-003"),
                arguments("{'type':'iframe','id':'f'}", "REL-FRM-003"),
                arguments("{'id':'f'}", "REL-FRM-003"),
                arguments("{" + field + "},{" + field + "}", "REL-FRM-004 The key 'a' is there twice."),
                arguments("{'id':'i'," + field + "},{'id':'i','type':'text'}", "REL-FRM-004 The component id"),
                arguments("{'type':'group','components':[{" + field + "}]},{" + field + "}", "REL-FRM-004"),
                arguments("{'type':'textfield','key':'a.b','label':'A'}", "REL-FRM-005 The key 'a.b'"),
                arguments("{'type':'textfield','key':'1a','label':'A'}", "REL-FRM-005"),
                arguments("{'type':'textfield','label':'A'}", "REL-FRM-005"),
                arguments("{" + field + ",'conditional':{'hide':'=a ='}}", "REL-FRM-006 The hide condition of 'a'"),
                arguments("{" + field + ",'conditional':{'hide':'a = 1'}}", "REL-FRM-006"),
                arguments("{" + field + ",'validate':{'maxLength':'5'}}", "REL-FRM-006 'maxLength' of 'a'"),
                arguments("{'type':'table','id':'t','dataSource':'dossier'}", "REL-FRM-006 The data source"),
                arguments("{'type':'select','key':'a','label':'A','valuesExpression':'=('}", "REL-FRM-006 The choices"),
                arguments("{'type':'textfield','key':'a'}", "REL-FRM-007 The field 'a' has no label."),
                arguments("{" + field + ",'readonly':true}", "REL-FRM-008"),
                arguments("{" + field + ",'disabled':true}", "REL-FRM-008"),
                arguments("{" + field + ",'defaultValue':'x'}", "REL-FRM-009"),
                arguments("{'type':'group','path':'p','components':[]}", "REL-FRM-020"),
                arguments("{'type':'group','isRepeating':true,'components':[]}", "REL-FRM-020"),
                arguments("{" + field + ",'validate':{'pattern':'['}}", "REL-FRM-021"),
                arguments("{" + field + ",'validate':{'pattern':'[a-z]+'}}", "REL-FRM-021"),
                arguments("{" + field + ",'validate':{'required':'yes'}}", "REL-FRM-022"),
                arguments("{" + field + ",'validate':{'validationType':'iban'}}", "REL-FRM-022"),
                arguments("{'type':'number','key':'a','label':'A','increment':'0'}", "REL-FRM-022"),
                arguments("{'type':'datetime','key':'a','label':'A','subtype':'week'}", "REL-FRM-022"),
                arguments("{'type':'radio','key':'a','label':'A'}", "REL-FRM-022"),
                arguments("{'type':'radio','key':'a','label':'A','values':[{'label':'1','value':1}]}", "REL-FRM-022"),
                arguments(
                        "{'type':'radio','key':'a','label':'A','values':[{'value':'x'},{'value':'x'}]}",
                        "REL-FRM-022"));
    }

    @ParameterizedTest
    @MethodSource("badForms")
    void refusesFormsThatDoNotWork(String components, String problem) {
        assertThatThrownBy(() -> form(components))
                .isInstanceOfSatisfying(
                        InvalidFormException.class,
                        e -> assertThat(e.problems())
                                .anySatisfy(p -> assertThat(p).startsWith(problem)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "{", "[]", "null", "{\"id\":\"f\"}", "{\"id\":\"f\",\"id\":\"g\",\"components\":[]}", "{} x"
            })
    void refusesWhatIsNoForm(String json) {
        assertThatThrownBy(() -> FormSchema.parse(json))
                .isInstanceOf(InvalidFormException.class)
                .hasMessageContaining("REL-FRM-001");
    }

    @Test
    void refusesAFormWithoutId() {
        assertThatThrownBy(() -> FormSchema.parse("{\"components\":[]}"))
                .isInstanceOf(InvalidFormException.class)
                .hasMessageContaining("REL-FRM-002");
    }

    @Test
    void reportsAllProblemsOfAFormAtOnce() {
        assertThatThrownBy(() -> form("{'type':'filepicker','id':'f'},{'type':'textfield','key':'a b'}"))
                .isInstanceOfSatisfying(
                        InvalidFormException.class,
                        e -> assertThat(e.problems()).hasSize(3))
                .hasMessageContaining("Form 'f' cannot be used.");
    }

    @Test
    @DisplayName("does not call Java from an expression of a form")
    void doesNotCallJavaFromAnExpression() {
        assertThatThrownBy(() -> form("{'type':'textfield','key':'a','label':'A','conditional':"
                        + "{'hide':'={f: function(x) external {java: {class: \\\"java.lang.Boolean\\\", "
                        + "method signature: \\\"parseBoolean(java.lang.String)\\\"}}, r: f(\\\"true\\\")}.r'}}"))
                .isInstanceOf(InvalidFormException.class)
                .hasMessageContaining("REL-FRM-006")
                .hasMessageContaining("External functions are disabled");
    }

    private static FormSchema.Judgement judge(String component, @Nullable Object value) {
        Map<String, Object> context = Map.of(
                "limit",
                5,
                "people",
                List.of(Map.of("label", "Ann", "value", "ann"), Map.of("label", "Ben", "value", "ben")),
                "dossier",
                Map.of("options", List.of("a", "b")));
        return form("{'key':'x','label':'X','description':'Say x. (RB-02)','properties':{'policyItem':'RB-02'},"
                        + component + "}")
                .judge(Collections.singletonMap("x", value), context);
    }

    private static Map<String, Object> dossier(String name, Object value) {
        return Map.of("dossier", Map.of(name, value));
    }

    /** Written with ' for readability; a double quote within is escaped as JSON wants it. */
    private static FormSchema form(String components) {
        String json = components.replace("\\\"", "\"").replace("\"", "\\\"").replace('\'', '"');
        return FormSchema.parse("{\"id\":\"f\",\"schemaVersion\":16,\"components\":[" + json + "]}");
    }
}
