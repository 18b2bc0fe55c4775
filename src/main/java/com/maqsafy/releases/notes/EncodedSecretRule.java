package com.maqsafy.releases.notes;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Secrets in Base64: what decodes to a text is read by the other rules, up to three times over. */
final class EncodedSecretRule implements LeakRule {

    private static final int DEEPEST = 3;
    private static final int SHORTEST = 20;

    private final List<LeakRule> rules;

    EncodedSecretRule(List<LeakRule> rules) {
        this.rules = List.copyOf(rules);
    }

    @Override
    public String name() {
        return "encoded-secret";
    }

    @Override
    public String item() {
        return "RULE-04";
    }

    @Override
    public boolean acrossLines() {
        return true;
    }

    @Override
    public List<Finding> find(FoldedText folded) {
        var findings = new ArrayList<Finding>();
        for (int[] run : runs(folded.text())) {
            if (leaks(folded.text().substring(run[0], run[1]), 1)) {
                findings.add(new Finding(
                        name(), run[0], run[1], "A secret in Base64; remove it, revoke it and issue a new one."));
            }
        }
        return findings;
    }

    /** Where runs of Base64's characters, of either alphabet, begin and end. */
    private static List<int[]> runs(String text) {
        var runs = new ArrayList<int[]>();
        int start = 0;
        for (int i = 0; i <= text.length(); i++) {
            boolean over = i == text.length() || !encoding(text.charAt(i));
            // What follows an equals sign begins anew: it only fills up at the end.
            boolean again = !over && i > start && text.charAt(i - 1) == '=' && text.charAt(i) != '=';
            if (over || again) {
                if (i - start >= SHORTEST) {
                    runs.add(new int[] {start, i});
                }
                start = again ? i : i + 1;
            }
        }
        return runs;
    }

    private static boolean encoding(char c) {
        return switch (c) {
            case '+', '/', '_', '-', '=' -> true;
            default -> (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        };
    }

    private boolean leaks(String encoded, int depth) {
        String text = decoded(encoded);
        if (text == null) {
            return false;
        }
        FoldedText folded = FoldedText.of(text);
        if (rules.stream().anyMatch(r -> !r.find(folded).isEmpty())) {
            return true;
        }
        if (depth < DEEPEST) {
            for (int[] run : runs(text)) {
                if (leaks(text.substring(run[0], run[1]), depth + 1)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The text, if it is one: UTF-8 without control characters. */
    private static @Nullable String decoded(String encoded) {
        String standard = encoded.replace('-', '+').replace('_', '/').replace("=", "");
        if (standard.length() % 4 == 1) {
            standard = standard.substring(0, standard.length() - 1);
        }
        byte[] bytes = Base64.getDecoder().decode(standard);
        // Most of what is no encoded text shows it at once.
        for (int i = 0; i < bytes.length; i++) {
            if ((bytes[i] >= 0 && bytes[i] < ' ' && bytes[i] != '\n' && bytes[i] != '\r' && bytes[i] != '\t')
                    || bytes[i] == 0x7f) {
                return null;
            }
        }
        // What is no text is told without an exception, which would cost more than all the rest.
        CharBuffer text = CharBuffer.allocate(bytes.length);
        boolean broken = StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes), text, true)
                .isError();
        return broken ? null : text.flip().toString();
    }
}
