package com.maqsafy.releases.settings;

/**
 * One thing that a deployment will need, and the question whether it is there.
 *
 * @param what for people, a few words, e.g. {@code program of step migrate}
 * @param setting full name of the property that says where it is
 * @param local whether the answer is on this machine and comes at once; such a thing is looked at whenever the readiness
 *     of the service is asked for
 * @param question changes nothing, here or elsewhere, and its answer repeats no secret
 */
public record Inspection(String what, String setting, boolean local, Question question) {

    /** Looks. */
    @FunctionalInterface
    public interface Question {

        /**
         * Looks, and says what was found.
         *
         * @throws Exception when it cannot be told; its message is not shown unless it starts with a code
         */
        Finding ask() throws Exception;
    }

    /** How it stands. */
    public enum Outcome {
        OK,
        FAILED,
        NOT_CONFIGURED
    }

    /** An answer, in a sentence that says how to mend what is not there. */
    public record Finding(Outcome outcome, String message) {

        public static Finding ok(String message) {
            return new Finding(Outcome.OK, message);
        }

        public static Finding failed(String message) {
            return new Finding(Outcome.FAILED, message);
        }

        public static Finding notConfigured(String message) {
            return new Finding(Outcome.NOT_CONFIGURED, message);
        }
    }

    /** Something that is looked for on this machine. */
    public static Inspection here(String what, String setting, Question question) {
        return new Inspection(what, setting, true, question);
    }

    /** Something that is asked of another system. */
    public static Inspection elsewhere(String what, String setting, Question question) {
        return new Inspection(what, setting, false, question);
    }
}
