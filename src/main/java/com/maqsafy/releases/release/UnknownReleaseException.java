package com.maqsafy.releases.release;

/** There is no release with this key. */
public class UnknownReleaseException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UnknownReleaseException(String key) {
        super("REL-REL-003 There is no release '" + key + "'. Keys are service-version, e.g. canteen-api-1.4.2.");
    }
}
