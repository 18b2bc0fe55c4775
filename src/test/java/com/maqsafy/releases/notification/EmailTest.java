package com.maqsafy.releases.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("E-mail, at a real mail server")
class EmailTest {

    private static final GreenMail MAIL = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    private final NotificationFixture fixture = new NotificationFixture();
    private NotificationFixture.Node node;

    @BeforeAll
    static void startServer() {
        MAIL.start();
    }

    @AfterAll
    static void stopServer() {
        MAIL.stop();
    }

    @BeforeEach
    void start() throws Exception {
        MAIL.purgeEmailFromAllMailboxes();
        node = node(Map.of());
    }

    private NotificationFixture.Node node(Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(more);
        settings.put("smtp", String.valueOf(MAIL.getSmtp().getPort()));
        settings.put("email.from", "Releases <releases@example.com>");
        return fixture.node(settings);
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void aTaskOfAGroupReachesTheMailboxOfEachOfItsPeople() throws Exception {
        fixture.person("tech2", "Tala Tech", "technical-owner");
        var task = fixture.task(
                "t-1", NotificationFixture.RELEASE, "Approve canteen-api 1.5.0", NotificationFixture.NOON.plus(Duration.ofHours(4)), "technical-owner");
        node.happens(recorder -> recorder.changed(NotificationFixture.opened(task)));

        node.dispatchAndSend();

        assertThat(mailboxes()).containsExactlyInAnyOrder("tech@example.com", "tech2@example.com");
        MimeMessage mail = MAIL.getReceivedMessages()[0];
        assertThat(mail.getSubject()).isEqualTo("To do: Approve canteen-api 1.5.0 (canteen-api 1.5.0)");
        assertThat(mail.getFrom()[0]).hasToString("Releases <releases@example.com>");
        assertThat(part(mail, "text/plain"))
                .contains(
                        "Hello Ta",
                        "To do: Approve canteen-api 1.5.0 (canteen-api 1.5.0)",
                        "Due: Mon 2 Mar 2026, 16:00 Asia/Riyadh",
                        "Open the task: https://releases.example.com/camunda/app/tasklist/default/#/?task=t-1");
        assertThat(part(mail, "text/html"))
                .contains(
                        "<html lang=\"en\" dir=\"ltr\">",
                        "<a href=\"https://releases.example.com/camunda/app/tasklist/default/#/?task=t-1\">Open the task</a>");
    }

    static List<String> mailboxes() throws Exception {
        return Arrays.stream(MAIL.getReceivedMessages())
                .map(m -> {
                    try {
                        return m.getAllRecipients()[0].toString();
                    } catch (jakarta.mail.MessagingException e) {
                        throw new IllegalStateException(e);
                    }
                })
                .toList();
    }

    static String part(Part part, String type) throws Exception {
        if (part.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                String found = part(parts.getBodyPart(i), type);
                if (!found.isEmpty()) {
                    return found;
                }
            }
            return "";
        }
        return part.isMimeType(type) ? String.valueOf(part.getContent()) : "";
    }
}
