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
        return page.locator("[data-test=diagram-words]").first().textContent();
    }

    /** What the page says in red of what the engine's history does not have any more. */
    String gaps() {
        Locator gaps = page.locator("[data-test=gaps]");
        assertThat(gaps).isVisible();
        assertThat(gaps).hasCSS("color", "rgb(163, 18, 11)");
        return gaps.innerText();
    }

    /** What the page says in red of what the engine's history says otherwise than the ledger; empty when it says nothing. */
    List<String> contradictions() {
        Locator box = page.locator("[data-test=contradictions]");
        if (box.count() == 0) {
            return List.of();
        }
        assertThat(box).hasCSS("color", "rgb(163, 18, 11)");
        return box.locator("li").allInnerTexts();
    }

    /** Names of the processes that are drawn from the ledger, and nothing else. */
    List<String> drawnFromTheLedger() {
        return page.locator("[data-test=process-tab]:has([data-test=from-ledger]) .rel-tab-name")
                .allInnerTexts();
    }

    /** The path of one of the processes, once it is drawn, as it is read out. */
    String pathOf(String process) {
        Locator tab = page.locator("[data-test=process-tab]", new Page.LocatorOptions().setHasText(process));
        tab.click();
        page.locator("[data-test=diagram][data-drawn='" + tab.getAttribute("data-run") + "']")
                .waitFor();
        return path();
    }

    /** Names of the processes that ran for the release, in the order of their start. */
    List<String> processes() {
        return page.locator("[data-test=process-tab] .rel-tab-name").allInnerTexts();
    }

    /** Those of the processes that ended with a bad result. */
    List<String> processes(String bad) {
        return page.locator("[data-test=process-tab]:has(.rel-" + bad + ") .rel-tab-name")
                .allInnerTexts();
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
        page.locator("[data-test=timeline-filter]").selectOption("people");
    }

    /** What proves the evidence: name and verdict of each. */
    List<String> proofs() {
        return page.locator("[data-test=proof]").all().stream()
                .map(proof -> proof.locator("dt").innerText().replaceAll("^\\W+", "") + " "
                        + proof.getAttribute("data-verdict"))
                .toList();
    }

    /** The items that are shown when only what is not met is asked for. */
    List<String> unmetItems() {
        page.locator("[data-test=coverage-filter]").selectOption("unmet");
        List<String> items = page.locator("[data-test=coverage-row]:not([hidden])").all().stream()
                .map(row -> row.getAttribute("data-item"))
                .toList();
        page.locator("[data-test=coverage-filter]").selectOption("all");
        return items;
    }

    /** Follows the record that meets an item; answers the kind of the record that is then in sight. */
    String recordOf(String item) {
        Locator row = page.locator("[data-test=coverage-row][data-item='" + item + "']");
        row.locator("xpath=ancestor::details").evaluate("section => section.open = true");
        row.locator("[data-test=record-link]").first().click();
        Locator target = page.locator(".rel-target");
        assertThat(target).isInViewport();
        return target.getAttribute("data-kind");
    }

    /** Goes through the path by keyboard: to its first step, or from there so many on. What is said of the step. */
    String step(String key, int times) {
        page.locator("[data-test=player]").focus();
        for (int i = 0; i < times; i++) {
            page.keyboard().press(key);
        }
        Locator step = page.locator("[data-test=player-step]");
        page.locator("[data-test=player-diagram][data-step='"
                        + step.locator("[data-test=record-link]").innerText().substring(1) + "']")
                .waitFor();
        return step.innerText();
    }

    /** The model on which a step is shown, and the element that is marked in it. */
    String shownStep() {
        return page.locator("[data-test=player-diagram]").getAttribute("data-drawn") + " "
                + page.locator("[data-test=player-diagram] .rel-pointed[data-element-id]")
                        .first()
                        .getAttribute("data-element-id");
    }

    /** Lets the path play until it has gone on by itself, and stops it. */
    void playAMoment() {
        Locator step = page.locator("[data-test=player-step]");
        page.locator("[data-test=player-first]").click();
        page.locator("[data-test=player-play]").click();
        assertThat(step).containsText("3 of ");
        page.locator("[data-test=player-play]").click();
        assertThat(page.locator("[data-test=player-play]")).hasText("Play");
    }

    /** Goes to a section of the page, as its contents do. */
    void jumpTo(String section) {
        page.locator("nav.rel-contents a[href$='#" + section + "']").click();
    }

    /** Opens an address of the page that somebody shared. */
    Cockpit openPlace(String key, String place) {
        Chromium.visit(page, address + "/" + key + "#" + place, page.locator(".rel-target"));
        return this;
    }

    /** The sequence of the record that the address points to. */
    String target() {
        return page.locator(".rel-target").getAttribute("data-sequence");
    }

    /** How often one presses Tab from the top of the page until one is behind the verdict. */
    int tabStopsToTheVerdict() {
        page.evaluate("() => { document.activeElement.blur(); window.scrollTo(0, 0); }");
        page.mouse().click(1, 1);
        for (int stops = 1; stops < 60; stops++) {
            page.keyboard().press("Tab");
            if (Boolean.TRUE.equals(page.evaluate("() => { const verdict = document.getElementById('verdict');"
                    + " return verdict === document.activeElement || (verdict.compareDocumentPosition(document.activeElement)"
                    + " & Node.DOCUMENT_POSITION_FOLLOWING) !== 0; }"))) {
                return stops;
            }
        }
        return Integer.MAX_VALUE;
    }

    /** Nothing of ours on the page keeps people from using it, as far as axe can tell. */
    void hasNoSeriousFinding() {
        page.evaluate("() => {" + ReleasesApplication.axe() + "}");
        Object found = page.evaluate("() => axe.run('.rel-page', {resultTypes: ['violations'],"
                + " rules: {'label-content-name-mismatch': {enabled: true}}}).then(result =>"
                + " result.violations.filter(one => ['serious', 'critical'].includes(one.impact))"
                + ".map(one => one.id + ': ' + one.nodes.map(node => node.html).slice(0, 3).join(' ')))");
        org.assertj.core.api.Assertions.assertThat(String.valueOf(found)).isEqualTo("[]");
    }

    /** Nothing is wider than a telephone, but what is scrolled by itself. */
    void fitsATelephone() {
        page.setViewportSize(390, 900);
        org.assertj.core.api.Assertions.assertThat(
                        page.evaluate(
                                "() => [...document.querySelectorAll('.rel-page *')]"
                                        + ".filter(one => !one.closest('.rel-scroll *') && one.getBoundingClientRect().right > 391"
                                        + " && getComputedStyle(one).position !== 'absolute').map(one => one.outerHTML.slice(0, 80)).join()"))
                .isEqualTo("");
        page.setViewportSize(1400, 900);
    }

    /** Opens the versions of a model, table or form and waits until the last two are compared. */
    Cockpit openRule(String file) {
        Chromium.visit(page, address.replace("#/releases", "#/rules"), page.locator("[data-test=rules]"));
        page.locator("[data-test=rule-link]", new Page.LocatorOptions().setHasText(file))
                .click();
        page.locator("[data-test=rule-versions]").waitFor();
        return this;
    }

    /** What the comparison says of the two diagrams, and its changed lines. */
    List<String> difference() {
        page.locator("[data-test=difference]").waitFor();
        page.locator(".rel-side [data-drawn]").nth(1).waitFor();
        List<String> said = new java.util.ArrayList<>(
                page.locator(".rel-side [data-test=diagram-words]").allTextContents());
        said.addAll(page.locator(".rel-line-added, .rel-line-removed").allInnerTexts());
        return said;
    }

    private Locator rows() {
        return page.locator("[data-test=release-row]");
    }
}
