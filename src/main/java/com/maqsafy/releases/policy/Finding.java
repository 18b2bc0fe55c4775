package com.maqsafy.releases.policy;

import com.maqsafy.releases.evidence.Means;
import com.maqsafy.releases.language.Sentence;
import java.util.Comparator;

/** One reason for which a release may not go on. */
public record Finding(
        @Means("the policy item that is not met; the row's id for a checklist row that a process owner added")
        String item,

        @Means("what is missing and how to mend it, one line")
        String message)
        implements Comparable<Finding> {

    private static final Comparator<Finding> ORDER =
            Comparator.comparing(Finding::item).thenComparing(Finding::message);

    /** The same with a sentence that has a key, so that it is said in every language of ours. */
    public static Finding of(String item, Sentence message) {
        return new Finding(item, message.english());
    }

    @Override
    public int compareTo(Finding other) {
        return ORDER.compare(this, other);
    }
}
