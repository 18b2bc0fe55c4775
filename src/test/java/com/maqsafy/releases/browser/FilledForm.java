package com.maqsafy.releases.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import java.util.List;

/** A form of Tasklist, filled as a person does; fields are found by their key. */
final class FilledForm {

    private final Locator form;

    FilledForm(Locator form) {
        this.form = form;
    }

    /** Types into a text field or a text area, replacing what is there. */
    FilledForm text(String key, String value) {
        Locator field = form.locator("[id$='-field_" + key + "']");
        field.fill(value);
        field.blur();
        assertThat(field).hasValue(value);
        return this;
    }

    /** What stands in a text field or a text area. */
    FilledForm holds(String key, String value) {
        assertThat(form.locator("[id$='-field_" + key + "']")).hasValue(value);
        return this;
    }

    /** A value is among those that a text field offers to choose from. */
    FilledForm offers(String key, String value) {
        assertThat(form.locator(
                        ".fjs-form-field:has([id$='-field_" + key + "']) > datalist option[value='" + value + "']"))
                .hasCount(1);
        return this;
    }

    /** Chooses a time by calendar and clock. */
    FilledForm time(String key, String local) {
        form.locator(".fjs-form-field:has([id$='-field_" + key + "']) > .releases-time")
                .fill(local);
        return this;
    }

    /**
     * Types into a field and presses a box below it at once, as one does who is quick: what stood at the field goes between
     * the press and the release.
     */
    Locator pressBelow(String key, String typed, String boxes, String box) {
        Page page = form.page();
        Locator field = form.locator("[id$='-field_" + key + "']");
        Locator pressed = options(boxes).filter(named(box)).first();
        field.click();
        pressed.evaluate("box => box.scrollIntoView({block: 'center'})");
        BoundingBox at = pressed.boundingBox();
        page.keyboard().type(typed);
        page.mouse().move(at.x + 8, at.y + at.height / 2);
        page.mouse().down();
        assertThat(form.locator("[id$='-field_" + key + "-error-message']")).hasCount(0);
        page.mouse().up();
        return pressed.locator("input");
    }

    /**
     * Leaves a field that must be filled in by pressing a box below it: what stands at the field then comes between the press
     * and the release, and does not move the box away from under the pointer.
     */
    Locator leaveEmptyAndPress(String key, String boxes, String box) {
        Page page = form.page();
        Locator reason = form.locator("[id$='-field_" + key + "-error-message']");
        Locator pressed = options(boxes).filter(named(box)).first();
        form.locator("[id$='-field_" + key + "']").click();
        pressed.evaluate("box => box.scrollIntoView({block: 'center'})");
        BoundingBox at = pressed.boundingBox();
        page.mouse().move(at.x + 8, at.y + at.height / 2);
        page.mouse().down();
        assertThat(reason).hasCount(1);
        assertThat(reason).isHidden();
        page.mouse().up();
        assertThat(reason).isVisible();
        return pressed.locator("input");
    }

    /** Ticks one answer of a question. A person scrolls until it is well in view; at the very edge of the form's pane a click may hit the footer below it. */
    FilledForm choose(String key, String answer) {
        scrollTo(key);
        options(key).filter(named(answer)).first().locator("input").check();
        return this;
    }

    /** What was refused of a field, at the field. */
    Locator refusal(String key) {
        return form.locator(".fjs-form-field:has([id*='-field_" + key + "']) > .releases-refusal");
    }

    /** Whether a question is asked. */
    boolean asks(String key) {
        return options(key).count() > 0;
    }

    /** Answers the rows of a checklist that are asked; which ones these were. */
    List<String> yes(List<String> rows) {
        options(rows.get(rows.size() - 1)).first().waitFor();
        List<String> asked = rows.stream().filter(this::asks).toList();
        asked.forEach(row -> choose(row, "Yes"));
        return asked;
    }

    /** Ticks one box. */
    FilledForm tick(String key) {
        form.locator("[id$='-field_" + key + "']").check();
        return this;
    }

    /** Ticks several boxes of a check list. */
    FilledForm tick(String key, List<String> answers) {
        answers.forEach(a -> choose(key, a));
        return this;
    }

    /** Picks one entry of a drop-down list. */
    FilledForm select(String key, String entry) {
        Locator list = form.locator("[id$='-field_" + key + "-display']");
        list.click();
        form.locator(".fjs-dropdownlist-item").filter(named(entry)).first().click();
        assertThat(list).containsText(entry);
        return this;
    }

    /** What is written in a table, row by row. */
    List<String> table(String label) {
        Locator table = tableOf(label);
        table.locator("tbody tr").first().waitFor();
        return table.locator("tbody tr").allInnerTexts();
    }

    /** Scrolls until a table is on top. */
    void scrollToTable(String label) {
        tableOf(label).evaluate("table => table.scrollIntoView({block: 'start'})");
    }

    /** Scrolls until a field is in the middle. */
    void scrollTo(String key) {
        form.locator("[id*='-field_" + key + "']").first().evaluate("field => field.scrollIntoView({block: 'center'})");
    }

    /** Everything that can be read. */
    String text() {
        return form.innerText();
    }

    Locator locator() {
        return form;
    }

    private Locator tableOf(String label) {
        return form.locator(".fjs-form-field-table:has(label:text-is(\"%s\"))".formatted(label));
    }

    private Locator options(String key) {
        return form.locator("label:has(input[id*='-field_" + key + "-'])");
    }

    private static Locator.FilterOptions named(String text) {
        return new Locator.FilterOptions().setHasText(text);
    }
}
