package com.maqsafy.releases.policy;

import java.util.Comparator;

/**
 * One reason for which a release may not go on.
 *
 * @param item the policy item that is not met; the row's id for a checklist row that a process owner added
 * @param message what is missing and how to mend it, one line
 */
public record Finding(String item, String message) implements Comparable<Finding> {

    private static final Comparator<Finding> ORDER =
            Comparator.comparing(Finding::item).thenComparing(Finding::message);

    @Override
    public int compareTo(Finding other) {
        return ORDER.compare(this, other);
    }
}
