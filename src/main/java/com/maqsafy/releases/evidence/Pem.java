package com.maqsafy.releases.evidence;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Textual encoding of keys (RFC 7468). */
final class Pem {

    private Pem() {}

    static String encode(String label, byte[] der) {
        String base64 = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(der);
        return "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(label, base64, label);
    }

    /**
     * The blocks of a text, each as it stands there.
     *
     * @throws IllegalArgumentException when the text has no such block
     */
    static List<String> blocks(String label, String text) {
        List<String> blocks = Pattern.compile(
                        "-----BEGIN " + label + "-----\\s+(.*?)-----END " + label + "-----", Pattern.DOTALL)
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .toList();
        if (blocks.isEmpty()) {
            throw new IllegalArgumentException("No block BEGIN " + label + " found.");
        }
        return blocks;
    }

    /** @throws IllegalArgumentException when the text has no such block */
    static byte[] decode(String label, String text) {
        Matcher block = Pattern.compile(
                        "-----BEGIN " + label + "-----\\s+(.*?)-----END " + label + "-----", Pattern.DOTALL)
                .matcher(text);
        if (!block.find()) {
            throw new IllegalArgumentException("No block BEGIN " + label + " found.");
        }
        return Base64.getMimeDecoder().decode(block.group(1));
    }
}
