package com.maqsafy.releases.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Outgoing webhooks, at a real HTTP server")
class WebhookTest {

    private static final String NEW = "whsec_" + Base64.getEncoder().encodeToString(key((byte) 7));
    private static final String OLD = "whsec_" + Base64.getEncoder().encodeToString(key((byte) 5));

    private final NotificationFixture fixture = new NotificationFixture();
    private final Receiver receiver = new Receiver();

    @TempDir
    private Path directory;

    @AfterEach
    void close() {
        receiver.close();
    }

    @Test
    void anEventIsACloudEventThatItsReceiverCanVerify() throws Exception {
        NotificationFixture.Node node = node(Map.of());
        happens(node, "released", Map.of("reason", "All is well"));

        node.dispatchAndSend();

        Receiver.Request request = receiver.requests.get(0);
        assertThat(receiver.requests).hasSize(1);
        assertThat(request.path()).isEqualTo("/hook");
        assertThat(request.headers())
                .containsEntry("content-type", "application/cloudevents+json; charset=UTF-8")
                .containsEntry("webhook-timestamp", String.valueOf(NotificationFixture.NOON.getEpochSecond()));
        assertThat(verified(request, NEW)).isTrue();
        assertThat(verified(request, OLD)).isFalse();
        JsonNode event = NotificationFixture.JSON.readTree(request.body());
        assertThat(event.path("specversion").asText()).isEqualTo("1.0");
        assertThat(event.path("type").asText()).isEqualTo("com.maqsafy.releases.release.released.v1");
        assertThat(event.path("source").asText()).isEqualTo("https://releases.example.com");
        assertThat(event.path("subject").asText()).isEqualTo("canteen-api-1.5.0");
        assertThat(event.path("time").asText()).isEqualTo("2026-03-02T09:00:00Z");
        assertThat(event.path("data")).isEqualTo(NotificationFixture.object("""
                        {"release":"canteen-api-1.5.0","service":"canteen-api","version":"1.5.0","reason":"All is well"}"""));
    }

    @Test
    void whileASecretIsChangedBothVerify() throws Exception {
        Path file = Files.writeString(directory.resolve("old"), OLD + "\n");
        NotificationFixture.Node node = node(Map.of("webhooks.ci.previous-secret-file", file.toString()));
        happens(node, "released", Map.of());
        node.dispatchAndSend();
        assertThat(verified(receiver.requests.get(0), NEW)).isTrue();
        assertThat(verified(receiver.requests.get(0), OLD)).isTrue();

        Files.writeString(file, "");
        happens(node, "released", Map.of());
        node.dispatchAndSend();
        assertThat(verified(receiver.requests.get(1), NEW)).isTrue();
        assertThat(verified(receiver.requests.get(1), OLD)).isFalse();
    }

    @Test
    void whatIsNotTakenIsSentAgainWithTheSameIdAfterPausesThatDouble() {
        NotificationFixture.Node node = node(Map.of("first-retry", "10s"));
        receiver.answers(503);
        happens(node, "released", Map.of());
        node.dispatchAndSend();
        assertThat(receiver.requests).hasSize(1);

        after(9);
        node.send();
        assertThat(receiver.requests).hasSize(1);
        after(1);
        node.send();
        assertThat(receiver.requests).hasSize(2);
        after(19);
        node.send();
        assertThat(receiver.requests).hasSize(2);
        receiver.answers(204);
        after(1);
        node.send();

        assertThat(receiver.requests).hasSize(3);
        assertThat(receiver.requests.stream()
                        .map(r -> r.headers().get("webhook-id"))
                        .distinct())
                .hasSize(1);
        assertThat(receiver.requests.stream().map(Receiver.Request::body).distinct())
                .hasSize(1);
        assertThat(receiver.requests.get(2).headers().get("webhook-timestamp"))
                .isEqualTo(
                        String.valueOf(NotificationFixture.NOON.plusSeconds(30).getEpochSecond()));
        after(100_000);
        node.send();
        assertThat(receiver.requests).hasSize(3);
    }

    @Test
    void aReceiverThatAsksForPatienceGetsIt() {
        NotificationFixture.Node node = node(Map.of("first-retry", "10s"));
        receiver.answerHeaders.put("Retry-After", "120");
        receiver.answers(429);
        happens(node, "released", Map.of());
        node.dispatchAndSend();

        after(119);
        node.send();
        assertThat(receiver.requests).hasSize(1);
        after(1);
        node.send();
        assertThat(receiver.requests).hasSize(2);
    }

    @Test
    void aRedirectIsNotFollowed() {
        try (Receiver elsewhere = new Receiver()) {
            NotificationFixture.Node node = node(Map.of());
            receiver.answerHeaders.put("Location", elsewhere.url("/stolen"));
            receiver.answers(307);
            happens(node, "released", Map.of());
            node.dispatchAndSend();

            assertThat(receiver.requests).hasSize(1);
            assertThat(elsewhere.requests).isEmpty();
            assertThat(node.deliveries.states().get("webhook:ci").error()).isEqualTo("it answered 307");
        }
    }

    @Test
    void aMessageThatIsRefusedForItselfHoldsUpNoOther() throws Exception {
        NotificationFixture.Node node = node(Map.of());
        receiver.answers(request -> request.body().contains("unwanted") ? 422 : 204);
        happens(node, "withdrawn", Map.of("reason", "unwanted"));
        happens(node, "released", Map.of("reason", "wanted"));
        node.dispatchAndSend();

        assertThat(receiver.requests).hasSize(2);
        assertThat(node.deliveries.counts(true).get("webhook:ci")).containsOnly(Map.entry("waiting", 1L));
    }

    @Test
    void onlyServicesAndCategoriesThatWereChosenAreTold() {
        NotificationFixture.Node node =
                node(Map.of("webhooks.ci.services", "canteen-api", "webhooks.ci.categories", "releases"));
        fixture.release("menu-api-1.0.0");
        happens(node, "released", Map.of());
        node.happens(r -> r.recorded(fixture.record("menu-api-1.0.0", "system:release", "released", Map.of())));
        happens(node, "technicalFailure", Map.of("what", "Tag", "message", "No", "owners", List.of("technical-owner")));
        node.dispatchAndSend();

        assertThat(receiver.requests)
                .singleElement()
                .satisfies(request -> assertThat(request.body()).contains("canteen-api-1.5.0", "release.released"));
    }

    @Test
    void secretsInTextsDoNotLeave() {
        NotificationFixture.Node node = node(Map.of());
        String token = "hunter" + "22secret";
        happens(node, "technicalFailure", Map.of("what", "Tag", "message", "DB_PASSWORD=" + token + " refused"));
        node.dispatchAndSend();

        assertThat(receiver.requests.get(0).body())
                .contains("DB_PASSWORD=[redacted:assigned-secret] refused")
                .doesNotContain(token);
    }

    private NotificationFixture.Node node(Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(more);
        settings.put("webhooks.ci.url", receiver.url("/hook"));
        settings.put("webhooks.ci.secret", NEW);
        return fixture.node(settings);
    }

    private void happens(NotificationFixture.Node node, String kind, Map<String, ?> payload) {
        node.happens(r -> r.recorded(fixture.record(NotificationFixture.RELEASE, "system:release", kind, payload)));
    }

    private void after(long seconds) {
        fixture.clock.set(fixture.clock.instant().plus(Duration.ofSeconds(seconds)));
    }

    private static byte[] key(byte filling) {
        byte[] key = new byte[32];
        java.util.Arrays.fill(key, filling);
        return key;
    }

    /** As a receiver does it by the text of the specification; nothing of the sender's code. */
    private static boolean verified(Receiver.Request request, String secret) throws Exception {
        byte[] key = Base64.getDecoder().decode(secret.substring("whsec_".length()));
        Mac hmac = Mac.getInstance("HmacSHA256");
        hmac.init(new SecretKeySpec(key, "HmacSHA256"));
        String signed = request.headers().get("webhook-id") + "."
                + request.headers().get("webhook-timestamp") + "." + request.body();
        String expected = Base64.getEncoder().encodeToString(hmac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
        for (String signature : request.headers().get("webhook-signature").split(" ")) {
            String[] parts = signature.split(",", 2);
            if (parts[0].equals("v1") && parts[1].equals(expected)) {
                return true;
            }
        }
        return false;
    }
}
