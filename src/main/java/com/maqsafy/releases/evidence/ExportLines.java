package com.maqsafy.releases.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The lines of an export, one at a time: what ends with a line feed, and what is left at the end. */
final class ExportLines {

    private static final int PIECE = 64 * 1024;

    /** More than any line of evidence has: that of a file of the largest size that is kept. */
    private static final int LONGEST = 32 * 1024 * 1024;

    private final InputStream in;
    private byte[] buffer = new byte[PIECE];
    private int start;
    private int end = -1;
    private int filled;
    private int number;

    ExportLines(InputStream in) {
        this.in = in;
    }

    /**
     * Goes to the next line; false when there is none.
     *
     * @throws IOException also when it is longer than any line of evidence
     */
    boolean next() throws IOException {
        start = end + 1;
        end = start;
        while (true) {
            while (end < filled && buffer[end] != '\n') {
                end++;
            }
            if (end < filled) {
                number++;
                return true;
            }
            if (!fill()) {
                boolean rest = start < filled;
                number += rest ? 1 : 0;
                return rest;
            }
        }
    }

    /** Number of the line, from 1; 0 before the first. */
    int number() {
        return number;
    }

    /** @throws CharacterCodingException when it is not UTF-8 */
    String text() throws CharacterCodingException {
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(buffer, start, end - start))
                .toString();
    }

    /** Where the line is, until the next one is asked for. */
    byte[] buffer() {
        return buffer;
    }

    int start() {
        return start;
    }

    int end() {
        return end;
    }

    private boolean fill() throws IOException {
        if (start > 0) {
            // The line that was begun goes to the front; behind the last one there is nothing to move.
            int begun = Math.max(filled - start, 0);
            System.arraycopy(buffer, filled - begun, buffer, 0, begun);
            filled = begun;
            end = begun;
            start = 0;
        }
        if (filled == LONGEST) {
            throw new IOException("line %d has more than %,d bytes".formatted(number + 1, LONGEST));
        }
        if (filled == buffer.length) {
            buffer = Arrays.copyOf(buffer, buffer.length * 2);
        }
        int read = in.read(buffer, filled, buffer.length - filled);
        filled += Math.max(read, 0);
        return read > 0;
    }
}
