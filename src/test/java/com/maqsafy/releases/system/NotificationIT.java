package com.maqsafy.releases.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DisplayName("People are told, by the whole application")
class NotificationIT extends SystemTest {

    private static final List<String> WITH_ADDRESS = List.of("owner", "tech", "developer");

    @Autowired
    private IdentityService identity;

    private TestService service;

    @BeforeEach
    void giveAddresses() {
        WITH_ADDRESS.forEach(account -> address(account, account + "@example.com"));
        service = fresh();
    }

    @AfterEach
    void takeThemAway() {
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
        assertThat(refused.body()).contains("REL-NTF-030 language is none of [en, ar].");
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
