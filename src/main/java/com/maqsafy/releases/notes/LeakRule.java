package com.maqsafy.releases.notes;

import java.util.List;

/** Finds one family of leaks. A rule knows nothing of other rules and takes time linear in the text. */
interface LeakRule {

    /** Name of the family, in kebab-case. */
    String name();

    /** {@code RULE-04} for secrets, {@code RULE-05} for customer data. */
    String item();

    /** Whether to look also where words broken over two lines are put together. */
    default boolean acrossLines() {
        return false;
    }

    List<Finding> find(FoldedText text);

    /**
     * Something found.
     *
     * @param rule what it is, in kebab-case
     * @param start where it begins in the folded text
     * @param end where it ends, exclusive
     * @param message what it is and what to do
     */
    record Finding(String rule, int start, int end, String message) {}
}
