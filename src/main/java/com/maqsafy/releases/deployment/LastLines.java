package com.maqsafy.releases.deployment;

import java.nio.charset.StandardCharsets;

/**
 * The end of what a running command has written. A line that is still being written is shown only once it stands still,
 * because half a secret passes the filter that finds the whole one; a question that waits for an answer is such a line too.
 */
final class LastLines {

    static final int MOST_BYTES = 4 * 1024;

    private LastLines() {}

    /**
     * @param output all that is known of the output, filtered
     * @param standsStill whether it was the same a while ago
     */
    static String of(String output, boolean standsStill) {
        String whole = standsStill ? output : output.substring(0, output.lastIndexOf('\n') + 1);
        String clean = whole.replace("\0", "");
        if (clean.getBytes(StandardCharsets.UTF_8).length <= MOST_BYTES) {
            return clean;
        }
        int from = clean.length();
        int bytes = 0;
        while (from > 0) {
            int before = clean.offsetByCodePoints(from, -1);
            int size = clean.substring(before, from).getBytes(StandardCharsets.UTF_8).length;
            if (bytes + size > MOST_BYTES) {
                break;
            }
            bytes += size;
            from = before;
        }
        if (clean.charAt(from - 1) == '\n') {
            return clean.substring(from);
        }
        int lineBreak = clean.indexOf('\n', from);
        // A line longer than all that is shown is cut at a blank, or not shown: its beginning may hold half a secret.
        int cut = lineBreak >= 0 && lineBreak < clean.length() - 1 ? lineBreak : clean.indexOf(' ', from);
        return cut < 0 ? "" : clean.substring(cut + 1);
    }
}
