package com.maqsafy.releases.rules;

/** There is no such file, or it has no such version; the message begins with its code. */
public class UnknownRuleException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnknownRuleException(String message) {
        super(message);
    }
}
