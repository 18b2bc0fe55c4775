package com.maqsafy.releases.notes;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Secrets by the expressions of {@code releases.notes.extra-patterns}; one that takes too many steps is given up. */
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
            try {
                var matcher = pattern.matcher(new CountedText(folded.text()));
                while (matcher.find()) {
                    if (matcher.end() > matcher.start()) {
                        findings.add(new Finding(
                                name,
                                matcher.start(),
                                matcher.end(),
                                "A secret (" + name + "); remove it and change it."));
                    }
                }
            } catch (StackOverflowError e) {
                throw new CannotTellException("releases.notes.extra-patterns." + name + " nests too deeply");
            } catch (CannotTellException e) {
                throw new CannotTellException("releases.notes.extra-patterns." + name + " takes too many steps");
            }
        });
        return findings;
    }

    /** Counts how often the expression looks at a character, the only thing that an expression cannot do without. */
    private static final class CountedText implements CharSequence {

        private static final long STEPS_PER_CHARACTER = 200;
        private static final long STEPS_AT_LEAST = 1_000_000;

        private final String text;
        private long left;

        CountedText(String text) {
            this.text = text;
            this.left = STEPS_AT_LEAST + STEPS_PER_CHARACTER * text.length();
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            if (--left < 0) {
                throw new CannotTellException("too many steps");
            }
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.subSequence(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
