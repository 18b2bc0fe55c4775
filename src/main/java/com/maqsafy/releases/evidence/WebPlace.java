package com.maqsafy.releases.evidence;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** A web address that takes checkpoints by POST and answers GET with those that it keeps. */
record WebPlace(URI url, @Nullable String token) implements WitnessPlace {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Override
    public boolean give(long size, String note) throws IOException {
        HttpRequest.Builder post = HttpRequest.newBuilder(url)
                .header("Content-Type", "text/plain;charset=UTF-8")
                .POST(HttpRequest.BodyPublishers.ofString(note));
        send(url, token, post, HttpResponse.BodyHandlers.discarding());
        return true;
    }

    @Override
    public List<String> kept(List<String> faults) throws IOException {
        return Checkpoint.notes(send(
                url,
                token,
                HttpRequest.newBuilder(url).GET(),
                HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8)));
    }

    /** The body of an answer that is a success. */
    static <T> T send(URI url, @Nullable String token, HttpRequest.Builder request, HttpResponse.BodyHandler<T> body)
            throws IOException {
        return send(url, token, request, body, PATIENCE);
    }

    /** @param patience how long all of it may take, the last byte of the body included */
    static <T> T send(
            URI url,
            @Nullable String token,
            HttpRequest.Builder request,
            HttpResponse.BodyHandler<T> body,
            Duration patience)
            throws IOException {
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        CompletableFuture<HttpResponse<T>> exchange = HttpClient.newBuilder()
                .connectTimeout(patience)
                .build()
                .sendAsync(request.timeout(patience).build(), body);
        try {
            HttpResponse<T> answer = exchange.get(patience.toNanos(), TimeUnit.NANOSECONDS);
            if (answer.statusCode() / 100 != 2) {
                throw new IOException(url + " answers " + answer.statusCode());
            }
            return answer.body();
        } catch (TimeoutException e) {
            throw new IOException(url + " did not answer within " + patience, e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException cause ? cause : new IOException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            exchange.cancel(true);
        }
    }
}
