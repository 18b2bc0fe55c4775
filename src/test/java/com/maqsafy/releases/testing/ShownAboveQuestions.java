package com.maqsafy.releases.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a task shows above its questions, against what its form file asks for. */
public final class ShownAboveQuestions {

    private static final Pattern REFERENCE = Pattern.compile("dossier\\.(\\w+)");

    private ShownAboveQuestions() {}

    /** Neither more nor less than the form refers to, and rows of exactly its columns in each table. */
    public static void areWhatTheFormAsksFor(String form, Map<String, Object> context) throws IOException {
        JsonNode schema = schema(form);
        assertThat(context.keySet()).isEqualTo(asked(schema));
        schema.findParents("dataSource").forEach(table -> {
            String name = table.path("dataSource").asText().replace("=dossier.", "");
            assertThat((List<?>) context.get(name))
                    .as(name)
                    .isNotEmpty()
                    .allSatisfy(row -> assertThat(((Map<?, ?>) row).keySet())
                            .map(String::valueOf)
                            .containsExactlyInAnyOrderElementsOf(
                                    table.findValues("columns").get(0).findValuesAsText("key")));
        });
    }

    /** Neither more nor less than the form refers to, and in each row of a table at least its columns: rows are shared by forms. */
    public static void holdWhatTheFormAsksFor(String form, Map<String, Object> context) throws IOException {
        JsonNode schema = schema(form);
        assertThat(context.keySet()).isEqualTo(asked(schema));
        JsonNode shown = new ObjectMapper().valueToTree(context);
        schema.findParents("dataSource").forEach(table -> {
            String name = table.path("dataSource").asText().replace("=dossier.", "");
            assertThat(shown.path(name))
                    .as(name)
                    .isNotEmpty()
                    .allSatisfy(row -> table.path("columns")
                            .forEach(column -> assertThat(
                                            row.has(column.path("key").asText()))
                                    .as(name + "." + column.path("key").asText())
                                    .isTrue()));
        });
    }

    private static JsonNode schema(String form) throws IOException {
        return new ObjectMapper().readTree(Path.of("forms", form + ".form").toFile());
    }

    private static Set<String> asked(JsonNode schema) {
        Set<String> asked = new HashSet<>();
        Matcher reference = REFERENCE.matcher(schema.toString());
        while (reference.find()) {
            asked.add(reference.group(1));
        }
        return asked;
    }
}
