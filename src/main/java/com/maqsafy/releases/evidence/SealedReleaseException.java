package com.maqsafy.releases.evidence;

/** The ledger of a sealed release takes no further records (VER-05, RULE-06). */
public class SealedReleaseException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public SealedReleaseException(String release) {
        super("REL-EVI-001 The evidence of " + release + " is sealed and takes no further records.");
    }
}
