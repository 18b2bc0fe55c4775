package com.maqsafy.releases.verification.process;

import java.util.List;
import java.util.Map;

/**
 * A row of the table {@code applicable-checks} that matched.
 *
 * @param item policy item of the checks
 * @param critical whether the table lets nobody accept a failure; a service's settings may say so all the same
 */
record ApplicableItem(String item, boolean critical) {

    /** Rows as the process holds them; tables of releases that began before rows could be critical answer with items. */
    static List<ApplicableItem> of(List<?> answers) {
        return answers.stream()
                .map(answer -> answer instanceof Map<?, ?> row
                        ? new ApplicableItem(String.valueOf(row.get("item")), Boolean.TRUE.equals(row.get("critical")))
                        : new ApplicableItem(String.valueOf(answer), false))
                .toList();
    }
}
