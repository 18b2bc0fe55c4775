package com.maqsafy.releases.verification;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/**
 * Asks over HTTP. Redirects are not followed, a body is read up to 1 MiB, and the deadline holds for all of an exchange,
 * the last byte of the body included.
 */
@Component
class HttpProbe {

    private static final int BODY_CAP = 1024 * 1024;

    private final ObjectMapper json = new ObjectMapper();
    // Made when first needed: it sets up TLS and a thread, which start-up need not wait for.
    private final SingletonSupplier<HttpClient> client = SingletonSupplier.of(() -> HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NEVER)
            .version(HttpClient.Version.HTTP_1_1)
            .build());

    Answer get(URI url, @Nullable String token, Deadline deadline)
            throws IOException, InterruptedException, TimeoutException {
        HttpRequest.Builder request = HttpRequest.newBuilder(url).GET();
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return exchange(request, deadline);
    }

    Answer post(URI url, Map<String, String> body, Deadline deadline)
            throws IOException, InterruptedException, TimeoutException {
        return exchange(
                HttpRequest.newBuilder(url)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(json.writeValueAsString(body))),
                deadline);
    }

    private Answer exchange(HttpRequest.Builder request, Deadline deadline)
            throws IOException, InterruptedException, TimeoutException {
        CompletableFuture<HttpResponse<CappedBody.Text>> exchange = client.obtain()
                .sendAsync(
                        request.header("Accept", "application/json, */*;q=0.5").build(),
                        response -> new CappedBody(BODY_CAP));
        try {
            // A request's own timeout ends with the headers; waiting for the whole future covers the body too.
            HttpResponse<CappedBody.Text> response =
                    exchange.get(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS);
            return new Answer(
                    response.statusCode(),
                    response.body().text(),
                    response.body().truncated());
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
        private final String body;
        private final boolean truncated;

        private Answer(int status, String body, boolean truncated) {
            this.status = status;
            this.body = body;
            this.truncated = truncated;
        }

        int status() {
            return status;
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
