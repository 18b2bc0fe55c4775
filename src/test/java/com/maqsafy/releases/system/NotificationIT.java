package com.maqsafy.releases.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.maqsafy.releases.process.OverdueTasks;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.util.ReflectionTestUtils;

@DisplayName("People are told, by the whole application")
class NotificationIT extends SystemTest {

    private static final List<String> WITH_ADDRESS = List.of("owner", "tech", "developer", "manager");

    @Autowired
    private IdentityService identity;

    @Autowired
    private ApplicationContext context;

    private TestService service;

    @BeforeEach
    void giveAddresses() {
        WITH_ADDRESS.forEach(account -> address(account, account + "@example.com"));
        service = fresh();
    }

    @AfterEach
    void takeThemAway() {
        ClockUtil.reset();
        WITH_ADDRESS.forEach(account -> address(account, null));
    }

    private void address(String account, String email) {
        User user = identity.createUserQuery().userId(account).singleResult();
        user.setEmail(email);
        identity.saveUser(user);
    }

    @Test
    @DisplayName("the task of an approval reaches the approver's mailbox, and the decision its owner's")
    void anApprovalReachesTheMailboxesOfItsPeople() throws Exception {
        service.branch("release/1.0.1", "v1.0.0", Map.of("app/Fix.php", "<?php // fix\n"));
        Map<String, Object> request = Walk.request("1.0.1", "patch", "fix", "release/1.0.1");
        request.put("service", service.name());
        Walk walk = Walk.start(rest, request);
        String task = walk.until("userTask_approveRelease");

        MimeMessage asked = mail("tech", "To do: Approve " + service.name() + " 1.0.1");
        assertThat(String.valueOf(content(asked)))
                .contains(
                        "Hello Tech (demo),",
                        "https://releases.example.com/camunda/app/tasklist/default/?task=" + task + "#/?task=" + task,
                        "Due: ");
        walk.complete("userTask_approveRelease", "tech", Map.of("decision", "approve"));
        MimeMessage decided = mail("owner", "Tech (demo) on " + service.name() + " 1.0.1, the approval: approved");
        assertThat(decided.getHeader("References")).isEqualTo(asked.getHeader("References"));
    }

    @Test
    @DisplayName(
            "an approval is due when the table says; it is reminded of and escalated to whom the table says, once each")
    void anApprovalThatNobodyGivesIsRemindedOfAndEscalated() {
        service.branch("release/1.0.1", "v1.0.0", Map.of("app/Fix.php", "<?php // fix\n"));
        Map<String, Object> request = Walk.request("1.0.1", "patch", "fix", "release/1.0.1");
        request.put("service", service.name());
        Walk walk = Walk.start(rest, request);
        Task task = tasks.createTaskQuery()
                .taskId(walk.until("userTask_approveRelease"))
                .singleResult();
        assertThat(task.getPriority()).isEqualTo(55);
        assertThat(Duration.between(
                        task.getCreateTime().toInstant(), task.getDueDate().toInstant()))
                .isCloseTo(Duration.ofHours(4), Duration.ofMinutes(1));
        String release = service.name() + " 1.0.1";

        assertThat(remindedAt(task, Duration.ofHours(-1).minusMinutes(5), release))
                .isEmpty();
        assertThat(remindedAt(task, Duration.ofHours(-1).plusMinutes(5), release))
                .containsExactly("tech@example.com Due soon");
        assertThat(remindedAt(task, Duration.ofMinutes(5), release))
                .containsExactly("owner@example.com Overdue", "tech@example.com Due soon", "tech@example.com Overdue");
        assertThat(remindedAt(task, Duration.ofMinutes(65), release))
                .containsExactly(
                        "manager@example.com Overdue and escalated",
                        "owner@example.com Overdue",
                        "tech@example.com Due soon",
                        "tech@example.com Overdue");

        context.getBean(OverdueTasks.class).mark();
        assertThat(overdue(task)).isTrue();
        assertThat(tasks.createTaskQuery().taskId(task.getId()).singleResult().getPriority())
                .as("what comes first stays first")
                .isEqualTo(55);
        ClockUtil.reset();
        context.getBean(OverdueTasks.class).mark();
        assertThat(overdue(task)).isFalse();
    }

    /** Whether the filter "Overdue" shows it. */
    private boolean overdue(Task task) {
        return tasks.createTaskQuery()
                        .taskId(task.getId())
                        .followUpAfter(new Date(0))
                        .count()
                == 1;
    }

    /** Who was told what until now, at a time before or after the task's due date. */
    private List<String> remindedAt(Task task, Duration time, String release) {
        ClockUtil.offset(
                Duration.between(Instant.now(), task.getDueDate().toInstant().plus(time))
                        .toMillis());
        // Twice, as two nodes may.
        ReflectionTestUtils.invokeMethod(context.getBean("reminders"), "remind");
        ReflectionTestUtils.invokeMethod(context.getBean("reminders"), "remind");
        await().atMost(Duration.ofSeconds(60))
                .until(
                        () -> rest.get("admin", "/api/notifications?state=waiting&limit=500")
                                .json(),
                        overview -> overview.path("undispatched").asLong() == 0
                                && overview.path("messages").isEmpty());
        return Arrays.stream(MAIL.getReceivedMessages())
                .filter(m -> subject(m).contains(release) && subject(m).matches("(Due soon|Overdue).*"))
                .map(m -> to(m) + ' ' + subject(m).replaceAll(":.*", ""))
                .sorted()
                .toList();
    }

    @Test
    @DisplayName("a restricted release is told to its circle only, and no subject says what it is")
    void aRestrictedReleaseIsToldToItsCircleOnly() {
        service.branch("hotfix/leak", "v1.0.0", Map.of("app/Order.php", "<?php // of this tenant only\n"));
        Walk walk = security("1.0.1");
        walk.complete("userTask_documentVulnerability", "security", walk.usual("userTask_documentVulnerability"));
        walk.complete("userTask_assessExploitRisk", "security", walk.usual("userTask_assessExploitRisk"));
        walk.await("userTask_completePullRequestChecklist");
        await().atMost(Duration.ofSeconds(60))
                .until(() -> Arrays.stream(MAIL.getReceivedMessages())
                        .anyMatch(m -> to(m).equals("tech@example.com")
                                && subject(m).equals("Release management: something waits for you")));

        assertThat(Arrays.stream(MAIL.getReceivedMessages())
                        .filter(m -> (subject(m) + content(m)).contains(service.name())))
                .isEmpty();
        JsonNode seen =
                rest.get("admin", "/api/notifications?state=sent&limit=500").json();
        assertThat(seen.toString()).doesNotContain(service.name());
        assertThat(rest.get("auditor", "/api/notifications?state=sent&limit=500")
                        .json()
                        .toString())
                .contains(service.name() + "-1.0.1");
    }

    @Test
    @DisplayName("everybody says how they are told, and administrators see what waits")
    void wishesAndQueueAreToldOverRest() {
        JsonNode before = rest.get("developer", "/api/me/notifications").json();
        assertThat(before.path("language").asText()).isEqualTo("en");
        assertThat(before.path("categories").path("tasks").asText()).isEqualTo("at-once");
        Rest.Answer kept = rest.put(
                "developer",
                "/api/me/notifications",
                Map.of("language", "ar", "quietHours", Map.of("from", "22:00", "until", "07:00")));
        assertThat(kept.status()).as(kept.body()).isEqualTo(200);
        assertThat(rest.get("developer", "/api/me/notifications")
                        .json()
                        .path("quietHours")
                        .path("from")
                        .asText())
                .isEqualTo("22:00");
        Rest.Answer refused = rest.put("developer", "/api/me/notifications", Map.of("language", "fr"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("REL-NTF-030 language: It is none of [en, ar].");
        assertThat(rest.put("developer", "/api/me/notifications", Map.of()).json())
                .isEqualTo(before);

        assertThat(rest.get("developer", "/api/notifications").status()).isEqualTo(403);
        JsonNode overview = rest.get("admin", "/api/notifications").json();
        assertThat(overview.path("channels").findValuesAsText("name")).containsExactly("email");
        assertThat(rest.get("admin", "/actuator/health/notification").status()).isEqualTo(200);
        assertThat(rest.get("auditor", "/actuator/health")
                        .json()
                        .at("/components/notification/status")
                        .asText())
                .isEqualTo("UP");
    }

    private Walk security(String version) {
        Map<String, Object> request = Walk.request(version, "security", "fix", "hotfix/leak");
        request.put("service", service.name());
        request.put("owner", "owner");
        return Walk.start(rest, request).inTheCircle();
    }

    private MimeMessage mail(String account, String subject) {
        return await().atMost(Duration.ofSeconds(60))
                .until(
                        () -> Arrays.stream(MAIL.getReceivedMessages())
                                .filter(m -> to(m).equals(account + "@example.com")
                                        && subject(m).startsWith(subject))
                                .findFirst()
                                .orElse(null),
                        found -> found != null);
    }

    private static String to(MimeMessage mail) {
        try {
            return mail.getAllRecipients()[0].toString();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String subject(MimeMessage mail) {
        try {
            return mail.getSubject();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The text of the mail, decoded. */
    private static String content(jakarta.mail.Part part) {
        try {
            Object content = part.getContent();
            if (content instanceof jakarta.mail.Multipart parts) {
                StringBuilder all = new StringBuilder();
                for (int i = 0; i < parts.getCount(); i++) {
                    all.append(content(parts.getBodyPart(i)));
                }
                return all.toString();
            }
            return String.valueOf(content);
        } catch (MessagingException | java.io.IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
