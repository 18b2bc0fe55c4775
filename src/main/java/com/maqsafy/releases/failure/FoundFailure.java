package com.maqsafy.releases.failure;

import com.maqsafy.releases.evidence.LedgerRecord.DefinitionVersion;
import org.jspecify.annotations.Nullable;

/**
 * A failure as it was found.
 *
 * @param cause what makes it one and the same failure: the id of the engine's incident, or {@code still:} and the key
 * @param kind what kind of work it is
 * @param subject id of the job or external task, or the key of the release that stands still
 * @param release key of the release
 * @param element id of the model element that failed, if it is known
 * @param definition process definition of that element, if it is known
 * @param what process and element in words
 * @param work topic, delegate, decision or form by which the table {@code failure-owner} knows it
 * @param message what the engine or the worker said, redacted
 * @param tries how often it was tried
 * @param refused whether it may not be done at all, so that it was not tried again
 */
public record FoundFailure(
        String cause,
        Kind kind,
        String subject,
        String release,
        @Nullable String element,
        @Nullable DefinitionVersion definition,
        String what,
        String work,
        String message,
        int tries,
        boolean refused) {

    /** Kinds of work that fail. */
    public enum Kind {
        /** Work inside the engine. */
        JOB("job"),
        /** Work outside the engine. */
        EXTERNAL_TASK("external-task"),
        /** No work at all: nothing is tried, nobody is asked, no timer waits. */
        STANDING_STILL("standing-still");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }

        static Kind ofWord(String word) {
            for (Kind kind : values()) {
                if (kind.word.equals(word)) {
                    return kind;
                }
            }
            throw new IllegalArgumentException("REL-PRC-062 There is no kind of failure '" + word + "'.");
        }
    }

    /** The cause of a release that stands still: as long as it does, that is one failure. */
    public static String standingStill(String release) {
        return "still:" + release;
    }
}
