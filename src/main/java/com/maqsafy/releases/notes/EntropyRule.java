package com.maqsafy.releases.notes;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Random-looking strings in the same line shortly after a word such as password, secret or key. */
final class EntropyRule implements LeakRule {

    private static final List<String> WORDS =
            List.of("password", "passphrase", "secret", "token", "credential", "api key", "access key", "api_key");
    private static final int REACH = 60;
    private static final Pattern RUN = Pattern.compile("(?<![A-Za-z0-9+/=_.-])[A-Za-z0-9+/_-]{20,300}+={0,2}+");

    @Override
    public String name() {
        return "random-string";
    }

    @Override
    public String item() {
        return "RULE-04";
    }

    @Override
    public List<Finding> find(FoldedText folded) {
        String text = folded.text();
        var findings = new ArrayList<Finding>();
        var run = RUN.matcher(text).useTransparentBounds(true);
        for (String word : WORDS) {
            // Where words follow each other closely, what lies between is looked at once.
            int scanned = 0;
            for (int at = folded.lower().indexOf(word);
                    at >= 0;
                    at = folded.lower().indexOf(word, at + word.length())) {
                int start = Math.max(at + word.length(), scanned);
                int reach = Math.min(text.length(), at + word.length() + REACH);
                while (start < reach && text.charAt(start) != '\n') {
                    run.region(start, Math.min(text.length(), start + 302));
                    if (run.lookingAt() && random(run.group())) {
                        findings.add(new Finding(
                                name(),
                                start,
                                run.end(),
                                "It looks like a secret; remove it, and change it if it is one."));
                        start = run.end();
                        break;
                    }
                    start++;
                }
                scanned = start;
            }
        }
        return findings;
    }

    /** Digests are of one case, names have their digits in one place: neither passes. */
    private static boolean random(String run) {
        var kinds = Characters.of(run);
        return kinds.lower() >= 2
                && kinds.upper() >= 2
                && kinds.digits() >= 3
                && kinds.digitGroups() >= 2
                && kinds.entropy() >= 3.5;
    }
}
