package com.maqsafy.releases.evidence;

/** What was given cannot be recorded as evidence; nothing of it is kept. The message says what to change. */
public class InvalidEvidenceException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;

    InvalidEvidenceException(String code, String message) {
        super(code + " " + message);
        this.code = code;
    }

    InvalidEvidenceException(String code, String message, Throwable cause) {
        super(code + " " + message, cause);
        this.code = code;
    }

    /** The same of a sentence that begins with its code. */
    static InvalidEvidenceException saying(String sentence) {
        int code = sentence.indexOf(' ');
        return new InvalidEvidenceException(sentence.substring(0, code), sentence.substring(code + 1));
    }

    /** The stable code, e.g. {@code REL-EVI-010}; also the first word of the message. */
    public String code() {
        return code;
    }
}
