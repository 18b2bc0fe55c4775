package com.maqsafy.releases.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.maqsafy.releases.release.ChangeType;
import com.maqsafy.releases.release.ReleaseType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The description of the REST interface is complete")
class ApiDescriptionIT extends SystemTest {

    private static final Pattern ROW = Pattern.compile("^\\| `([A-Z]+ /api[^`]*)` \\|");

    private JsonNode api;

    @BeforeEach
    void read() {
        api = rest.get("qa", "/v3/api-docs").json();
    }

    @Test
    void saysWhatItIsAndHowOneSignsIn() {
        assertThat(api.at("/info/title").asText()).isEqualTo("Release management");
        assertThat(api.at("/info/version").asText()).isNotBlank();
        assertThat(api.at("/info/license/name").asText()).isNotBlank();
        assertThat(api.at("/info/contact/name").asText()).isEqualTo("Maqsafy");
        assertThat(api.at("/components/securitySchemes").fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("basic", "token");
        assertThat(api.path("tags"))
                .allSatisfy(tag -> assertThat(tag.path("description").asText()).isNotBlank());
    }

    @Test
    @DisplayName("every operation of the access matrix is there, and no other")
    void hasEveryOperation() throws IOException {
        Set<String> matrix = Files.readAllLines(Path.of("src/docs/access-matrix.md")).stream()
                .flatMap(line -> ROW.matcher(line).results().map(found -> found.group(1)))
                .filter(operation -> !operation.equals("GET /api/no-such-address"))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(operations().keySet()).isEqualTo(matrix);
    }

    @Test
    @DisplayName("every operation says in one line what it does, in which chapter, what it answers, and how it refuses")
    void everyOperationIsWhole() {
        Set<String> tags = texts(api.path("tags"), "name");
        List<String> lacking = new ArrayList<>();
        operations().forEach((name, operation) -> {
            if (operation.path("summary").asText().isBlank()) {
                lacking.add(name + ": summary");
            }
            if (operation.path("tags").size() != 1
                    || !tags.contains(operation.path("tags").path(0).asText())) {
                lacking.add(name + ": tag");
            }
            JsonNode body = operation.at("/requestBody/content/application~1json");
            if (!body.isMissingNode() && !body.has("example")) {
                lacking.add(name + ": example of the request");
            }
            Map<String, JsonNode> answers = members(operation.path("responses"));
            if (answers.keySet().stream().noneMatch(status -> status.startsWith("2"))) {
                lacking.add(name + ": 2xx");
            }
            answers.forEach((status, answer) -> {
                if (answer.path("description").asText().isBlank()) {
                    lacking.add(name + ": words for " + status);
                }
                lacking.addAll(
                        status.startsWith("2")
                                ? whole(name + ' ' + status, status, answer)
                                : refusal(name + ' ' + status, answer));
            });
            for (String status : refusals(name, operation)) {
                if (!answers.containsKey(status)) {
                    lacking.add(name + ": " + status);
                }
            }
        });
        assertThat(lacking).isEmpty();
    }

    /** A plain object says nothing: it needs an example. */
    private static List<String> whole(String where, String status, JsonNode answer) {
        List<String> lacking = new ArrayList<>();
        members(answer.path("content")).forEach((type, content) -> {
            JsonNode schema = content.path("schema");
            boolean told = schema.has("$ref")
                    || schema.has("items")
                    || schema.path("type").asText().equals("string")
                    || content.has("example");
            if (!told) {
                lacking.add(where + " " + type + ": schema or example, it has " + content);
            }
        });
        if (answer.path("content").isEmpty() && !status.equals("204")) {
            lacking.add(where + ": content");
        }
        return lacking;
    }

    private static List<String> refusal(String where, JsonNode answer) {
        return answer.at("/content/application~1problem+json/schema/$ref")
                        .asText()
                        .endsWith("/Problem")
                ? List.of()
                : List.of(where + ": problem document");
    }

    /** Where they can occur: everywhere, at a thing that is named, at a change, at a body that is judged. */
    private static Set<String> refusals(String name, JsonNode operation) {
        Set<String> statuses = new TreeSet<>(Set.of("400", "401", "403", "503"));
        if (name.contains("{")) {
            statuses.add("404");
        }
        if (!name.startsWith("GET")) {
            statuses.add("409");
        }
        if (operation.has("requestBody")) {
            statuses.add("422");
        }
        return statuses;
    }

    @Test
    void everySchemaAndEveryFieldOfARequestHasWords() {
        List<String> lacking = new ArrayList<>();
        Map<String, JsonNode> schemas = members(api.at("/components/schemas"));
        schemas.forEach((name, schema) -> {
            if (schema.path("description").asText().isBlank()) {
                lacking.add(name);
            }
        });
        operations().values().forEach(operation -> {
            String ref = operation
                    .at("/requestBody/content/application~1json/schema/$ref")
                    .asText();
            members(schemas.getOrDefault(ref.substring(ref.lastIndexOf('/') + 1), api.path("none"))
                            .path("properties"))
                    .forEach((field, property) -> {
                        if (property.path("description").asText().isBlank() && !property.has("$ref")) {
                            lacking.add(ref + '.' + field);
                        }
                    });
        });
        assertThat(lacking).isEmpty();
    }

    @Test
    @DisplayName("what is given as an example of a request is understood")
    void understandsItsExamples() {
        List<String> notUnderstood = new ArrayList<>();
        operations().forEach((name, operation) -> {
            JsonNode example = operation.at("/requestBody/content/application~1json/example");
            String address = name.replaceAll("^[A-Z]+ ", "").replaceAll("\\{[^}]*}", "nothing-1.0.0");
            if (!example.isMissingNode()) {
                Rest.Answer answer =
                        name.startsWith("PUT") ? rest.put("qa", address, example) : rest.post("qa", address, example);
                if (Set.of(400, 415, 500).contains(answer.status())) {
                    notUnderstood.add(name + ' ' + answer.status() + ' ' + answer.body());
                }
            }
        });
        assertThat(notUnderstood).isEmpty();
        assertThat(rest.put("qa", "/api/me/notifications", Map.of()).status()).isEqualTo(200);
    }

    @Test
    @DisplayName("words that may stand somewhere are those that are accepted, as they are spelled")
    void acceptsItsWords() {
        JsonNode start = api.at("/components/schemas/StartBody/properties");
        assertThat(enumeration(start.path("type")))
                .allMatch(word -> ReleaseType.ofWord(word).isPresent());
        assertThat(enumeration(start.path("changeType")))
                .allMatch(word -> ChangeType.ofWord(word).isPresent());
        assertThat(enumeration(start.path("contains").path("items"))).contains("mobile-app", "security-patch");
        assertThat(enumeration(start.path("changedAspects").path("items"))).contains("auth", "heavy-queries");
        assertAccepted("/api/releases/{key}/gate", "purpose", "/api/releases/nothing-1.0.0/gate?purpose=", 404);
        assertAccepted("/api/releases/{key}/report", "lang", "/api/releases/nothing-1.0.0/report?lang=", 404);
        assertAccepted("/api/notifications", "state", "/api/notifications?state=", 200);
        assertAccepted("/api/releases", "type", "/api/releases?type=", 200);
        assertAccepted("/api/releases", "status", "/api/releases?status=", 200);
    }

    private void assertAccepted(String path, String parameter, String address, int status) {
        List<String> words = new ArrayList<>();
        api.path("paths").path(path).path("get").path("parameters").forEach(one -> {
            if (one.path("name").asText().equals(parameter)) {
                words.addAll(enumeration(one.path("schema")));
            }
        });
        assertThat(words).as(path + ' ' + parameter).isNotEmpty();
        words.forEach(word -> assertThat(rest.get("auditor", address + word).status())
                .as(address + word)
                .isEqualTo(status));
    }

    private static List<String> enumeration(JsonNode schema) {
        List<String> words = new ArrayList<>();
        schema.path("enum").forEach(word -> words.add(word.asText()));
        assertThat(words).isNotEmpty();
        return words;
    }

    /** The operations, such as {@code GET /api/releases}. */
    private Map<String, JsonNode> operations() {
        Map<String, JsonNode> operations = new TreeMap<>();
        members(api.path("paths"))
                .forEach((path, item) -> members(item)
                        .forEach((method, operation) ->
                                operations.put(method.toUpperCase(java.util.Locale.ROOT) + ' ' + path, operation)));
        return operations;
    }

    private static Map<String, JsonNode> members(JsonNode node) {
        Map<String, JsonNode> members = new TreeMap<>();
        node.properties().forEach(member -> members.put(member.getKey(), member.getValue()));
        return members;
    }

    private static Set<String> texts(JsonNode array, String member) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(one -> one.path(member).asText())
                .collect(Collectors.toSet());
    }
}
