package com.maqsafy.releases.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.maqsafy.releases.testing.OnlyInFull;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A release with hostile text wherever a person may write: it comes back as it was written, or is refused, and does nothing
 * on any page.
 */
@OnlyInFull
@ExtendWith(DemoApplication.class)
@TestInstance(Lifecycle.PER_CLASS)
class HostileTextIT {

    /** For pages, for templates of AngularJS, for expressions, SQL, Markdown and spreadsheets. */
    private static final String HOSTILE = "=cmd|'/C calc'!A0 <img src=x onerror=\"window.hacked=1;alert(1)\">"
            + "<script>window.hacked=2;alert(2)</script><svg onload=\"window.hacked=3\"></svg>"
            + " [go](javascript:alert(4)) <a href=\"https://evil.example/\">go</a> ![i](https://evil.example/i.png)"
            + " {{constructor.constructor('window.hacked=5')()}} ${7*7} #{7*7} '; DROP TABLE release; -- \"";

    private static final String WATCH = """
            window.violations = [];
            document.addEventListener('securitypolicyviolation',
                e => window.violations.push(e.effectiveDirective + ' ' + e.blockedURI));
            """;

    private final RestClient rest;
    private final Colleagues colleagues;
    private final String url;
    private final List<String> refused = new ArrayList<>();
    private final List<String> happened = new ArrayList<>();
    private String release = "";
    private Chromium chromium;

    HostileTextIT(DemoApplication.Running application) {
        url = application.url();
        rest = new RestClient(url);
        colleagues = new Colleagues(rest);
    }

    @BeforeAll
    void writeItEverywhere() {
        release = colleagues.start(
                "owner",
                Map.ofEntries(
                        Map.entry("service", "canteen-api"),
                        Map.entry("version", "2.0.0"),
                        Map.entry("type", "major"),
                        Map.entry("changeType", "breaking"),
                        Map.entry("branch", "release/2.0.0"),
                        Map.entry("summary", HOSTILE),
                        Map.entry("changes", List.of(HOSTILE, "Second " + HOSTILE)),
                        Map.entry("contains", List.of("backend", "database-migration")),
                        Map.entry("changedAspects", List.of("code-logic")),
                        Map.entry("requirements", List.of("MAQ-17")),
                        Map.entry("risks", HOSTILE)));
        rest.post("developer", "/api/releases/" + release + "/comments", Map.of("text", HOSTILE));
        workWithHostileAnswers();
        rest.post(
                "owner",
                "/api/releases/" + release + "/rework",
                Map.of("reason", HOSTILE, "parts", List.of("pre-release")));
        colleagues.workUntil(release, "userTask_approveRelease");
        rest.post(
                "admin",
                "/engine-rest/user/create",
                Map.of(
                        "profile",
                                Map.of("id", "hostile", "firstName", HOSTILE.substring(0, 200), "lastName", "Person"),
                        "credentials", Map.of("password", "demo")));
        chromium = Chromium.open();
    }

    @AfterAll
    void close() {
        if (chromium != null) {
            chromium.close();
        }
        rest.post("owner", "/api/releases/" + release + "/withdrawal", Map.of("reason", HOSTILE));
    }

    @Test
    @DisplayName("comes back over REST, CSV, Markdown, evidence and report as it was written")
    void comesBackTheSame() throws Exception {
        JsonNode dossier = colleagues.dossier(release);
        assertThat(dossier.path("summary").asText()).isEqualTo(HOSTILE);
        assertThat(dossier.path("changes").path(0).asText()).isEqualTo(HOSTILE);
        assertThat(dossier.path("risks").asText()).isEqualTo(HOSTILE);
        List<String> kept = new ArrayList<>();
        for (String line :
                get("/api/releases/" + release + "/evidence", "*/*").lines().toList()) {
            if (line.contains("cmd|")) {
                kept.add(new com.fasterxml.jackson.databind.ObjectMapper()
                        .readTree(line)
                        .path("kind")
                        .asText());
                assertThat(line).contains("{{constructor.constructor('window.hacked=5')()}} ${7*7} #{7*7}");
            }
        }
        assertThat(kept).contains("commented", "reworkRequested", "rollbackPlanDocumented");
        assertThat(get("/api/releases?service=canteen-api", "text/csv"))
                .as("a cell begins with an apostrophe where a spreadsheet would see a formula")
                .doesNotContain("\"=cmd", ",=cmd", "\n=cmd");
        assertThat(get("/api/releases?service=canteen-api", "text/markdown"))
                .as("escaped for Markdown")
                .contains("\\<script")
                .doesNotContainPattern("(?<!\\\\)<(script|img|svg|a)\\b");
        assertThat(get("/api/releases/" + release + "/report", "text/html"))
                .doesNotContain("<script", "<img src=x", "<svg onload", "javascript:alert(4)\"");
        assertThat(refused).as("forms that take none of it").isEmpty();
    }

    @Test
    @DisplayName("does nothing on any page of Tasklist, Cockpit, Admin, Welcome and the Releases application")
    void doesNothingOnAnyPage() {
        Page auditor = watched();
        Cockpit.login(auditor, url, "auditor");
        String instance = colleagues.dossier(release).path("processInstanceId").asText();
        shows(auditor, "/camunda/app/cockpit/default/#/releases");
        shows(auditor, "/camunda/app/cockpit/default/#/releases/" + release);
        for (String tab : List.of("variables-tab", "incidents-tab", "user-tasks-tab", "called-process-instances-tab")) {
            opens(auditor, "/camunda/app/cockpit/default/#/process-instance/" + instance + "/runtime?tab=" + tab);
        }
        opens(auditor, "/camunda/app/cockpit/default/#/processes");
        opens(auditor, "/camunda/app/cockpit/default/#/tasks");
        shows(auditor, "/camunda/api/releases/" + release + "/report");
        shows(auditor, "/camunda/api/releases/" + release + "/report?lang=ar");
        shows(auditor, "/camunda/app/releases/releases.html#/");
        shows(auditor, "/camunda/app/releases/releases.html#/all");
        shows(auditor, "/camunda/app/releases/releases.html#/release/" + release);
        opens(auditor, "/camunda/app/releases/releases.html#/new");
        shows(auditor, "/camunda/app/releases/live.html?release=" + release);
        opens(auditor, "/camunda/app/welcome/default/");

        Page approver = watched();
        Tasklist.login(approver, url, "tech");
        shows(approver, "/camunda/app/tasklist/default/#/?task=" + open("userTask_approveRelease"));
        Screenshots.take(approver, "hostile-approval");

        Page admin = watched();
        Tasklist.login(admin, url, "admin");
        opens(admin, "/camunda/app/admin/default/#/users");
        opens(admin, "/camunda/app/admin/default/#/users/hostile");
        opens(admin, "/camunda/app/cockpit/default/#/process-instance/" + instance + "/runtime?tab=variables-tab");
        assertThat(happened).isEmpty();
    }

    private void workWithHostileAnswers() {
        Map<String, Map<String, Object>> answers = new HashMap<>();
        answers.put(
                "userTask_documentRollbackPlan",
                Map.of(
                        "database", "safe",
                        "databaseInstructions", HOSTILE,
                        "configuration", HOSTILE,
                        "files", HOSTILE,
                        "owner", "rollback",
                        "approverRole", "technical-owner",
                        "verification", HOSTILE));
        answers.put(
                "userTask_provideTestEvidence",
                Map.of(
                        "outcome",
                        "passed",
                        "commit",
                        colleagues.dossier(release).path("commit").asText(),
                        "link",
                        "https://ci.example.com/runs/1?q=%3Cscript%3E",
                        "statement",
                        HOSTILE));
        answers.put(
                "userTask_writeReleaseNotes",
                Map.of(
                        "impactedAreas", List.of("backend"),
                        "rbac", "no",
                        "tenantIsolation", "no",
                        "sensitiveData", "yes",
                        "databaseRollbackSafe", "yes",
                        "knownIssues", HOSTILE));
        Map<String, String> people = Map.of(
                "userTask_documentRollbackPlan", "owner",
                "userTask_provideTestEvidence", "qa",
                "userTask_writeReleaseNotes", "owner");
        Set<String> done = new HashSet<>();
        await().atMost(Duration.ofMinutes(3)).until(() -> {
            for (JsonNode task : colleagues.dossier(release).path("openTasks")) {
                String element = task.path("element").asText();
                if (answers.containsKey(element) && done.add(task.path("id").asText())) {
                    try {
                        rest.submit(people.get(element), task.path("id").asText(), answers.get(element));
                    } catch (AssertionError refusal) {
                        refused.add(element + " " + refusal.getMessage());
                    }
                }
            }
            return done.size() >= 6;
        });
        colleagues.workUntil(release, "userTask_decideOnDestructiveOperations");
        rest.submit(
                "tech",
                open("userTask_decideOnDestructiveOperations"),
                Map.of("decision", "approved", "reason", HOSTILE));
        colleagues.workUntil(release, "userTask_approveRelease");
    }

    private String open(String element) {
        for (JsonNode task : colleagues.dossier(release).path("openTasks")) {
            if (task.path("element").asText().equals(element)) {
                return task.path("id").asText();
            }
        }
        throw new AssertionError("no open task " + element);
    }

    /** A window whose pages are watched for whatever the text could do. */
    private Page watched() {
        Page page = chromium.window();
        page.addInitScript(WATCH);
        page.onDialog(dialog -> {
            happened.add("dialog " + dialog.message() + " on " + page.url());
            dialog.dismiss();
        });
        page.onRequest(request -> {
            String to = request.url();
            if (!to.startsWith(url) && !to.startsWith("data:") && !to.startsWith("blob:")) {
                happened.add("request to " + to + " from " + page.url());
            }
            if (to.endsWith("/x")) {
                happened.add("an image was asked for on " + page.url());
            }
        });
        return page;
    }

    private void opens(Page page, String path) {
        page.navigate("about:blank");
        page.navigate(url + path);
        // Until nothing is loading any more; pages that listen to events never are quiet.
        try {
            page.waitForLoadState(
                    com.microsoft.playwright.options.LoadState.NETWORKIDLE,
                    new Page.WaitForLoadStateOptions().setTimeout(15_000));
        } catch (PlaywrightException goesOn) {
            assertThat(page.locator("body").innerText()).as(path).isNotBlank();
        }
        judge(page);
    }

    private void shows(Page page, String path) {
        opens(page, path);
        page.waitForCondition(() -> page.locator("body").innerText().contains("<img src=x onerror="));
        judge(page);
    }

    private void judge(Page page) {
        assertThat(page.evaluate("window.hacked === undefined")).as(page.url()).isEqualTo(true);
        assertThat(
                        page.evaluate(
                                "document.querySelectorAll('img[src=x], [onerror], svg[onload],"
                                        + " a[href^=\"javascript:alert\"], a[href*=\"evil.example\"], img[src*=\"evil.example\"]').length"))
                .as("made of the text on " + page.url())
                .isEqualTo(0);
        assertThat(String.valueOf(page.evaluate("window.violations.filter(v => /inline|evil/.test(v))")))
                .as("what the content security policy had to stop on " + page.url())
                .isEqualTo("[]");
        assertThat(happened).isEmpty();
    }

    private String get(String path, String accept) throws Exception {
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(url + path))
                                .header("Accept", accept)
                                .header(
                                        "Authorization",
                                        "Basic "
                                                + Base64.getEncoder()
                                                        .encodeToString(
                                                                "auditor:demo".getBytes(StandardCharsets.UTF_8)))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }
}
