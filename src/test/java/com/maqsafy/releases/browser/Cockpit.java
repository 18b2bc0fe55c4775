package com.maqsafy.releases.browser;

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
        page.navigate(address);
        page.locator("input[type=text]").fill(user);
        page.locator("input[type=password]").fill("demo");
        page.locator("button[type=submit]").click();
        return new Cockpit(page, address);
    }

    Page page() {
        return page;
    }

    /** Opens the release log. */
    Cockpit openLog() {
        page.navigate(address);
        rows().first().waitFor();
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
        page.locator("[data-test=diagram] svg .djs-element").first().waitFor();
        return this;
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

    /** Scrolls until the timeline is on top. */
    void scrollToTimeline() {
        page.locator("[data-test=timeline]").evaluate("timeline => timeline.scrollIntoView({block: 'start'})");
    }

    private Locator rows() {
        return page.locator("[data-test=release-row]");
    }
}
