package com.maqsafy.releases.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Channels of chats, at a real HTTP server")
class ChatTest {

    private static final String LINK =
            "https://releases.example.com/camunda/app/releases/live.html?release=canteen-api-1.5.0";

    private final NotificationFixture fixture = new NotificationFixture();
    private final Receiver receiver = new Receiver();

    @TempDir
    private Path directory;

    @AfterEach
    void close() {
        receiver.close();
    }

    @Test
    void slackGetsBlocksOfPlainText() throws Exception {
        JsonNode body = sent("slack", "<!channel> *now* & @here", Map.of());
        assertThat(body.path("text").asText()).isEqualTo("canteen-api 1.5.0 was withdrawn");
        assertThat(body.at("/blocks/0/text/type").asText()).isEqualTo("plain_text");
        assertThat(body.at("/blocks/0/text/text").asText())
                .isEqualTo("canteen-api 1.5.0 was withdrawn\nReason: <!channel> *now* & @here");
        assertThat(body.at("/blocks/1/text/text").asText()).isEqualTo("<" + LINK + "|Open the release>");
    }

    @Test
    void slacksOwnTextCallsNobody() throws Exception {
        fixture.names.put("tech", "<!channel> & <@U1>");
        NotificationFixture.Node node = node("slack", Map.of());
        node.happens(r -> r.recorded(
                fixture.record(NotificationFixture.RELEASE, "tech", "approvalDecided", Map.of("decision", "approve"))));
        node.dispatchAndSend();

        assertThat(body().path("text").asText())
                .isEqualTo("&lt;!channel&gt; &amp; &lt;@U1&gt; on canteen-api 1.5.0, the approval: approved");
    }

    @Test
    void teamsGetsAnAdaptiveCardWhoseTextsAreNoMarkdown() throws Exception {
        JsonNode body = sent("teams", "[click](https://evil.example)", Map.of("chats.ops.language", "ar"));
        assertThat(body.path("type").asText()).isEqualTo("message");
        assertThat(body.at("/attachments/0/contentType").asText()).isEqualTo("application/vnd.microsoft.card.adaptive");
        JsonNode card = body.at("/attachments/0/content");
        assertThat(card.path("type").asText()).isEqualTo("AdaptiveCard");
        assertThat(card.path("rtl").asBoolean()).isTrue();
        assertThat(card.at("/body/0/inlines/0/text").asText()).isEqualTo("سُحب \u2068canteen-api 1.5.0\u2069");
        assertThat(card.at("/body/1/type").asText()).isEqualTo("RichTextBlock");
        assertThat(card.at("/body/1/inlines/0/text").asText()).isEqualTo("السبب: [click](https://evil.example)");
        assertThat(card.at("/actions/0/type").asText()).isEqualTo("Action.OpenUrl");
        assertThat(card.at("/actions/0/url").asText()).isEqualTo(LINK);
    }

    @Test
    void mattermostGetsMarkdownInWhichTextsMeanNothing() throws Exception {
        JsonNode body = sent("mattermost", "@channel [click](https://evil.example) **now**", Map.of());
        assertThat(body.path("text").asText())
                .isEqualTo(
                        "**canteen\\-api 1\\.5\\.0 was withdrawn**\nReason: @\u200Bchannel \\[click\\]\\(https:\u200B//evil\\.example\\)"
                                + " \\*\\*now\\*\\*\n[Open the release](" + LINK + ")");
    }

    @Test
    void anAddressMayStandInAFileAndIsReadAnewEachTime() throws Exception {
        Path file = Files.writeString(directory.resolve("address"), receiver.url("/first") + "\n");
        NotificationFixture.Node node =
                fixture.node(Map.of("chats.ops.kind", "slack", "chats.ops.url-file", file.toString()));
        withdrawn(node, "one");
        node.dispatchAndSend();
        Files.writeString(file, receiver.url("/second"));
        withdrawn(node, "two");
        node.dispatchAndSend();

        assertThat(receiver.requests).extracting(Receiver.Request::path).containsExactly("/first", "/second");
    }

    @Test
    void tasksOfPeopleAreNotToldToAllUnlessWanted() {
        NotificationFixture.Node node = node("slack", Map.of());
        var task = fixture.task("t-1", NotificationFixture.RELEASE, "Approve it", null, "technical-owner");
        node.happens(r -> r.changed(NotificationFixture.opened(task)));
        node.dispatchAndSend();
        assertThat(receiver.requests).isEmpty();

        NotificationFixture.Node wanting = node("slack", Map.of("chats.ops.categories", "tasks"));
        wanting.happens(r -> r.changed(NotificationFixture.opened(task)));
        wanting.dispatchAndSend();
        assertThat(receiver.requests).hasSize(1);
    }

    @Test
    void noErrorNamesTheAddress() {
        NotificationFixture.Node node = node("slack", Map.of());
        receiver.close();
        withdrawn(node, "one");
        node.dispatchAndSend();

        assertThat(node.deliveries.states().get("chat:ops").error())
                .isEqualTo("it cannot be reached: ConnectException");
        assertThat(List.of(
                        node.settings.toString(),
                        node.settings.chats().get("ops").address().toString()))
                .allSatisfy(text -> assertThat(text).doesNotContain("127.0.0.1"));
    }

    private JsonNode sent(String kind, String reason, Map<String, String> more) throws Exception {
        NotificationFixture.Node node = node(kind, more);
        withdrawn(node, reason);
        node.dispatchAndSend();
        return body();
    }

    private JsonNode body() throws Exception {
        assertThat(receiver.requests).hasSize(1);
        assertThat(receiver.requests.get(0).headers()).containsEntry("content-type", "application/json; charset=UTF-8");
        return NotificationFixture.JSON.readTree(receiver.requests.get(0).body());
    }

    private void withdrawn(NotificationFixture.Node node, String reason) {
        node.happens(r -> r.recorded(
                fixture.record(NotificationFixture.RELEASE, "system:release", "withdrawn", Map.of("reason", reason))));
    }

    private NotificationFixture.Node node(String kind, Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(more);
        settings.put("chats.ops.kind", kind);
        settings.put("chats.ops.url", receiver.url("/hook"));
        return fixture.node(settings);
    }
}
