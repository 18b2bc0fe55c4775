package com.maqsafy.releases.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;

/** Tasklist, in the window of one person. */
final class Tasklist {

    private static final Pattern ACTIVE = Pattern.compile("\\bactive\\b");

    private final Page page;

    private Tasklist(Page page) {
        this.page = page;
    }

    /** Logs a person of the demonstration in. */
    static Tasklist login(Page page, String baseUrl, String user) {
        LoginForm.submit(page, baseUrl + "/camunda/app/tasklist/default/", user);
        page.locator(".task-filter").first().waitFor();
        return new Tasklist(page);
    }

    /** Tasklist of somebody who is signed in otherwise. */
    static Tasklist of(Page page) {
        page.locator(".task-filter").first().waitFor();
        return new Tasklist(page);
    }

    Page page() {
        return page;
    }

    /** In the same browser: the session of whoever read is over, and this person signs in. */
    void endSessionAndSignIn(String baseUrl, String user) {
        page.context().clearCookies();
        login(page, baseUrl, user);
    }

    /** Everything that is kept in the browser. */
    String kept() {
        return kept(page);
    }

    static String kept(Page page) {
        return page.evaluate("() => JSON.stringify(localStorage)").toString();
    }

    /** Names of the filters, in their order. */
    List<String> filters() {
        return page.locator(".task-filter h4.name a").all().stream()
                .map(name -> name.evaluate("link => link.firstChild.textContent.trim()")
                        .toString())
                .toList();
    }

    /** Shows the tasks of a filter. */
    Tasklist filter(String name) {
        named(name).locator("h4.name a").click();
        assertThat(named(name)).hasClass(ACTIVE);
        return this;
    }

    /** What is written on the cards of a filter, read anew. */
    List<String> tasks(String filter) {
        filter(filter);
        page.waitForURL(address -> address.contains("filter="));
        Locator cards = page.locator(".tasks-list > li.task");
        Locator none = page.getByText("No task matching filters found.");
        Chromium.visit(page, page.url(), cards.or(none).first());
        assertThat(named(filter)).hasClass(ACTIVE);
        return cards.allInnerTexts();
    }

    private Locator named(String filter) {
        return page.locator(".task-filter").filter(new Locator.FilterOptions().setHasText(filter));
    }

    /** The card of a task in the list, which shows up by itself once there is one. */
    Locator card(String title) {
        Locator card = page.locator(".tasks-list > li.task")
                .filter(new Locator.FilterOptions().setHasText(title))
                .first();
        card.waitFor();
        return card;
    }

    /** Everything on a card that is written without unfolding it. */
    String cardText(String title) {
        return card(title).innerText();
    }

    /**
     * Opens a task of the list. A click while the list is being read anew can be lost, and then one clicks again.
     */
    Tasklist open(String title) {
        await().pollInSameThread()
                .pollInterval(Duration.ofMillis(100))
                .atMost(Chromium.PATIENCE)
                .until(() -> {
                    card(title).locator("h4.task a").click();
                    return Chromium.shows(heading(title), 10_000);
                });
        form().locator().waitFor();
        return this;
    }

    private Locator heading(String title) {
        return page.locator(".task-card h2.task").filter(new Locator.FilterOptions().setHasText(title));
    }

    /** Nothing that stands above the form of the open task is cut off in a window of this width. */
    Tasklist showsTheWholeHead(int width) {
        page.setViewportSize(width, 900);
        assertThat(page.locator(".task-card .groups")).isVisible();
        Assertions.assertThat(page.evaluate("() => [...document.querySelectorAll('[cam-tasklist-task-meta] *')]"
                        + ".filter(one => one.offsetParent && getComputedStyle(one).overflowX === 'hidden'"
                        + " && one.scrollWidth > one.clientWidth + 1).map(one => one.innerText)"))
                .isEqualTo(List.of());
        page.setViewportSize(1400, 900);
        return this;
    }

    /** The open task, all of which is seen without moving anything, the button that completes it included. */
    Tasklist fitsTheScreen() {
        assertThat(page.locator(".task-card .form-actions button:visible").last())
                .isVisible();
        Assertions.assertThat(page.evaluate("() => Math.max(...[...document.querySelectorAll("
                        + "'.task-card form.fjs-form, .task-card .form-actions button')]"
                        + ".map(one => one.getBoundingClientRect().bottom))"
                        + " <= document.querySelector('[cam-widget-footer]').getBoundingClientRect().top"))
                .as("fits the screen")
                .isEqualTo(true);
        return this;
    }

    /** Takes the open task, if it is not this person's already. */
    FilledForm claim() {
        Locator claim = page.locator(".task-card .assignee [ng-click='claim()']");
        claim.or(mine()).first().waitFor();
        if (claim.isVisible()) {
            closeNotices();
            claim.click();
        }
        return unlocked();
    }

    /** The form of the open task once it is this person's, by *Claim* or by the first answer. */
    FilledForm unlocked() {
        unlessRefused(mine()::isVisible);
        assertThat(page.locator(".task-card .disabled-form")).hasCount(0);
        form().locator().waitFor();
        return form();
    }

    /** What an open task shows to the person who took it. */
    private Locator mine() {
        return page.locator(".task-card .assignee [ng-click='unclaim()']");
    }

    /** Tries to take the open task and says how that was refused. */
    String refusedClaim() {
        page.locator(".task-card .assignee [ng-click='claim()']").click();
        return refusal();
    }

    /** Opens and takes a task. */
    FilledForm take(String filter, String title) {
        return filter(filter).open(title).claim();
    }

    /** Reloads the page, with the task that is open. */
    FilledForm reload() {
        Chromium.visit(page, page.url(), mine());
        return unlocked();
    }

    FilledForm form() {
        return new FilledForm(page.locator(".task-card form.fjs-form"));
    }

    /**
     * Completes the open task and waits until that is answered and the task is gone. The list may lose the task before
     * the answer is there; whoever opens another one in between has it closed again by the answer.
     */
    void complete() {
        complete(this::submit);
    }

    /** Takes and completes the open task, which nobody has and which asks nothing, in one act. */
    void claimAndComplete() {
        complete(page.locator(".task-card .claim-and-complete")::click);
    }

    private void complete(Runnable press) {
        String title = page.locator(".task-card h2.task").innerText().strip();
        Response answer = page.waitForResponse(one -> one.url().endsWith("/submit-form"), press);
        answer.finished();
        if (!answer.ok()) {
            throw new AssertionError("Tasklist refused it: " + answer.status() + ' ' + answer.text());
        }
        unlessRefused(() -> heading(title).count() == 0);
    }

    /** From now on clicks are counted, up to the next visit. */
    Tasklist countClicks() {
        countClicks(page);
        return this;
    }

    /** How often somebody has clicked since. */
    Object clicks() {
        return clicks(page);
    }

    static void countClicks(Page page) {
        page.evaluate("() => { window.clicks = 0; addEventListener('pointerdown', () => window.clicks++, true); }");
    }

    static Object clicks(Page page) {
        return page.evaluate("() => window.clicks");
    }

    /** Presses Complete, after closing what lies on it: notices come up in that corner of the page. */
    void submit() {
        closeNotices();
        page.locator(".task-card .form-actions button")
                .filter(new Locator.FilterOptions().setHasText("Complete"))
                .click();
    }

    /** What a refusal says in the corner of the page. */
    String refusal() {
        refusals().last().waitFor();
        return refusals().last().innerText();
    }

    private Locator refusals() {
        return page.locator(".page-notifications .alert-danger");
    }

    /** Waits for what should come; a refusal instead is said in its own words. */
    private void unlessRefused(BooleanSupplier came) {
        await().pollInSameThread()
                .pollInterval(Duration.ofMillis(100))
                .atMost(Chromium.PATIENCE)
                .until(() -> came.getAsBoolean() || refusals().count() > 0);
        if (!came.getAsBoolean()) {
            throw new AssertionError("Tasklist refused it: " + refusal());
        }
    }

    /** Closes all notices, as one does who wants to see what they lie on. Some leave by themselves meanwhile. */
    void closeNotices() {
        Locator notices = page.locator(".notifications .alert");
        await().pollInSameThread()
                .pollInterval(Duration.ofMillis(100))
                .atMost(Chromium.PATIENCE)
                .until(() -> {
                    if (notices.count() > 0) {
                        close(notices.first());
                    }
                    return notices.count() == 0;
                });
    }

    private static void close(Locator notice) {
        try {
            notice.locator("button.close:visible").click(new Locator.ClickOptions().setTimeout(3000));
        } catch (TimeoutError leftByItself) {
            // Whoever asked looks again whether a notice is there.
        }
    }

    /** Opens the start form of a process. */
    FilledForm startProcess(String name) {
        page.locator(".start-process-action a").click();
        page.locator(".modal-body")
                .getByRole(
                        AriaRole.LINK,
                        new Locator.GetByRoleOptions().setName(name).setExact(true))
                .click();
        Locator form = page.locator(".modal form.fjs-form");
        form.waitFor();
        return new FilledForm(form);
    }

    /** Presses Start. */
    void start() {
        startButton().click();
    }

    Locator startButton() {
        return page.locator(".modal-footer button").filter(new Locator.FilterOptions().setHasText("Start"));
    }

    /** The start form is gone: the process was started. */
    void waitForStart() {
        assertThat(page.locator(".modal")).hasCount(0);
    }

    /** The notice above a start form that names what is wrong, once it says {@code part}. */
    Locator startRefusal(String part) {
        Locator notice = page.locator(".modal-body .notifications .alert-danger")
                .filter(new Locator.FilterOptions().setHasText(part))
                .last();
        notice.waitFor();
        return notice;
    }
}
