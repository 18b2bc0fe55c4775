package com.maqsafy.releases.evidence;

/** The ledger of a sealed release takes only records of what follows a release (VER-05, RULE-06). */
public class SealedReleaseException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private SealedReleaseException(String message) {
        super(message);
    }

    /** @param kind of the record that was refused */
    static SealedReleaseException refusing(String release, String kind) {
        return new SealedReleaseException("REL-EVI-001 The evidence of " + release + " is sealed and takes no " + kind
                + " record. What follows a release is recorded as one of " + AfterSeal.kinds()
                + "; a change is a new release.");
    }

    static SealedReleaseException nothingNew(String release) {
        return new SealedReleaseException("REL-EVI-006 The evidence of " + release
                + " is sealed up to its last record. Seal it again when a record has followed.");
    }
}
