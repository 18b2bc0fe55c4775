package com.maqsafy.releases.verification;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.maqsafy.releases.deployment.Bypass;
import com.maqsafy.releases.deployment.CappedBody;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/**
 * Asks over HTTP. Redirects are not followed, a body is read up to 1 MiB, and the deadline holds for all of an exchange,
 * the last byte of the body included.
 */
@Component
class HttpProbe {

    private static final int BODY_CAP = 1024 * 1024;

    // An answer that tells two things of one name tells none.
    private final ObjectMapper json = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    // Made when first needed: it sets up TLS and a thread, which start-up need not wait for.
    private final SingletonSupplier<HttpClient> client;
    private final @Nullable Bypass bypass;
    /** What the bypass answered, by origin, once it was visited. */
    private final Map<String, String> cookies = new HashMap<>();

    @Autowired
    HttpProbe() {
        this(
                SingletonSupplier.of(() -> HttpClient.newBuilder()
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .version(HttpClient.Version.HTTP_1_1)
                        .build()),
                null);
    }

    private HttpProbe(SingletonSupplier<HttpClient> client, @Nullable Bypass bypass) {
        this.client = client;
        this.bypass = bypass;
    }

    /** Asks past maintenance mode, for one check; the same probe when there is no way past it. */
    HttpProbe through(@Nullable Bypass way) {
        return way == null ? this : new HttpProbe(client, way);
    }

    Answer get(URI url, @Nullable String token, Deadline deadline)
            throws IOException, InterruptedException, TimeoutException {
        HttpRequest.Builder request = HttpRequest.newBuilder(url).GET();
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return exchange(url, request, deadline);
    }

    Answer post(URI url, Map<String, String> body, Deadline deadline)
            throws IOException, InterruptedException, TimeoutException {
        return exchange(
                url,
                HttpRequest.newBuilder(url)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(json.writeValueAsString(body))),
                deadline);
    }

    private Answer exchange(URI url, HttpRequest.Builder request, Deadline deadline)
            throws IOException, InterruptedException, TimeoutException {
        if (bypass != null && bypass.covers(url)) {
            pass(bypass, url, request, deadline);
        }
        HttpResponse<CappedBody.Text> response = send(request, deadline);
        return new Answer(
                response.statusCode(),
                response.headers().firstValue("Location").orElse(""),
                response.body().text(),
                response.body().truncated());
    }

    private void pass(Bypass way, URI url, HttpRequest.Builder request, Deadline deadline)
            throws IOException, InterruptedException, TimeoutException {
        if (!way.header().isBlank()) {
            request.header(way.headerName(), way.headerValue());
        }
        if (way.path().isBlank()) {
            return;
        }
        String cookie = cookies.get(url.getAuthority());
        if (cookie == null) {
            cookie = visit(url.resolve(way.path()), deadline);
            cookies.put(url.getAuthority(), cookie);
        }
        if (!cookie.isEmpty()) {
            request.header("Cookie", cookie);
        }
    }

    private String visit(URI url, Deadline deadline) throws IOException, InterruptedException, TimeoutException {
        HttpResponse<CappedBody.Text> response =
                send(HttpRequest.newBuilder(url).GET(), deadline);
        if (response.statusCode() >= 400) {
            throw new IOException("the bypass of maintenance mode answered status " + response.statusCode()
                    + "; check maintenance.bypass and the command that enters maintenance mode");
        }
        return response.headers().allValues("Set-Cookie").stream()
                .map(cookie -> cookie.split(";", 2)[0].strip())
                .collect(Collectors.joining("; "));
    }

    private HttpResponse<CappedBody.Text> send(HttpRequest.Builder request, Deadline deadline)
            throws IOException, InterruptedException, TimeoutException {
        CompletableFuture<HttpResponse<CappedBody.Text>> exchange = client.obtain()
                .sendAsync(
                        request.header("Accept", "application/json, */*;q=0.5")
                                // What stands in front of a service is not to answer of what it was before.
                                .header("Cache-Control", "no-cache")
                                .build(),
                        response -> new CappedBody(BODY_CAP));
        try {
            // A request's own timeout ends with the headers; waiting for the whole future covers the body too.
            return exchange.get(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException cause) {
                throw cause;
            }
            throw new IOException(e.getCause());
        } finally {
            exchange.cancel(true);
        }
    }

    /** A complete answer; {@code truncated} when the body is longer than what was read of it. */
    final class Answer {

        private final int status;
        private final String location;
        private final String body;
        private final boolean truncated;

        private Answer(int status, String location, String body, boolean truncated) {
            this.status = status;
            this.location = location;
            this.body = body;
            this.truncated = truncated;
        }

        int status() {
            return status;
        }

        /** Where a redirect leads; blank when nowhere. */
        String location() {
            return location;
        }

        boolean successful() {
            return status / 100 == 2;
        }

        String body() {
            return body;
        }

        boolean truncated() {
            return truncated;
        }

        /** The body as JSON, or empty when it is none or too long to be read. */
        Optional<JsonNode> json() {
            try {
                return truncated
                        ? Optional.empty()
                        : Optional.ofNullable(json.readTree(body)).filter(node -> !node.isMissingNode());
            } catch (JsonProcessingException e) {
                return Optional.empty();
            }
        }

        /** The text, number or boolean at a dotted path of the body, or empty when there is none. */
        Optional<String> value(String path) {
            return json().map(node -> node.at("/" + path.replace('.', '/')))
                    .filter(JsonNode::isValueNode)
                    .filter(node -> !node.isNull())
                    .map(JsonNode::asText);
        }

        /** For evidence. */
        @Override
        public String toString() {
            return "status " + status;
        }
    }
}
