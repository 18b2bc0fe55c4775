package com.maqsafy.releases.report;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.maqsafy.releases.policy.PolicyCatalogue;
import com.maqsafy.releases.policy.PolicyItem;
import com.maqsafy.releases.report.Coverage.State;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Controls of standards and the policy items that show them, from {@code report/controls.json}. */
@Component
class Controls {

    private final List<Control> all;
    private final PolicyCatalogue catalogue;

    Controls(PolicyCatalogue catalogue) {
        this.catalogue = catalogue;
        JsonMapper mapper = JsonMapper.builder()
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
        try (InputStream in = Controls.class.getResourceAsStream("/report/controls.json")) {
            all = List.of(mapper.readValue(in, Control[].class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        all.stream()
                .flatMap(c -> c.items().stream())
                .filter(item -> catalogue.find(item).isEmpty())
                .findFirst()
                .ifPresent(item -> {
                    throw new IllegalStateException("REL-RPT-001 report/controls.json names the item " + item
                            + ", which the catalogue does not have. Name one of policy/catalogue.json.");
                });
    }

    /**
     * A control. What it is about, and what it asks for beyond this product, say the texts of reports in our words.
     *
     * @param standard e.g. {@code ISO/IEC 27001:2022}
     * @param id its number there
     * @param items ids of the policy items that show it
     */
    record Control(String standard, String id, List<String> items) {

        Control {
            items = List.copyOf(items);
        }
    }

    /**
     * What the releases of a period show for a control.
     */
    record Shown(Control control, List<ShownItem> items) {}

    /**
     * What the releases of a period show for an item, by their coverage.
     *
     * @param met the releases that meet it
     * @param notApplicable how many releases do not need it
     * @param gaps the releases that do not meet it, or do not yet
     */
    record ShownItem(PolicyItem item, List<Evidence> met, long notApplicable, List<Evidence> gaps) {}

    /**
     * What became of an item in a release.
     *
     * @param release its key
     * @param state what it is
     * @param record sequence of the record that decided; absent when none did
     */
    record Evidence(String release, State state, @Nullable Long record) {}

    List<Control> all() {
        return all;
    }

    /** What reports show, control by control. */
    List<Shown> shown(List<ReleaseReport> reports) {
        return all.stream()
                .map(c -> new Shown(
                        c, c.items().stream().map(id -> shown(id, reports)).toList()))
                .toList();
    }

    private ShownItem shown(String id, List<ReleaseReport> reports) {
        List<Evidence> all = reports.stream()
                .flatMap(r -> r.coverage().sections().stream()
                        .flatMap(section -> section.items().stream())
                        .filter(i -> i.item().id().equals(id))
                        .map(i ->
                                new Evidence(r.release().key(), i.state(), i.by() == null ? null : i.by().sequence())))
                .toList();
        return new ShownItem(
                catalogue.find(id).orElseThrow(),
                all.stream().filter(e -> e.state() == State.MET).toList(),
                all.stream().filter(e -> e.state() == State.NOT_APPLICABLE).count(),
                all.stream()
                        .filter(e -> e.state() == State.NOT_MET || e.state() == State.OPEN)
                        .toList());
    }
}
