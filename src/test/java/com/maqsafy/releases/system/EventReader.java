package com.maqsafy.releases.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.awaitility.Awaitility;

/** A client of server-sent events, password {@code demo}. */
final class EventReader implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final HttpResponse<InputStream> response;
    private final List<Event> events = new CopyOnWriteArrayList<>();
    private volatile boolean ended;

    private EventReader(HttpResponse<InputStream> response) {
        this.response = response;
        Thread thread = new Thread(this::read, "event-reader");
        thread.setDaemon(true);
        thread.start();
    }

    /** An event as it came; {@code id} is empty when there was none. */
    record Event(String id, String name, JsonNode data) {

        /** Name and what happened, e.g. {@code step started take-code}. */
        String brief() {
            String what = name.equals("status")
                    ? data.path("to").asText()
                    : data.path("what").asText();
            String which = switch (name) {
                case "step" -> ' ' + data.path("step").asText();
                case "check" -> ' ' + data.path("check").asText();
                case "task" -> ' ' + data.path("element").asText();
                default -> "";
            };
            return (name + ' ' + what + which).strip();
        }
    }

    static EventReader open(int port, String user, String path, String lastEventId) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Accept", "text/event-stream");
        if (!user.isEmpty()) {
            String login = Base64.getEncoder().encodeToString((user + ":demo").getBytes(StandardCharsets.UTF_8));
            request.header("Authorization", "Basic " + login);
        }
        if (!lastEventId.isEmpty()) {
            request.header("Last-Event-ID", lastEventId);
        }
        try {
            return new EventReader(HTTP.send(request.build(), HttpResponse.BodyHandlers.ofInputStream()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    int status() {
        return response.statusCode();
    }

    List<Event> events() {
        return List.copyOf(events);
    }

    /** What is kept, in short: without snapshots, progress and the end. */
    List<String> briefs() {
        return events.stream().filter(EventReader::kept).map(Event::brief).toList();
    }

    static boolean kept(Event event) {
        return !event.name().equals("snapshot")
                && !event.name().equals("end")
                && !event.data().path("what").asText().equals("progress");
    }

    Event await(String what, Predicate<Event> wanted) {
        Awaitility.await(what)
                .atMost(java.time.Duration.ofSeconds(40))
                .until(() -> events.stream().anyMatch(wanted));
        return events.stream().filter(wanted).findFirst().orElseThrow();
    }

    Event await(String brief) {
        return await(brief, e -> e.brief().equals(brief));
    }

    void awaitEnd() {
        Awaitility.await("end of the stream")
                .atMost(java.time.Duration.ofSeconds(20))
                .until(() -> ended);
        assertThat(events.get(events.size() - 1).name()).isEqualTo("end");
    }

    private void read() {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            String id = "";
            String name = "";
            String data = "";
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("id: ")) {
                    id = line.substring(4);
                } else if (line.startsWith("event: ")) {
                    name = line.substring(7);
                } else if (line.startsWith("data: ")) {
                    data = line.substring(6);
                } else if (line.isEmpty() && !name.isEmpty()) {
                    events.add(new Event(id, name, JSON.readTree(data)));
                    id = "";
                    name = "";
                }
            }
        } catch (IOException closed) {
            // The test has seen enough.
        }
        ended = true;
    }

    @Override
    public void close() {
        try {
            response.body().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
