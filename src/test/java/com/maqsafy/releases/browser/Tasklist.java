package com.maqsafy.releases.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.util.List;
import java.util.regex.Pattern;

/** Tasklist, in the window of one person. */
final class Tasklist {

    private final Page page;

    private Tasklist(Page page) {
        this.page = page;
    }

    /** Logs a person of the demonstration in. */
    static Tasklist login(Page page, String baseUrl, String user) {
        page.navigate(baseUrl + "/camunda/app/tasklist/default/");
        page.locator("input[type=text]").fill(user);
        page.locator("input[type=password]").fill("demo");
        page.locator("button[type=submit]").click();
        page.locator(".task-filter").first().waitFor();
        return new Tasklist(page);
    }

    Page page() {
        return page;
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
        Locator filter = page.locator(".task-filter").filter(new Locator.FilterOptions().setHasText(name));
        filter.locator("h4.name a").click();
        assertThat(filter).hasClass(Pattern.compile("\\bactive\\b"));
        return this;
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

    /** Opens a task of the list; its form is there but locked until it is claimed. */
    Tasklist open(String title) {
        card(title).locator("h4.task a").click();
        assertThat(page.locator(".task-card h2.task")).hasText(title);
        page.locator(".task-card form.fjs-form").waitFor();
        return this;
    }

    /** Takes the open task, if it is not this person's already. */
    FilledForm claim() {
        Locator claim = page.locator(".task-card .assignee [ng-click='claim()']");
        Locator claimed = page.locator(".task-card .assignee [ng-click='unclaim()']");
        claim.or(claimed).first().waitFor();
        if (claim.isVisible()) {
            claim.click();
        }
        claimed.waitFor();
        page.locator(".task-card .disabled-form")
                .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
        return form();
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
        page.reload();
        form().locator().waitFor();
        return form();
    }

    FilledForm form() {
        return new FilledForm(page.locator(".task-card form.fjs-form"));
    }

    /** Completes the open task and waits until it is gone. */
    void complete() {
        String title = page.locator(".task-card h2.task").innerText().strip();
        submit();
        page.locator(".task-card h2.task")
                .filter(new Locator.FilterOptions().setHasText(title))
                .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
    }

    /** Presses Complete. */
    void submit() {
        page.locator(".task-card .form-actions button")
                .filter(new Locator.FilterOptions().setHasText("Complete"))
                .click();
    }

    /** What a refusal says in the corner of the page. */
    String refusal() {
        Locator notice = page.locator(".page-notifications .alert-danger").last();
        notice.waitFor();
        return notice.innerText();
    }

    /** Closes all notices. */
    void closeNotices() {
        Locator notices = page.locator(".notifications .alert");
        while (notices.count() > 0) {
            notices.first().locator("button.close:visible").click();
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
        page.locator(".modal").waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
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
