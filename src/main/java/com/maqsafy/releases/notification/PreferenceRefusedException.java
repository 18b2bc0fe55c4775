package com.maqsafy.releases.notification;

/** A wish cannot be meant; the message names the field, the rule and the mend. */
public class PreferenceRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    PreferenceRefusedException(String message) {
        super(message);
    }
}
