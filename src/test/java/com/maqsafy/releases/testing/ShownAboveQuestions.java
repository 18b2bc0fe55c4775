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
        JsonNode schema =
                new ObjectMapper().readTree(Path.of("forms", form + ".form").toFile());
        Set<String> asked = new HashSet<>();
        Matcher reference = REFERENCE.matcher(schema.toString());
        while (reference.find()) {
            asked.add(reference.group(1));
        }
        assertThat(context.keySet()).isEqualTo(asked);
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
}
