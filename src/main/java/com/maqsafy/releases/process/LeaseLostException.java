package com.maqsafy.releases.process;

/** This worker lost its work to another one and leaves it alone; {@code REL-PRC-040}. */
public class LeaseLostException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public LeaseLostException(String work, String why) {
        super("REL-PRC-040 This worker no longer holds the work on " + work + " (" + why
                + "), so it does nothing more with it. Whoever has it now goes on; nothing need be done.");
    }
}
