package com.maqsafy.releases.modelproof;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.maqsafy.releases.policy.PolicyCatalogue;
import com.maqsafy.releases.process.FormSchema;
import com.maqsafy.releases.testing.Full;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("No form or task that turns an answer round is deployed")
class EvilFormsTest {

    private static final ShippedModels SHIPPED = ShippedModels.read();
    private static final ModelSet MODELS = ModelSet.read(SHIPPED.files());
    private static final PolicyForms POLICY = new PolicyForms(new PolicyCatalogue());
    private static final ModelProof FORMS = new ModelProof(List.of(
            new FormShape(),
            new SafeTexts(),
            new RequiredFacts(POLICY),
            new PolicyQuestions(POLICY),
            new OwnRows(POLICY)));
    private static final ModelProof TASKS =
            new ModelProof(List.of(new KnownElements(), new KnownExpressions(), new UserTasks(POLICY)));

    /** One kind of change, in every form it can be made in. */
    record Kind(String name, List<EvilForms.Evil> evil) {

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Kind> evil() {
        return kinds(EvilForms.of(SHIPPED));
    }

    static Stream<Kind> harmless() {
        return kinds(EvilForms.harmless(SHIPPED));
    }

    /** All of them with {@code -Pfull}; else each kind in two of the files, other files for other kinds. */
    private static Stream<Kind> kinds(List<EvilForms.Evil> all) {
        Map<String, List<EvilForms.Evil>> kinds = new LinkedHashMap<>();
        all.forEach(evil ->
                kinds.computeIfAbsent(evil.kind(), kind -> new ArrayList<>()).add(evil));
        return kinds.entrySet().stream()
                .map(kind -> new Kind(
                        kind.getKey(),
                        Full.asked() ? kind.getValue() : some(kind.getKey().hashCode(), kind.getValue())));
    }

    private static List<EvilForms.Evil> some(int seed, List<EvilForms.Evil> all) {
        int one = Math.floorMod(seed, all.size());
        int other = Math.floorMod(one + all.size() / 2, all.size());
        return one == other ? List.of(all.get(one)) : List.of(all.get(one), all.get(other));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("evil")
    void refuses(Kind kind) {
        Map<String, List<String>> objections = judged(kind);
        assertThat(objections)
                .allSatisfy((evil, lines) -> assertThat(lines)
                        .as("%s is refused for what it does, in one line", evil)
                        .isNotEmpty()
                        .allSatisfy(line -> assertThat(line)
                                .startsWith(evil.substring(0, evil.indexOf(':') + 1))
                                .doesNotContain("cannot be read")
                                .doesNotContain("REL-PRF-001")
                                .doesNotContain("\n")
                                .hasSizeLessThan(1500)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("harmless")
    @DisplayName("What a process owner may change is accepted, and takes and refuses the same answers as before")
    void acceptsWhatDoesNoHarm(Kind kind) {
        assertThat(judged(kind))
                .allSatisfy((evil, lines) -> assertThat(lines).as(evil).isEmpty());
        for (EvilForms.Evil change : kind.evil()) {
            assertThat(answersOf(change.content()))
                    .as(change.toString())
                    .isEqualTo(answersOf(SHIPPED.file(change.file())));
        }
    }

    private static Map<String, List<String>> judged(Kind kind) {
        Map<String, List<String>> objections = new ConcurrentHashMap<>();
        kind.evil().parallelStream().forEach(evil -> {
            ModelProof proof = evil.file().endsWith(".form") ? FORMS : TASKS;
            objections.put(
                    evil.toString(),
                    proof.objections(MODELS.with(evil.file(), evil.content()).judging(evil.file())));
        });
        return objections;
    }

    /** What comes of every answer to every question, the others answered, left empty, or answered wrongly. */
    private static Map<String, Set<String>> answersOf(byte[] content) {
        Map<String, Set<String>> outcome = new HashMap<>();
        try {
            String text = new String(content, StandardCharsets.UTF_8);
            FormSchema schema = FormSchema.parse(text);
            List<JsonNode> fields = new ObjectMapper()
                    .readTree(text).findParents("key").stream()
                            .filter(field -> field.has("validate") || field.has("values"))
                            .toList();
            Map<String, Object> base = new HashMap<>();
            fields.forEach(field -> base.put(field.path("key").asText(), first(field)));
            for (JsonNode field : fields) {
                List<Object> answers = new ArrayList<>(List.of("", "x", "x".repeat(5000)));
                field.path("values")
                        .forEach(value -> answers.add(value.path("value").asText()));
                for (Object answer : answers) {
                    Map<String, Object> submitted = new HashMap<>(base);
                    submitted.put(field.path("key").asText(), answer);
                    FormSchema.Judgement judgement = schema.judge(submitted, Map.of("dossier", Map.of()));
                    Set<String> seen = new HashSet<>();
                    judgement.violations().forEach(violation -> seen.add("refused " + violation.field()));
                    judgement.values().values().forEach((key, value) -> seen.add(key + "=" + value));
                    outcome.put(field.path("key").asText() + "=" + answer, seen);
                }
            }
            return outcome;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Object first(JsonNode field) {
        List<String> values = new ArrayList<>();
        field.path("values").forEach(value -> values.add(value.path("value").asText()));
        values.sort(null);
        if (values.isEmpty()) {
            return "An honest answer";
        }
        return field.path("type").asText().equals("checklist") ? List.of(values.get(0)) : values.get(0);
    }

    @Test
    void acceptsTheShippedFormsAndTasksSoThatARefusalMeansSomething() {
        assertThat(FORMS.objections(MODELS)).isEmpty();
        assertThat(TASKS.objections(MODELS)).isEmpty();
    }

    @Test
    @DisplayName("There are thousands of them, in every form and for every task")
    void changesEveryFormAndTask() {
        List<EvilForms.Evil> all = EvilForms.of(SHIPPED);
        assertThat(all).hasSizeGreaterThan(10_000);
        assertThat(all.stream().map(EvilForms.Evil::kind).distinct()).hasSizeGreaterThan(200);
        assertThat(all.stream()
                        .map(EvilForms.Evil::file)
                        .filter(file -> file.endsWith(".form"))
                        .distinct())
                .containsExactlyInAnyOrderElementsOf(SHIPPED.files().keySet().stream()
                        .filter(file -> file.endsWith(".form"))
                        .toList());
    }
}
