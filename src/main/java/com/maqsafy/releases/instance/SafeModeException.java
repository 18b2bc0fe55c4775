package com.maqsafy.releases.instance;

/** Something was not done because the application is in safe mode. */
public final class SafeModeException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param what what was not done, as the beginning of a sentence */
    public SafeModeException(String what) {
        super(words(what));
    }

    /**
     * What the exception says, for refusals of other kinds.
     *
     * @param what what was not done, as the beginning of a sentence
     */
    public static String words(String what) {
        return "REL-INS-002 " + what + " is refused in safe mode: this application may be a copy of production."
                + " An administrator and a second person say which one is: POST /api/instance/claims.";
    }
}
