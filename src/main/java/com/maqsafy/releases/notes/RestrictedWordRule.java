package com.maqsafy.releases.notes;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;

/** Words that the caller does not want in this text, whatever their case. */
final class RestrictedWordRule implements LeakRule {

    private final List<Pattern> words;

    RestrictedWordRule(Collection<String> words) {
        this.words = words.stream()
                .map(w -> FoldedText.of(w).text().strip())
                .filter(w -> !w.isEmpty())
                .map(w -> Pattern.compile(
                        "(?<![\\p{L}\\p{N}])"
                                + String.join(
                                        "\\s{1,9}+",
                                        List.of(w.split("\\s+")).stream()
                                                .map(Pattern::quote)
                                                .toList())
                                + "(?![\\p{L}\\p{N}])",
                        Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE))
                .toList();
    }

    @Override
    public String name() {
        return "restricted-word";
    }

    @Override
    public String item() {
        return "PRIN-07";
    }

    @Override
    public boolean acrossLines() {
        return true;
    }

    @Override
    public List<Finding> find(FoldedText folded) {
        var findings = new ArrayList<Finding>();
        for (Pattern word : words) {
            var matcher = word.matcher(folded.text());
            while (matcher.find()) {
                findings.add(new Finding(
                        name(),
                        matcher.start(),
                        matcher.end(),
                        "A restricted detail of this release; describe it without."));
            }
        }
        return findings;
    }
}
