package com.maqsafy.releases.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;

/** The auditors' pages in Cockpit. */
final class Cockpit {

    private final Page page;
    private final String address;

    private Cockpit(Page page, String address) {
        this.page = page;
        this.address = address;
    }

    /** Logs a person of the demonstration in. */
    static Cockpit login(Page page, String baseUrl, String user) {
        String address = baseUrl + "/camunda/app/cockpit/default/#/releases";
        LoginForm.submit(page, address, user);
        // Going anywhere before that would stop the login half-way.
        assertThat(page.locator("input[type=password]")).hasCount(0);
        return new Cockpit(page, address);
    }

    Page page() {
        return page;
    }

    /** Opens the release log, read anew. */
    Cockpit openLog() {
        Chromium.visit(page, address, rows().first());
        return this;
    }

    /** What the rows of the log say, from top to bottom. */
    List<String> log() {
        return rows().allInnerTexts();
    }

    /** Opens the page of one release. */
    Cockpit openRelease(String key) {
        page.locator("[data-test=release-link][aria-label='" + key + "']").click();
        page.locator("[data-test=release-page]").waitFor();
        page.locator("[data-test=diagram][data-drawn]").waitFor();
        page.locator("[data-test=timeline-entry]").first().waitFor();
        return this;
    }

    /** The path of the release as it is read out to those who do not see the diagram. */
    String path() {
        return page.locator("[data-test=diagram]").getAttribute("aria-label");
    }

    /** Names of the processes that ran for the release, in the order of their start. */
    List<String> processes() {
        return page.locator("[data-test=process-tab] .rel-tab-name").allInnerTexts();
    }

    String status() {
        return page.locator("[data-test=release-page] [data-test=release-status]")
                .first()
                .innerText();
    }

    /** What the timeline says, from first to last. */
    List<String> timeline() {
        return page.locator("[data-test=timeline-entry]").allInnerTexts();
    }

    /** Leaves in the timeline what people did. */
    void showPeopleOnly() {
        page.locator("[data-test=people-only]").check();
    }

    /** The page of a release, all of it. */
    Locator content() {
        return page.locator("[data-test=release-page]");
    }

    private Locator rows() {
        return page.locator("[data-test=release-row]");
    }
}
