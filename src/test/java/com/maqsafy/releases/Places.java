package com.maqsafy.releases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What files say that cannot ask the code: choices of forms, columns of tables, words of pages. */
final class Places {

    static final Path PAGES = Path.of("src/main/resources/META-INF/resources/webjars/camunda/app");
    private static final ObjectMapper JSON = new ObjectMapper();

    private Places() {}

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All files of a folder with this ending, by name. */
    static Map<String, String> files(String folder, String ending) {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(Path.of(folder))) {
            all.filter(file -> file.toString().endsWith(ending))
                    .forEach(file -> files.put(file.toString(), text(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    /** The values that a field of a form offers, in order; empty when the form has no such field. */
    static List<String> choices(String form, String field) {
        try {
            List<String> choices = new ArrayList<>();
            JsonNode components = JSON.readTree(text(Path.of("forms", form + ".form"))).findParents("key").stream()
                    .filter(component -> component.path("key").asText().equals(field))
                    .findFirst()
                    .map(component -> component.path("values"))
                    .orElse(JSON.createArrayNode());
            components.forEach(value -> choices.add(value.path("value").asText()));
            return choices;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The answers that the policy gives for a question of a form, in order. */
    static List<String> answers(String form, String field) {
        try (InputStream in = Places.class.getResourceAsStream("/policy/forms.json")) {
            List<String> answers = new ArrayList<>();
            JSON.readTree(in).path("forms").forEach(policy -> {
                if (policy.path("form").asText().equals(form)) {
                    policy.path("questions").forEach(question -> {
                        if (question.path("key").asText().equals(field)) {
                            question.path("answers").fieldNames().forEachRemaining(answers::add);
                        }
                    });
                }
            });
            return answers;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The keys below a prefix in a file of messages, without the prefix. */
    static List<String> messages(String resource, String prefix) {
        Properties messages = new Properties();
        try (InputStream in = Places.class.getResourceAsStream(resource)) {
            messages.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return messages.stringPropertyNames().stream()
                .filter(key -> key.startsWith(prefix))
                .map(key -> key.substring(prefix.length()))
                .sorted()
                .toList();
    }

    /** The texts of a constant list in a script, in order. */
    static List<String> list(Path script, String name) {
        Matcher list = Pattern.compile("const " + name + " = \\[([^\\]]*)\\]").matcher(text(script));
        if (!list.find()) {
            throw new IllegalStateException(script + " has no list " + name);
        }
        return Pattern.compile("'([^']+)'")
                .matcher(list.group(1))
                .results()
                .map(match -> match.group(1))
                .toList();
    }
}
