package com.maqsafy.releases.verification;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place in a log file: its length, and how the file began, by which it is known again after it was rotated.
 *
 * @param offset bytes in the file at that time
 * @param startLength how many of its first bytes were hashed
 * @param startSha256 SHA-256, lower-case hexadecimal, of these bytes
 */
public record LogPosition(long offset, int startLength, String startSha256) {

    private static final Pattern TEXT = Pattern.compile("(\\d{1,18}):(\\d{1,9}):([0-9a-f]{64})");

    public LogPosition {
        if (startLength < 0 || offset < startLength) {
            throw new VerificationException("REL-VER-003 A log mark is not one that was taken here.");
        }
    }

    /** Reads what {@link #toString} wrote. */
    public static LogPosition parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw new VerificationException("REL-VER-003 A log mark is not one that was taken here.");
        }
        return new LogPosition(Long.parseLong(matcher.group(1)), Integer.parseInt(matcher.group(2)), matcher.group(3));
    }

    @Override
    public String toString() {
        return offset + ":" + startLength + ":" + startSha256;
    }
}
