package com.maqsafy.releases.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.maqsafy.releases.testing.OnlyInFull;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Nobody overlooks that a duty of persons is lifted. */
@OnlyInFull
@ExtendWith(DemoApplication.class)
class BreakGlassBannerIT {

    private static final List<String> PAGES = List.of(
            "/camunda/app/tasklist/default/",
            "/camunda/app/cockpit/default/",
            "/camunda/app/admin/default/",
            "/camunda/app/welcome/default/",
            "/camunda/app/releases/live.html");

    private final DemoApplication.Running application;
    private final RestClient rest;

    BreakGlassBannerIT(DemoApplication.Running application) {
        this.application = application;
        rest = new RestClient(application.url());
    }

    @Test
    @DisplayName(
            "an open break-glass is on every page of Tasklist, Cockpit, Admin, Welcome and the live page, until it ends")
    void isOnEveryPageWhileItLiftsADuty() {
        secondAdministrator();
        String release = new Colleagues(rest)
                .start(
                        "owner",
                        Map.ofEntries(
                                Map.entry("service", "canteen-api"),
                                Map.entry("version", "1.4.2"),
                                Map.entry("previousVersion", "1.4.1"),
                                Map.entry("type", "patch"),
                                Map.entry("changeType", "fix"),
                                Map.entry("branch", "release/1.4.2"),
                                Map.entry("summary", "Sales per day on the dashboard"),
                                Map.entry("changes", List.of("The dashboard counts sales of the day")),
                                Map.entry("contains", List.of("dashboard")),
                                Map.entry("changedAspects", List.of("code-logic")),
                                Map.entry("requirements", List.of("MAQ-18")),
                                Map.entry("risks", "None known")));
        String glass = "/api/releases/" + release + "/break-glass";
        try (Chromium chromium = Chromium.open()) {
            Page page = chromium.window();
            // Whoever may open all of them.
            Tasklist.login(page, application.url(), "admin");
            for (String path : PAGES) {
                assertThat(banner(page, path)).as(path).doesNotContain("BREAK-GLASS");
            }
            rest.post(
                    "admin",
                    glass,
                    Map.of("duty", "tester-not-approver", "role", "technical-owner", "reason", "Only one is at hand"));
            assertThat(banner(page, PAGES.get(0))).as("waits for a second one").doesNotContain("BREAK-GLASS");
            rest.post("admin2", glass + "/confirmation", Map.of());

            for (String path : PAGES) {
                banner(page, path);
                // Some pages load their styles by script.
                await().pollInSameThread()
                        .atMost(Chromium.PATIENCE)
                        .untilAsserted(() -> assertThat(content(page))
                                .as(page.url())
                                .contains(
                                        "BREAK-GLASS: “who attested a test of the release does not approve it” is lifted for "
                                                + release + " until "));
            }
            Screenshots.take(page, "break-glass-banner");
            Page stranger = chromium.window();
            assertThat(banner(stranger, PAGES.get(0)))
                    .contains("BREAK-GLASS: a duty of persons is lifted just now.")
                    .doesNotContain(release);

            rest.post("owner", "/api/releases/" + release + "/withdrawal", Map.of("reason", "The test is over"));
            new Colleagues(rest).waitForStatus(release, "withdrawn");
            assertThat(banner(page, PAGES.get(0))).doesNotContain("BREAK-GLASS");
        }
    }

    private String banner(Page page, String path) {
        page.navigate(application.url() + path);
        return content(page);
    }

    private static String content(Page page) {
        return page.evaluate("getComputedStyle(document.body, '::before').content")
                .toString();
    }

    private void secondAdministrator() {
        rest.post(
                "admin",
                "/engine-rest/user/create",
                Map.of(
                        "profile", Map.of("id", "admin2", "firstName", "Second", "lastName", "(test)"),
                        "credentials", Map.of("password", "demo")));
        rest.put("admin", "/engine-rest/group/camunda-admin/members/admin2", Map.of());
    }
}
