package com.maqsafy.releases.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.springframework.core.io.ClassPathResource;

/** The Releases application in a window of somebody who is signed in. */
final class ReleasesApplication {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm");
    private static final String AXE = "META-INF/resources/webjars/axe-core/4.6.3/axe.min.js";

    private final Page page;

    private ReleasesApplication(Page page) {
        this.page = page;
    }

    /** Opens it in another tab of the window, and shows its board. */
    static ReleasesApplication open(Page window, String url) {
        Page page = window.context().newPage();
        ReleasesApplication releases = new ReleasesApplication(page);
        Chromium.visit(page, url + "/camunda/app/releases/", page.locator("[data-test=board]"));
        return releases;
    }

    Page page() {
        return page;
    }

    /** Loads the page anew, and waits until it shows something. */
    void reload(String shown) {
        page.reload();
        part(shown).waitFor();
    }

    Locator part(String name) {
        return page.locator("[data-test=" + name + "]");
    }

    Locator phase(String name) {
        return part("phase-" + name);
    }

    Locator mine() {
        return part("mine");
    }

    void openBoard() {
        part("nav-board").click();
        part("board").waitFor();
    }

    void openOverview() {
        part("nav-overview").click();
        part("figure-exceptions").waitFor();
    }

    /** A chart is drawn, and its numbers are in a table beside it. */
    void hasChart(String figure) {
        assertThat(part("chart-" + figure).locator("canvas")).hasCount(1);
        part("table-" + figure + "-time").locator("summary").click();
        assertThat(part("table-" + figure + "-time").locator("tbody tr").first())
                .isVisible();
    }

    /** What a button of a figure saves. */
    String saved(String name) {
        return savedBy("csv-" + name);
    }

    /** The text that a button saves. */
    String savedBy(String button) {
        return new String(bytesSavedBy(button), StandardCharsets.UTF_8);
    }

    /** What a button saves. */
    byte[] bytesSavedBy(String button) {
        try {
            return Files.readAllBytes(
                    page.waitForDownload(() -> part(button).click()).path());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void openSuspicions() {
        part("nav-suspicions").click();
        part("suspicion").first().waitFor();
    }

    /** Notes something about the first suspicion, by keyboard. */
    void noteAboutTheFirst(String text) {
        Locator first = part("suspicion").first();
        first.locator("[data-test=note-open]").focus();
        page.keyboard().press("Enter");
        first.locator("[data-test=note-text]").fill(text);
        first.locator("[data-test=note-send]").focus();
        page.keyboard().press("Enter");
        assertThat(first.locator("[data-test=note]")).containsText(text);
    }

    void openSearch() {
        part("nav-search").click();
        assertThat(part("found-count")).containsText("Found: ");
    }

    /** Opens a search that somebody kept, by what its address asks. */
    void openSearch(String asked) {
        page.evaluate("asked => { location.hash = '#/search?' + asked; }", asked);
    }

    /** What is chosen in a field of a search, in words. */
    String chosen(String field) {
        return part("search-" + field).locator("option:checked").innerText();
    }

    /** Chooses one of the words of a search. */
    void choose(String field, String word) {
        part("search-" + field).selectOption(word);
    }

    /** The releases that were found, once there are so many. */
    List<String> found(int releases) {
        assertThat(part("found-count")).hasText("Found: " + releases);
        assertThat(part("found-release")).hasCount(releases);
        return part("found-release").all().stream()
                .map(row -> row.getAttribute("data-key"))
                .toList();
    }

    String address() {
        return page.url();
    }

    void openRetention() {
        part("nav-retention").click();
        part("retention-rules").waitFor();
    }

    /** Sets a legal hold on a release, by keyboard, and lifts it again. */
    void holdAndLift(String release, String reason) {
        part("hold-open").focus();
        page.keyboard().press("Enter");
        part("hold-release").fill(release);
        part("hold-reason").fill(reason);
        part("hold-send").focus();
        page.keyboard().press("Enter");
        assertThat(part("hold")).containsText(reason);
        hasNoSeriousFinding(390, 1400);
        fits("releases-retention", 1400, 900, 390);
        part("hold-lift-open").focus();
        page.keyboard().press("Enter");
        part("lift-reason").fill("It is over");
        part("lift-send").focus();
        page.keyboard().press("Enter");
        assertThat(part("no-holds")).isVisible();
    }

    /** Fills a new release in as far as it is asked, and has the rest proposed. */
    void propose(String branch, String why) {
        part("nav-new").click();
        part("new-branch").click();
        part("new-branch").fill(branch);
        part("new-reason").click();
        part("new-reason").fill(why);
        part("propose").click();
        part("start").waitFor();
    }

    /** What stands in a field of a new release. */
    String proposed(String field) {
        return page.locator("form.new [name=" + field + "]").inputValue();
    }

    /** Starts what was proposed, and shows it. */
    void start() {
        part("start").click();
        part("live-release").waitFor();
    }

    /** What is said at a question to which all answers were taken away, once the start is refused for that. */
    Locator refusedWithout(String field) {
        page.locator("form.new [name=" + field + "]").all().forEach(Locator::uncheck);
        part("start").click();
        return page.locator("form.new [data-field=" + field + "] [data-test=violation]");
    }

    /** From now on clicks are counted, up to the next visit. */
    void countClicks() {
        Tasklist.countClicks(page);
    }

    Object clicks() {
        return Tasklist.clicks(page);
    }

    void openDeputies() {
        part("nav-deputies").click();
        page.locator("form.act select[name=role]").waitFor();
    }

    /** Fills the form in and sends it; who stays blank is nobody. */
    void nameDeputy(String role, String substitute, int days, String reason) {
        page.locator("[name=role]").selectOption(role);
        page.locator("[name=substitute]").fill(substitute);
        page.locator("[name=until]").fill(LocalDateTime.now().plusDays(days).format(MINUTE));
        page.locator("[name=reason]").fill(reason);
        part("deputy-send").click();
        assertThat(part("deputy-send")).isEnabled();
    }

    /** Follows the release's link on the board, by keyboard. */
    void openRelease(String key) {
        page.locator("[data-release='" + key + "'] .card-title").focus();
        page.keyboard().press("Enter");
        part("live-release").waitFor();
        assertThat(part("connection")).hasText("Live");
    }

    /** A refusal stands at its field. */
    void refusesToCommentNothing(String refusal) {
        part("act-comment").click();
        assertThat(part("act-reason")).isFocused();
        part("act-send").click();
        assertThat(part("violation")).hasText(refusal);
        assertThat(part("act-reason")).hasAttribute("aria-invalid", "true");
    }

    void comment(String text) {
        part("act-reason").fill(text);
        part("act-send").click();
        part("act-done").waitFor();
    }

    /** Ends the session: the form to sign in comes up. */
    void signOut() {
        part("sign-out").click();
        page.locator("input[type=password]").waitFor();
    }

    /** A sentence as the pages tell it where the company's clock is that of a zone. */
    Object told(String sentence, String zone) {
        return page.evaluate(
                "([message, zone]) => import(new URL('scripts/fields.js', document.baseURI).href)"
                        + ".then(fields => fields.sentence({message}, zone).map(part => part?.textContent ?? '').join(''))",
                List.of(sentence, zone));
    }

    void inArabic() {
        inArabic("live-release");
    }

    /** The language that somebody chose is kept in the window. */
    void inEnglish(String shown) {
        if (part("language-en").isVisible()) {
            part("language-en").click();
        }
        assertThat(page.locator("html")).hasAttribute("dir", "ltr");
        part(shown).first().waitFor();
    }

    /** @param shown what the page shows then */
    void inArabic(String shown) {
        part("language-ar").click();
        assertThat(page.locator("html")).hasAttribute("dir", "rtl");
        part(shown).first().waitFor();
    }

    /** Nothing is wider than these windows; a picture is taken in the first, if it has a name. */
    void fits(String picture, int... widths) {
        for (int width : widths) {
            page.setViewportSize(width, 900);
            assertThat(page.evaluate("document.documentElement.scrollWidth - window.innerWidth"))
                    .as("wider than " + width)
                    .isEqualTo(0);
            if (width == widths[0] && !picture.isEmpty()) {
                Screenshots.take(page, picture);
            }
        }
        page.setViewportSize(1400, 900);
    }

    /** A picture for the docs in a window of another width. */
    void picture(String name, int width) {
        Screenshots.take(page, name, width);
    }

    /** A picture for the docs of the same page in Arabic; afterwards it is in English again. */
    void arabicPicture(String name, String shown) {
        if (Screenshots.wanted()) {
            inArabic(shown);
            Screenshots.take(page, name);
            inEnglish(shown);
        }
    }

    /** Nothing on the page keeps people from using it, as far as axe can tell. */
    void hasNoSeriousFinding() {
        page.evaluate("() => {" + axe() + "}");
        Object found = page.evaluate("() => axe.run(document, {resultTypes: ['violations']}).then(result =>"
                + " result.violations.filter(one => ['serious', 'critical'].includes(one.impact))"
                + ".map(one => one.id + ': ' + one.nodes.map(node => node.html).slice(0, 3).join(' ')))");
        assertThat(String.valueOf(found)).isEqualTo("[]");
    }

    /** The same in windows of these widths, too. */
    void hasNoSeriousFinding(int... widths) {
        for (int width : widths) {
            page.setViewportSize(width, 900);
            hasNoSeriousFinding();
        }
        page.setViewportSize(1400, 900);
    }

    static String axe() {
        try {
            return new ClassPathResource(AXE).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
