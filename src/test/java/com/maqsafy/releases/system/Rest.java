package com.maqsafy.releases.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** REST as clients use it: HTTP Basic, password {@code demo}. */
final class Rest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final String base;

    Rest(int port) {
        this.base = "http://127.0.0.1:" + port;
    }

    /** An answer; {@code json} is missing when the body is not JSON. */
    record Answer(int status, String body, HttpResponse<String> response) {

        JsonNode json() {
            try {
                return body.isEmpty() ? MissingNode.getInstance() : JSON.readTree(body);
            } catch (IOException e) {
                return MissingNode.getInstance();
            }
        }

        /** {@code item field} of each violation. */
        List<String> violations() {
            return json().findValues("item").isEmpty()
                    ? List.of()
                    : java.util.stream.StreamSupport.stream(
                                    json().path("violations").spliterator(), false)
                            .map(v -> v.path("item").asText() + " "
                                    + v.path("field").asText())
                            .toList();
        }
    }

    Answer get(String user, String path) {
        return send(request(user, path).GET());
    }

    Answer get(String user, String path, String accept) {
        return send(request(user, path).header("Accept", accept).GET());
    }

    Answer post(String user, String path, Object body, String... headers) {
        HttpRequest.Builder request = request(user, path).header("Content-Type", "application/json");
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return send(request.POST(HttpRequest.BodyPublishers.ofString(write(body))));
    }

    Answer put(String user, String path) {
        return send(request(user, path)
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString("{}")));
    }

    Answer put(String user, String path, Object body) {
        return send(request(user, path)
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(write(body))));
    }

    Answer delete(String user, String path) {
        return send(request(user, path).DELETE());
    }

    /** Any call, with a body as it is; no body for an empty type. */
    Answer call(String method, String user, String path, String type, String body) {
        HttpRequest.Builder request = request(user, path);
        if (!type.isEmpty()) {
            request.header("Content-Type", type);
        }
        return send(request.method(
                method,
                type.isEmpty() ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body)));
    }

    /** A call with other credentials than a password of the demonstration, {@code Bearer …} for example. */
    Answer with(String authorization, String method, String path, String body, String... headers) {
        HttpRequest.Builder request = request("", path).header("Content-Type", "application/json");
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        return send(request.method(
                method,
                body.isEmpty() ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body)));
    }

    static String basic(String user, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    /** Uploads a JUnit report of a test that was made for a commit. */
    Answer upload(String user, String path, String test, String commit, String xml) {
        String boundary = "----part";
        String body = "--" + boundary + "\r\nContent-Disposition: form-data; name=\"test\"\r\n\r\n" + test + "\r\n--"
                + boundary + "\r\nContent-Disposition: form-data; name=\"commit\"\r\n\r\n" + commit + "\r\n--"
                + boundary
                + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"report.xml\"\r\nContent-Type: application/xml\r\n\r\n"
                + xml + "\r\n--" + boundary + "--\r\n";
        return send(request(user, path)
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** Submits a task's form as Camunda's own REST takes it. */
    Answer submit(String user, String task, Map<String, ?> values) {
        Map<String, Object> variables = new LinkedHashMap<>();
        values.forEach((key, value) -> variables.put(
                key,
                value instanceof List<?> ? Map.of("value", write(value), "type", "Json") : Map.of("value", value)));
        return post(user, "/engine-rest/task/" + task + "/submit-form", Map.of("variables", variables));
    }

    private HttpRequest.Builder request(String user, String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(base + path)).timeout(Duration.ofSeconds(60));
        return user.isEmpty()
                ? request
                : request.header(
                        "Authorization",
                        "Basic "
                                + Base64.getEncoder()
                                        .encodeToString((user + ":demo").getBytes(StandardCharsets.UTF_8)));
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body(), response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String write(Object value) {
        try {
            return value instanceof String text ? text : JSON.writeValueAsString(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
