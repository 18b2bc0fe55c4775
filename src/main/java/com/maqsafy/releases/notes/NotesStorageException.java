package com.maqsafy.releases.notes;

/** Notes could not be stored; {@link #code()} is stable and the message, which starts with it, says what to do. */
public class NotesStorageException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;

    NotesStorageException(String code, String message) {
        super(code + " " + message);
        this.code = code;
    }

    NotesStorageException(String code, String message, Throwable cause) {
        super(code + " " + message, cause);
        this.code = code;
    }

    /** {@code REL-NOT-010} not configured, {@code 011} no version, {@code 012} other notes exist, {@code 013} not written. */
    public String code() {
        return code;
    }
}
