package com.maqsafy.releases.notes;

import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Secrets by the expressions of {@code releases.notes.extra-patterns}; RE2 reads them in time linear in the text. */
final class ExtraPatternRule implements LeakRule {

    private final Map<String, Pattern> patterns;

    ExtraPatternRule(Map<String, Pattern> patterns) {
        this.patterns = patterns;
    }

    @Override
    public String name() {
        return "extra-pattern";
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
        patterns.forEach((name, pattern) -> {
            var matcher = pattern.matcher(folded.text());
            while (matcher.find()) {
                if (matcher.end() > matcher.start() && !Placeholders.isMasked(matcher.group())) {
                    findings.add(new Finding(
                            name, matcher.start(), matcher.end(), "A secret (" + name + "); remove it and change it."));
                }
            }
        });
        return findings;
    }
}
