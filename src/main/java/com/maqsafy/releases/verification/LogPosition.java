package com.maqsafy.releases.verification;

/**
 * A place in a log file: its length, and how the file began, by which it is known again after it was rotated.
 *
 * @param offset bytes in the file at that time
 * @param startLength how many of its first bytes were hashed
 * @param startSha256 SHA-256, lower-case hexadecimal, of these bytes
 */
public record LogPosition(long offset, int startLength, String startSha256) {

    public LogPosition {
        if (startLength < 0 || offset < startLength) {
            throw new VerificationException("REL-VER-003 A log mark is not one that was taken here.");
        }
    }
}
