package com.maqsafy.releases.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.maqsafy.releases.testing.OnlyInFull;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Tasklist shows people their work, and does not let them do what is not theirs. */
@ExtendWith(DemoApplication.class)
@OnlyInFull
class TasklistDutiesIT {

    private static final String TITLE = "Approve canteen-api 1.4.2 as technical owner";

    private final DemoApplication.Running application;
    private final RestClient rest;
    private final Colleagues colleagues;

    TasklistDutiesIT(DemoApplication.Running application) {
        this.application = application;
        rest = new RestClient(application.url());
        colleagues = new Colleagues(rest);
    }

    @Test
    @DisplayName("in Releases a person names a substitute and ends it, and everybody sees when a role will have nobody")
    void namesASubstitute() {
        try (BrowserSessions sessions = new BrowserSessions(application.url())) {
            ReleasesApplication releases =
                    ReleasesApplication.open(sessions.of("tech").page(), application.url());
            releases.openDeputies();
            PlaywrightAssertions.assertThat(releases.part("deputy")).hasCount(0);
            releases.nameDeputy("technical-owner", "nobody-here", 9, "Leave");
            PlaywrightAssertions.assertThat(releases.part("violation"))
                    .hasText("There is no active account 'nobody-here'. Check its id. REL-SUB-006");
            releases.nameDeputy("technical-owner", "developer", 9, "Leave");
            PlaywrightAssertions.assertThat(releases.part("deputy")).containsText("Developer (demo) for Tech (demo)");
            releases.hasNoSeriousFinding();
            releases.fits("releases-deputies", 1400, 900, 390);
            releases.arabicPicture("releases-deputies-ar", "deputy");
            releases.nameDeputy("technical-owner", "security", 9, "");
            PlaywrightAssertions.assertThat(releases.part("deputy-error")).containsText("REL-SUB-009");
            releases.part("deputy-end").click();
            PlaywrightAssertions.assertThat(releases.part("deputy")).hasCount(0);

            releases.nameDeputy("technical-owner", "", 3, "Leave");
            PlaywrightAssertions.assertThat(releases.part("gap").first()).containsText("Technical owner");
            releases.openBoard();
            PlaywrightAssertions.assertThat(releases.part("uncovered")).containsText("away: Tech (demo)");
            releases.hasNoSeriousFinding();
            releases.openDeputies();
            releases.part("deputy-end").click();
            PlaywrightAssertions.assertThat(releases.part("gap")).hasCount(0);
        }
    }

    @Test
    @DisplayName("a page of which something cannot be loaded says so, and is loaded anew")
    void saysThatItIsNotLoaded() {
        try (BrowserSessions sessions = new BrowserSessions(application.url())) {
            Page page = sessions.stranger();
            String part = "**/plugin/tasklist/app/plugin.js*";
            page.route(part, Route::abort);
            page.navigate(application.url() + "/camunda/app/tasklist/default/");
            PlaywrightAssertions.assertThat(page.locator("[data-test=not-loaded]"))
                    .containsText("This page is not loaded completely yet.");

            page.unroute(part);
            page.locator("[data-test=not-loaded] button").click();
            page.locator("input[type=password]").waitFor();
        }
    }

    @Test
    @DisplayName("APR-01: who requested a release may not approve it, and reads why; the others find the task")
    void refusesTheApprovalOfTheRequester() {
        somebodyWithTwoRoles();
        String release = colleagues.start(
                "sara",
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
        colleagues.workUntil(release, "userTask_approveRelease");

        try (BrowserSessions sessions = new BrowserSessions(application.url())) {
            Tasklist sara = sessions.of("sara");
            assertThat(sara.filter("Approvals waiting for technical owner")
                            .open(TITLE)
                            .refusedClaim())
                    .contains("sara requested this release and does not approve it. "
                            + "Let another member of technical owner decide.");
            Screenshots.take(sara.page(), "self-approval-refused");

            Tasklist tech = sessions.of("tech");
            assertThat(tech.filters())
                    .containsExactly(
                            "My tasks (tech)",
                            "Tasks for technical owner",
                            "Approvals waiting for technical owner",
                            "Overdue");
            assertThat(tech.filter("Approvals waiting for technical owner").cardText(TITLE))
                    .contains("canteen-api-1.4.2", "patch", "Due in");
            tech.open(TITLE).fitsTheScreen();
            assertThat(tech.form().table("Look at this first: not plainly green"))
                    .singleElement()
                    .asString()
                    .contains("Nothing is out of the ordinary: all 25 checks are green.");
            tech.claim();
            assertThat(tech.filter("My tasks (tech)").cardText(TITLE)).contains("canteen-api-1.4.2");
            Screenshots.take(tech.page(), "my-tasks");

            // What a message links to, on a phone.
            String task = rest.get("tech", "/engine-rest/task?assignee=tech&taskDefinitionKey=userTask_approveRelease")
                    .path(0)
                    .path("id")
                    .asText();
            Page phone = tech.page();
            phone.setViewportSize(390, 844);
            Chromium.visit(
                    phone,
                    application.url() + "/camunda/app/tasklist/default/#/?task=" + task,
                    phone.locator(".task-card .form-pane, .task-card form").first());
            PlaywrightAssertions.assertThat(phone.locator(".task-card h2.task")).containsText(TITLE);
            assertThat(phone.evaluate("document.documentElement.scrollWidth - window.innerWidth"))
                    .isEqualTo(0);
            assertThat(phone.locator(".task-card h2.task").boundingBox().y)
                    .as("the task comes before filters and list")
                    .isLessThan(300);
            assertThat(phone.locator("[id$='table_brief']").boundingBox().y)
                    .as("what it is about comes before the decision")
                    .isLessThan(phone.locator("[id*='field_decision']").first().boundingBox().y);
            assertThat(phone.locator("[id$='table_brief']").boundingBox().width)
                    .as("no word makes the table wider than the phone")
                    .isLessThan(390);
            Screenshots.take(phone, "approve-release-phone");
        }
        rest.post("sara", "/api/releases/" + release + "/withdrawal", Map.of("reason", "The test is over"));
        colleagues.waitForStatus(release, "withdrawn");
    }

    private void somebodyWithTwoRoles() {
        rest.post(
                "admin",
                "/engine-rest/user/create",
                Map.of(
                        "profile", Map.of("id", "sara", "firstName", "Sara", "lastName", "(test)"),
                        "credentials", Map.of("password", "demo")));
        for (String role : List.of("release-owner", "technical-owner")) {
            rest.put("admin", "/engine-rest/group/" + role + "/members/sara", Map.of());
        }
    }
}
