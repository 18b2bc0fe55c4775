package com.maqsafy.releases.command;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * What a command wrote: all of it counted and hashed, the beginning and the end of it kept.
 *
 * <p>Written by one thread and read by another, which may stop waiting before the first is done.
 */
final class CapturedOutput {

    private static final Pattern TERMINAL_SEQUENCE = Pattern.compile("\u001B\\[[0-9;?]*[ -/]*[@-~]");
    // PostgreSQL stores no NUL in text, and the others have no meaning in a record.
    private static final Pattern CONTROL_CHARACTER = Pattern.compile("[\\p{Cntrl}&&[^\n\t]]");

    /** Bytes; a private key in one line, or a long token, is no longer. */
    private static final int LONGEST_SECRET = 4096;

    private final MessageDigest digest;
    private final byte[] head;
    private final byte[] tail;
    private int headLength;
    private long total;

    CapturedOutput(int cap) {
        head = new byte[cap / 2];
        tail = new byte[cap - head.length];
        digest = DigestUtils.getSha256Digest();
    }

    synchronized void add(byte[] bytes, int length) {
        digest.update(bytes, 0, length);
        int toHead = Math.min(length, head.length - headLength);
        System.arraycopy(bytes, 0, head, headLength, toHead);
        headLength += toHead;
        total += toHead;
        for (int i = toHead; i < length; i++) {
            tail[(int) ((total - head.length) % tail.length)] = bytes[i];
            total++;
        }
    }

    synchronized long total() {
        return total;
    }

    synchronized boolean truncated() {
        return total > (long) head.length + tail.length;
    }

    /** SHA-256 of everything added so far. */
    synchronized String sha256() {
        try {
            return HexFormat.of().formatHex(((MessageDigest) digest.clone()).digest());
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("SHA-256 of every Java runtime can be cloned.", e);
        }
    }

    /**
     * The kept text. Where bytes were left out, the cut is moved to the next line break or blank: half a secret would pass
     * the filter that finds the whole one, and half a character is none. Of a line without any of them that goes on and
     * on, such as a progress bar, what is near the cut is left out, more than a secret is long.
     */
    synchronized String text() {
        byte[] beginning = Arrays.copyOf(head, headLength);
        byte[] end = tail();
        if (!truncated()) {
            ByteArrayOutputStream all = new ByteArrayOutputStream(beginning.length + end.length);
            all.writeBytes(beginning);
            all.writeBytes(end);
            return clean(all.toByteArray());
        }
        byte[] keptBeginning = Arrays.copyOf(beginning, endOfBeginning(beginning));
        byte[] keptEnd = Arrays.copyOfRange(end, beginningOfEnd(end), end.length);
        long leftOut = total - keptBeginning.length - keptEnd.length;
        return clean(keptBeginning) + "[... " + leftOut + " bytes left out ...]\n" + clean(keptEnd);
    }

    private byte[] tail() {
        long inTail = total - headLength;
        if (inTail <= tail.length) {
            return Arrays.copyOf(tail, (int) inTail);
        }
        int oldest = (int) (inTail % tail.length);
        byte[] ordered = new byte[tail.length];
        System.arraycopy(tail, oldest, ordered, 0, tail.length - oldest);
        System.arraycopy(tail, 0, ordered, tail.length - oldest, oldest);
        return ordered;
    }

    private static int endOfBeginning(byte[] bytes) {
        for (int i = bytes.length; i > Math.max(0, bytes.length - LONGEST_SECRET); i--) {
            if (bytes[i - 1] == '\n') {
                return i;
            }
        }
        for (int i = bytes.length; i > Math.max(0, bytes.length - LONGEST_SECRET); i--) {
            if (bytes[i - 1] == ' ') {
                return i;
            }
        }
        int cut = Math.max(0, bytes.length - LONGEST_SECRET);
        while (cut > 0 && isInsideCharacter(bytes[cut])) {
            cut--;
        }
        return cut;
    }

    private static int beginningOfEnd(byte[] bytes) {
        for (int i = 0; i < Math.min(bytes.length, LONGEST_SECRET); i++) {
            if (bytes[i] == '\n') {
                return i + 1;
            }
        }
        for (int i = 0; i < Math.min(bytes.length, LONGEST_SECRET); i++) {
            if (bytes[i] == ' ') {
                return i + 1;
            }
        }
        int cut = Math.min(bytes.length, LONGEST_SECRET);
        while (cut < bytes.length && isInsideCharacter(bytes[cut])) {
            cut++;
        }
        return cut;
    }

    /** Whether a byte of UTF-8 belongs to the character before it. */
    private static boolean isInsideCharacter(byte b) {
        return (b & 0xC0) == 0x80;
    }

    private static String clean(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8).replace("\r\n", "\n");
        String plain = TERMINAL_SEQUENCE.matcher(text).replaceAll("");
        return CONTROL_CHARACTER.matcher(plain).replaceAll("\uFFFD");
    }
}
