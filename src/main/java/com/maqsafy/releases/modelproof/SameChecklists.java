package com.maqsafy.releases.modelproof;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A hotfix answers both checklists on one form: it has every row of theirs, and no row of its own. A row that somebody adds
 * to a checklist would else never be asked of a hotfix.
 */
final class SameChecklists implements ProofRule {

    private static final String COPY = "hotfix-checklist";
    private static final List<String> ORIGINALS = List.of("pull-request-checklist", "pre-release-checklist");
    private static final String ITEMS = "PR-01..08, PRE-01..15";
    /** Where a field stands and how it is named inside the file may differ. */
    private static final List<String> OF_THE_PLACE = List.of("id", "layout");

    @Override
    public List<String> items() {
        return List.of(ITEMS);
    }

    @Override
    public List<String> objections(ModelSet models) {
        Optional<FormModel> copy = models.form(COPY);
        if (copy.isEmpty()
                || !ORIGINALS.stream().allMatch(form -> models.form(form).isPresent())) {
            return List.of();
        }
        List<String> objections = new ArrayList<>();
        Map<String, JsonNode> left = rows(copy.get());
        for (String original : ORIGINALS) {
            rows(models.form(original).orElseThrow()).forEach((key, row) -> {
                JsonNode copied = left.remove(key);
                if (copied == null) {
                    objections.add(copy.get()
                            .objection(
                                    key,
                                    ITEMS,
                                    "lacks the row %s of %s.form, so it would never be asked of a hotfix; copy the row here, with its reason"
                                            .formatted(key, original)));
                } else if (!copied.equals(row)) {
                    objections.add(copy.get()
                            .objection(
                                    key,
                                    ITEMS,
                                    "differs from the row %s of %s.form, and a hotfix is asked the same; make both the same"
                                            .formatted(key, original)));
                }
            });
        }
        left.keySet()
                .forEach(
                        key -> objections.add(
                                copy.get()
                                        .objection(
                                                key,
                                                ITEMS,
                                                "is a row of neither checklist, so it would be asked of a hotfix only; put it into pre-release-checklist.form too")));
        return objections;
    }

    /** The fields that ask something, by key. */
    private static Map<String, JsonNode> rows(FormModel form) {
        Map<String, JsonNode> rows = new LinkedHashMap<>();
        for (FormModel.Component component : form.components()) {
            if (!component.key().isEmpty() && component.json() instanceof ObjectNode row) {
                rows.put(component.key(), row.deepCopy().without(OF_THE_PLACE));
            }
        }
        return rows;
    }
}
