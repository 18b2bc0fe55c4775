package com.maqsafy.releases.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Calls of people of the demonstration over REST, HTTP Basic. */
final class RestClient {

    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();
    private final String url;

    RestClient(String url) {
        this.url = url;
    }

    JsonNode get(String user, String path) {
        return send(user, HttpRequest.newBuilder(URI.create(url + path)).GET());
    }

    JsonNode post(String user, String path, Object body) {
        return send(user, HttpRequest.newBuilder(URI.create(url + path)).POST(content(body)));
    }

    JsonNode put(String user, String path, Object body) {
        return send(user, HttpRequest.newBuilder(URI.create(url + path)).PUT(content(body)));
    }

    /** Deploys one of the application's models, changed. */
    void deploy(String user, String name, String file, UnaryOperator<String> change) {
        String end = "--part";
        try (InputStream model = RestClient.class.getResourceAsStream("/bpmn/" + file)) {
            String text = change.apply(new String(model.readAllBytes(), StandardCharsets.UTF_8));
            String body = end + "\r\nContent-Disposition: form-data; name=\"deployment-name\"\r\n\r\n" + name + "\r\n"
                    + end + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + file
                    + "\"\r\nContent-Type: application/octet-stream\r\n\r\n" + text + "\r\n" + end + "--\r\n";
            send(
                    user,
                    HttpRequest.newBuilder(URI.create(url + "/engine-rest/deployment/create"))
                            .POST(BodyPublishers.ofString(body)),
                    "multipart/form-data; boundary=part");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Completes a task with its form. */
    void submit(String user, String task, Map<String, ?> fields) {
        Map<String, Object> variables = new LinkedHashMap<>();
        fields.forEach((key, value) -> variables.put(
                key,
                value instanceof List<?> list ? Map.of("value", write(list), "type", "Json") : Map.of("value", value)));
        post(user, "/engine-rest/task/" + task + "/submit-form", Map.of("variables", variables));
    }

    private JsonNode send(String user, HttpRequest.Builder request) {
        return send(user, request, "application/json");
    }

    private JsonNode send(String user, HttpRequest.Builder request, String type) {
        String login = Base64.getEncoder().encodeToString((user + ":demo").getBytes(StandardCharsets.UTF_8));
        try {
            HttpResponse<String> answer = http.send(
                    request.header("Authorization", "Basic " + login)
                            .header("Content-Type", type)
                            .timeout(Duration.ofMinutes(2))
                            .build(),
                    BodyHandlers.ofString());
            if (answer.statusCode() >= 300) {
                throw new AssertionError("%s %s as %s: %d %s"
                        .formatted(answer.request().method(), answer.uri(), user, answer.statusCode(), answer.body()));
            }
            return json.readTree(answer.body().isEmpty() ? "{}" : answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private HttpRequest.BodyPublisher content(Object body) {
        return BodyPublishers.ofString(write(body));
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
