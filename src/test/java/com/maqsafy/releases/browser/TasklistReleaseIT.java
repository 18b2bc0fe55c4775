package com.maqsafy.releases.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.maqsafy.releases.ChecklistRows;
import com.maqsafy.releases.evidence.Attestation;
import com.maqsafy.releases.evidence.Ledger;
import com.maqsafy.releases.process.EngineIntervention;
import com.maqsafy.releases.testing.OnlyInFull;
import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Page;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.HistoryService;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The first two walk-throughs of the docs, done by people in Tasklist on the real application, database and target. */
class TasklistReleaseIT extends TasklistOffice {

    private static final String GOOD = "canteen-api 1.5.0";
    private static final String FAULTY = "canteen-api 1.6.0";

    TasklistReleaseIT(DemoApplication.Running application) {
        super(application);
    }

    @Test
    @Order(1)
    @DisplayName("VER-03 PRIN-02 PRIN-06: a start form with mistakes names field and item, and nothing is kept")
    void refusesABadStart() {
        Tasklist owner = sessions.of("owner");
        assertThat(owner.page()).hasTitle(Pattern.compile("Maqsafy Tasklist"));
        assertThat(owner.page().locator(".ce-eol-banner")).isHidden();
        assertThat(owner.page().locator(".create-task-action")).isHidden();
        assertThat(owner.page().locator(".brand-name").first()).hasText("Maqsafy Tasklist");
        FilledForm form = owner.startProcess("Standard release");
        // What was filled in a moment ago stays when somebody goes on typing at once.
        form.holds("service", "canteen-api").text("branch", "release/1.5.0").holds("version", "1.5.0");
        form.offers("service", "canteen-api").offers("branch", "release/1.5.0").offers("owner", "owner");
        form.text("plannedAt", "tomorrow");
        assertThat(form.locator().locator("[id$='-field_plannedAt-error-message']"))
                .containsText("This is written otherwise. Leave empty for as soon as it is approved and allowed");
        form.time("plannedAt", "2026-12-24T22:30")
                .holds("plannedAt", "2026-12-24T22:30:00+03:00")
                .text("plannedAt", "");
        form.text("version", "1.7.0").select("type", "Minor").choose("changeType", "Feature");
        // The reason at the field above comes when the field is left.
        assertThat(form.leaveEmptyAndPress("changes", "contains", "Backend")).isChecked();
        // While a form knows of a mistake Tasklist does not send it.
        assertThat(owner.startButton()).isDisabled();
        form.text("changes", "To be written");

        owner.start();

        assertThat(form.locator().locator("[id$='-field_summary-error-message']"))
                .hasText("Field is required.");
        assertThat(form.locator().locator("[id$='-field_risks-error-message']")).hasText("Field is required.");
        owner.startRefusal("4 fields are not complete yet: each says why.");
        form.holds("service", "canteen-api").holds("branch", "release/1.5.0");

        owner.closeNotices();
        // The reason at the field above goes when the field is left.
        assertThat(form.pressBelow("risks", "-", "contains", "Database migration"))
                .isChecked();
        fillScope(form);
        owner.start();

        assertThat(owner.startRefusal("VER-03"))
                .containsText("version (VER-03): After 1.4.1 a feature change is version 1.5.0, not 1.7.0.");
        assertThat(owner.startRefusal("VER-03")).not().containsText("Cannot instantiate");
        assertThat(owner.startRefusal("VER-03")).isInViewport();
        assertThat(form.refusal("version")).hasText("After 1.4.1 a feature change is version 1.5.0, not 1.7.0. VER-03");
        Screenshots.take(owner.page(), "start-refused");
        assertThat(rest.get("owner", "/api/releases")).isEmpty();

        owner.closeNotices();
        form.text("version", "1.5.0");
        assertThat(form.refusal("version")).hasCount(0);
        form.scrollTo("service");
        Screenshots.take(owner.page(), "start-form");
        owner.start();

        owner.waitForStart();
        assertThat(colleagues.status("canteen-api-1.5.0")).isEqualTo("preparing");
        assertThat(owner.page().locator("[data-test=started-release]"))
                .hasAttribute("href", "/camunda/app/releases/#/release/canteen-api-1.5.0");
    }

    private static void fillScope(FilledForm form) {
        form.text("summary", "Daily limits for wallets")
                .text("changes", "Wallets have a daily limit\nA report shows who reached the limit")
                .text("requirements", "MAQ-17")
                .text("risks", "Payments above the limit are refused")
                .tick("contains", List.of("Backend", "Database migration"))
                .tick("changedAspects", List.of("Code logic", "Finance", "Reports"));
    }

    @Test
    @Order(2)
    @DisplayName("PR PRE TEST MIG RB NOTE: everybody prepares the release with the forms of their tasks")
    void preparesTheRelease() {
        pullRequest();
        tests();
        migrationReview();
        rollbackPlan();
        releaseNotes();
        preReleaseChecklist();

        colleagues.waitForStatus("canteen-api-1.5.0", "awaiting-approval");
    }

    private void pullRequest() {
        Tasklist developer = sessions.of("developer").filter("Tasks for developer");
        String title = "Complete the pull request checklist of " + GOOD;
        assertThat(developer.cardText(title)).contains("canteen-api-1.5.0", "minor", "Due in 8 hours");
        FilledForm form = developer.open(title).claim();
        assertThat(form.table("Files changed since the previous version"))
                .anyMatch(row -> row.contains("add_daily_limit_to_wallets.php"));
        assertThat(form.table("Database migrations")).anyMatch(row -> row.contains("wallets"));
        Screenshots.take(developer.page(), "pull-request-checklist");
        form.scrollToTable("Files changed since the previous version");
        Screenshots.take(developer.page(), "pull-request-changes");
        assertThat(form.table("Answered by evidence"))
                .anyMatch(row -> row.contains("PR-02") && row.contains("MAQ-17"))
                .anyMatch(row -> row.contains("PR-07") && row.contains("the rollback plan"));
        form.choose("PR_01", "Yes");
        developer.submit();
        assertThat(developer.refusal()).contains("4 fields are not complete yet: each says why.");
        assertThat(form.yes(List.of("PR_01", "PR_02", "PR_03", "PR_04", "PR_05", "PR_06", "PR_07", "PR_08")))
                .containsExactly("PR_01", "PR_03", "PR_04", "PR_05", "PR_08");
        developer.complete();
    }

    private void tests() {
        Tasklist qa = sessions.of("qa");
        for (String test : List.of("TEST-01", "TEST-06", "TEST-07", "TEST-08")) {
            FilledForm form = qa.take("Tasks for QA", "Provide evidence of " + test + " for " + GOOD);
            assertThat(form.table("Test")).anyMatch(row -> row.contains(test));
            form.choose("outcome", "Passed")
                    .text(
                            "commit",
                            colleagues
                                    .dossier("canteen-api-1.5.0")
                                    .path("commit")
                                    .asText())
                    .text("link", "https://ci.example.com/runs/1")
                    .text("statement", "All cases of the suite passed.");
            if (test.equals("TEST-06")) {
                Screenshots.take(qa.page(), "test-evidence");
            }
            qa.complete();
        }
    }

    private void migrationReview() {
        Tasklist developer = sessions.of("developer");
        FilledForm form = developer.take("Tasks for developer", "Review the database migrations of " + GOOD);
        assertThat(form.table("Migrations")).anyMatch(row -> row.contains("add_daily_limit_to_wallets"));
        assertThat(form.table("Test on staging")).anyMatch(row -> row.contains("passed"));
        form.scrollToTable("Migrations");
        Screenshots.take(developer.page(), "migration-review");
        assertThat(form.yes(List.of("MIG_01", "MIG_02", "MIG_04", "MIG_06", "MIG_07", "MIG_08")))
                .containsExactly("MIG_08");
        form.text("executionTime", "5 s").choose("decision", "Reviewed");
        developer.complete();
    }

    private void rollbackPlan() {
        Tasklist owner = sessions.of("owner");
        FilledForm form = owner.take("Tasks for release owner", "Document the rollback plan of " + GOOD);
        assertThat(form.table("How the code is rolled back: these configured steps (RB-02)"))
                .anyMatch(row -> row.contains("git checkout --force v1.4.1"));
        fillRollbackPlan(form);
        // A look at another task loses nothing of it.
        owner.open("Write the release notes of " + GOOD);
        form = owner.open("Document the rollback plan of " + GOOD).form();
        form.holds("databaseInstructions", "Roll the batch back, it drops the new column only")
                .holds("verification", "All checks pass against the previous version");
        // Nor does a session that ends; but another person who signs in here finds nothing.
        owner.endSessionAndSignIn(application.url(), "owner");
        form = owner.open("Document the rollback plan of " + GOOD).form();
        form.holds("databaseInstructions", "Roll the batch back, it drops the new column only");
        owner.endSessionAndSignIn(application.url(), "qa");
        assertThat(owner.kept()).doesNotContain("Roll the batch back");
        owner.endSessionAndSignIn(application.url(), "owner");
        form = owner.take("Tasks for release owner", "Document the rollback plan of " + GOOD);
        form.holds("configuration", "Nothing changes: neither the scope nor Git shows a change of configuration.")
                .holds("verification", "All configured checks pass against version 1.4.1.");
        fillRollbackPlan(form);
        form.scrollToTable("How the code is rolled back: these configured steps (RB-02)");
        Screenshots.take(owner.page(), "rollback-plan");
        owner.complete();
    }

    private static void fillRollbackPlan(FilledForm form) {
        form.choose("database", "Safe: no data is lost")
                .text("databaseInstructions", "Roll the batch back, it drops the new column only")
                .text("configuration", "None changed")
                .text("files", "None changed")
                .text("owner", "rollback")
                .select("approverRole", "Technical owner")
                .text("verification", "All checks pass against the previous version");
    }

    private void releaseNotes() {
        Tasklist owner = sessions.of("owner");
        FilledForm form = owner.take("Tasks for release owner", "Write the release notes of " + GOOD);
        form.tick("impactedAreas", List.of("Backend", "Database"))
                .text("knownIssues", "Ask ahmad.salem@gmail.com for the list")
                .choose("rbac", "No")
                .choose("tenantIsolation", "No")
                .choose("sensitiveData", "No");

        owner.submit();

        assertThat(owner.refusal()).contains("knownIssues", "RULE-05").doesNotContain("Cannot submit");
        assertThat(form.refusal("knownIssues")).containsText("RULE-05");
        Screenshots.take(owner.page(), "notes-refused");
        owner.closeNotices();
        form.text("knownIssues", "The limit cannot be changed by the student");
        owner.submit();
        // The release declares finance.
        assertThat(owner.refusal()).contains("sensitiveData", "NOTE-06");
        owner.closeNotices();
        form.choose("sensitiveData", "Yes");
        owner.complete();
    }

    private void preReleaseChecklist() {
        Tasklist owner = sessions.of("owner");
        FilledForm form = owner.take("Tasks for release owner", "Complete the pre-release checklist of " + GOOD);
        assertThat(form.table("Answered by the system"))
                .anyMatch(row -> row.contains("PRE-03") && row.contains("MAQ-17"))
                .anyMatch(row -> row.contains("PRE-05") && row.contains("yes"))
                .anyMatch(row -> row.contains("PRE-15") && row.contains("yes"));
        List<String> rows = ChecklistRows.preRelease(true);
        assertThat(form.yes(rows)).isEqualTo(ChecklistRows.without(rows, "PRE_06", "PRE_07", "PRE_11", "PRE_13"));
        form.scrollTo("PRE_12");
        Screenshots.take(owner.page(), "pre-release-checklist");
        owner.complete();
    }

    @Test
    @Order(3)
    @DisplayName("the owner sees in Releases whom the release waits for, on a phone and in Arabic too")
    void seesWhereTheReleaseIs() {
        ReleasesApplication releases =
                ReleasesApplication.open(sessions.of("owner").page(), application.url());
        assertThat(releases.phase("awaiting-approval")).containsText("waits for Technical owner");
        assertThat(releases.phase("awaiting-approval")).containsText("waits for Product owner");
        assertThat(releases.mine()).containsText("Nothing waits for you.");
        releases.hasNoSeriousFinding();
        // Whoever reads sits in Riyadh; the company is in London here, where the clocks are changed.
        assertThat(releases.told("It is planned for 2026-12-24T19:30:00Z. Wait.", "Europe/London"))
                .isEqualTo("It is planned for 24 Dec 2026, 22:30 (19:30 Europe/London). Wait.");
        assertThat(releases.told("Wait until 2026-07-01 15:00 Europe/London.", "Europe/London"))
                .isEqualTo("Wait until 1 Jul 2026, 17:00 (15:00 Europe/London).");
        assertThat(releases.told("\u20682026-12-24 19:30 UTC\u2069, not 2026-99-99T19:30:00Z", "Asia/Riyadh"))
                .isEqualTo("\u206824 Dec 2026, 22:30\u2069, not 2026-99-99T19:30:00Z");
        assertThat(releases.told(
                        "The approval of technical-owner is missing. See hotfix/technical-owner.", "Asia/Riyadh"))
                .isEqualTo("The approval of technical owner is missing. See hotfix/technical-owner.");
        releases.fits("releases-board", 1400, 900, 390);
        releases.picture("releases-board-900", 900);
        // Cockpit does not let an owner in.
        assertThat(releases.part("nav-new")).isVisible();
        assertThat(releases.part("cockpit-link")).hasCount(0);
        releases.propose("release/1.6.0", "Sales forecast on the dashboard");
        assertThat(releases.refusedWithout("changedAspects"))
                .containsText("Choose at least one of: Code logic, Workflow");
        bringsBackWhatWasTyped(releases);
        readsOnceThatNobodyIsSignedIn();

        releases.openRelease("canteen-api-1.5.0");
        assertThat(releases.part("next")).containsText("when everybody has approved");
        assertThat(releases.part("approvals")).containsText("Product owner waiting");
        assertThat(releases.part("tasks")).containsText("Can do it: Tech (demo)");
        assertThat(releases.part("gate-answer")).hasText("Not yet.");
        assertThat(releases.part("timeline")).containsText("Owner (demo) requested the release");
        releases.hasNoSeriousFinding();
        releases.refusesToCommentNothing("Write what you have to say. LOG-06");
        releases.comment("The canteens are told on Sunday");
        assertThat(releases.part("timeline")).containsText("said: The canteens are told on Sunday");
        keepsAReasonWhateverItIsFor(releases);
        releases.fits("releases-release", 1400, 900, 390);
        releases.picture("releases-release-900", 900);

        releases.inArabic();
        assertThat(releases.part("next")).containsText("عندما يوافق الجميع");
        assertThat(releases.part("gate-answer")).hasText("ليس بعد.");
        assertThat(releases.part("tasks")).containsText("اعتمد canteen-api 1.5.0 بصفة المالك التقني");
        assertThat(releases.part("timeline")).containsText("قال: \u2068The canteens are told on Sunday\u2069");
        releases.fits("releases-release-ar", 1400);
        releases.refusesToCommentNothing("اكتب ما تريد قوله. LOG-06");
        releases.openBoard();
        assertThat(releases.phase("awaiting-approval")).containsText("مالك المنتج");
        releases.hasNoSeriousFinding();
        releases.picture("releases-board-ar", 1400);
        releases.fits("releases-phone-ar", 390);
        noticesAreArabicToo();
    }

    /** Going to the board, back, and loading the page anew lose nothing of a new release. */
    private static void bringsBackWhatWasTyped(ReleasesApplication releases) {
        releases.openBoard();
        releases.part("nav-new").click();
        assertThat(releases.part("kept")).containsText("What you had typed here");
        assertThat(releases.proposed("version")).isEqualTo("1.6.0");
        releases.reload("kept");
        assertThat(releases.proposed("branch")).isEqualTo("release/1.6.0");
        assertThat(releases.proposed("reason")).isEqualTo("Sales forecast on the dashboard");
        releases.hasNoSeriousFinding();
        releases.part("discard").click();
        assertThat(releases.part("kept")).hasCount(0);
        assertThat(releases.part("start")).isHidden();
        assertThat(releases.proposed("reason")).isEmpty();
        asksBeforeASecretIsLost(releases);
        releases.openBoard();
    }

    /** What may be about a vulnerability is not left behind in the browser. */
    private static void asksBeforeASecretIsLost(ReleasesApplication releases) {
        releases.propose("release/1.6.0", "Sales forecast on the dashboard");
        releases.part("start").waitFor();
        releases.page().locator("form.new [name=type]").selectOption("security");
        releases.page().onceDialog(dialog -> {
            assertThat(dialog.message()).contains("is not kept");
            dialog.dismiss();
        });
        releases.part("nav-board").click();
        assertThat(releases.part("start")).isVisible();
        assertThat(releases.page()).hasURL(Pattern.compile(".*#/new$"));
        releases.page().onceDialog(Dialog::accept);
    }

    private static void keepsAReasonWhateverItIsFor(ReleasesApplication releases) {
        releases.part("act-withdraw").click();
        releases.part("act-reason").fill("A canteen asked to wait");
        releases.part("act-comment").click();
        assertThat(releases.part("act-reason")).hasValue("A canteen asked to wait");
        releases.part("act-put-off").click();
        assertThat(releases.part("act-reason")).hasValue("A canteen asked to wait");
        releases.part("act-reason").fill("");
        releases.part("act-put-off").click();
        assertThat(releases.part("act-reason")).hasCount(0);
    }

    private void readsOnceThatNobodyIsSignedIn() {
        Page page = sessions.stranger();
        Chromium.visit(
                page,
                application.url() + "/camunda/app/releases/#/release/canteen-api-1.5.0",
                page.locator("[data-test=live-error] a"));
        assertThat(page.locator("#page")).containsText("Nobody is signed in");
        assertThat(page.locator("#page").innerText())
                .containsOnlyOnce("signed in")
                .doesNotContain("REL-");
        page.context().close();
    }

    /** Tasklist takes the language that was chosen in Releases. */
    private void noticesAreArabicToo() {
        Page page = sessions.of("owner").page();
        Chromium.visit(
                page,
                application.url() + "/camunda/app/tasklist/default/",
                page.locator(".task-filter").first());
        Tasklist owner = Tasklist.of(page);
        owner.startProcess("Standard release");
        owner.start();
        owner.startRefusal("حقول لم تكتمل بعد");
    }

    @Test
    @Order(4)
    @DisplayName("APR-02: technical owner and product owner approve exactly this content")
    void approvesTheRelease() {
        Tasklist tech = sessions.of("tech");
        FilledForm form = tech.take("Approvals waiting for technical owner", "Approve " + GOOD + " as technical owner");
        tech.fitsTheScreen();
        assertThat(form.table("In brief"))
                .anyMatch(row -> row.contains("Daily limits for wallets"))
                .anyMatch(row -> row.contains("high: Money, identities or credentials"))
                .anyMatch(row -> row.contains("4 tests"));
        assertThat(form.text().strip().split("\\s+")).hasSizeLessThanOrEqualTo(200);
        Screenshots.take(tech.page(), "approve-release");
        tech.showsTheWholeHead(900);
        Screenshots.take(tech.page(), "approve-release-900", 900);
        form.tick("showAll");
        assertThat(form.table("Release notes as they would be published"))
                .anyMatch(row -> row.contains("Rollback owner: rollback"))
                .anyMatch(row -> row.contains("Sensitive data: Yes"));
        assertThat(form.table("Tests")).hasSize(4).allMatch(row -> row.contains("passed"));
        assertThat(form.table("Changes")).anyMatch(row -> row.contains("Wallets have a daily limit"));
        assertThat(form.text())
                .contains("digest "
                        + colleagues
                                .dossier("canteen-api-1.5.0")
                                .path("contentDigest")
                                .asText());
        form.scrollToTable("Tests");
        Screenshots.take(tech.page(), "approve-release-everything");
        form.choose("decision", "Approve");
        form.scrollTo("decision");
        Screenshots.take(tech.page(), "approve-release-decision");
        tech.complete();

        Tasklist product = sessions.of("product");
        form = product.filter("Approvals waiting for product owner")
                .countClicks()
                .open("Approve " + GOOD + " as product owner")
                .form();
        assertThat(form.table("In brief")).anyMatch(row -> row.contains("technical owner: approved by Tech (demo)"));
        // The answer takes the task.
        form.choose("decision", "Approve");
        product.unlocked();
        product.complete();
        assertThat(product.clicks()).isEqualTo(3);

        colleagues.waitForStatus("canteen-api-1.5.0", "approved");
    }

    @Test
    @Order(5)
    @DisplayName("PRIN-08 RULE-03 DEP POST LOG: deployed after a confirmed backup, verified and released")
    void deploysTheRelease() {
        Tasklist deployer = sessions.of("deployer");
        FilledForm form = deployer.filter("Tasks for deployment owner")
                .countClicks()
                .open("Start the deployment of " + GOOD)
                .form();
        assertThat(form.table("Steps")).anyMatch(row -> row.contains("Migrate the database"));
        form.scrollToTable("Window and risk");
        Screenshots.take(deployer.page(), "start-deployment");
        deployer.claimAndComplete();
        assertThat(deployer.clicks()).isEqualTo(2);

        Tasklist tech = sessions.of("tech");
        form = tech.take("Approvals waiting for technical owner", "Confirm the backup for " + GOOD);
        assertThat(form.table("Backup")).isNotEmpty();
        form.choose("decision", "Yes, confirm it");
        form.scrollTo("decision");
        Screenshots.take(tech.page(), "confirm-backup");
        tech.complete();

        colleagues.waitForStatus("canteen-api-1.5.0", "released");
        assertThat(served()).isEqualTo("1.5.0");
    }

    @Test
    @Order(6)
    @DisplayName("LOG: an auditor finds a finished release in Cockpit, its path and who did what")
    void showsTheAuditorWhatHappened() {
        Cockpit cockpit = sessions.cockpitOf("auditor").openLog();
        assertThat(cockpit.log()).anyMatch(row -> row.contains("1.5.0") && row.contains("released"));

        cockpit.openRelease("canteen-api-1.5.0");
        assertThat(cockpit.status()).isEqualTo("released");
        assertThat(cockpit.timeline())
                .anyMatch(entry -> entry.contains("product") && entry.contains("product owner"))
                .anyMatch(entry -> entry.contains("developer") && entry.contains("MIG-01"));
        assertThat(cockpit.path()).contains("Released").doesNotContain("Release rolled back");
        assertThat(cockpit.processes())
                .contains("1. Standard release", "6. Deployment step: fetch-code", "9. Deployment step: migrate");
        assertThat(cockpit.contradictions()).isEmpty();
        assertThat(cockpit.pathOf("Release approval"))
                .contains("done: ", "Approve", "by the engine's history only, done: ");
        Screenshots.take(cockpit.page(), "cockpit-release");
        assertThat(cockpit.proofs())
                .contains("Chain GOOD", "Rules GOOD", "Seals GOOD", "Log of seals GOOD", "Key GOOD", "Decisions GOOD")
                .noneMatch(proof -> proof.endsWith("BAD"));
        assertThat(cockpit.unmetItems()).containsExactly("POST-06", "POST-08");
        assertThat(cockpit.recordOf("APR-02")).isEqualTo("approvalDecided");
        assertThat(cockpit.tabStopsToTheVerdict()).isLessThanOrEqualTo(15);
        cockpit.hasNoSeriousFinding();
        cockpit.fitsATelephone();
        cockpit.showPeopleOnly();
        cockpit.jumpTo("timeline");
        Screenshots.take(cockpit.page(), "cockpit-timeline");

        assertThat(cockpit.step("Home", 1)).startsWith("1 of ");
        assertThat(cockpit.step("ArrowRight", 3)).startsWith("4 of ");
        String early = cockpit.shownStep();
        assertThat(cockpit.step("End", 1)).doesNotStartWith("4 of ");
        assertThat(cockpit.shownStep()).isNotEqualTo(early);
        assertThat(cockpit.step("ArrowLeft", 1)).doesNotStartWith("1 of ");
        cockpit.playAMoment();
        cockpit.hasNoSeriousFinding();
        cockpit.fitsATelephone();
        cockpit.jumpTo("path");
        Screenshots.take(cockpit.page(), "cockpit-step");

        cockpit.openPlace("canteen-api-1.5.0", "record-12");
        assertThat(cockpit.target()).isEqualTo("12");
    }

    @OnlyInFull
    @Test
    @Order(7)
    @DisplayName("POST RB: a version that fails its checks is rolled back by its owners, and the old one serves again")
    void rollsAFaultyReleaseBack() {
        String release = "canteen-api-1.6.0";
        startsWhatIsProposed();
        colleagues.workUntil(release, "userTask_decideOnFailedChecks");
        assertThat(served()).isEqualTo("1.6.0");

        decideToRollBack();

        colleagues.waitForStatus(release, "rolled-back");
        assertThat(served()).isEqualTo("1.5.0");
        JsonNode log = rest.get("auditor", "/api/releases");
        assertThat(log)
                .extracting(row ->
                        row.path("version").asText() + ' ' + row.path("status").asText())
                .contains("1.6.0 rolled-back", "1.5.0 released");
    }

    /** Branch and why are all that a person says of a new release, in five clicks (promise 9). */
    private void startsWhatIsProposed() {
        ReleasesApplication releases =
                ReleasesApplication.open(sessions.of("owner").page(), application.url());
        releases.countClicks();
        releases.propose("release/1.6.0", "Sales forecast on the dashboard");
        assertThat(releases.proposed("version")).isEqualTo("1.6.0");
        assertThat(releases.proposed("requirements")).isEqualTo("CAN-150\nCAN-151");
        releases.hasNoSeriousFinding();
        releases.fits("releases-new", 1400, 900, 390);
        releases.picture("releases-new-900", 900);
        releases.start();
        assertThat(releases.clicks()).isEqualTo(5);
    }

    private void decideToRollBack() {
        Tasklist deployer = sessions.of("deployer");
        FilledForm form = deployer.take("Tasks for deployment owner", "Decide on the failed checks of " + FAULTY);
        assertThat(form.table("Checks"))
                .anyMatch(row -> row.contains("POST-02") && row.contains("the login answered status 500"));
        form.choose("decision", "Roll back").text("reason", "Nobody can log in");
        form.scrollToTable("Checks");
        Screenshots.take(deployer.page(), "failed-checks");
        deployer.complete();

        Tasklist tech = sessions.of("tech");
        form = tech.take("Approvals waiting for technical owner", "Approve the rollback of " + FAULTY);
        assertThat(form.table("Rollback plan")).anyMatch(row -> row.contains("RB-02"));
        form.scrollToTable("Rollback plan");
        Screenshots.take(tech.page(), "approve-rollback");
        form.choose("decision", "Yes, roll back");
        tech.complete();
    }

    @OnlyInFull
    @Test
    @Order(8)
    @DisplayName("LOG RB: an auditor finds a release that was rolled back in Cockpit")
    void showsTheAuditorWhatWasRolledBack() {
        Cockpit cockpit = sessions.cockpitOf("auditor").openLog();
        assertThat(cockpit.log())
                .anyMatch(row -> row.contains("1.5.0") && row.contains("released"))
                .anyMatch(row -> row.contains("1.6.0") && row.contains("rolled back"));
        Screenshots.take(cockpit.page(), "cockpit-releases");

        cockpit.openRelease("canteen-api-1.6.0");
        assertThat(cockpit.status()).isEqualTo("rolled back");
        assertThat(cockpit.path()).contains("Release rolled back").doesNotContain("Released");
        assertThat(cockpit.path().split("by the engine's history only")[0])
                .as("what was recorded, or called a process in which something was")
                .contains("Release preparation", "Release rollback", "Release rolled back");
        assertThat(cockpit.timeline())
                .anyMatch(entry -> entry.contains("deployer") && entry.contains("POST-02"))
                .anyMatch(entry -> entry.contains("tech") && entry.contains("RB-07"));
        assertThat(cockpit.processes("bad")).anyMatch(run -> run.contains("Deployment verification"));
        assertThat(cockpit.contradictions()).isEmpty();
        cockpit.jumpTo("path");
        Screenshots.take(cockpit.page(), "cockpit-rolled-back");
    }

    @Test
    @OnlyInFull
    @Order(9)
    @DisplayName("an auditor sees what differs between two versions of a model, as text and as diagrams")
    void showsWhatDiffersBetweenTwoVersions() {
        String file = "release-approval.bpmn";
        rest.deploy(
                "process",
                "Say it otherwise",
                file,
                text -> text.replaceFirst(
                        "(<bpmn:endEvent id=\"endEvent_approved\" name=\")[^\"]*", "$1Content approved"));

        Cockpit cockpit = sessions.cockpitOf("auditor").openRule(file);

        assertThat(cockpit.difference())
                .contains("Version 1: changed Release approved", "Version 2: changed Content approved")
                .anyMatch(line -> line.contains("Content approved") && line.contains("+"));
        for (int width : List.of(900, 390, 1400)) {
            cockpit.page().setViewportSize(width, 900);
            cockpit.hasNoSeriousFinding();
        }
        cockpit.fitsATelephone();
        Screenshots.take(cockpit.page(), "cockpit-rules");
    }

    private String served() {
        return new RestClient(application.targetUrl())
                .get("owner", "/health")
                .path("version")
                .asText();
    }

    @OnlyInFull
    @Test
    @Order(9)
    @DisplayName("in Releases an auditor sees figures with their meaning, and notes something about a suspicion")
    void showsFiguresAndSuspicions() {
        ReleasesApplication releases =
                ReleasesApplication.open(sessions.cockpitOf("auditor").page(), application.url());
        assertThat(releases.part("cockpit-link")).isVisible();
        assertThat(releases.part("nav-new")).hasCount(0);
        releases.openOverview();
        assertThat(releases.part("headline-change-failures")).hasText("50%: 1 of 2");
        assertThat(releases.part("figure-lead-time")).containsText("to its record \"released\"");
        releases.hasChart("deployments");
        assertThat(releases.saved("change-failures")).contains("change-failures,all,,2,1,,");
        assertThat(releases.part("readiness")).containsText("canteen-api");
        releases.hasNoSeriousFinding(390, 900, 1400);
        releases.fits("releases-overview", 1400, 900, 390);
        releases.arabicPicture("releases-overview-ar", "figure-exceptions");

        releases.openSuspicions();
        assertThat(releases.part("looked")).containsText("suspicions in 2 releases");
        releases.noteAboutTheFirst("It is right: the demonstration has few people");
        releases.hasNoSeriousFinding(390, 900, 1400);
        releases.fits("releases-suspicions", 1400, 900, 390);

        releases.openRetention();
        releases.holdAndLift("canteen-api-1.5.0", "Complaint 4711");

        releases.openSuspicions();
        releases.inArabic("suspicion");
        releases.fits("", 390);
        releases.openOverview();
        releases.hasNoSeriousFinding();
        releases.fits("", 1400);
    }

    @OnlyInFull
    @Test
    @Order(10)
    @DisplayName("all releases of a quarter that a role approved with an exception, in four actions, and as files")
    void findsWhatWasApprovedWithAnException() {
        // Done past the forms, as the engine's operation log tells it of an administrator.
        application
                .context()
                .getBean(TransactionTemplate.class)
                .executeWithoutResult(status -> application
                        .context()
                        .getBean(Ledger.class)
                        .append(Attestation.of(
                                "canteen-api-1.5.0",
                                "admin",
                                new EngineIntervention("SetJobRetries", "Job", "retries: 0 to 1"))));
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        String quarter = today.getYear() + "-Q" + ((today.getMonthValue() + 2) / 3);
        ReleasesApplication releases =
                ReleasesApplication.open(sessions.cockpitOf("auditor").page(), application.url());

        releases.inEnglish("board");
        releases.openSearch();
        releases.choose("role", "technical-owner");
        releases.choose("quarter", quarter);
        releases.part("search-exceptions").check();

        assertThat(releases.found(1)).containsExactly("canteen-api-1.5.0");
        assertThat(releases.address()).contains("role=technical-owner", "exceptions=true", "from=" + today.getYear());
        assertThat(releases.savedBy("search-csv"))
                .contains("canteen-api-1.5.0,")
                .doesNotContain("1.6.0");
        assertThat(releases.savedBy("search-jsonl").lines())
                .singleElement()
                .asString()
                .contains("1.5.0");
        assertThat(releases.bytesSavedBy("search-xlsx")).startsWith('P', 'K');
        releases.hasNoSeriousFinding(390, 1400);
        releases.fits("releases-search", 1400, 900, 390);
        releases.picture("releases-search-900", 900);
        releases.choose("role", "qa");
        assertThat(releases.found(0)).isEmpty();
        releases.openSearch("status=released,rolled-back&role=developer");
        assertThat(releases.found(0)).isEmpty();
        assertThat(releases.chosen("role")).isEqualTo("developer");
        releases.choose("role", "");
        assertThat(releases.found(2)).containsExactly("canteen-api-1.6.0", "canteen-api-1.5.0");
        assertThat(releases.chosen("status")).isEqualTo("released, rolled back");
        releases.choose("sort", "oldest");
        await().untilAsserted(
                        () -> assertThat(releases.found(2)).containsExactly("canteen-api-1.5.0", "canteen-api-1.6.0"));
        assertThat(releases.address()).contains("status=released%2Crolled-back");
        releases.inArabic("found-count");
        releases.fits("", 390);

        ReleasesApplication left = ReleasesApplication.open(sessions.of("owner").page(), application.url());
        left.part("nav-new").click();
        left.part("new-reason").fill("Only for my eyes");
        assertThat(Tasklist.kept(left.page())).contains("Only for my eyes");
        left.signOut();
        assertThat(Tasklist.kept(left.page())).doesNotContain("Only for my eyes");
    }

    @Test
    @OnlyInFull
    @Order(12)
    @DisplayName("the pages answer after the engine's history was cleaned up, and after somebody deleted it by hand:"
            + " what is missing is said in red, and the path is drawn from the ledger")
    void answersWithoutTheEnginesHistory() {
        JdbcClient database = application.context().getBean(JdbcClient.class);
        List<String> tables = database.sql("""
                        SELECT table_name FROM information_schema.columns
                        WHERE column_name IN ('removal_time_', 'root_proc_inst_id_') AND table_name LIKE 'act_hi_%'
                        GROUP BY table_name HAVING count(*) = 2""").query(String.class).list();
        for (String table : tables) {
            database.sql("UPDATE " + table
                            + " SET removal_time_ = now() - interval '1 day' WHERE root_proc_inst_id_ IN ("
                            + "SELECT id_ FROM act_hi_procinst WHERE business_key_ = 'canteen-api-1.5.0')")
                    .update();
        }
        application.context().getBean(HistoryService.class).cleanUpHistoryAsync(true);
        await().atMost(Chromium.PATIENCE).until(() -> instances(database, "canteen-api-1.5.0") == 0);
        database.sql("DELETE FROM act_hi_procinst WHERE business_key_ = 'canteen-api-1.6.0'")
                .update();

        Cockpit cockpit = sessions.cockpitOf("auditor");
        for (String release : List.of("canteen-api-1.5.0", "canteen-api-1.6.0")) {
            cockpit.openLog().openRelease(release);
            assertThat(cockpit.gaps()).contains("standard-release v", "production-deployment v");
            assertThat(cockpit.contradictions()).isEmpty();
            assertThat(cockpit.drawnFromTheLedger())
                    .hasSameSizeAs(cockpit.processes())
                    .anyMatch(process -> process.contains("production-deployment"));
            assertThat(cockpit.pathOf("release-approval")).contains("as the ledger has it", "Approve");
            assertThat(cockpit.timeline()).anyMatch(entry -> entry.contains("product owner"));
            assertThat(cockpit.proofs()).contains("Decisions GOOD").noneMatch(proof -> proof.endsWith("BAD"));
            assertThat(cockpit.step("End", 1)).isNotEmpty();
            cockpit.hasNoSeriousFinding();
        }
        assertThat(cockpit.pathOf("post-deployment-verification")).contains("done with a bad result");
        cockpit.jumpTo("path");
        Screenshots.take(cockpit.page(), "cockpit-without-history");
    }

    @Test
    @OnlyInFull
    @Order(11)
    @DisplayName("what somebody changed in the engine's history is said in red, and the path stays that of the ledger")
    void saysWhatTheEnginesHistorySaysOtherwise() {
        JdbcClient database = application.context().getBean(JdbcClient.class);
        String approvals = " act_hi_actinst WHERE act_type_ = 'userTask' AND proc_def_key_ = 'release-approval'"
                + " AND proc_inst_id_ IN (SELECT id_ FROM act_hi_procinst WHERE business_key_ = 'canteen-api-1.6.0')";
        database.sql("UPDATE act_hi_actinst SET act_id_ = 'userTask_somethingElse' WHERE id_ IN (SELECT id_ FROM"
                        + approvals + ")")
                .update();

        Cockpit cockpit = sessions.cockpitOf("auditor").openLog().openRelease("canteen-api-1.6.0");

        assertThat(cockpit.contradictions())
                .anyMatch(
                        text -> text.matches(
                                "Record \\d+ was made in \\w+ of release-approval, which the process had not reached then\\. #\\d+"))
                .anyMatch(text -> text.startsWith("Somebody did userTask_somethingElse of release-approval until "));
        assertThat(cockpit.pathOf("Release approval")).contains("done: Approve");
        cockpit.hasNoSeriousFinding();
        cockpit.fitsATelephone();
        cockpit.jumpTo("path");
        Screenshots.take(cockpit.page(), "cockpit-contradictions");
    }

    private static int instances(JdbcClient database, String release) {
        return database.sql("SELECT count(*) FROM act_hi_procinst WHERE business_key_ = ?")
                .param(release)
                .query(Integer.class)
                .single();
    }
}
