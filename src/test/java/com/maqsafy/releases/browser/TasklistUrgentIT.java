package com.maqsafy.releases.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.maqsafy.releases.ChecklistRows;
import com.maqsafy.releases.testing.OnlyInFull;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * What only hotfixes and security releases ask, done by people in Tasklist: a hotfix of what production runs, up to its
 * review, then a security release upon it, up to its disclosure. What every release asks is done over REST.
 */
@OnlyInFull
class TasklistUrgentIT extends TasklistOffice {

    private static final String HOTFIX = "canteen-api 1.4.2";
    private static final String HOTFIX_KEY = "canteen-api-1.4.2";
    private static final String SECURITY = "canteen-api 1.4.3";
    private static final String SECURITY_KEY = "canteen-api-1.4.3";

    TasklistUrgentIT(DemoApplication.Running application) {
        super(application);
    }

    @AfterAll
    static void resetTheClock() {
        ClockUtil.reset();
    }

    // Hotfix

    @Test
    @Order(1)
    @DisplayName("TYPE-04 BR-05 VER-04 HOT-02: the owner says what broke; what is no hotfix is refused by name")
    void startsAHotfix() {
        Tasklist owner = sessions.of("owner");
        FilledForm form = owner.startProcess("Hotfix release");
        OffsetDateTime broken =
                OffsetDateTime.now(ZoneOffset.ofHours(3)).minusMinutes(40).truncatedTo(ChronoUnit.SECONDS);
        form.text("service", "canteen-api")
                .text("branch", "hotfix/1.4.2")
                .text("version", "1.5.0")
                .text("whatBroke", "Nobody whose address is registered with capitals can log in")
                .text("brokenSince", DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(broken))
                .text("incident", "INC-1042")
                .text("summary", "Login accepts addresses written with capitals")
                .text("changes", "Login accepts addresses written with capitals")
                .text("requirements", "CAN-135")
                .text("risks", "Logins could fail for others; the rate of failed logins would rise")
                .tick("contains", List.of("Backend"))
                .tick("changedAspects", List.of("Code logic", "Authentication"));
        owner.start();
        assertThat(owner.startRefusal("VER-04")).containsText("1.4.2");

        owner.closeNotices();
        form.text("version", "1.4.2");
        owner.start();
        owner.waitForStart();
        assertThat(colleagues.dossier(HOTFIX_KEY).path("type").asText()).isEqualTo("hotfix");
    }

    @Test
    @Order(2)
    @DisplayName("HOT-01 HOT-02 HOT-03: the root cause is documented and its risk reviewed with size and cause in view")
    void assessesTheHotfix() {
        Tasklist developer = sessions.of("developer");
        FilledForm form = developer.take("Tasks for developer", "Document the root cause of " + HOTFIX);
        assertThat(form.table("Files changed since the previous version")).anyMatch(row -> row.contains("Login"));
        form.text("rootCause", "Addresses are compared by case since 1.4.0; they are compared in small letters now")
                .choose("finding", "First finding");
        developer.complete();

        Tasklist tech = sessions.of("tech");
        String title = "Review the risk of " + HOTFIX;
        assertThat(tech.filter("Approvals waiting for technical owner").cardText(title))
                .contains(HOTFIX_KEY, "hotfix", "Due in");
        tech.open(title).claim();
        form = tech.reload();
        assertThat(form.table("Release"))
                .anyMatch(row -> row.contains("INC-1042"))
                .anyMatch(row -> row.contains("Nobody whose address"))
                .anyMatch(row -> row.contains("2 areas (the top folder, app/Http)"))
                .anyMatch(row -> row.contains("compared by case") && row.contains("first finding"));
        Screenshots.take(tech.page(), "risk-review");
        form.text("risk", "Others could fail to log in")
                .choose("decision", "Acceptable: go on")
                .text("reason", "One line, covered by a test; going back takes a minute");
        tech.complete();
    }

    @Test
    @Order(3)
    @DisplayName("HOT-04 PR PRE: one form asks the rows of both checklists, and what is known is not asked")
    void checksTheHotfix() {
        colleagues.workUntil(HOTFIX_KEY, "userTask_completeHotfixChecklist");
        Tasklist developer = sessions.of("developer");
        FilledForm form = developer.take("Tasks for developer", "Complete the hotfix checklist of " + HOTFIX);
        assertThat(form.table("Answered by the system")).anyMatch(row -> row.contains("PRE-03"));
        assertThat(form.yes(ChecklistRows.pullRequest())).contains("PR_03").doesNotContain("PR_02");
        List<String> rows = ChecklistRows.preRelease(false);
        assertThat(form.yes(rows)).isEqualTo(ChecklistRows.without(rows, "PRE_07", "PRE_11", "PRE_13"));
        developer.complete();
    }

    @Test
    @Order(4)
    @DisplayName("HOT-05 HOT-06 APR-04: released, its row says that a review is due until its owner has given it")
    void releasesAndReviewsTheHotfix() {
        colleagues.workUntilStatus(HOTFIX_KEY, "released");
        assertThat(served()).isEqualTo("1.4.2");
        Cockpit cockpit = sessions.cockpitOf("auditor").openLog();
        assertThat(cockpit.log()).singleElement().asString().contains("1.4.2", "released", "review due");

        // Stabilised: a minute more than the demonstration waits.
        ClockUtil.offset(Duration.ofMinutes(3).toMillis());
        Tasklist owner = sessions.of("owner");
        FilledForm form = owner.take("Tasks for release owner", "Review the hotfix " + HOTFIX);
        assertThat(form.table("What the ledger knows of the timeline"))
                .anyMatch(row -> row.contains("Nobody whose address"))
                .anyMatch(row -> row.contains("approval decided") && row.contains("tech"))
                .anyMatch(row -> row.contains("released"));
        form.text("timeline", "07:30 first call of a school\n07:50 cause found\n08:10 released")
                .text("rootCause", "Addresses were compared by case since 1.4.0")
                .text("whyTestsMissedIt", "All addresses of the tests are in small letters")
                .text("actions", "Test logins with capitals");
        owner.submit();
        assertThat(owner.refusal()).contains("HOT-06", "has no owner");

        owner.closeNotices();
        form.text("actions", "Test logins with capitals | developer\nAlert on the rate of failed logins | deployer");
        owner.complete();

        colleagues.waitForEnd(HOTFIX_KEY);
        ClockUtil.reset();
        assertThat(cockpit.openLog().log())
                .singleElement()
                .asString()
                .contains("1.4.2", "released")
                .doesNotContain("review");
        cockpit.openRelease(HOTFIX_KEY);
        assertThat(cockpit.timeline())
                .anyMatch(entry -> entry.contains("HOT-06") && entry.contains("Alert on the rate of failed logins"));
        assertThat(cockpit.path()).contains("Released and reviewed");
    }

    // Security release

    @Test
    @Order(5)
    @DisplayName("TYPE-05: a security release is started without a word on its vulnerability")
    void startsASecurityRelease() {
        Tasklist owner = sessions.of("owner");
        FilledForm form = owner.startProcess("Security release");
        form.text("service", "canteen-api")
                .text("branch", "hotfix/1.4.3")
                .text("version", "1.4.3")
                .text("summary", "The dashboard counts with the current filters")
                .text("changes", "The dashboard counts with the current filters")
                .text("requirements", "CAN-138")
                .text("risks", "Numbers on the dashboard could be too low")
                .tick("contains", List.of("Dashboard", "Security patch"))
                .tick("changedAspects", List.of("Code logic", "Access to scoped (tenant) data"));
        owner.start();
        owner.waitForStart();

        assertThat(colleagues.dossier(SECURITY_KEY).path("type").asText()).isEqualTo("security");
    }

    @Test
    @Order(6)
    @DisplayName("SEC-01 SEC-02 SEC-03: vulnerability and exploit risk are documented and set the time to close it")
    void assessesTheVulnerability() {
        Tasklist security = sessions.of("security");
        FilledForm form = security.take("Tasks for security owner", "Document the vulnerability of " + SECURITY);
        form.text("identifier", "CAN-SEC-2025-004")
                .text("component", "DashboardController")
                .text(
                        "description",
                        "Whoever is signed in reads sales and meals of all canteens, not only of their own")
                .text("cvssVector", "CVSS:3.1/AV:N/AC:L/PR:L/UI:N/S:U/C:H/I:N/A:Q")
                .text("exploit", "GET /dashboard with any token")
                .text("affectedSystems", "canteen-api in production")
                .text("affectedVersions", "1.4.0 to 1.4.2");
        security.submit();
        assertThat(security.refusal()).contains("SEC-01", "cvssVector");

        security.closeNotices();
        form.text("cvssVector", "CVSS:3.1/AV:N/AC:L/PR:L/UI:N/S:U/C:H/I:N/A:N");
        form.scrollTo("description");
        Screenshots.take(security.page(), "vulnerability");
        security.complete();

        form = security.take("Tasks for security owner", "Assess the exploit risk of " + SECURITY);
        assertThat(form.table("Vulnerability"))
                .anyMatch(row -> row.contains("6.5"))
                .anyMatch(row -> row.contains("medium"));
        form.choose("exploitation", "A proof of concept exists")
                .choose("exposure", "Anybody with an account")
                .text("reasoning", "Found in a review; the logs show no request for numbers of another canteen");
        security.complete();
    }

    @Test
    @Order(7)
    @DisplayName("TYPE-05: tasks that others would get go to those who may know; for others there is nothing")
    void hidesTheRelease() {
        Tasklist tech = sessions.of("tech");
        tech.filter("Tasks for technical owner").card("Complete the pull request checklist of " + SECURITY);

        assertThatNobodyElseSeesIt();
        assertThat(sessions.cockpitOf("auditor").openLog().log()).anyMatch(row -> row.contains("1.4.3"));
    }

    private void assertThatNobodyElseSeesIt() {
        for (String user : List.of("developer", "qa")) {
            Tasklist tasklist = sessions.of(user);
            for (String filter : tasklist.filters()) {
                assertThat(tasklist.tasks(filter)).as(filter).noneMatch(task -> task.contains("1.4.3"));
            }
        }
        // May read Cockpit, and all that is disclosed there.
        assertThat(sessions.cockpitOf("process").openLog().log())
                .anyMatch(row -> row.contains("1.4.2"))
                .noneMatch(row -> row.contains("1.4.3"));
    }

    @Test
    @Order(8)
    @DisplayName("SEC-04 to SEC-08 APR-05: in production it is released once the hole is shown to be closed")
    void verifiesTheFix() {
        colleagues.workUntil(SECURITY_KEY, "userTask_approveRelease");
        sessions.of("tech")
                .filter("Approvals waiting for technical owner")
                .open("Approve " + SECURITY + " as technical owner")
                .fitsTheScreen();
        colleagues.workUntil(SECURITY_KEY, "userTask_verifyFix");
        assertThat(served()).isEqualTo("1.4.3");
        Tasklist security = sessions.of("security");
        FilledForm form =
                security.take("Tasks for security owner", "Verify that " + SECURITY + " closes the vulnerability");
        assertThat(form.table("Release")).anyMatch(row -> row.contains("CAN-SEC-2025-004"));
        form.choose("decision", "Yes, it is fixed")
                .text("statement", "A token of canteen 7 gets the numbers of canteen 7 only");
        security.submit();
        assertThat(security.refusal()).contains("SEC-08", "link");

        security.closeNotices();
        form.text("link", "https://ci.example.com/retests/4");
        security.complete();

        form = security.take("Tasks for security owner", "Complete the security checklist of " + SECURITY);
        form.choose("SEC_05", "Not needed")
                .text("SEC_05_reason", "No secret was within reach")
                .choose("SEC_06", "Done")
                .choose("SEC_07", "Done");
        security.complete();
        colleagues.waitForStatus(SECURITY_KEY, "released");
    }

    @Test
    @Order(9)
    @DisplayName("SEC-07 TYPE-05: hidden after its release too, until a person discloses it; then everybody finds it")
    void disclosesTheRelease() {
        Tasklist security = sessions.of("security");
        FilledForm form = security.take("Tasks for security owner", "Disclose " + SECURITY);
        assertThat(form.table("What becomes visible")).anyMatch(row -> row.contains("CAN-SEC-2025-004"));
        assertThatNobodyElseSeesIt();
        form.choose("disclose", "Yes, disclose it now").text("reason", "All canteens run 1.4.3");
        security.complete();
        colleagues.waitForEnd(SECURITY_KEY);

        assertThat(sessions.cockpitOf("process").openLog().log()).anyMatch(row -> row.contains("1.4.3"));
        Cockpit cockpit = sessions.cockpitOf("auditor").openLog();
        assertThat(cockpit.log()).anyMatch(row -> row.contains("1.4.3") && row.contains("security"));
        cockpit.openRelease(SECURITY_KEY);
        assertThat(cockpit.status()).isEqualTo("released");
        assertThat(cockpit.path()).contains("Released and disclosed");
        assertThat(cockpit.timeline())
                .anyMatch(entry -> entry.contains("security") && entry.contains("SEC-01"))
                .anyMatch(entry -> entry.contains("security") && entry.contains("All canteens run 1.4.3"));
        Screenshots.take(cockpit.page(), "cockpit-disclosed");
    }

    private String served() {
        JsonNode health = new RestClient(application.targetUrl()).get("owner", "/health");
        return health.path("version").asText();
    }
}
