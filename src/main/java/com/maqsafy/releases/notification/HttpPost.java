package com.maqsafy.releases.notification;

import com.maqsafy.releases.notification.DeliveryException.Fault;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Posts to addresses of the settings, and nowhere else: it follows no redirect. It waits for an answer for ten seconds and
 * reads nothing of it but status and {@code Retry-After}. Addresses are secrets, so no text here names one.
 */
final class HttpPost {

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofSeconds(10);

    /** Of this very message; others may be taken. */
    private static final Set<Integer> OF_THE_MESSAGE = Set.of(400, 405, 406, 409, 411, 413, 414, 415, 422, 431);

    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .version(HttpClient.Version.HTTP_1_1)
            .build();

    /** @throws DeliveryException unless the answer is 2xx */
    void post(String address, Map<String, String> headers, byte[] body) throws DeliveryException {
        HttpResponse<InputStream> answer;
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address))
                    .timeout(ANSWER)
                    .header("User-Agent", "release-management")
                    .POST(BodyPublishers.ofByteArray(body));
            headers.forEach(request::header);
            answer = client.send(request.build(), BodyHandlers.ofInputStream());
            answer.body().close();
        } catch (IllegalArgumentException e) {
            throw new DeliveryException(Fault.CHANNEL, "its address is none that can be posted to");
        } catch (IOException e) {
            // The exception's own text may repeat the address.
            throw new DeliveryException(
                    Fault.CHANNEL, "it cannot be reached: " + e.getClass().getSimpleName());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DeliveryException(Fault.MESSAGE, "the application stopped while it was sent");
        }
        int status = answer.statusCode();
        if (status < 200 || status > 299) {
            throw new DeliveryException(
                    OF_THE_MESSAGE.contains(status) ? Fault.MESSAGE : Fault.CHANNEL,
                    "it answered " + status,
                    answer.headers()
                            .firstValue("Retry-After")
                            .map(HttpPost::seconds)
                            .orElse(null));
        }
    }

    /** RFC 9110 allows a date too; that waits for our own pause. */
    private static @Nullable Duration seconds(String retryAfter) {
        return retryAfter.strip().matches("\\d{1,6}") ? Duration.ofSeconds(Long.parseLong(retryAfter.strip())) : null;
    }
}
