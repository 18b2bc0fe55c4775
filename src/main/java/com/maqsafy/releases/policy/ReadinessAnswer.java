package com.maqsafy.releases.policy;

import com.maqsafy.releases.language.Sentence;

/**
 * What the policy left open, answered for a service.
 *
 * @param item {@code OPEN-01} to {@code OPEN-08}
 * @param ready whether releases of the service can start as far as this is concerned
 * @param answer the answer, or what is missing and how to mend it, one line
 */
public record ReadinessAnswer(String item, boolean ready, String answer) {

    /** An answer whose sentence has a key, so that it is said in every language of ours. */
    public static ReadinessAnswer of(String item, boolean ready, Sentence answer) {
        return new ReadinessAnswer(item, ready, answer.english());
    }
}
