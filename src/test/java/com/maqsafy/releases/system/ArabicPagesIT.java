package com.maqsafy.releases.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the Releases pages show of a whole release to whoever reads Arabic. */
@DisplayName("In Arabic")
class ArabicPagesIT extends SystemTest {

    /** What stands apart: names, commits, commands, and words of people. */
    private static final Pattern APART = Pattern.compile("\u2068[^\u2068\u2069]*(?:\u2069|…?$)");
    /** Items of the policy, codes, addresses of REST, and names that are the same in all languages. */
    private static final Pattern NAMES = Pattern.compile(
            "[A-Z]{2,6}-[A-Z]{0,3}-?\\d{2,3}|(?:GET|POST|PUT) /\\S+|\\b(?:Git|CI|JUnit|CVSS|API|JSON|JSONL|MAJOR|MINOR|PATCH)\\b");

    private static final Pattern LATIN = Pattern.compile("[A-Za-z]{2,}");

    @Test
    @DisplayName(
            "a release says all in Arabic but names, ids, commands and the words of people, from its start to its end")
    void aReleaseSaysAllInArabic() {
        TestService service = fresh();
        service.branch("release/1.0.1", "v1.0.0", Map.of("app/Snack.php", "<?php // 1.0.1\n"));
        Map<String, Object> request = Walk.request("1.0.1", "patch", "fix", "release/1.0.1");
        request.put("service", service.name());
        request.put("maintenanceMode", true);
        Walk walk = Walk.start(rest, request);
        WebSession page =
                WebSession.of("http://127.0.0.1:" + environment.getRequiredProperty("local.server.port"), "owner");
        Map<String, String> english = new TreeMap<>();

        walk.until("userTask_completePullRequestChecklist");
        gate(walk, english);
        walk.until("userTask_approveRelease");
        gate(walk, english);
        assertThat(view(page, walk).path("lockOut").path("planned").asBoolean()).isTrue();
        done(
                walk,
                "planned-time",
                Map.of(
                        "reason",
                        "Not on Sunday",
                        "plannedAt",
                        Instant.now().plusSeconds(5).toString()));
        done(walk, "rework", Map.of("reason", "Forgotten", "parts", List.of("source", "tests:TEST-01")));
        walk.until("userTask_approveRelease");
        done(walk, "comments", Map.of("text", "The canteens are told"));
        assertThat(walk.toTheEnd()).isEqualTo("released");
        gate(walk, english);

        JsonNode view = view(page, walk);
        JsonNode said = view.path("said").path("ar");
        JsonNode texts = page.get("/camunda/api/board/texts/ar").json();
        for (JsonNode entry : view.path("timeline")) {
            judge(
                    entry.path("what").asText(),
                    entry.path("said").path("ar").asText(entry.path("what").asText()),
                    english);
        }
        for (JsonNode test : view.path("tests")) {
            judge(
                    test.path("test").asText(),
                    texts.path("item." + test.path("test").asText()).asText("no text"),
                    english);
        }
        JsonNode live = page.get("/camunda/api/live/" + walk.key()).json();
        assertThat(live.path("checks")).isNotEmpty();
        for (JsonNode check : live.path("checks")) {
            for (String member : List.of("check", "evidence")) {
                String text = check.path(member).asText();
                judge(text, said.path(text).asText(text), english);
            }
        }
        for (String line :
                said.path(view.path("notes").asText()).asText("no notes").split("\n")) {
            if (line.startsWith("#")) {
                judge(line, line, english);
            }
        }
        assertThat(view.path("lockOut").path("planned").asBoolean()).isFalse();
        assertThat(view.path("lockOut").has("since")).isFalse();

        assertThat(english).isEmpty();
    }

    /** What its owner asks for beside its tasks. */
    private void done(Walk walk, String what, Map<String, Object> body) {
        Rest.Answer answer = rest.post("owner", "/api/releases/" + walk.key() + '/' + what, body);
        assertThat(answer.status()).as(what + ": " + answer.body()).isEqualTo(200);
    }

    private static JsonNode view(WebSession page, Walk walk) {
        return page.get("/camunda/api/board/releases/" + walk.key()).json();
    }

    /** What stands against it, and what it waits for. */
    private void gate(Walk walk, Map<String, String> english) {
        JsonNode gate = rest.with(
                        Rest.basic("owner", "demo"),
                        "GET",
                        "/api/releases/" + walk.key() + "/gate",
                        "",
                        "Accept-Language",
                        "ar")
                .json();
        for (String list : List.of("findings", "information")) {
            gate.path(list)
                    .forEach(finding -> judge(
                            finding.path("item").asText(),
                            finding.path("message").asText(),
                            english));
        }
    }

    private static void judge(String english, String shown, Map<String, String> left) {
        String own = NAMES.matcher(APART.matcher(shown).replaceAll("")).replaceAll("");
        if (LATIN.matcher(own).find()) {
            left.put(english, shown);
        }
    }
}
