package com.maqsafy.releases.policy;

/** A rule asks now what was not asked when the gate was evaluated, so nobody knows the answer of then. */
final class NotConsultedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param question what is asked, with what about */
    NotConsultedException(String question) {
        super(question);
    }
}
