package com.maqsafy.releases.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
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

    @Test
    void aTaskOfAGroupReachesTheMailboxOfEachOfItsPeople() throws Exception {
        fixture.person("tech2", "Tala Tech", "technical-owner");
        var task = fixture.task(
                "t-1",
                NotificationFixture.RELEASE,
                "Approve canteen-api 1.5.0",
                NotificationFixture.NOON.plus(Duration.ofHours(4)),
                "technical-owner");
        node.happens(recorder -> recorder.changed(NotificationFixture.opened(task)));

        node.dispatchAndSend();

        node.assertEventsDescribed();
        assertThat(mailboxes()).containsExactlyInAnyOrder("tech@example.com", "tech2@example.com");
        MimeMessage mail = MAIL.getReceivedMessages()[0];
        assertThat(mail.getSubject()).isEqualTo("To do: Approve canteen-api 1.5.0 (canteen-api 1.5.0)");
        assertThat(mail.getFrom()[0]).hasToString("Releases <releases@example.com>");
        assertThat(part(mail, "text/plain"))
                .contains(
                        "Hello Ta",
                        "To do: Approve canteen-api 1.5.0 (canteen-api 1.5.0)",
                        "Due: Mon 2 Mar 2026, 16:00 Asia/Riyadh",
                        "Open the task: https://releases.example.com/camunda/app/tasklist/default/?task=t-1#/?task=t-1");
        assertThat(part(mail, "text/html"))
                .contains(
                        "<html lang=\"en\" dir=\"ltr\">",
                        "<a href=\"https://releases.example.com/camunda/app/tasklist/default/?task=t-1#/?task=t-1\">Open the task</a>");
    }

    @Test
    void mailsAboutOneReleaseAreOneConversation() throws Exception {
        happens(NotificationFixture.RELEASE, "approvalLapsed", Map.of("findings", List.of()));
        happens(NotificationFixture.RELEASE, "released", Map.of());
        happens(NotificationFixture.SECRET_RELEASE, "released", Map.of());
        node.dispatchAndSend();

        MimeMessage[] mails = MAIL.getReceivedMessages();
        assertThat(mails).hasSize(3);
        String thread = mails[0].getHeader("References")[0];
        assertThat(thread).matches("<[0-9a-f-]{36}@example.com>");
        assertThat(mails[1].getHeader("References")).containsExactly(thread);
        assertThat(mails[1].getHeader("In-Reply-To")).containsExactly(thread);
        assertThat(mails[2].getHeader("References")).doesNotContain(thread);
        assertThat(Arrays.stream(mails).map(EmailTest::messageId))
                .doesNotHaveDuplicates()
                .allMatch(id -> id.matches("<[0-9a-f-]{36}@example.com>"));
    }

    @Test
    void theMessageIdIsThatOfTheDelivery() throws Exception {
        happens(NotificationFixture.RELEASE, "released", Map.of());
        node.dispatchAndSend();

        String id = fixture.jdbc
                .sql("SELECT id FROM notification_delivery")
                .query(UUID.class)
                .single()
                .toString();
        assertThat(messageId(MAIL.getReceivedMessages()[0])).isEqualTo("<" + id + "@example.com>");
    }

    @Test
    void arabicIsWrittenFromRightToLeftWithForeignTextIsolated() throws Exception {
        node.preferences.put(
                "owner",
                new Preference(
                        Language.AR,
                        ZoneId.of("Europe/Berlin"),
                        null,
                        null,
                        LocalTime.NOON,
                        Map.of(),
                        List.of(),
                        List.of()));
        happens(
                NotificationFixture.RELEASE,
                "tech",
                "approvalDecided",
                Map.of("decision", "reject", "role", "technical-owner", "reason", "Too risky"));
        node.dispatchAndSend();

        MimeMessage mail = MAIL.getReceivedMessages()[0];
        assertThat(mail.getSubject())
                .isEqualTo(
                        "قرار \u2068Tariq Tech\u2069 بشأن \u2068canteen-api 1.5.0\u2069، \u2068الموافقة\u2069: \u2068رفض\u2069");
        assertThat(mail.getHeader("Content-Language")).containsExactly("ar");
        assertThat(part(mail, "text/html"))
                .contains(
                        "<html lang=\"ar\" dir=\"rtl\">",
                        "<bdi>Tariq Tech</bdi>",
                        "<dt>بصفة</dt><dd dir=\"auto\">المالك التقني</dd>",
                        "<dt>السبب</dt><dd dir=\"auto\">Too risky</dd>");
    }

    @Test
    void whatTheServerSaysIsInTheReadersLanguageAndNoIdIsReadOut() throws Exception {
        node.preferences.put(
                "owner",
                new Preference(
                        Language.AR,
                        ZoneId.of("Europe/Berlin"),
                        null,
                        null,
                        LocalTime.NOON,
                        Map.of(),
                        List.of(),
                        List.of()));
        happens(
                NotificationFixture.RELEASE,
                "rolledBack",
                Map.of(
                        "reason",
                        "Version 1.4.0, which ran before, is back in production; the tag of this version stays and names"
                                + " one that production did not keep.",
                        "productionVersion",
                        "1.4.0"));
        happens(
                NotificationFixture.RELEASE,
                "checkRun",
                Map.of(
                        "purpose",
                        "deployment",
                        "attempt",
                        1,
                        "round",
                        1,
                        "check",
                        "protected-api",
                        "outcome",
                        "failed"));
        node.dispatchAndSend();
        fixture.clock.set(fixture.clock.instant().plusSeconds(20));
        node.dispatchAndSend();

        List<String> told = new ArrayList<>();
        for (MimeMessage mail : MAIL.getReceivedMessages()) {
            if (recipient(mail).startsWith("owner")) {
                told.add(part(mail, "text/html"));
            }
        }
        assertThat(told)
                .hasSize(2)
                .anyMatch(text -> text.contains("عاد إلى الإنتاج الإصدار \u20681.4.0\u2069"))
                .anyMatch(text -> text.contains("<bdi>الواجهة المحمية</bdi>"));
    }

    @Test
    void aTaskOfTheModelsIsCalledInArabicAndOneOfAProcessOwnerByItsOwnName() throws Exception {
        node.preferences.put(
                "tech",
                new Preference(
                        Language.AR,
                        ZoneId.of("Asia/Riyadh"),
                        null,
                        null,
                        LocalTime.NOON,
                        Map.of(),
                        List.of(),
                        List.of()));
        for (String title : List.of("Approve canteen-api 1.5.0 as technical owner", "Ask the neighbours")) {
            fixture.transaction.executeWithoutResult(
                    tx -> node.recorder.changed(NotificationFixture.opened(fixture.task(
                            title, NotificationFixture.RELEASE, title, NotificationFixture.NOON, "technical-owner"))));
            node.dispatchAndSend();
        }

        assertThat(MAIL.getReceivedMessages()[0].getSubject())
                .contains("\u2068اعتمد canteen-api 1.5.0 بصفة المالك التقني\u2069");
        assertThat(MAIL.getReceivedMessages()[1].getSubject()).contains("\u2068Ask the neighbours\u2069");
    }

    @Test
    void timesAreOnTheReadersClockWithTheCompanysBesideThem() throws Exception {
        node.preferences.put(
                "owner",
                new Preference(
                        Language.EN,
                        ZoneId.of("America/New_York"),
                        null,
                        null,
                        LocalTime.NOON,
                        Map.of(),
                        List.of(),
                        List.of()));
        happens(NotificationFixture.RELEASE, "stabilisationStarted", Map.of("reviewDueAt", "2026-03-02T22:30:00Z"));
        node.dispatchAndSend();

        assertThat(part(MAIL.getReceivedMessages()[0], "text/plain"))
                .contains("Due: Mon 2 Mar 2026, 17:30 America/New_York (Tue 3 Mar 2026, 01:30 Asia/Riyadh)");
    }

    @Test
    void hostileTextsStayTexts() throws Exception {
        fixture.names.put("tech", "Eve\r\nBcc: eve@evil.example\u202Etxt.exe <b onclick=x>");
        var task = fixture.task(
                "t&\"<1",
                NotificationFixture.RELEASE,
                "Approve\r\nBcc: eve@evil.example\n\n<script>alert(1)</script>",
                null,
                "technical-owner");
        node.happens(recorder -> recorder.changed(NotificationFixture.opened(task)));
        node.dispatchAndSend();

        MimeMessage mail = MAIL.getReceivedMessages()[0];
        assertThat(mail.getHeader("Bcc")).isNull();
        assertThat(mail.getAllRecipients()).hasSize(1);
        assertThat(mail.getSubject())
                .isEqualTo("To do: Approve Bcc: eve@evil.example <script>alert(1)</script> (canteen-api 1.5.0)");
        assertThat(part(mail, "text/html"))
                .contains(
                        "&lt;script&gt;alert(1)&lt;/script&gt;",
                        "Hello <bdi>Eve Bcc: eve@evil.example txt.exe &lt;b onclick=x&gt;</bdi>,",
                        "?task=t%26%22%3C1\"")
                .doesNotContain("<script", "<b onclick", "\u202E");
        assertThat(part(mail, "text/plain"))
                .contains("Hello Eve Bcc: eve@evil.example txt.exe")
                .doesNotContain("\u202E");
    }

    @Test
    void aTaskThatIsDoneMeanwhileIsNotToldOf() throws Exception {
        var task = fixture.task("t-1", NotificationFixture.RELEASE, "Approve it", null, "technical-owner");
        node.happens(recorder -> recorder.changed(NotificationFixture.opened(task)));
        node.dispatch();
        fixture.tasks.clear();
        node.send();

        assertThat(MAIL.getReceivedMessages()).isEmpty();
        assertThat(state()).isEqualTo("dropped");
    }

    @Test
    void whoTakesATaskKnowsItAndWhomItIsGivenIsTold() throws Exception {
        fixture.tasks.put(
                "t-1",
                new OpenTasks.OpenTask(
                        "t-1",
                        NotificationFixture.RELEASE,
                        "userTask_approveRelease",
                        "Approve it",
                        "tech",
                        java.util.Set.of(),
                        java.util.Set.of(),
                        NotificationFixture.NOON,
                        null));
        var assigned = new com.maqsafy.releases.process.TaskChanged(
                NotificationFixture.RELEASE,
                "assigned",
                "t-1",
                "userTask_approveRelease",
                "Approve it",
                "tech",
                List.of(),
                "");
        fixture.actor = "tech";
        node.happens(recorder -> recorder.changed(assigned));
        node.dispatchAndSend();
        assertThat(MAIL.getReceivedMessages()).isEmpty();

        fixture.actor = "manager";
        node.happens(recorder -> recorder.changed(assigned));
        node.dispatchAndSend();
        node.assertEventsDescribed();
        assertThat(mailboxes()).containsExactly("tech@example.com");
        assertThat(MAIL.getReceivedMessages()[0].getSubject())
                .isEqualTo("Given to you: Approve it (canteen-api 1.5.0)");
    }

    @Test
    void anAccountWithoutAnAddressIsPassedOverAndTheOthersAreTold() throws Exception {
        fixture.person("tech2", "Tala Tech", "technical-owner");
        fixture.addresses.remove("tech");
        var task = fixture.task("t-1", NotificationFixture.RELEASE, "Approve it", null, "technical-owner");
        node.happens(recorder -> recorder.changed(NotificationFixture.opened(task)));
        node.dispatchAndSend();

        assertThat(mailboxes()).containsExactly("tech2@example.com");
        assertThat(node.deliveries.list("dropped", true, 10))
                .singleElement()
                .satisfies(row -> assertThat(row.error()).isEqualTo("the account tech has no e-mail address"));
    }

    @Test
    void aMailboxThatTheServerDoesNotKnowFailsForItself() throws Exception {
        try (RefusingMailServer refusing = new RefusingMailServer("tech@example.com")) {
            fixture.person("tech2", "Tala Tech", "technical-owner");
            Map<String, String> settings = new HashMap<>();
            settings.put("smtp", String.valueOf(refusing.port()));
            settings.put("email.from", "releases@example.com");
            NotificationFixture.Node strict = fixture.node(settings);
            var task = fixture.task("t-1", NotificationFixture.RELEASE, "Approve it", null, "technical-owner");
            strict.happens(recorder -> recorder.changed(NotificationFixture.opened(task)));
            strict.dispatchAndSend();

            assertThat(refusing.taken()).isEqualTo(1);
            assertThat(strict.deliveries.list("failed", true, 10))
                    .singleElement()
                    .satisfies(
                            row -> assertThat(row.error()).isEqualTo("the mail server answered 550 for the recipient"));
        }
    }

    @Test
    void whileTheServerIsAwayEverythingWaits() throws Exception {
        happens(NotificationFixture.RELEASE, "released", Map.of());
        happens(NotificationFixture.RELEASE, "approvalLapsed", Map.of());
        node.dispatch();
        Map<String, String> away = new HashMap<>();
        away.put("smtp", "1");
        away.put("email.from", "releases@example.com");
        fixture.node(away).send();
        assertThat(node.deliveries.states().get("email").error())
                .startsWith("the mail server cannot be reached, or does not answer as one: ");
        node.send();
        assertThat(MAIL.getReceivedMessages()).isEmpty();

        fixture.clock.set(fixture.clock.instant().plusSeconds(10));
        node.send();
        assertThat(MAIL.getReceivedMessages()).hasSize(2);
        assertThat(node.deliveries.states().get("email").failingSince()).isNull();
    }

    private String state() {
        return fixture.jdbc
                .sql("SELECT state FROM notification_delivery")
                .query(String.class)
                .single();
    }

    private void happens(String release, String kind, Map<String, ?> payload) {
        happens(release, "system:release", kind, payload);
    }

    private void happens(String release, String actor, String kind, Map<String, ?> payload) {
        node.happens(r -> r.recorded(fixture.record(release, actor, kind, payload)));
    }

    static List<String> mailboxes() {
        return Arrays.stream(MAIL.getReceivedMessages())
                .map(EmailTest::recipient)
                .toList();
    }

    static String recipient(MimeMessage mail) {
        try {
            return mail.getAllRecipients()[0].toString();
        } catch (jakarta.mail.MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String messageId(MimeMessage mail) {
        try {
            return mail.getMessageID();
        } catch (jakarta.mail.MessagingException e) {
            throw new IllegalStateException(e);
        }
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
