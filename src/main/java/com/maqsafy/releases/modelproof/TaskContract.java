package com.maqsafy.releases.modelproof;

import static java.util.Objects.requireNonNull;

import com.maqsafy.releases.approval.Duties;

/**
 * A task whose answer decides, so that it stands in its own process only.
 *
 * @param form the form, by which the task is known
 * @param groups who does it, exactly; empty for any groups that there are
 * @param items the policy items and reasons served
 * @param due the instant at which it is due, a variable of its process; empty for any that the table of deadlines says
 */
record TaskContract(String form, String groups, String items, String due) {

    /** A task for any group. */
    static TaskContract task(String form, String items) {
        return new TaskContract(form, "", items, "");
    }

    /** A task whose groups are those of its duty, so that nobody is offered what they may not do. */
    static TaskContract duty(String form, String items) {
        return task(form, items).by(requireNonNull(Duties.byForm().get(form)).role());
    }

    TaskContract by(String exactGroups) {
        return new TaskContract(form, exactGroups, items, due);
    }

    /** Due at an instant that settings or a vulnerability give, not a table. */
    TaskContract dueAt(String instant) {
        return new TaskContract(form, groups, items, instant);
    }

    StepPattern pattern() {
        return StepPattern.form(form);
    }
}
